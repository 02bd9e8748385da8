#include "server/process/systemdnotifier.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace Chinwag {

namespace {

/// Nothing when no watchdog is set, or it is set for another process, which left us its environment.
std::optional<milliseconds> readWatchdogTimeout()
{
    const QByteArray process = qgetenv("WATCHDOG_PID");
    if (!process.isEmpty() && process.toLongLong() != ::getpid())
        return std::nullopt;
    const qint64 microseconds = qgetenv("WATCHDOG_USEC").toLongLong();
    if (microseconds < 1000)
        return std::nullopt;
    return std::chrono::duration_cast<milliseconds>(std::chrono::microseconds(microseconds));
}

} // namespace

SystemdNotifier::SystemdNotifier()
    : m_path(qgetenv("NOTIFY_SOCKET"))
    , m_watchdogTimeout(readWatchdogTimeout())
{
    const bool isAddress = m_path.startsWith('/') || m_path.startsWith('@');
    if (!isAddress || static_cast<std::size_t>(m_path.size()) >= sizeof(sockaddr_un::sun_path))
        return;
    m_socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    if (m_socket < 0)
        return;
    ::fcntl(m_socket, F_SETFD, FD_CLOEXEC);
    ::fcntl(m_socket, F_SETFL, O_NONBLOCK);
}

SystemdNotifier::~SystemdNotifier()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

bool SystemdNotifier::notify(const QByteArray &state)
{
    if (m_socket < 0)
        return true;
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::copy(m_path.begin(), m_path.end(), address.sun_path);
    if (m_path.startsWith('@'))
        address.sun_path[0] = '\0'; // Linux' abstract names
    const auto size =
        static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + static_cast<std::size_t>(m_path.size()));
    const ssize_t sent = ::sendto(m_socket, state.constData(), static_cast<std::size_t>(state.size()), 0,
                                  reinterpret_cast<const sockaddr *>(&address), size);
    return sent >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != ENOBUFS && errno != EINTR);
}

} // namespace Chinwag
