#pragma once

#include "app/core/members/membersbook.h"

namespace Chinwag {

/// What owners and moderators do in a room, and what members tell them, over HTTP. Answers come once, and not
/// at all when this is gone; what follows for the members is in the MembersBook by then. Forbidden: one's
/// role is not enough for it. Loop thread.
class Moderation : public QObject
{
public:
    template <typename T>
    using Done = AccountApi::Done<T>;

    Moderation(AccountApi &api, MembersBook &members, QObject *parent = nullptr);

    void setRole(const RoomId &room, const UserId &user, Role role, Done<Ok> done);
    /// Out of the room; may come back. The reason may be empty, here and below.
    void kick(const RoomId &room, const UserId &user, const QString &reason, Done<Ok> done);
    /// Times are of the wall clock; 0: until it is taken back.
    void ban(const RoomId &room, const UserId &user, const SanctionRequest &how, Done<Ok> done);
    void liftBan(const RoomId &room, const UserId &user, Done<Ok> done);
    void mute(const RoomId &room, const UserId &user, milliseconds until, Done<Ok> done);
    void unmute(const RoomId &room, const UserId &user, Done<Ok> done);
    /// The newest first, both.
    void bans(const RoomId &room, Done<QList<Ban>> done);
    void reports(const RoomId &room, Done<QList<Report>> done);
    /// It is dealt with. So is one that is not there any more.
    void dismiss(const RoomId &room, const ReportId &report, Done<Ok> done);
    void report(const RoomId &room, Seq message, const QString &reason, Done<Ok> done);

private:
    template <typename T>
    Done<T> whileHere(Done<T> done);
    /// What came about is told to the MembersBook, then.
    Done<Ok> noting(std::function<void(MembersBook &)> note, Done<Ok> done);

    AccountApi &m_api;
    MembersBook &m_members;
};

} // namespace Chinwag
