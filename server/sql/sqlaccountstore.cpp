#include "server/sql/sqlaccountstore.h"

#include "server/core/foundation/crypto.h"
#include "server/sql/accountremoval.h"
#include "server/sql/factorrows.h"
#include "server/sql/idlookup.h"
#include "server/sql/userrows.h"
#include "server/sql/usersearch.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"

#include <algorithm>

namespace Chinwag {

namespace {

using std::chrono::milliseconds;

/// A token's expiry is not worth a write, with its wait for the disk, more often than this.
constexpr std::chrono::hours slideInterval{1};

const QString userColumns = UserRows::columns();
constexpr int behindUser = UserRows::width;

const QString deviceColumns =
    QStringLiteral("d.id, d.user_id, d.name, d.created_at, d.last_used_at, d.expires_at");

/// `first` is the column where deviceColumns begin.
Device deviceFrom(const Rows &rows, int first)
{
    return {DeviceId(rows.text(first)), UserId(rows.text(first + 1)), rows.text(first + 2),
            rows.time(first + 3),       rows.time(first + 4),         rows.time(first + 5)};
}

Error refused(ErrorCode code, const QString &message) { return {code, message, std::nullopt}; }

/// `%1` of a statement is the database's clock. Made once a statement: it is a key of the prepared ones.
QString timed(const Connection &connection, const QString &sql)
{
    return sql.arg(connection.dialect().now());
}

Error invalidInvite()
{
    return refused(ErrorCode::InvalidInvite,
                   QStringLiteral("This invitation is not valid, or was used already. Ask for a new one."));
}

Error usernameTaken()
{
    return refused(ErrorCode::UsernameTaken,
                   QStringLiteral("This user name is taken, or looks like one that is. Choose another one."));
}

enum class InviteUse { Invalid, Member, Owner };

InviteUse useInvite(Connection &connection, const QByteArray &hash)
{
    auto rows = connection.rows(
        timed(connection,
              QStringLiteral("DELETE FROM invites WHERE hash = ? AND expires_at > %1 RETURNING makes_owner")),
        {hash});
    if (!rows.next())
        return InviteUse::Invalid;
    return rows.number(0) != 0 ? InviteUse::Owner : InviteUse::Member;
}

bool isInvite(Connection &connection, const QByteArray &hash)
{
    auto rows = connection.rows(
        timed(connection, QStringLiteral("SELECT 1 FROM invites WHERE hash = ? AND expires_at > %1")),
        {hash});
    return rows.next();
}

bool isTaken(Connection &connection, const User &user)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT 1 FROM users WHERE username = ? OR username_skeleton = ? LIMIT 1"),
        {user.username, usernameSkeleton(user.username)});
    return rows.next() || AccountRemoval::isFormerName(connection, user.username);
}

/// Until the transaction ends no other node gives away a name that looks the same. There is no UNIQUE for
/// that: older ones may look alike.
void lockLookAlikes(Connection &connection, const User &user)
{
    const QString sql = connection.dialect().lockName();
    if (sql.isEmpty())
        return;
    auto rows = connection.rows(sql, {usernameSkeleton(user.username)});
    rows.next();
}

Outcome<Ok> checkAccount(Connection &connection, const User &user,
                         const std::optional<QByteArray> &inviteHash)
{
    if (inviteHash && !isInvite(connection, *inviteHash))
        return invalidInvite();
    if (isTaken(connection, user))
        return usernameTaken();
    return Ok{};
}

Outcome<User> createAccount(Connection &connection, const Account &account,
                            const std::optional<QByteArray> &inviteHash)
{
    const InviteUse invite = inviteHash ? useInvite(connection, *inviteHash) : InviteUse::Member;
    if (invite == InviteUse::Invalid)
        return invalidInvite();
    const User &user = account.user;
    lockLookAlikes(connection, user);
    if (isTaken(connection, user))
        return usernameTaken();
    const int added = connection.execute(
        timed(connection,
              QStringLiteral("INSERT INTO users (id, username, display_name, username_key, display_key, "
                             "username_skeleton, password_hash, banned, server_owner, created_at) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, %1) ON CONFLICT (username) DO NOTHING")),
        {user.id.toString(), user.username, user.displayName, searchKey(user.username),
         searchKey(user.displayName), usernameSkeleton(user.username), account.passwordHash,
         int(account.banned), int(invite == InviteUse::Owner)});
    if (added == 0)
        return usernameTaken();
    return user;
}

