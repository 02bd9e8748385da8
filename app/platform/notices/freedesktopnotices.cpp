#include "app/platform/notices/freedesktopnotices.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr auto service = "org.freedesktop.Notifications"_L1;
constexpr auto path = "/org/freedesktop/Notifications"_L1;
constexpr auto interface = "org.freedesktop.Notifications"_L1;

constexpr auto openAction = "default"_L1; ///< what a click on it means, by the specification
constexpr auto readAction = "mark-read"_L1;
constexpr auto replyAction = "inline-reply"_L1; ///< Plasma's
constexpr int asLongAsUsual = -1;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, interface, method);
}

} // namespace

FreedesktopNotices::FreedesktopNotices(const QDBusConnection &bus)
    : m_bus(bus)
    , m_service(service, bus, QDBusServiceWatcher::WatchForOwnerChange)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(service, path, interface, u"ActionInvoked"_s, this, SLOT(actionInvoked(uint, QString)));
    m_bus.connect(service, path, interface, u"NotificationReplied"_s, this, SLOT(replied(uint, QString)));
    m_bus.connect(service, path, interface, u"ActivationToken"_s, this, SLOT(activationToken(uint, QString)));
    m_bus.connect(service, path, interface, u"NotificationClosed"_s, this, SLOT(closed(uint, uint)));
    connect(
        &m_service, &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString &, const QString &, const QString &owner) { otherService(!owner.isEmpty()); });
    askCapabilities();
}

void FreedesktopNotices::otherService(bool isThere)
{
    for (Bubble &bubble : m_bubbles)
        bubble.id = 0;
    if (isThere)
        askCapabilities();
}

void FreedesktopNotices::askCapabilities()
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(callOf(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        if (reply.isValid()) {
            m_hasMarkup = reply.value().contains("body-markup"_L1);
            m_hasReplies = reply.value().contains(replyAction);
        }
        watcher->deleteLater();
    });
}

void FreedesktopNotices::show(const Notice &notice)
{
    Bubble &bubble = m_bubbles[notice.room];
    bubble.notice = notice;
    bubble.isWithdrawn = false;
    if (bubble.isAsked)
        bubble.isChanged = true;
    else
        send(notice.room);
}

void FreedesktopNotices::withdraw(const RoomId &room)
{
    const auto found = m_bubbles.find(room);
    if (found == m_bubbles.end())
        return;
    if (found->isAsked) {
        found->isWithdrawn = true;
        return;
    }
    const uint id = found->id;
    m_bubbles.erase(found);
    close(id);
}

void FreedesktopNotices::send(const RoomId &room)
{
    Bubble &bubble = m_bubbles[room];
    const Notice &notice = bubble.notice;
    QVariantMap hints{{u"desktop-entry"_s, u"chinwag"_s}, {u"category"_s, u"im.received"_s}};
    if (notice.hasSound)
        hints.insert(u"sound-name"_s, u"message-new-instant"_s);
    else
        hints.insert(u"suppress-sound"_s, true);
    QDBusMessage call = callOf(u"Notify"_s);
    call << u"Chinwag"_s << bubble.id << u"chinwag"_s << notice.title << bodyOf(notice) << actionsOf(notice)
         << hints << asLongAsUsual;
    bubble.isAsked = true;
    bubble.isChanged = false;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, room] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isValid())
            sent(room, reply.value());
        else
            failed(room);
        watcher->deleteLater();
    });
}

void FreedesktopNotices::sent(const RoomId &room, uint id)
{
    Bubble &bubble = m_bubbles[room];
    bubble.id = id;
    bubble.isAsked = false;
    if (bubble.isWithdrawn)
        withdraw(room);
    else if (bubble.isChanged)
        send(room);
}

void FreedesktopNotices::failed(const RoomId &room)
{
    Bubble &bubble = m_bubbles[room];
    bubble.isAsked = false;
    if (bubble.isChanged && !bubble.isWithdrawn)
        send(room);
    else
        m_bubbles.remove(room);
}

void FreedesktopNotices::close(uint id)
{
    if (id == 0)
        return;
    QDBusMessage call = callOf(u"CloseNotification"_s);
    call << id;
    m_bus.asyncCall(call);
}

/// Where the service reads markup, a person's text must not become any.
QString FreedesktopNotices::bodyOf(const Notice &notice) const
{
    return m_hasMarkup ? notice.body.toHtmlEscaped() : notice.body;
}

QStringList FreedesktopNotices::actionsOf(const Notice &notice) const
{
    QStringList actions{openAction, tr("Open")};
    if (notice.seq == 0)
        return actions;
    if (m_hasReplies)
        actions << replyAction << tr("Reply");
    return actions << readAction << tr("Mark read");
}

QHash<RoomId, FreedesktopNotices::Bubble>::iterator FreedesktopNotices::find(uint id)
{
    return std::find_if(m_bubbles.begin(), m_bubbles.end(),
                        [id](const Bubble &bubble) { return id != 0 && bubble.id == id; });
}

// All programs hear of all notifications; most are not ours.
void FreedesktopNotices::actionInvoked(uint id, const QString &action)
{
    const auto found = find(id);
    if (found == m_bubbles.end())
        return;
    const Bubble bubble = *found;
    if (action == openAction && m_handlers.opened)
        m_handlers.opened(bubble.notice.room, bubble.notice.seq, bubble.activation);
    else if (action == readAction && m_handlers.markedRead)
        m_handlers.markedRead(bubble.notice.room, bubble.notice.seq);
}

void FreedesktopNotices::replied(uint id, const QString &text)
{
    const auto found = find(id);
    if (found == m_bubbles.end() || !m_handlers.replied)
        return;
    const Notice notice = found->notice; // what follows may be its end
    m_handlers.replied(notice.room, text);
}

void FreedesktopNotices::activationToken(uint id, const QString &token)
{
    if (const auto found = find(id); found != m_bubbles.end())
        found->activation = token;
}

void FreedesktopNotices::closed(uint id, uint)
{
    const auto found = find(id);
    if (found == m_bubbles.end())
        return;
    found->id = 0;
    if (!found->isAsked)
        m_bubbles.erase(found);
}

} // namespace Chinwag
