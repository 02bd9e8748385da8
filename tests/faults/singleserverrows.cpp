#include "app/core/rooms/roomactions.h"
#include "server/sql/database.h"
#include "server/sql/sqlitedialect.h"
#include "tests/faults/pages.h"
#include "tests/faults/rows.h"
#include "tests/faults/singleserver.h"
#include "tests/faults/traffic.h"

#include <QDir>
#include <QProcess>

#include <csignal>

namespace Chinwag::Test {

namespace {

// The first reconnect comes after 1 s × 0.5–1.0; a coarse timer may be 5 % early.
constexpr double soonest = 450; // ms

/// Ends the traffic and the server and lets the checker judge.
void conclude(SingleServer &server, const Population &people, std::unique_ptr<Traffic> traffic)
{
    traffic->settle();
    const auto witnesses = traffic->witnesses();
    traffic.reset();
    server.conclude(people, witnesses);
}

/// SIGKILL while it is writing; true when the process is gone by it.
bool killServer(Context &context, SingleServer &server)
{
    const qint64 pid = server.process().processId();
    server.process().kill();
    return context.require(pid > 0 && !server.process().isRunning(),
                           QStringLiteral("the server does not die"));
}

void serverKilledWhileWriting(Context &context)
{
    const Population people = usualPeople(context);
    SingleServer server(context);
    if (!server.start(people))
        return;
    auto traffic = std::make_unique<Traffic>(context, people, server.url());
    if (!traffic->start())
        return;
    const int kills = context.pick(20, 500);
    constexpr int burst = 40;
    int inTheMiddle = 0;
    QList<double> restarts;
    for (int kill = 0; kill < kills; ++kill) {
        traffic->burst(burst);
        if (!traffic->flow(context.random().bounded(1, burst)))
            return;
        inTheMiddle += traffic->unsent() > 0 ? 1 : 0;
        if (!killServer(context, server))
            return;
        if (!context.require(waitUntil([&] { return traffic->online() == 0; }),
                             QStringLiteral("clients do not notice that the server is dead")))
            return;
        QElapsedTimer ready;
        ready.start();
        if (!server.restart())
            return;
        restarts.append(double(ready.elapsed()));
        if (!traffic->bringBack())
            return;
    }
    context.landed(
        inTheMiddle > kills / 2,
        QStringLiteral("%1 kills, %2 of them with messages on their way").arg(kills).arg(inTheMiddle));
    context.figure(QStringLiteral("ready after a kill, p99"), percentile(restarts, 0.99),
                   QStringLiteral("ms"), 1000);
    traffic->settle();
    context.figure(QStringLiteral("acknowledged"), double(traffic->acknowledged()),
                   QStringLiteral("messages"));
    const auto witnesses = traffic->witnesses();
    traffic.reset();
    server.conclude(people, witnesses);
}

/// 64 MiB that a row can fill. Needs root.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &path)
        : m_path(path)
    {
        QDir().mkpath(path);
        m_mounted = QProcess::execute(QStringLiteral("mount"),
                                      {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                                       QStringLiteral("size=64m"), QStringLiteral("tmpfs"), path}) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            QProcess::execute(QStringLiteral("umount"), {QStringLiteral("-l"), m_path});
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)

