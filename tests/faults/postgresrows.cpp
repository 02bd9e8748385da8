#include "tests/faults/pages.h"
#include "tests/faults/stage.h"
#include "tests/support/faultproxy.h"

namespace Chinwag::Test {

namespace {

using namespace std::chrono_literals;

const QByteArray commitStatement("COMMIT\0", 7); // with its end: BEGIN says COMMITTED

/// Puts PostgreSQL out of the way, and back.
struct Outage
{
    std::function<void(Stage &)> begin;
    std::function<bool(Stage &)> end;
    std::chrono::milliseconds fully{};
};

/// Nothing may be acknowledged once every node has refused something.
void writeInVain(Stage &stage, std::chrono::milliseconds fully)
{
    Context &context = stage.context;
    const auto refusals = [&] { return stage.traffic->figures().refusals.value(ErrorCode::Temporary); };
    const int many = int(stage.people.people.size());
    const bool refused = waitUntil([&] { return refusals() >= many; });
    context.landed(refused, QStringLiteral("%1 messages were refused as temporary").arg(refusals()));
    const qint64 before = stage.traffic->acknowledged();
    if (context.isShort())
        waitUntil([&] { return refusals() >= 2 * many; });
    else
        lastFor(fully);
    context.require(stage.traffic->acknowledged() == before,
                    QStringLiteral("something was acknowledged without a database"));
    context.figure(QStringLiteral("refused after, p99"),
                   percentile(stage.traffic->figures().refusedAfter, 0.99), QStringLiteral("ms"), 2000);
}

double untilAllRead(Stage &stage)
{
    QElapsedTimer since;
    since.start();
    QtTimerScheduler timers;
    HttpServerApi api(timers);
    for (int i = 0; i < stage.service.size(); ++i) {
        std::optional<bool> answer;
        const auto ask = [&] {
            answer.reset();
            api.account(localUrl(stage.service.node(i).process.port()), stage.people.people.first().token)
                ->publicRooms({}, {},
                              [&](const Result<RoomsPage, Error> &rooms) { answer = rooms.hasValue(); });
        };
        ask();
        const bool reads = waitUntil([&] {
            if (answer == false)
                ask();
            return answer == true;
        });
        stage.context.require(reads, QStringLiteral("a node does not find its database again"));
    }
    return double(since.elapsed());
}

/// Nobody writes anything new, and whose outbox has waited sends what it has.
void sendWhatWaited(Stage &stage)
{
    const qsizetype waiting = stage.traffic->unsent();
    stage.traffic->setFlowing(false);
    QElapsedTimer since;
    since.start();
    stage.context.require(waitUntil([&] { return stage.traffic->unsent() == 0; }),
                          QStringLiteral("what waited is never stored"));
    stage.context.figure(QStringLiteral("the %1 messages that waited are stored").arg(waiting),
                         double(since.elapsed()), QStringLiteral("ms"), 5000);
    stage.traffic->setFlowing(true);
}

void goWithout(Context &context, const Outage &outage)
{
    Stage stage(context);
    if (!stage.stands)
        return;
    FaultClient &fresh = *stage.traffic->clients().back();
    stage.traffic->setWriters(int(stage.people.people.size()) - 1);
    waitUntil([&] { return fresh.unsent() == 0; });
    stage.traffic->resetFigures();
    outage.begin(stage);
    writeInVain(stage, outage.fully);
    context.require(stage.traffic->figures().closes.isEmpty(), QStringLiteral("sockets did not stay open"));
    if (!context.require(outage.end(stage), QStringLiteral("PostgreSQL does not come back")))
        return;
    context.figure(QStringLiteral("every node reads again"), untilAllRead(stage), QStringLiteral("ms"), 3000);
    // Somebody who has waited for nothing, then all the others.
    const auto sent = fresh.send(fresh.person().rooms.first(), QStringLiteral("the database is back"));
    if (!context.require(sent && waitUntil([&] { return fresh.unsent() == 0; }),
                         QStringLiteral("it does not go on")))
        return;
    sendWhatWaited(stage);
    if (stage.traffic->flow(context.pick(50, 1000)))
        stage.conclude();
}

void postgresKilled(Context &context)
{
    goWithout(context, {[](Stage &stage) { stage.service.postgres().kill(); },
                        [](Stage &stage) { return stage.service.postgres().start(); }, 10s});
}

void postgresPaused(Context &context)
{
    goWithout(context, {[](Stage &stage) { stage.service.postgres().pause(); },
                        [](Stage &stage) {
                            stage.service.postgres().resume();
                            return true;
                        },
                        20s});
}

void postgresRestarted(Context &context)
{
    Stage stage(context);
    if (!stage.stands)
        return;
    for (int restart = 0; restart < context.pick(2, 20); ++restart) {
        stage.traffic->resetFigures();
        stage.traffic->burst(40);
        const bool restarted = stage.service.postgres().restart(
            restart % 2 == 0 ? PostgresServer::Mode::Fast : PostgresServer::Mode::Immediate);
        if (!context.landed(restarted, QStringLiteral("restart %1").arg(restart)))
            return;
        if (!stage.traffic->flow(context.pick(80, 400)))
            return;
        context.require(stage.traffic->figures().closes.isEmpty(),
                        QStringLiteral("sockets did not stay open"));
        context.figure(QStringLiteral("longest time without an acknowledgement"),
                       double(stage.traffic->figures().longestSilence), QStringLiteral("ms"));
    }
    stage.conclude();
}

double duplicates(Stage &stage)
{
    double sum = 0;
    for (int i = 0; i < stage.service.size(); ++i)
        sum += metric(stage.service.node(i).process, "chinwag_duplicates_total");
    return sum;
}

/// In a room where nobody else writes, nothing but the answer to the second try tells the sender.
void resendIntoSilence(Stage &stage, FaultProxy &proxy)
{
    Context &context = stage.context;
    stage.traffic->setFlowing(false);
    waitUntil([&] { return stage.traffic->unsent() == 0; });
    const auto &clients = stage.traffic->clients();
    const auto sender = std::find_if(clients.begin(), clients.end(),
                                     [&](const auto &client) { return stage.service.nodeOf(*client) == 0; });
    if (!context.require(sender != clients.end(), QStringLiteral("nobody is on the node")))
        return;
    const double before = duplicates(stage);
    const int rounds = context.pick(2, 30);
    for (int round = 0; round < rounds; ++round) {
        const QString text = QStringLiteral("into silence %1").arg(round);
        proxy.cutAt(commitStatement, FaultProxy::Cut::BeforeAnswer, text.toUtf8()); // not the index's COMMIT
        const auto sent = (*sender)->send((*sender)->person().rooms.first(), text);
        if (!context.require(sent && waitUntil([&] { return (*sender)->unsent() == 0; }),
                             QStringLiteral("the resend is never acknowledged")))
            return;
    }
    const double again = duplicates(stage) - before;
    context.landed(again >= rounds, QStringLiteral("%1 resends got the answer of the first try").arg(again));
}

void commitAnswerLost(Context &context)
{
    std::unique_ptr<FaultProxy> proxy;
    Stage stage(context, [&](SharedService &service) {
        proxy = std::make_unique<FaultProxy>(service.postgres().port());
        service.node(0).postgresPort = proxy->port();
    });
    if (!stage.stands)
        return;
    const int rounds = context.pick(3, 60);
    for (int round = 0; round < rounds; ++round) {
        const int before = proxy->cuts();
        proxy->cutAt(commitStatement,
                     round % 3 == 2 ? FaultProxy::Cut::BeforeDelivery : FaultProxy::Cut::BeforeAnswer);
        stage.traffic->burst(20);
        if (!context.require(waitUntil([&] { return proxy->cuts() > before; }),
                             QStringLiteral("no COMMIT goes by")) ||
            !stage.traffic->flow(context.pick(40, 60)))
            return;
    }
    context.landed(proxy->cuts() == rounds,
                   QStringLiteral("%1 COMMITs without an answer").arg(proxy->cuts()));
    resendIntoSilence(stage, *proxy);
    stage.conclude();
}

void cutOffFromPostgres(Context &context)
{
    Stage stage(context);
    if (!stage.stands)
        return;
    for (const TcpGate::Way way : {TcpGate::Way::Both, TcpGate::Way::ToServer, TcpGate::Way::ToClient}) {
        stage.traffic->resetFigures();
        const int victim = context.random().bounded(stage.service.size());
        TcpGate &cable = stage.service.node(victim).toPostgres;
        cable.hold(way);
        const auto refusals = [&] { return stage.traffic->figures().refusals.value(ErrorCode::Temporary); };
        const bool refused = waitUntil([&] { return refusals() > 0; });
        if (!context.landed(refused && cable.held() > 0,
                            QStringLiteral("node %1 refuses, %2 bytes wait").arg(victim).arg(cable.held())))
            return;
        if (!stage.goOn(20s)) // on the other nodes
            return;
        context.figure(QStringLiteral("refused after, p99"),
                       percentile(stage.traffic->figures().refusedAfter, 0.99), QStringLiteral("ms"), 2000);
        cable.release();
        context.figure(QStringLiteral("every node reads again"), untilAllRead(stage), QStringLiteral("ms"),
                       5000);
        sendWhatWaited(stage);
        if (!stage.traffic->flow(context.pick(20, 500)))
            return;
        if (context.isShort())
            break;
    }
    stage.conclude();
}

} // namespace

QList<Row> postgresRows()
{
    return {
        {"postgres-killed", "PostgreSQL, kill -9", postgresKilled},
        {"postgres-paused", "PostgreSQL, SIGSTOP", postgresPaused},
        {"postgres-restarted", "PostgreSQL, restarted in order and as after a crash", postgresRestarted},
        {"commit-answer-lost", "the answer to COMMIT, or COMMIT itself, is lost", commitAnswerLost},
        {"postgres-cut-off", "one node cut off from PostgreSQL, both ways and one way only",
         cutOffFromPostgres},
    };
}

} // namespace Chinwag::Test
