#pragma once

#include "server/eventloop/descriptorset.h"
#include "server/eventloop/loopwaker.h"
#include "server/eventloop/timerqueue.h"

#include <QAbstractEventDispatcher>

#include <atomic>

namespace Chinwag {

/// Qt's event loop on epoll: the cost of a turn depends on what happened, not on how many descriptors wait.
///
/// A turn delivers the posted events, then at most 256 ready descriptors, then each due timer once, then what
/// these posted; whatever is left (a socket that is always readable, a zero timer, an event that posts
/// itself) has to come round again, so nobody starves. Nested turns never fire a timer whose callback is
/// still running. Order and results are those of Qt's Unix dispatcher, except:
/// - a turn that has delivered posted events does not block afterwards, no matter which thread posted them
/// when;
/// - what a notifier or a timer posted is delivered at the end of the same turn: at its beginning the next
/// one would look at the kernel once more, without waiting, before it could wait;
/// - aboutToBlock() is emitted only before a wait that may take time;
/// - a very coarse timer waits at least a second instead of spinning when its interval rounds to none.
/// See DescriptorSet for what notifiers may rely on.
///
/// wakeUp() and interrupt() may be called from any thread and from signal handlers, everything else from the
/// thread the dispatcher lives in. Descriptors are closed on exec; a forked child that does not exec must not
/// run the loop.
class EpollEventDispatcher final : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    explicit EpollEventDispatcher(QObject *parent = nullptr);
    ~EpollEventDispatcher() override;

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType, QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;
    void closingDown() override;

private:
    struct Turn
    {
        bool notifiers;
        bool timers;
        bool mayBlock;
    };

    void wait(const Turn &turn);
    bool waitOnce(const Turn &turn, bool mayBlock);
    bool waitForWakerOnly(int timeout);
    int timeoutFor(const Turn &turn) const;
    int fireNotifiers();
    int fireTimers();
    bool deliverAfterwards();
    bool isForeignThread(const char *attempt) const;

    LoopWaker m_waker;
    DescriptorSet m_descriptors;
    TimerQueue m_timers;
    std::atomic<bool> m_interrupted = false;
};

} // namespace Chinwag
