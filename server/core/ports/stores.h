#pragma once

#include "server/core/ports/messagesearch.h"
#include "server/core/ports/principal.h"
#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"
#include "shared/protocol/membership.h"

#include <QByteArray>
#include <QList>

#include <memory>

/// Persistence, one interface per aggregate; twins in tests/support, SQL in server/sql, one contract
/// suite over all. Every call is asynchronous: `done` runs once, later, on the loop thread. Errors: Temporary
/// = nothing is known to be stored, the caller may retry; RateLimited = likewise, because too much waits on
/// this principal's account; other codes as documented per call. A success means committed to disk. Calls
/// made on one principal's account are carried out in their order; principals take turns, so a call of one
/// sees what another wrote only once that was answered. There is, on purpose, no overload for anything
/// ephemeral.
namespace Chinwag {

template <typename T>
using Outcome = Result<T, Error>;
template <typename T>
using Done = Continuation<Outcome<T>>;

struct Account
{
    User user;
    QString passwordHash; ///< crypto_pwhash string
    bool banned = false;
};

struct NewDevice
{
    DeviceId id;
    UserId user;
    QString name;
};

/// Its times are the store's.
struct Device
{
    DeviceId id;
    UserId user;
    QString name;
    std::chrono::milliseconds createdAt{0};
    std::chrono::milliseconds lastUsedAt{0};
    std::chrono::milliseconds expiresAt{0};
};

/// Whom a token stands for.
struct TokenOwner
{
    User user;
    Device device;
    std::chrono::milliseconds validFor{0}; ///< from now on
    bool isOwnerWithoutFactor = false;     ///< owns the server, and a password is all that protects it
};

/// What a device is good for at the moment of asking.
struct DeviceStanding
{
    enum class State { Good, SignedOut, Banned };

    State state = State::SignedOut; ///< SignedOut: removed, expired, or never there
    User user;                      ///< whose it is; empty when the device is not there
    std::chrono::milliseconds validFor{0};
    bool isOwnerWithoutFactor = false; ///< as of TokenOwner
};

/// Something that was issued is void from now on, wherever it is used.
struct Revocation
{
    enum class Reason { SignedOut, Banned };

    QString id; ///< unique: who asks again gets the same one again
    UserId user;
    DeviceId device; ///< empty: all of the user's
    Reason reason = Reason::SignedOut;
};

/// What makes codes for somebody (RFC 6238).
struct SecondFactor
{
    QByteArray secret;
    bool isConfirmed = false; ///< it is asked for
    qint64 lastStep = 0;      ///< of the last code that was taken
    int recoveryLeft = 0;
};

/// Somebody who is not there any more, and whose messages are to go.
struct Unsaid
{
    UserId user;
    Nonce upTo; ///< of theirs up to here, in the order of nonces, nothing is left
};

struct NewInvite
{
    QByteArray hash; ///< of the invite's secret
    std::chrono::milliseconds lifetime{0};
    bool makesOwner = false; ///< the first invite of a fresh server
};

/// Whatever ends at some time does so by the store's own clock, which all nodes have in common: lifetimes go
/// in as durations, and no node's clock is compared with another's.
class AccountStore
{
public:
    virtual ~AccountStore() = default;

