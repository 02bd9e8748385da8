#include "server/net/qtstream.h"

#include "server/net/platformsocket.h"

#include <QPointer>
#include <QSslSocket>

namespace Chinwag {

namespace {

constexpr qint64 readBuffer = 64 * 1024;    // what waits here for a receiver that does not read
constexpr qsizetype readAtOnce = 32 * 1024; // a bounded share of a flood

} // namespace

QtStream::QtStream(std::unique_ptr<QTcpSocket> socket)
    : m_socket(std::move(socket))
    , m_encrypted(qobject_cast<QSslSocket *>(m_socket.get()))
    , m_peerAddress(m_socket->peerAddress())
{
    m_socket->setReadBufferSize(readBuffer);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &QtStream::onReadyRead);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &QtStream::onWritten);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &QtStream::onDisconnected);
    if (m_encrypted)
        connect(m_encrypted, &QSslSocket::encryptedBytesWritten, this, &QtStream::onWritten);
}

QtStream::~QtStream() { abort(); }

void QtStream::setReading(bool reading)
{
    m_isReading = reading;
    readLater();
}

/// What has arrived already raises no signal.
void QtStream::readLater()
{
    if (!m_isReading || m_willRead || !m_socket || m_socket->bytesAvailable() == 0)
        return;
    m_willRead = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_willRead = false;
            onReadyRead();
        },
        Qt::QueuedConnection);
}

void QtStream::onReadyRead()
{
    if (!m_isReading || !m_socket)
        return;
    QByteArray bytes = m_socket->read(readAtOnce);
    readLater();
    if (bytes.isEmpty())
        return;
    const auto received = m_callbacks.received; // which may give us others, or destroy us
    received({bytes.data(), static_cast<std::size_t>(bytes.size())});
}

void QtStream::write(std::span<const QByteArray> parts)
{
    if (!m_socket)
        return;
    for (const QByteArray &part : parts)
        m_socket->write(part);
}

qint64 QtStream::waiting() const
{
    if (!m_socket)
        return 0;
    return m_socket->bytesToWrite() + (m_encrypted ? m_encrypted->encryptedBytesToWrite() : 0);
}

qint64 QtStream::outstanding() const
{
    return m_socket ? waiting() + PlatformSocket::unacknowledged(m_socket->socketDescriptor()) : 0;
}

void QtStream::onWritten()
{
    if (const auto written = m_callbacks.written)
        written();
}

/// The last bytes come before the end.
void QtStream::onDisconnected()
{
    const QPointer<QtStream> self(this);
    while (self && m_socket && m_isReading && m_socket->bytesAvailable() > 0)
        onReadyRead();
    if (!self || !m_socket)
        return;
    const auto ended = m_callbacks.ended;
    abort();
    if (ended)
        ended(End::Gone);
}

void QtStream::endWriting()
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

void QtStream::abort()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_encrypted = nullptr;
    m_socket->abort();
    m_socket.release()->deleteLater(); // we may be inside one of its signals
}

} // namespace Chinwag
