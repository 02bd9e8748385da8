// The contract of OutboxStore, over every version of it.
#include "app/core/memory/memoryoutboxstore.h"
#include "shared/base/timerscheduler.h"
#include "tests/support/answer.h"
#include "tests/support/sampleevents.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression anyWarning(u"."_s);

class Subject
{
public:
    virtual ~Subject() = default;
    virtual OutboxStore &store() = 0;
    virtual bool reopen() = 0; ///< false: this version forgets and begins empty
};

class MemorySubject final : public Subject
{
public:
    OutboxStore &store() override { return *m_memory; }
    bool reopen() override
    {
        m_memory.emplace(m_timers);
        return false;
    }

private:
    QtTimerScheduler m_timers;
    std::optional<MemoryOutboxStore> m_memory{std::in_place, m_timers};
};

class SqliteSubject final : public Subject
{
public:
    SqliteSubject() { reopen(); }
    OutboxStore &store() override { return m_database->outbox(); }
    bool reopen() override
    {
        m_database.reset();
        auto opened = openDatabase(m_thread, m_folder.filePath(u"account.db"_s));
        m_database = std::move(opened).value();
        return true;
    }

private:
    QTemporaryDir m_folder;
    DiskThread m_thread;
    std::unique_ptr<AccountDatabase> m_database;
};

using MakeSubject = std::unique_ptr<Subject> (*)();

OutboxEntry entry(const QString &nonce, const QString &text = u"hello"_s)
{
    OutboxEntry made;
    made.room = RoomId(u"r_general"_s);
    made.nonce = Nonce(nonce);
    made.command = MessageBody{text, 17};
    made.createdAt = std::chrono::milliseconds(1'700'000'000'123);
    return made;
}

QStringList nonces(OutboxStore &store)
{
    QStringList list;
    const QList<OutboxEntry> entries = entriesOf(store);
    for (const OutboxEntry &one : entries)
        list.append(one.nonce.toString());
    return list;
}

} // namespace

class TestOutboxStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup() { m_subject.reset(); }

    void isEmptyAtFirst();
    void keepsEveryField();
    void keepsEveryCommand();
    void keepsFilesAndHowFarTheyAre();
    void anotherTakesThePlaceOfOne();
    void keepsTheOrderOfAdding();
    void updateKeepsThePlace();
    void updateOfAnUnknownOneAddsNothing();
    void removesOne();
    void whatComesBackLaterIsLast();
    void aRestartKeepsFailedAndQueuesSent();

private:
    OutboxStore &store() { return m_subject->store(); }
    std::unique_ptr<Subject> m_subject;
};

void TestOutboxStore::initTestCase_data()
{
    QTest::addColumn<MakeSubject>("make");
    QTest::newRow("memory") << MakeSubject(
        []() -> std::unique_ptr<Subject> { return std::make_unique<MemorySubject>(); });
    QTest::newRow("sqlite") << MakeSubject(
        []() -> std::unique_ptr<Subject> { return std::make_unique<SqliteSubject>(); });
}

void TestOutboxStore::init()
{
    QTest::failOnWarning(anyWarning);
    QFETCH_GLOBAL(MakeSubject, make);
    m_subject = make();
}

void TestOutboxStore::isEmptyAtFirst() { QVERIFY(entriesOf(store()).isEmpty()); }

void TestOutboxStore::keepsEveryField()
{
    OutboxEntry given = entry(u"n1"_s, u"'quoted' 👋\nsecond line"_s);
    given.state = OutboxEntry::State::Failed;
    given.failure = u"The room is gone."_s;
    QVERIFY(addTo(store(), given));
    QCOMPARE(entriesOf(store()).size(), 1);
    const OutboxEntry found = entriesOf(store()).first();
    QCOMPARE(found.room, given.room);
    QCOMPARE(found.nonce, given.nonce);
    QVERIFY(found.command == given.command);
    QCOMPARE(found.createdAt, given.createdAt);
    QVERIFY(found.state == OutboxEntry::State::Failed);
    QCOMPARE(found.failure, given.failure);
}

void TestOutboxStore::keepsEveryCommand()
{
    QList<Command> commands{MessageBody{u"Tea?"_s, 0}, EditBody{19, u"Tea! 🫖"_s}, DeleteBody{18},
                            ReactionBody{18, u"👍🏽"_s, true}, ReactionBody{18, u"👍🏽"_s, false}};
    for (const QString &text : textsThatAreEasilyLost())
        commands.append(MessageBody{text, 0});
    for (const Command &command : commands) {
        OutboxEntry given = entry(u"n%1"_s.arg(entriesOf(store()).size()));
        given.command = command;
        QVERIFY(addTo(store(), given));
        const OutboxEntry found = entriesOf(store()).last();
        QVERIFY(found.command == command);
        QCOMPARE(found.nonce, given.nonce);
        QCOMPARE(found.createdAt, given.createdAt);
        QVERIFY(!found.sequel);
    }
}

