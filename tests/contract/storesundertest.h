#pragma once

#include "server/core/ports/moderationstore.h"
#include "tests/support/await.h"

#include <QTest>

#include <memory>

namespace Chinwag::Test {

/// One implementation of the stores, empty, for one test function.
class StoresUnderTest
{
public:
    virtual ~StoresUnderTest() = default;
    virtual Stores stores() = 0;
    /// Everything that is stored about accounts grows older by so much.
    virtual void pass(std::chrono::milliseconds time) = 0;
    /// Returns when every message that is stored can be found by the index.
    virtual void settle() {}
};

/// Adds the global rows: every function of a contract test runs once over each implementation.
void addStoreImplementations();
/// The one of the current row. Fails the test (and gives null) when it cannot be set up.
std::unique_ptr<StoresUnderTest> makeStores();

/// The calls of the stores as plain functions that wait for the answer.
class AwaitedStores
{
public:
    explicit AwaitedStores(Stores stores)
        : m_stores(stores)
    {
    }

    Outcome<User> createAccount(const QString &username, std::optional<QByteArray> invite = {});
    Outcome<Ok> checkAccount(const User &user, std::optional<QByteArray> invite = {});
    /// An account that must work; its id is "u_<username>".
    UserId person(const QString &username);
    Outcome<std::optional<Account>> findByUsername(const QString &username);
    Outcome<QList<User>> findUsers(const QList<UserId> &ids);
    Outcome<QList<User>> search(const QString &prefix, int limit);
    Outcome<qint64> count();
    Outcome<bool> isServerOwner(const UserId &user);
    Outcome<bool> ban(const UserId &user);
    Outcome<bool> unban(const UserId &user);
    std::optional<SecondFactor> secondFactor(const UserId &user);
    bool beginFactor(const UserId &user, const QByteArray &secret);
    bool confirmFactor(const UserId &user, const QByteArray &secret, qint64 step,
                       const QList<QByteArray> &recoveryHashes = {});
    bool useCode(const UserId &user, qint64 step);
    bool useRecoveryCode(const UserId &user, const QByteArray &hash);
    bool removeFactor(const UserId &user);
    bool removeAccount(const UserId &user, bool messagesStay = true);
    QList<Unsaid> unsaid();
    void setUnsaid(const Unsaid &unsaid);
    QList<Event> sentBy(const UserId &user, const Nonce &after, int limit);
    Outcome<std::optional<QList<DeviceId>>> changePassword(const UserId &user, const DeviceId &kept,
                                                           const QString &from, const QString &to);
    Outcome<bool> replacePasswordHash(const UserId &user, const QString &from, const QString &to);
    Outcome<Ok> addDevice(const NewDevice &device, const QByteArray &tokenHash,
                          std::chrono::milliseconds lifetime = std::chrono::hours(24));
    Outcome<std::optional<TokenOwner>> useToken(const QByteArray &tokenHash, std::chrono::milliseconds slide);
    Outcome<QList<Device>> devices(const UserId &user);
    Outcome<bool> removeDevice(const UserId &user, const DeviceId &device);
    DeviceStanding standing(const DeviceId &device);
    QList<Revocation> revocations(std::chrono::milliseconds period);
    Outcome<std::chrono::milliseconds> addInvite(const NewInvite &invite);

    Outcome<Room> createRoom(const NewRoom &room,
                             std::chrono::milliseconds at = std::chrono::milliseconds(2000));
    /// A public room that must work; its id is "r_<name>".
    RoomId room(const QString &name, const UserId &creator = {});
    Outcome<std::optional<Room>> findRoom(const RoomId &room, const UserId &user);
    Outcome<std::optional<Room>> findByName(const QString &name);
    Outcome<QList<Room>> roomsOf(const UserId &user);
    Outcome<QList<Room>> roomsAfter(const UserId &user, const RoomId &after, int limit);
    Outcome<QList<Membership>> memberships(const RoomId &room, const UserId &after, int limit);
    Outcome<DirectoryPage> publicRooms(const UserId &user, const DirectoryQuery &query);
    Outcome<QList<Member>> members(const RoomId &room);
    Outcome<QList<Member>> members(const RoomId &room, const UserId &after, int limit);
    Outcome<std::optional<Event>> join(const RoomId &room, const UserId &user, Role role = Role::Member);
    Outcome<Left> leave(const RoomId &room, const UserId &user);
    Outcome<bool> setPreferences(const RoomId &room, const UserId &user, const RoomPreferences &preferences);
    Outcome<Seq> setRead(const RoomId &room, const UserId &user, Seq seq);

    /// What `by` does to `whom` in the room; what was stored.
    Outcome<QList<Event>> moderate(const RoomId &room, const UserId &by, const EventBody &body,
                                   std::chrono::milliseconds at = std::chrono::milliseconds(5000));
    Outcome<QList<Ban>> bans(const RoomId &room,
                             std::chrono::milliseconds now = std::chrono::milliseconds(5000));
    Outcome<RemovedRoom> removeRoom(const RoomId &room, const UserId &by);
    /// Everything that is left of removed rooms.
    Outcome<Ok> purge();
    Outcome<Ok> report(const NewReport &report,
                       std::chrono::milliseconds at = std::chrono::milliseconds(6000));
    Outcome<QList<Report>> reports(const RoomId &room, int limit = 100);
    Outcome<bool> settle(const RoomId &room, const ReportId &report);
    Outcome<Added> add(const RoomId &room, const UserId &by, const UserId &target);
    Outcome<User> setProfile(const UserId &user, const std::optional<QString> &displayName,
                             const std::optional<Status> &status);

    Outcome<Appended> append(const Event &event);
    Outcome<std::optional<Event>> findEvent(const RoomId &room, Seq seq);
    Outcome<QList<Event>> range(const RoomId &room, Seq after, Seq before, int limit, bool newest);
    Outcome<QHash<RoomId, Seq>> heads(const QList<RoomId> &rooms);
    Outcome<MessageHits> search(const MessageQuery &query);
    /// A finished upload that reads so in a message.
    Outcome<bool> bringFile(const File &file, const UserId &owner);

    Stores raw() { return m_stores; }

private:
    Stores m_stores;
};

/// A message as a service would store it.
Event message(const RoomId &room, const UserId &sender, const QString &text, const QString &nonce);

} // namespace Chinwag::Test
