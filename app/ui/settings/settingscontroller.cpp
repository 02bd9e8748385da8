#include "app/ui/settings/settingscontroller.h"

#include "app/ui/settings/windowplace.h"

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

namespace Chinwag {

namespace {

const QString themeKey = QStringLiteral("view/theme");
const QString sendTypingKey = QStringLiteral("typing/send");
const QString showTypingKey = QStringLiteral("typing/show");
const QString windowKey = QStringLiteral("view/window");
const QString roomKey = QStringLiteral("view/room");
const QString recentEmojiKey = QStringLiteral("emoji/recent");
const QString skinKey = QStringLiteral("emoji/skin");
const QString noticesKey = QStringLiteral("notices/rooms");
const QString hideTextKey = QStringLiteral("notices/hideText");
const QString soundKey = QStringLiteral("notices/sound");
const QString doNotDisturbKey = QStringLiteral("notices/doNotDisturb");
const QString keepsRunningKey = QStringLiteral("desktop/keepsRunning");
const QString explainedKey = QStringLiteral("desktop/explained");
const QString spellCheckingKey = QStringLiteral("spelling/checks");
const QString spellLanguagesKey = QStringLiteral("spelling/languages");
const QString learnedWordsKey = QStringLiteral("spelling/words");
const QString reduceMotionKey = QStringLiteral("view/reduceMotion");
const QString highContrastKey = QStringLiteral("view/highContrast");
const QString textSizeKey = QStringLiteral("view/textSize");
const QString compactKey = QStringLiteral("view/compact");
const QString languageKey = QStringLiteral("view/language");
const QString membersShownKey = QStringLiteral("view/members");
const QString proxyUseKey = QStringLiteral("proxy/use");
const QString proxyKindKey = QStringLiteral("proxy/kind");
const QString proxyHostKey = QStringLiteral("proxy/host");
const QString proxyPortKey = QStringLiteral("proxy/port");
const QString maximizedKey = QStringLiteral("view/maximized");

SettingsController::Theme themeFromName(const QString &name)
{
    if (name == u"light")
        return SettingsController::Light;
    return name == u"dark" ? SettingsController::Dark : SettingsController::System;
}

QString nameOf(SettingsController::Theme theme)
{
    switch (theme) {
    case SettingsController::Light:
        return QStringLiteral("light");
    case SettingsController::Dark:
        return QStringLiteral("dark");
    case SettingsController::System:
        break;
    }
    return QStringLiteral("system");
}

int nearestTextSize(int percent)
{
    if (percent <= 0)
        return SettingsController::plainText; // no such number
    constexpr int step = SettingsController::textStep;
    return std::clamp((percent + step / 2) / step * step, SettingsController::smallestText,
                      SettingsController::largestText);
}

} // namespace

SettingsController::SettingsController(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file, QSettings::IniFormat)
    , m_theme(themeFromName(m_file.value(themeKey).toString()))
    , m_sendTyping(m_file.value(sendTypingKey, true).toBool())
    , m_showTyping(m_file.value(showTypingKey, true).toBool())
    , m_reduceMotion(m_file.value(reduceMotionKey, false).toBool())
    , m_highContrast(m_file.value(highContrastKey, false).toBool())
    , m_textSize(nearestTextSize(m_file.value(textSizeKey, plainText).toInt()))
    , m_compact(m_file.value(compactKey, false).toBool())
    , m_language(m_file.value(languageKey).toString())
    , m_membersShown(m_file.value(membersShownKey, false).toBool())
{
}

bool SettingsController::keepsRunning() const { return m_file.value(keepsRunningKey, true).toBool(); }

void SettingsController::setKeepsRunning(bool keeps) { m_file.setValue(keepsRunningKey, keeps); }

bool SettingsController::hasExplainedRunning() const { return m_file.value(explainedKey, false).toBool(); }

void SettingsController::setExplainedRunning() { m_file.setValue(explainedKey, true); }

bool SettingsController::spellChecking() const { return m_file.value(spellCheckingKey, true).toBool(); }

void SettingsController::setSpellChecking(bool checks)
{
    if (checks == spellChecking())
        return;
    m_file.setValue(spellCheckingKey, checks);
    Q_EMIT spellingChanged();
}

std::optional<QStringList> SettingsController::spellLanguages() const
{
    if (!m_file.contains(spellLanguagesKey))
        return std::nullopt;
    return m_file.value(spellLanguagesKey).toStringList();
}

void SettingsController::setSpellLanguages(const QStringList &languages)
{
    m_file.setValue(spellLanguagesKey, languages);
    Q_EMIT spellingChanged();
}

QStringList SettingsController::learnedWords() const { return m_file.value(learnedWordsKey).toStringList(); }

void SettingsController::setLearnedWords(const QStringList &words)
{
    m_file.setValue(learnedWordsKey, words);
}

NoticeSettings SettingsController::notices() const
{
    NoticeSettings notices;
    const auto rooms = notifyFromString(m_file.value(noticesKey).toString());
    if (rooms && *rooms != RoomPreferences::Notify::Default)
        notices.rooms = *rooms;
    notices.hidesText = m_file.value(hideTextKey, notices.hidesText).toBool();
    notices.hasSound = m_file.value(soundKey, notices.hasSound).toBool();
    notices.doNotDisturb = m_file.value(doNotDisturbKey, notices.doNotDisturb).toBool();
    return notices;
}

void SettingsController::setNotices(const NoticeSettings &notices)
{
    m_file.setValue(noticesKey, toString(notices.rooms));
    m_file.setValue(hideTextKey, notices.hidesText);
    m_file.setValue(soundKey, notices.hasSound);
    m_file.setValue(doNotDisturbKey, notices.doNotDisturb);
}

QRect SettingsController::windowPlace(QSize size) const
{
    QList<QRect> screens;
    const QList<QScreen *> all = QGuiApplication::screens();
    for (const QScreen *screen : all)
        screens.append(screen->availableGeometry());
    QRect wished = m_file.value(windowKey).toRect();
    if (!wished.isValid()) {
        wished.setSize(size);
        wished.moveCenter(screens.value(0).center());
    }
    return WindowPlace::within(screens, wished);
}

void SettingsController::keepWindow(const QRect &place, bool isMaximized)
{
    if (place.isValid())
        m_file.setValue(windowKey, place);
    m_file.setValue(maximizedKey, isMaximized);
}

bool SettingsController::startsMaximized() const { return m_file.value(maximizedKey, false).toBool(); }

QString SettingsController::lastRoom() const { return m_file.value(roomKey).toString(); }

void SettingsController::setLastRoom(const QString &room) { m_file.setValue(roomKey, room); }

QStringList SettingsController::recentEmoji() const { return m_file.value(recentEmojiKey).toStringList(); }

void SettingsController::setRecentEmoji(const QStringList &emoji) { m_file.setValue(recentEmojiKey, emoji); }

int SettingsController::skin() const { return m_file.value(skinKey, 0).toInt(); }

void SettingsController::setSkin(int skin) { m_file.setValue(skinKey, skin); }

ProxyChoice SettingsController::proxy() const
{
    ProxyChoice proxy;
    const QString use = m_file.value(proxyUseKey).toString();
    proxy.host = m_file.value(proxyHostKey).toString();
    proxy.port = static_cast<quint16>(std::clamp(m_file.value(proxyPortKey).toInt(), 0, 65535));
    proxy.kind = m_file.value(proxyKindKey).toString() == u"socks5" ? ProxyChoice::Kind::Socks5
                                                                    : ProxyChoice::Kind::Http;
    if (use == u"none")
        proxy.use = ProxyChoice::Use::None;
    else if (use == u"manual" && !proxy.host.isEmpty() && proxy.port > 0)
        proxy.use = ProxyChoice::Use::Manual;
    return proxy;
}

void SettingsController::setProxy(const ProxyChoice &proxy)
{
    const bool isManual = proxy.use == ProxyChoice::Use::Manual;
    m_file.setValue(proxyUseKey, isManual                              ? QStringLiteral("manual")
                                 : proxy.use == ProxyChoice::Use::None ? QStringLiteral("none")
                                                                       : QStringLiteral("system"));
    m_file.setValue(proxyKindKey, proxy.kind == ProxyChoice::Kind::Socks5 ? QStringLiteral("socks5")
                                                                          : QStringLiteral("http"));
    m_file.setValue(proxyHostKey, proxy.host);
    m_file.setValue(proxyPortKey, proxy.port);
}

void SettingsController::setTheme(Theme theme)
{
    m_file.setValue(themeKey, nameOf(theme));
    overrideTheme(theme);
}

void SettingsController::overrideTheme(Theme theme)
{
    if (m_theme == theme)
        return;
    m_theme = theme;
    Q_EMIT themeChanged();
}

void SettingsController::setSystemDark(bool dark)
{
    if (m_systemDark == dark)
        return;
    m_systemDark = dark;
    Q_EMIT themeChanged();
}

void SettingsController::setSendTyping(bool send)
{
    if (m_sendTyping == send)
        return;
    m_sendTyping = send;
    m_file.setValue(sendTypingKey, send);
    Q_EMIT sendTypingChanged();
}

void SettingsController::setShowTyping(bool show)
{
    if (m_showTyping == show)
        return;
    m_showTyping = show;
    m_file.setValue(showTypingKey, show);
    Q_EMIT showTypingChanged();
}

void SettingsController::setReduceMotion(bool reduce)
{
    if (m_reduceMotion == reduce)
        return;
    m_reduceMotion = reduce;
    m_file.setValue(reduceMotionKey, reduce);
    Q_EMIT reduceMotionChanged();
}

void SettingsController::setHighContrast(bool high)
{
    if (m_highContrast == high)
        return;
    m_highContrast = high;
    m_file.setValue(highContrastKey, m_highContrast);
    Q_EMIT highContrastChanged();
}

void SettingsController::setTextSize(int percent)
{
    const int size = nearestTextSize(percent);
    if (m_textSize == size)
        return;
    m_textSize = size;
    m_file.setValue(textSizeKey, m_textSize);
    Q_EMIT textSizeChanged();
}

void SettingsController::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    m_file.setValue(compactKey, m_compact);
    Q_EMIT compactChanged();
}

void SettingsController::setLanguage(const QString &language)
{
    if (m_language == language)
        return;
    m_language = language;
    m_file.setValue(languageKey, m_language);
    Q_EMIT languageChanged();
}

void SettingsController::setMembersShown(bool shown)
{
    if (m_membersShown == shown)
        return;
    m_membersShown = shown;
    m_file.setValue(membersShownKey, m_membersShown);
    Q_EMIT membersShownChanged();
}

} // namespace Chinwag
