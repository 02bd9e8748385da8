#pragma once

#include "server/sql/database.h"

namespace Chinwag {

/// RoomStore over any Dialect. Loop thread; The Database outlives it.
class SqlRoomStore final : public RoomStore
{
public:
    explicit SqlRoomStore(const DatabaseLane &database);

    void create(const NewRoom &room, std::chrono::milliseconds at, Done<Room> done) override;
    void find(const RoomId &room, const UserId &user, Done<std::optional<Room>> done) override;
    void findByName(const QString &name, Done<std::optional<Room>> done) override;
    void roomsAfter(const UserId &user, const RoomId &after, int limit, Done<QList<Room>> done) override;
    void publicRooms(const UserId &user, const DirectoryQuery &query, Done<DirectoryPage> done) override;
    void members(const RoomId &room, Done<QList<Member>> done) override;
    void memberships(const RoomId &room, const UserId &after, int limit,
                     Done<QList<Membership>> done) override;
    void members(const RoomId &room, const UserId &after, int limit, Done<QList<Member>> done) override;
    void add(const RoomId &room, const UserId &by, const UserId &target, std::chrono::milliseconds at,
             Done<Added> done) override;
    void isInvited(const RoomId &room, const UserId &user, Done<bool> done) override;
    void invitations(const UserId &user, Done<QList<Invitation>> done) override;
    void decline(const RoomId &room, const UserId &user, Done<bool> done) override;
    void setRoomInvites(const UserId &user, RoomInvites invites, Done<QList<RoomId>> done) override;
    void roomInvites(const UserId &user, Done<RoomInvites> done) override;
    void block(const UserId &user, const UserId &other, Done<QList<RoomId>> done) override;
    void unblock(const UserId &user, const UserId &other, Done<Ok> done) override;
    void blocks(const UserId &user, Done<QList<User>> done) override;
    void join(const RoomId &room, const UserId &user, Role role, std::chrono::milliseconds at,
              Done<std::optional<Event>> done) override;
    void leave(const RoomId &room, const UserId &user, std::chrono::milliseconds at,
               Done<Left> done) override;
    void setPreferences(const RoomId &room, const UserId &user, const RoomPreferences &preferences,
                        Done<bool> done) override;
    void setRead(const RoomId &room, const UserId &user, Seq seq, Done<Seq> done) override;

private:
    const DatabaseLane m_database;
};

} // namespace Chinwag
