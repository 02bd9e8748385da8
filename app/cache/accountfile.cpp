#include "app/cache/accountfile.h"

#include "app/core/text/foreigntext.h"
#include "shared/base/logging.h"

#include <QCoreApplication>
#include <QFile>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

QStringList createTables()
{
    return {
        u"CREATE TABLE rooms (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, "
        "kind TEXT NOT NULL, topic TEXT NOT NULL, member_count INTEGER NOT NULL, head_seq INTEGER NOT NULL, "
        "read_seq INTEGER NOT NULL, role TEXT, peer_id TEXT, peer_username TEXT, peer_display_name TEXT) "
        "WITHOUT ROWID"_s,
        u"CREATE TABLE users (id TEXT PRIMARY KEY, username TEXT NOT NULL, display_name TEXT NOT NULL) "
        "WITHOUT ROWID"_s,
        // Ordered on disk by its key, so that a page of a room's history is one stretch of the file.
        u"CREATE TABLE events (room TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, "
        "sender TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL, nonce TEXT NOT NULL, "
        "reply_to INTEGER NOT NULL, target INTEGER NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (room, seq)) "
        "WITHOUT ROWID"_s,
        u"CREATE TABLE drafts (room TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE outbox (position INTEGER PRIMARY KEY AUTOINCREMENT, nonce TEXT NOT NULL UNIQUE, "
        "room TEXT NOT NULL, text TEXT NOT NULL, reply_to INTEGER NOT NULL, created_at INTEGER NOT NULL, "
        "failed INTEGER NOT NULL, failure TEXT NOT NULL)"_s,
    };
}

/// Takes the text of what was deleted out. A table in the order of its key leaves copies of rows in its pages
/// when others come between them, so this one keeps them as they came.
QStringList eraseDeletedTexts()
{
    return {
        u"UPDATE events SET text = '', body = '' WHERE kind = 'message' AND (room, seq) IN "
        "(SELECT room, target FROM events WHERE kind = 'delete')"_s,
        u"UPDATE events SET text = '', body = '' WHERE kind = 'edit' AND (room, target) IN "
        "(SELECT room, target FROM events WHERE kind = 'delete')"_s,
        u"CREATE TABLE kept_events (room TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, "
        "sender TEXT NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL, nonce TEXT NOT NULL, "
        "reply_to INTEGER NOT NULL, target INTEGER NOT NULL, subject TEXT NOT NULL, "
        "body TEXT NOT NULL DEFAULT '', PRIMARY KEY (room, seq))"_s,
        u"INSERT INTO kept_events SELECT room, seq, kind, sender, at, text, nonce, reply_to, target, "
        u"subject, "
        "body FROM events ORDER BY room, seq"_s,
        u"DROP TABLE events"_s,
        u"ALTER TABLE kept_events RENAME TO events"_s,
        u"CREATE INDEX events_target ON events (room, target) WHERE target > 0"_s,
    };
}

/// What waits is any command, in the columns of the event that it becomes.
QStringList widenOutbox()
{
    return {
        u"CREATE TABLE commands (position INTEGER PRIMARY KEY AUTOINCREMENT, nonce TEXT NOT NULL UNIQUE, "
        "room TEXT NOT NULL, failed INTEGER NOT NULL, failure TEXT NOT NULL, sequel_nonce TEXT NOT NULL, "
        "sequel_text TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, sender TEXT NOT NULL, "
        "at INTEGER NOT NULL, text TEXT NOT NULL, reply_to INTEGER NOT NULL, target INTEGER NOT NULL, "
        "subject TEXT NOT NULL, body TEXT NOT NULL)"_s,
        u"INSERT INTO commands SELECT position, nonce, room, failed, failure, '', '', 0, 'message', '', "
        "created_at, text, reply_to, 0, '', '' FROM outbox ORDER BY position"_s,
        u"DROP TABLE outbox"_s,
        u"ALTER TABLE commands RENAME TO outbox"_s,
    };
}

QStringList addRoomPreferences()
{
    return {
        u"ALTER TABLE rooms ADD COLUMN notify TEXT"_s, // NULL: nobody has said
        u"ALTER TABLE rooms ADD COLUMN muted_until INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE rooms ADD COLUMN marked_unread INTEGER NOT NULL DEFAULT 0"_s,
    };
}

// One list per version; a new version appends a list and never changes an old one.
const QList<QStringList> &migrations()
{
    static const QList<QStringList> list{
        createTables(),
        {u"ALTER TABLE events ADD COLUMN body TEXT NOT NULL DEFAULT ''"_s},
        // What became of the messages of a page, wherever in the log that happened.
        {u"CREATE INDEX events_target ON events (room, target) WHERE target > 0"_s},
        eraseDeletedTexts(),
        widenOutbox(),
        addRoomPreferences(),
        // What goes with a message that waits, where it is on this computer and how far it is.
        {u"ALTER TABLE outbox ADD COLUMN files TEXT NOT NULL DEFAULT ''"_s},
        {u"ALTER TABLE rooms ADD COLUMN words_as_typed INTEGER NOT NULL DEFAULT 0"_s},
    };
    return list;
}

