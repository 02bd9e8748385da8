#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace Chinwag {

/// Cuts the connection of a statement that stays unanswered: a server that is stopped keeps its sockets open
/// and acknowledging, and the driver would wait for ever. Belongs to the thread that uses the connection;
/// acts from a thread of its own. On systems other than Unix it does nothing.
class Watchdog
{
public:
    /// Watches one statement, from beginning to end. Nothing when `watchdog` is null.
    class Watch
    {
    public:
        explicit Watch(Watchdog *watchdog)
            : m_watchdog(watchdog)
        {
            if (m_watchdog)
                m_watchdog->begin();
        }
        ~Watch()
        {
            if (m_watchdog)
                m_watchdog->end();
        }
        Q_DISABLE_COPY_MOVE(Watch)

    private:
        Watchdog *m_watchdog;
    };

    explicit Watchdog(std::chrono::milliseconds limit);
    ~Watchdog();
    Q_DISABLE_COPY_MOVE(Watchdog)

    /// The connection to cut from now on. Keeps a duplicate of the descriptor, so that a number which the
    /// driver gave back never means somebody else's file.
    void guard(int socket);
    void release();

private:
    void begin();
    void end();
    void run();
    void closeSocket(); ///< with m_mutex held

    const std::chrono::milliseconds m_limit;
    std::mutex m_mutex; ///< guards all below
    std::condition_variable m_wake;
    std::optional<std::chrono::steady_clock::time_point> m_due;
    int m_socket = -1;
    bool m_idle = false; ///< waits for a statement, not for an instant
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace Chinwag
