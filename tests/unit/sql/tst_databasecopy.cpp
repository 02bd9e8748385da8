#include "server/files/directorycontents.h"
#include "server/sql/serviceidentitystore.h"
#include "server/sql/sqlfilecontents.h"
#include "server/sql/sqlitedialect.h"
#include "server/sql/sqlstores.h"
#include "server/sql/sqlticketstore.h"
#include "server/tools/databasecopy.h"
#include "tests/support/await.h"
#include "tests/support/postgresserver.h"
#include "tests/support/sampleevents.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

constexpr int messages = 1234; // more than are read at once

const RoomId tea(QStringLiteral("r_tea"));
const UserId ann(QStringLiteral("u_ann"));
const UserId ben(QStringLiteral("u_ben"));

} // namespace

class DatabaseCopyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("postgres");
        QTest::newRow("to sqlite") << false;
        QTest::newRow("to postgresql") << true;
    }
    void init();
    void cleanup()
    {
        if (m_target.kind == DatabaseUrl::Kind::PostgreSql)
            PostgresServer::shared()->dropDatabase(m_target);
    }

    void everythingIsThereAndGoesOn();
    void everyColumnOfTheSchemaIsCopied();
    void messagesAreFoundInTheCopy();
    void theCopyIsAServiceOfItsOwn();
    void aTargetWithDataIsRefused();
    void aSourceInUseIsRefused();
    void aSourceOfSeveralNodesIsRefused();
    void attachedFilesComeAlong();
    void aDamagedFileKeepsNothing();
    void anythingWrongKeepsNothing();

private:
    static void fill(const DatabaseUrl &url);
    static qint64 count(const DatabaseUrl &url, const char *table);
    /// Brings bytes to the source as its server would; their hash.
    QString addFile(const QByteArray &bytes);

    std::optional<QTemporaryDir> m_directory;
    DatabaseUrl m_source;
    DatabaseUrl m_target;
    int m_nonces = messages;
};

void DatabaseCopyTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    m_directory.emplace();
    m_source = DatabaseUrl();
    m_source.file = m_directory->filePath(QStringLiteral("source.sqlite"));
    m_target = DatabaseUrl();
    m_target.file = m_directory->filePath(QStringLiteral("target.sqlite"));
    if (postgres) {
        QVERIFY(PostgresServer::shared());
        m_target = PostgresServer::shared()->createBareDatabase();
        QVERIFY2(!m_target.name.isEmpty(), qPrintable(PostgresServer::shared()->log()));
    }
    fill(m_source);
}

void DatabaseCopyTest::fill(const DatabaseUrl &url)
{
    auto opened = Database::open(makeDialect(url));
    CHINWAG_VERIFY_OK(opened);
    SqlStores sql(**opened);
    SystemClock clock;
    SqlTicketStore tickets(**opened, clock);
    const Stores stores = sql.stores();
    const auto ignore = [](const auto &) {};
    for (const UserId &user : {ann, ben})
        stores.accounts.create({{user, user.toString(), QStringLiteral("Ünï \"'; 😀")},
                                QStringLiteral("$argon2id$"),
                                user == ben},
                               {}, ignore);
    stores.accounts.addDevice({DeviceId(QStringLiteral("d")), ann, QStringLiteral("phone")},
                              QByteArray("\0\xff\\'", 4), std::chrono::hours(1), ignore);
    stores.accounts.addInvite({QByteArray("\0hash", 5), std::chrono::hours(1), true}, ignore);
    stores.accounts.ban(ben, ignore);
    stores.rooms.create({tea, QStringLiteral("tea"), RoomKind::Public, ann, {}}, std::chrono::milliseconds(1),
                        ignore);
    stores.rooms.create({RoomId(QStringLiteral("r_two")), QString(), RoomKind::Direct, ann, ben},
                        std::chrono::milliseconds(1), ignore);
    for (int i = 0; i < messages; ++i) {
        Event event;
        event.room = tea;
        event.sender = ann;
        event.body = MessageBody{QStringLiteral("Zeile\n'%1' \\ 😀").arg(i), 0};
        event.nonce = Nonce(QString::number(i));
        stores.events.append(event, ignore);
    }
    stores.rooms.setRead(tea, ann, 7, ignore);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
        tickets.put("ticket", {{ann, QStringLiteral("ann"), QString()}, DeviceId()},
                    std::chrono::milliseconds(10'000), done);
    }));
}

