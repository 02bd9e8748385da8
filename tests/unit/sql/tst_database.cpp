#include "server/sql/database.h"
#include "server/sql/sqlitedialect.h"
#include "tests/support/await.h"

#include <QTemporaryDir>
#include <QTest>

#include <semaphore>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

void createTables(Connection &connection)
{
    connection.execute(QStringLiteral("CREATE TABLE parents (id INTEGER PRIMARY KEY)"));
    connection.execute(
        QStringLiteral("CREATE TABLE items (id INTEGER PRIMARY KEY, payload BLOB, "
                       "parent INTEGER REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)"));
}

constexpr Migration tables[] = {{1, "tables", createTables}};

/// Takes every broken rule of the schema for the end of the connection, as a server that goes away would
/// look.
class FragileDialect final : public SqliteDialect
{
public:
    using SqliteDialect::SqliteDialect;
    SqlFailure failure(const QSqlError &error) const override
    {
        SqlFailure failure = SqliteDialect::failure(error);
        if (failure.kind == SqlFailure::Kind::Constraint)
            failure = {SqlFailure::Kind::ConnectionLost,
                       {ErrorCode::Temporary, QStringLiteral("Gone."), std::nullopt}};
        return failure;
    }
};

/// Takes every broken rule of the schema for another node that is in the way.
class CrowdedDialect final : public SqliteDialect
{
public:
    using SqliteDialect::SqliteDialect;
    SqlFailure failure(const QSqlError &error) const override
    {
        SqlFailure failure = SqliteDialect::failure(error);
        if (failure.kind == SqlFailure::Kind::Constraint)
            failure = {SqlFailure::Kind::Conflict,
                       {ErrorCode::Temporary, QStringLiteral("Busy."), std::nullopt}};
        return failure;
    }
};

const UserId ann(QStringLiteral("u_ann"));
const UserId bob(QStringLiteral("u_bob"));

/// Turned by hand, read by the worker.
class WorkerClock
{
public:
    void advance(std::chrono::milliseconds by) { m_elapsed += by.count(); }
    Batch::Now now()
    {
        return [this] {
            return std::chrono::steady_clock::time_point(std::chrono::milliseconds(m_elapsed.load()));
        };
    }

private:
    std::atomic<qint64> m_elapsed{1};
};

Outcome<Ok> insert(Connection &connection, int id)
{
    connection.execute(QStringLiteral("INSERT INTO items (id) VALUES (?)"), {id});
    return Ok{};
}

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory.emplace();
        open<SqliteDialect>();
    }
    void cleanup()
    {
        m_database.reset();
        m_directory.reset();
    }

    void isOpenedToSurviveAPowerCut();
    void queuedWritesShareACommit();
    void readsAloneNeedNoTransaction();
    void answersComeInOrderAndNeverInsideTheCall();
    void aFailingWriteUndoesOnlyItself();
    void aBatchIsRepeatedOnlyForAFailingWrite();
    void aRefusingJobIsRolledBack();
    void aThrowingJobIsAnError();
    void aFailedCommitFailsEveryJobInside();
    void aReadInsideALostTransactionIsRepeatedAlone();
    void aFullDiskIsTemporaryAndReadsGoOn();
    void aWriteThatFoundNoSpaceIsNotTriedTwice();
    void aLostConnectionIsOpenedAgain();
    void principalsTakeTurns();
    void aBatchEndsWhenItsTimeIsUp();
    void whoMeetsAConflictWaitsAlone();
    void aSecondConflictIsTemporary();
    void tooManyAreRefused();
    void whoHasTooManyIsRefusedAlone();
    void aFullQueueHasRoomForWhoHasFew();
    void destructionFinishesWhatIsQueued();
    void destructionSilencesContinuations();
    void aContinuationMayDestroyTheDatabase();
    void aContinuationMayRunAnEventLoop();

