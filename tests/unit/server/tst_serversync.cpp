// Sync in parts: bounded, complete, without a hole between what it brings and what is pushed, whatever rooms
// somebody has.
#include "tests/support/servertestkit.h"

#include <QRegularExpression>
#include <QTest>

using namespace Chinwag;

namespace {

/// What a client has after it asked for part after part.
struct Synced
{
    int parts = 0;
    qsizetype largest = 0;
    QMap<RoomId, QList<Seq>> events;
    QMap<RoomId, Gap> gaps;
    QMap<RoomId, Room> rooms;
    QSet<UserId> users;
    std::optional<Error> error;

    /// Every event of the room from `first` on, once and in order.
    bool isComplete(const RoomId &room, Seq first) const
    {
        const QList<Seq> seqs = events.value(room);
        for (qsizetype i = 0; i < seqs.size(); ++i) {
            if (seqs.at(i) != first + i)
                return false;
        }
        return !seqs.isEmpty() && seqs.last() == rooms.value(room).headSeq;
    }
};

} // namespace

class TestServerSync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyRoomsComeInParts();
    void aLongRoomGoesOnInTheNextPart();
    void aPartIsAsSmallAsTheClientWants();
    void noPartIsLarger_data();
    void noPartIsLarger();
    void whatIsKnownIsLeftOut();
    void roomsBeyondTheBudgetBringTheirNewest();
    void aForgedCursorIsRefused_data();
    void aForgedCursorIsRefused();
    void aCursorShowsNobodysRooms();
    void oneAtATime();
    void aPersonHasABudget();
    void goingAwayGivesNoPartsBack();
    void aFullQueueGetsNoPart();
    void aSlowReaderIsNotClosedByItsSyncs();
    void whoLeftBetweenTwoPartsSeesNoMore();
    void peopleAreNamedInEveryPart();
    void aCrowdComesOverSeveralParts();
    void helloWaitsForOrdinaryRooms();
    void helloDoesNotWaitForMany();
    void roomsAreLoadedAFewAtATime();
    void nothingIsLostWhileRoomsAreAttached();
    void presenceReachesOtherNodesFromLateRooms();
    void sendingBeforeTheRoomIsAttached();
    void aFailingStoreClosesLater();
    void aConnectionThatEndsMeanwhileLeavesNothing();

private:
    Synced syncAll(const ClientPtr &client, SyncFrame frame = {});
    static NodeOptions withoutRates();
    /// Private rooms of `owner` with `member`; straight into the store.
    QList<RoomId> addRooms(TestWorld &world, int count, const UserId &owner, const UserId &member);
};

NodeOptions TestServerSync::withoutRates()
{
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    return options;
}

QList<RoomId> TestServerSync::addRooms(TestWorld &world, int count, const UserId &owner, const UserId &member)
{
    QList<RoomId> ids;
    for (int i = 0; i < count; ++i) {
        const QString name = QStringLiteral("many%1").arg(i, 5, 10, QLatin1Char('0'));
        const NewRoom room{RoomId(QStringLiteral("r_") + name), name, RoomKind::Private, owner, {}};
        world.rooms.create(room, world.clock.wall(), [](const Outcome<Room> &) {});
        world.rooms.join(room.id, member, Role::Member, world.clock.wall(),
                         [](const Outcome<std::optional<Event>> &) {});
        ids.append(room.id);
    }
    world.run();
    return ids;
}

