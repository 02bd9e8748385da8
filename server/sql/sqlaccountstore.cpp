#include "server/sql/sqlaccountstore.h"

#include "server/sql/idlookup.h"

#include <algorithm>

namespace Chinwag {

namespace {

using std::chrono::milliseconds;

/// A token's expiry is not worth a write, with its wait for the disk, more often than this.
constexpr std::chrono::hours slideInterval{1};

const QString userColumns = QStringLiteral("u.id, u.username, u.display_name");

User userFrom(const Rows &rows) { return {UserId(rows.text(0)), rows.text(1), rows.text(2)}; }

/// `first` is the column where "d.id, d.user_id, d.name, d.created_at, d.last_used_at, d.expires_at" begins.
Device deviceFrom(const Rows &rows, int first)
{
    return {DeviceId(rows.text(first)), UserId(rows.text(first + 1)), rows.text(first + 2),
            rows.time(first + 3),       rows.time(first + 4),         rows.time(first + 5)};
}

Error refused(ErrorCode code, const QString &message) { return {code, message, std::nullopt}; }

enum class InviteUse { Invalid, Member, Owner };

InviteUse useInvite(Connection &connection, const QByteArray &hash, milliseconds now)
{
    auto rows = connection.rows(
        QStringLiteral("DELETE FROM invites WHERE hash = ? AND expires_at > ? RETURNING makes_owner"),
        {hash, qint64(now.count())});
    if (!rows.next())
        return InviteUse::Invalid;
    return rows.number(0) != 0 ? InviteUse::Owner : InviteUse::Member;
}

Outcome<User> createAccount(Connection &connection, const Account &account,
                            const std::optional<QByteArray> &inviteHash, milliseconds now)
{
    const InviteUse invite = inviteHash ? useInvite(connection, *inviteHash, now) : InviteUse::Member;
    const User &user = account.user;
    const int added = connection.execute(
        QStringLiteral(
            "INSERT INTO users (id, username, display_name, username_key, display_key, password_hash, "
            "banned, "
            "server_owner, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (username) DO NOTHING"),
        {user.id.toString(), user.username, user.displayName, user.username.toCaseFolded(),
         user.displayName.toCaseFolded(), account.passwordHash, int(account.banned),
         int(invite == InviteUse::Owner), qint64(now.count())});
    if (added == 0)
        return refused(ErrorCode::UsernameTaken,
                       QStringLiteral("This user name is taken. Choose another one."));
    if (invite == InviteUse::Invalid)
        return refused(
            ErrorCode::InvalidInvite,
            QStringLiteral("This invitation is not valid, or was used already. Ask for a new one."));
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
    return Account{userFrom(rows), rows.text(3), rows.number(4) != 0};
}

QList<User> usersById(Connection &connection, const QStringList &ids)
{
    QHash<QString, User> found;
    forEachRowOf(connection,
                 QStringLiteral("SELECT u.id, u.username, u.display_name FROM users u WHERE u.id IN (%1)"),
                 ids, [&found](const Rows &rows) { found.insert(rows.text(0), userFrom(rows)); });
    QList<User> users; // in the order asked for, each once
    for (const QString &id : ids) {
        if (const auto user = found.constFind(id); user != found.constEnd()) {
            users.append(*user);
            found.erase(user);
        }
    }
    return users;
}

/// The first text behind everything that begins with `prefix`: no character sorts behind U+10FFFF.
QString endOfPrefix(const QString &prefix) { return prefix + QString::fromUcs4(U"\U0010FFFF", 1); }

QList<User> usersLike(Connection &connection, const QString &prefix, int limit)
{
    const QString key = prefix.toCaseFolded();
    const QString end = endOfPrefix(key);
    auto rows = connection.rows(
        QStringLiteral("SELECT %1 FROM users u WHERE (u.username_key >= ? AND u.username_key < ?) "
                       "OR (u.display_key >= ? AND u.display_key < ?) "
                       "ORDER BY u.username LIMIT ?")
            .arg(userColumns),
        {key, end, key, end, std::max(limit, 0)});
    QList<User> users;
    while (rows.next())
        users.append(userFrom(rows));
    return users;
}

using UsedToken = std::optional<std::pair<User, Device>>;

UsedToken tokenOwner(Connection &connection, const QByteArray &tokenHash, milliseconds now)
{
    auto rows = connection.rows(
        QStringLiteral(
            "SELECT %1, d.id, d.user_id, d.name, d.created_at, d.last_used_at, d.expires_at FROM devices d "
            "JOIN users u ON u.id = d.user_id WHERE d.token_hash = ? AND d.expires_at > ? AND u.banned = 0")
            .arg(userColumns),
        {tokenHash, qint64(now.count())});
    return rows.next() ? UsedToken({userFrom(rows), deviceFrom(rows, 3)}) : std::nullopt;
}

} // namespace

SqlAccountStore::SqlAccountStore(const DatabaseLane &database)
    : m_database(database)
{
}

void SqlAccountStore::create(const Account &account, std::optional<QByteArray> inviteHash, milliseconds now,
                             Done<User> done)
{
    m_database.write<User>(
        [=](Connection &connection) { return createAccount(connection, account, inviteHash, now); },
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
    m_database.read<QList<User>>([=](Connection &connection) { return usersLike(connection, prefix, limit); },
                                 std::move(done));
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

void SqlAccountStore::addDevice(const Device &device, const QByteArray &tokenHash, Done<Ok> done)
{
    m_database.write<Ok>(
        [device, tokenHash](Connection &connection) {
            connection.execute(QStringLiteral("INSERT INTO devices (id, user_id, name, token_hash, "
                                              "created_at, last_used_at, expires_at) "
                                              "VALUES (?, ?, ?, ?, ?, ?, ?)"),
                               {device.id.toString(), device.user.toString(), device.name, tokenHash,
                                qint64(device.createdAt.count()), qint64(device.lastUsedAt.count()),
                                qint64(device.expiresAt.count())});
            return Ok{};
        },
        std::move(done));
}

void SqlAccountStore::useToken(const QByteArray &tokenHash, milliseconds now, milliseconds slide,
                               Done<UsedToken> done)
{
    // A read first: most uses need no write, and on a full disk people must still get in.
    m_database.read<UsedToken>(
        [tokenHash, now](Connection &connection) { return tokenOwner(connection, tokenHash, now); },
        [database = m_database, now, slide, done = std::move(done)](Outcome<UsedToken> found) {
            if (!found || !*found || now - (*found)->second.lastUsedAt < slideInterval) {
                done(std::move(found));
                return;
            }
            Device slid = (*found)->second;
            slid.lastUsedAt = now;
            slid.expiresAt = now + slide;
            database.write<Ok>(
                [slid](Connection &connection) {
                    connection.execute(
                        QStringLiteral("UPDATE devices SET last_used_at = ?, expires_at = ? WHERE id = ?"),
                        {qint64(slid.lastUsedAt.count()), qint64(slid.expiresAt.count()),
                         slid.id.toString()});
                    return Ok{};
                },
                [found = std::move(found), slid, done](const Outcome<Ok> &stored) mutable {
                    if (stored)
                        (*found)->second = slid;
                    done(std::move(found));
                });
        });
}

void SqlAccountStore::devices(const UserId &user, Done<QList<Device>> done)
{
    m_database.read<QList<Device>>(
        [user](Connection &connection) {
            auto rows = connection.rows(QStringLiteral("SELECT d.id, d.user_id, d.name, d.created_at, "
                                                       "d.last_used_at, d.expires_at FROM devices d "
                                                       "WHERE d.user_id = ? ORDER BY d.created_at, d.id"),
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
    m_database.write<bool>(
        [user, device](Connection &connection) {
            return connection.execute(QStringLiteral("DELETE FROM devices WHERE id = ? AND user_id = ?"),
                                      {device.toString(), user.toString()}) > 0;
        },
        std::move(done));
}

void SqlAccountStore::addInvite(const Invite &invite, Done<Ok> done)
{
    m_database.write<Ok>(
        [invite](Connection &connection) {
            connection.execute(
                QStringLiteral("INSERT INTO invites (hash, expires_at, makes_owner) VALUES (?, ?, ?) "
                               "ON CONFLICT (hash) DO NOTHING"),
                {invite.hash, qint64(invite.expiresAt.count()), int(invite.makesOwner)});
            return Ok{};
        },
        std::move(done));
}

} // namespace Chinwag
