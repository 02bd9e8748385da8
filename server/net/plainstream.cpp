#include "server/net/plainstream.h"

#include "server/net/platformsocket.h"

#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chinwag {

namespace {

/// What one turn takes from one peer: a whole frame of the largest kind, and a bounded share of a flood.
constexpr std::size_t bufferSize = 64 * 1024 + 16;

/// One for all connections of the loop; a receiver that turns the loop itself gets another one.
class SharedBuffer
{
public:
    SharedBuffer()
        : m_isOuter(!std::exchange(inUse, true))
        , m_own(m_isOuter ? nullptr : std::make_unique<Bytes>())
    {
    }
    ~SharedBuffer()
    {
        if (m_isOuter)
            inUse = false;
    }
    Q_DISABLE_COPY_MOVE(SharedBuffer)

    std::span<char> bytes() { return m_own ? *m_own : shared; }

private:
    using Bytes = std::array<char, bufferSize>;

    static thread_local Bytes shared;
    static thread_local bool inUse;

    const bool m_isOuter;
    const std::unique_ptr<Bytes> m_own;
};

thread_local SharedBuffer::Bytes SharedBuffer::shared;
thread_local bool SharedBuffer::inUse = false;

} // namespace

PlainStream::PlainStream(int descriptor)
    : m_descriptor(descriptor)
    , m_reader(new QSocketNotifier(descriptor, QSocketNotifier::Read))
{
    m_reader->setEnabled(false);
    QObject::connect(m_reader.get(), &QSocketNotifier::activated, m_reader.get(), [this] { onReadable(); });
}

PlainStream::~PlainStream() { abort(); }

void PlainStream::setReading(bool reading)
{
    if (m_reader)
        m_reader->setEnabled(reading && !m_peerEnded);
}

void PlainStream::onReadable()
{
    SharedBuffer buffer;
    const ssize_t count = ::recv(m_descriptor, buffer.bytes().data(), buffer.bytes().size(), 0);
    if (count > 0) {
        const auto received = m_callbacks.received; // which may give us others, or destroy us
        received(buffer.bytes().first(static_cast<std::size_t>(count)));
        return;
    }
    if (count < 0) {
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR)
            gone();
        return;
    }
    m_peerEnded = true;
    m_reader->setEnabled(false);
    const auto ended = m_callbacks.ended;
    ended(End::HalfClosed);
}

void PlainStream::write(std::span<const QByteArray> parts)
{
    if (m_descriptor < 0 || m_isBroken || m_isEnding || parts.empty())
        return;
    const qint64 sent = m_waiting == 0 ? PlatformSocket::sendNow(m_descriptor, parts) : 0;
    m_isBroken = sent < 0;
    if (!m_isBroken)
        keep(parts, sent);
    if (m_isBroken || m_waiting > 0)
        watchWriting();
}

void PlainStream::keep(std::span<const QByteArray> parts, qint64 sent)
{
    for (const QByteArray &part : parts) {
        if (sent >= part.size()) {
            sent -= part.size();
            continue;
        }
        if (m_queue.isEmpty())
            m_sentOfFirst = sent;
        m_waiting += part.size() - sent;
        m_queue.append(part);
        sent = 0;
    }
}

void PlainStream::forget(qint64 sent)
{
    m_waiting -= sent;
    sent += m_sentOfFirst;
    qsizetype whole = 0;
    while (whole < m_queue.size() && sent >= m_queue.at(whole).size())
        sent -= m_queue.at(whole++).size();
    m_queue.remove(0, whole);
    m_sentOfFirst = sent;
    if (m_queue.isEmpty())
        m_queue = {}; // its memory, too
}

void PlainStream::watchWriting()
{
    if (m_writer)
        return;
    m_writer.reset(new QSocketNotifier(m_descriptor, QSocketNotifier::Write));
    QObject::connect(m_writer.get(), &QSocketNotifier::activated, m_writer.get(), [this] { onWritable(); });
}

void PlainStream::onWritable()
{
    const qint64 sent =
        m_isBroken ? -1
                   : PlatformSocket::sendNow(m_descriptor,
                                             {m_queue.constData(), static_cast<std::size_t>(m_queue.size())},
                                             m_sentOfFirst);
    if (sent < 0) {
        gone();
        return;
    }
    forget(sent);
    if (m_waiting == 0) {
        m_writer.reset();
        endIfWritten();
    }
    if (const auto written = m_callbacks.written; written && sent > 0)
        written();
}

qint64 PlainStream::outstanding() const
{
    return m_descriptor < 0 ? 0 : m_waiting + PlatformSocket::unacknowledged(m_descriptor);
}

void PlainStream::endWriting()
{
    m_isEnding = true;
    endIfWritten();
}

void PlainStream::endIfWritten()
{
    if (m_isEnding && m_waiting == 0 && m_descriptor >= 0)
        ::shutdown(m_descriptor, SHUT_WR);
}

void PlainStream::gone()
{
    const auto ended = m_callbacks.ended;
    abort();
    if (ended)
        ended(End::Gone);
}

void PlainStream::abort()
{
    if (m_descriptor < 0)
        return;
    m_reader.reset(); // before the descriptor, whose number may come back at once
    m_writer.reset();
    ::close(std::exchange(m_descriptor, -1));
    m_queue = {};
    m_waiting = 0;
}

QHostAddress PlainStream::peerAddress() const
{
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    return ::getpeername(m_descriptor, generic, &size) == 0 ? QHostAddress(generic) : QHostAddress();
}

} // namespace Chinwag