Synced TestServerSync::syncAll(const ClientPtr &client, SyncFrame frame)
{
    Synced synced;
    do {
        client->forget();
        client->send(frame, 77);
        for (const QByteArray &bytes : std::as_const(client->line->received))
            synced.largest = std::max(synced.largest, bytes.size());
        const auto reply = client->take<ReplyFrame>();
        if (!reply || std::holds_alternative<Error>(reply->result)) {
            synced.error = reply ? std::get<Error>(reply->result) : Error{};
            return synced;
        }
        const auto part = syncResultFromJson(std::get<QJsonObject>(reply->result));
        if (!part) {
            synced.error = part.error();
            return synced;
        }
        ++synced.parts;
        for (const SyncedRoom &room : part->rooms) {
            synced.rooms.insert(room.room.id, room.room);
            if (room.gap)
                synced.gaps.insert(room.room.id, *room.gap);
            for (const Event &event : room.events)
                synced.events[room.room.id].append(event.seq);
        }
        for (const User &user : part->users)
            synced.users.insert(user.id);
        frame.cursor = part->next;
    } while (!frame.cursor.isEmpty() && synced.parts < 10'000);
    return synced;
}

void TestServerSync::manyRoomsComeInParts()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    const auto rooms = addRooms(world, 1234, node.user(QStringLiteral("bob")).id, ann.id);
    const auto client = node.connect(QStringLiteral("ann"));
    const Synced synced = syncAll(client);
    QVERIFY(!synced.error);
    QCOMPARE(synced.rooms.size(), rooms.size() + 1);
    QCOMPARE(synced.parts, 13);
    for (const RoomId &room : rooms)
        QVERIFY(synced.isComplete(room, 1));
    QVERIFY(synced.gaps.isEmpty());
}

void TestServerSync::aLongRoomGoesOnInTheNextPart()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const auto ann = node.connect(QStringLiteral("ann"));
    for (int i = 0; i < 250; ++i)
        ann->send(message(node.general(), QString(4000, QLatin1Char('x'))));
    const Synced synced = syncAll(ann);
    QVERIFY(!synced.error);
    QVERIFY2(synced.parts >= 4, qPrintable(QString::number(synced.parts)));
    QVERIFY(synced.isComplete(node.general(), 1));
    QVERIFY(synced.gaps.isEmpty());
}

void TestServerSync::aPartIsAsSmallAsTheClientWants()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const auto ann = node.connect(QStringLiteral("ann"));
    for (int i = 0; i < 200; ++i)
        ann->send(message(node.general(), QString(100, QLatin1Char('x'))));
    const Synced small = syncAll(ann, SyncFrame{{}, {}, 8192});
    QVERIFY(!small.error);
    QVERIFY(small.isComplete(node.general(), 1));
    QVERIFY2(small.largest <= 8192, qPrintable(QString::number(small.largest)));
    QVERIFY(small.parts > 5);
    // Smaller than a message: one comes nevertheless.
    ann->send(message(node.general(), QString(4000, QChar(0x20ac))));
    const Synced tiny = syncAll(ann, SyncFrame{{}, {}, 1});
    QVERIFY(tiny.isComplete(node.general(), 1));
}

void TestServerSync::noPartIsLarger_data()
{
    QTest::addColumn<QString>("character");
    QTest::newRow("letters") << QStringLiteral("x");
    QTest::newRow("three bytes each") << QStringLiteral("\u20ac");
    QTest::newRow("escaped") << QStringLiteral("\"");
    QTest::newRow("line breaks") << QStringLiteral("\n\\");
}

void TestServerSync::noPartIsLarger()
{
    QFETCH(QString, character);
    TestWorld world;
    TestNode node(world, withoutRates());
    const auto ann = node.connect(QStringLiteral("ann"));
    for (int room = 0; room < 20; ++room) {
        const RoomId id = node.makeRoom(QStringLiteral("ann"), QString(64, QChar(0x20ac)), RoomKind::Private);
        for (int i = 0; i < 30; ++i)
            ann->send(message(id, QStringLiteral("a") + character.repeated(3998 / character.size()) +
                                      QStringLiteral("z")));
    }
    const Synced synced = syncAll(ann);
    QVERIFY(!synced.error);
    QCOMPARE(synced.rooms.size(), 21);
    QVERIFY2(synced.largest <= Limits::syncReply, qPrintable(QString::number(synced.largest)));
}

