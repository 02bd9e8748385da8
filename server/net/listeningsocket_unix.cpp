#include "server/net/listeningsocket.h"

#include "shared/base/logging.h"

#include <QSocketNotifier>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Chinwag {

namespace {

QString systemError(int error) { return QString::fromLocal8Bit(std::strerror(error)); }

struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;

    sockaddr *get() { return reinterpret_cast<sockaddr *>(&storage); }
};

SocketAddress toSystem(const QHostAddress &address, quint16 port)
{
    SocketAddress result;
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.toIPv4Address());
        std::memcpy(&result.storage, &v4, sizeof v4);
        result.size = sizeof v4;
        return result;
    }
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(port);
    const Q_IPV6ADDR bytes = address.toIPv6Address(); // of Any: all zeros
    std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
    if (!address.scopeId().isEmpty()) {
        bool isNumber = false;
        const uint index = address.scopeId().toUInt(&isNumber);
        v6.sin6_scope_id = isNumber ? index : ::if_nametoindex(qPrintable(address.scopeId()));
    }
    std::memcpy(&result.storage, &v6, sizeof v6);
    result.size = sizeof v6;
    return result;
}

void set(int descriptor, int level, int option, int value)
{
    ::setsockopt(descriptor, level, option, &value, sizeof value);
}

#if defined(SOCK_NONBLOCK) && defined(SOCK_CLOEXEC)

int makeSocket(int family) { return ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0); }
int takeOne(int listening) { return ::accept4(listening, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC); }

#else

int prepared(int descriptor)
{
    if (descriptor >= 0) {
        ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
        ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    return descriptor;
}

int makeSocket(int family) { return prepared(::socket(family, SOCK_STREAM, 0)); }
int takeOne(int listening) { return prepared(::accept(listening, nullptr, nullptr)); }

#endif

class UnixListeningSocket final : public ListeningSocket
{
public:
    explicit UnixListeningSocket(int descriptor)
        : m_descriptor(descriptor)
        , m_notifier(descriptor, QSocketNotifier::Read)
    {
        m_notifier.setEnabled(false);
        QObject::connect(&m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { m_onWaiting(); });
    }
    ~UnixListeningSocket() override
    {
        m_notifier.setEnabled(false);
        ::close(m_descriptor);
    }
    Q_DISABLE_COPY_MOVE(UnixListeningSocket)

    quint16 port() const override
    {
        SocketAddress bound;
        bound.size = sizeof bound.storage;
        ::getsockname(m_descriptor, bound.get(), &bound.size);
        return QHostAddress(bound.get()).protocol() == QAbstractSocket::IPv4Protocol
                   ? ntohs(reinterpret_cast<const sockaddr_in *>(&bound.storage)->sin_port)
                   : ntohs(reinterpret_cast<const sockaddr_in6 *>(&bound.storage)->sin6_port);
    }
    void setOnWaiting(std::function<void()> onWaiting) override { m_onWaiting = std::move(onWaiting); }
    void setWatched(bool watched) override { m_notifier.setEnabled(watched && m_onWaiting); }
    Accepted accept() override;

private:
    int m_descriptor;
    QSocketNotifier m_notifier;
    std::function<void()> m_onWaiting;
};

ListeningSocket::Accepted UnixListeningSocket::accept()
{
    const int descriptor = takeOne(m_descriptor);
    if (descriptor >= 0)
        return {Outcome::Taken, descriptor, {}};
    switch (errno) {
    case EAGAIN:
#if EAGAIN != EWOULDBLOCK
    case EWOULDBLOCK:
#endif
    case EINTR:
    case ECONNABORTED: // this and the next ones are errors of the one that waited, who is gone now
    case EPROTO:
    case ENETDOWN:
    case ENETUNREACH:
    case EHOSTDOWN:
    case EHOSTUNREACH:
        return {};
    default:
        return {Outcome::Exhausted, -1, systemError(errno)};
    }
}

} // namespace

Result<std::unique_ptr<ListeningSocket>, QString> ListeningSocket::open(const QHostAddress &address,
                                                                        quint16 port, int backlog)
{
    const bool bothFamilies = address == QHostAddress(QHostAddress::Any);
    SocketAddress wanted = toSystem(address, port);
    int descriptor = makeSocket(wanted.storage.ss_family);
    if (descriptor < 0 && bothFamilies) { // a kernel without IPv6
        wanted = toSystem(QHostAddress(QHostAddress::AnyIPv4), port);
        descriptor = makeSocket(wanted.storage.ss_family);
    }
    if (descriptor < 0)
        return systemError(errno);
    set(descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
    if (wanted.storage.ss_family == AF_INET6)
        set(descriptor, IPPROTO_IPV6, IPV6_V6ONLY, bothFamilies ? 0 : 1);
    if (::bind(descriptor, wanted.get(), wanted.size) != 0 || ::listen(descriptor, backlog) != 0) {
        const QString error = systemError(errno);
        ::close(descriptor);
        return error;
    }
    return std::unique_ptr<ListeningSocket>(std::make_unique<UnixListeningSocket>(descriptor));
}

} // namespace Chinwag
