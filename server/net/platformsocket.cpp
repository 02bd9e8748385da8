#include "server/net/platformsocket.h"

#include <QTcpSocket>

#include <utility>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#endif

namespace Chinwag::PlatformSocket {

#if defined(Q_OS_UNIX) && defined(MSG_NOSIGNAL) && defined(MSG_DONTWAIT)

qint64 sendNow(qintptr descriptor, std::span<const QByteArray> frames)
{
    constexpr std::size_t batch = 64;
    if (frames.size() == 1) { // nearly always
        const ssize_t taken = ::send(static_cast<int>(descriptor), frames[0].constData(),
                                     static_cast<std::size_t>(frames[0].size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        return std::max<qint64>(taken, 0);
    }
    qint64 sent = 0;
    while (!frames.empty()) {
        std::array<iovec, batch> parts; // a kilobyte of zeros would be for nothing
        const std::size_t count = std::min(frames.size(), batch);
        qint64 offered = 0;
        for (std::size_t i = 0; i < count; ++i) {
            parts[i].iov_base = const_cast<char *>(frames[i].constData()); // sendmsg() only reads
            parts[i].iov_len = static_cast<std::size_t>(frames[i].size());
            offered += frames[i].size();
        }
        msghdr message{};
        message.msg_iov = parts.data();
        message.msg_iovlen = static_cast<decltype(message.msg_iovlen)>(count);
        const ssize_t taken = ::sendmsg(static_cast<int>(descriptor), &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (taken <= 0)
            break;
        sent += taken;
        if (taken < offered)
            break;
        frames = frames.subspan(count);
    }
    return sent;
}

#else

qint64 sendNow(qintptr, std::span<const QByteArray>) { return 0; }

#endif

#ifdef Q_OS_UNIX

void ignoreBrokenPipes() { std::signal(SIGPIPE, SIG_IGN); }

bool shutdownWriting(qintptr descriptor) { return ::shutdown(static_cast<int>(descriptor), SHUT_WR) == 0; }

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

bool shutdownWriting(qintptr) { return false; }

qint64 unacknowledged(qintptr) { return 0; }

bool Reserve::take() { return false; }

bool Reserve::giveUp() { return false; }

void turnAway(qintptr descriptor, const QByteArray &)
{
    QTcpSocket socket;
    socket.setSocketDescriptor(descriptor);
    socket.abort();
}

quint64 raiseDescriptorLimit() { return 0; }

#endif

} // namespace Chinwag::PlatformSocket
