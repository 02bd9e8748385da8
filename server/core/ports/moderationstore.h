#pragma once

#include "server/core/ports/stores.h"

namespace Chinwag {

struct NewReport
{
    ReportId id;
    RoomId room;
    Seq seq = 0; ///< of the message
    UserId by;
    QString reason; ///< may be empty
};

/// What moderators do, and what they are told of. Errors as those of the other stores.
class ModerationStore
{
public:
    virtual ~ModerationStore() = default;

    /// Does what the event says: its body is a ModerationBody or a RoleBody, its sender who does it. Gives
    /// what was stored, in order: a member who is banned is kicked first; nothing when it is so already. What
    /// may be done to whom is as moderationrules.h says; TooLarge above Limits::bansPerRoom.
    virtual void moderate(const Event &event, Done<QList<Event>> done) = 0;
    /// Those that have not ended by `now`, the newest first.
    virtual void bans(const RoomId &room, std::chrono::milliseconds now, Done<QList<Ban>> done) = 0;

    /// The room is not there any more for anybody. RoomNotFound when `by` is not in, Forbidden when they are
    /// not its owner. What was said in it leaves by purgeRemoved().
    virtual void removeRoom(const RoomId &room, const UserId &by, Done<RemovedRoom> done) = 0;
    /// Takes away what was said in removed rooms, `atMost` events of it. False: there is nothing more.
    virtual void purgeRemoved(int atMost, Done<bool> done) = 0;

    /// Keeps the message as it reads now; once for each who reports it. NotFound when it is none, or was
    /// deleted. Beyond Limits::reportsPerRoom the oldest goes.
    virtual void report(const NewReport &report, std::chrono::milliseconds at, Done<Ok> done) = 0;
    /// The newest first.
    virtual void reports(const RoomId &room, int limit, Done<QList<Report>> done) = 0;
    /// False: there is no such report of that room.
    virtual void settle(const RoomId &room, const ReportId &report, Done<bool> done) = 0;
};

} // namespace Chinwag
