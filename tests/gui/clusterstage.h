#pragma once

#include "tests/gui/album.h"
#include "tests/gui/people.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/postgresserver.h"
#include "tests/support/redisserver.h"
#include "tests/support/testnetwork.h"

namespace Chinwag::Test {

/// Two nodes of one service, with a Redis and a PostgreSQL of their own, and Ann and Bob each at the window
/// of another node. Where the system allows it each node with its window is a machine (see TestNetwork),
/// otherwise they are ports of this one. Everything goes with the stage.
class ClusterStage
{
public:
    /// `binaries` holds chinwag and chinwagd.
    explicit ClusterStage(QString binaries);

    bool setUp();
    QString errorString() const { return m_error; }
    /// "10.77.1.2 and 10.77.2.2, two machines of their own", for people.
    QString whereText() const;

    RedisServer &redis() { return m_redis; }
    ChinwagdProcess &node(int number) { return number == 0 ? m_first : m_second; }
    /// Ann at the first node, Bob at the second.
    TwoWindows twoWindows(const Desktop &desktop);
    /// What `chinwagd nodes` prints.
    QString nodeList() const;

private:
    bool startNode(int number, const DatabaseUrl &database);
    bool fail(const QString &what, const QByteArray &log);
    std::unique_ptr<ClientWindow> window(const Desktop &desktop, int node, const QString &user,
                                         const QString &geometry);
    QString hostOfServices(int number) const;

    QString m_binaries;
    TestNetwork m_network; ///< outlives what runs in it
    bool m_hasMachines = false;
    RedisServer m_redis;
    PostgresServer m_postgres;
    ChinwagdProcess m_first;
    ChinwagdProcess m_second;
    People m_people;
    QString m_error;
};

} // namespace Chinwag::Test
