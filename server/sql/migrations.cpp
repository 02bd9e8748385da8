#include "server/sql/migrations.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/serviceidentity.h"
#include "server/sql/messageindex.h"
#include "shared/base/logging.h"
#include "shared/protocol/textrules.h"

#include <algorithm>
#include <array>

namespace Chinwag {

namespace {

/// SERIAL, INT64, BYTES, TEXT and OPTIONS stand for what the dialect calls them.
void run(Connection &connection, const char *statement)
{
    const Dialect &dialect = connection.dialect();
    connection.execute(QString::fromLatin1(statement)
                           .replace(QLatin1String("TEXT"), dialect.text())
                           .replace(QLatin1String("SERIAL"), dialect.serial())
                           .replace(QLatin1String("INT64"), dialect.integer())
                           .replace(QLatin1String("BYTES"), dialect.bytes())
                           .replace(QLatin1String(" OPTIONS"), dialect.tableOptions()));
}

void createAccounts(Connection &connection)
{
    // username is normalised by the rules of names; the keys are case-folded, for search by prefix.
    run(connection, "CREATE TABLE users (id TEXT NOT NULL PRIMARY KEY, username TEXT NOT NULL UNIQUE, "
                    "display_name TEXT NOT NULL, username_key TEXT NOT NULL, display_key TEXT NOT NULL, "
                    "password_hash TEXT NOT NULL, banned INT64 NOT NULL, server_owner INT64 NOT NULL, "
                    "created_at INT64 NOT NULL) OPTIONS");
    run(connection, "CREATE INDEX users_by_username_key ON users (username_key)");
    run(connection, "CREATE INDEX users_by_display_key ON users (display_key)");
    run(connection,
        "CREATE TABLE devices (id TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id), "
        "name TEXT NOT NULL, token_hash BYTES NOT NULL UNIQUE, created_at INT64 NOT NULL, last_used_at INT64 "
        "NOT NULL, "
        "expires_at INT64 NOT NULL) OPTIONS");
    run(connection, "CREATE INDEX devices_user ON devices (user_id)");
    run(connection, "CREATE TABLE invites (hash BYTES NOT NULL PRIMARY KEY, expires_at INT64 NOT NULL, "
                    "makes_owner INT64 NOT NULL) OPTIONS");
}

void createRooms(Connection &connection)
{
    // The two people of a direct room, in order, so that there is one room for them whoever began.
    run(connection, "CREATE TABLE rooms (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT "
                    "NULL, topic TEXT NOT NULL, "
                    "head_seq INT64 NOT NULL, member_count INT64 NOT NULL, created_at INT64 NOT NULL, "
                    "direct_a TEXT, direct_b TEXT, "
                    "UNIQUE (direct_a, direct_b)) OPTIONS");
    run(connection, "CREATE INDEX rooms_public ON rooms (name) WHERE kind = 'public'");
    run(connection,
        "CREATE TABLE members (room_id TEXT NOT NULL REFERENCES rooms (id), "
        "user_id TEXT NOT NULL REFERENCES users (id), role TEXT NOT NULL, read_seq INT64 NOT NULL, "
        "PRIMARY KEY (room_id, user_id)) OPTIONS");
    run(connection, "CREATE INDEX members_user ON members (user_id)");
}

void createTickets(Connection &connection)
{
    // Names who may come in by the words of that moment: no foreign keys, so that a take is one statement.
    run(connection, "CREATE TABLE tickets (hash BYTES NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, "
                    "username TEXT NOT NULL, display_name TEXT NOT NULL, device_id TEXT NOT NULL, "
                    "expires_at INT64 NOT NULL) OPTIONS");
    run(connection, "CREATE INDEX tickets_expiry ON tickets (expires_at)");
}

void createEvents(Connection &connection)
{
    // No foreign keys here: a seq comes from the room's own row, and this is the table every message waits
    // for.
    run(connection,
        "CREATE TABLE events (room_id TEXT NOT NULL, seq INT64 NOT NULL, kind TEXT NOT NULL, sender TEXT NOT "
        "NULL, "
        "at INT64 NOT NULL, text TEXT NOT NULL, nonce TEXT, reply_to INT64 NOT NULL, target INT64 NOT NULL, "
        "subject TEXT NOT NULL, PRIMARY KEY (room_id, seq)) OPTIONS");
    // What makes a resend harmless. Joins and leaves have no nonce.
    run(connection, "CREATE UNIQUE INDEX events_nonce ON events (sender, nonce) WHERE nonce IS NOT NULL");
}

void createRevocations(Connection &connection)
{
    // Every node asks for the newest ones all the time. Not numbered: numbers are given before a commit, so
    // that a later one may be seen first.
    run(connection, "CREATE TABLE revocations (id TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, "
                    "device_id TEXT NOT NULL, reason TEXT NOT NULL, at INT64 NOT NULL) OPTIONS");
    run(connection, "CREATE INDEX revocations_at ON revocations (at)");
}

/// All (id, name) of a table, a few at a time: what is changed must not be what is being read.
void forEachName(Connection &connection, const QString &select,
                 const std::function<void(const QString &id, const QString &name)> &take)
{
    constexpr int atOnce = 1000;
    QString last;
    for (;;) {
        QList<std::pair<QString, QString>> found;
        {
            auto rows = connection.rows(select, {last, atOnce});
            while (rows.next())
                found.append({rows.text(0), rows.text(1)});
        }
        for (const auto &[id, name] : std::as_const(found))
            take(id, name);
        if (found.size() < atOnce || connection.failure())
            return;
        last = found.constLast().first;
    }
}

void prepareNames(Connection &connection)
{
    // Two names that look alike may be there already, so this is not unique.
    run(connection, "ALTER TABLE users ADD COLUMN username_skeleton TEXT NOT NULL DEFAULT ''");
    run(connection, "CREATE INDEX users_by_skeleton ON users (username_skeleton)");
    forEachName(connection, QStringLiteral("SELECT id, username FROM users WHERE id > ? ORDER BY id LIMIT ?"),
                [&connection](const QString &id, const QString &name) {
                    connection.execute(QStringLiteral("UPDATE users SET username_skeleton = ? WHERE id = ?"),
                                       {usernameSkeleton(name), id});
                });
    // In the form in which people look for them, on whatever keyboard.
    forEachName(connection,
                QStringLiteral("SELECT id, display_name FROM users WHERE id > ? ORDER BY id LIMIT ?"),
                [&connection](const QString &id, const QString &name) {
                    connection.execute(
                        QStringLiteral("UPDATE users SET display_name = ?, display_key = ? WHERE id = ?"),
                        {composedName(name), searchKey(name), id});
                });
    forEachName(connection, QStringLiteral("SELECT id, name FROM rooms WHERE id > ? ORDER BY id LIMIT ?"),
                [&connection](const QString &id, const QString &name) {
                    connection.execute(QStringLiteral("UPDATE rooms SET name = ? WHERE id = ?"),
                                       {composedName(name), id});
                });
}

void createService(Connection &connection)
{
    // One row: what all nodes of this database are together.
    run(connection, "CREATE TABLE service (id TEXT NOT NULL PRIMARY KEY, relay_key BYTES NOT NULL) OPTIONS");
    connection.execute(QStringLiteral("INSERT INTO service (id, relay_key) VALUES (?, ?)"),
                       {Crypto::randomText(9), Crypto::randomBytes(ServiceIdentity::keyBytes)});
}

void keepWhatHasNoColumn(Connection &connection)
{
    run(connection, "ALTER TABLE events ADD COLUMN body TEXT NOT NULL DEFAULT ''");
}

void createConsent(Connection &connection)
{
    run(connection, "CREATE TABLE blocks (user_id TEXT NOT NULL REFERENCES users (id), "
                    "blocked_id TEXT NOT NULL REFERENCES users (id), PRIMARY KEY (user_id, blocked_id)) "
                    "OPTIONS");
    run(connection, "CREATE TABLE room_invitations (user_id TEXT NOT NULL REFERENCES users (id), "
                    "room_id TEXT NOT NULL REFERENCES rooms (id), "
                    "invited_by TEXT NOT NULL REFERENCES users (id), at INT64 NOT NULL, "
                    "PRIMARY KEY (user_id, room_id)) OPTIONS");
    run(connection, "CREATE TABLE room_invite_settings (user_id TEXT NOT NULL PRIMARY KEY REFERENCES users "
                    "(id), invites TEXT NOT NULL) OPTIONS");
    run(connection, "CREATE TABLE departures (room_id TEXT NOT NULL, user_id TEXT NOT NULL, "
                    "PRIMARY KEY (room_id, user_id)) OPTIONS");
    run(connection, "INSERT INTO departures (room_id, user_id) SELECT DISTINCT e.room_id, e.subject "
                    "FROM events e WHERE e.kind = 'leave' AND NOT EXISTS (SELECT 1 FROM members m "
                    "WHERE m.room_id = e.room_id AND m.user_id = e.subject)");
    // Pages of the directory and of one's own rooms go on in the middle, also of rooms of one name.
    run(connection, "CREATE INDEX rooms_directory ON rooms (name, id) WHERE kind = 'public'");
    run(connection, "DROP INDEX rooms_public");
    run(connection, "CREATE INDEX members_user_room ON members (user_id, room_id)");
    run(connection, "DROP INDEX members_user");
}

/// The same table, row by row as they came, so that none is moved about later. With the old one go the copies
/// in its pages.
void rebuildEvents(Connection &connection)
{
    run(connection,
        "CREATE TABLE kept_events (room_id TEXT NOT NULL, seq INT64 NOT NULL, kind TEXT NOT NULL, sender "
        "TEXT "
        "NOT NULL, at INT64 NOT NULL, text TEXT NOT NULL, nonce TEXT, reply_to INT64 NOT NULL, target INT64 "
        "NOT "
        "NULL, subject TEXT NOT NULL, body TEXT NOT NULL DEFAULT '', PRIMARY KEY (room_id, seq))");
    run(connection, "INSERT INTO kept_events SELECT room_id, seq, kind, sender, at, text, nonce, reply_to, "
                    "target, subject, body FROM events ORDER BY room_id, seq");
    run(connection, "DROP TABLE events");
    run(connection, "ALTER TABLE kept_events RENAME TO events");
    run(connection, "CREATE UNIQUE INDEX events_nonce ON events (sender, nonce) WHERE nonce IS NOT NULL");
}

void eraseDeletedTexts(Connection &connection)
{
    run(connection, "UPDATE events SET text = '', body = '' WHERE kind = 'message' AND (room_id, seq) IN "
                    "(SELECT room_id, target FROM events WHERE kind = 'delete')");
    run(connection, "UPDATE events SET text = '', body = '' WHERE kind = 'edit' AND (room_id, target) IN "
                    "(SELECT room_id, target FROM events WHERE kind = 'delete')");
    if (connection.dialect().leavesCopies())
        rebuildEvents(connection);
    run(connection, "CREATE INDEX events_edits ON events (room_id, target) WHERE kind = 'edit'");
}

/// Many people may have one name: the id makes the order whole, so that a page of them needs no sorting.
void orderNames(Connection &connection)
{
    run(connection, "CREATE INDEX users_by_username_key_id ON users (username_key, id)");
    run(connection, "DROP INDEX users_by_username_key");
    run(connection, "CREATE INDEX users_by_display_key_id ON users (display_key, id)");
    run(connection, "DROP INDEX users_by_display_key");
}

/// Who has given what, from what was given and taken back until now.
void createReactions(Connection &connection)
{
    run(connection,
        "CREATE TABLE reactions (room_id TEXT NOT NULL, target INT64 NOT NULL, emoji TEXT NOT NULL, "
        "user_id TEXT NOT NULL, PRIMARY KEY (room_id, target, emoji, user_id)) OPTIONS");
    run(connection,
        "INSERT INTO reactions (room_id, target, emoji, user_id) SELECT e.room_id, e.target, e.text, "
        "e.sender "
        "FROM events e JOIN events m ON m.room_id = e.room_id AND m.seq = e.target AND m.text <> '' "
        "WHERE e.kind IN ('reaction_add', 'reaction_remove') "
        "GROUP BY e.room_id, e.target, e.text, e.sender "
        "HAVING MAX(CASE e.kind WHEN 'reaction_add' THEN e.seq ELSE 0 END) > "
        "MAX(CASE e.kind WHEN 'reaction_remove' THEN e.seq ELSE 0 END)");
}

/// The same events with a number that ascends in the order in which they were stored, and an index by words
/// that is still empty: the running server fills it.
void createMessageIndex(Connection &connection)
{
    run(connection,
        "CREATE TABLE kept_events (room_id TEXT NOT NULL, seq INT64 NOT NULL, kind TEXT NOT NULL, "
        "sender TEXT NOT NULL, at INT64 NOT NULL, text TEXT NOT NULL, nonce TEXT, reply_to INT64 NOT NULL, "
        "target INT64 NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL DEFAULT '', id SERIAL, "
        "UNIQUE (room_id, seq))");
    // So that not all of them have to be in memory to be sorted.
    run(connection, "CREATE INDEX events_in_order ON events (at, room_id, seq)");
    run(connection, "INSERT INTO kept_events (room_id, seq, kind, sender, at, text, nonce, reply_to, target, "
                    "subject, body) SELECT room_id, seq, kind, sender, at, text, nonce, reply_to, target, "
                    "subject, body FROM events ORDER BY at, room_id, seq");
    run(connection, "DROP TABLE events");
    run(connection, "ALTER TABLE kept_events RENAME TO events");
    run(connection, "CREATE UNIQUE INDEX events_nonce ON events (sender, nonce) WHERE nonce IS NOT NULL");
    run(connection, "CREATE INDEX events_edits ON events (room_id, target) WHERE kind = 'edit'");
    connection.dialect().messageIndex().create(connection);
}

/// What each person has chosen for each room: by default nothing.
void addRoomPreferences(Connection &connection)
{
    run(connection, "ALTER TABLE members ADD COLUMN notify TEXT NOT NULL DEFAULT ''");
    run(connection, "ALTER TABLE members ADD COLUMN muted_until INT64 NOT NULL DEFAULT 0");
    run(connection, "ALTER TABLE members ADD COLUMN marked_unread INT64 NOT NULL DEFAULT 0");
}

/// What people attach to messages. A row of file_contents is in the way of those who would refer to bytes
/// that are being taken away: loose is 1 when somebody ceased to refer to them, 2 when nobody does.
void createFiles(Connection &connection)
{
    run(connection,
        "CREATE TABLE files (id TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, name TEXT NOT NULL, "
        "size INT64 NOT NULL, type TEXT NOT NULL, width INT64 NOT NULL, height INT64 NOT NULL, "
        "blurhash TEXT NOT NULL, received INT64 NOT NULL, writer TEXT NOT NULL, hash TEXT NOT NULL, "
        "thumbnail TEXT NOT NULL, thumbnail_size INT64 NOT NULL, expires_at INT64 NOT NULL) OPTIONS");
    run(connection, "CREATE INDEX files_of_person ON files (user_id, size, thumbnail_size)");
    run(connection, "CREATE INDEX files_by_hash ON files (hash) WHERE hash <> ''");
    run(connection, "CREATE INDEX files_by_thumbnail ON files (thumbnail) WHERE thumbnail <> ''");
    run(connection, "CREATE INDEX files_unsent ON files (expires_at) WHERE expires_at > 0");
    run(connection, "CREATE INDEX files_unsent_of_person ON files (user_id) WHERE expires_at > 0");
    run(connection, "CREATE TABLE file_uses (file_id TEXT NOT NULL, room_id TEXT NOT NULL, "
                    "seq INT64 NOT NULL, PRIMARY KEY (file_id, room_id, seq)) OPTIONS");
    run(connection, "CREATE INDEX file_uses_of_message ON file_uses (room_id, seq)");
    run(connection, "CREATE TABLE file_contents (hash TEXT NOT NULL PRIMARY KEY, size INT64 NOT NULL, "
                    "loose INT64 NOT NULL) OPTIONS");
    run(connection, "CREATE INDEX file_contents_loose ON file_contents (hash) WHERE loose > 0");
    // A database of one process has the bytes in a directory beside it.
    if (!connection.dialect().filesDirectory().isEmpty())
        return;
    run(connection, "CREATE TABLE file_pieces (content TEXT NOT NULL, start INT64 NOT NULL, "
                    "bytes BYTES NOT NULL, at INT64 NOT NULL, PRIMARY KEY (content, start))");
    // Pictures are compressed already, and a part of one is wanted.
    run(connection, "ALTER TABLE file_pieces ALTER COLUMN bytes SET STORAGE EXTERNAL");
}

/// What moderators do, and what people say of themselves. Mutes and bans are of people who may have left. Who
/// was in a room first is known by the seq of their join.
void createModeration(Connection &connection)
{
    run(connection, "ALTER TABLE users ADD COLUMN status TEXT NOT NULL DEFAULT ''");
    run(connection, "ALTER TABLE users ADD COLUMN status_until INT64 NOT NULL DEFAULT 0");
    run(connection, "ALTER TABLE rooms ADD COLUMN slow_mode INT64 NOT NULL DEFAULT 0");
    run(connection, "ALTER TABLE rooms ADD COLUMN posting TEXT NOT NULL DEFAULT 'members'");
    run(connection, "ALTER TABLE members ADD COLUMN words_as_typed INT64 NOT NULL DEFAULT 0");
    run(connection, "CREATE INDEX members_words_as_typed ON members (room_id) WHERE words_as_typed > 0");
    run(connection, "ALTER TABLE members ADD COLUMN joined_seq INT64 NOT NULL DEFAULT 0");
    run(connection, "UPDATE members SET joined_seq = j.seq FROM (SELECT room_id, subject, MAX(seq) AS seq "
                    "FROM events WHERE kind = 'join' GROUP BY room_id, subject) j "
                    "WHERE j.room_id = members.room_id AND j.subject = members.user_id");
    run(connection,
        "CREATE TABLE room_bans (room_id TEXT NOT NULL REFERENCES rooms (id), "
        "user_id TEXT NOT NULL REFERENCES users (id), banned_by TEXT NOT NULL, at INT64 NOT NULL, "
        "ends_at INT64 NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (room_id, user_id)) OPTIONS");
    run(connection, "CREATE TABLE room_mutes (room_id TEXT NOT NULL REFERENCES rooms (id), "
                    "user_id TEXT NOT NULL REFERENCES users (id), ends_at INT64 NOT NULL, "
                    "PRIMARY KEY (room_id, user_id)) OPTIONS");
    // When somebody last wrote where that may not be too often; it outlives a leave.
    run(connection, "CREATE TABLE room_paces (room_id TEXT NOT NULL, user_id TEXT NOT NULL, "
                    "at INT64 NOT NULL, PRIMARY KEY (room_id, user_id)) OPTIONS");
    run(connection, "CREATE TABLE reports (id TEXT NOT NULL PRIMARY KEY, room_id TEXT NOT NULL, "
                    "seq INT64 NOT NULL, author TEXT NOT NULL, text TEXT NOT NULL, "
                    "reported_by TEXT NOT NULL, reason TEXT NOT NULL, at INT64 NOT NULL, "
                    "UNIQUE (room_id, seq, reported_by))");
    run(connection, "CREATE INDEX reports_of_room ON reports (room_id, at, id)");
    run(connection, "CREATE INDEX room_invitations_of_room ON room_invitations (room_id)");
    // Whose events are still to be taken away, a few at a time.
    run(connection, "CREATE TABLE removed_rooms (room_id TEXT NOT NULL PRIMARY KEY) OPTIONS");
}

/// What is asked for beside the password, and what is left of people who are not there any more: their name,
/// as a digest, and whether what they said is still to be taken away.
void createSecondFactors(Connection &connection)
{
    run(connection, "CREATE TABLE second_factors (user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id), "
                    "secret BYTES NOT NULL, confirmed INT64 NOT NULL, last_step INT64 NOT NULL) OPTIONS");
    run(connection, "CREATE TABLE recovery_codes (user_id TEXT NOT NULL REFERENCES users (id), "
                    "hash BYTES NOT NULL, PRIMARY KEY (user_id, hash)) OPTIONS");
    run(connection, "ALTER TABLE users ADD COLUMN deleted INT64 NOT NULL DEFAULT 0");
    run(connection, "CREATE TABLE former_names (digest BYTES NOT NULL PRIMARY KEY) OPTIONS");
    run(connection, "CREATE TABLE unsaid (user_id TEXT NOT NULL PRIMARY KEY, nonce TEXT NOT NULL) OPTIONS");
}

/// What those who run the server have done. No foreign keys: it outlives whom and what it is about.
void createAudit(Connection &connection)
{
    run(connection,
        "CREATE TABLE audit (id TEXT NOT NULL PRIMARY KEY, at INT64 NOT NULL, actor TEXT NOT NULL, "
        "action TEXT NOT NULL, subject TEXT NOT NULL, subject_name TEXT NOT NULL, "
        "detail TEXT NOT NULL) OPTIONS");
    run(connection, "CREATE INDEX audit_in_order ON audit (at, id)");
}

/// How long messages stay, for rooms with days of their own, and up to where they were taken away already.
void createRetention(Connection &connection)
{
    run(connection, "CREATE TABLE room_retention (room_id TEXT NOT NULL PRIMARY KEY REFERENCES rooms (id) ON "
                    "DELETE CASCADE, days INT64 NOT NULL, done_seq INT64 NOT NULL) OPTIONS");
}

constexpr std::array migrationList{
    Migration{1, "accounts", createAccounts},
    Migration{2, "rooms", createRooms},
    Migration{3, "events", createEvents},
    Migration{4, "tickets", createTickets},
    Migration{5, "revocations", createRevocations},
    Migration{6, "prepared names", prepareNames},
    Migration{7, "consent", createConsent},
    Migration{9, "service", createService},
    Migration{10, "event bodies", keepWhatHasNoColumn},
    Migration{11, "deleted texts", eraseDeletedTexts},
    Migration{12, "order of names", orderNames},
    Migration{13, "reactions", createReactions},
    Migration{14, "words of messages", createMessageIndex},
    Migration{15, "room preferences", addRoomPreferences},
    Migration{16, "files", createFiles},
    Migration{17, "moderation", createModeration},
    Migration{18, "second factors", createSecondFactors},
    Migration{20, "audit", createAudit},
    Migration{21, "retention", createRetention},
};
static_assert(std::ranges::is_sorted(migrationList, std::ranges::less_equal{}, &Migration::version) &&
                  std::ranges::adjacent_find(migrationList, {}, &Migration::version) == migrationList.end(),
              "versions ascend");

Error refusal(const Connection &connection, const QString &what)
{
    return {ErrorCode::Internal,
            QStringLiteral("The database %1 %2.").arg(connection.dialect().displayName(), what),
            std::nullopt};
}

Error failed(const Connection &connection)
{
    return refusal(connection, QStringLiteral("cannot be prepared: %1").arg(connection.failureDetail()));
}

void begin(Connection &connection)
{
    for (const QString &statement : connection.dialect().beginMigration())
        connection.execute(statement);
}

/// Two nodes may meet a new database at the same moment.
void createHistory(Connection &connection)
{
    begin(connection);
    connection.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_migrations (version %1 NOT NULL "
                                      "PRIMARY KEY, name %2 NOT NULL)")
                           .arg(connection.dialect().integer(), connection.dialect().text()));
    connection.execute(QStringLiteral("COMMIT"));
}

/// One step, or nothing when another process was faster. True when it is in the database.
bool apply(Connection &connection, const Migration &migration)
{
    begin(connection);
    if (schemaVersion(connection) < migration.version) {
        migration.apply(connection);
        connection.execute(QStringLiteral("INSERT INTO schema_migrations (version, name) VALUES (?, ?)"),
                           {migration.version, QString::fromLatin1(migration.name)});
    }
    connection.execute(QStringLiteral("COMMIT"));
    return !connection.failure();
}

} // namespace

std::span<const Migration> allMigrations() { return migrationList; }

int schemaVersion(Connection &connection)
{
    auto rows = connection.rows(QStringLiteral("SELECT COALESCE(MAX(version), 0) FROM schema_migrations"));
    return rows.next() ? int(rows.number(0)) : 0;
}

Outcome<Ok> migrate(Connection &connection, std::span<const Migration> migrations)
{
    createHistory(connection);
    const int found = schemaVersion(connection);
    if (connection.failure())
        return failed(connection);
    const int known = migrations.empty() ? 0 : migrations.back().version;
    if (found > known)
        return refusal(connection,
                       QStringLiteral("was written by a newer chinwagd (schema %1, this program knows %2). "
                                      "Start that version, or restore a backup made before the upgrade")
                           .arg(found)
                           .arg(known));
    for (const Migration &migration : migrations) {
        if (migration.version <= found)
            continue;
        if (!apply(connection, migration)) {
            const Error error = failed(connection);
            connection.clearFailure();
            connection.execute(QStringLiteral("ROLLBACK"));
            connection.clearFailure();
            return error;
        }
        qCInfo(lcStore, "Database schema: %d (%s)", migration.version, migration.name);
    }
    return Ok{};
}

} // namespace Chinwag
