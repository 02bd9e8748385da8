#include "server/sql/grams.h"
#include "server/sql/sqlitedialect.h"
#include "server/sql/sqlstores.h"
#include "server/tools/databasecopy.h"
#include "tests/support/await.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

/// What was deleted must be in no byte of any file.
class DeletedTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory.emplace(); }

    void leaveTheFilesOfARunningServer();
    void leaveWhileSomebodyReads();
    void leaveADatabaseOfAnOlderVersion();
    void areInNoCopy();
    void leaveTheIndexToo();
    void goWithTheirRoom();
    void leaveWithTheirReport();

private:
    QString path() const { return m_directory->filePath(QStringLiteral("test.sqlite")); }
    std::unique_ptr<Database> open(std::span<const Migration> migrations = allMigrations());
    /// Writes in many rooms by turns, which moves rows about in the file.
    static QList<std::pair<RoomId, Seq>> talk(Database &database);
    static QByteArray wordsOf(const RoomId &room, Seq seq);
    /// Every third of them; gives the words that must be gone, and those that must not.
    static std::pair<QByteArrayList, QByteArrayList> remove(Database &database,
                                                            const QList<std::pair<RoomId, Seq>> &said);
    static void addRoom(Database &database, const RoomId &room);
    static void append(Database &database, const RoomId &room, const EventBody &body);
    static void waitFor(Database &database);
    /// Which of the words stand in any file of the directory.
    QByteArrayList found(const QByteArrayList &words) const;

    std::optional<QTemporaryDir> m_directory;
    std::atomic<qint64> m_elapsed{1};
};

std::unique_ptr<Database> DeletedTextsTest::open(std::span<const Migration> migrations)
{
    Database::Options options;
    options.now = [this] { return std::chrono::steady_clock::time_point(std::chrono::seconds(m_elapsed)); };
    auto opened = Database::open(std::make_unique<SqliteDialect>(path()), migrations, options);
    if (!opened) {
        QTest::qFail(qPrintable(opened.error().message), __FILE__, __LINE__);
        return {};
    }
    return std::move(*opened);
}

QByteArray DeletedTextsTest::wordsOf(const RoomId &room, Seq seq)
{
    return "<" + room.toString().toUtf8() + " says " + QByteArray::number(seq) + ">";
}

void DeletedTextsTest::append(Database &database, const RoomId &room, const EventBody &body)
{
    database.write<Ok>(
        [room, body](Connection &connection) -> Outcome<Ok> {
            static const QString head = QStringLiteral("SELECT head_seq + 1 FROM rooms WHERE id = ?");
            qint64 seq = 0;
            {
                auto rows = connection.rows(head, {room.toString()});
                seq = rows.next() ? rows.number(0) : 0;
            }
            // As every version has stored it.
            const auto *message = std::get_if<MessageBody>(&body);
            const auto *edit = std::get_if<EditBody>(&body);
            const auto *deletion = std::get_if<DeleteBody>(&body);
            const QString text = message ? message->text : edit ? edit->text : QString();
            const qint64 target = edit ? edit->target : deletion ? deletion->target : 0;
            connection.execute(
                QStringLiteral("INSERT INTO events (room_id, seq, kind, sender, at, text, nonce, reply_to, "
                               "target, subject) VALUES (?, ?, ?, 'u_ann', 1, ?, ?, 0, ?, '')"),
                {room.toString(), seq, kindOf(body), text,
                 room.toString() + QLatin1Char('/') + QString::number(seq), target});
            connection.execute(QStringLiteral("UPDATE rooms SET head_seq = ? WHERE id = ?"),
                               {seq, room.toString()});
            return Ok{};
        },
        [](const Outcome<Ok> &stored) { CHINWAG_VERIFY_OK(stored); });
}