std::optional<Account> accountNamed(Connection &connection, const QString &username)
{
    auto rows = connection.rows(
        QStringLiteral("SELECT %1, u.password_hash, u.banned FROM users u WHERE u.username = ?")
            .arg(userColumns),
        {username});
    if (!rows.next())
        return std::nullopt;
    return Account{UserRows::from(rows), rows.text(behindUser), rows.number(behindUser + 1) != 0};
}

QList<User> usersById(Connection &connection, const QStringList &ids)
{
    QHash<QString, User> found;
    forEachRowOf(
        connection,
        QStringLiteral("SELECT %1 FROM users u WHERE u.id IN (%2)").arg(userColumns, QStringLiteral("%1")),
        ids, [&found](const Rows &rows) { found.insert(rows.text(0), UserRows::from(rows)); });
    QList<User> users; // in the order asked for, each once
    for (const QString &id : ids) {
        if (const auto user = found.constFind(id); user != found.constEnd()) {
            users.append(*user);
            found.erase(user);
        }
    }
    return users;
}

/// Also says whether the expiry is due to be slid.
struct FoundToken
{
    TokenOwner owner;
    bool isWorthAWrite = false;
};

std::optional<FoundToken> tokenOwner(Connection &connection, const QByteArray &tokenHash)
{
    const QString sql =
        QStringLiteral("SELECT %1, %2, d.expires_at - %3, %3 - d.last_used_at, %4 FROM devices d "
                       "JOIN users u ON u.id = d.user_id "
                       "WHERE d.token_hash = ? AND d.expires_at > %3 AND u.banned = 0")
            .arg(userColumns, deviceColumns, connection.dialect().now(), FactorRows::lacking());
    auto rows = connection.rows(sql, {tokenHash});
    if (!rows.next())
        return std::nullopt;
    constexpr int behindDevice = behindUser + 6;
    return FoundToken{{UserRows::from(rows), deviceFrom(rows, behindUser), rows.time(behindDevice),
                       rows.number(behindDevice + 2) != 0},
                      rows.time(behindDevice + 1) >= slideInterval};
}

/// Where the expiry is slid to, or none when the device has gone meanwhile.
std::optional<TokenOwner> slideExpiry(Connection &connection, TokenOwner owner, milliseconds slide)
{
    auto rows = connection.rows(
        timed(connection,
              QStringLiteral("UPDATE devices SET last_used_at = %1, expires_at = %1 + ? WHERE id = ? "
                             "RETURNING last_used_at, expires_at")),
        {qint64(slide.count()), owner.device.id.toString()});
    if (!rows.next())
        return std::nullopt;
    owner.device.lastUsedAt = rows.time(0);
    owner.device.expiresAt = rows.time(1);
    owner.validFor = slide;
    return owner;
}

QString toText(Revocation::Reason reason)
{
    return reason == Revocation::Reason::Banned ? QStringLiteral("banned") : QStringLiteral("signed_out");
}

/// Old ones go in passing: a node that was away for so long looks at every device itself.
void addRevocation(Connection &connection, const Revocation &revocation)
{
    connection.execute(timed(connection, QStringLiteral("DELETE FROM revocations WHERE at < %1 - ?")),
                       {qint64(milliseconds(Limits::revocationsKept).count())});
    connection.execute(
        timed(connection, QStringLiteral("INSERT INTO revocations (id, user_id, device_id, reason, at) "
                                         "VALUES (?, ?, ?, ?, %1)")),
        {revocation.id, revocation.user.toString(), revocation.device.toString(), toText(revocation.reason)});
}

/// All but `kept` and the `spared` that were used last, the newest ones.
QList<DeviceId> removeOtherDevices(Connection &connection, const UserId &user, const DeviceId &kept,
                                   int spared = 0)
{
    static const QString sql =
        QStringLiteral("SELECT id FROM devices WHERE user_id = ? AND id <> ? "
                       "ORDER BY last_used_at DESC, created_at DESC, id LIMIT 1000 OFFSET ?");
    QList<DeviceId> others;
    {
        auto rows = connection.rows(sql, {user.toString(), kept.toString(), spared});
        while (rows.next())
            others.append(DeviceId(rows.text(0)));
    }
    for (const DeviceId &device : std::as_const(others)) {
        connection.execute(QStringLiteral("DELETE FROM devices WHERE id = ?"), {device.toString()});
        addRevocation(connection, {Crypto::randomId('x'), user, device, Revocation::Reason::SignedOut});
    }
    return others;
}

