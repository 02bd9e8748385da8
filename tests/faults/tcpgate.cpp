#include "tests/faults/tcpgate.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace Chinwag::Test {

namespace {

// What may wait for a reader that does not read: kernels keep about as much.
constexpr qint64 mostUnwritten = 4 * 1024 * 1024;

} // namespace

/// One listening socket and the pairs of sockets behind it.
class TcpGate::Relay : public QObject
{
public:
    explicit Relay(Counts &counts)
        : m_counts(counts)
    {
    }

    quint16 listen()
    {
        m_listener = new QTcpServer(this);
        m_listener->setListenBacklogSize(4096);
        m_listener->setMaxPendingConnections(4096);
        connect(m_listener, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_listener->nextPendingConnection())
                accept(client);
        });
        m_listener->listen(QHostAddress::LocalHost, 0);
        return m_listener->serverPort();
    }

    void stop()
    {
        cut();
        delete m_listener;
        m_listener = nullptr;
    }

    void setServers(const QList<quint16> &ports) { m_servers = ports; }

    void refuse(bool on) { m_refusing = on; }

    void cut()
    {
        const QList<Pair *> pairs = m_pairs;
        for (Pair *pair : pairs)
            end(pair);
        m_counts.cut += int(pairs.size());
    }

    void hold(std::optional<Way> way)
    {
        m_held = way;
        if (way)
            return;
        const QList<Pair *> pairs = m_pairs;
        for (Pair *pair : pairs) {
            pass(pair->client, pair->server);
            pass(pair->server, pair->client);
            endIfHalf(pair);
        }
    }

    qint64 held() const
    {
        qint64 bytes = 0;
        for (const Pair *pair : m_pairs) {
            bytes += isHeld(Way::ToServer) ? pair->client->bytesAvailable() : 0;
            bytes += isHeld(Way::ToClient) ? pair->server->bytesAvailable() : 0;
        }
        return bytes;
    }

private:
    struct Pair : QObject
    {
        using QObject::QObject;
        QTcpSocket *client = nullptr;
        QTcpSocket *server = nullptr;
        bool joined = false;
        qsizetype triesLeft = 0;
    };

    void accept(QTcpSocket *client)
    {
        ++m_counts.accepted;
        if (m_refusing || m_servers.isEmpty()) {
            ++m_counts.cut;
            client->abort();
            client->deleteLater();
            return;
        }
        auto *pair = new Pair(this);
        m_pairs.append(pair);
        pair->client = client;
        pair->server = new QTcpSocket(pair);
        pair->triesLeft = m_servers.size();
        client->setParent(pair);
        client->setReadBufferSize(mostUnwritten);
        pair->server->setReadBufferSize(mostUnwritten);
        connect(client, &QTcpSocket::readyRead, pair, [this, pair] { pass(pair->client, pair->server); });
        connect(pair->server, &QTcpSocket::bytesWritten, pair,
                [this, pair] { pass(pair->client, pair->server); });
        connect(client, &QTcpSocket::bytesWritten, pair, [this, pair] { pass(pair->server, pair->client); });
        connect(pair->server, &QTcpSocket::readyRead, pair,
                [this, pair] { pass(pair->server, pair->client); });
        connect(client, &QTcpSocket::disconnected, pair, [this, pair] { endIfHalf(pair); });
        connect(pair->server, &QTcpSocket::disconnected, pair, [this, pair] { endIfHalf(pair); });
        connect(pair->server, &QTcpSocket::connected, pair, [this, pair] {
            pair->joined = true;
            pair->server->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            pass(pair->client, pair->server);
            endIfHalf(pair);
        });
        connect(pair->server, &QTcpSocket::errorOccurred, pair, [this, pair] {
            if (!pair->joined)
                tryNext(pair);
        });
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        dial(pair);
    }

    void dial(Pair *pair)
    {
        --pair->triesLeft;
        pair->server->connectToHost(QHostAddress(QHostAddress::LocalHost),
                                    m_servers.at(m_next++ % m_servers.size()));
    }

    // Not from inside the signal: the socket is still failing.
    void tryNext(Pair *pair)
    {
        QMetaObject::invokeMethod(
            pair,
            [this, pair] {
                if (pair->triesLeft > 0 && !m_servers.isEmpty())
                    dial(pair);
                else
                    end(pair);
            },
            Qt::QueuedConnection);
    }

    bool isHeld(Way way) const { return m_held && (*m_held == Way::Both || *m_held == way); }

    void pass(QTcpSocket *from, QTcpSocket *to)
    {
        auto *pair = static_cast<Pair *>(from->parent());
        if (!pair->joined || isHeld(from == pair->client ? Way::ToServer : Way::ToClient))
            return;
        if (from->bytesAvailable() > 0 && to->state() == QAbstractSocket::ConnectedState &&
            to->bytesToWrite() < mostUnwritten)
            to->write(from->readAll());
    }

    // A pulled cable hides that the other end is gone.
    void endIfHalf(Pair *pair)
    {
        if (m_held || !pair->joined)
            return;
        QTcpSocket *other = pair->client;
        QTcpSocket *gone = pair->server;
        if (other->state() == QAbstractSocket::UnconnectedState)
            std::swap(other, gone);
        if (gone->state() != QAbstractSocket::UnconnectedState)
            return;
        pass(gone, other);
        if (other->state() == QAbstractSocket::ConnectedState && other->bytesToWrite() > 0)
            other->disconnectFromHost(); // after the last words
        else
            end(pair);
    }

    void end(Pair *pair)
    {
        if (!m_pairs.removeOne(pair))
            return;
        for (QTcpSocket *socket : {pair->client, pair->server}) {
            socket->disconnect(pair);
            socket->abort();
        }
        pair->deleteLater();
    }

    Counts &m_counts;
    QTcpServer *m_listener = nullptr;
    QList<quint16> m_servers;
    qsizetype m_next = 0;
    QList<Pair *> m_pairs;
    bool m_refusing = false;
    std::optional<Way> m_held;
};

template <typename Call>
void TcpGate::onThread(Call call) const
{
    QMetaObject::invokeMethod(m_relay.get(), call, Qt::BlockingQueuedConnection);
}

TcpGate::TcpGate()
    : m_relay(std::make_unique<Relay>(m_counts))
{
    m_relay->moveToThread(&m_thread);
    m_thread.start();
    onThread([this] { m_port = m_relay->listen(); });
}

TcpGate::~TcpGate()
{
    onThread([this] { m_relay->stop(); });
    m_thread.quit();
    m_thread.wait();
}

void TcpGate::setServers(const QList<quint16> &ports)
{
    onThread([this, ports] { m_relay->setServers(ports); });
}

void TcpGate::cut()
{
    onThread([this] { m_relay->cut(); });
}

void TcpGate::refuse(bool on)
{
    onThread([this, on] { m_relay->refuse(on); });
}

void TcpGate::hold(Way way)
{
    onThread([this, way] { m_relay->hold(way); });
}

void TcpGate::release()
{
    onThread([this] { m_relay->hold(std::nullopt); });
}

qint64 TcpGate::held() const
{
    qint64 bytes = 0;
    onThread([this, &bytes] { bytes = m_relay->held(); });
    return bytes;
}

} // namespace Chinwag::Test