    /// What create() would refuse for this user now, without storing anything: InvalidInvite, then
    /// UsernameTaken, so that nobody learns names by a made-up invite.
    virtual void check(const User &user, std::optional<QByteArray> inviteHash, Done<Ok> done) = 0;
    /// InvalidInvite when `inviteHash` is given and not valid; UsernameTaken. An invite is used up in the
    /// same transaction, and only when the account is made.
    virtual void create(const Account &account, std::optional<QByteArray> inviteHash, Done<User> done) = 0;
    virtual void findByUsername(const QString &username, Done<std::optional<Account>> done) = 0;
    virtual void find(const QList<UserId> &ids, Done<QList<User>> done) = 0; ///< unknown ids are left out
    virtual void search(const QString &prefix, int limit,
                        Done<QList<User>> done) = 0; ///< by username or display name
    virtual void count(Done<qint64> done) = 0;
    virtual void isServerOwner(const UserId &user,
                               Done<bool> done) = 0; ///< came in by an invite with makesOwner
    /// Who they are from then on; what is none stays. NotFound.
    virtual void setProfile(const UserId &user, const std::optional<QString> &displayName,
                            const std::optional<Status> &status, Done<User> done) = 0;
    /// Only where it is still `from`; false otherwise. The same password in another form: nothing is revoked.
    virtual void replacePasswordHash(const UserId &user, const QString &from, const QString &to,
                                     Done<bool> done) = 0;
    /// Another password, where it is still `from`; none otherwise. In the same transaction all devices but
    /// `kept` go, as by removeDevice(): those.
    virtual void changePassword(const UserId &user, const DeviceId &kept, const QString &from,
                                const QString &to, Done<std::optional<QList<DeviceId>>> done) = 0;
    /// Leaves a Revocation in the same transaction. False: there is no such user.
    virtual void ban(const UserId &user, Done<bool> done) = 0;
    virtual void unban(const UserId &user, Done<bool> done) = 0;

    /// Whether it is confirmed or not.
    virtual void secondFactor(const UserId &user, Done<std::optional<SecondFactor>> done) = 0;
    /// One that is not confirmed, instead of another such one. False: there is a confirmed one.
    virtual void beginFactor(const UserId &user, const QByteArray &secret, Done<bool> done) = 0;
    /// It is asked for from now on; the code of `step` is used up. False: what waits has another secret.
    virtual void confirmFactor(const UserId &user, const QByteArray &secret, qint64 step,
                               const QList<QByteArray> &recoveryHashes, Done<bool> done) = 0;
    /// False: the code of this step, or a later one, was used before.
    virtual void useCode(const UserId &user, qint64 step, Done<bool> done) = 0;
    /// False: there is none, or not any more.
    virtual void useRecoveryCode(const UserId &user, const QByteArray &hash, Done<bool> done) = 0;
    virtual void removeFactor(const UserId &user, Done<bool> done) = 0; ///< false: there was none

    /// Nobody signs in as them any more: names, devices and whatever they set for themselves are gone, and a
    /// Revocation is left. What they said is by a "Deleted user" from then on, and is among unsaid() when it
    /// does not stay. Their user name stays taken. False: there is no such user.
    virtual void remove(const UserId &user, bool messagesStay, Done<bool> done) = 0;
    virtual void unsaid(Done<QList<Unsaid>> done) = 0;
    /// Without a nonce: nothing of theirs is left.
    virtual void setUnsaid(const Unsaid &unsaid, Done<Ok> done) = 0;

    /// Beyond Limits::devicesPerUser the one that was used least recently goes, as by removeDevice().
    virtual void addDevice(const NewDevice &device, const QByteArray &tokenHash,
                           std::chrono::milliseconds lifetime, Done<Ok> done) = 0;
    /// The device of a token and its account, if not expired and not banned; slides the expiry to `slide`
    /// from now (written at most once an hour).
    virtual void useToken(const QByteArray &tokenHash, std::chrono::milliseconds slide,
                          Done<std::optional<TokenOwner>> done) = 0;
    virtual void devices(const UserId &user, Done<QList<Device>> done) = 0;
    /// Leaves a Revocation in the same transaction. False: there was none.
    virtual void removeDevice(const UserId &user, const DeviceId &device, Done<bool> done) = 0;
    /// One entry for each device that is there, by its id.
    virtual void standings(const QList<DeviceId> &devices, Done<QHash<DeviceId, DeviceStanding>> done) = 0;
    /// Those of the last `period`, oldest first. Kept for Limits::revocationsKept.
    virtual void revocations(std::chrono::milliseconds period, Done<QList<Revocation>> done) = 0;

    /// When it ends, for people to read.
    virtual void addInvite(const NewInvite &invite, Done<std::chrono::milliseconds> done) = 0;
};

struct NewRoom
{
    RoomId id;
    QString name;
    RoomKind kind = RoomKind::Public;
    UserId creator; ///< becomes owner and member; empty for a server's default rooms
    UserId peer;    ///< direct rooms
};

struct Membership
{
    UserId user;
    Role role = Role::Member;