bool replaceHash(Connection &connection, const UserId &user, const QString &from, const QString &to)
{
    return connection.execute(
               QStringLiteral("UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?"),
               {to, user.toString(), from}) > 0;
}

bool setBanned(Connection &connection, const UserId &user, bool banned)
{
    return connection.execute(QStringLiteral("UPDATE users SET banned = ? WHERE id = ?"),
                              {int(banned), user.toString()}) > 0;
}

Outcome<User> setProfileOf(Connection &connection, const UserId &user,
                           const std::optional<QString> &displayName, const std::optional<Status> &status)
{
    const QVariant id = user.toString();
    if (displayName)
        connection.execute(QStringLiteral("UPDATE users SET display_name = ?, display_key = ? WHERE id = ?"),
                           {*displayName, searchKey(*displayName), id});
    if (status)
        connection.execute(QStringLiteral("UPDATE users SET status = ?, status_until = ? WHERE id = ?"),
                           {status->text, qint64(status->until.count()), id});
    const QList<User> found = usersById(connection, {user.toString()});
    if (found.isEmpty())
        return refused(ErrorCode::NotFound, QStringLiteral("There is nobody of that id."));
    return found.first();
}

DeviceStanding standingFrom(const Rows &rows)
{
    const milliseconds left = rows.time(behindUser + 2);
    auto state = DeviceStanding::State::Good;
    if (rows.number(behindUser + 1) != 0)
        state = DeviceStanding::State::Banned;
    else if (left <= milliseconds(0))
        state = DeviceStanding::State::SignedOut;
    return {state, UserRows::from(rows), left, rows.number(behindUser + 3) != 0};
}

} // namespace

SqlAccountStore::SqlAccountStore(const DatabaseLane &database)
    : m_database(database)
{
}

void SqlAccountStore::check(const User &user, std::optional<QByteArray> inviteHash, Done<Ok> done)
{
    m_database.read<Ok>(
        [user, inviteHash](Connection &connection) { return checkAccount(connection, user, inviteHash); },
        std::move(done));
}

void SqlAccountStore::create(const Account &account, std::optional<QByteArray> inviteHash, Done<User> done)
{
    m_database.write<User>(
        [account, inviteHash](Connection &connection) {
            return createAccount(connection, account, inviteHash);
        },
        std::move(done));
}

void SqlAccountStore::findByUsername(const QString &username, Done<std::optional<Account>> done)
{
    m_database.read<std::optional<Account>>(
        [username](Connection &connection) { return accountNamed(connection, username); }, std::move(done));
}

void SqlAccountStore::find(const QList<UserId> &ids, Done<QList<User>> done)
{
    QStringList texts;
    for (const UserId &id : ids)
        texts.append(id.toString());
    m_database.read<QList<User>>([texts](Connection &connection) { return usersById(connection, texts); },
                                 std::move(done));
}

void SqlAccountStore::search(const QString &prefix, int limit, Done<QList<User>> done)
{
    m_database.read<QList<User>>(
        [=](Connection &connection) { return UserSearch::find(connection, prefix, limit); }, std::move(done));
}

void SqlAccountStore::count(Done<qint64> done)
{
    m_database.read<qint64>(
        [](Connection &connection) {
            auto rows = connection.rows(QStringLiteral("SELECT COUNT(*) FROM users"));
            return rows.next() ? rows.number(0) : 0;
        },
        std::move(done));
}

void SqlAccountStore::isServerOwner(const UserId &user, Done<bool> done)
{
    m_database.read<bool>(
        [user](Connection &connection) {
            auto rows = connection.rows(QStringLiteral("SELECT server_owner FROM users WHERE id = ?"),
                                        {user.toString()});
            return rows.next() && rows.number(0) != 0;
        },
        std::move(done));
}

void SqlAccountStore::setProfile(const UserId &user, const std::optional<QString> &displayName,
                                 const std::optional<Status> &status, Done<User> done)
{
    m_database.write<User>(
        [=](Connection &connection) { return setProfileOf(connection, user, displayName, status); },
        std::move(done));
}

void SqlAccountStore::changePassword(const UserId &user, const DeviceId &kept, const QString &from,
                                     const QString &to, Done<std::optional<QList<DeviceId>>> done)
{
    m_database.write<std::optional<QList<DeviceId>>>(
        [user, kept, from, to](Connection &connection) -> Outcome<std::optional<QList<DeviceId>>> {
            if (!replaceHash(connection, user, from, to))
                return std::optional<QList<DeviceId>>();
            return std::optional(removeOtherDevices(connection, user, kept));
        },
        std::move(done));
}

