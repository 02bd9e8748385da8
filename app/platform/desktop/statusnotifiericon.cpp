#include "app/platform/desktop/statusnotifiericon.h"

#include "app/platform/desktop/trayartist.h"

#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr auto watcherService = "org.kde.StatusNotifierWatcher"_L1;
constexpr auto watcherPath = "/StatusNotifierWatcher"_L1;
constexpr auto propertiesInterface = "org.freedesktop.DBus.Properties"_L1;
constexpr auto itemPath = "/StatusNotifierItem"_L1;
constexpr auto menuPath = "/StatusNotifierItem/Menu"_L1;

} // namespace

StatusNotifierIcon::StatusNotifierIcon(const QDBusConnection &bus)
    : m_bus(bus)
    , m_watcher(watcherService, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    m_menu.setChosenHandler([this](TrayChoice choice) {
        if (const auto chosen = m_handlers.chosen)
            chosen(choice, std::exchange(m_activation, {}));
    });
    if (!m_bus.isConnected())
        return;
    m_bus.registerObject(itemPath, this, QDBusConnection::ExportAllContents);
    m_bus.registerObject(menuPath, &m_menu, QDBusConnection::ExportAllContents);
    for (const auto &signal : {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
        m_bus.connect(watcherService, watcherPath, watcherService, signal, this, SLOT(look()));
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString &, const QString &, const QString &owner) {
                if (owner.isEmpty())
                    setThere(false);
                else
                    look();
            });
    look();
}

StatusNotifierIcon::~StatusNotifierIcon()
{
    m_bus.unregisterObject(menuPath);
    m_bus.unregisterObject(itemPath);
}

void StatusNotifierIcon::setHandlers(Handlers handlers) { m_handlers = std::move(handlers); }

/// A watcher without a host keeps icons that nobody sees.
void StatusNotifierIcon::look()
{
    auto question =
        QDBusMessage::createMethodCall(watcherService, watcherPath, propertiesInterface, u"Get"_s);
    question << QString(watcherService) << u"IsStatusNotifierHostRegistered"_s;
    question.setAutoStartService(false);
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        answer->deleteLater();
        if (reply.isValid() && reply.value().variant().toBool())
            offer();
        else
            setThere(false);
    });
}

void StatusNotifierIcon::offer()
{
    auto call = QDBusMessage::createMethodCall(watcherService, watcherPath, watcherService,
                                               u"RegisterStatusNotifierItem"_s);
    // A name of its own on the bus would do as well, but not from inside a sandbox.
    call << m_bus.baseService();
    call.setAutoStartService(false);
    auto *answer = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        setThere(!answer->isError());
    });
}

void StatusNotifierIcon::setThere(bool isThere)
{
    if (isThere == m_isThere)
        return;
    m_isThere = isThere;
    if (const auto changed = m_handlers.presenceChanged)
        changed();
}

void StatusNotifierIcon::show(const TrayLook &look)
{
    const TrayLook before = std::exchange(m_look, look);
    m_menu.setItems(look.menu);
    const bool isOtherPicture =
        (look.unread > 0) != (before.unread > 0) || look.isMentioned != before.isMentioned;
    if (isOtherPicture || m_pixmaps.isEmpty()) {
        m_pixmaps = trayPixmapsOf(trayPictures(look.unread > 0, look.isMentioned));
        Q_EMIT NewIcon();
        Q_EMIT NewAttentionIcon();
    }
    if (look.toolTip != before.toolTip)
        Q_EMIT NewToolTip();
    if (look.isMentioned != before.isMentioned)
        Q_EMIT NewStatus(status());
}

QString StatusNotifierIcon::status() const { return m_look.isMentioned ? u"NeedsAttention"_s : u"Active"_s; }

TrayToolTip StatusNotifierIcon::toolTip() const { return {{}, {}, title(), m_look.toolTip}; }

QDBusObjectPath StatusNotifierIcon::menu() const { return QDBusObjectPath(menuPath); }

void StatusNotifierIcon::Activate(int, int) { clicked(); }

void StatusNotifierIcon::SecondaryActivate(int, int) { clicked(); }

void StatusNotifierIcon::clicked()
{
    if (const auto handler = m_handlers.clicked)
        handler(std::exchange(m_activation, {}));
}

} // namespace Chinwag