void TestServerSync::whatIsKnownIsLeftOut()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    const auto rooms = addRooms(world, 150, node.user(QStringLiteral("bob")).id, ann.id);
    const auto client = node.connect(QStringLiteral("ann"));
    SyncFrame frame;
    for (const RoomId &room : rooms)
        frame.rooms.insert(room, 2);
    frame.rooms[rooms.at(120)] = 1;
    const Synced synced = syncAll(client, frame);
    QVERIFY(!synced.error);
    QCOMPARE(synced.rooms.size(), 151);
    QCOMPARE(synced.events.value(rooms.at(120)), QList<Seq>{2});
    QVERIFY(synced.events.value(rooms.at(3)).isEmpty());
    QVERIFY(synced.events.value(rooms.at(140)).isEmpty());
}

void TestServerSync::roomsBeyondTheBudgetBringTheirNewest()
{
    TestWorld world;
    NodeOptions options = withoutRates();
    options.syncEvents = 20'000;
    TestNode node(world, options);
    const User ann = node.user(QStringLiteral("ann"));
    const auto rooms = addRooms(world, 3, node.user(QStringLiteral("bob")).id, ann.id);
    const auto client = node.connect(QStringLiteral("ann"));
    for (const RoomId &room : rooms) {
        for (int i = 0; i < 10; ++i)
            client->send(message(room, QString(4000, QLatin1Char('x'))));
    }
    const Synced synced = syncAll(client, SyncFrame{{}, {}, 30'000});
    QVERIFY(!synced.error);
    QVERIFY(synced.isComplete(rooms.at(0), 1)); // one that has begun is brought to its end
    QCOMPARE(synced.events.value(rooms.at(2)), QList<Seq>{12});
    QCOMPARE(synced.gaps.value(rooms.at(2)).from, Seq{1});
    QCOMPARE(synced.gaps.value(rooms.at(2)).to, Seq{11});
}

void TestServerSync::aForgedCursorIsRefused_data()
{
    QTest::addColumn<QString>("cursor");
    for (const char *cursor : {"x", "1.2.3.4", "a.0...", "0.b...", "-1.0...", "0.-1...", "1.2.3.4.5.6",
                               "99999999999999999999.0..."})
        QTest::newRow(cursor) << QString::fromLatin1(cursor);
}

void TestServerSync::aForgedCursorIsRefused()
{
    QFETCH(QString, cursor);
    TestWorld world;
    TestNode node(world);
    const auto ann = node.connect(QStringLiteral("ann"));
    QCOMPARE(ann->askError(SyncFrame{{}, cursor, 0}), std::optional{ErrorCode::BadRequest});
}

void TestServerSync::aCursorShowsNobodysRooms()
{
    TestWorld world;
    TestNode node(world);
    const RoomId hidden = node.makeRoom(QStringLiteral("bob"), QStringLiteral("Plot"), RoomKind::Private);
    const auto ann = node.connect(QStringLiteral("ann"));
    for (const QString &cursor :
         {QStringLiteral("0.0..%1.").arg(hidden.toString()), QStringLiteral("0.1..x."),
          QStringLiteral("0.0.A.%1.").arg(hidden.toString())}) {
        const Synced synced = syncAll(ann, SyncFrame{{}, cursor, 0});
        QVERIFY(!synced.error);
        QVERIFY(!synced.rooms.contains(hidden));
        QCOMPARE(synced.rooms.size(), 1);
    }
}

void TestServerSync::oneAtATime()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const auto ann = node.connect(QStringLiteral("ann"));
    world.database.setPaused(true);
    ann->send(SyncFrame{}, 1);
    ann->send(SyncFrame{}, 2);
    const auto refused = ann->take<ReplyFrame>();
    QVERIFY(refused);
    QCOMPARE(refused->id, 2);
    QVERIFY(std::get<Error>(refused->result).code == ErrorCode::RateLimited);
    QVERIFY(std::get<Error>(refused->result).retryAfter.has_value());
    world.database.setPaused(false);
    world.run();
    const auto answered = ann->take<ReplyFrame>();
    QVERIFY(answered);
    QCOMPARE(answered->id, 1);
    QVERIFY(std::holds_alternative<QJsonObject>(answered->result));
    QVERIFY(std::holds_alternative<QJsonObject>(ann->ask(SyncFrame{})));
}

void TestServerSync::aPersonHasABudget()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.syncPartsPerSecond = 4;
    TestNode node(world, options);
    // Over several connections: each has its own rate of commands.
    const QList<ClientPtr> ann{node.connect(QStringLiteral("ann")), node.connect(QStringLiteral("ann"))};
    int answered = 0;
    for (int i = 0; i < 100; ++i)
        answered += ann.at(i % 2)->askError(SyncFrame{}) ? 0 : 1;
    QCOMPARE(answered, int(Limits::syncPartsBurst));
    const auto bob = node.connect(QStringLiteral("bob"));
    QVERIFY(!bob->askError(SyncFrame{}));
    world.run(milliseconds{500});
    QVERIFY(!ann.first()->askError(SyncFrame{}));
    QVERIFY(!ann.last()->askError(SyncFrame{}));
    QCOMPARE(ann.first()->askError(SyncFrame{}), std::optional{ErrorCode::RateLimited});
}

