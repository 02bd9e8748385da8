#include "tests/gui/clusterstage.h"

namespace Chinwag::Test {

using namespace Qt::StringLiterals;

ClusterStage::ClusterStage(QString binaries)
    : m_binaries(std::move(binaries))
    , m_first(m_binaries + u"/chinwagd"_s)
    , m_second(m_binaries + u"/chinwagd"_s)
{
}

bool ClusterStage::setUp()
{
    m_hasMachines = m_network.create(2);
    if (m_hasMachines) {
        m_redis.addArguments({u"--protected-mode"_s, u"no"_s}); // nobody but the two machines is in there
        m_redis.listenEverywhere();
        m_postgres.listenEverywhere();
    }
    if (!m_redis.start())
        return fail(u"redis-server"_s, m_redis.log());
    if (!m_postgres.start())
        return fail(u"PostgreSQL"_s, m_postgres.log().toUtf8());
    const DatabaseUrl database = m_postgres.createDatabase();
    if (database.name.isEmpty())
        return fail(u"PostgreSQL"_s, m_postgres.log().toUtf8());
    if (!startNode(0, database) || !startNode(1, database))
        return false;
    const bool joined = m_people.join(m_first.url());
    m_error = m_people.errorString();
    return joined;
}

bool ClusterStage::startNode(int number, const DatabaseUrl &database)
{
    ChinwagdProcess &process = node(number);
    const QString host = hostOfServices(number);
    if (m_hasMachines)
        process.setHost(m_network.launcher(number), m_network.address(number));
    process.setArguments({u"--registration"_s, u"open"_s, u"--insecure"_s, u"--server-name"_s,
                          u"Harbour crew"_s, u"--node"_s, number == 0 ? u"north"_s : u"south"_s, u"--redis"_s,
                          u"redis://%1:%2"_s.arg(host).arg(m_redis.port()), u"--database"_s,
                          PostgresServer::text(database, host)});
    return process.start() || fail(u"chinwagd"_s, process.log());
}

QString ClusterStage::hostOfServices(int number) const
{
    return m_hasMachines ? m_network.hubAddress(number) : u"127.0.0.1"_s;
}

bool ClusterStage::fail(const QString &what, const QByteArray &log)
{
    m_error = u"%1 did not start:\n%2"_s.arg(what, QString::fromUtf8(log));
    return false;
}

QString ClusterStage::whereText() const
{
    const QString text = u"%1 and %2"_s.arg(m_first.url().authority(), m_second.url().authority());
    return m_hasMachines ? text + u", each a machine of its own (network namespaces)"_s
                         : text + u" (no network namespaces here: %1)"_s.arg(m_network.errorString());
}

TwoWindows ClusterStage::twoWindows(const Desktop &desktop)
{
    return {window(desktop, 0, u"ann"_s, TwoWindows::leftGeometry()),
            window(desktop, 1, u"bob"_s, TwoWindows::rightGeometry())};
}

std::unique_ptr<ClientWindow> ClusterStage::window(const Desktop &desktop, int number, const QString &user,
                                                   const QString &geometry)
{
    ClientWindow::Options options;
    options.binary = m_binaries + u"/chinwag"_s;
    options.display = desktop.display();
    options.server = node(number).url().toString();
    options.user = user;
    options.passwordFile = m_people.passwordFile();
    options.geometry = geometry;
    if (m_hasMachines)
        options.launcher = m_network.launcher(number);
    return std::make_unique<ClientWindow>(options);
}

QString ClusterStage::nodeList() const
{
    QProcess list;
    list.start(m_binaries + u"/chinwagd"_s, {u"nodes"_s, u"--redis"_s, m_redis.url()});
    list.waitForFinished();
    return QString::fromUtf8(list.readAllStandardOutput() + list.readAllStandardError());
}

} // namespace Chinwag::Test