void SqlAccountStore::replacePasswordHash(const UserId &user, const QString &from, const QString &to,
                                          Done<bool> done)
{
    m_database.write<bool>(
        [user, from, to](Connection &connection) { return replaceHash(connection, user, from, to); },
        std::move(done));
}

void SqlAccountStore::ban(const UserId &user, Done<bool> done)
{
    const Revocation revocation{Crypto::randomId('x'), user, {}, Revocation::Reason::Banned};
    m_database.write<bool>(
        [revocation](Connection &connection) {
            if (!setBanned(connection, revocation.user, true))
                return false;
            addRevocation(connection, revocation);
            return true;
        },
        std::move(done));
}

void SqlAccountStore::unban(const UserId &user, Done<bool> done)
{
    m_database.write<bool>([user](Connection &connection) { return setBanned(connection, user, false); },
                           std::move(done));
}

void SqlAccountStore::secondFactor(const UserId &user, Done<std::optional<SecondFactor>> done)
{
    m_database.read<std::optional<SecondFactor>>(
        [user](Connection &connection) { return FactorRows::find(connection, user); }, std::move(done));
}

void SqlAccountStore::beginFactor(const UserId &user, const QByteArray &secret, Done<bool> done)
{
    m_database.write<bool>(
        [user, secret](Connection &connection) { return FactorRows::begin(connection, user, secret); },
        std::move(done));
}

void SqlAccountStore::confirmFactor(const UserId &user, const QByteArray &secret, qint64 step,
                                    const QList<QByteArray> &recoveryHashes, Done<bool> done)
{
    m_database.write<bool>(
        [=](Connection &connection) {
            return FactorRows::confirm(connection, user, secret, step, recoveryHashes);
        },
        std::move(done));
}

void SqlAccountStore::useCode(const UserId &user, qint64 step, Done<bool> done)
{
    m_database.write<bool>(
        [user, step](Connection &connection) { return FactorRows::useCode(connection, user, step); },
        std::move(done));
}

void SqlAccountStore::useRecoveryCode(const UserId &user, const QByteArray &hash, Done<bool> done)
{
    m_database.write<bool>(
        [user, hash](Connection &connection) { return FactorRows::useRecoveryCode(connection, user, hash); },
        std::move(done));
}

void SqlAccountStore::removeFactor(const UserId &user, Done<bool> done)
{
    m_database.write<bool>([user](Connection &connection) { return FactorRows::remove(connection, user); },
                           std::move(done));
}

void SqlAccountStore::remove(const UserId &user, bool messagesStay, Done<bool> done)
{
    const Revocation revocation{Crypto::randomId('x'), user, {}, Revocation::Reason::SignedOut};
    m_database.write<bool>(
        [revocation, messagesStay](Connection &connection) {
            if (!AccountRemoval::remove(connection, revocation.user, messagesStay))
                return false;
            addRevocation(connection, revocation);
            return true;
        },
        std::move(done));
}

void SqlAccountStore::unsaid(Done<QList<Unsaid>> done)
{
    m_database.read<QList<Unsaid>>([](Connection &connection) { return AccountRemoval::unsaid(connection); },
                                   std::move(done));
}

void SqlAccountStore::setUnsaid(const Unsaid &unsaid, Done<Ok> done)
{
    m_database.write<Ok>(
        [unsaid](Connection &connection) {
            AccountRemoval::setUnsaid(connection, unsaid);
            return Ok{};
        },
        std::move(done));
}

void SqlAccountStore::addDevice(const NewDevice &device, const QByteArray &tokenHash, milliseconds lifetime,
                                Done<Ok> done)
{
    m_database.write<Ok>(
        [device, tokenHash, lifetime](Connection &connection) {
            connection.execute(
                timed(connection, QStringLiteral("INSERT INTO devices (id, user_id, name, token_hash, "
                                                 "created_at, last_used_at, expires_at) "
                                                 "VALUES (?, ?, ?, ?, %1, %1, %1 + ?)")),
                {device.id.toString(), device.user.toString(), device.name, tokenHash,
                 qint64(lifetime.count())});
            // The newest one stays, whatever the clock says.
            removeOtherDevices(connection, device.user, device.id, Limits::devicesPerUser - 1);
            return Ok{};
        },
        std::move(done));
}

