#include "tests/faults/pages.h"
#include "tests/faults/rows.h"
#include "tests/faults/stage.h"

namespace Chinwag::Test {

namespace {

using namespace std::chrono_literals;

constexpr int watchers = 3;

/// A replica of the service's Redis, and three Sentinels of whom two must agree.
class Watch
{
public:
    Watch(Context &context, RedisServer &first)
        : m_context(context)
        , m_master(&first)
        , m_replica(&m_second)
    {
    }

    [[nodiscard]] bool start()
    {
        m_second.addArguments({QStringLiteral("--replicaof"), QStringLiteral("127.0.0.1"),
                               QString::number(m_master->port()),
                               QStringLiteral("--repl-diskless-sync-delay"), QStringLiteral("0")});
        bool started = m_second.start() && waitUntil([this] { return hasReplica(); });
        for (RedisServer &sentinel : m_sentinels) {
            sentinel.watch(*m_master, 2);
            started = started && sentinel.start();
        }
        // Each has heard of the others and of the replica.
        started =
            started && waitUntil([this] {
                return std::all_of(m_sentinels.begin(), m_sentinels.end(), [](RedisServer &sentinel) {
                    const QByteArray log = sentinel.log();
                    return log.contains("+slave slave") && log.count("+sentinel sentinel") >= watchers - 1;
                });
            });
        return m_context.require(started, QStringLiteral("the Sentinels do not watch"));
    }

    QString url() const
    {
        QStringList hosts;
        for (const RedisServer &sentinel : m_sentinels)
            hosts.append(QStringLiteral("127.0.0.1:%1").arg(sentinel.port()));
        return QStringLiteral("sentinel://%1/mymaster").arg(hosts.join(QLatin1Char(',')));
    }

    RedisServer &master() { return *m_master; }
    RedisServer &replica() { return *m_replica; }
    /// In an orderly way: the old master lives on and becomes read-only.
    void demote()
    {
        m_sentinels[0].cli(
            {QStringLiteral("sentinel"), QStringLiteral("failover"), QStringLiteral("mymaster")});
    }
    bool waitForNewMaster()
    {
        const bool promoted =
            waitUntil([this] { return m_replica->cli({QStringLiteral("role")}).startsWith("master"); });
        std::swap(m_master, m_replica);
        return m_context.require(promoted, QStringLiteral("no replica becomes the master"));
    }
    /// The old master is back, and follows the new one.
    bool waitForReplica()
    {
        return m_context.require(waitUntil([this] { return hasReplica(); }),
                                 QStringLiteral("the old master does not become a replica"));
    }

private:
    bool hasReplica() const
    {
        return m_master->cli({QStringLiteral("info"), QStringLiteral("replication")})
            .contains("state=online");
    }

    Context &m_context;
    RedisServer m_second;
    std::array<RedisServer, watchers> m_sentinels;
    RedisServer *m_master;
    RedisServer *m_replica;
};

double outages(Stage &stage)
{
    double sum = 0;
    for (int i = 0; i < stage.service.size(); ++i)
        sum += metric(stage.service.node(i).process, "chinwag_relay_outages_total");
    return sum;
}

bool failOver(Stage &stage, Watch &watch, bool orderly)
{
    Context &context = stage.context;
    const double before = outages(stage);
    stage.traffic->resetFigures();
    if (orderly)
        watch.demote();
    else
        watch.master().kill();
    if (!watch.waitForNewMaster())
        return false;
    QElapsedTimer since;
    since.start();
    const bool lost = waitUntil([&] { return outages(stage) >= before + stage.service.size(); });
    context.landed(lost, orderly ? QStringLiteral("all nodes lost a master that became a replica")
                                 : QStringLiteral("all nodes lost a master that was killed"));
    context.require(stage.service.waitForReadiness(QStringLiteral("ready")),
                    QStringLiteral("the nodes stay degraded"));
    context.figure(QStringLiteral("whole again after there is a new master"), double(since.elapsed()),
                   QStringLiteral("ms"), 5000);
    for (int i = 0; i < stage.service.size(); ++i)
        context.require(metric(stage.service.node(i).process, "chinwag_relay_available") > 0,
                        QStringLiteral("a node is alone"));
    if (!stage.traffic->flow(context.pick(50, 500)))
        return false;
    stage.noteTraffic(5000);
    return true;
}

void sentinelFailover(Context &context)
{
    std::unique_ptr<Watch> watch;
    Stage stage(context, [&](SharedService &service) {
        watch = std::make_unique<Watch>(context, service.redis());
        if (!watch->start())
            return;
        for (int i = 0; i < service.size(); ++i)
            service.node(i).redisUrl = watch->url();
    });
    if (!stage.stands || context.failed())
        return;
    for (int round = 0; round < context.pick(1, 4); ++round) {
        const bool orderly = round % 2 == 1;
        if (!failOver(stage, *watch, orderly))
            return;
        // A killed one comes back as it was started, and the Sentinels tell it whom to follow.
        if (!orderly && !context.isShort() &&
            !context.require(watch->replica().start(), QStringLiteral("Redis does not start again")))
            return;
        if (!context.isShort() && !watch->waitForReplica())
            return;
        // Sentinels refuse to fail over again at once.
        if (!context.isShort())
            lastFor(5s);
    }
    stage.conclude();
}

} // namespace

QList<Row> sentinelRows()
{
    return {{"sentinel-failover", "the master of two Redis, killed or made a replica under three Sentinels",
             sentinelFailover}};
}

} // namespace Chinwag::Test