    friend bool operator==(const Membership &, const Membership &) = default;
};

/// Where a page of the directory begins: after this room, in the order of names.
struct DirectoryPlace
{
    QString name;
    RoomId room;
};

struct DirectoryQuery
{
    QString search; ///< a part of the name, in any case; empty: all
    DirectoryPlace after;
    int limit = 0;

    bool matches(const QString &name) const { return name.contains(search, Qt::CaseInsensitive); }
};

struct DirectoryPage
{
    QList<Room> rooms;
    std::optional<DirectoryPlace> next; ///< none: there are no more
};

/// What became of adding somebody to a room.
struct Added
{
    enum class How { Joined, WasIn, Invited };

    How how = How::WasIn;
    std::optional<Event> event; ///< of Joined
};

/// A room that is not there any more.
struct RemovedRoom
{
    QList<UserId> invited; ///< who was asked to come in
};

/// What became of a room that somebody left.
struct Left
{
    /// Who is an owner from now on, when it was the last one that left: the moderator, else the member, who
    /// came first. Then the leave. Empty when they were not in, or the room was removed.
    QList<Event> events;
    std::optional<RemovedRoom> removed; ///< a private room that nobody is in
};

class RoomStore
{
public:
    virtual ~RoomStore() = default;

    /// Creates with the creator's (and peer's) join events. A direct room of the same two people that exists
    /// is returned instead; Forbidden when there is none and the peer has blocked the creator.
    virtual void create(const NewRoom &room, std::chrono::milliseconds at, Done<Room> done) = 0;
    /// As `user` sees it (role none when not a member).
    virtual void find(const RoomId &room, const UserId &user, Done<std::optional<Room>> done) = 0;
    virtual void findByName(const QString &name, Done<std::optional<Room>> done) = 0; ///< public rooms
    /// Those of a person: a page, in the order of the ids, of the first `limit` behind `after` (empty: from
    /// the beginning).
    virtual void roomsAfter(const UserId &user, const RoomId &after, int limit, Done<QList<Room>> done) = 0;
    /// Public rooms that the user is not in, by name. Looks at Limits::roomsPerSearch at most: a page may
    /// hold fewer than asked for, even none, and yet not be the last.
    virtual void publicRooms(const UserId &user, const DirectoryQuery &query, Done<DirectoryPage> done) = 0;
    virtual void members(const RoomId &room, Done<QList<Member>> done) = 0;
    /// Who is in the room and as what, without names: a page in the order of the users' ids, as roomsAfter().
    virtual void memberships(const RoomId &room, const UserId &after, int limit,
                             Done<QList<Membership>> done) = 0;
    /// Those with ids above `after`, ascending.
    virtual void members(const RoomId &room, const UserId &after, int limit, Done<QList<Member>> done) = 0;
    /// Puts `target` in, on behalf of `by`, or asks them first: when they want to be asked, share no other
    /// room with `by` (direct ones do not count), or have left this one before. Forbidden when they have
    /// blocked `by`, let nobody add them, have Limits::invitationsPerInviter open invitations of `by`, or are
    /// banned from the room.
    virtual void add(const RoomId &room, const UserId &by, const UserId &target, std::chrono::milliseconds at,
                     Done<Added> done) = 0;
    virtual void isInvited(const RoomId &room, const UserId &user, Done<bool> done) = 0;
    virtual void invitations(const UserId &user, Done<QList<Invitation>> done) = 0;    ///< newest first
    virtual void decline(const RoomId &room, const UserId &user, Done<bool> done) = 0; ///< false: was none
    /// Nobody takes back all open invitations, too: those rooms.
    virtual void setRoomInvites(const UserId &user, RoomInvites invites, Done<QList<RoomId>> done) = 0;
    virtual void roomInvites(const UserId &user, Done<RoomInvites> done) = 0;
    /// Whoever is blocked cannot add that user to rooms, nor open a direct room with them or say something in
    /// one. Takes back their open invitations: those rooms. TooLarge above Limits::blocksPerPerson.
    virtual void block(const UserId &user, const UserId &other, Done<QList<RoomId>> done) = 0;
    virtual void unblock(const UserId &user, const UserId &other, Done<Ok> done) = 0;
    virtual void blocks(const UserId &user, Done<QList<User>> done) = 0;
    /// Appends a Join event; none when already a member. An invitation is thereby accepted. Forbidden while
    /// banned.
    virtual void join(const RoomId &room, const UserId &user, Role role, std::chrono::milliseconds at,
                      Done<std::optional<Event>> done) = 0;
    virtual void leave(const RoomId &room, const UserId &user, std::chrono::milliseconds at,
                       Done<Left> done) = 0;
    /// Of somebody who is in; until they leave. False: they are not.
    virtual void setPreferences(const RoomId &room, const UserId &user, const RoomPreferences &preferences,
                                Done<bool> done) = 0;
    /// Never moves back; gives the resulting value.
    virtual void setRead(const RoomId &room, const UserId &user, Seq seq, Done<Seq> done) = 0;
};

struct Appended
{
    Event event;
    bool duplicate = false; ///< the (sender, nonce) was stored before: `event` is that one
};

/// Whether it says something to the others of its room; taking something back does not.
inline bool saysSomething(const Event &event)
{
    const auto *reaction = event.as<ReactionBody>();
    return event.as<MessageBody>() || event.as<EditBody>() || (reaction && reaction->add);
}

class EventStore
{
public:
    virtual ~EventStore() = default;

