#include "app/core/typing/typingtracker.h"
#include "server/sql/database.h"
#include "server/sql/postgresdialect.h"
#include "tests/faults/pages.h"
#include "tests/faults/rows.h"
#include "tests/faults/stage.h"
#include "tests/support/await.h"

#include <QDir>

namespace Chinwag::Test {

namespace {

using namespace std::chrono_literals;

double untilReady(Stage &stage)
{
    QElapsedTimer since;
    since.start();
    stage.context.require(stage.service.waitForReadiness(QStringLiteral("ready")),
                          QStringLiteral("the nodes stay degraded"));
    return double(since.elapsed());
}

void redisKilled(Context &context)
{
    Stage stage(context);
    if (!stage.stands)
        return;
    stage.service.redis().kill();
    context.landed(stage.service.waitForReadiness(QStringLiteral("degraded")),
                   QStringLiteral("no node has Redis any more"));
    if (!stage.goOn(30s))
        return;
    stage.noteTraffic(2000);
    context.require(stage.service.redis().start(), QStringLiteral("Redis does not start again"));
    context.figure(QStringLiteral("whole again after its return"), untilReady(stage), QStringLiteral("ms"),
                   2000);
    if (stage.traffic->flow(context.pick(50, 1000)))
        stage.conclude();
}

void redisPaused(Context &context)
{
    Stage stage(context);
    if (!stage.stands)
        return;
    QElapsedTimer since;
    since.start();
    stage.service.redis().pause();
    context.landed(stage.service.waitForReadiness(QStringLiteral("degraded")),
                   QStringLiteral("all nodes noticed"));
    context.figure(QStringLiteral("noticed"), double(since.elapsed()), QStringLiteral("ms"), 10'000);
    stage.traffic->resetFigures();
    if (!stage.goOn(50s))
        return;
    stage.noteTraffic(2000);
    stage.service.redis().resume();
    context.figure(QStringLiteral("whole again after its return"), untilReady(stage), QStringLiteral("ms"),
                   5000);
    if (stage.traffic->flow(context.pick(50, 1000)))
        stage.conclude();
}

QByteArray rubbish(QRandomGenerator &random)
{
    QByteArray bytes;
    switch (random.bounded(4)) {
    case 0:
        bytes = "cw"; // begins like ours
        break;
    case 1:
        bytes = "{\"type\":\"event\"}";
        break;
    case 2:
        bytes = QByteArray("cw\x01", 3); // and even with our version
        break;
    default:
        break;
    }
    const int size = random.bounded(1, 2000);
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(random.bounded(1, 256)); // an argument of a program has no NUL
    return bytes;
}

void redisRubbish(Context &context)
{
    Stage stage(context);
    if (!stage.stands)
        return;
    const auto counted = [&] {
        double sum = 0;
        for (int i = 0; i < stage.service.size(); ++i)
            sum += metric(stage.service.node(i).process, "chinwag_relay_foreign_total") +
                   metric(stage.service.node(i).process, "chinwag_relay_forged_total");
        return sum;
    };
    const int pieces = context.pick(30, 1000);
    const QString control =
        QString::fromUtf8(stage.service.redis().cli({QStringLiteral("pubsub"), QStringLiteral("channels"),
                                                     QStringLiteral("cw:*:control")}))
            .trimmed();
    const QString service = control.section(QLatin1Char(':'), 0, 1) + QLatin1Char(':');
    for (int i = 0; i < pieces; ++i) {
        const Person &person =
            stage.people.people.at(context.random().bounded(int(stage.people.people.size())));
        const QStringList channels{service + QStringLiteral("room:") + person.rooms.first().toString(),
                                   service + QStringLiteral("user:") + person.user.id.toString(), control};
        stage.service.redis().cli({QStringLiteral("publish"), channels.at(i % channels.size())},
                                  rubbish(context.random()));
    }
    const bool heard = waitUntil([&] { return counted() * 2 >= pieces; });
    context.landed(
        heard,
        QStringLiteral("%1 pieces of rubbish, counted %2 times by the nodes").arg(pieces).arg(counted()));
    if (!stage.traffic->flow(context.pick(50, 1000)))
        return;
    context.require(stage.traffic->figures().closes.isEmpty(), QStringLiteral("connections ended"));
    stage.conclude();
}

void cutOffFromRedis(Context &context)
{
    Stage stage(context);
    if (!stage.stands)
        return;
    for (const TcpGate::Way way : {TcpGate::Way::Both, TcpGate::Way::ToServer, TcpGate::Way::ToClient}) {
        const int victim = context.random().bounded(stage.service.size());
        SharedService::Node &node = stage.service.node(victim);
        node.toRedis.hold(way);
        const bool noticed = waitUntil([&] { return readiness(node.process) == QLatin1String("degraded"); });
        if (!context.landed(noticed && node.toRedis.held() > 0,
                            QStringLiteral("node %1 is cut off from Redis, %2 bytes wait")
                                .arg(victim)
                                .arg(node.toRedis.held())))
            return;
        stage.traffic->resetFigures();
        if (!stage.goOn(20s))
            return;
        stage.noteTraffic(2000);
        node.toRedis.release();
        context.figure(QStringLiteral("whole again after the cable is back"), untilReady(stage),
                       QStringLiteral("ms"), 5000);
        if (!stage.traffic->flow(context.pick(20, 500)))
            return;
        if (context.isShort())
            break; // noticing takes up to 10 s each time
    }
    stage.conclude();
}

/// Where Redis keeps what it writes to disk when somebody makes it do so.
QString redisDirectory(const RedisServer &redis)
{
    const QList<QByteArray> answer =
        redis.cli({QStringLiteral("config"), QStringLiteral("get"), QStringLiteral("dir")}).split('\n');
    return QString::fromUtf8(answer.value(1).trimmed());
}

int filesWith(const QString &directory, const QByteArray &marker)
{
    int count = 0;
    const QDir root(directory);
    for (const QFileInfo &entry :
         root.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden)) {
        if (entry.isDir()) {
            count += filesWith(entry.filePath(), marker);
            continue;
        }
        QFile file(entry.filePath());
        count += entry.isFile() && file.open(QIODevice::ReadOnly) && file.readAll().contains(marker) ? 1 : 0;
    }
    return count;
}

/// All that PostgreSQL holds; of what every connection writes (devices, tickets) only what names the room.
QByteArray dump(const DatabaseUrl &url, const RoomId &room)
{
    const auto database = openDatabase(std::make_unique<PostgresDialect>(url));
    if (!database)
        return {};
    const auto all = await<QByteArray>([&](auto done) {
        database->read<QByteArray>(
            [room](Connection &connection) {
                QStringList tables;
                auto names =
                    connection.rows(QStringLiteral("SELECT table_name FROM information_schema.tables "
                                                   "WHERE table_schema = 'public' ORDER BY 1"));
                while (names.next())
                    tables.append(names.text(0));
                QByteArray text;
                for (const QString &table : std::as_const(tables)) {
                    const bool changes =
                        table == QLatin1String("devices") || table == QLatin1String("tickets");
                    auto rows =
                        connection.rows(QStringLiteral("SELECT t::text FROM %1 t ORDER BY 1").arg(table));
                    while (rows.next()) {
                        if (!changes || rows.text(0).contains(room.toString()))
                            text += table.toUtf8() + ' ' + rows.text(0).toUtf8() + '\n';
                    }
                }
                return text;
            },
            done);
    });
    return all ? *all : QByteArray();
}

/// Two people type to each other across nodes and never send anything.
bool typeAcross(Context &context, SharedService &service, const Population &people)
{
    QtTimerScheduler timers;
    HttpServerApi api(timers);
    std::vector<std::unique_ptr<FaultClient>> clients;
    for (int i = 0; i < 2; ++i) {
        clients.push_back(std::make_unique<FaultClient>(
            people.people.at(i), localUrl(service.node(i).process.port()), api,
            context.path(QStringLiteral("typist%1").arg(i)), QString(), FaultClient::Observer()));
        clients.back()->start();
    }
    if (!context.require(waitUntil([&] { return clients[0]->isOnline() && clients[1]->isOnline(); }),
                         QStringLiteral("the typists do not get in")))
        return false;
    const RoomId room = people.rooms.first();
    for (int i = 0; i < 2; ++i) {
        FaultClient &typist = *clients[std::size_t(i)];
        FaultClient &other = *clients[std::size_t(1 - i)];
        typist.type(room, QStringLiteral("nobody will ever read this"));
        if (!context.landed(waitUntil([&] {
                                return other.session().typing().typing(room).contains(
                                    typist.person().user.id);
                            }),
                            QStringLiteral("node %1 shows who types on node %2").arg(1 - i).arg(i)))
            return false;
    }
    return true;
}

void typingLeavesNoTrace(Context &context)
{
    const Population people = Population::make(2, 1);
    SharedService service(context, 2);
    service.redis().addArguments({QStringLiteral("--appendonly"), QStringLiteral("yes")});
    if (!service.start(people))
        return;
    const QByteArray room = people.rooms.first().toString().toUtf8();
    const auto logs = [&] {
        return service.node(0).process.log() + service.node(1).process.log() + service.redis().log();
    };
    const QByteArray before = dump(service.database(), people.rooms.first());
    if (!typeAcross(context, service, people))
        return;
    // Both of Redis's ways to write to disk, now.
    service.redis().cli({QStringLiteral("save")});
    const QString directory = redisDirectory(service.redis());
    context.require(QFile::exists(directory + QStringLiteral("/dump.rdb")),
                    QStringLiteral("Redis did not write its dump"));
    context.require(filesWith(directory, room) == 0,
                    QStringLiteral("Redis has the typists' room on its disk"));
    context.require(filesWith(directory, "typing") == 0, QStringLiteral("Redis has typing on its disk"));
    for (const Person &person : people.people)
        context.require(!logs().contains(person.user.id.toString().toUtf8()),
                        QStringLiteral("a log names a typist"));
    context.require(!logs().contains(room), QStringLiteral("a log names the typists' room"));
    context.require(!before.isEmpty() && dump(service.database(), people.rooms.first()) == before,
                    QStringLiteral("PostgreSQL is not what it was before they typed"));
}

} // namespace

QList<Row> redisRows()
{
    return {
        {"redis-killed", "Redis, kill -9, comes back empty", redisKilled},
        {"redis-paused", "Redis, SIGSTOP", redisPaused},
        {"redis-rubbish", "rubbish on Redis's channels", redisRubbish},
        {"redis-cut-off", "one node cut off from Redis, both ways and one way only", cutOffFromRedis},
        {"typing-no-trace", "typing across nodes is found nowhere on disk", typingLeavesNoTrace},
    };
}

} // namespace Chinwag::Test