    bool isMounted() const { return m_mounted; }
    /// True when nothing more goes onto it.
    bool fill()
    {
        m_filler.setFileName(m_path + QStringLiteral("/filler"));
        if (!m_filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return false;
        const QByteArray page(4096, 'x');
        while (m_filler.write(page) == page.size()) {
        }
        return m_filler.error() != QFileDevice::NoError;
    }
    void empty() { m_filler.remove(); }

private:
    QString m_path;
    bool m_mounted = false;
    QFile m_filler;
};

void killedWithManyEvents(Context &context)
{
    const Population people = Population::make(1, 1);
    SingleServer server(context);
    if (!server.start(people) || !killServer(context, server))
        return;
    const qint64 events = context.pick(5000, 1'000'000);
    auto database = openDatabase(std::make_unique<SqliteDialect>(server.databaseFile()));
    const bool written =
        database && writeHistory(*database, people.rooms.first(), people.people.first().user.id, events);
    database.reset();
    if (!context.landed(written, QStringLiteral("%1 events are in the database").arg(events)))
        return;
    QList<double> restarts;
    for (int kill = 0; kill < context.pick(3, 20); ++kill) {
        QElapsedTimer ready;
        ready.start();
        if (!server.restart())
            return;
        restarts.append(double(ready.elapsed()));
        if (!killServer(context, server))
            return;
    }
    context.figure(QStringLiteral("ready after a kill, slowest"), percentile(restarts, 1),
                   QStringLiteral("ms"), 1000);
}

void diskFull(Context &context)
{
    const Population people = usualPeople(context);
    SmallDisk disk(context.path(QStringLiteral("disk")));
    if (!context.require(disk.isMounted(), QStringLiteral("a tmpfs cannot be mounted")))
        return;
    SingleServer server(context);
    server.setDataDirectory(context.path(QStringLiteral("disk/server")));
    if (!server.start(people))
        return;
    auto traffic = std::make_unique<Traffic>(context, people, server.url());
    const int writers = int(people.people.size()) - 1;
    traffic->setWriters(writers);
    if (!traffic->start() || !traffic->flow(context.pick(50, 2000)))
        return;
    context.require(disk.fill(), QStringLiteral("the disk does not fill"));
    const auto refusals = [&] { return traffic->figures().refusals.value(ErrorCode::Temporary); };
    const int wanted = context.pick(5, 200);
    const bool refused = waitUntil([&] { return refusals() >= wanted; });
    context.landed(refused, QStringLiteral("%1 messages were refused as temporary").arg(refusals()));
    context.require(server.process().isRunning(), QStringLiteral("the server gave up"));
    FaultClient &reader = *traffic->clients().back();
    std::optional<bool> readable;
    reader.session().roomActions().members(
        reader.person().rooms.first(),
        [&](const Result<QList<Member>, Error> &answer) { readable = answer.hasValue(); });
    context.require(waitUntil([&] { return readable.has_value(); }) && *readable,
                    QStringLiteral("reads do not work"));
    disk.empty();
    // Somebody whose outbox is not waiting for its next try.
    QElapsedTimer since;
    since.start();
    const auto sent = reader.send(reader.person().rooms.first(), QStringLiteral("there is space again"));
    context.require(sent && waitUntil([&] { return reader.unsent() == 0; }),
                    QStringLiteral("it does not go on"));
    context.figure(QStringLiteral("goes on after space returns"), double(since.elapsed()),
                   QStringLiteral("ms"), 5000);
    conclude(server, people, std::move(traffic));
}

void drained(Context &context)
{
    const Population people = Population::make(context.pick(40, 2000), context.pick(8, 200));
    SingleServer server(context);
    if (!server.start(people))
        return;
    auto traffic = std::make_unique<Traffic>(context, people, server.url());
    if (!traffic->start() || !traffic->flow(context.pick(50, 1000)))
        return;
    traffic->burst(40);
    traffic->resetFigures();
    QElapsedTimer leaving;
    leaving.start();
    server.process().sendSignal(SIGTERM);
    context.require(waitUntil([&] { return !server.process().isRunning(); }),
                    QStringLiteral("the server does not end"));
    context.figure(QStringLiteral("exit"), double(leaving.elapsed()), QStringLiteral("ms"), 15'000);
    const int code = server.process().waitForExit();
    context.require(code == 0, QStringLiteral("it ended with %1").arg(code));
    waitUntil([&] { return traffic->online() == 0; });
    const int politely = traffic->figures().closes.value(quint16(CloseCode::GoingAway));
    // Whoever was writing at that moment may be reset before it reads the Close.
    context.landed(politely > int(people.people.size()) * 9 / 10,
                   QStringLiteral("%1 clients were closed with 1001").arg(politely));
    if (!server.restart() || !traffic->bringBack())
        return;
    server.process().sendSignal(SIGTERM);
    waitUntil([&] {
        return server.process().log().count("drain") > 1 || traffic->online() < int(people.people.size());
    });
    server.process().sendSignal(SIGTERM);
    leaving.restart();
    context.require(waitUntil([&] { return !server.process().isRunning(); }),
                    QStringLiteral("the second signal does not end it"));
    context.figure(QStringLiteral("exit at the second signal"), double(leaving.elapsed()),
                   QStringLiteral("ms"), 2000);
    if (server.restart())
        conclude(server, people, std::move(traffic));
}

void reconnectStorm(Context &context)
{
    const int count = context.pick(60, 5000);
    const Population people = Population::make(count, context.pick(12, 500));
    SingleServer server(context);
    if (!server.start(people))
        return;
    // Past the gate: that many connections twice more would be what is measured.
    auto traffic = std::make_unique<Traffic>(context, people, localUrl(server.process().port()));
    if (!traffic->start() || !traffic->flow(context.pick(50, 1000)) || !killServer(context, server))
        return;
    traffic->setFlowing(false);
    context.landed(waitUntil([&] { return traffic->online() == 0; }),
                   QStringLiteral("%1 clients lost their server at once").arg(count));
    if (!server.restart())
        return;
    context.require(traffic->waitUntilOnline(), QStringLiteral("not everybody comes back"));
    const QList<double> returns = traffic->figures().returns;
    context.figure(QStringLiteral("back, 95 %"), percentile(returns, 0.95), QStringLiteral("ms"), 10'000);
    context.figure(QStringLiteral("back, all"), percentile(returns, 1), QStringLiteral("ms"), 35'000);
    context.figure(QStringLiteral("back, the fastest"), percentile(returns, 0), QStringLiteral("ms"));
    context.require(percentile(returns, 0) >= soonest,
                    QStringLiteral("somebody was faster than the schedule"));
    context.require(metric(server.process(), "chinwag_logins_total") == 0,
                    QStringLiteral("passwords were hashed"));
    conclude(server, people, std::move(traffic));
}

void cablePulled(Context &context)
{
    const Population people = usualPeople(context);
    SingleServer server(context);
    if (!server.start(people))
        return;
    auto traffic = std::make_unique<Traffic>(context, people, server.url());
    if (!traffic->start() || !traffic->flow(context.pick(50, 1000)))
        return;
    server.gate().hold(TcpGate::Way::Both);
    context.landed(waitUntil([&] { return server.gate().held() > 0; }),
                   QStringLiteral("bytes wait at the cut"));
    if (!context.isShort()) {
        QElapsedTimer pulled;
        pulled.start();
        context.require(waitUntil([&] { return metric(server.process(), "chinwag_sessions") == 0; }),
                        QStringLiteral("the server keeps clients that are gone"));
        context.figure(QStringLiteral("the server drops them all"), double(pulled.elapsed()),
                       QStringLiteral("ms"), 42'000);
    }
    server.gate().release();
    traffic->networkChanged();
    QElapsedTimer plugged;
    plugged.start();
    if (!traffic->flow(20))
        return;
    context.require(traffic->waitUntilOnline(), QStringLiteral("not everybody comes back"));
    context.figure(QStringLiteral("everybody back"), double(plugged.elapsed()), QStringLiteral("ms"), 3000);
    conclude(server, people, std::move(traffic));
}

} // namespace

QList<Row> singleServerRows()
{
    return {
        {"server-killed", "chinwagd on SQLite, kill -9 while it writes", serverKilledWhileWriting},
        {"server-killed-large", "the same with a million events in the database", killedWithManyEvents},
        {"disk-full", "the disk of SQLite is full, and has space again", diskFull, true},
        {"drain", "SIGTERM under many clients, then a second one", drained},
        {"reconnect-storm", "all clients lose their server at once", reconnectStorm},
        {"cable-pulled", "no packet gets through, and nobody is told", cablePulled},
    };
}

} // namespace Chinwag::Test
