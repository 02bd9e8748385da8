#include "server/eventloop/epolleventdispatcher.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <poll.h>

namespace Chinwag {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

EpollEventDispatcher::EpollEventDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , m_descriptors(m_waker.descriptor())
{
}

EpollEventDispatcher::~EpollEventDispatcher() = default;

bool EpollEventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    m_interrupted.store(false, std::memory_order_relaxed);
    // Before the posted events: what is posted while they are delivered has to keep the loop awake again.
    const bool woken = m_waker.take();
    Q_EMIT awake();
    QCoreApplication::sendPostedEvents();

    const Turn turn = {.notifiers = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers),
                       .timers = !flags.testFlag(QEventLoop::X11ExcludeTimers),
                       .mayBlock = flags.testFlag(QEventLoop::WaitForMoreEvents) && !woken};
    wait(turn);
    if (m_interrupted.load(std::memory_order_relaxed))
        return false;
    const bool isQuiet =
        !m_waker.isPending(); // what earlier callbacks of this turn posted waits for the next
    int fired = turn.notifiers ? fireNotifiers() : 0;
    fired += turn.timers ? fireTimers() : 0;
    const bool posted = isQuiet && deliverAfterwards();
    return woken || posted || m_waker.isPending() || fired > 0;
}

bool EpollEventDispatcher::deliverAfterwards()
{
    if (!m_waker.isPending() || m_interrupted.load(std::memory_order_relaxed))
        return false;
    m_waker.take();
    QCoreApplication::sendPostedEvents();
    return true;
}

void EpollEventDispatcher::wait(const Turn &turn)
{
    bool mayBlock = turn.mayBlock && !m_waker.isPending() && timeoutFor(turn) != 0;
    if (mayBlock) {
        Q_EMIT aboutToBlock();
        mayBlock = !m_waker.isPending();
    }
    if (m_interrupted.load(std::memory_order_relaxed))
        return;
    while (!waitOnce(turn, mayBlock)) {
    } // a signal handler ran: wait for the rest of the time
}

bool EpollEventDispatcher::waitOnce(const Turn &turn, bool mayBlock)
{
    const bool blocking = mayBlock && m_waker.beginWait();
    const int timeout = blocking ? timeoutFor(turn) : 0;
    bool interrupted = false;
    if (turn.notifiers) {
        const auto [signalled, wokenUp] = m_descriptors.collect(timeout);
        interrupted = signalled;
        if (wokenUp)
            m_waker.drain();
    } else {
        interrupted = !waitForWakerOnly(timeout);
    }
    if (blocking)
        m_waker.endWait();
    return !interrupted;
}

bool EpollEventDispatcher::waitForWakerOnly(int timeout)
{
    if (timeout == 0)
        return true;
    pollfd waker = {m_waker.descriptor(), POLLIN, 0};
    const int count = ::poll(&waker, 1, timeout);
    if (count > 0)
        m_waker.drain();
    return count >= 0 || errno != EINTR;
}

int EpollEventDispatcher::timeoutFor(const Turn &turn) const
{
    const auto next = turn.timers ? m_timers.nextTimeout() : std::nullopt;
    if (!next)
        return -1;
    const auto left = std::chrono::ceil<milliseconds>(*next - Clock::now()).count();
    return int(std::clamp<qint64>(left, 0, std::numeric_limits<int>::max()));
}

int EpollEventDispatcher::fireNotifiers()
{
    int fired = 0;
    while (QSocketNotifier *notifier = m_descriptors.takeReady()) {
        QEvent event(QEvent::SockAct);
        QCoreApplication::sendEvent(notifier, &event);
        ++fired;
    }
    return fired;
}

int EpollEventDispatcher::fireTimers()
{
    if (!m_timers.nextTimeout())
        return 0;
    int fired = 0;
    const TimerQueue::Round round = m_timers.beginRound(Clock::now());
    while (const auto due = m_timers.takeDue(round)) {
        QTimerEvent event(due->id);
        QCoreApplication::sendEvent(due->object, &event);
        m_timers.finish(*due);
        ++fired;
    }
    return fired;
}

bool EpollEventDispatcher::isForeignThread(const char *attempt) const
{
    if (thread() == QThread::currentThread())
        return false;
    qWarning("%s from a thread other than the event loop's is ignored", attempt);
    return true;
}

void EpollEventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    if (!isForeignThread("Switching on a socket notifier"))
        m_descriptors.add(notifier);
}

void EpollEventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    if (!isForeignThread("Switching off a socket notifier"))
        m_descriptors.remove(notifier);
}

void EpollEventDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                                         QObject *object)
{
    if (!isForeignThread("Starting a timer"))
        m_timers.add(timerId, milliseconds(interval), timerType, object, Clock::now());
}

bool EpollEventDispatcher::unregisterTimer(int timerId)
{
    return !isForeignThread("Stopping a timer") && m_timers.remove(timerId);
}

bool EpollEventDispatcher::unregisterTimers(QObject *object)
{
    return !isForeignThread("Stopping timers") && m_timers.removeAll(object);
}

QList<QAbstractEventDispatcher::TimerInfo> EpollEventDispatcher::registeredTimers(QObject *object) const
{
    return m_timers.timersOf(object);
}

int EpollEventDispatcher::remainingTime(int timerId)
{
    const auto left = m_timers.remaining(timerId, Clock::now());
    return left ? int(left->count()) : -1;
}

void EpollEventDispatcher::wakeUp() { m_waker.wakeUp(); }

void EpollEventDispatcher::interrupt()
{
    m_interrupted.store(true, std::memory_order_relaxed);
    m_waker.wakeUp();
}

void EpollEventDispatcher::closingDown() { m_descriptors.dropReady(); }

} // namespace Chinwag
