#include "tests/faults/checker.h"
#include "tests/support/sampleevents.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const UserId ann(QStringLiteral("u_ann"));
const UserId bob(QStringLiteral("u_bob"));
const UserId eve(QStringLiteral("u_eve"));
const RoomId lobby(QStringLiteral("r_lobby"));
const RoomId attic(QStringLiteral("r_attic"));

/// A small evening on which everything went right: Ann and Bob are in the lobby, Eve has the attic to
/// herself.
struct Evening
{
    Snapshot database;
    Witness ofAnn{ann, {}};
    Witness ofBob{bob, {}};
    Witness ofEve{eve, {}};

    Evening()
    {
        database.rooms[lobby].members = {ann, bob};
        database.rooms[attic].members = {eve};
        for (Witness *witness : {&ofAnn, &ofBob, &ofEve})
            witness->records = {{Record::Kind::Started, {}, 0, {}, {}},
                                {Record::Kind::Connected, {}, 0, {}, {}}};
        say(ofAnn, lobby, 1);
        say(ofBob, lobby, 2);
        say(ofAnn, lobby, 3);
        say(ofEve, attic, 1);
    }

    void say(Witness &speaker, const RoomId &room, Seq seq)
    {
        Event event;
        event.room = room;
        event.seq = seq;
        event.sender = speaker.user;
        event.nonce = Nonce(QStringLiteral("n%1%2").arg(room.toString()).arg(seq));
        event.body = MessageBody{QStringLiteral("text %1 of %2").arg(seq).arg(room.toString()), 0};
        Snapshot::Log &log = database.rooms[room];
        log.events.append(event);
        log.head = seq;
        ++database.events;
        speaker.records.append({Record::Kind::Intended, room, 0, {}, textOf(event)});
        speaker.records.append({Record::Kind::Queued, room, 0, event.nonce, textOf(event)});
        for (Witness *witness : {&ofAnn, &ofBob, &ofEve}) {
            if (!log.members.contains(witness->user))
                continue;
            witness->records.append({Record::Kind::Pushed, room, seq, event.nonce, textOf(event)});
            witness->records.append({Record::Kind::Applied, room, seq, event.nonce, textOf(event)});
        }
        speaker.records.append({Record::Kind::Acknowledged, room, seq, event.nonce, {}});
    }

    Event &event(const RoomId &room, Seq seq) { return database.rooms[room].events[seq - 1]; }
    void removeEvent(const RoomId &room, Seq seq)
    {
        database.rooms[room].events.removeAt(seq - 1);
        --database.events;
    }
    void appendCopy(const RoomId &room, Seq seq, const Nonce &nonce)
    {
        Event copy = event(room, seq);
        copy.seq = ++database.rooms[room].head;
        copy.nonce = nonce;
        database.rooms[room].events.append(copy);
        ++database.events;
        for (Witness *witness : {&ofAnn, &ofBob})
            witness->records.append({Record::Kind::Applied, room, copy.seq, copy.nonce, textOf(copy)});
    }
    static Record &record(Witness &witness, Record::Kind kind, Seq seq)
    {
        return *std::find_if(witness.records.begin(), witness.records.end(),
                             [&](const Record &each) { return each.kind == kind && each.seq == seq; });
    }
    static void remove(Witness &witness, Record::Kind kind, Seq seq)
    {
        witness.records.removeIf([&](const Record &each) { return each.kind == kind && each.seq == seq; });
    }

    QStringList broken() const
    {
        QStringList invariants;
        for (const Violation &violation : check(database, {ofAnn, ofBob, ofEve}))
            invariants.append(violation.invariant);
        invariants.removeDuplicates();
        invariants.sort();
        return invariants;
    }
};

using Falsify = void (*)(Evening &);

} // namespace

/// The checker must go red: every way in which the clients' journals and the database can disagree is forged
/// here, one at a time.
class FaultCheckerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anHonestEveningIsClean();
    void everyForgeryIsFound_data();
    void everyForgeryIsFound();
    void aJournalSurvivesWhatCutsIt();
};

void FaultCheckerTest::anHonestEveningIsClean() { QCOMPARE(Evening().broken(), QStringList()); }