/// Offline for longer than the grace of presence, and as bound as before.
void TestServerSync::goingAwayGivesNoPartsBack()
{
    TestWorld world;
    NodeOptions options = TestNode::defaultOptions();
    options.syncPartsPerSecond = 1;
    TestNode node(world, options);
    const auto spend = [&node] {
        const QList<ClientPtr> clients{node.connect(QStringLiteral("ann")),
                                       node.connect(QStringLiteral("ann"))};
        int answered = 0;
        for (int i = 0; i < 100; ++i)
            answered += clients.at(i % 2)->askError(SyncFrame{}) ? 0 : 1;
        for (const ClientPtr &client : clients)
            client->disconnect();
        return answered;
    };
    QCOMPARE(spend(), int(Limits::syncPartsBurst));
    world.run(seconds{20});
    QCOMPARE(spend(), 20);
}

void TestServerSync::aFullQueueGetsNoPart()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const auto ann = node.connect(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    ann->line->reading = false;
    for (int i = 0; i < 150; ++i)
        bob->send(message(node.general(), QString(4000, QLatin1Char('x'))));
    QVERIFY(ann->isOpen());
    ann->send(SyncFrame{}, 1);
    ann->line->resumeReading();
    world.run();
    const auto refused = ann->take<ReplyFrame>();
    QVERIFY(refused);
    QVERIFY(std::get<Error>(refused->result).code == ErrorCode::RateLimited);
    QVERIFY(!syncAll(ann).error);
}

void TestServerSync::aSlowReaderIsNotClosedByItsSyncs()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const auto ann = node.connect(QStringLiteral("ann"));
    for (int i = 0; i < 250; ++i)
        ann->send(message(node.general(), QString(4000, QLatin1Char('x'))));
    ann->forget();
    ann->line->reading = false;
    for (int i = 0; i < 1000; ++i)
        ann->send(SyncFrame{}, i);
    QVERIFY(ann->isOpen());
    QVERIFY(ann->line->pending <= Limits::outboundQueue);
}

void TestServerSync::whoLeftBetweenTwoPartsSeesNoMore()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    const auto rooms = addRooms(world, 120, node.user(QStringLiteral("bob")).id, ann.id);
    const auto client = node.connect(QStringLiteral("ann"));
    const auto first = syncResultFromJson(client->askOk(SyncFrame{}));
    QVERIFY(first && !first->next.isEmpty());
    // The rows are read, the leave overtakes the answer.
    world.database.setPaused(true);
    client->send(SyncFrame{{}, first->next, 0}, 5);
    world.database.setPaused(false);
    node.http("POST", QStringLiteral("/api/rooms/%1/leave").arg(rooms.at(119).toString()), {},
              QStringLiteral("ann"));
    const auto removed = client->take<RoomRemovedPush>();
    QVERIFY(removed);
    const Synced again = syncAll(client);
    QVERIFY(!again.rooms.contains(rooms.at(119)));
    QCOMPARE(again.rooms.size(), 120);
}

