#include "app/ui/appcontroller.h"

#include "app/ui/words.h"

namespace Chinwag {

AppController::AppController(Clock &clock, TimerScheduler &timers, const QString &settingsFile,
                             QObject *parent)
    : QObject(parent)
    , m_signIn(timers)
    , m_connection(clock, timers)
    , m_timeline(clock, timers)
    , m_settings(settingsFile)
{
    connect(&m_composer, &ComposerController::submitted, &m_timeline, &TimelineController::followOwnMessage);
}

QString AppController::ownInitials() const { return Words::initials(m_account.user.displayName); }

int AppController::ownTone() const { return Words::tone(m_account.user.id.toString()); }

void AppController::setAccount(const Account &account)
{
    if (m_account == account)
        return;
    const bool wasSignedIn = isSignedIn();
    m_account = account;
    m_timeline.setOwnUser(account.user.id);
    Q_EMIT accountChanged();
    if (isSignedIn() != wasSignedIn)
        Q_EMIT signedInChanged();
}

void AppController::setWindowActive(bool active)
{
    if (m_windowActive == active)
        return;
    m_windowActive = active;
    m_timeline.setWindowActive(active);
    Q_EMIT windowActiveChanged(active);
}

} // namespace Chinwag