/// As every version has stored it.
void DeletedTextsTest::addRoom(Database &database, const RoomId &room)
{
    database.write<Ok>(
        [room](Connection &connection) -> Outcome<Ok> {
            connection.execute(
                QStringLiteral(
                    "INSERT INTO rooms (id, name, kind, topic, head_seq, member_count, created_at) "
                    "VALUES (?, 'room', 'public', '', 0, 0, 1)"),
                {room.toString()});
            return Ok{};
        },
        [](const Outcome<Ok> &stored) { CHINWAG_VERIFY_OK(stored); });
}

QList<std::pair<RoomId, Seq>> DeletedTextsTest::talk(Database &database)
{
    constexpr int rooms = 20;
    constexpr int messages = 1500;
    QList<Seq> heads(rooms, 0);
    const auto nameOf = [](int room) { return RoomId(QStringLiteral("r_%1").arg(room)); };
    for (int i = 0; i < rooms; ++i)
        addRoom(database, nameOf(i));
    QRandomGenerator random(7);
    QList<std::pair<RoomId, Seq>> said;
    for (int i = 0; i < messages; ++i) {
        const int room = random.bounded(rooms);
        const Seq seq = ++heads[room];
        const QString words = QString::fromUtf8(wordsOf(nameOf(room), seq));
        const int more = random.bounded(4) == 0 ? random.bounded(6000) : random.bounded(300);
        append(database, nameOf(room), MessageBody{words + QString(more, u'x') + words, 0});
        said.append({nameOf(room), seq});
        if (i % 10 == 0) {
            append(database, nameOf(room), EditBody{seq, words + QStringLiteral(", that is")});
            ++heads[room];
        }
    }
    waitFor(database);
    return said;
}

std::pair<QByteArrayList, QByteArrayList> DeletedTextsTest::remove(Database &database,
                                                                   const QList<std::pair<RoomId, Seq>> &said)
{
    SqlStores stores(database);
    QByteArrayList gone;
    QByteArrayList kept;
    for (qsizetype i = 0; i < said.size(); ++i) {
        const auto &[room, seq] = said.at(i);
        (i % 3 == 0 ? gone : kept).append(wordsOf(room, seq));
        if (i % 3 != 0)
            continue;
        Event event;
        event.room = room;
        event.sender = UserId(QStringLiteral("u_ann"));
        event.nonce = Nonce(QStringLiteral("delete%1").arg(i));
        event.body = DeleteBody{seq};
        stores.stores().events.append(event, [](const auto &) {});
    }
    waitFor(database);
    return {gone, kept};
}

void DeletedTextsTest::waitFor(Database &database)
{
    CHINWAG_VERIFY_OK(await<Ok>(
        [&](auto done) { database.write<Ok>([](Connection &) -> Outcome<Ok> { return Ok{}; }, done); }));
}