void TestServerSync::peopleAreNamedInEveryPart()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    const User bob = node.user(QStringLiteral("bob")); // not connected
    addRooms(world, 250, bob.id, ann.id);
    const auto client = node.connect(QStringLiteral("ann"));
    SyncFrame frame;
    do {
        const auto part = syncResultFromJson(client->askOk(frame));
        QVERIFY(part);
        QVERIFY(part->users.contains(bob));
        QVERIFY(part->users.contains(ann));
        QVERIFY(std::any_of(part->presences.begin(), part->presences.end(),
                            [&ann](const UserPresence &each) { return each.user == ann.id; }));
        frame.cursor = part->next;
    } while (!frame.cursor.isEmpty());
}

void TestServerSync::aCrowdComesOverSeveralParts()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const auto ann = node.connect(QStringLiteral("ann"));
    std::vector<ClientPtr> crowd;
    crowd.reserve(120);
    for (int i = 0; i < 120; ++i)
        crowd.push_back(node.connect(QStringLiteral("p%1").arg(i)));
    for (int i = 0; i < 60; ++i)
        ann->send(message(node.general(), QString(200, QLatin1Char('x'))));
    QList<UserId> present;
    QSet<UserId> named;
    QList<Seq> seqs;
    SyncFrame frame{{}, {}, 8192};
    int parts = 0;
    do {
        ann->forget();
        ann->send(frame, 5);
        QVERIFY(ann->line->received.last().size() <= 8192);
        const auto reply = ann->take<ReplyFrame>();
        const auto part = syncResultFromJson(std::get<QJsonObject>(reply->result));
        QVERIFY(part);
        for (const UserPresence &each : part->presences)
            present.append(each.user);
        for (const User &user : part->users)
            named.insert(user.id);
        for (const Event &event : part->rooms.first().events)
            seqs.append(event.seq);
        frame.cursor = part->next;
        ++parts;
    } while (!frame.cursor.isEmpty() && parts < 100);
    QVERIFY2(parts > 3 && parts < 60, qPrintable(QString::number(parts)));
    QCOMPARE(seqs.size(), world.storedEvents(node.general()));
    QCOMPARE(present.size(), 121);
    QCOMPARE(QSet<UserId>(present.begin(), present.end()).size(), 121);
    QVERIFY(named.contains(QSet<UserId>(present.begin(), present.end())));
}

void TestServerSync::helloWaitsForOrdinaryRooms()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    const auto bob = node.connect(QStringLiteral("bob"));
    addRooms(world, 400, bob->user.id, ann.id);
    node.connect(QStringLiteral("ann"));
    QCOMPARE(node.node.metrics().liveRooms, 401);
}

void TestServerSync::helloDoesNotWaitForMany()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    const User bob = node.user(QStringLiteral("bob"));
    const auto rooms = addRooms(world, 1500, bob.id, ann.id);
    const Identity identity{ann, DeviceId(QStringLiteral("d"))};
    const auto client = node.connectRaw(identity);
    // In the end every room is live and hears what is said, whether it was asked for or not.
    QVERIFY(client->take<HelloFrame>());
    QCOMPARE(node.node.metrics().liveRooms, 1501);
    const auto other = node.connect(QStringLiteral("bob"));
    other->askOk(message(rooms.at(1499), QStringLiteral("Hello")));
    const auto event = client->take<EventFrame>();
    QVERIFY(event);
    QCOMPARE(event->event.room, rooms.at(1499));
}

void TestServerSync::roomsAreLoadedAFewAtATime()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    addRooms(world, 300, node.user(QStringLiteral("bob")).id, ann.id);
    world.database.setPaused(true);
    const auto client = std::make_shared<TestClient>(world);
    node.node.open(
        std::make_unique<LoopbackTransport>(client->line, world.timers, QStringLiteral("192.0.2.1")),
        Identity{ann, DeviceId(QStringLiteral("d"))});
    qint64 before = 0;
    for (int step = 0; step < 500 && client->count<HelloFrame>() == 0; ++step) {
        world.database.setPaused(false);
        world.database.setPaused(true);
        world.run();
        const qint64 rooms = node.node.metrics().liveRooms;
        QVERIFY2(rooms - before <= 8, qPrintable(QString::number(rooms - before)));
        before = rooms;
    }
    QCOMPARE(before, 301);
}

