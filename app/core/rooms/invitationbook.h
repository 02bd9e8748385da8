#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/rooms/roombook.h"

#include <QPointer>
#include <QSet>

namespace Chinwag {

/// Rooms that others want one in and that wait for an answer: as the server told when last asked, then moved
/// on by pushes and answers. Whoever is in a room is not invited to it. Loop thread.
class InvitationBook : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = AccountApi::Done<T>;

    InvitationBook(AccountApi &api, RoomBook &book, QObject *parent = nullptr);

    QList<RoomInvitation> all() const { return m_open; } ///< the newest first
    const RoomInvitation *find(const RoomId &room) const;

    /// Asks the server; what is known stays until the answer, and when there is none.
    void refresh();
    void received(const RoomInvitation &invitation);
    /// Answered on another device, or taken back.
    void withdrawn(const RoomId &room) { remove(room); }
    /// Into the room, which is in the RoomBook when `done` is called.
    void accept(const RoomId &room, Done<Room> done);
    void decline(const RoomId &room, Done<Ok> done);

Q_SIGNALS:
    void added(const Chinwag::RoomId &room);
    void removed(const Chinwag::RoomId &room);

private:
    void answered(QList<RoomInvitation> open);
    void insert(qsizetype at, const RoomInvitation &invitation);
    void remove(const RoomId &room);

    AccountApi &m_api;
    RoomBook &m_book;
    QList<RoomInvitation> m_open;
    // Since the server was asked: its answer may be older than these.
    QSet<RoomId> m_receivedSince;
    QSet<RoomId> m_removedSince;
};

} // namespace Chinwag