private:
    QString path() const { return m_directory->filePath(QStringLiteral("test.sqlite")); }
    template <typename D>
    void open(Database::Options options = {})
    {
        m_database.reset();
        auto opened = Database::open(std::make_unique<D>(path()), tables, options);
        CHINWAG_VERIFY_OK(opened);
        m_database = std::move(*opened);
    }
    void write(int id, Done<Ok> done, const Principal &principal = Principal::server())
    {
        m_database->write<Ok>([id](Connection &connection) { return insert(connection, id); },
                              std::move(done), principal);
    }
    qint64 number(const QString &sql)
    {
        const auto found = await<qint64>([&](auto done) {
            m_database->read<qint64>(
                [sql](Connection &connection) {
                    auto rows = connection.rows(sql);
                    return rows.next() ? rows.number(0) : -1;
                },
                done);
        });
        return found ? *found : -1;
    }
    qint64 items() { return number(QStringLiteral("SELECT COUNT(*) FROM items")); }
    /// Keeps the worker busy until the semaphore is released, so that what follows is one batch.
    void holdWorker(std::binary_semaphore &release)
    {
        std::binary_semaphore held{0};
        m_database->read<Ok>(
            [&](Connection &) {
                held.release();
                release.acquire();
                return Ok{};
            },
            [](const auto &) {});
        held.acquire();
    }

    std::optional<QTemporaryDir> m_directory;
    std::unique_ptr<Database> m_database;
};

void DatabaseTest::isOpenedToSurviveAPowerCut()
{
    QCOMPARE(number(QStringLiteral("PRAGMA synchronous")), 2);
    QCOMPARE(number(QStringLiteral("PRAGMA foreign_keys")), 1);
    QCOMPARE(number(QStringLiteral("SELECT journal_mode = 'wal' FROM pragma_journal_mode")), 1);
    QCOMPARE(number(QStringLiteral("PRAGMA busy_timeout")), 2000);
}

void DatabaseTest::queuedWritesShareACommit()
{
    std::binary_semaphore release{0};
    holdWorker(release);
    int succeeded = 0;
    for (int i = 0; i < 200; ++i)
        write(i, [&](const Outcome<Ok> &outcome) { succeeded += int(outcome.hasValue()); });
    release.release();
    QCOMPARE(items(), 200);
    QCOMPARE(succeeded, 200);
    QCOMPARE(m_database->counters().commits.load(), 1U);
}

void DatabaseTest::readsAloneNeedNoTransaction()
{
    items();
    items();
    QCOMPARE(m_database->counters().commits.load(), 0U);
    QVERIFY(m_database->counters().jobs.load() >= 1);
}

