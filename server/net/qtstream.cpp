#include "server/net/qtstream.h"

#include "server/net/platformsocket.h"

#include <QPointer>
#include <QSslSocket>

#ifdef Q_OS_UNIX
#include "server/net/plainstream.h"

#include <fcntl.h>
#include <unistd.h>
#endif

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
#ifdef Q_OS_UNIX
    if (m_rest)
        return m_rest->outstanding();
#endif
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
    if (!self || !m_socket || discardTheRest())
        return;
    const auto ended = m_callbacks.ended;
    abort();
    if (ended)
        ended(End::Gone);
}

void QtStream::endWriting()
{
    if (!m_socket || m_kept >= 0)
        return;
    keepDescriptor();
    m_socket->disconnectFromHost();
}

#ifdef Q_OS_UNIX
/// Qt ends both directions at once. A peer that still sends would be answered with a reset, which takes what
/// it has not read yet from it: the very answer that says why.
void QtStream::keepDescriptor()
{
    m_kept = ::fcntl(static_cast<int>(m_socket->socketDescriptor()), F_DUPFD_CLOEXEC, 0);
}

/// False when there is nothing to wait for.
bool QtStream::discardTheRest()
{
    if (m_kept < 0)
        return false;
    m_socket->disconnect(this);
    m_encrypted = nullptr;
    m_socket.release()->deleteLater(); // we are inside one of its signals
    m_rest = std::make_unique<PlainStream>(std::exchange(m_kept, -1));
    m_rest->setCallbacks({[](std::span<char>) {},
                          [this](ByteStream::End) {
                              const auto ended = m_callbacks.ended;
                              if (ended)
                                  ended(End::Gone); // may destroy us
                          },
                          {}});
    m_rest->setReading(true);
    m_rest->endWriting();
    return true;
}
#else
void QtStream::keepDescriptor() {}
bool QtStream::discardTheRest() { return false; }
#endif

void QtStream::abort()
{
#ifdef Q_OS_UNIX
    if (m_kept >= 0)
        ::close(std::exchange(m_kept, -1));
    if (m_rest)
        m_rest->abort();
#endif
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_encrypted = nullptr;
    m_socket->abort();
    m_socket.release()->deleteLater(); // we may be inside one of its signals
}

} // namespace Chinwag
