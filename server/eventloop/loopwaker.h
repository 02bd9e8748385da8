#pragma once

#include <QtGlobal>

#include <atomic>

namespace Chinwag {

/// Ends the wait of one event loop from elsewhere. wakeUp() is for any thread and for signal handlers;
/// everything else belongs to the loop's thread. A wake-up is never lost: one that comes before beginWait()
/// makes that call refuse. The kernel is only involved when the loop really waits, so posting events to a
/// busy loop costs no system call.
class LoopWaker
{
public:
    LoopWaker();
    ~LoopWaker();
    Q_DISABLE_COPY_MOVE(LoopWaker)

    void wakeUp() noexcept;

    /// Becomes readable when wakeUp() finds the loop waiting; drain() makes it quiet again.
    int descriptor() const { return m_descriptor; }
    void drain();

    bool isPending() const { return m_state.load(std::memory_order_acquire) == State::Woken; }
    /// Was there a wake-up since the last call? Take it before doing the work it may announce.
    bool take();

    /// False: a wake-up is pending, do not block. True: block, then call endWait().
    bool beginWait();
    void endWait();

private:
    enum class State { Awake, Waiting, Woken };
    static_assert(std::atomic<State>::is_always_lock_free, "wakeUp() must stay usable in signal handlers");

    const int m_descriptor;
    std::atomic<State> m_state = State::Awake;
};

} // namespace Chinwag
