#include "tests/contract/storesundertest.h"

#include "server/core/ports/filestore.h"
#include "shared/protocol/limits.h"

namespace Chinwag::Test {

using std::chrono::milliseconds;

Outcome<User> AwaitedStores::createAccount(const QString &username, std::optional<QByteArray> invite)
{
    const Account account{{UserId(QStringLiteral("u_") + username), username, username.toUpper()},
                          QStringLiteral("hash of ") + username,
                          false};
    return await<User>([&](auto done) { m_stores.accounts.create(account, invite, done); });
}

UserId AwaitedStores::person(const QString &username)
{
    const auto created = createAccount(username);
    if (!created)
        QTest::qFail(qPrintable(created.error().message), __FILE__, __LINE__);
    return UserId(QStringLiteral("u_") + username);
}

RoomId AwaitedStores::room(const QString &name, const UserId &creator)
{
    const auto created =
        createRoom({RoomId(QStringLiteral("r_") + name), name, RoomKind::Public, creator, {}});
    if (!created)
        QTest::qFail(qPrintable(created.error().message), __FILE__, __LINE__);
    return RoomId(QStringLiteral("r_") + name);
}

Outcome<std::optional<Event>> AwaitedStores::join(const RoomId &room, const UserId &user, Role role)
{
    return await<std::optional<Event>>(
        [&](auto done) { m_stores.rooms.join(room, user, role, milliseconds(3000), done); });
}

Outcome<Left> AwaitedStores::leave(const RoomId &room, const UserId &user)
{
    return await<Left>([&](auto done) { m_stores.rooms.leave(room, user, milliseconds(4000), done); });
}

Outcome<std::optional<Account>> AwaitedStores::findByUsername(const QString &username)
{
    return await<std::optional<Account>>(
        [&](auto done) { m_stores.accounts.findByUsername(username, done); });
}

Outcome<QList<User>> AwaitedStores::findUsers(const QList<UserId> &ids)
{
    return await<QList<User>>([&](auto done) { m_stores.accounts.find(ids, done); });
}

Outcome<QList<User>> AwaitedStores::search(const QString &prefix, int limit)
{
    return await<QList<User>>([&](auto done) { m_stores.accounts.search(prefix, limit, done); });
}

Outcome<qint64> AwaitedStores::count()
{
    return await<qint64>([&](auto done) { m_stores.accounts.count(done); });
}

Outcome<bool> AwaitedStores::isServerOwner(const UserId &user)
{
    return await<bool>([&](auto done) { m_stores.accounts.isServerOwner(user, done); });
}

Outcome<Ok> AwaitedStores::checkAccount(const User &user, std::optional<QByteArray> invite)
{
    return await<Ok>([&](auto done) { m_stores.accounts.check(user, invite, done); });
}

Outcome<bool> AwaitedStores::ban(const UserId &user)
{
    return await<bool>([&](auto done) { m_stores.accounts.ban(user, done); });
}

Outcome<bool> AwaitedStores::unban(const UserId &user)
{
    return await<bool>([&](auto done) { m_stores.accounts.unban(user, done); });
}

namespace {

/// What must not fail.
template <typename T>
T certain(const Outcome<T> &outcome)
{
    if (!outcome)
        QTest::qFail(qPrintable(outcome.error().message), __FILE__, __LINE__);
    return outcome ? *outcome : T{};
}

} // namespace

std::optional<SecondFactor> AwaitedStores::secondFactor(const UserId &user)
{
    return certain(
        await<std::optional<SecondFactor>>([&](auto done) { m_stores.accounts.secondFactor(user, done); }));
}

bool AwaitedStores::beginFactor(const UserId &user, const QByteArray &secret)
{
    return certain(await<bool>([&](auto done) { m_stores.accounts.beginFactor(user, secret, done); }));
}

bool AwaitedStores::confirmFactor(const UserId &user, const QByteArray &secret, qint64 step,
                                  const QList<QByteArray> &recoveryHashes)
{
    return certain(await<bool>(
        [&](auto done) { m_stores.accounts.confirmFactor(user, secret, step, recoveryHashes, done); }));
}

bool AwaitedStores::useCode(const UserId &user, qint64 step)
{
    return certain(await<bool>([&](auto done) { m_stores.accounts.useCode(user, step, done); }));
}

bool AwaitedStores::useRecoveryCode(const UserId &user, const QByteArray &hash)
{
    return certain(await<bool>([&](auto done) { m_stores.accounts.useRecoveryCode(user, hash, done); }));
}

bool AwaitedStores::removeFactor(const UserId &user)
{
    return certain(await<bool>([&](auto done) { m_stores.accounts.removeFactor(user, done); }));
}

bool AwaitedStores::removeAccount(const UserId &user, bool messagesStay)
{
    return certain(await<bool>([&](auto done) { m_stores.accounts.remove(user, messagesStay, done); }));
}

QList<Unsaid> AwaitedStores::unsaid()
{
    return certain(await<QList<Unsaid>>([&](auto done) { m_stores.accounts.unsaid(done); }));
}

void AwaitedStores::setUnsaid(const Unsaid &unsaid)
{
    certain(await<Ok>([&](auto done) { m_stores.accounts.setUnsaid(unsaid, done); }));
}

QList<Event> AwaitedStores::sentBy(const UserId &user, const Nonce &after, int limit)
{
    return certain(await<QList<Event>>([&](auto done) { m_stores.events.sentBy(user, after, limit, done); }));
}

Outcome<std::optional<QList<DeviceId>>> AwaitedStores::changePassword(const UserId &user,
                                                                      const DeviceId &kept,
                                                                      const QString &from, const QString &to)
{
    return await<std::optional<QList<DeviceId>>>(
        [&](auto done) { m_stores.accounts.changePassword(user, kept, from, to, done); });
}

Outcome<bool> AwaitedStores::replacePasswordHash(const UserId &user, const QString &from, const QString &to)
{
    return await<bool>([&](auto done) { m_stores.accounts.replacePasswordHash(user, from, to, done); });
}

Outcome<Ok> AwaitedStores::addDevice(const NewDevice &device, const QByteArray &tokenHash,
                                     milliseconds lifetime)
{
    return await<Ok>([&](auto done) { m_stores.accounts.addDevice(device, tokenHash, lifetime, done); });
}

Outcome<std::optional<TokenOwner>> AwaitedStores::useToken(const QByteArray &tokenHash, milliseconds slide)
{
    return await<std::optional<TokenOwner>>(
        [&](auto done) { m_stores.accounts.useToken(tokenHash, slide, done); });
}

DeviceStanding AwaitedStores::standing(const DeviceId &device)
{
    const auto found = await<QHash<DeviceId, DeviceStanding>>(
        [&](auto done) { m_stores.accounts.standings({device}, done); });
    if (!found)
        QTest::qFail(qPrintable(found.error().message), __FILE__, __LINE__);
    return found ? found->value(device) : DeviceStanding{};
}

QList<Revocation> AwaitedStores::revocations(milliseconds period)
{
    const auto found =
        await<QList<Revocation>>([&](auto done) { m_stores.accounts.revocations(period, done); });
    if (!found)
        QTest::qFail(qPrintable(found.error().message), __FILE__, __LINE__);
    return found ? *found : QList<Revocation>{};
}

Outcome<QList<Device>> AwaitedStores::devices(const UserId &user)
{
    return await<QList<Device>>([&](auto done) { m_stores.accounts.devices(user, done); });
}

Outcome<bool> AwaitedStores::removeDevice(const UserId &user, const DeviceId &device)
{
    return await<bool>([&](auto done) { m_stores.accounts.removeDevice(user, device, done); });
}

Outcome<milliseconds> AwaitedStores::addInvite(const NewInvite &invite)
{
    return await<milliseconds>([&](auto done) { m_stores.accounts.addInvite(invite, done); });
}

Outcome<Room> AwaitedStores::createRoom(const NewRoom &room, milliseconds at)
{
    return await<Room>([&](auto done) { m_stores.rooms.create(room, at, done); });
}

Outcome<std::optional<Room>> AwaitedStores::findRoom(const RoomId &room, const UserId &user)
{
    return await<std::optional<Room>>([&](auto done) { m_stores.rooms.find(room, user, done); });
}

Outcome<std::optional<Room>> AwaitedStores::findByName(const QString &name)
{
    return await<std::optional<Room>>([&](auto done) { m_stores.rooms.findByName(name, done); });
}

Outcome<QList<Room>> AwaitedStores::roomsOf(const UserId &user)
{
    return await<QList<Room>>([&](auto done) { m_stores.rooms.roomsAfter(user, {}, 1000, done); });
}

Outcome<QList<Room>> AwaitedStores::roomsAfter(const UserId &user, const RoomId &after, int limit)
{
    return await<QList<Room>>([&](auto done) { m_stores.rooms.roomsAfter(user, after, limit, done); });
}

Outcome<QList<Membership>> AwaitedStores::memberships(const RoomId &room, const UserId &after, int limit)
{
    return await<QList<Membership>>([&](auto done) { m_stores.rooms.memberships(room, after, limit, done); });
}

Outcome<DirectoryPage> AwaitedStores::publicRooms(const UserId &user, const DirectoryQuery &query)
{
    return await<DirectoryPage>([&](auto done) { m_stores.rooms.publicRooms(user, query, done); });
}

Outcome<QList<Member>> AwaitedStores::members(const RoomId &room, const UserId &after, int limit)
{
    return await<QList<Member>>([&](auto done) { m_stores.rooms.members(room, after, limit, done); });
}

Outcome<QList<Member>> AwaitedStores::members(const RoomId &room)
{
    return await<QList<Member>>([&](auto done) { m_stores.rooms.members(room, done); });
}

Outcome<bool> AwaitedStores::setPreferences(const RoomId &room, const UserId &user,
                                            const RoomPreferences &preferences)
{
    return await<bool>([&](auto done) { m_stores.rooms.setPreferences(room, user, preferences, done); });
}

Outcome<Seq> AwaitedStores::setRead(const RoomId &room, const UserId &user, Seq seq)
{
    return await<Seq>([&](auto done) { m_stores.rooms.setRead(room, user, seq, done); });
}

Outcome<QList<Event>> AwaitedStores::moderate(const RoomId &room, const UserId &by, const EventBody &body,
                                              milliseconds at)
{
    const Event event{room, 0, by, at, {}, body};
    return await<QList<Event>>([&](auto done) { m_stores.moderation.moderate(event, done); });
}

Outcome<QList<Ban>> AwaitedStores::bans(const RoomId &room, milliseconds now)
{
    return await<QList<Ban>>([&](auto done) { m_stores.moderation.bans(room, now, done); });
}

Outcome<RemovedRoom> AwaitedStores::removeRoom(const RoomId &room, const UserId &by)
{
    return await<RemovedRoom>([&](auto done) { m_stores.moderation.removeRoom(room, by, done); });
}

Outcome<Ok> AwaitedStores::purge()
{
    for (;;) {
        const auto more = await<bool>([&](auto done) { m_stores.moderation.purgeRemoved(7, done); });
        if (!more)
            return more.error();
        if (!*more)
            return Ok{};
    }
}

Outcome<Ok> AwaitedStores::report(const NewReport &report, milliseconds at)
{
    return await<Ok>([&](auto done) { m_stores.moderation.report(report, at, done); });
}

Outcome<QList<Report>> AwaitedStores::reports(const RoomId &room, int limit)
{
    return await<QList<Report>>([&](auto done) { m_stores.moderation.reports(room, limit, done); });
}

Outcome<bool> AwaitedStores::settle(const RoomId &room, const ReportId &report)
{
    return await<bool>([&](auto done) { m_stores.moderation.settle(room, report, done); });
}

Outcome<Added> AwaitedStores::add(const RoomId &room, const UserId &by, const UserId &target)
{
    return await<Added>([&](auto done) { m_stores.rooms.add(room, by, target, milliseconds(5000), done); });
}

Outcome<User> AwaitedStores::setProfile(const UserId &user, const std::optional<QString> &displayName,
                                        const std::optional<Status> &status)
{
    return await<User>([&](auto done) { m_stores.accounts.setProfile(user, displayName, status, done); });
}

Outcome<Appended> AwaitedStores::append(const Event &event)
{
    return await<Appended>([&](auto done) { m_stores.events.append(event, done); });
}

Outcome<std::optional<Event>> AwaitedStores::findEvent(const RoomId &room, Seq seq)
{
    return await<std::optional<Event>>([&](auto done) { m_stores.events.find(room, seq, done); });
}

Outcome<QList<Event>> AwaitedStores::range(const RoomId &room, Seq after, Seq before, int limit, bool newest)
{
    return await<QList<Event>>(
        [&](auto done) { m_stores.events.range(room, after, before, limit, newest, done); });
}

Outcome<QHash<RoomId, Seq>> AwaitedStores::heads(const QList<RoomId> &rooms)
{
    return await<QHash<RoomId, Seq>>([&](auto done) { m_stores.events.heads(rooms, done); });
}

Outcome<MessageHits> AwaitedStores::search(const MessageQuery &query)
{
    return await<MessageHits>([&](auto done) { m_stores.events.search(query, done); });
}

Outcome<bool> AwaitedStores::bringFile(const File &file, const UserId &owner)
{
    using namespace std::chrono_literals;
    constexpr FileShare plenty{Limits::largestNumber, 100};
    const QString writer = QStringLiteral("w_") + file.id.toString();
    const QString hash = QStringLiteral("hash of ") + file.id.toString();
    const NewFile begun{file.id, owner, file.name, file.size, file.width, file.height, file.blurhash};
    const FileClaim claim{file.id, owner, 0, file.size, writer};
    const FileFindings findings{hash, file.type};
    FileStore &files = m_stores.files;
    const auto made = await<StoredFile>([&](auto done) { files.create(begun, plenty, 1h, done); });
    const auto claimed = await<ClaimedFile>([&](auto done) { files.claim(claim, done); });
    if (!made || !claimed)
        return made ? claimed.error() : made.error();
    const auto found = await<bool>([&](auto done) { files.setFindings(file.id, writer, findings, done); });
    if (!found)
        return found;
    if (file.hasThumbnail) {
        const auto set =
            await<Ok>([&](auto done) { files.setThumbnail(file.id, owner, hash, 1, plenty, done); });
        if (!set)
            return set.error();
    }
    return await<bool>([&](auto done) { files.finish(file.id, writer, 1h, done); });
}

} // namespace Chinwag::Test
