#pragma once

#include "app/core/lab/connectionlog.h"

#include <memory>

namespace Chinwag {

/// Fills a ConnectionLog with what a connection does: always its states, which cost nothing, and while it
/// measures also every frame, and how long the server takes to answer to nothing. Loop thread.
class ConnectionMeter
{
public:
    static constexpr milliseconds interval{2000}; ///< between two measurements; one is under way at a time

    struct Parts
    {
        Clock &clock;
        TimerScheduler &timers;
        ConnectionLog &log;
    };

    explicit ConnectionMeter(const Parts &parts)
        : m_parts(parts)
    {
    }
    ~ConnectionMeter() { setMeasuring(false); }
    ConnectionMeter(const ConnectionMeter &) = delete;
    ConnectionMeter &operator=(const ConnectionMeter &) = delete;

    /// Whose observer it is while it measures; outlives this. Null: frames are not seen.
    void setFaults(Faults *faults);
    /// Until the next call; null: none. The log begins anew.
    void watch(ServerConnection *connection);
    void setMeasuring(bool measuring);
    bool isMeasuring() const { return m_measuring; }

private:
    void stateChanged();
    void measure();

    Parts m_parts;
    Faults *m_faults = nullptr;
    ServerConnection *m_connection = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the connection
    std::shared_ptr<bool> m_waiting;  // for an answer
    Timer m_timer;
    bool m_measuring = false;
};

} // namespace Chinwag
