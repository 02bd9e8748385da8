#pragma once

#include "tests/support/memorystores/memorydatabase.h"

namespace Chinwag {

class MemoryRoomStore final : public RoomStore
{
public:
    explicit MemoryRoomStore(MemoryDatabase &database)
        : m_database(database)
    {
    }

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
    using Record = MemoryDatabase::RoomRecord;

    std::chrono::milliseconds mutedUntil(const Record &record, const UserId &user) const;
    /// Who is an owner when the last one leaves.
    static std::optional<UserId> successorOf(const Record &record, const UserId &user);
    Room seenBy(const Record &record, const UserId &user) const;
    Event enter(Record &record, const UserId &user, const UserId &by, Role role,
                std::chrono::milliseconds at);
    bool removeInvitation(const RoomId &room, const UserId &user);
    /// Those of one inviter, or all.
    QList<RoomId> takeBack(const UserId &user, const std::optional<UserId> &inviter);
    bool mustBeAsked(const Record &record, const UserId &by, const UserId &target) const;
    Outcome<Added> invite(const RoomId &room, const UserId &by, const UserId &target);
    Record *findRecord(const RoomId &room);
    QList<Room> select(const UserId &user, const std::function<bool(const Record &)> &wanted) const;

    MemoryDatabase &m_database;
};

} // namespace Chinwag
