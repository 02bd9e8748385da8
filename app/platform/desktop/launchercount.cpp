#include "app/platform/desktop/launchercount.h"

#include <QDBusMessage>
#include <QVariantMap>

using namespace Qt::StringLiterals;

namespace Chinwag {

LauncherCount::LauncherCount(const QString &desktopFile, const QDBusConnection &bus)
    : m_bus(bus)
    , m_docks(u"com.canonical.Unity"_s, bus, QDBusServiceWatcher::WatchForRegistration)
    , m_uri(u"application://%1.desktop"_s.arg(desktopFile))
{
    QObject::connect(&m_docks, &QDBusServiceWatcher::serviceRegistered, &m_docks, [this] { say(); });
}

LauncherCount::~LauncherCount()
{
    m_count = 0;
    say();
}

void LauncherCount::show(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    say();
}

void LauncherCount::say()
{
    if (!m_bus.isConnected())
        return;
    auto update = QDBusMessage::createSignal(u"/com/canonical/unity/launcherentry/chinwag"_s,
                                             u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    update << m_uri << QVariantMap{{u"count"_s, qint64(m_count)}, {u"count-visible"_s, m_count > 0}};
    m_bus.send(update);
}

} // namespace Chinwag