void DatabaseTest::answersComeInOrderAndNeverInsideTheCall()
{
    QList<int> order;
    bool calling = true;
    for (int i = 0; i < 100; ++i) {
        const auto note = [&, i](const auto &) {
            QVERIFY(!calling);
            order.append(i);
        };
        if (i % 3 == 0)
            m_database->read<Ok>([](Connection &) { return Ok{}; }, Done<Ok>(note));
        else
            write(i % 7 == 0 ? 1 : i, note); // some fail
    }
    calling = false;
    items();
    QCOMPARE(order.size(), 100);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void DatabaseTest::aFailingWriteUndoesOnlyItself()
{
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    for (int id : {1, 2, 1, 3}) {
        m_database->write<Ok>(
            [id](Connection &connection) {
                static_cast<void>(insert(connection, id + 100));
                return insert(connection, id);
            },
            [&](const Outcome<Ok> &outcome) { answers.append(codeOf(outcome)); });
    }
    release.release();
    QCOMPARE(items(), 6);
    QCOMPARE(answers, (QStringList{QStringLiteral("ok"), QStringLiteral("ok"), QStringLiteral("not_found"),
                                   QStringLiteral("ok")}));
    QCOMPARE(m_database->counters().commits.load(), 1U);
    QCOMPARE(m_database->counters().rolledBack.load(), 1U);
}

void DatabaseTest::aBatchIsRepeatedOnlyForAFailingWrite()
{
    const auto timesExecuted = [this](int lastId) {
        std::binary_semaphore release{0};
        holdWorker(release);
        int executed = 0;
        qint64 seen = -1;
        for (int id : {lastId - 2, lastId - 1, lastId}) {
            m_database->write<Ok>(
                [&executed, id](Connection &connection) {
                    ++executed;
                    return insert(connection, id);
                },
                [](const auto &) {});
        }
        m_database->read<qint64>(
            [](Connection &connection) {
                auto rows = connection.rows(QStringLiteral("SELECT COUNT(*) FROM items"));
                return rows.next() ? rows.number(0) : -1;
            },
            [&seen](const Outcome<qint64> &outcome) { seen = outcome ? *outcome : -1; });
        release.release();
        const qint64 stored = items();
        return seen == stored ? executed : -1;
    };
    QCOMPARE(timesExecuted(3), 3);
    QCOMPARE(items(), 3);
    QCOMPARE(timesExecuted(5), 4); // the first one, 3, is there; then all three once more
    QCOMPARE(items(), 5);
    QCOMPARE(m_database->counters().rolledBack.load(), 1U);
    QCOMPARE(m_database->counters().commits.load(), 2U);
    QCOMPARE(m_database->counters().failedCommits.load(), 0U);
}

void DatabaseTest::aRefusingJobIsRolledBack()
{
    const auto outcome = await<Ok>([&](auto done) {
        m_database->write<Ok>(
            [](Connection &connection) -> Outcome<Ok> {
                static_cast<void>(insert(connection, 1));
                return Error{ErrorCode::Forbidden, QStringLiteral("No."), std::nullopt};
            },
            done);
    });
    QCOMPARE(codeOf(outcome), QStringLiteral("forbidden"));
    QCOMPARE(items(), 0);
}

void DatabaseTest::aThrowingJobIsAnError()
{
    const auto outcome = await<Ok>([&](auto done) {
        m_database->write<Ok>(
            [](Connection &connection) -> Outcome<Ok> {
                static_cast<void>(insert(connection, 1));
                throw std::runtime_error("broken");
            },
            done);
    });
    QCOMPARE(codeOf(outcome), QStringLiteral("internal"));
    QCOMPARE(items(), 0);
}

void DatabaseTest::aFailedCommitFailsEveryJobInside()
{
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    const auto note = [&](const Outcome<Ok> &outcome) { answers.append(codeOf(outcome)); };
    write(1, note);
    // A deferred rule is checked by COMMIT itself.
    m_database->write<Ok>(
        [](Connection &connection) {
            connection.execute(QStringLiteral("INSERT INTO items (id, parent) VALUES (2, 4711)"));
            return Ok{};
        },
        Done<Ok>(note));
    write(3, note);
    write(1, note); // would have been a constraint error, of a row that is not there any more
    release.release();
    QTRY_COMPARE(answers, QStringList(4, QStringLiteral("temporary")));
    QCOMPARE(items(), 0);
    QCOMPARE(m_database->counters().failedCommits.load(), 1U);

    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(1, done); }));
    QCOMPARE(items(), 1);
}

void DatabaseTest::aReadInsideALostTransactionIsRepeatedAlone()
{
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    const auto count = [](Connection &connection) {
        auto rows = connection.rows(QStringLiteral("SELECT COUNT(*) FROM items"));
        return rows.next() ? rows.number(0) : -1;
    };
    const auto note = [&](const Outcome<qint64> &outcome) {
        answers.append(outcome ? QString::number(*outcome) : codeOf(outcome));
    };
    m_database->read<qint64>(count, Done<qint64>(note));
    m_database->write<Ok>(
        [](Connection &connection) {
            connection.execute(QStringLiteral("INSERT INTO items (id, parent) VALUES (2, 4711)"));
            return Ok{};
        },
        [](const auto &) {});
    m_database->read<qint64>(count, Done<qint64>(note));
    release.release();
    QTRY_COMPARE(answers, (QStringList{QStringLiteral("0"), QStringLiteral("0")}));
}

void DatabaseTest::aFullDiskIsTemporaryAndReadsGoOn()
{
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(1, done); }));
    number(QStringLiteral("PRAGMA max_page_count=1")); // what there is, and no page more
    const auto outcome = await<Ok>([&](auto done) {
        m_database->write<Ok>(
            [](Connection &connection) {
                connection.execute(
                    QStringLiteral("INSERT INTO items (id, payload) VALUES (2, zeroblob(1000000))"));
                return Ok{};
            },
            done);
    });
    QCOMPARE(codeOf(outcome), QStringLiteral("temporary"));
    QVERIFY(outcome.error().message.contains(QStringLiteral("full")));
    QCOMPARE(items(), 1);
    QVERIFY(m_database->counters().state == StorageState::Failing);
    number(QStringLiteral("PRAGMA max_page_count=1000000"));
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(2, done); }));
    QCOMPARE(items(), 2);
    QVERIFY(m_database->counters().state == StorageState::Working);
}