qint64 DatabaseCopyTest::count(const DatabaseUrl &url, const char *table)
{
    const auto dialect = makeDialect(url);
    Connection connection(*dialect);
    if (!connection.open())
        return -1;
    auto rows = connection.rows(QStringLiteral("SELECT COUNT(*) FROM %1").arg(QLatin1String(table)));
    return rows.next() ? rows.number(0) : -1;
}

void DatabaseCopyTest::everythingIsThereAndGoesOn()
{
    const auto report = copyDatabase(m_source, m_target);
    CHINWAG_VERIFY_OK(report);
    const QString shown = makeDialect(m_target)->displayName();
    QVERIFY2(report->contains(shown), qPrintable(*report));
    QVERIFY(!report->contains(QStringLiteral("wörd"))); // the end of the password
    QCOMPARE(report->count(QStringLiteral("sha256")), copiedTables().size());

    auto opened = Database::open(makeDialect(m_target));
    CHINWAG_VERIFY_OK(opened);
    SqlStores sql(**opened);
    const Stores stores = sql.stores();
    const auto log =
        await<QList<Event>>([&](auto done) { stores.events.range(tea, 0, 0, messages * 2, false, done); });
    CHINWAG_VERIFY_OK(log);
    QCOMPARE(log->size(), messages + 1); // and the join
    QCOMPARE(textOf(log->constLast()), QStringLiteral("Zeile\n'%1' \\ 😀").arg(messages - 1));
    const auto room = await<std::optional<Room>>([&](auto done) { stores.rooms.find(tea, ann, done); });
    QCOMPARE((*room)->readSeq, 7);
    QCOMPARE((*room)->memberCount, 1);
    // A resend of before still is one, and the next message is the next.
    Event event = log->constLast();
    const auto resent = await<Appended>([&](auto done) { stores.events.append(event, done); });
    QVERIFY(resent->duplicate);
    event.nonce = Nonce(QStringLiteral("new"));
    QCOMPARE(await<Appended>([&](auto done) { stores.events.append(event, done); })->event.seq, messages + 2);
    const auto known = await<std::optional<TokenOwner>>([&](auto done) {
        stores.accounts.useToken(QByteArray("\0\xff\\'", 4), std::chrono::hours(1), done);
    });
    QVERIFY(known && *known);
}

void DatabaseCopyTest::everyColumnOfTheSchemaIsCopied()
{
    const auto dialect = makeDialect(m_source);
    Connection connection(*dialect);
    CHINWAG_VERIFY_OK(connection.open());
    QStringList schema;
    auto rows = connection.rows(QStringLiteral(
        "SELECT m.name || ': ' || group_concat(p.name, ', ') FROM sqlite_master m, pragma_table_info(m.name) "
        "p "
        "WHERE m.type = 'table' AND m.name NOT IN ('schema_migrations', 'sqlite_sequence', 'service', "
        "'index_state') "
        "AND m.name NOT LIKE 'message_index%' "
        "GROUP BY m.name"));
    while (rows.next())
        schema.append(rows.text(0));
    QStringList copied = copiedTables();
    copied.sort();
    schema.sort();
    QCOMPARE(copied, schema);
}

