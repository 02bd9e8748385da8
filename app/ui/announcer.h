#pragma once

#include "app/ui/connection/connectioncontroller.h"
#include "app/ui/timeline/timelinemodel.h"
#include "shared/base/timerscheduler.h"

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What a screen reader says without being asked: messages that come into the room on screen, and what
/// becomes of the connection. Politely: what comes close together is said together, and what one wrote
/// oneself, or what is loaded, not at all.
class Announcer : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")

public:
    static constexpr milliseconds gatheredFor{300};
    static constexpr int mostMessages = 3; ///< of them only how many they are

    /// All outlive this.
    Announcer(TimerScheduler &timers, TimelineModel &messages, ConnectionController &connection,
              QObject *parent = nullptr);

    /// The window is in front; else notices are what tells of messages.
    void setActive(bool active);

Q_SIGNALS:
    void announced(const QString &sentence);

private:
    void rowsCame(int first, int last);
    void say();
    void followConnection();

    TimerScheduler &m_timers;
    TimelineModel &m_messages;
    ConnectionController &m_connection;
    ConnectionController::Kind m_kind = ConnectionController::None;
    bool m_isActive = false;
    QStringList m_waiting;
    Timer m_timer;
};

} // namespace Chinwag
