#include "tests/support/faultproxy.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace Chinwag::Test {

/// One listening socket and the pairs of sockets behind it.
class FaultProxy::Relay : public QObject
{
public:
    Relay(quint16 server, std::atomic<int> &cuts)
        : m_serverPort(server)
        , m_cuts(cuts)
    {
    }

    quint16 listen()
    {
        m_listener = new QTcpServer(this);
        connect(m_listener, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_listener->nextPendingConnection())
                join(client);
        });
        m_listener->listen(QHostAddress::LocalHost, 0);
        return m_listener->serverPort();
    }

    void cutAt(const QByteArray &marker, Cut cut)
    {
        m_marker = marker;
        m_cut = cut;
    }

    void stop()
    {
        delete m_listener; // with all connections, which are its children or theirs
        m_listener = nullptr;
    }

private:
    void join(QTcpSocket *client)
    {
        auto *server = new QTcpSocket(client);
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
        connect(client, &QTcpSocket::readyRead, this, [this, client, server] { fromClient(client, server); });
        connect(server, &QTcpSocket::readyRead, this, [this, client, server] { fromServer(client, server); });
        connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

    void fromClient(QTcpSocket *client, QTcpSocket *server)
    {
        const QByteArray bytes = client->readAll();
        if (m_marker.isEmpty() || !bytes.contains(m_marker)) {
            server->write(bytes);
            return;
        }
        m_marker.clear();
        if (m_cut == Cut::BeforeDelivery) {
            cut(client, server);
            return;
        }
        m_unanswered = server;
        server->write(bytes);
    }

    void fromServer(QTcpSocket *client, QTcpSocket *server)
    {
        const QByteArray bytes = server->readAll();
        if (server == m_unanswered)
            cut(client, server);
        else
            client->write(bytes);
    }

    void cut(QTcpSocket *client, QTcpSocket *server)
    {
        m_unanswered = nullptr;
        ++m_cuts;
        server->abort();
        client->abort();
    }

    const quint16 m_serverPort;
    std::atomic<int> &m_cuts;
    QTcpServer *m_listener = nullptr;
    QByteArray m_marker;
    Cut m_cut = Cut::BeforeDelivery;
    QTcpSocket *m_unanswered = nullptr;
};

FaultProxy::FaultProxy(quint16 server)
    : m_relay(std::make_unique<Relay>(server, m_cuts))
{
    m_relay->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_relay.get(), [this] { m_port = m_relay->listen(); }, Qt::BlockingQueuedConnection);
}

FaultProxy::~FaultProxy()
{
    QMetaObject::invokeMethod(
        m_relay.get(), [this] { m_relay->stop(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void FaultProxy::cutAt(const QByteArray &marker, Cut cut)
{
    QMetaObject::invokeMethod(
        m_relay.get(), [this, marker, cut] { m_relay->cutAt(marker, cut); }, Qt::BlockingQueuedConnection);
}

} // namespace Chinwag::Test
