#pragma once

#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/model.h"

namespace Chinwag {

/// The client's local copy, of one account on one server. Losing it costs nothing but time: the server has
/// the truth. Calls are carried out in their order, so that what is asked for is as earlier calls left it;
/// answers come in a later turn of the loop, in order, and never when this is gone. What a failing disk did
/// not store is logged and missing. Loop thread.
class Cache
{
public:
    template <typename T>
    using Done = Continuation<Result<T, Error>>;

    /// What there is to see before the server has answered.
    struct Contents
    {
        QList<User> users;
        QList<Room> rooms;
        QHash<RoomId, QString> drafts;
    };
    /// Consecutive seqs of a log, both ends inclusive.
    struct Stretch
    {
        Seq first = 0;
        Seq last = 0;

        friend bool operator==(const Stretch &, const Stretch &) = default;
    };
    static constexpr int mostStretches = 1000; ///< that are told of; those at the end of the log
    /// A stretch of a log.
    struct Page
    {
        QList<Event> events; ///< ascending
        QList<Event> about;  ///< edits, deletions and reactions of messages among them, wherever, ascending
    };

    virtual ~Cache() = default;

    virtual void storeRooms(const QList<Room> &rooms) = 0; ///< replaces the list
    virtual void storeUsers(const QList<User> &users) = 0;
    /// Any order, known ones are kept as they are; but a message that is deleted by one of them, or comes
    /// without its text, loses it, and so do its edits.
    virtual void storeEvents(const QList<Event> &events) = 0;
    /// Takes the place of what is known.
    virtual void correctEvent(const Event &event) = 0;
    virtual void removeRoom(const RoomId &room) = 0;
    virtual void storeDraft(const RoomId &room, const QString &text) = 0; ///< empty removes
    virtual void clear() = 0;                                             ///< signed out
    /// What the server has can be fetched again: of what is here, drafts alone stay.
    virtual void clearCopies() = 0;

    virtual void load(Done<Contents> done) = 0;
    /// Newest `limit` events with seq < before (0 = from the end).
    virtual void events(const RoomId &room, Seq before, int limit, Done<Page> done) = 0;
    /// Oldest `limit` events with seq > after.
    virtual void eventsAfter(const RoomId &room, Seq after, int limit, Done<Page> done) = 0;
    /// What of a log is here, ascending, as few as say it.
    virtual void stretches(const RoomId &room, Done<QList<Stretch>> done) = 0;
};

} // namespace Chinwag