/// By what they say now, in the order in which they were said, once the running server has put them in.
void DatabaseCopyTest::messagesAreFoundInTheCopy()
{
    const RoomId two(QStringLiteral("r_two"));
    {
        auto opened = Database::open(makeDialect(m_source));
        CHINWAG_VERIFY_OK(opened);
        SqlStores sql(**opened);
        const auto say = [&](const RoomId &room, const EventBody &body) {
            Event event{room, 0, ann, {}, Nonce(QString::number(++m_nonces)), body};
            CHINWAG_VERIFY_OK(await<Appended>([&](auto done) { sql.stores().events.append(event, done); }));
        };
        say(two, MessageBody{QStringLiteral("copied zero"), 0}); // 3, behind two joins
        say(tea, MessageBody{QStringLiteral("copied one"), 0});
        say(two, MessageBody{QStringLiteral("copied two"), 0});
        say(two, EditBody{3, QStringLiteral("copied, too")});
        say(two, DeleteBody{4});
    }
    CHINWAG_VERIFY_OK(copyDatabase(m_source, m_target));
    auto opened = Database::open(makeDialect(m_target));
    CHINWAG_VERIFY_OK(opened);
    SqlStores sql(**opened);
    Event event{
        two, 0, ann, {}, Nonce(QStringLiteral("later")), MessageBody{QStringLiteral("copied last"), 0}};
    CHINWAG_VERIFY_OK(await<Appended>([&](auto done) { sql.stores().events.append(event, done); }));
    const auto found = [&] {
        MessageQuery query;
        query.user = ann;
        query.words = SearchWords(QStringLiteral("copied"));
        query.limit = 10;
        QStringList texts;
        const auto page = await<MessageHits>([&](auto done) { sql.stores().events.search(query, done); });
        for (const MessageHit &hit : page->hits)
            texts.append(textOf(hit.message));
        return texts;
    };
    const QStringList expected{QStringLiteral("copied last"), QStringLiteral("copied one"),
                               QStringLiteral("copied, too")};
    QCOMPARE(found(), expected); // looked at one by one
    const auto left = [&] {
        return await<qint64>([&](auto done) {
            (*opened)->read<qint64>(
                [](Connection &connection) {
                    auto rows = connection.rows(QStringLiteral(
                        "SELECT COUNT(*) FROM events e, index_state s WHERE e.id >= s.first_id "
                        "AND e.id <= s.last_id AND e.kind = 'message'"));
                    return rows.next() ? rows.number(0) : -1;
                },
                done);
        });
    };
    QTRY_COMPARE_WITH_TIMEOUT(*left(), 0, 30'000);
    QCOMPARE(found(), expected);
}

/// Both may run: they must not take each other's word.
void DatabaseCopyTest::theCopyIsAServiceOfItsOwn()
{
    CHINWAG_VERIFY_OK(copyDatabase(m_source, m_target));
    const auto source = readServiceIdentity(m_source);
    const auto target = readServiceIdentity(m_target);
    CHINWAG_VERIFY_OK(source);
    CHINWAG_VERIFY_OK(target);
    QVERIFY(source->id != target->id);
    QVERIFY(source->key != target->key);
}

void DatabaseCopyTest::aTargetWithDataIsRefused()
{
    CHINWAG_VERIFY_OK(copyDatabase(m_source, m_target));
    const auto again = copyDatabase(m_source, m_target);
    QVERIFY(!again);
    QVERIFY2(again.error().message.contains(QStringLiteral("is not empty")),
             qPrintable(again.error().message));
    QCOMPARE(count(m_target, "events"), messages + 3);
}

void DatabaseCopyTest::aSourceInUseIsRefused()
{
    const auto running = Database::open(makeDialect(m_source));
    CHINWAG_VERIFY_OK(running);
    const auto report = copyDatabase(m_source, m_target);
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(QStringLiteral("Another chinwagd is using this database")),
             qPrintable(report.error().message));
}

void DatabaseCopyTest::aSourceOfSeveralNodesIsRefused()
{
    QFETCH_GLOBAL(bool, postgres);
    CHINWAG_VERIFY_OK(copyDatabase(m_source, m_target));
    DatabaseUrl third;
    third.file = m_directory->filePath(QStringLiteral("third.sqlite"));
    const auto back = copyDatabase(m_target, third);
    QCOMPARE(back.hasValue(), !postgres);
    if (postgres)
        QVERIFY(back.error().message.contains(QStringLiteral("Several nodes")));
}