void DatabaseTest::aWriteThatFoundNoSpaceIsNotTriedTwice()
{
    number(QStringLiteral("PRAGMA max_page_count=1"));
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    int executed = 0;
    const auto note = [&](const Outcome<Ok> &outcome) { answers.append(codeOf(outcome)); };
    write(1, note);
    m_database->write<Ok>(
        [&executed](Connection &connection) {
            ++executed;
            connection.execute(
                QStringLiteral("INSERT INTO items (id, payload) VALUES (2, zeroblob(1000000))"));
            return Ok{};
        },
        Done<Ok>(note));
    write(3, note);
    release.release();
    QCOMPARE(items(), 2);
    QCOMPARE(answers, (QStringList{QStringLiteral("ok"), QStringLiteral("temporary"), QStringLiteral("ok")}));
    QCOMPARE(executed, 1);
}

void DatabaseTest::aLostConnectionIsOpenedAgain()
{
    open<FragileDialect>();
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(1, done); }));
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    for (int id : {2, 1, 3})
        write(id, [&](const Outcome<Ok> &outcome) { answers.append(codeOf(outcome)); });
    release.release();
    QTRY_COMPARE(answers, QStringList(3, QStringLiteral("temporary")));
    QTRY_COMPARE(m_database->counters().connections.load(), 2U);
    QVERIFY(m_database->counters().state == StorageState::Working);
    QTRY_COMPARE(number(QStringLiteral("SELECT COUNT(*) FROM items")), 1);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(2, done); }));
}

void DatabaseTest::principalsTakeTurns()
{
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    const auto note = [&](const QString &who) {
        return [&answers, who](const Outcome<Ok> &) { answers.append(who); };
    };
    for (int i = 0; i < 1000; ++i)
        write(i, note(QStringLiteral("ann %1").arg(i)), ann);
    write(1000, note(QStringLiteral("bob")), bob);
    write(1001, note(QStringLiteral("server")));
    release.release();
    QTRY_COMPARE(answers.size(), 1002);
    QCOMPARE(answers.mid(0, 4), (QStringList{QStringLiteral("ann 0"), QStringLiteral("bob"),
                                             QStringLiteral("server"), QStringLiteral("ann 1")}));
    QCOMPARE(answers.last(), QStringLiteral("ann 999"));
    QCOMPARE(items(), 1002);
}

void DatabaseTest::aBatchEndsWhenItsTimeIsUp()
{
    WorkerClock clock;
    open<SqliteDialect>({.now = clock.now()});
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    for (int id : {1, 2, 3}) {
        m_database->write<Ok>(
            [id, &clock](Connection &connection) {
                clock.advance(std::chrono::milliseconds(10));
                return insert(connection, id);
            },
            [&](const Outcome<Ok> &) { answers.append(QStringLiteral("ann")); }, ann);
    }
    for (int id : {4, 5, 6})
        write(
            id, [&](const Outcome<Ok> &) { answers.append(QStringLiteral("bob")); }, bob);
    release.release();
    QTRY_COMPARE(answers.size(), 6);
    QCOMPARE(m_database->counters().commits.load(), 4U); // ann · bob ann · bob ann · bob
    QCOMPARE(answers.join(QLatin1Char(' ')), QStringLiteral("ann bob ann bob ann bob"));
    QCOMPARE(items(), 6);
}

void DatabaseTest::whoMeetsAConflictWaitsAlone()
{
    WorkerClock clock;
    open<CrowdedDialect>({.now = clock.now()});
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(1, done); }));
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    const auto note = [&](const Outcome<Ok> &outcome) {
        answers.append(QStringLiteral("ann ") + codeOf(outcome));
    };
    write(1, note, ann); // is in the way until bob has taken it out
    write(2, note, ann);
    m_database->write<Ok>(
        [](Connection &connection) {
            connection.execute(QStringLiteral("DELETE FROM items WHERE id = 1"));
            return Ok{};
        },
        [&](const Outcome<Ok> &outcome) {
            answers.append(QStringLiteral("bob ") + codeOf(outcome));
            clock.advance(std::chrono::seconds(1));
        },
        bob);
    release.release();
    QTRY_COMPARE(answers,
                 (QStringList{QStringLiteral("bob ok"), QStringLiteral("ann ok"), QStringLiteral("ann ok")}));
    QCOMPARE(m_database->counters().conflicts.load(), 1U);
    QCOMPARE(items(), 2);
}

