// No handler holds the event loop for long, whatever there is in the database: 10,000 of everything, over a
// real SQLite.
#include "tests/support/livenode.h"
#include "tests/support/turnmeter.h"

#include <QtTest>

using namespace Chinwag;

namespace {

constexpr int many = 10'000;

} // namespace

class TestLongTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { TurnMeter::take(); }
    void ordinaryPeopleConnectAndSync();
};

void TestLongTurns::ordinaryPeopleConnectAndSync()
{
    LiveNode node;
    node.addRooms(QStringLiteral("room"), 100, RoomKind::Private, node.user(QStringLiteral("maker")),
                  {node.user(QStringLiteral("ann"))});
    TurnMeter::take();
    const auto ann = node.connect(QStringLiteral("ann"));
    CHINWAG_VERIFY_TURNS("connect");
    QVERIFY(std::holds_alternative<QJsonObject>(ann->ask(SyncFrame{})));
    CHINWAG_VERIFY_TURNS("sync");
}

int main(int argc, char **argv)
{
    TurnMeter application(argc, argv);
    TestLongTurns tests;
    return QTest::qExec(&tests, argc, argv);
}

#include "tst_longturns.moc"