Result<Ok, Error> migrate(SqliteConnection &connection, int from)
{
    return connection.transaction([&]() -> Result<Ok, Error> {
        for (int version = from; version < AccountFile::schemaVersion; ++version) {
            for (const QString &sql : migrations().at(version)) {
                if (auto done = connection.run(sql); !done)
                    return done;
            }
        }
        return connection.run(u"PRAGMA user_version = %1"_s.arg(AccountFile::schemaVersion));
    });
}

Result<int, Error> versionOf(const SqliteConnection &connection)
{
    int version = 0;
    const auto read = connection.select(u"PRAGMA user_version"_s, {},
                                        [&](const QSqlQuery &row) { version = row.value(0).toInt(); });
    if (!read)
        return read.error();
    return version;
}

// Looks at every page's structure; about 80 ms for 100,000 events.
Result<Ok, Error> checkSoundness(SqliteConnection &connection)
{
    QString answer;
    const auto asked = connection.select(u"PRAGMA quick_check(1)"_s, {},
                                         [&](const QSqlQuery &row) { answer = row.value(0).toString(); });
    if (!asked)
        return asked;
    if (answer == "ok"_L1)
        return Ok{};
    connection.noteDamage();
    return Error{ErrorCode::Internal, u"Local database: %1"_s.arg(answer), {}};
}

QList<OutboxEntry> rescueOutbox(const QString &file)
{
    SqliteConnection connection;
    if (!connection.openReadOnly(file))
        return {};
    return OutboxTable::readable(connection);
}

Result<Ok, Error> moveAside(const QString &file)
{
    const QString aside = file + ".damaged"_L1;
    QFile::remove(aside);
    if (QFile::exists(file) && !QFile::rename(file, aside))
        return Error{ErrorCode::Internal,
                     QCoreApplication::translate(
                         "LocalCopy",
                         "The local copy “%1” is damaged and could not be moved aside. Please remove it.",
                         "file")
                         .arg(ForeignText::isolated(file)),
                     {}};
    // They belong to the old file; SQLite would apply them to the new one.
    QFile::remove(file + "-wal"_L1);
    QFile::remove(file + "-shm"_L1);
    return Ok{};
}

} // namespace

AccountFile::AccountFile(const SqliteConnection::MayWait &mayWait)
    : m_cacheConnection(mayWait)
    , m_outboxConnection(mayWait)
{
}

Result<std::shared_ptr<AccountFile>, Error> AccountFile::open(const QString &file,
                                                              const SqliteConnection::MayWait &mayWait)
{
    const std::shared_ptr<AccountFile> database(new AccountFile(mayWait));
    auto opened = database->connect(file);
    if (!opened && database->m_cacheConnection.lastTrouble() == SqliteConnection::Trouble::Damaged) {
        qCWarning(lcCache).noquote() << "The local copy is damaged and is started anew:"
                                     << opened.error().message;
        opened = database->startAnew(file);
    }
    if (!opened)
        return database->described(opened.error());
    return database;
}

Error AccountFile::described(const Error &error) const
{
    using Trouble = SqliteConnection::Trouble;
    const Trouble first = m_cacheConnection.lastTrouble();
    const Trouble trouble = first == Trouble::Other ? m_outboxConnection.lastTrouble() : first;
    if (trouble == Trouble::Other)
        return error; // says it itself
    qCWarning(lcCache).noquote() << error.message;
    return {error.code,
            QCoreApplication::translate("LocalCopy", "The messages on this computer cannot be opened. %1",
                                        "reason")
                .arg(sentenceFor(trouble)),
            {}};
}

Result<Ok, Error> AccountFile::connect(const QString &file)
{
    if (auto opened = m_cacheConnection.open(file, SqliteConnection::Durability::Normal); !opened)
        return opened;
    if (auto prepared = prepare(); !prepared)
        return prepared;
    return m_outboxConnection.open(file, SqliteConnection::Durability::Full);
}

Result<Ok, Error> AccountFile::prepare()
{
    const auto version = versionOf(m_cacheConnection);
    if (!version)
        return version.error();
    if (*version > schemaVersion) {
        return Error{ErrorCode::Internal,
                     QCoreApplication::translate(
                         "LocalCopy",
                         "The local copy was written by a newer Chinwag (version %1 of its tables, "
                         "this one knows %2). Please update Chinwag.")
                         .arg(*version)
                         .arg(schemaVersion),
                     {}};
    }
    if (auto sound = checkSoundness(m_cacheConnection); !sound)
        return sound;
    return *version == schemaVersion ? Ok{} : migrate(m_cacheConnection, *version);
}

Result<Ok, Error> AccountFile::startAnew(const QString &file)
{
    m_outboxConnection.close();
    m_cacheConnection.close();
    const QList<OutboxEntry> unsent = rescueOutbox(file);
    if (auto moved = moveAside(file); !moved)
        return moved;
    if (auto connected = connect(file); !connected)
        return connected;
    m_startedAnew = true;
    for (const OutboxEntry &entry : unsent) {
        if (auto added = m_outbox.add(entry); !added)
            return added;
    }
    return Ok{};
}

} // namespace Chinwag