void TestOutboxStore::keepsFilesAndHowFarTheyAre()
{
    const File picture{FileId(u"l_1"_s),
                       u"Käse \"1\".jpg"_s,
                       184'213,
                       u"image/jpeg"_s,
                       1600,
                       1200,
                       u"LEHV6nWB2yk8pyo0adR*.7kCMdnj"_s,
                       true};
    const File plan{FileId(u"l_2"_s), u"plan.pdf"_s, 90'112, u"application/pdf"_s, 0, 0, {}, false};
    OutboxEntry given = entry(u"n1"_s, {});
    given.command = MessageBody{{}, 0, {picture, plan}};
    given.state = OutboxEntry::State::Uploading;
    given.files = {{{picture, u"/home/ann/ä/l_1"_s, u"/home/ann/ä/l_1.small"_s}, FileId(u"f_1"_s), true},
                   {{plan, u"/home/ann/ä/l_2"_s, {}}, {}, false}};
    QVERIFY(addTo(store(), given));
    if (!m_subject->reopen())
        QVERIFY(addTo(store(), given));
    const OutboxEntry found = entriesOf(store()).first();
    QVERIFY(found.command == given.command);
    QVERIFY(found.files == given.files);
    QVERIFY(found.state == OutboxEntry::State::Uploading);
    given.files[1].isThere = true;
    given.state = OutboxEntry::State::Queued;
    store().update(given);
    QVERIFY(entriesOf(store()).first().files == given.files);
    QVERIFY(entriesOf(store()).first().state == OutboxEntry::State::Queued);
}

void TestOutboxStore::anotherTakesThePlaceOfOne()
{
    QVERIFY(addTo(store(), entry(u"n1"_s)));
    QVERIFY(addTo(store(), entry(u"n2"_s)));
    OutboxEntry amended = entry(u"n1"_s);
    amended.sequel = OutboxEntry::Sequel{Nonce(u"n3"_s), u"better"_s};
    store().update(amended);
    QVERIFY(entriesOf(store()).first().sequel == amended.sequel);
    OutboxEntry edit = entry(u"n3"_s);
    edit.command = EditBody{7, u"better"_s};
    store().replace(Nonce(u"n1"_s), edit);
    QCOMPARE(nonces(store()), (QStringList{u"n3"_s, u"n2"_s}));
    QVERIFY(entriesOf(store()).first().command == edit.command);
    QVERIFY(!entriesOf(store()).first().sequel);
}

void TestOutboxStore::keepsTheOrderOfAdding()
{
    // Neither by nonce nor by time.
    for (const QString &nonce : {u"n3"_s, u"n1"_s, u"n2"_s})
        QVERIFY(addTo(store(), entry(nonce)));
    QCOMPARE(nonces(store()), (QStringList{u"n3"_s, u"n1"_s, u"n2"_s}));
}

void TestOutboxStore::updateKeepsThePlace()
{
    QVERIFY(addTo(store(), entry(u"n1"_s)));
    QVERIFY(addTo(store(), entry(u"n2"_s)));
    OutboxEntry failed = entry(u"n1"_s);
    failed.state = OutboxEntry::State::Failed;
    failed.failure = u"Too long."_s;
    store().update(failed);
    QCOMPARE(nonces(store()), (QStringList{u"n1"_s, u"n2"_s}));
    QCOMPARE(entriesOf(store()).first().failure, u"Too long."_s);
    QVERIFY(entriesOf(store()).last().state == OutboxEntry::State::Queued);
}

void TestOutboxStore::updateOfAnUnknownOneAddsNothing()
{
    store().update(entry(u"n1"_s));
    QVERIFY(entriesOf(store()).isEmpty());
}

void TestOutboxStore::removesOne()
{
    QVERIFY(addTo(store(), entry(u"n1"_s)));
    QVERIFY(addTo(store(), entry(u"n2"_s)));
    store().remove(Nonce(u"n1"_s));
    store().remove(Nonce(u"unknown"_s));
    QCOMPARE(nonces(store()), (QStringList{u"n2"_s}));
}

void TestOutboxStore::whatComesBackLaterIsLast()
{
    QVERIFY(addTo(store(), entry(u"n1"_s)));
    QVERIFY(addTo(store(), entry(u"n2"_s)));
    store().remove(Nonce(u"n2"_s));
    QVERIFY(addTo(store(), entry(u"n3"_s)));
    store().remove(Nonce(u"n1"_s));
    QVERIFY(addTo(store(), entry(u"n1"_s)));
    QCOMPARE(nonces(store()), (QStringList{u"n3"_s, u"n1"_s}));
}

void TestOutboxStore::aRestartKeepsFailedAndQueuesSent()
{
    OutboxEntry sent = entry(u"n1"_s);
    sent.state = OutboxEntry::State::Sent;
    OutboxEntry failed = entry(u"n2"_s);
    failed.state = OutboxEntry::State::Failed;
    QVERIFY(addTo(store(), entry(u"n1"_s)));
    QVERIFY(addTo(store(), failed));
    store().update(sent);
    if (!m_subject->reopen()) {
        QVERIFY(entriesOf(store()).isEmpty());
        return;
    }
    QCOMPARE(nonces(store()), (QStringList{u"n1"_s, u"n2"_s}));
    QVERIFY(entriesOf(store()).first().state == OutboxEntry::State::Queued);
    QVERIFY(entriesOf(store()).last().state == OutboxEntry::State::Failed);
}

QTEST_GUILESS_MAIN(TestOutboxStore)
#include "tst_outboxstore.moc"
