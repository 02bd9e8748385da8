#pragma once

#include "app/core/notices/noticeservice.h"

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QHash>
#include <QObject>
#include <QStringList>

namespace Chinwag {

/// NoticeService by org.freedesktop.Notifications (Desktop Notifications Specification 1.2), with inline
/// replies where the service offers them. Asks without waiting; without a bus or a service nothing is shown.
class FreedesktopNotices final : public QObject, public NoticeService
{
    Q_OBJECT
public:
    explicit FreedesktopNotices(const QDBusConnection &bus = QDBusConnection::sessionBus());

    void setHandlers(Handlers handlers) override { m_handlers = std::move(handlers); }
    void show(const Notice &notice) override;
    void withdraw(const RoomId &room) override;

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void replied(uint id, const QString &text);
    void activationToken(uint id, const QString &token);
    void closed(uint id, uint reason);

private:
    /// A room's notice. The service gives the id with its answer: until then, what is newer waits.
    struct Bubble
    {
        Notice notice;
        uint id = 0;
        bool isAsked = false;   ///< an answer is on its way
        bool isChanged = false; ///< since it was asked
        bool isWithdrawn = false;
        QString activation;
    };

    void askCapabilities();
    /// The one that was asked before is gone, and its numbers with it.
    void otherService(bool isThere);
    void send(const RoomId &room);
    void sent(const RoomId &room, uint id);
    void failed(const RoomId &room);
    void close(uint id);
    QString bodyOf(const Notice &notice) const;
    QStringList actionsOf(const Notice &notice) const;
    QHash<RoomId, Bubble>::iterator find(uint id);

    QDBusConnection m_bus;
    QDBusServiceWatcher m_service;
    Handlers m_handlers;
    QHash<RoomId, Bubble> m_bubbles;
    bool m_hasMarkup = true; ///< until the service says otherwise
    bool m_hasReplies = false;
};

} // namespace Chinwag
