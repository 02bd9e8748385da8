#include "server/net/platformsocket.h"

#include <QTcpSocket>

#include <utility>

#ifdef Q_OS_UNIX
#include <dirent.h>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#endif

namespace Chinwag::PlatformSocket {

#ifdef Q_OS_UNIX

namespace {

#ifdef MSG_NOSIGNAL
constexpr int quietly = MSG_DONTWAIT | MSG_NOSIGNAL;
#else
constexpr int quietly = MSG_DONTWAIT; // ignoreBrokenPipes() has to do
#endif

/// What a call that sent nothing means.
qint64 nothingSent()
{
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR || errno == ENOBUFS ? 0 : -1;
}

} // namespace

qint64 sendNow(qintptr descriptor, std::span<const QByteArray> parts, qsizetype skip)
{
    constexpr std::size_t batch = 64;
    const int fd = static_cast<int>(descriptor);
    if (parts.size() == 1) { // nearly always
        const ssize_t taken = ::send(fd, parts[0].constData() + skip,
                                     static_cast<std::size_t>(parts[0].size() - skip), quietly);
        return taken < 0 ? nothingSent() : taken;
    }
    qint64 sent = 0;
    while (!parts.empty()) {
        std::array<iovec, batch> vectors; // a kilobyte of zeros would be for nothing
        const std::size_t count = std::min(parts.size(), batch);
        qint64 offered = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const qsizetype from = std::exchange(skip, 0);
            vectors[i].iov_base = const_cast<char *>(parts[i].constData() + from); // sendmsg() only reads
            vectors[i].iov_len = static_cast<std::size_t>(parts[i].size() - from);
            offered += parts[i].size() - from;
        }
        msghdr message{};
        message.msg_iov = vectors.data();
        message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(count);
        const ssize_t taken = ::sendmsg(fd, &message, quietly);
        if (taken < 0)
            return sent > 0 ? sent : nothingSent();
        sent += taken;
        if (taken < offered)
            break;
        parts = parts.subspan(count);
    }
    return sent;
}

#else

qint64 sendNow(qintptr, std::span<const QByteArray>, qsizetype) { return 0; }

#endif

#ifdef Q_OS_UNIX

void ignoreBrokenPipes() { std::signal(SIGPIPE, SIG_IGN); }

qint64 unacknowledged(qintptr descriptor)
{
#ifdef TIOCOUTQ
    int bytes = 0;
    return ::ioctl(static_cast<int>(descriptor), TIOCOUTQ, &bytes) == 0 ? bytes : 0;
#else
    Q_UNUSED(descriptor)
    return 0;
#endif
}

bool Reserve::take()
{
    if (m_descriptor < 0)
        m_descriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    return m_descriptor >= 0;
}

bool Reserve::giveUp()
{
    if (m_descriptor < 0)
        return false;
    ::close(std::exchange(m_descriptor, -1));
    return true;
}

void turnAway(qintptr descriptor, const QByteArray &answer)
{
    const int fd = static_cast<int>(descriptor);
    sendNow(descriptor, {&answer, 1});
    ::shutdown(fd, SHUT_WR);
    // Closed with bytes unread it would be reset, which can overtake the answer.
    std::array<char, 16 * 1024> unread;
    (void)::recv(fd, unread.data(), unread.size(), MSG_DONTWAIT);
    ::close(fd);
}

std::optional<Descriptors> descriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return std::nullopt;
    DIR *directory = ::opendir("/proc/self/fd");
    if (!directory)
        return std::nullopt;
    quint64 entries = 0;
    while (::readdir(directory))
        ++entries;
    ::closedir(directory);
    constexpr quint64 others = 3; // ".", ".." and this directory itself
    return Descriptors{entries > others ? entries - others : 0, limit.rlim_cur};
}

quint64 raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    const rlim_t before = std::exchange(limit.rlim_cur, limit.rlim_max);
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : before;
}

#else

void ignoreBrokenPipes() {}

qint64 unacknowledged(qintptr) { return 0; }

bool Reserve::take() { return false; }

bool Reserve::giveUp() { return false; }

void turnAway(qintptr descriptor, const QByteArray &)
{
    QTcpSocket socket;
    socket.setSocketDescriptor(descriptor);
    socket.abort();
}

std::optional<Descriptors> descriptors() { return std::nullopt; }

quint64 raiseDescriptorLimit() { return 0; }

#endif

} // namespace Chinwag::PlatformSocket
