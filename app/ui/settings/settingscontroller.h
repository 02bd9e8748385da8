#pragma once

#include "app/core/connection/proxychoice.h"
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
    Q_PROPERTY(bool highContrast READ highContrast WRITE setHighContrast NOTIFY highContrastChanged)
    Q_PROPERTY(int textSize READ textSize WRITE setTextSize NOTIFY textSizeChanged)
    Q_PROPERTY(bool compact READ isCompact WRITE setCompact NOTIFY compactChanged)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)
    Q_PROPERTY(bool membersShown READ membersShown WRITE setMembersShown NOTIFY membersShownChanged)
    Q_PROPERTY(bool spellChecking READ spellChecking WRITE setSpellChecking NOTIFY spellingChanged)

public:
    enum Theme { System, Light, Dark };
    Q_ENUM(Theme)

    /// Of the text, in per cent of what the design says.
    static constexpr int smallestText = 80;
    static constexpr int plainText = 100;
    static constexpr int largestText = 200;
    static constexpr int textStep = 10;

    explicit SettingsController(const QString &file, QObject *parent = nullptr);

    Theme theme() const { return m_theme; }
    bool isDark() const { return m_theme == Dark || (m_theme == System && m_systemDark); }
    bool sendTyping() const { return m_sendTyping; }
    bool showTyping() const { return m_showTyping; }
    bool reduceMotion() const { return m_reduceMotion; }
    bool highContrast() const { return m_highContrast; }
    int textSize() const { return m_textSize; }
    bool isCompact() const { return m_compact; }
    /// "de"; empty: as the system has it.
    const QString &language() const { return m_language; }
    /// Who is in the room is beside it.
    bool membersShown() const { return m_membersShown; }

    /// One step; none beyond the ends.
    Q_INVOKABLE void enlargeText() { setTextSize(m_textSize + textStep); }
    Q_INVOKABLE void reduceText() { setTextSize(m_textSize - textStep); }
    Q_INVOKABLE void resetText() { setTextSize(plainText); }

    /// Where the window was last, as far as it is in sight on the screens there are now; else of that size in
    /// the middle of the first.
    Q_INVOKABLE QRect windowPlace(QSize size) const;
    /// `place`: of the window while it was neither maximised nor full screen; an invalid one changes nothing.
    void keepWindow(const QRect &place, bool isMaximized);
    Q_INVOKABLE bool startsMaximized() const;
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

    bool spellChecking() const;
    void setSpellChecking(bool checks);
    /// Dictionaries ("de_DE"); none set: those of the desktop's languages.
    std::optional<QStringList> spellLanguages() const;
    void setSpellLanguages(const QStringList &languages);
    QStringList learnedWords() const;
    void setLearnedWords(const QStringList &words);

    NoticeSettings notices() const;
    void setNotices(const NoticeSettings &notices);

    ProxyChoice proxy() const;
    void setProxy(const ProxyChoice &proxy);

    void setTheme(Theme theme);
    /// For this run only, as the command line asks.
    void overrideTheme(Theme theme);
    void setSystemDark(bool dark);
    void setSendTyping(bool send);
    void setShowTyping(bool show);
    void setReduceMotion(bool reduce);
    void setHighContrast(bool high);
    /// The nearest step between the ends.
    void setTextSize(int percent);
    void setCompact(bool compact);
    void setLanguage(const QString &language);
    void setMembersShown(bool shown);

Q_SIGNALS:
    void themeChanged();
    void sendTypingChanged();
    void showTypingChanged();
    void reduceMotionChanged();
    void highContrastChanged();
    void textSizeChanged();
    void compactChanged();
    void languageChanged();
    void membersShownChanged();
    void spellingChanged();

private:
    QSettings m_file;
    Theme m_theme = System;
    bool m_systemDark = false;
    bool m_sendTyping = true;
    bool m_showTyping = true;
    bool m_reduceMotion = false;
    bool m_highContrast = false;
    int m_textSize = plainText;
    bool m_compact = false;
    QString m_language;
    bool m_membersShown = false;
};

} // namespace Chinwag