QString DatabaseCopyTest::addFile(const QByteArray &bytes)
{
    const auto dialect = makeDialect(m_source);
    const QString name = QStringLiteral("w_%1").arg(bytes.size());
    DirectoryContents contents(dialect->filesDirectory());
    const auto taken = await<qint64>([&](auto done) { contents.take({}, name, 0, done); });
    const auto added = await<Ok>([&](auto done) { contents.append(name, 0, bytes, done); });
    const auto found = await<FileFindings>([&](auto done) { contents.examine(name, {}, done); });
    const QString hash = taken && added && found ? found->hash : QString();
    const auto kept = await<Ok>([&](auto done) { contents.keep(name, hash, done); });
    Connection connection(*dialect);
    if (!kept || !connection.open())
        return {};
    connection.execute(QStringLiteral("INSERT INTO file_contents (hash, size, loose) VALUES (?, ?, 0)"),
                       {hash, qint64(bytes.size())});
    return hash;
}

void DatabaseCopyTest::attachedFilesComeAlong()
{
    QFETCH_GLOBAL(bool, postgres);
    const QByteArray large = QByteArray("0123456789\0\xff'\\", 14).repeated(60'000);
    const QString one = addFile(large);
    const QString two = addFile("small");
    const auto report = copyDatabase(m_source, m_target);
    CHINWAG_VERIFY_OK(report);
    QVERIFY2(report->contains(QStringLiteral("Attached files: 2, 840005 bytes.")), qPrintable(*report));
    const auto dialect = makeDialect(m_target);
    auto opened = Database::open(makeDialect(m_target));
    CHINWAG_VERIFY_OK(opened);
    std::unique_ptr<FileContents> contents;
    if (postgres)
        contents = std::make_unique<SqlFileContents>(**opened);
    else
        contents = std::make_unique<DirectoryContents>(dialect->filesDirectory());
    const auto read = [&](const QString &hash, qint64 offset, qint64 most) {
        const auto bytes = await<QByteArray>([&](auto done) { contents->read(hash, offset, most, done); });
        return bytes ? *bytes : QByteArray("failed");
    };
    QCOMPARE(read(two, 0, 100), QByteArray("small"));
    QCOMPARE(read(one, 0, 1000), large.first(1000));
    QCOMPARE(read(one, 839'990, 1000), large.mid(839'990));
}

void DatabaseCopyTest::aDamagedFileKeepsNothing()
{
    const QString hash = addFile("bytes of somebody");
    QFile file(DirectoryContents::keptPath(makeDialect(m_source)->filesDirectory(), hash));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write("other") == 5);
    file.close();
    const auto report = copyDatabase(m_source, m_target);
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(QStringLiteral("is damaged")),
             qPrintable(report.error().message));
    QCOMPARE(count(m_target, "users"), 0);
    // One that is not there is no reason to stay with the old database.
    QVERIFY(file.remove());
    const auto without = copyDatabase(m_source, m_target);
    CHINWAG_VERIFY_OK(without);
    QVERIFY2(without->contains(QStringLiteral("1 more are not in")), qPrintable(*without));
}

void DatabaseCopyTest::anythingWrongKeepsNothing()
{
    // A member of a room that does not exist, which only a tool that ignores the rules can have written.
    {
        const auto dialect = makeDialect(m_source);
        Connection connection(*dialect);
        CHINWAG_VERIFY_OK(connection.open());
        connection.execute(QStringLiteral("PRAGMA foreign_keys=OFF"));
        connection.execute(QStringLiteral("INSERT INTO members (room_id, user_id, role, read_seq) "
                                          "VALUES ('r_zzz', 'u_ann', 'member', 0)"));
        QVERIFY(!connection.failure());
    }
    const auto report = copyDatabase(m_source, m_target);
    QVERIFY(!report);
    QVERIFY2(report.error().message.contains(QStringLiteral("Nothing was kept")),
             qPrintable(report.error().message));
    QCOMPARE(count(m_target, "users"), 0);
    QCOMPARE(count(m_source, "users"), 2);
}

QTEST_GUILESS_MAIN(DatabaseCopyTest)
#include "tst_databasecopy.moc"
