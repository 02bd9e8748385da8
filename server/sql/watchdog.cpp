#include "server/sql/watchdog.h"

#include "shared/base/logging.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Chinwag {

namespace {

#ifdef Q_OS_UNIX
int duplicate(int descriptor) { return ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0); }
void closeDescriptor(int descriptor) { ::close(descriptor); }
void cut(int descriptor) { ::shutdown(descriptor, SHUT_RDWR); }
#else
int duplicate(int) { return -1; }
void closeDescriptor(int) {}
void cut(int) {}
#endif

} // namespace

Watchdog::Watchdog(std::chrono::milliseconds limit)
    : m_limit(limit)
    , m_thread([this] { run(); })
{
}

Watchdog::~Watchdog()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
    closeSocket();
}

void Watchdog::guard(int socket)
{
    const std::lock_guard guard(m_mutex);
    closeSocket();
    if (socket >= 0)
        m_socket = duplicate(socket);
}

void Watchdog::release()
{
    const std::lock_guard guard(m_mutex);
    closeSocket();
}

void Watchdog::begin()
{
    const std::lock_guard guard(m_mutex);
    m_due = std::chrono::steady_clock::now() + m_limit;
    // Once it waits for an instant it looks for itself what came after, so that a busy connection wakes it
    // once per limit and not once per statement.
    if (m_idle)
        m_wake.notify_one();
}

void Watchdog::end()
{
    const std::lock_guard guard(m_mutex);
    m_due.reset();
}

void Watchdog::run()
{
    std::unique_lock guard(m_mutex);
    while (!m_stopping) {
        if (!m_due) {
            m_idle = true;
            m_wake.wait(guard, [this] { return m_stopping || m_due; });
            m_idle = false;
        } else if (const auto due = *m_due; std::chrono::steady_clock::now() < due) {
            m_wake.wait_until(guard, due, [this] { return m_stopping; });
        } else {
            m_due.reset();
            qCWarning(lcStore, "The database does not answer; its connection is cut");
            cut(m_socket);
        }
    }
}

void Watchdog::closeSocket()
{
    if (m_socket >= 0)
        closeDescriptor(m_socket);
    m_socket = -1;
}

} // namespace Chinwag
