#include "server/sql/messageindex.h"
#include "server/sql/postgresdialect.h"
#include "server/sql/sqlstores.h"
#include "shared/protocol/limits.h"
#include "tests/support/await.h"
#include "tests/support/postgresserver.h"

#include <QTest>

#include <numeric>
#include <semaphore>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

constexpr int roomCount = 24;
constexpr int rounds = 20;

RoomId roomNumber(int index) { return RoomId(QStringLiteral("r_%1").arg(index, 2, 10, QLatin1Char('0'))); }

/// One of several nodes of a service: its own connection, its own worker.
class Node
{
public:
    Node(const DatabaseUrl &url, const QString &name, Database::Options options = {})
        : m_name(name)
    {
        auto opened =
            Database::open(std::make_unique<PostgresDialect>(url), allMigrations(), std::move(options));
        if (!opened) {
            QTest::qFail(qPrintable(opened.error().message), __FILE__, __LINE__);
            return;
        }
        m_database = std::move(*opened);
        m_stores.emplace(*m_database);
    }

    Database &database() { return *m_database; }
    Stores stores() { return m_stores->stores(); }

    /// Keeps the worker busy until released, so that what follows is one batch.
    /// Returns when the worker is held: what is queued from now on is one batch.
    void hold(std::binary_semaphore &release)
    {
        std::binary_semaphore isHeld{0};
        m_database->read<Ok>(
            [&release, &isHeld](Connection &) {
                isHeld.release();
                release.acquire();
                return Ok{};
            },
            [](const auto &) {});
        isHeld.acquire();
    }

    void append(const RoomId &room, const Done<Appended> &done,
                const EventBody &body = MessageBody{QStringLiteral("text"), 0})
    {
        Event event;
        event.room = room;
        event.sender = UserId(QStringLiteral("u_") + m_name);
        event.body = body;
        event.nonce = Nonce(QStringLiteral("%1-%2").arg(m_name).arg(++m_nonces));
        m_stores->stores().events.append(event, done);
    }

private:
    QString m_name;
    int m_nonces = 0;
    std::unique_ptr<Database> m_database;
    std::optional<SqlStores> m_stores;
};

/// Of a node whose batches do not end because waiting for others, or for the machine, takes time.
Database::Options unhurried()
{
    Database::Options options;
    options.now = [] {
        return decltype(std::chrono::steady_clock::now())() +
               std::chrono::steady_clock::now().time_since_epoch() / 100;
    };
    return options;
}

Account account(const QString &id, const QString &username)
{
    return {{UserId(id), username, username}, QStringLiteral("hash"), false};
}

} // namespace

/// What several nodes do to each other over one database.
class PostgresNodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = PostgresServer::shared();
        QVERIFY(m_server);
        m_url = m_server->createDatabase();
        QVERIFY2(!m_url.name.isEmpty(), qPrintable(m_server->log()));
    }
    void cleanup() { m_server->dropDatabase(m_url); }

    void batchesInOppositeOrderAllGetIn();
    void peopleInOppositeOrderAreMadeOnce();
    void lookAlikesOnTwoNodesAreMadeOnce();
    void oneNonceOnTwoNodesIsOne();
    void reactionsOnTwoNodesDoNotPassTheBound();
    void whatIsChangedWhileItIsIndexedIsRight();
    void aNodeStuckInATransactionStopsNobodyForLong();
    void nodesThatStartAtOnceMigrateOnce();
    void aFailingReadDoesNotLetTheCommitLie();

private:
    PostgresServer *m_server = nullptr;
    DatabaseUrl m_url;
};

void PostgresNodesTest::batchesInOppositeOrderAllGetIn()
{
    Node first(m_url, QStringLiteral("first"));
    Node second(m_url, QStringLiteral("second"));
    for (int i = 0; i < roomCount; ++i)
        CHINWAG_VERIFY_OK(await<Room>([&](auto done) {
            first.stores().rooms.create({roomNumber(i), QString::number(i), RoomKind::Public, {}, {}},
                                        std::chrono::milliseconds(0), done);
        }));

    QHash<RoomId, QList<Seq>> given;
    QStringList refusals;
    const auto note = [&](const Outcome<Appended> &appended) {
        if (appended)
            given[appended->event.room].append(appended->event.seq);
        else
            refusals.append(appended.error().message);
    };
    for (int round = 0; round < rounds; ++round) {
        std::binary_semaphore releaseFirst{0};
        std::binary_semaphore releaseSecond{0};
        first.hold(releaseFirst);
        second.hold(releaseSecond);
        for (int i = 0; i < roomCount; ++i) {
            first.append(roomNumber(i), note);
            second.append(roomNumber(roomCount - 1 - i), note);
        }
        releaseFirst.release();
        releaseSecond.release();
        for (Node *node : {&first, &second})
            CHINWAG_VERIFY_OK(await<qint64>([&](auto done) { node->stores().accounts.count(done); }));
    }

    QCOMPARE(refusals, QStringList());
    QCOMPARE(given.size(), roomCount);
    for (QList<Seq> &seqs : given) {
        std::sort(seqs.begin(), seqs.end());
        QList<Seq> expected(2 * rounds);
        std::iota(expected.begin(), expected.end(), 1);
        QCOMPARE(seqs, expected);
    }
    // Sorted locks, not second attempts, are what keeps them apart.
    QCOMPARE(first.database().counters().conflicts + second.database().counters().conflicts, quint64(0));
}

