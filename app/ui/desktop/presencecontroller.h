#pragma once

#include "app/core/desktop/idlesource.h"
#include "shared/base/result.h"
#include "shared/base/timerscheduler.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/model.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

class ChatSession;

/// What others see of whether one is there: what one has chosen, and away when nobody was at the computer for
/// a while; and what one says of oneself, for as long as one says.
class PresenceController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Choice choice READ choice WRITE setChoice NOTIFY changed)
    Q_PROPERTY(QString status READ status NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QString error READ error NOTIFY changed)

public:
    /// Numbered as the protocol's Presence.
    enum Choice { Online = 1, Away, DoNotDisturb };
    Q_ENUM(Choice)

    /// When a status ends by itself.
    enum End { Never, HalfHour, Hour, FourHours, Today };
    Q_ENUM(End)

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
    /// What one says of oneself; empty for nothing.
    QString status() const;
    bool isBusy() const { return m_isBusy; }
    /// Why the server did not take the last status.
    const QString &error() const { return m_error; }
    /// Without a text: none any more. Told by statusTaken(), or error().
    Q_INVOKABLE void setStatus(const QString &text, End end);
    Q_INVOKABLE void forgetError();
    /// As others see it while there is a connection.
    Presence shown() const;

Q_SIGNALS:
    void changed();
    void statusTaken();

private:
    void statusAnswered(const Result<Ok, Error> &answer);
    milliseconds timeOf(End end) const;
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
    bool m_isBusy = false;
    QString m_error;
    std::unique_ptr<QObject> m_watch;   // ends with the session, and so do the answers it still owes
    Presence m_said = Presence::Online; ///< to the session
};

} // namespace Chinwag
