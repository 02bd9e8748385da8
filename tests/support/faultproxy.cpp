#include "tests/support/faultproxy.h"

#include <QHash>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace Chinwag::Test {

/// One listening socket and the pairs of sockets behind it.
class FaultProxy::Relay : public QObject
{
public:
    Relay(quint16 server, std::atomic<int> &cuts, std::atomic<qint64> &unheard, std::atomic<qint64> &carried)
        : m_serverPort(server)
        , m_cuts(cuts)
        , m_unheard(unheard)
        , m_carried(carried)
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

    void cutAt(const QByteArray &marker, Cut cut, const QByteArray &after)
    {
        m_marker = marker;
        m_cut = cut;
        m_after = after;
    }

    void deafen(const QByteArray &marker)
    {
        for (const auto &[server, said] : m_said.asKeyValueRange()) {
            if (said.contains(marker))
                m_deaf.insert(server);
        }
    }

    void holdBack(const QByteArray &marker, qint64 bytes)
    {
        m_heldMarker = marker;
        m_most = bytes;
        const auto pairs = m_pairs;
        for (const auto &[server, client] : pairs.asKeyValueRange())
            fromClient(client, server);
    }

    void throttle(int bytesPerSecond)
    {
        m_bytesPerTick = bytesPerSecond / ticksPerSecond;
        m_tick.start(1000 / ticksPerSecond);
    }

    void stop()
    {
        m_tick.stop();
        delete m_listener; // with all connections, which are its children or theirs
        m_listener = nullptr;
    }

private:
    void join(QTcpSocket *client)
    {
        auto *server = new QTcpSocket(client);
        // What a slow client has not taken must stay with the server, not here.
        server->setReadBufferSize(readBuffer);
        server->connectToHost(QHostAddress::LocalHost, m_serverPort);
        connect(&m_tick, &QTimer::timeout, server,
                [this, client, server] { fromServer(client, server, true); });
        connect(client, &QTcpSocket::readyRead, this, [this, client, server] { fromClient(client, server); });
        m_pairs.insert(server, client);
        connect(server, &QTcpSocket::readyRead, this, [this, client, server] { fromServer(client, server); });
        connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
        connect(server, &QTcpSocket::disconnected, this, [client, server] {
            if (server->bytesAvailable() == 0)
                client->disconnectFromHost();
        });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        connect(server, &QObject::destroyed, this, [this, server] {
            m_said.remove(server);
            m_deaf.remove(server);
            m_held.remove(server);
            m_pairs.remove(server);
        });
    }

    void fromClient(QTcpSocket *client, QTcpSocket *server)
    {
        const QByteArray bytes = takeFrom(client, server);
        QByteArray &said = m_said[server];
        said.append(bytes.first(std::min(bytes.size(), mostRemembered - said.size())));
        if (!isTheMoment(bytes)) {
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

    QByteArray takeFrom(QTcpSocket *client, QTcpSocket *server)
    {
        if (!m_heldMarker.isEmpty() && client->peek(mostRemembered).contains(m_heldMarker))
            m_held.insert(server);
        if (!m_held.contains(server))
            return client->readAll();
        // What is not taken must stay with the client, not here.
        client->setReadBufferSize(readBuffer);
        const QByteArray bytes =
            m_most < 0 ? client->readAll() : client->read(std::max<qint64>(0, m_most - m_carried));
        m_carried += bytes.size();
        return bytes;
    }

    bool isTheMoment(const QByteArray &bytes)
    {
        qsizetype from = 0;
        if (!m_after.isEmpty()) {
            from = bytes.indexOf(m_after);
            if (from < 0)
                return false;
            m_after.clear();
        }
        return !m_marker.isEmpty() && bytes.indexOf(m_marker, from) >= 0;
    }

    void fromServer(QTcpSocket *client, QTcpSocket *server, bool isDue = false)
    {
        if (m_bytesPerTick > 0 && !isDue)
            return;
        const QByteArray bytes = isDue ? server->read(m_bytesPerTick) : server->readAll();
        if (bytes.isEmpty())
            return;
        if (server == m_unanswered)
            cut(client, server);
        else if (m_deaf.contains(server))
            m_unheard += bytes.size();
        else
            client->write(bytes);
        const bool isOver = server->state() == QAbstractSocket::UnconnectedState;
        if (isOver && server->bytesAvailable() == 0)
            client->disconnectFromHost(); // the slow line has carried what was said before the end
    }

    void cut(QTcpSocket *client, QTcpSocket *server)
    {
        m_unanswered = nullptr;
        ++m_cuts;
        server->abort();
        client->abort();
    }

    static constexpr qsizetype mostRemembered = 4096;
    static constexpr qint64 readBuffer = 64 * 1024;
    static constexpr int ticksPerSecond = 20;

    const quint16 m_serverPort;
    std::atomic<int> &m_cuts;
    std::atomic<qint64> &m_unheard;
    std::atomic<qint64> &m_carried;
    QHash<QTcpSocket *, QTcpSocket *> m_pairs; ///< the clients, by their servers
    QSet<QTcpSocket *> m_held;
    QByteArray m_heldMarker;
    qint64 m_most = -1;
    QHash<QTcpSocket *, QByteArray> m_said; ///< how the clients began, by their servers
    QSet<QTcpSocket *> m_deaf;
    QTcpServer *m_listener = nullptr;
    QTimer m_tick{this};
    int m_bytesPerTick = 0;
    QByteArray m_marker;
    QByteArray m_after;
    Cut m_cut = Cut::BeforeDelivery;
    QTcpSocket *m_unanswered = nullptr;
};

FaultProxy::FaultProxy(quint16 server)
    : m_relay(std::make_unique<Relay>(server, m_cuts, m_unheard, m_carried))
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

void FaultProxy::cutAt(const QByteArray &marker, Cut cut, const QByteArray &after)
{
    QMetaObject::invokeMethod(
        m_relay.get(), [this, marker, cut, after] { m_relay->cutAt(marker, cut, after); },
        Qt::BlockingQueuedConnection);
}

void FaultProxy::throttle(int bytesPerSecond)
{
    QMetaObject::invokeMethod(
        m_relay.get(), [this, bytesPerSecond] { m_relay->throttle(bytesPerSecond); },
        Qt::BlockingQueuedConnection);
}

void FaultProxy::holdBack(const QByteArray &marker, qint64 bytes)
{
    QMetaObject::invokeMethod(
        m_relay.get(), [this, marker, bytes] { m_relay->holdBack(marker, bytes); },
        Qt::BlockingQueuedConnection);
}

void FaultProxy::deafen(const QByteArray &marker)
{
    QMetaObject::invokeMethod(
        m_relay.get(), [this, marker] { m_relay->deafen(marker); }, Qt::BlockingQueuedConnection);
}

} // namespace Chinwag::Test
