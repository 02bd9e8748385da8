#pragma once

#include "app/core/desktop/autostart.h"
#include "app/core/desktop/countbadge.h"
#include "app/core/desktop/trayicon.h"
#include "app/core/notices/attention.h"
#include "app/ui/settings/settingscontroller.h"
#include "shared/base/timerscheduler.h"

namespace Chinwag {

class ChatSession;

/// The program as a part of the desktop: it says beside the window what waits, and goes on when the window is
/// closed, where there is a tray to find it in.
class DesktopController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(int unread READ unread NOTIFY attentionChanged)
    Q_PROPERTY(bool mentions READ hasMentions NOTIFY attentionChanged)
    Q_PROPERTY(bool hasTray READ hasTray NOTIFY trayChanged)
    Q_PROPERTY(bool keepsRunning READ keepsRunning WRITE setKeepsRunning NOTIFY settingsChanged)
    Q_PROPERTY(bool hasAutostart READ hasAutostart CONSTANT)
    Q_PROPERTY(bool autostarts READ autostarts WRITE setAutostarts NOTIFY settingsChanged)
    Q_PROPERTY(bool startsHidden READ startsHidden CONSTANT)

public:
    /// How long a window that is not on screen waits for a tray that comes, or comes back.
    static constexpr milliseconds trayPatience{10'000};

    DesktopController(Clock &clock, TimerScheduler &timers, SettingsController &settings);
    ~DesktopController() override;

    // What the system offers. Each is set once, before the window is made, and outlives this.
    void setTray(TrayIcon &tray);
    void setBadge(CountBadge &badge);
    void setAutostart(Autostart &autostart);
    /// The window comes when it is asked for.
    void startHidden();

    /// Null: signed out.
    void setSession(ChatSession *session);
    void setInSight(const RoomId &room);
    /// Something about the room has changed that no event tells of.
    void look(const RoomId &room);
    /// As the icon's menu shows it.
    void setDoNotDisturb(bool calm);

    int unread() const { return attention().messages; }
    bool hasMentions() const { return attention().mentions > 0; }
    bool hasTray() const { return m_tray && m_tray->isThere(); }
    bool keepsRunning() const { return m_settings.keepsRunning(); }
    void setKeepsRunning(bool keeps);
    bool hasAutostart() const { return m_autostart != nullptr; }
    bool autostarts() const { return m_autostart && m_autostart->isOn(); }
    void setAutostarts(bool starts);
    bool startsHidden() const { return m_startsHidden; }

    Q_INVOKABLE void setWindowShown(bool shown);
    /// Somebody closes it: true when that ends the program. Else it hides, or asks once before.
    Q_INVOKABLE bool closesForGood();
    Q_INVOKABLE void keepRunning(); ///< the answer to explanationRequested()

Q_SIGNALS:
    void attentionChanged();
    void trayChanged();
    void settingsChanged();
    void showRequested(const QString &activation);
    void hideRequested();
    /// What closing does, before it does it for the first time.
    void explanationRequested();
    void doNotDisturbRequested(bool calm);
    void quitRequested();
    void refused(const QString &sentence);

private:
    Attention attention() const { return m_attention ? m_attention->total() : Attention(); }
    void listen();
    void show();
    void trayMoved();
    void chosen(TrayChoice choice, const QString &activation);
    void toggle(const QString &activation);
    QString toolTip() const;

    Clock &m_clock;
    TimerScheduler &m_timers;
    SettingsController &m_settings;
    TrayIcon *m_tray = nullptr;
    CountBadge *m_badge = nullptr;
    Autostart *m_autostart = nullptr;
    std::unique_ptr<AttentionCount> m_attention;
    RoomId m_inSight;
    Timer m_patience;
    bool m_isSignedIn = false;
    bool m_isShown = true;
    bool m_startsHidden = false;
    bool m_isCalm = false; ///< do not disturb
};

} // namespace Chinwag