    /// Assigns the next seq of the room and stores, in one transaction. RoomNotFound; BadRequest when it is a
    /// message that answers something else than a message of this room; NotFound when it changes, deletes or
    /// reacts to a message that was deleted, or has a file that is not a finished one of the sender. Of files
    /// it is given only the ids, the rest is the store's.
    /// Forbidden when it says something in a direct room whose other person has blocked the sender; what is
    /// refused to members by moderators, moderationrules.h says. Only they mention the room: of others'
    /// messages that is taken away. TooLarge
    /// when it is a reaction of a kind that the message does not have and it has Limits::reactionKinds
    /// already. `event.seq` is ignored. A deletion takes the text of the message and of its edits out of the
    /// store, and its files if they are part of nothing else: nobody is given them any more, and they leave
    /// the disk.
    virtual void append(const Event &event, Done<Appended> done) = 0;
    virtual void find(const RoomId &room, Seq seq, Done<std::optional<Event>> done) = 0;
    /// Events with seq in (after, before), ascending. At most `limit`: the oldest ones when `newest` is
    /// false, else the newest ones. `before` 0 = no upper end.
    virtual void range(const RoomId &room, Seq after, Seq before, int limit, bool newest,
                       Done<QList<Event>> done) = 0;
    virtual void heads(const QList<RoomId> &rooms, Done<QHash<RoomId, Seq>> done) = 0;
    /// What has a nonce of this sender, in whatever room: a page in the order of nonces, behind `after`.
    virtual void sentBy(const UserId &user, const Nonce &after, int limit, Done<QList<Event>> done) = 0;
    /// Messages of the rooms that `query.user` is in, by the text that they have now; an edit or a deletion
    /// is seen by every search after it. A page costs a bounded time, whatever is stored.
    virtual void search(const MessageQuery &query, Done<MessageHits> done) = 0;
};

class FileStore;
class ModerationStore;
class StoreShares;

/// The stores of one node, on the server's own account. Whatever somebody asked for goes through `of`, as in
/// `stores.of(user)->events.append(…)`.
struct Stores
{
    AccountStore &accounts;
    RoomStore &rooms;
    EventStore &events;
    FileStore &files;
    ModerationStore &moderation;
    StoreShares *shares = nullptr; ///< null where nobody waits for anybody (memory)

    /// The same stores on a principal's account. May be let go once the calls are made.
    std::shared_ptr<const Stores> of(const Principal &principal) const;
};

/// Makes the stores of each principal.
class StoreShares
{
public:
    virtual ~StoreShares() = default;
    virtual std::shared_ptr<const Stores> of(const Principal &principal) = 0;
};

inline std::shared_ptr<const Stores> Stores::of(const Principal &principal) const
{
    if (shares)
        return shares->of(principal);
    return {std::shared_ptr<const Stores>(), this};
}

} // namespace Chinwag