void TestServerSync::nothingIsLostWhileRoomsAreAttached()
{
    TestWorld world;
    TestNode here(world, withoutRates());
    TestNode there(world, [] {
        NodeOptions options = withoutRates();
        options.node = QStringLiteral("n2");
        return options;
    }());
    const User ann = here.user(QStringLiteral("ann"));
    const auto bob = there.connect(QStringLiteral("bob"));
    const auto rooms = addRooms(world, 1100, bob->user.id, ann.id);
    const auto again = there.connect(QStringLiteral("bob"));
    again->forget();

    // Every answer of the store is held back, and between any two of them somebody writes into a late room.
    const auto client = std::make_shared<TestClient>(world);
    world.database.setPaused(true);
    here.node.open(
        std::make_unique<LoopbackTransport>(client->line, world.timers, QStringLiteral("192.0.2.1")),
        Identity{ann, DeviceId(QStringLiteral("d"))});
    QMap<RoomId, QList<Seq>> seen;
    QMap<RoomId, Seq> heads;
    QString cursor;
    bool isSynced = false;
    bool isAsked = false;
    int written = 0;
    for (int step = 0; step < 3000 && !(isSynced && written > 60); ++step) {
        world.database.setPaused(false);
        world.database.setPaused(true);
        world.run();
        if (step % 5 == 0) {
            const RoomId &room = rooms.at((written++ * 37) % rooms.size());
            again->send(message(room, QStringLiteral("between")));
        }
        for (const ServerFrame &frame : client->all()) {
            if (std::holds_alternative<HelloFrame>(frame)) {
                client->send(SyncFrame{}, 1);
                isAsked = true;
            } else if (const auto *event = std::get_if<EventFrame>(&frame)) {
                seen[event->event.room].append(event->event.seq);
            } else if (const auto *reply = std::get_if<ReplyFrame>(&frame)) {
                const auto part = syncResultFromJson(std::get<QJsonObject>(reply->result));
                QVERIFY(part);
                for (const SyncedRoom &room : part->rooms) {
                    QVERIFY(!room.gap);
                    for (const Event &each : room.events)
                        seen[room.room.id].append(each.seq);
                }
                isSynced = part->next.isEmpty();
                if (!isSynced)
                    client->send(SyncFrame{{}, part->next, 0}, 1);
            }
        }
    }
    world.database.setPaused(false);
    world.run();
    for (const ServerFrame &frame : client->all()) {
        if (const auto *event = std::get_if<EventFrame>(&frame))
            seen[event->event.room].append(event->event.seq);
    }
    QVERIFY(isAsked && isSynced);
    for (const RoomId &room : rooms) {
        QList<Seq> seqs = seen.value(room);
        std::sort(seqs.begin(), seqs.end());
        seqs.erase(std::unique(seqs.begin(), seqs.end()), seqs.end());
        QCOMPARE(seqs.size(), world.storedEvents(room)); // what comes twice is merged by seq
    }
}

void TestServerSync::presenceReachesOtherNodesFromLateRooms()
{
    TestWorld world;
    TestNode here(world, withoutRates());
    NodeOptions options = withoutRates();
    options.node = QStringLiteral("n2");
    options.defaultRooms.clear(); // nothing else that the two share
    TestNode there(world, options);
    const User ann = here.user(QStringLiteral("ann"));
    const User maker = here.user(QStringLiteral("maker"));
    const auto rooms = addRooms(world, 700, maker.id, ann.id);
    const User bob = there.user(QStringLiteral("bob"));
    world.rooms.join(rooms.last(), bob.id, Role::Member, world.clock.wall(),
                     [](const Outcome<std::optional<Event>> &) {});
    const auto bobs = there.connect(QStringLiteral("bob"));
    bobs->forget();
    here.connect(QStringLiteral("ann"));
    const auto told = bobs->take<PresencePush>();
    QVERIFY(told);
    QCOMPARE(told->presence.user, ann.id);
    QVERIFY(told->presence.presence == Presence::Online);
}

