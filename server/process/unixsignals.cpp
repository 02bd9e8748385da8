#include "server/process/unixsignals.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Chinwag {

#ifdef Q_OS_UNIX

namespace {

int s_pipe[2] = {-1, -1};
std::atomic<bool> s_stopping{false};
static_assert(std::atomic<bool>::is_always_lock_free, "used in a signal handler");

void onSignal(int signal)
{
    if (signal != SIGHUP && s_stopping.exchange(true))
        _exit(128 + signal); // the person does not want to wait for the drain
    const int saved = errno;
    const char byte = signal == SIGHUP ? 'r' : 's';
    [[maybe_unused]] const ssize_t written = ::write(s_pipe[1], &byte, 1); // a full pipe already says enough
    errno = saved;
}

void handle(int signal)
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
}

} // namespace

UnixSignals::UnixSignals()
{
    if (::pipe(s_pipe) != 0)
        return;
    for (const int end : s_pipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(s_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &UnixSignals::read);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        handle(signal);
}

UnixSignals::~UnixSignals()
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        std::signal(signal, SIG_DFL);
    m_notifier.reset();
    for (int &end : s_pipe) {
        ::close(end);
        end = -1;
    }
}

void UnixSignals::read()
{
    char byte = 0;
    while (::read(s_pipe[0], &byte, 1) == 1) {
        if (byte == 'r')
            Q_EMIT reloadRequested();
        else
            Q_EMIT stopRequested();
    }
}

#else

UnixSignals::UnixSignals() = default;
UnixSignals::~UnixSignals() = default;
void UnixSignals::read() {}

#endif

} // namespace Chinwag
