#pragma once

#include "app/core/connection/serverconnection.h"

namespace Chinwag {

/// What the bar about the connection shows, and for how long: nothing in the first second of trouble, then
/// what it is; the amber countdown stays at least 4 s, so that it can be read; "back" is green for 2 s, only
/// after something was shown. No words. Loop thread.
class ConnectionNotice : public QObject
{
    Q_OBJECT
public:
    enum class Shown {
        Nothing,
        Connecting, ///< thin bar
        Waiting,    ///< amber, with secondsLeft()
        Offline,    ///< grey: the system has no network
        Obstructed, ///< red, with obstacle(), through all attempts until it is out of the way
        Refused,    ///< red, with reason()
        Back,       ///< green
    };
    Q_ENUM(Shown)

    static constexpr milliseconds silentFor{1000};
    static constexpr milliseconds waitingAtLeast{4000};
    static constexpr milliseconds backFor{2000};

    /// What is known of the connection at one moment.
    struct Input
    {
        ServerConnection::State state = ServerConnection::State::Offline;
        ServerConnection::StopReason reason = ServerConnection::StopReason::None;
        bool hasNetwork = true;
        milliseconds untilNextAttempt{0};
        Obstacle obstacle = Obstacle::None;
        QString proxy = {}; ///< host:port, where the obstacle is one of a proxy
    };

    ConnectionNotice(const Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);

    /// Follows `connection`, which must outlive this.
    void watch(const ServerConnection &connection);
    void update(const Input &input);

    Shown shown() const { return m_shown; }
    int secondsLeft() const
    {
        return m_secondsLeft;
    } ///< of the countdown, rounded up; 0 when an attempt is being made
    ServerConnection::StopReason reason() const { return m_input.reason; }
    Obstacle obstacle() const { return m_shownObstacle; }
    const QString &proxy() const { return m_shownProxy; }

Q_SIGNALS:
    void changed();

private:
    void refresh();
    Shown wanted() const;
    Shown inTrouble() const;
    bool isHeld(Shown next) const;
    milliseconds untilChange() const;
    milliseconds left() const;

    const Clock &m_clock;
    TimerScheduler &m_timers;
    Input m_input;
    milliseconds m_nextAttemptAt{0};
    milliseconds m_troubleSince{0};
    milliseconds m_shownSince{0};
    bool m_inTrouble = false;
    Shown m_shown = Shown::Nothing;
    Obstacle m_shownObstacle = Obstacle::None;
    QString m_shownProxy;
    int m_secondsLeft = 0;
    Timer m_timer;
};

} // namespace Chinwag
