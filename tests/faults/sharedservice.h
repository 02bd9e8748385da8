#pragma once

#include "server/sql/databaseurl.h"
#include "tests/faults/context.h"
#include "tests/faults/population.h"
#include "tests/faults/tcpgate.h"
#include "tests/faults/traffic.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"

namespace Chinwag::Test {

/// Several nodes that are one service, through one Redis and over one PostgreSQL, behind a gate that spreads
/// the clients over them. Each node has a gate of its own to Redis and one to PostgreSQL.
class SharedService
{
public:
    struct Node
    {
        ChinwagdProcess process;
        TcpGate toRedis;
        TcpGate toPostgres;
        // Go there instead of through the gates; before start().
        quint16 postgresPort = 0;
        QString redisUrl;
    };

    explicit SharedService(Context &context, int nodes = 3);
    ~SharedService();
    Q_DISABLE_COPY_MOVE(SharedService)

    /// Redis and PostgreSQL, with these people; nodes are not started.
    [[nodiscard]] bool prepare(const Population &population);
    [[nodiscard]] bool startNodes();
    [[nodiscard]] bool start(const Population &population) { return prepare(population) && startNodes(); }
    [[nodiscard]] bool startNode(int index);

    int size() const { return int(m_nodes.size()); }
    Node &node(int index) { return *m_nodes[std::size_t(index)]; }
    TcpGate &gate() { return m_gate; }
    QUrl url() const;
    RedisServer &redis() { return m_redis; }
    PostgresServer &postgres() { return *m_postgres; }
    const DatabaseUrl &database() const { return m_database; }
    /// All nodes say so on /readyz.
    bool waitForReadiness(const QString &status);
    /// Whom this client is connected to; -1 when to nobody.
    int nodeOf(FaultClient &client) const;

    /// Lets everybody come to rest, ends the traffic, compares, and stops the nodes.
    void conclude(const Population &population, std::unique_ptr<Traffic> traffic);
    /// The same for witnesses that are at rest.
    void judge(const Population &population, const QList<Witness> &witnesses);

private:
    Context &m_context;
    PostgresServer *m_postgres = nullptr;
    DatabaseUrl m_database;
    RedisServer m_redis;
    TcpGate m_gate;
    std::vector<std::unique_ptr<Node>> m_nodes;
};

} // namespace Chinwag::Test
