#include "tests/faults/sharedservice.h"

#include "server/sql/database.h"
#include "server/sql/postgresdialect.h"
#include "tests/faults/pages.h"

#include <csignal>
#include <cstdio>

namespace Chinwag::Test {

namespace {

QString nameOf(int node) { return QStringLiteral("node%1").arg(node); }

QString urlOf(const DatabaseUrl &database, quint16 port)
{
    const auto escaped = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return QStringLiteral("postgresql://%1:%2@127.0.0.1:%3/%4")
        .arg(escaped(database.user), escaped(database.password))
        .arg(port)
        .arg(escaped(database.name));
}

} // namespace

SharedService::SharedService(Context &context, int nodes)
    : m_context(context)
{
    for (int i = 0; i < nodes; ++i)
        m_nodes.push_back(std::make_unique<Node>());
}

SharedService::~SharedService()
{
    m_nodes.clear();
    if (m_postgres && !m_database.name.isEmpty() && m_postgres->isRunning())
        m_postgres->dropDatabase(m_database);
}

bool SharedService::prepare(const Population &population)
{
    m_postgres = PostgresServer::shared();
    const bool started = m_postgres && m_redis.start();
    m_context.require(started, QStringLiteral("Redis or PostgreSQL does not start"));
    if (!started)
        return false;
    m_database = m_postgres->createDatabase();
    const auto database =
        m_database.name.isEmpty() ? nullptr : openDatabase(std::make_unique<PostgresDialect>(m_database));
    return m_context.require(database && population.settle(*database),
                             QStringLiteral("the database is not made"));
}

bool SharedService::startNodes()
{
    QList<quint16> ports;
    for (int i = 0; i < size(); ++i) {
        if (!startNode(i))
            return false;
        ports.append(node(i).process.port());
    }
    m_gate.setServers(ports);
    return m_context.require(waitForReadiness(QStringLiteral("ready")),
                             QStringLiteral("the nodes do not find Redis"));
}

bool SharedService::startNode(int index)
{
    Node &each = node(index);
    each.toRedis.setServers({m_redis.port()});
    each.toPostgres.setServers({m_postgres->port()});
    const quint16 postgresPort = each.postgresPort ? each.postgresPort : each.toPostgres.port();
    const QString redisUrl = each.redisUrl.isEmpty()
                                 ? QStringLiteral("redis://127.0.0.1:%1").arg(each.toRedis.port())
                                 : each.redisUrl;
    each.process.setArguments({QStringLiteral("--registration"), QStringLiteral("open"),
                               QStringLiteral("--rate-limits"), QStringLiteral("off"),
                               QStringLiteral("--node"), nameOf(index), QStringLiteral("--database"),
                               urlOf(m_database, postgresPort), QStringLiteral("--redis"), redisUrl});
    return each.process.start() ||
           m_context.require(false, QStringLiteral("chinwagd does not start: ") +
                                        QString::fromUtf8(each.process.log().right(500)));
}

QUrl SharedService::url() const { return localUrl(m_gate.port()); }

bool SharedService::waitForReadiness(const QString &status)
{
    return waitUntil([&] {
        return std::all_of(m_nodes.begin(), m_nodes.end(),
                           [&](const auto &each) { return readiness(each->process) == status; });
    });
}

int SharedService::nodeOf(FaultClient &client) const
{
    const auto hello = client.session().connection().hello();
    for (int i = 0; hello && client.isOnline() && i < size(); ++i) {
        if (hello->node == nameOf(i))
            return i;
    }
    return -1;
}

void SharedService::conclude(const Population &population, std::unique_ptr<Traffic> traffic)
{
    traffic->settle();
    const auto witnesses = traffic->witnesses();
    traffic.reset();
    judge(population, witnesses);
}

void SharedService::judge(const Population &population, const QList<Witness> &witnesses)
{
    for (const auto &each : m_nodes) {
        if (each->process.isRunning())
            each->process.sendSignal(SIGTERM);
    }
    for (const auto &each : m_nodes) {
        const int code = each->process.waitForExit();
        m_context.require(code == 0, QStringLiteral("a node ended with %1").arg(code));
        if (m_context.isVerbose())
            std::fprintf(stderr, "%s\n", each->process.log().constData());
    }
    const auto database = openDatabase(std::make_unique<PostgresDialect>(m_database));
    if (m_context.require(database != nullptr, QStringLiteral("the database does not open")))
        m_context.report(check(takeSnapshot(*database, population.rooms), witnesses));
}

} // namespace Chinwag::Test
