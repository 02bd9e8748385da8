#include "server/eventloop/loopwaker.h"

#include <QString>

#include <cerrno>
#include <sys/eventfd.h>
#include <unistd.h>

namespace Chinwag {

LoopWaker::LoopWaker()
    : m_descriptor(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_descriptor < 0)
        qFatal("The event loop cannot make an eventfd: %s", qPrintable(qt_error_string(errno)));
}

LoopWaker::~LoopWaker() { ::close(m_descriptor); }

void LoopWaker::wakeUp() noexcept
{
    if (m_state.exchange(State::Woken, std::memory_order_acq_rel) != State::Waiting)
        return;
    const int savedErrno = errno; // a signal handler must leave it as it was
    while (eventfd_write(m_descriptor, 1) < 0 && errno == EINTR) {
    }
    errno = savedErrno;
}

void LoopWaker::drain()
{
    eventfd_t value = 0;
    while (eventfd_read(m_descriptor, &value) < 0 && errno == EINTR) {
    }
}

bool LoopWaker::take() { return m_state.exchange(State::Awake, std::memory_order_acq_rel) == State::Woken; }

bool LoopWaker::beginWait()
{
    State expected = State::Awake;
    return m_state.compare_exchange_strong(expected, State::Waiting, std::memory_order_acq_rel);
}

void LoopWaker::endWait()
{
    State expected = State::Waiting; // Woken stays: the next turn has to see it
    m_state.compare_exchange_strong(expected, State::Awake, std::memory_order_acq_rel);
}

} // namespace Chinwag
