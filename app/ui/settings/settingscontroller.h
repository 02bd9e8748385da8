#pragma once

#include "app/core/notices/noticerules.h"

#include <QObject>
#include <QRect>
#include <QSettings>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What people set, kept in the profile's file.
class SettingsController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY themeChanged)
    Q_PROPERTY(bool dark READ isDark NOTIFY themeChanged)
    Q_PROPERTY(bool sendTyping READ sendTyping WRITE setSendTyping NOTIFY sendTypingChanged)
    Q_PROPERTY(bool showTyping READ showTyping WRITE setShowTyping NOTIFY showTypingChanged)
    Q_PROPERTY(bool reduceMotion READ reduceMotion WRITE setReduceMotion NOTIFY reduceMotionChanged)

public:
    enum Theme { System, Light, Dark };
    Q_ENUM(Theme)

    explicit SettingsController(const QString &file, QObject *parent = nullptr);

    Theme theme() const { return m_theme; }
    bool isDark() const { return m_theme == Dark || (m_theme == System && m_systemDark); }
    bool sendTyping() const { return m_sendTyping; }
    bool showTyping() const { return m_showTyping; }
    bool reduceMotion() const { return m_reduceMotion; }

    /// Where the window was last, as far as it is in sight on the screens there are now; else of that size in
    /// the middle of the first.
    Q_INVOKABLE QRect windowPlace(QSize size) const;
    Q_INVOKABLE void keepWindowPlace(const QRect &place);
    /// The room that was open last; "" when none was.
    QString lastRoom() const;
    void setLastRoom(const QString &room);

    /// What was chosen last, the newest first, without skins; and the skin that was chosen, of
    /// EmojiTable::skins.
    QStringList recentEmoji() const;
    void setRecentEmoji(const QStringList &emoji);
    int skin() const;
    void setSkin(int skin);

    /// Closing the window leaves the program running, where it can be reached; and whether that was
    /// explained.
    bool keepsRunning() const;
    void setKeepsRunning(bool keeps);
    bool hasExplainedRunning() const;
    void setExplainedRunning();

    NoticeSettings notices() const;
    void setNotices(const NoticeSettings &notices);

    void setTheme(Theme theme);
    /// For this run only, as the command line asks.
    void overrideTheme(Theme theme);
    void setSystemDark(bool dark);
    void setSendTyping(bool send);
    void setShowTyping(bool show);
    void setReduceMotion(bool reduce);

Q_SIGNALS:
    void themeChanged();
    void sendTypingChanged();
    void showTypingChanged();
    void reduceMotionChanged();

private:
    QSettings m_file;
    Theme m_theme = System;
    bool m_systemDark = false;
    bool m_sendTyping = true;
    bool m_showTyping = true;
    bool m_reduceMotion = false;
};

} // namespace Chinwag