QByteArrayList DeletedTextsTest::found(const QByteArrayList &words) const
{
    QByteArray all;
    const QDir directory(m_directory->path());
    for (const QString &name : directory.entryList(QDir::Files | QDir::Hidden)) {
        QFile file(directory.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    QByteArrayList there;
    std::copy_if(words.begin(), words.end(), std::back_inserter(there),
                 [&all](const QByteArray &each) { return all.contains(each); });
    return there;
}

void DeletedTextsTest::leaveTheFilesOfARunningServer()
{
    const auto database = open();
    QVERIFY(database);
    const auto said = talk(*database);
    const auto [gone, kept] = remove(*database, said);
    QVERIFY(!found(gone).isEmpty()); // still on their way out, or this test shows nothing
    m_elapsed += 60;
    waitFor(*database);
    waitFor(*database);
    QCOMPARE(found(gone), QByteArrayList());
    QCOMPARE(found(kept), kept);
}

void DeletedTextsTest::leaveWhileSomebodyReads()
{
    const auto database = open();
    QVERIFY(database);
    const auto said = talk(*database);
    QByteArrayList gone;
    {
        const SqliteDialect dialect(path());
        Connection reader(dialect);
        CHINWAG_VERIFY_OK(reader.open());
        reader.execute(QStringLiteral("BEGIN"));
        {
            auto rows = reader.rows(QStringLiteral("SELECT COUNT(*) FROM events"));
            QVERIFY(rows.next());
        }
        gone = remove(*database, said).first;
        m_elapsed += 60;
        waitFor(*database); // nobody waits for the reader
        waitFor(*database);
        QVERIFY(!found(gone).isEmpty());
        reader.execute(QStringLiteral("ROLLBACK"));
    }
    m_elapsed += 60;
    waitFor(*database);
    waitFor(*database);
    QCOMPARE(found(gone), QByteArrayList());
}

void DeletedTextsTest::leaveADatabaseOfAnOlderVersion()
{
    const auto all = allMigrations();
    const auto before = std::ranges::find(all, 11, &Migration::version) - all.begin();
    QByteArrayList gone;
    QByteArrayList kept;
    {
        const auto old = open(all.first(std::size_t(before)));
        QVERIFY(old);
        const auto said = talk(*old);
        for (qsizetype i = 0; i < said.size(); ++i) {
            const auto &[room, seq] = said.at(i);
            (i % 3 == 0 ? gone : kept).append(wordsOf(room, seq));
            if (i % 3 == 0)
                append(*old, room, DeleteBody{seq});
        }
        waitFor(*old);
    }
    QCOMPARE(found(gone).size(), gone.size());
    const auto migrated = open();
    QVERIFY(migrated);
    waitFor(*migrated);
    waitFor(*migrated);
    QCOMPARE(found(gone), QByteArrayList());
    QCOMPARE(found(kept), kept);
}

void DeletedTextsTest::areInNoCopy()
{
    QByteArrayList gone;
    QByteArrayList kept;
    {
        const auto database = open();
        QVERIFY(database);
        std::tie(gone, kept) = remove(*database, talk(*database));
    }
    DatabaseUrl source;
    source.file = path();
    DatabaseUrl target;
    target.file = m_directory->filePath(QStringLiteral("copy.sqlite"));
    CHINWAG_VERIFY_OK(copyDatabase(source, target));
    QVERIFY(QFile::remove(path()));
    QCOMPARE(found(gone), QByteArrayList());
    QCOMPARE(found(kept), kept);
}

/// The index has no texts, but numbers for their pieces. Those of words that nobody else uses must be in no
/// byte of the files.
void DeletedTextsTest::leaveTheIndexToo()
{
    const auto database = open();
    QVERIFY(database);
    SqlStores stores(*database);
    const RoomId room(QStringLiteral("r_0"));
    stores.stores().rooms.create({room, QStringLiteral("room"), RoomKind::Public, {}, {}}, 1ms,
                                 [](const auto &) {});
    Seq seq = 0;
    const auto say = [&](const EventBody &body) {
        Event event;
        event.room = room;
        event.sender = UserId(QStringLiteral("u_ann"));
        event.nonce = Nonce(QString::number(++seq));
        event.body = body;
        stores.stores().events.append(event, [](const auto &) {});
    };
    // Enough others for several pieces of the index, which are merged by and by.
    for (int i = 0; i < 2000; ++i)
        say(MessageBody{QStringLiteral("message %1 says %2").arg(i).arg(i * 7919), 0});
    const Seq deleted = seq + 1;
    say(MessageBody{QStringLiteral("ꙮꙮꙀ ꙂꙄꙆ"), 0});
    const Seq edited = seq + 1;
    say(MessageBody{QStringLiteral("ꚀꚂꚄ"), 0});
    for (int i = 0; i < 2000; ++i)
        say(MessageBody{QStringLiteral("message %1 says %2").arg(i).arg(i * 104729), 0});
    const auto workUntil = [&](const std::function<bool()> &isSo) {
        for (int i = 0; i < 2000 && !isSo(); ++i) {
            m_elapsed += 1;
            waitFor(*database);
        }
        return isSo();
    };
    const auto state = [&](const char *column) {
        const QString sql = QStringLiteral("SELECT %1 FROM index_state").arg(QLatin1String(column));
        return *await<qint64>([&](auto done) {
            database->read<qint64>(
                [sql](Connection &connection) {
                    auto rows = connection.rows(sql);
                    return rows.next() ? rows.number(0) : -1;
                },
                done);
        });
    };
    QVERIFY(workUntil([&] { return state("first_id") > seq; }));
    QByteArrayList gone;
    for (const char *text : {"ꙮꙮꙀ", "ꙂꙄꙆ", "ꚀꚂꚄ"}) {
        for (const quint32 gram : Grams::ofWords(SearchWords(QString::fromUtf8(text)).words()))
            gone.append(
                QByteArray::number(gram, 36).sliced(2)); // the index leaves out how a neighbour begins
    }
    QCOMPARE(gone.size(), 14);
    QVERIFY(found(gone).size() > 3); // or this test shows nothing
    say(DeleteBody{deleted});
    say(EditBody{edited, QStringLiteral("something else")});
    waitFor(*database);
    QCOMPARE(state("removed"), 2);
    QVERIFY(workUntil([&] { return state("removed") == 0; }));
    m_elapsed += 60;
    waitFor(*database);
    waitFor(*database);
    QCOMPARE(found(gone), QByteArrayList());
}

void DeletedTextsTest::goWithTheirRoom()
{
    const auto database = open();
    QVERIFY(database);
    SqlStores stores(*database);
    const RoomId doomed(QStringLiteral("r_doomed"));
    const UserId ann(QStringLiteral("u_ann"));
    stores.stores().accounts.create({{ann, QStringLiteral("ann"), QStringLiteral("Ann")}, {}, false}, {},
                                    [](const auto &) {});
    stores.stores().rooms.create({doomed, QStringLiteral("<the doomed room>"), RoomKind::Public, ann, {}},
                                 1ms, [](const auto &) {});
    waitFor(*database);
    QByteArrayList gone{"<the doomed room>"};
    for (Seq seq = 2; seq < 300; ++seq) {
        gone.append(wordsOf(doomed, seq));
        append(*database, doomed, MessageBody{QString::fromUtf8(wordsOf(doomed, seq)), 0});
    }
    const auto said = talk(*database);
    QByteArrayList kept;
    for (const auto &[room, seq] : said)
        kept.append(wordsOf(room, seq));
    QCOMPARE(found(gone), gone);
    const auto removed =
        await<RemovedRoom>([&](auto done) { stores.stores().moderation.removeRoom(doomed, ann, done); });
    CHINWAG_VERIFY_OK(removed);
    bool goesOn = true;
    while (goesOn) {
        const auto purged =
            await<bool>([&](auto done) { stores.stores().moderation.purgeRemoved(50, done); });
        CHINWAG_VERIFY_OK(purged);
        goesOn = *purged;
    }
    m_elapsed += 60;
    waitFor(*database);
    waitFor(*database);
    QCOMPARE(found(gone), QByteArrayList());
    QCOMPARE(found(kept), kept);
}

/// It keeps what it is about until it is dealt with.
void DeletedTextsTest::leaveWithTheirReport()
{
    const auto database = open();
    QVERIFY(database);
    SqlStores stores(*database);
    const auto [room, seq] = talk(*database).first();
    const NewReport report{ReportId(QStringLiteral("p_1")), room, seq, UserId(QStringLiteral("u_ben")), {}};
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { stores.stores().moderation.report(report, 1ms, done); }));
    remove(*database, {{room, seq}});
    m_elapsed += 60;
    waitFor(*database);
    waitFor(*database);
    const QByteArrayList words{wordsOf(room, seq)};
    QCOMPARE(found(words), words);
    const auto settled =
        await<bool>([&](auto done) { stores.stores().moderation.settle(report.room, report.id, done); });
    CHINWAG_VERIFY_OK(settled);
    QVERIFY(*settled);
    m_elapsed += 60;
    waitFor(*database);
    waitFor(*database);
    QCOMPARE(found(words), QByteArrayList());
}

QTEST_GUILESS_MAIN(DeletedTextsTest)
#include "tst_deletedtexts.moc"