void SqlAccountStore::useToken(const QByteArray &tokenHash, milliseconds slide,
                               Done<std::optional<TokenOwner>> done)
{
    using Found = std::optional<FoundToken>;
    using Used = std::optional<TokenOwner>;
    const auto found = [database = m_database, slide, done = std::move(done)](const Outcome<Found> &token) {
        if (!token)
            return done(token.error());
        if (!*token)
            return done(Used{});
        const TokenOwner owner = (*token)->owner;
        if (!(*token)->isWorthAWrite)
            return done(Used{owner});
        database.write<Used>(
            [owner, slide](Connection &connection) { return slideExpiry(connection, owner, slide); },
            [owner, done](const Outcome<Used> &slid) { done(slid ? *slid : Used{owner}); });
    };
    // A read first: most uses need no write, and on a full disk people must still get in.
    m_database.read<Found>([tokenHash](Connection &connection) { return tokenOwner(connection, tokenHash); },
                           found);
}

void SqlAccountStore::devices(const UserId &user, Done<QList<Device>> done)
{
    m_database.read<QList<Device>>(
        [user](Connection &connection) {
            auto rows = connection.rows(
                QStringLiteral("SELECT %1 FROM devices d WHERE d.user_id = ? ORDER BY d.created_at, d.id")
                    .arg(deviceColumns),
                {user.toString()});
            QList<Device> devices;
            while (rows.next())
                devices.append(deviceFrom(rows, 0));
            return devices;
        },
        std::move(done));
}

void SqlAccountStore::removeDevice(const UserId &user, const DeviceId &device, Done<bool> done)
{
    const Revocation revocation{Crypto::randomId('x'), user, device, Revocation::Reason::SignedOut};
    m_database.write<bool>(
        [revocation](Connection &connection) {
            const int removed =
                connection.execute(QStringLiteral("DELETE FROM devices WHERE id = ? AND user_id = ?"),
                                   {revocation.device.toString(), revocation.user.toString()});
            if (removed == 0)
                return false;
            addRevocation(connection, revocation);
            return true;
        },
        std::move(done));
}

void SqlAccountStore::standings(const QList<DeviceId> &devices, Done<QHash<DeviceId, DeviceStanding>> done)
{
    QStringList ids;
    for (const DeviceId &device : devices)
        ids.append(device.toString());
    m_database.read<QHash<DeviceId, DeviceStanding>>(
        [ids](Connection &connection) {
            QHash<DeviceId, DeviceStanding> found;
            const QString sql =
                QStringLiteral("SELECT %1, d.id, u.banned, d.expires_at - %2, %4 FROM devices d "
                               "JOIN users u ON u.id = d.user_id WHERE d.id IN (%3)")
                    .arg(userColumns, connection.dialect().now(), QStringLiteral("%1"),
                         FactorRows::lacking());
            forEachRowOf(connection, sql, ids, [&found](const Rows &rows) {
                found.insert(DeviceId(rows.text(behindUser)), standingFrom(rows));
            });
            return found;
        },
        std::move(done));
}

void SqlAccountStore::revocations(milliseconds period, Done<QList<Revocation>> done)
{
    m_database.read<QList<Revocation>>(
        [period](Connection &connection) {
            auto rows = connection.rows(
                timed(connection, QStringLiteral("SELECT id, user_id, device_id, reason FROM revocations "
                                                 "WHERE at > %1 - ? ORDER BY at, id")),
                {qint64(period.count())});
            QList<Revocation> found;
            while (rows.next()) {
                const bool banned = rows.text(3) == toText(Revocation::Reason::Banned);
                found.append({rows.text(0), UserId(rows.text(1)), DeviceId(rows.text(2)),
                              banned ? Revocation::Reason::Banned : Revocation::Reason::SignedOut});
            }
            return found;
        },
        std::move(done));
}

void SqlAccountStore::addInvite(const NewInvite &invite, Done<milliseconds> done)
{
    m_database.write<milliseconds>(
        [invite](Connection &connection) -> Outcome<milliseconds> {
            auto rows = connection.rows(
                timed(connection, QStringLiteral("INSERT INTO invites (hash, expires_at, makes_owner) "
                                                 "VALUES (?, %1 + ?, ?) RETURNING expires_at")),
                {invite.hash, qint64(invite.lifetime.count()), int(invite.makesOwner)});
            return rows.next() ? rows.time(0) : milliseconds(0);
        },
        std::move(done));
}

} // namespace Chinwag