void DatabaseTest::aSecondConflictIsTemporary()
{
    open<CrowdedDialect>();
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(1, done); }));
    QCOMPARE(codeOf(await<Ok>([&](auto done) { write(1, done, ann); })), QStringLiteral("temporary"));
    QCOMPARE(m_database->counters().conflicts.load(), 2U);
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(2, done, ann); }));
}

void DatabaseTest::tooManyAreRefused()
{
    open<SqliteDialect>({.maxQueued = 4, .reservedEach = 0});
    std::binary_semaphore release{0};
    holdWorker(release); // is one of the four
    QStringList answers;
    for (int i = 0; i < 5; ++i)
        write(i, [&](const Outcome<Ok> &outcome) { answers.append(codeOf(outcome)); });
    QTRY_COMPARE(answers, QStringList(2, QStringLiteral("temporary")));
    release.release();
    QTRY_COMPARE(answers.size(), 5);
    QCOMPARE(items(), 3);
}

void DatabaseTest::whoHasTooManyIsRefusedAlone()
{
    open<SqliteDialect>({.maxQueuedEach = 3});
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    const auto note = [&](const Outcome<Ok> &outcome) { answers.append(codeOf(outcome)); };
    for (int i = 0; i < 5; ++i)
        write(i, note, ann);
    QTRY_COMPARE(answers, QStringList(2, QStringLiteral("rate_limited")));
    for (int i = 5; i < 10; ++i)
        write(i, note); // the server itself
    write(10, note, bob);
    release.release();
    QTRY_COMPARE(answers.size(), 11);
    QCOMPARE(answers.mid(2), QStringList(9, QStringLiteral("ok")));
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) { write(11, done, ann); }));
}

void DatabaseTest::aFullQueueHasRoomForWhoHasFew()
{
    open<SqliteDialect>({.maxQueued = 10, .reservedEach = 2});
    std::binary_semaphore release{0};
    holdWorker(release);
    QStringList answers;
    const auto note = [&](const Outcome<Ok> &outcome) { answers.append(codeOf(outcome)); };
    for (int i = 0; i < 10; ++i)
        write(i, note, ann);
    for (int i = 10; i < 13; ++i)
        write(i, note, bob);
    QTRY_COMPARE(answers, QStringList(2, QStringLiteral("temporary"))); // the last one of each
    release.release();
    QTRY_COMPARE(answers.size(), 13);
    QCOMPARE(items(), 11);
}

void DatabaseTest::destructionFinishesWhatIsQueued()
{
    for (int i = 0; i < 300; ++i)
        write(i, [](const auto &) {});
    open<SqliteDialect>();
    QCOMPARE(items(), 300);
}

void DatabaseTest::destructionSilencesContinuations()
{
    int called = 0;
    for (int i = 0; i < 100; ++i)
        write(i, [&](const auto &) { ++called; });
    m_database.reset();
    QCoreApplication::processEvents();
    QCOMPARE(called, 0);
}

void DatabaseTest::aContinuationMayDestroyTheDatabase()
{
    std::binary_semaphore release{0};
    holdWorker(release);
    int called = 0;
    for (int i = 0; i < 10; ++i) {
        write(i, [&](const auto &) {
            ++called;
            m_database.reset();
        });
    }
    release.release();
    QTRY_VERIFY(!m_database);
    QCoreApplication::processEvents();
    QCOMPARE(called, 1);
}

void DatabaseTest::aContinuationMayRunAnEventLoop()
{
    QList<int> order;
    for (int i = 0; i < 3; ++i) {
        write(i, [&, i](const auto &) {
            order.append(i);
            if (i == 0)
                QCOMPARE(items(), 3);
        });
    }
    QTRY_COMPARE(order, (QList<int>{0, 1, 2}));
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "tst_database.moc"
