#include "app/ui/settings/settingscontroller.h"

#include "app/ui/settings/windowplace.h"

#include <QGuiApplication>
#include <QScreen>

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
const QString reduceMotionKey = QStringLiteral("view/reduceMotion");

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

} // namespace

SettingsController::SettingsController(const QString &file, QObject *parent)
    : QObject(parent)
    , m_file(file, QSettings::IniFormat)
    , m_theme(themeFromName(m_file.value(themeKey).toString()))
    , m_sendTyping(m_file.value(sendTypingKey, true).toBool())
    , m_showTyping(m_file.value(showTypingKey, true).toBool())
    , m_reduceMotion(m_file.value(reduceMotionKey, false).toBool())
{
}

bool SettingsController::keepsRunning() const { return m_file.value(keepsRunningKey, true).toBool(); }

void SettingsController::setKeepsRunning(bool keeps) { m_file.setValue(keepsRunningKey, keeps); }

bool SettingsController::hasExplainedRunning() const { return m_file.value(explainedKey, false).toBool(); }

void SettingsController::setExplainedRunning() { m_file.setValue(explainedKey, true); }

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

void SettingsController::keepWindowPlace(const QRect &place) { m_file.setValue(windowKey, place); }

QString SettingsController::lastRoom() const { return m_file.value(roomKey).toString(); }

void SettingsController::setLastRoom(const QString &room) { m_file.setValue(roomKey, room); }

QStringList SettingsController::recentEmoji() const { return m_file.value(recentEmojiKey).toStringList(); }

void SettingsController::setRecentEmoji(const QStringList &emoji) { m_file.setValue(recentEmojiKey, emoji); }

int SettingsController::skin() const { return m_file.value(skinKey, 0).toInt(); }

void SettingsController::setSkin(int skin) { m_file.setValue(skinKey, skin); }

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

} // namespace Chinwag