void PostgresNodesTest::peopleInOppositeOrderAreMadeOnce()
{
    Node first(m_url, QStringLiteral("first"), unhurried());
    Node second(m_url, QStringLiteral("second"), unhurried());
    const QString ann = QStringLiteral("ann");
    const QString ben = QStringLiteral("ben");
    QMap<QString, QStringList> answers;
    const auto create = [&](Node &node, const QString &id, const QString &name) {
        node.stores().accounts.create(
            account(id + name, name), {},
            [&answers, name](const Outcome<User> &user) { answers[name].append(codeOf(user)); });
    };
    // Each node has its first one inside before either goes on, which is a deadlock.
    std::binary_semaphore secondIsInside{0};
    std::binary_semaphore firstIsInside{0};
    const auto meet = [](Node &node, std::binary_semaphore &mine, std::binary_semaphore &others) {
        node.database().write<Ok>(
            [&, isFirst = std::make_shared<bool>(true)](Connection &) {
                if (std::exchange(*isFirst, false)) { // a second attempt has nobody to meet
                    mine.release();
                    others.acquire();
                }
                return Ok{};
            },
            [](const auto &) {});
    };
    std::binary_semaphore releaseFirst{0};
    std::binary_semaphore releaseSecond{0};
    first.hold(releaseFirst);
    second.hold(releaseSecond);
    create(first, QStringLiteral("u1_"), ann);
    meet(first, firstIsInside, secondIsInside);
    create(first, QStringLiteral("u1_"), ben);
    create(second, QStringLiteral("u2_"), ben);
    meet(second, secondIsInside, firstIsInside);
    create(second, QStringLiteral("u2_"), ann);
    releaseFirst.release();
    releaseSecond.release();

    const QStringList onceEach{QStringLiteral("ok"), QStringLiteral("username_taken")};
    const auto sorted = [&](const QString &name) {
        QStringList codes = answers.value(name);
        codes.sort();
        return codes;
    };
    QTRY_COMPARE_WITH_TIMEOUT(sorted(ann), onceEach, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(sorted(ben), onceEach, 60'000);
    QCOMPARE(first.database().counters().conflicts + second.database().counters().conflicts, quint64(1));
}

void PostgresNodesTest::oneNonceOnTwoNodesIsOne()
{
    Node first(m_url, QStringLiteral("same"));
    Node second(m_url, QStringLiteral("same"));
    CHINWAG_VERIFY_OK(await<Room>([&](auto done) {
        first.stores().rooms.create({roomNumber(0), QStringLiteral("tea"), RoomKind::Public, {}, {}},
                                    std::chrono::milliseconds(0), done);
    }));
    QHash<QString, QList<Seq>> given;
    int stored = 0;
    const auto note = [&](const Outcome<Appended> &appended) {
        given[appended ? appended->event.nonce.toString() : QString()].append(appended ? appended->event.seq
                                                                                       : -1);
        stored += int(appended && !appended->duplicate);
    };
    for (int i = 0; i < 200; ++i) {
        first.append(roomNumber(0), note);
        second.append(roomNumber(0), note);
    }
    QTRY_COMPARE_WITH_TIMEOUT(given.size(), 200, 60'000);
    CHINWAG_VERIFY_OK(await<qint64>([&](auto done) { first.stores().accounts.count(done); }));
    CHINWAG_VERIFY_OK(await<qint64>([&](auto done) { second.stores().accounts.count(done); }));
    QCOMPARE(stored, 200);
    for (const QList<Seq> &seqs : std::as_const(given)) {
        QCOMPARE(seqs.size(), 2);
        QCOMPARE(seqs.at(0), seqs.at(1));
    }
    const auto heads =
        await<QHash<RoomId, Seq>>([&](auto done) { first.stores().events.heads({roomNumber(0)}, done); });
    QCOMPARE(heads->value(roomNumber(0)), 200);
}

void PostgresNodesTest::lookAlikesOnTwoNodesAreMadeOnce()
{
    Node first(m_url, QStringLiteral("first"), unhurried());
    Node second(m_url, QStringLiteral("second"));
    const auto create = [](Node &node, const char *name, const Done<User> &done) {
        node.stores().accounts.create(account(QLatin1String("u_") + QLatin1String(name), QLatin1String(name)),
                                      {}, done);
    };
    std::binary_semaphore release{0};
    std::binary_semaphore isInside{0};
    std::binary_semaphore goOn{0};
    QString answer;
    first.hold(release);
    create(first, "bob", [&answer](const Outcome<User> &user) { answer = codeOf(user); });
    first.database().write<Ok>(
        [&isInside, &goOn](Connection &) {
            isInside.release();
            goOn.acquire();
            return Ok{};
        },
        [](const auto &) {});
    release.release();
    isInside.acquire();
    // Of what the first has done nothing is to be seen yet.
    const auto early = await<User>([&](auto done) { create(second, "b0b", done); });
    goOn.release();
    QVERIFY(!early);
    QTRY_COMPARE(answer, QStringLiteral("ok"));
    QCOMPARE(codeOf(await<User>([&](auto done) { create(second, "b0b", done); })),
             QStringLiteral("username_taken"));
}

void PostgresNodesTest::reactionsOnTwoNodesDoNotPassTheBound()
{
    Node first(m_url, QStringLiteral("first"), unhurried());
    Node second(m_url, QStringLiteral("second"), unhurried());
    const RoomId room = roomNumber(0);
    CHINWAG_VERIFY_OK(await<Room>([&](auto done) {
        first.stores().rooms.create({room, QStringLiteral("room"), RoomKind::Public, {}, {}},
                                    std::chrono::milliseconds(0), done);
    }));
    CHINWAG_VERIFY_OK(await<Appended>([&](auto done) { first.append(room, done); }));
    int stored = 0;
    QStringList refusals;
    const auto note = [&](const Outcome<Appended> &appended) {
        stored += appended ? 1 : 0;
        if (!appended)
            refusals.append(codeOf(appended));
    };
    std::binary_semaphore releaseFirst{0};
    std::binary_semaphore releaseSecond{0};
    first.hold(releaseFirst);
    second.hold(releaseSecond);
    for (int i = 0; i < Limits::reactionKinds; ++i) {
        first.append(room, note, ReactionBody{1, QStringLiteral("first%1").arg(i), true});
        second.append(room, note, ReactionBody{1, QStringLiteral("second%1").arg(i), true});
    }
    releaseFirst.release();
    releaseSecond.release();
    QTRY_COMPARE(stored + refusals.size(), 2 * Limits::reactionKinds);
    QCOMPARE(stored, Limits::reactionKinds);
    QCOMPARE(refusals.count(QStringLiteral("too_large")), Limits::reactionKinds);
}

/// One node puts older messages into the index while another changes and deletes them.
void PostgresNodesTest::whatIsChangedWhileItIsIndexedIsRight()
{
    constexpr int count = 60;
    Node first(m_url, QStringLiteral("first"), unhurried());
    Node second(m_url, QStringLiteral("second"), unhurried());
    const RoomId room = roomNumber(0);
    const UserId reader(QStringLiteral("u_reader"));
    CHINWAG_VERIFY_OK(await<User>([&](auto done) {
        first.stores().accounts.create(account(reader.toString(), QStringLiteral("r")), {}, done);
    }));
    CHINWAG_VERIFY_OK(await<Room>([&](auto done) {
        first.stores().rooms.create({room, QStringLiteral("room"), RoomKind::Public, reader, {}},
                                    std::chrono::milliseconds(0), done);
    }));
    const auto ignore = [](const auto &) {};
    for (int i = 0; i < count; ++i)
        first.append(room, ignore, MessageBody{QStringLiteral("before"), 0}); // from 2 on
    CHINWAG_VERIFY_OK(await<Ok>([&](auto done) {
        first.database().write<Ok>(
            [](Connection &connection) {
                connection.dialect().messageIndex().beginAnew(connection);
                return Ok{};
            },
            done);
    }));
    // The first node has read the old words when the second one comes.
    for (int i = 0; i < count; ++i) {
        first.database().read<bool>(
            [](Connection &connection) { return connection.dialect().messageIndex().catchUp(connection, 3); },
            ignore);
        const Seq seq = 2 + i;
        if (i % 2 == 0)
            second.append(room, ignore, EditBody{seq, QStringLiteral("after")});
        else
            second.append(room, ignore, DeleteBody{seq});
    }
    for (Node *node : {&first, &second})
        CHINWAG_VERIFY_OK(await<qint64>([&](auto done) { node->stores().accounts.count(done); }));
    const auto found = [&](const QString &words) {
        MessageQuery query;
        query.user = reader;
        query.words = SearchWords(words);
        query.limit = count;
        const auto page = await<MessageHits>([&](auto done) { first.stores().events.search(query, done); });
        return page ? page->hits.size() : -1;
    };
    QCOMPARE(found(QStringLiteral("after")), count / 2);
    QCOMPARE(found(QStringLiteral("before")), 0);
    const auto left = await<qint64>([&](auto done) {
        first.database().read<qint64>(
            [](Connection &connection) {
                auto rows = connection.rows(QStringLiteral("SELECT COUNT(*) FROM message_index"));
                return rows.next() ? rows.number(0) : -1;
            },
            done);
    });
    QCOMPARE(*left, count / 2);
}

void PostgresNodesTest::aNodeStuckInATransactionStopsNobodyForLong()
{
    Node good(m_url, QStringLiteral("good"));
    CHINWAG_VERIFY_OK(await<Room>([&](auto done) {
        good.stores().rooms.create({roomNumber(0), QStringLiteral("tea"), RoomKind::Public, {}, {}},
                                   std::chrono::milliseconds(0), done);
    }));
    const PostgresDialect dialect(m_url);
    Connection stuck(dialect); // as a node that was stopped after its UPDATE
    CHINWAG_VERIFY_OK(stuck.open());
    stuck.execute(dialect.begin());
    QCOMPARE(stuck.execute(QStringLiteral("UPDATE rooms SET head_seq = head_seq + 1")), 1);

    QStringList answers;
    const auto isStored = [&] {
        const auto appended = await<Appended>([&](auto done) { good.append(roomNumber(0), done); });
        answers.append(codeOf(appended));
        return appended.hasValue();
    };
    QVERIFY(!isStored());
    QTRY_VERIFY_WITH_TIMEOUT(isStored(), 60'000);
    QCOMPARE(QSet<QString>(answers.begin(), answers.end()),
             (QSet<QString>{QStringLiteral("temporary"), QStringLiteral("ok")}));
    const auto heads =
        await<QHash<RoomId, Seq>>([&](auto done) { good.stores().events.heads({roomNumber(0)}, done); });
    QCOMPARE(heads->value(roomNumber(0)), answers.count(QStringLiteral("ok"))); // the stuck one's is undone
    stuck.execute(QStringLiteral("COMMIT"));
    QVERIFY(stuck.failure());
}

void PostgresNodesTest::nodesThatStartAtOnceMigrateOnce()
{
    const DatabaseUrl bare = m_server->createBareDatabase();
    std::vector<std::thread> starting;
    QStringList problems;
    std::mutex mutex;
    constexpr int nodes = 4;
    starting.reserve(nodes);
    for (int i = 0; i < nodes; ++i) {
        starting.emplace_back([&] {
            const PostgresDialect dialect(bare);
            Connection connection(dialect);
            auto done = connection.open();
            if (done)
                done = migrate(connection, allMigrations());
            const std::lock_guard guard(mutex);
            if (!done)
                problems.append(done.error().message);
        });
    }
    for (std::thread &thread : starting)
        thread.join();
    QCOMPARE(problems, QStringList());
    {
        Node node(bare, QStringLiteral("node"));
        const auto versions = await<qint64>([&](auto done) {
            node.database().read<qint64>(
                [](Connection &connection) {
                    auto rows = connection.rows(QStringLiteral("SELECT COUNT(*) FROM schema_migrations"));
                    return rows.next() ? rows.number(0) : -1;
                },
                done);
        });
        QCOMPARE(*versions, qint64(allMigrations().size()));
    }
    m_server->dropDatabase(bare);
}

void PostgresNodesTest::aFailingReadDoesNotLetTheCommitLie()
{
    // Inside a transaction a failing statement undoes everything, and its COMMIT says yes all the same.
    Node node(m_url, QStringLiteral("node"), unhurried());
    std::binary_semaphore release{0};
    node.hold(release);
    QStringList answers;
    node.stores().accounts.create(account(QStringLiteral("u1"), QStringLiteral("ann")), {},
                                  [&](const Outcome<User> &user) { answers.append(codeOf(user)); });
    node.database().read<Ok>(
        [](Connection &connection) {
            auto rows = connection.rows(QStringLiteral("SELECT 1 / 0"));
            rows.next();
            return Ok{};
        },
        [&](const Outcome<Ok> &outcome) { answers.append(codeOf(outcome)); });
    release.release();
    // The read was made again by itself, and is what fails then, too.
    QTRY_COMPARE(answers, QStringList({QStringLiteral("temporary"), QStringLiteral("internal")}));
    QCOMPARE(*await<qint64>([&](auto done) { node.stores().accounts.count(done); }), 0);
}

QTEST_GUILESS_MAIN(PostgresNodesTest)
#include "tst_postgresnodes.moc"
