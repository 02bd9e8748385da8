#pragma once

#include "shared/base/timerscheduler.h"

#include <QString>

#include <memory>

namespace Chinwag {

/// Tells the local network that a server is here: DNS-SD, "_chinwag._tcp". Where nothing on this machine does
/// that (Avahi is not running, say), it is tried again now and then, and nothing else suffers. Loop thread.
class LanAnnouncer
{
public:
    /// Of the service's name; what is longer is cut.
    static constexpr int longestName = 63; ///< bytes of UTF-8
    static constexpr milliseconds retryAfter{60'000};

    struct Service
    {
        QString name; ///< for people; the network gives another one a number
        quint16 port = 0;
        bool usesTls = false;
    };

    explicit LanAnnouncer(TimerScheduler &timers);
    ~LanAnnouncer();
    Q_DISABLE_COPY_MOVE(LanAnnouncer)

    /// Until withdraw() or destruction.
    void announce(const Service &service);
    void withdraw();
    /// Under which name; empty: not yet, or nobody hears of it.
    QString announcedName() const;

private:
    class Registration;

    void attempt();

    TimerScheduler &m_timers;
    Service m_service;
    std::unique_ptr<Registration> m_registration;
    Timer m_retry;
    bool m_hasComplained = false;
};

} // namespace Chinwag
