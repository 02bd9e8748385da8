#include "app/platform/desktop/desktopidle.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr auto logind = "org.freedesktop.login1"_L1;
constexpr auto managerPath = "/org/freedesktop/login1"_L1;
constexpr auto managerInterface = "org.freedesktop.login1.Manager"_L1;
constexpr auto sessionInterface = "org.freedesktop.login1.Session"_L1;
constexpr auto propertiesInterface = "org.freedesktop.DBus.Properties"_L1;
constexpr auto screenSaver = "org.freedesktop.ScreenSaver"_L1;

} // namespace

DesktopIdle::DesktopIdle(const Clock &clock, const QDBusConnection &system, const QDBusConnection &session)
    : m_clock(clock)
    , m_system(system)
{
    // Whoever saves the screen, and under which path, differs from desktop to desktop.
    QDBusConnection(session).connect({}, {}, screenSaver, u"ActiveChanged"_s, this,
                                     SLOT(screenSaverChanged(bool)));
    if (!m_system.isConnected())
        return;
    auto question = QDBusMessage::createMethodCall(logind, managerPath, managerInterface, u"GetSession"_s);
    question << u"auto"_s;
    auto *answer = new QDBusPendingCallWatcher(m_system.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusObjectPath> reply = *answer;
        answer->deleteLater();
        if (reply.isValid())
            watchSession(reply.value());
    });
}

void DesktopIdle::watchSession(const QDBusObjectPath &session)
{
    m_session = session.path();
    m_system.connect(logind, m_session, propertiesInterface, u"PropertiesChanged"_s, this,
                     SLOT(sessionChanged(QString, QVariantMap, QStringList)));
    askSession();
}

void DesktopIdle::askSession()
{
    auto question = QDBusMessage::createMethodCall(logind, m_session, propertiesInterface, u"GetAll"_s);
    question << QString(sessionInterface);
    auto *answer = new QDBusPendingCallWatcher(m_system.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QVariantMap> reply = *answer;
        answer->deleteLater();
        if (reply.isValid())
            apply(reply.value());
    });
}

void DesktopIdle::sessionChanged(const QString &interface, const QVariantMap &changed,
                                 const QStringList &invalid)
{
    if (interface != sessionInterface)
        return;
    if (changed.contains(u"IdleHint"_s) && changed.contains(u"IdleSinceHintMonotonic"_s))
        apply(changed);
    else if (changed.contains(u"IdleHint"_s) || invalid.contains(u"IdleHint"_s))
        askSession();
}

void DesktopIdle::apply(const QVariantMap &properties)
{
    const microseconds since(properties.value(u"IdleSinceHintMonotonic"_s).toLongLong());
    const bool isIdle = properties.value(u"IdleHint"_s).toBool();
    // A time to come is none that this clock knows.
    const milliseconds known = std::min(duration_cast<milliseconds>(since), m_clock.monotonic());
    set(m_hinted, isIdle ? Since(known) : std::nullopt);
}

void DesktopIdle::screenSaverChanged(bool isActive)
{
    if (isActive != m_saved.has_value())
        set(m_saved, isActive ? Since(m_clock.monotonic()) : std::nullopt);
}

void DesktopIdle::set(Since &which, Since since)
{
    const Since before = idleSince();
    which = since;
    const auto changed = m_changed;
    if (idleSince() != before && changed)
        changed();
}

DesktopIdle::Since DesktopIdle::idleSince() const
{
    if (m_hinted && m_saved)
        return std::min(*m_hinted, *m_saved);
    return m_hinted ? m_hinted : m_saved;
}

} // namespace Chinwag
