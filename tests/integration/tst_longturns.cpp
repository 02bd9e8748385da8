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
    void somebodyInManyRooms();
    void somebodyInManyLargeRooms();
    void aRoomOfManyMembers();
    void roomsOfLongMessages();

private:
    /// Asks until there is nothing more; how many parts came.
    static int syncAll(LiveClient &client);
};

int TestLongTurns::syncAll(LiveClient &client)
{
    SyncFrame frame;
    int parts = 0;
    do {
        const auto reply = client.ask(frame);
        const auto *data = std::get_if<QJsonObject>(&reply);
        if (!data)
            return -1;
        frame.cursor = data->value(QLatin1String("next")).toString();
        ++parts;
    } while (!frame.cursor.isEmpty());
    return parts;
}

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

void TestLongTurns::somebodyInManyRooms()
{
    NodeOptions options = LiveNode::defaultOptions();
    options.roomRelease = milliseconds{500};
    options.presenceGrace = milliseconds{500};
    LiveNode node(options);
    node.addRooms(QStringLiteral("room"), many, RoomKind::Private, node.user(QStringLiteral("maker")),
                  {node.user(QStringLiteral("ann"))});
    TurnMeter::take();
    const auto ann = node.connect(QStringLiteral("ann"));
    CHINWAG_VERIFY_TURNS("connect");
    QVERIFY(syncAll(*ann) >= many / Limits::syncRoomsPerPart);
    QVERIFY(ann->largestFrame <= Limits::syncReply);
    CHINWAG_VERIFY_TURNS("sync");
    QVERIFY(runUntil([&node] { return node.node().metrics().liveRooms > many; }));
    CHINWAG_VERIFY_TURNS("the rest of the rooms");
    const auto again = node.connect(QStringLiteral("ann"));
    CHINWAG_VERIFY_TURNS("a second connection");
    ann->send(PresenceSetFrame{Presence::Away});
    const auto told = again->await<PresencePush>();
    QVERIFY(told);
    CHINWAG_VERIFY_TURNS("presence");
    again->disconnect();
    ann->disconnect();
    CHINWAG_VERIFY_TURNS("disconnect");
    QVERIFY(runUntil([&node] { return node.node().metrics().liveRooms == 0; }));
    CHINWAG_VERIFY_TURNS("what is left behind");
}

void TestLongTurns::somebodyInManyLargeRooms()
{
    LiveNode node;
    const QList<UserId> people = node.addPeople(QStringLiteral("p"), 900);
    const QList<RoomId> rooms = node.addRooms(QStringLiteral("room"), 20, RoomKind::Private,
                                              node.user(QStringLiteral("maker")), people);
    for (const RoomId &room : rooms)
        node.addMembers(room, {node.user(QStringLiteral("ann"))});
    TurnMeter::take();
    const auto ann = node.connect(QStringLiteral("ann"));
    CHINWAG_VERIFY_TURNS("connect");
    QVERIFY(syncAll(*ann) > 3);
    CHINWAG_VERIFY_TURNS("sync");
}

void TestLongTurns::aRoomOfManyMembers()
{
    LiveNode node;
    const UserId ann = node.user(QStringLiteral("ann"));
    const QList<UserId> people = node.addPeople(QStringLiteral("p"), many);
    const RoomId room = node.addRooms(QStringLiteral("large"), 1, RoomKind::Private, ann).first();
    node.addMembers(room, people);
    TurnMeter::take();
    const auto client = node.connect(QStringLiteral("ann"));
    CHINWAG_VERIFY_TURNS("connect");
    QVERIFY(syncAll(*client) > 0);
    CHINWAG_VERIFY_TURNS("sync");
    QVERIFY(std::holds_alternative<QJsonObject>(client->ask(message(room, QStringLiteral("Hello")))));
    CHINWAG_VERIFY_TURNS("a message");
}

void TestLongTurns::roomsOfLongMessages()
{
    LiveNode node;
    const UserId ann = node.user(QStringLiteral("ann"));
    const QList<RoomId> rooms = node.addRooms(QStringLiteral("room"), 10, RoomKind::Private, ann);
    for (const RoomId &room : rooms)
        node.addMessages(room, ann, 280, QString(4000, QChar(0x20ac)));
    TurnMeter::take();
    const auto client = node.connect(QStringLiteral("ann"));
    CHINWAG_VERIFY_TURNS("connect");
    QVERIFY(syncAll(*client) > 4);
    CHINWAG_VERIFY_TURNS("sync");
    QVERIFY(client->largestFrame <= Limits::syncReply);
}

int main(int argc, char **argv) { return runMeasured<TestLongTurns>(argc, argv); }

#include "tst_longturns.moc"
