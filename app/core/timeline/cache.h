#pragma once

#include "shared/protocol/model.h"

namespace Chinwag {

/// The client's local copy, of one account on one server. Losing it costs nothing but time: the server has
/// the truth. Synchronous and small-grained; a failing disk is logged and then behaves like an empty cache.
class Cache
{
public:
    virtual ~Cache() = default;

    virtual void storeRooms(const QList<Room> &rooms) = 0; ///< replaces the list
    virtual void storeUsers(const QList<User> &users) = 0;
    /// Any order, known ones are kept as they are; but a message that is deleted by one of them, or comes
    /// without its text, loses it, and so do its edits.
    virtual void storeEvents(const QList<Event> &events) = 0;
    virtual void removeRoom(const RoomId &room) = 0;
    virtual void storeDraft(const RoomId &room, const QString &text) = 0; ///< empty removes

    virtual QList<Room> rooms() const = 0;
    virtual QList<User> users() const = 0;
    /// Newest `limit` events with seq < before (0 = from the end), ascending.
    virtual QList<Event> events(const RoomId &room, Seq before, int limit) const = 0;
    /// Oldest `limit` events with seq > after, ascending.
    virtual QList<Event> eventsAfter(const RoomId &room, Seq after, int limit) const = 0;
    /// Edits, deletions and reactions of messages with from ≤ seq ≤ to, ascending.
    virtual QList<Event> eventsAbout(const RoomId &room, Seq from, Seq to) const = 0;
    virtual QHash<RoomId, QString> drafts() const = 0;
    virtual void clear() = 0; ///< signed out
};

} // namespace Chinwag