void TestServerSync::sendingBeforeTheRoomIsAttached()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    const User bob = node.user(QStringLiteral("bob"));
    const auto rooms = addRooms(world, 900, bob.id, ann.id);
    const RoomId foreign = node.makeRoom(QStringLiteral("bob"), QStringLiteral("Plot"), RoomKind::Private);
    world.database.setPaused(true);
    const auto client = std::make_shared<TestClient>(world);
    node.node.open(
        std::make_unique<LoopbackTransport>(client->line, world.timers, QStringLiteral("192.0.2.1")),
        Identity{ann, DeviceId(QStringLiteral("d"))});
    for (int step = 0; step < 2000 && client->count<HelloFrame>() == 0; ++step) {
        world.database.setPaused(false);
        world.database.setPaused(true);
        world.run();
    }
    QVERIFY(client->take<HelloFrame>());
    QVERIFY(node.node.metrics().liveRooms < 900);
    client->send(message(rooms.at(899), QStringLiteral("early")), 1);
    client->send(TypingFrame{rooms.at(898), true}, 2);
    client->send(ReadFrame{rooms.at(897), 1}, 3);
    client->send(message(foreign, QStringLiteral("not mine")), 4);
    client->send(message(RoomId(QStringLiteral("r_unknown")), QStringLiteral("nowhere")), 5);
    world.database.setPaused(false);
    world.run();
    QMap<qint64, bool> oks;
    while (const auto reply = client->take<ReplyFrame>()) {
        oks[reply->id] = std::holds_alternative<QJsonObject>(reply->result);
        if (const auto *error = std::get_if<Error>(&reply->result))
            QVERIFY(error->code == ErrorCode::RoomNotFound);
    }
    QCOMPARE(oks, (QMap<qint64, bool>{{1, true}, {2, true}, {3, true}, {4, false}, {5, false}}));
}

void TestServerSync::aFailingStoreClosesLater()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    addRooms(world, 900, node.user(QStringLiteral("bob")).id, ann.id);
    world.database.setPaused(true);
    const auto client = std::make_shared<TestClient>(world);
    node.node.open(
        std::make_unique<LoopbackTransport>(client->line, world.timers, QStringLiteral("192.0.2.1")),
        Identity{ann, DeviceId(QStringLiteral("d"))});
    for (int step = 0; step < 2000 && client->count<HelloFrame>() == 0; ++step) {
        world.database.setPaused(false);
        world.database.setPaused(true);
        world.run();
    }
    QVERIFY(client->isOpen());
    for (int loading = 0; loading < 8; ++loading)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("loading a room failed")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a session cannot have its rooms")));
    world.database.setFailing(true);
    world.database.setPaused(false);
    world.run();
    QCOMPARE(client->closeCode(), std::optional<quint16>{1011});
}

void TestServerSync::aConnectionThatEndsMeanwhileLeavesNothing()
{
    TestWorld world;
    TestNode node(world, withoutRates());
    const User ann = node.user(QStringLiteral("ann"));
    addRooms(world, 2000, node.user(QStringLiteral("bob")).id, ann.id);
    for (int steps = 1; steps < 200; steps *= 3) {
        const auto client = std::make_shared<TestClient>(world);
        world.database.setPaused(true);
        node.node.open(
            std::make_unique<LoopbackTransport>(client->line, world.timers, QStringLiteral("192.0.2.1")),
            Identity{ann, DeviceId(QStringLiteral("d"))});
        for (int step = 0; step < steps; ++step) {
            world.database.setPaused(false);
            world.database.setPaused(true);
            world.run();
            if (client->take<HelloFrame>())
                client->send(SyncFrame{}, 1);
        }
        client->line->clientGoes(1006);
        world.database.setPaused(false);
        world.run(milliseconds{20'000});
        QCOMPARE(node.node.metrics().liveRooms, 0);
        QCOMPARE(node.node.metrics().sessions, 0);
        QVERIFY(!client->line->transportAlive);
    }
}

QTEST_GUILESS_MAIN(TestServerSync)
#include "tst_serversync.moc"
