#include "tests/contract/storesundertest.h"

#include "server/sql/messageindex.h"
#include "server/sql/postgresdialect.h"
#include "server/sql/sqlitedialect.h"
#include "server/sql/sqlstores.h"
#include "shared/base/manualtime.h"
#include "tests/support/memorystores/memoryaccountstore.h"
#include "tests/support/memorystores/memoryeventstore.h"
#include "tests/support/memorystores/memoryfilestore.h"
#include "tests/support/memorystores/memorymoderationstore.h"
#include "tests/support/memorystores/memoryroomstore.h"
#include "tests/support/postgresserver.h"

#include <QTemporaryDir>

namespace Chinwag::Test {

namespace {

/// The clock of a database cannot be turned, but what it is compared with can.
void letAge(Database &database, std::chrono::milliseconds time)
{
    const auto aged = await<Ok>([&](auto done) {
        database.write<Ok>(
            [time](Connection &connection) {
                const QVariant by = qint64(time.count());
                connection.execute(
                    QStringLiteral("UPDATE devices SET created_at = created_at - ?, "
                                   "last_used_at = last_used_at - ?, expires_at = expires_at - ?"),
                    {by, by, by});
                connection.execute(QStringLiteral("UPDATE invites SET expires_at = expires_at - ?"), {by});
                connection.execute(QStringLiteral("UPDATE revocations SET at = at - ?"), {by});
                connection.execute(
                    QStringLiteral("UPDATE files SET expires_at = expires_at - ? WHERE expires_at > 0"),
                    {by});
                return Ok{};
            },
            done);
    });
    if (!aged)
        QTest::qFail(qPrintable(aged.error().message), __FILE__, __LINE__);
}

/// A read stands outside of the transaction of its batch.
void settleIndex(Database &database)
{
    const auto settled = await<Ok>([&](auto done) {
        database.read<Ok>(
            [](Connection &connection) {
                while (!connection.failure() &&
                       connection.dialect().messageIndex().catchUp(connection, 1000)) {
                }
                return Ok{};
            },
            done);
    });
    if (!settled)
        QTest::qFail(qPrintable(settled.error().message), __FILE__, __LINE__);
}

class MemoryStores final : public StoresUnderTest
{
public:
    static std::unique_ptr<StoresUnderTest> make() { return std::make_unique<MemoryStores>(); }
    Stores stores() override { return {m_accounts, m_rooms, m_events, m_files, m_moderation}; }
    void pass(std::chrono::milliseconds time) override { m_clock.advance(time); }

private:
    QtTimerScheduler m_timers;
    ManualClock m_clock;
    MemoryDatabase m_database{m_timers, m_clock};
    MemoryAccountStore m_accounts{m_database};
    MemoryRoomStore m_rooms{m_database};
    MemoryEventStore m_events{m_database};
    MemoryFileStore m_files{m_database};
    MemoryModerationStore m_moderation{m_database};
};

class PostgresStores final : public StoresUnderTest
{
public:
    static std::unique_ptr<StoresUnderTest> make()
    {
        PostgresServer *server = PostgresServer::shared();
        if (!server) {
            QTest::qFail("PostgreSQL does not start", __FILE__, __LINE__);
            return {};
        }
        auto made = std::make_unique<PostgresStores>(*server);
        if (made->m_url.name.isEmpty()) {
            QTest::qFail(qPrintable(server->log()), __FILE__, __LINE__);
            return {};
        }
        auto opened = Database::open(std::make_unique<PostgresDialect>(made->m_url));
        if (!opened) {
            QTest::qFail(qPrintable(opened.error().message), __FILE__, __LINE__);
            return {};
        }
        made->m_database = std::move(*opened);
        made->m_stores = std::make_unique<SqlStores>(*made->m_database);
        return made;
    }
    explicit PostgresStores(PostgresServer &server)
        : m_server(server)
        , m_url(server.createDatabase())
    {
    }
    ~PostgresStores() override
    {
        m_database.reset();
        m_server.dropDatabase(m_url);
    }
    Q_DISABLE_COPY_MOVE(PostgresStores)
    Stores stores() override { return m_stores->stores(); }
    void pass(std::chrono::milliseconds time) override { letAge(*m_database, time); }
    void settle() override { settleIndex(*m_database); }

private:
    PostgresServer &m_server;
    DatabaseUrl m_url;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqlStores> m_stores;
};

class SqliteStores final : public StoresUnderTest
{
public:
    static std::unique_ptr<StoresUnderTest> make()
    {
        auto made = std::make_unique<SqliteStores>();
        auto opened = Database::open(
            std::make_unique<SqliteDialect>(made->m_directory.filePath(QStringLiteral("chinwag.sqlite"))));
        if (!opened) {
            QTest::qFail(qPrintable(opened.error().message), __FILE__, __LINE__);
            return {};
        }
        made->m_database = std::move(*opened);
        made->m_stores = std::make_unique<SqlStores>(*made->m_database);
        return made;
    }
    Stores stores() override { return m_stores->stores(); }
    void pass(std::chrono::milliseconds time) override { letAge(*m_database, time); }
    void settle() override { settleIndex(*m_database); }

private:
    QTemporaryDir m_directory;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqlStores> m_stores;
};

struct Implementation
{
    const char *name;
    std::unique_ptr<StoresUnderTest> (*make)();
};

constexpr Implementation implementations[] = {
    {"memory", &MemoryStores::make},
    {"sqlite", &SqliteStores::make},
    {"postgresql", &PostgresStores::make},
};

} // namespace

void addStoreImplementations()
{
    QTest::addColumn<int>("implementation");
    for (int i = 0; i < int(std::size(implementations)); ++i)
        QTest::newRow(implementations[i].name) << i;
}

std::unique_ptr<StoresUnderTest> makeStores()
{
    QFETCH_GLOBAL(int, implementation);
    return implementations[implementation].make();
}

Event message(const RoomId &room, const UserId &sender, const QString &text, const QString &nonce)
{
    Event event;
    event.room = room;
    event.sender = sender;
    event.at = std::chrono::milliseconds(1'700'000'000'123);
    event.body = MessageBody{text, 0};
    event.nonce = Nonce(nonce);
    return event;
}

} // namespace Chinwag::Test
