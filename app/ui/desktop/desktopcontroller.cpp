#include "app/ui/desktop/desktopcontroller.h"

#include "app/core/chatsession.h"
#include "app/ui/language.h"

namespace Chinwag {

DesktopController::DesktopController(Clock &clock, TimerScheduler &timers, SettingsController &settings)
    : m_clock(clock)
    , m_timers(timers)
    , m_settings(settings)
{
    connect(&Language::instance(), &Language::changed, this, &DesktopController::show);
}

DesktopController::~DesktopController()
{
    if (m_tray)
        m_tray->setHandlers({});
}

void DesktopController::setTray(TrayIcon &tray)
{
    m_tray = &tray;
    listen();
    show();
}

void DesktopController::listen()
{
    TrayIcon::Handlers handlers;
    handlers.clicked = [this](const QString &activation) { toggle(activation); };
    handlers.chosen = [this](TrayChoice choice, const QString &activation) { chosen(choice, activation); };
    handlers.presenceChanged = [this] { trayMoved(); };
    m_tray->setHandlers(std::move(handlers));
}

void DesktopController::setBadge(CountBadge &badge)
{
    m_badge = &badge;
    show();
}

void DesktopController::setAutostart(Autostart &autostart) { m_autostart = &autostart; }

void DesktopController::startHidden()
{
    m_startsHidden = true;
    setWindowShown(false);
}

void DesktopController::setSession(ChatSession *session)
{
    m_attention.reset();
    m_isSignedIn = session != nullptr;
    if (session) {
        m_attention = std::make_unique<AttentionCount>(session->rooms(), m_clock);
        m_attention->setInSight(m_inSight);
        connect(m_attention.get(), &AttentionCount::changed, this, &DesktopController::show);
    }
    show();
}

void DesktopController::setInSight(const RoomId &room)
{
    m_inSight = room;
    if (m_attention)
        m_attention->setInSight(room);
}

void DesktopController::look(const RoomId &room)
{
    if (m_attention)
        m_attention->look(room);
}

void DesktopController::setDoNotDisturb(bool calm)
{
    m_isCalm = calm;
    show();
}

void DesktopController::setKeepsRunning(bool keeps)
{
    m_settings.setKeepsRunning(keeps);
    Q_EMIT settingsChanged();
}

void DesktopController::setAutostarts(bool starts)
{
    if (!m_autostart)
        return;
    if (const auto done = m_autostart->set(starts); !done)
        Q_EMIT refused(done.error());
    Q_EMIT settingsChanged();
}

void DesktopController::setWindowShown(bool shown)
{
    m_isShown = shown;
    trayMoved();
    show();
}

bool DesktopController::closesForGood()
{
    if (!hasTray() || !keepsRunning())
        return true;
    if (m_settings.hasExplainedRunning())
        Q_EMIT hideRequested();
    else
        Q_EMIT explanationRequested();
    return false;
}

void DesktopController::keepRunning()
{
    m_settings.setExplainedRunning();
    Q_EMIT hideRequested();
}

/// A window that nobody sees and no icon leads to would be lost. Desktops start their tray anew at times.
void DesktopController::trayMoved()
{
    m_patience.cancel();
    if (!m_isShown && !hasTray())
        m_patience = m_timers.after(trayPatience, [this] { Q_EMIT showRequested({}); });
    Q_EMIT trayChanged();
}

void DesktopController::chosen(TrayChoice choice, const QString &activation)
{
    switch (choice) {
    case TrayChoice::ShowOrHide:
        return toggle(activation);
    case TrayChoice::DoNotDisturb:
        Q_EMIT doNotDisturbRequested(!m_isCalm);
        return;
    case TrayChoice::Quit:
        Q_EMIT quitRequested();
        return;
    }
}

void DesktopController::toggle(const QString &activation)
{
    if (m_isShown)
        Q_EMIT hideRequested();
    else
        Q_EMIT showRequested(activation);
}

void DesktopController::show()
{
    Q_EMIT attentionChanged();
    if (m_badge)
        m_badge->show(unread());
    if (!m_tray)
        return;
    TrayLook look{unread(), attention().mentions > 0, toolTip(), {}};
    look.menu.append({TrayChoice::ShowOrHide, m_isShown ? tr("Hide the window") : tr("Show the window")});
    if (m_isSignedIn)
        look.menu.append({TrayChoice::DoNotDisturb, tr("Do not disturb"), true, m_isCalm});
    look.menu.append({TrayChoice::Quit, tr("Quit")});
    m_tray->show(look);
}

QString DesktopController::toolTip() const
{
    if (!m_isSignedIn)
        return tr("Not signed in");
    if (unread() == 0)
        return tr("Nothing new");
    const QString messages = tr("%n new message(s)", nullptr, unread());
    const int mentions = attention().mentions;
    return mentions > 0 ? tr("%1, %2").arg(messages, tr("%n of them for you", nullptr, mentions)) : messages;
}

} // namespace Chinwag
