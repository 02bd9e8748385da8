#include "tests/contract/storesundertest.h"

#include "server/sql/sqlitedialect.h"
#include "server/sql/sqlstores.h"

#include <QTemporaryDir>

namespace Chinwag::Test {

namespace {

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
    {"sqlite", &SqliteStores::make},
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
    event.text = text;
    event.nonce = Nonce(nonce);
    return event;
}

} // namespace Chinwag::Test