void FaultCheckerTest::everyForgeryIsFound_data()
{
    QTest::addColumn<Falsify>("falsify");
    QTest::addColumn<QString>("invariant");
    const auto row = [](const char *name, const char *invariant, Falsify falsify) {
        QTest::newRow(name) << falsify << QString::fromLatin1(invariant);
    };
    using Kind = Record::Kind;

    row("acknowledged and not stored", "I1", [](Evening &evening) { evening.removeEvent(lobby, 2); });
    row("the newest acknowledged one is gone, head and all", "I1", [](Evening &evening) {
        evening.removeEvent(lobby, 3);
        evening.database.rooms[lobby].head = 2;
    });
    row("acknowledged as another seq", "I1",
        [](Evening &evening) { Evening::record(evening.ofBob, Kind::Acknowledged, 2).seq = 1; });
    row("acknowledged as another room's", "I1",
        [](Evening &evening) { Evening::record(evening.ofBob, Kind::Acknowledged, 2).room = attic; });
    row("on the sender's disk and never stored", "I1", [](Evening &evening) {
        evening.ofBob.records.append({Kind::Intended, lobby, 0, {}, QStringLiteral("more")});
        evening.ofBob.records.append(
            {Kind::Queued, lobby, 0, Nonce(QStringLiteral("n9")), QStringLiteral("more")});
    });
    row("a member never saw the newest", "I1",
        [](Evening &evening) { Evening::remove(evening.ofBob, Kind::Applied, 3); });
    row("a member never saw one in the middle", "I1",
        [](Evening &evening) { Evening::remove(evening.ofBob, Kind::Applied, 2); });
    row("a member never saw the beginning", "I1",
        [](Evening &evening) { Evening::remove(evening.ofBob, Kind::Applied, 1); });
    row("a restarted member forgot what it had", "I1", [](Evening &evening) {
        evening.ofBob.records.append({Kind::Started, {}, 0, {}, {}});
    });
    row("stored twice under one nonce", "I2",
        [](Evening &evening) { evening.appendCopy(lobby, 2, evening.event(lobby, 2).nonce); });
    row("stored twice under two nonces", "I2",
        [](Evening &evening) { evening.appendCopy(lobby, 2, Nonce(QStringLiteral("other"))); });
    row("shown twice", "I2", [](Evening &evening) {
        evening.ofAnn.records.append(Evening::record(evening.ofAnn, Kind::Applied, 2));
    });
    row("a hole in the log", "I3", [](Evening &evening) {
        evening.event(lobby, 3).seq = 4;
        evening.database.rooms[lobby].head = 4;
    });
    row("the head is ahead of the log", "I3", [](Evening &evening) { ++evening.database.rooms[lobby].head; });
    row("a push went back", "I3", [](Evening &evening) {
        evening.ofBob.records.append(Evening::record(evening.ofBob, Kind::Pushed, 2));
    });
    row("a push came twice", "I3", [](Evening &evening) {
        evening.ofBob.records.append(Evening::record(evening.ofBob, Kind::Pushed, 3));
    });
    row("a push was left out", "I3",
        [](Evening &evening) { Evening::remove(evening.ofBob, Kind::Pushed, 2); });
    row("two members saw different words", "I3", [](Evening &evening) {
        Evening::record(evening.ofBob, Kind::Applied, 2).text = QStringLiteral("something else");
    });
    row("a client found itself in disorder", "I3", [](Evening &evening) {
        evening.ofAnn.records.append({Kind::Wrong, {}, 0, {}, QStringLiteral("rows out of order")});
    });
    row("stored without a sender's will", "I4", [](Evening &evening) {
        evening.ofAnn.records.removeIf([](const Record &each) {
            return each.kind == Kind::Intended && each.text == QLatin1String("text 3 of r_lobby");
        });
    });
    row("stored in the name of a stranger", "I4",
        [](Evening &evening) { evening.event(lobby, 1).sender = UserId(QStringLiteral("u_nobody")); });
    row("stored with other words", "I4", [](Evening &evening) {
        evening.event(lobby, 1).body = MessageBody{QStringLiteral("changed"), 0};
    });
    row("stored in a room nobody knows", "I4", [](Evening &evening) { ++evening.database.events; });
    row("shown and not in the database", "I4", [](Evening &evening) {
        evening.ofBob.records.append(
            {Kind::Applied, lobby, 4, Nonce(QStringLiteral("n4")), QStringLiteral("ghost")});
    });
    row("a stranger was pushed a message", "I7", [](Evening &evening) {
        evening.ofEve.records.append(Evening::record(evening.ofBob, Kind::Pushed, 2));
    });
    row("a stranger's timeline got a message", "I7", [](Evening &evening) {
        evening.ofEve.records.append(Evening::record(evening.ofBob, Kind::Applied, 2));
    });
    row("a stranger heard somebody type", "I7", [](Evening &evening) {
        evening.ofEve.records.append({Kind::Heard, lobby, 0, {}, QStringLiteral("typing")});
    });
}

void FaultCheckerTest::everyForgeryIsFound()
{
    QFETCH(const Falsify, falsify);
    QFETCH(const QString, invariant);
    Evening evening;
    falsify(evening);
    const QStringList broken = evening.broken();
    QVERIFY2(broken.contains(invariant),
             qPrintable(QStringLiteral("found: ") + broken.join(QLatin1Char(' '))));
}

void FaultCheckerTest::aJournalSurvivesWhatCutsIt()
{
    const QTemporaryDir directory;
    const QString path = directory.filePath(QStringLiteral("journal"));
    const Record first{Record::Kind::Acknowledged, lobby, 7, Nonce(QStringLiteral("n")), {}};
    const Record second{Record::Kind::Intended, lobby, 0, {}, QStringLiteral("grüß dich")};
    {
        Journal journal(path);
        journal.add(first);
    }
    {
        Journal journal(path); // a process started anew continues
        journal.add(second);
    }
    QCOMPARE(Journal::read(path), QList({first, second}));
    QFile file(path);
    QVERIFY(file.resize(file.size() - 1)); // killed inside the write
    QCOMPARE(Journal::read(path), QList({first}));
    Journal(path).add(second);
    QCOMPARE(Journal::read(path), QList({first, second}));
}

QTEST_GUILESS_MAIN(FaultCheckerTest)
#include "tst_faultchecker.moc"
