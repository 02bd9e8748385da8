#pragma once

#include "app/core/desktop/idlesource.h"
#include "shared/base/timerscheduler.h"
#include "shared/protocol/model.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

class ChatSession;

/// What others see of whether one is there: what one has chosen, and away when nobody was at the computer for
/// a while.
class PresenceController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Choice choice READ choice WRITE setChoice NOTIFY changed)

public:
    /// Numbered as the protocol's Presence.
    enum Choice { Online = 1, Away, DoNotDisturb };
    Q_ENUM(Choice)

    static constexpr std::chrono::minutes idleToAway{10};

    PresenceController(Clock &clock, TimerScheduler &timers);
    ~PresenceController() override;

    /// Outlives this.
    void setIdleSource(IdleSource &source);
    /// Null: signed out.
    void setSession(ChatSession *session);

    Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    /// In words; `presence` as the protocol's Presence numbers it.
    Q_INVOKABLE static QString nameOf(int presence);
    /// As others see it while there is a connection.
    Presence shown() const;

Q_SIGNALS:
    void changed();

private:
    void watch();
    void setIdle(bool idle);
    void say();

    Clock &m_clock;
    TimerScheduler &m_timers;
    IdleSource *m_source = nullptr;
    ChatSession *m_session = nullptr;
    Timer m_wait;
    Choice m_choice = Online;
    bool m_isIdle = false;
    Presence m_said = Presence::Online; ///< to the session
};

} // namespace Chinwag
