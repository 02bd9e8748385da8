#include "app/core/memory/memoryoutboxstore.h"
#include "app/core/outbox/outbox.h"
#include "tests/support/clienttestkit.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const RoomId room1(QStringLiteral("r1"));
const RoomId room2(QStringLiteral("r2"));
const Error temporary{ErrorCode::Temporary, QStringLiteral("later"), std::nullopt};
const Nonce a(QStringLiteral("a"));
const Error forbidden{ErrorCode::Forbidden, QStringLiteral("You may not write here."), std::nullopt};

/// Stays when a program ends, and answers when the test says so.
struct Disk
{
    ManualClock clock;
    ManualTimerScheduler timers{clock};
    MemoryOutboxStore store{timers};

    void turn() { timers.advance(milliseconds{0}); }
};

struct Box
{
    ClientWorld world;
    Disk ownDisk;
    Disk &disk;
    MemoryOutboxStore &store;
    QStringList sent;
    QList<OutboxEntry> commands;
    QList<Continuation<Result<SendResult, Error>>> waiting;
    Outbox outbox;

    explicit Box(Disk *shared = nullptr)
        : disk(shared ? *shared : ownDisk)
        , store(disk.store)
        , outbox(
              store, world.timers, [this] { return world.random; },
              [this](const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done) {
                  sent.append(entry.nonce.toString());
                  commands.append(entry);
                  waiting.append(std::move(done));
              })
    {
    }
    void add(const char *nonce, const Command &command, const RoomId &room = room1)
    {
        OutboxEntry entry = makeEntry(room.toString(), QString::fromLatin1(nonce));
        entry.command = command;
        outbox.add(entry);
        disk.turn();
    }
    void add(const char *nonce, const RoomId &room = room1)
    {
        outbox.add(makeEntry(room.toString(), QString::fromLatin1(nonce)));
        disk.turn();
    }
    /// Takes up what the disk has.
    void load()
    {
        outbox.load([](const Result<Ok, Error> &) {});
        disk.turn();
    }
    void yes(Seq seq = 1) { waiting.takeFirst()(SendResult{seq, milliseconds{5}}); }
    void no(const Error &error) { waiting.takeFirst()(error); }
    OutboxEntry first(const RoomId &room = room1) { return outbox.entries(room).constFirst(); }
};

QStringList list(std::initializer_list<const char *> names)
{
    QStringList all;
    for (const char *name : names)
        all.append(QString::fromLatin1(name));
    return all;
}

} // namespace

class tst_Outbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOnDiskBeforeItIsSent()
    {
        Box box;
        box.outbox.setOnline(true);
        box.outbox.add(makeEntry(QStringLiteral("r1"), QStringLiteral("a")));
        QVERIFY(box.sent.isEmpty()); // the disk has not answered
        QCOMPARE(box.first().state, OutboxEntry::State::Storing);
        box.disk.turn();
        QCOMPARE(box.sent, list({"a"}));
        QCOMPARE(box.store.all().size(), 1);
    }

    void fullDiskIsSaidAndNothingIsSent()
    {
        Box box;
        box.outbox.setOnline(true);
        box.store.setFailure(Error{ErrorCode::Internal, QStringLiteral("The disk is full."), std::nullopt});
        box.add("a");
        QCOMPARE(box.first().state, OutboxEntry::State::NotStored);
        QCOMPARE(box.first().failure, QStringLiteral("The disk is full."));
        QVERIFY(box.sent.isEmpty());
    }

    void whatWasNotStoredIsStoredWhenItIsTriedAgain()
    {
        Box box;
        box.outbox.setOnline(true);
        box.store.setFailure(Error{ErrorCode::Internal, QStringLiteral("The disk is full."), std::nullopt});
        box.add("a");
        box.outbox.retry(Nonce(QStringLiteral("a")));
        box.disk.turn();
        QCOMPARE(box.first().state, OutboxEntry::State::NotStored);
        box.store.setFailure(std::nullopt);
        box.outbox.retry(Nonce(QStringLiteral("a")));
        QVERIFY(box.sent.isEmpty());
        box.disk.turn();
        QCOMPARE(box.store.all().size(), 1);
        QCOMPARE(box.sent, list({"a"}));
    }

    void whatWasNotStoredCanBeDiscarded()
    {
        Box box;
        box.store.setFailure(Error{ErrorCode::Internal, QStringLiteral("The disk is full."), std::nullopt});
        box.add("a");
        box.outbox.discard(Nonce(QStringLiteral("a")));
        QVERIFY(box.outbox.rooms().isEmpty());
    }

    void whatWasKeptGoesBeforeWhatWasAddedMeanwhile()
    {
        Disk disk;
        {
            Box box(&disk);
            box.add("a");
        }
        Box box(&disk);
        box.outbox.setOnline(true);
        box.outbox.load([](const Result<Ok, Error> &) {});
        box.outbox.add(makeEntry(QStringLiteral("r1"), QStringLiteral("b")));
        disk.turn();
        QCOMPARE(box.sent, list({"a"}));
        box.yes();
        QCOMPARE(box.sent, list({"a", "b"}));
    }

    void whatIsHereAlreadyIsNotTakenUpAgain()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.load();
        QCOMPARE(box.outbox.entries(room1).size(), 1);
        QCOMPARE(box.first().state, OutboxEntry::State::Sent);
        QCOMPARE(box.sent, list({"a"}));
    }

    void whatWaitsForARoomThatIsClosedHasFailed()
    {
        Disk disk;
        {
            Box box(&disk);
            box.outbox.setOnline(true);
            box.add("a");
            box.add("b");
            box.add("c", room2);
            box.outbox.giveUp(room1, QStringLiteral("It is closed."));
            QCOMPARE(box.first().state, OutboxEntry::State::Failed);
            QCOMPARE(box.outbox.entries(room1).at(1).failure, QStringLiteral("It is closed."));
            QCOMPARE(box.first(room2).state, OutboxEntry::State::Sent);
            box.no(Error{ErrorCode::Forbidden, QStringLiteral("late"), std::nullopt});
            QCOMPARE(box.first().failure, QStringLiteral("It is closed."));
        }
        Box box(&disk);
        box.load();
        QCOMPARE(box.first().failure, QStringLiteral("It is closed."));
        box.outbox.retry(Nonce(QStringLiteral("a")));
        box.outbox.setOnline(true);
        QVERIFY(box.sent.contains(QStringLiteral("a")));
    }

    void answersOfTheDiskAfterItsEndAreHarmless()
    {
        Disk disk;
        {
            Box box(&disk);
            box.outbox.load([](const Result<Ok, Error> &) { QFAIL("the outbox is gone"); });
            box.outbox.add(makeEntry(QStringLiteral("r1"), QStringLiteral("a")));
        }
        disk.turn();
        QCOMPARE(disk.store.all().size(), 1);
    }

    void sendsNothingWhileOffline()
    {
        Box box;
        box.add("a");
        box.world.advance(seconds{60});
        QVERIFY(box.sent.isEmpty());
        QCOMPARE(box.first().state, OutboxEntry::State::Queued);
        box.outbox.setOnline(true);
        QCOMPARE(box.sent, list({"a"}));
    }

    void keepsTheOrderWithOneOutstandingPerRoom()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.add("b");
        box.add("c");
        QCOMPARE(box.sent, list({"a"}));
        box.yes();
        QCOMPARE(box.sent, list({"a", "b"}));
        box.yes();
        box.yes();
        QCOMPARE(box.sent, list({"a", "b", "c"}));
        QVERIFY(box.store.all().isEmpty());
        QVERIFY(box.outbox.rooms().isEmpty());
    }

    void roomsDoNotWaitForEachOther()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a", room1);
        box.add("b", room2);
        QCOMPARE(box.sent, list({"a", "b"}));
    }

    void acknowledgedSaysWhereItIs()
    {
        Box box;
        QSignalSpy acknowledged(&box.outbox, &Outbox::acknowledged);
        box.outbox.setOnline(true);
        box.add("a");
        box.yes(42);
        QCOMPARE(acknowledged.count(), 1);
        QCOMPARE(acknowledged.at(0).at(0).value<OutboxEntry>().nonce.toString(), QStringLiteral("a"));
        QCOMPARE(acknowledged.at(0).at(1).value<SendResult>().seq, 42);
    }

    void survivesACrashInOrderWithTheSameNonces()
    {
        Disk disk;
        {
            Box box(&disk);
            box.outbox.setOnline(true);
            box.add("a");
            box.add("b");
        }
        Box box(&disk);
        box.load();
        QCOMPARE(box.outbox.entries(room1).size(), 2);
        QCOMPARE(box.first().state, OutboxEntry::State::Queued);
        box.outbox.setOnline(true);
        box.yes();
        QCOMPARE(box.sent, list({"a", "b"}));
    }

    void lostConnectionSendsAgainWithTheSameNonce()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.outbox.setOnline(false);
        box.no(temporary); // the connection's answer to what was outstanding
        QCOMPARE(box.first().state, OutboxEntry::State::Queued);
        box.outbox.setOnline(true);
        QCOMPARE(box.sent, list({"a", "a"}));
        box.yes();
        QVERIFY(box.outbox.entries(room1).isEmpty());
    }

    void tenSecondsWithoutAnswerIsNotSentYet()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.world.advance(seconds{10} - milliseconds{1});
        QCOMPARE(box.first().state, OutboxEntry::State::Sent);
        box.world.advance(milliseconds{1});
        QCOMPARE(box.first().state, OutboxEntry::State::Queued);
        QCOMPARE(box.store.all().size(), 1);
        box.world.advance(seconds{1});
        QCOMPARE(box.sent, list({"a", "a"}));
    }

    void lateYesCountsAndLateNoDoesNot()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.world.advance(seconds{11}); // given up and sent again
        box.no(forbidden);
        QCOMPARE(box.first().state, OutboxEntry::State::Sent);
        box.world.advance(seconds{12});
        QCOMPARE(box.sent.size(), 3);
        box.yes();
        QVERIFY(box.outbox.entries(room1).isEmpty());
        box.yes(); // of the other try
        QVERIFY(box.outbox.entries(room1).isEmpty());
    }

    void temporaryErrorsAreRetriedWithGrowingDelay()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        for (const int delay : {750, 1500, 3000, 3000, 3000}) { // a server that is back is found soon
            const auto before = box.sent.size();
            box.no(temporary);
            QCOMPARE(box.first().state, OutboxEntry::State::Queued);
            box.world.advance(milliseconds{delay - 1});
            QCOMPARE(box.sent.size(), before);
            box.world.advance(milliseconds{1});
            QCOMPARE(box.sent.size(), before + 1);
        }
    }

    void twoClientsDoNotRetryTogether()
    {
        Box box;
        box.world.random = 0;
        box.outbox.setOnline(true);
        box.add("a");
        box.no(temporary);
        box.world.advance(milliseconds{500});
        QCOMPARE(box.sent, list({"a", "a"}));
    }

    void anAcknowledgementSaysThatTheServerStoresAgain()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a", room1);
        for (int refusal = 0; refusal < 3; ++refusal) {
            box.no(temporary);
            box.world.advance(seconds{4});
        }
        box.no(temporary);
        box.add("b", room2);
        QCOMPARE(box.sent, list({"a", "a", "a", "a", "b"}));
        box.yes();
        QCOMPARE(box.sent, list({"a", "a", "a", "a", "b", "a"}));
        box.no(temporary); // wrongly hoped: not the first delay again
        box.world.advance(milliseconds{2999});
        QCOMPARE(box.sent.size(), 6);
        box.world.advance(milliseconds{1});
        QCOMPARE(box.sent.size(), 7);
    }

    void noAcknowledgementShortensWhatTheServerAskedFor()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a", room1);
        box.no(Error{ErrorCode::RateLimited, QString(), milliseconds{7000}});
        box.add("b", room2);
        box.yes();
        QCOMPARE(box.sent, list({"a", "b"}));
        box.world.advance(milliseconds{7000});
        QCOMPARE(box.sent, list({"a", "b", "a"}));
    }

    void rateLimitWaitsAsLongAsTheServerSays()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.add("b");
        box.no(Error{ErrorCode::RateLimited, QString(), milliseconds{7000}});
        box.world.advance(milliseconds{6999});
        QCOMPARE(box.sent, list({"a"}));
        box.world.advance(milliseconds{1});
        QCOMPARE(box.sent, list({"a", "a"}));
    }

    void newMessageDoesNotOvertakeOneThatWaitsForItsRetry()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.no(temporary);
        box.add("b");
        QCOMPARE(box.sent, list({"a"}));
        box.world.advance(seconds{1});
        QCOMPARE(box.sent, list({"a", "a"}));
    }

    void refusalForGoodFailsWithItsSentenceAndLetsTheNextGo()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.add("b");
        box.no(forbidden);
        QCOMPARE(box.first().state, OutboxEntry::State::Failed);
        QCOMPARE(box.first().failure, forbidden.message);
        QCOMPARE(box.store.all().constFirst().state, OutboxEntry::State::Failed);
        QCOMPARE(box.sent, list({"a", "b"}));
    }

    void failedStaysFailedOverARestart()
    {
        Disk disk;
        {
            Box box(&disk);
            box.outbox.setOnline(true);
            box.add("a");
            box.no(forbidden);
        }
        Box box(&disk);
        box.load();
        box.outbox.setOnline(true);
        QVERIFY(box.sent.isEmpty());
        QCOMPARE(box.first().failure, forbidden.message);
    }

    void retryGoesToTheEndOfTheQueue()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.no(forbidden);
        box.add("b");
        box.add("c");
        box.outbox.retry(Nonce(QStringLiteral("a")));
        QStringList order;
        for (const OutboxEntry &entry : box.outbox.entries(room1))
            order.append(entry.nonce.toString());
        QCOMPARE(order, list({"b", "c", "a"}));
        box.yes();
        box.yes();
        QCOMPARE(box.sent, list({"a", "b", "c", "a"}));
        QVERIFY(box.first().failure.isEmpty());
    }

    void onlyFailedOnesCanBeRetriedOrDiscarded()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        box.outbox.retry(Nonce(QStringLiteral("a")));
        box.outbox.discard(Nonce(QStringLiteral("a")));
        box.outbox.discard(Nonce(QStringLiteral("unknown")));
        QCOMPARE(box.sent, list({"a"}));
        QCOMPARE(box.store.all().size(), 1);
        box.no(forbidden);
        box.outbox.discard(Nonce(QStringLiteral("a")));
        QVERIFY(box.store.all().isEmpty());
        QVERIFY(box.outbox.rooms().isEmpty());
    }

    void eventBeforeTheReplyIsAsGood()
    {
        Box box;
        QSignalSpy acknowledged(&box.outbox, &Outbox::acknowledged);
        box.outbox.setOnline(true);
        box.add("a");
        box.add("b");
        box.outbox.eventArrived(eventOf(box.first(), {}, SendResult{1, {}}));
        QVERIFY(box.store.all().size() == 1);
        QCOMPARE(box.sent, list({"a", "b"}));
        box.yes(); // the reply of a, too late to matter
        QCOMPARE(acknowledged.count(), 0);
        QCOMPARE(box.first().nonce.toString(), QStringLiteral("b"));
        QCOMPARE(box.first().state, OutboxEntry::State::Sent);
    }

    void everyCommandIsSentInOrder()
    {
        Box box;
        box.add("a", MessageBody{QStringLiteral("hello"), 3});
        box.add("b", EditBody{1, QStringLiteral("hi")});
        box.add("c", ReactionBody{2, QStringLiteral("+1"), true});
        box.add("d", DeleteBody{2});
        QVERIFY(box.sent.isEmpty());
        box.outbox.setOnline(true);
        for (Seq seq = 10; seq < 13; ++seq)
            box.yes(seq);
        QCOMPARE(box.sent, list({"a", "b", "d"})); // nobody reacts to what is deleted
        QVERIFY(std::holds_alternative<MessageSendFrame>(frameOf(box.commands.at(0))));
        QCOMPARE(std::get<MessageEditFrame>(frameOf(box.commands.at(1))).text, QStringLiteral("hi"));
        QCOMPARE(std::get<MessageDeleteFrame>(frameOf(box.commands.at(2))).target, 2);
    }

    void aReactionToggledTwiceWhileItWaitsIsNotSent()
    {
        Box box;
        box.add("a", ReactionBody{1, QStringLiteral("+1"), true});
        box.add("b", ReactionBody{1, QStringLiteral("-1"), true});
        box.add("c", ReactionBody{1, QStringLiteral("+1"), false});
        box.add("d", ReactionBody{1, QStringLiteral("-1"), true}); // it says so already
        QCOMPARE(box.store.all().size(), 1);
        box.outbox.setOnline(true);
        QCOMPARE(box.sent, list({"b"}));
    }

    void aReactionThatMayBeThereIsTakenBackByAnother()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a", ReactionBody{1, QStringLiteral("+1"), true});
        box.outbox.setOnline(false);
        box.add("b", ReactionBody{1, QStringLiteral("+1"), false});
        box.outbox.setOnline(true);
        box.waiting.removeFirst();
        box.yes(2);
        QCOMPARE(box.sent, list({"a", "a", "b"}));
    }

    void anEditThatWaitsTakesTheNewerWords()
    {
        Box box;
        box.add("a", EditBody{1, QStringLiteral("one")});
        box.add("b", EditBody{1, QStringLiteral("two")});
        box.add("c", EditBody{2, QStringLiteral("other")});
        QCOMPARE(box.store.all().size(), 2);
        QCOMPARE(box.store.all().constFirst().words(), QStringLiteral("two"));
        box.outbox.setOnline(true);
        box.add("d", EditBody{1, QStringLiteral("three")}); // "two" is on its way
        QCOMPARE(box.store.all().size(), 3);
    }

    void wordsThatWaitCanBeChangedAndTakenBack()
    {
        Box box;
        box.add("a");
        box.add("b");
        QVERIFY(box.outbox.amend(room1, a, QStringLiteral("better")));
        QVERIFY(box.outbox.withdraw(room1, Nonce(QStringLiteral("b"))));
        QVERIFY(!box.outbox.amend(room1, Nonce(QStringLiteral("b")), QStringLiteral("gone")));
        QVERIFY(!box.outbox.withdraw(room2, a));
        QCOMPARE(box.store.all().size(), 1);
        QCOMPARE(box.store.all().constFirst().words(), QStringLiteral("better"));
        box.outbox.setOnline(true);
        QCOMPARE(box.commands.constFirst().words(), QStringLiteral("better"));
        QCOMPARE(box.sent, list({"a"}));
    }

    // The nonce stands for what was sent first.
    void whatMayBeThereIsChangedByWhatFollows()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a", MessageBody{QStringLiteral("first"), 0});
        box.add("b");
        QVERIFY(box.outbox.amend(room1, a, QStringLiteral("better")));
        QCOMPARE(box.first().words(), QStringLiteral("better"));
        box.outbox.setOnline(false);
        box.waiting.clear();
        box.outbox.setOnline(true);
        QCOMPARE(std::get<MessageSendFrame>(frameOf(box.commands.constLast())).text, QStringLiteral("first"));
        box.yes(7);
        const auto edit = std::get<MessageEditFrame>(frameOf(box.commands.constLast()));
        QCOMPARE(edit.target, 7);
        QCOMPARE(edit.text, QStringLiteral("better"));
        QVERIFY(edit.nonce != a);
        QCOMPARE(box.store.all().size(), 2);
        box.yes(8);
        QCOMPARE(box.sent.constLast(), QStringLiteral("b"));
    }

    void whatIsToFollowSurvivesARestart()
    {
        Disk disk;
        {
            Box box(&disk);
            box.outbox.setOnline(true);
            box.add("a");
            QVERIFY(box.outbox.amend(room1, a, QStringLiteral("better")));
            QVERIFY(box.outbox.withdraw(room1, a));
        }
        Box box(&disk);
        box.load();
        box.outbox.setOnline(true);
        QCOMPARE(box.sent, list({"a"}));
        box.outbox.eventArrived(eventOf(box.first(), {}, SendResult{9, {}})); // it had arrived
        QCOMPARE(std::get<MessageDeleteFrame>(frameOf(box.commands.constLast())).target, 9);
        QCOMPARE(disk.store.all().size(), 1);
    }

    void whatIsKeptFromTheLastTimeMayBeThere()
    {
        Disk disk;
        {
            Box box(&disk);
            box.add("a", MessageBody{QStringLiteral("first"), 0});
        }
        Box box(&disk);
        box.load();
        QVERIFY(box.outbox.amend(room1, a, QStringLiteral("better")));
        box.outbox.setOnline(true);
        QCOMPARE(std::get<MessageSendFrame>(frameOf(box.commands.constLast())).text, QStringLiteral("first"));
        box.yes(3);
        QCOMPARE(std::get<MessageEditFrame>(frameOf(box.commands.constLast())).text,
                 QStringLiteral("better"));
    }

    void aRefusedMessageKeepsItsLastWords()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a");
        QVERIFY(box.outbox.amend(room1, a, QStringLiteral("better")));
        box.no(forbidden);
        QCOMPARE(box.first().state, OutboxEntry::State::Failed);
        QVERIFY(!box.first().sequel);
        QCOMPARE(box.first().words(), QStringLiteral("better"));
        QVERIFY(box.outbox.amend(room1, a, QStringLiteral("best"))); // and goes out again
        QCOMPARE(box.commands.constLast().words(), QStringLiteral("best"));
        QVERIFY(box.outbox.withdraw(room1, a));
        box.no(forbidden);
        QVERIFY(box.store.all().isEmpty());
    }

    void refusedChangesAreSaidAndForgotten()
    {
        Box box;
        QSignalSpy refused(&box.outbox, &Outbox::refused);
        box.outbox.setOnline(true);
        box.add("a", EditBody{1, QStringLiteral("better")});
        box.add("b", ReactionBody{2, QStringLiteral("+1"), true});
        box.add("c");
        bool isStoredMeanwhile = false;
        connect(
            &box.outbox, &Outbox::refused, this, [&] { isStoredMeanwhile = box.store.all().size() == 3; },
            Qt::SingleShotConnection);
        box.no(forbidden);
        QVERIFY(isStoredMeanwhile); // the words are kept until somebody else has them
        box.no(forbidden);
        QCOMPARE(refused.count(), 2);
        QCOMPARE(refused.at(0).at(0).value<OutboxEntry>().words(), QStringLiteral("better"));
        QCOMPARE(refused.at(0).at(1).value<Error>().message, forbidden.message);
        QCOMPARE(box.sent, list({"a", "b", "c"}));
        QCOMPARE(box.store.all().size(), 1);
    }

    void aChangeThatCannotBeStoredIsRefused()
    {
        Box box;
        QSignalSpy refused(&box.outbox, &Outbox::refused);
        box.outbox.setOnline(true);
        box.store.setFailure(Error{ErrorCode::Internal, QStringLiteral("The disk is full."), std::nullopt});
        box.add("a", DeleteBody{1});
        QCOMPARE(refused.count(), 1);
        QVERIFY(box.outbox.rooms().isEmpty());
        QVERIFY(box.sent.isEmpty());
    }

    void wordsForARoomThatIsLostStayAsMessages()
    {
        Box box;
        QSignalSpy refused(&box.outbox, &Outbox::refused);
        box.outbox.setOnline(true);
        box.add("a", EditBody{1, QStringLiteral("edited")});
        box.add("b", ReactionBody{1, QStringLiteral("+1"), true});
        box.add("c", DeleteBody{1}, room2);
        box.outbox.giveUp(room1, QStringLiteral("It is closed."));
        QCOMPARE(box.outbox.entries(room1).size(), 1);
        QVERIFY(box.first().as<MessageBody>());
        QCOMPARE(box.first().words(), QStringLiteral("edited"));
        QCOMPARE(box.first().failure, QStringLiteral("It is closed."));
        QVERIFY(box.first().nonce != a); // that one may stand for the edit
        QVERIFY(box.outbox.hasWords(room1));
        QVERIFY(!box.outbox.hasWords(room2));
        QCOMPARE(box.store.all().size(), 2);
        QCOMPARE(refused.count(), 0);
    }

    void anEditThatComesTooLateForItsRoomStaysAsAMessage()
    {
        Box box;
        box.outbox.setOnline(true);
        box.add("a", EditBody{1, QStringLiteral("edited")});
        box.no(Error{ErrorCode::RoomNotFound, QStringLiteral("No such room."), std::nullopt});
        QCOMPARE(box.first().state, OutboxEntry::State::Failed);
        QCOMPARE(box.first().words(), QStringLiteral("edited"));
    }

    void answersAfterItsEndAreHarmless()
    {
        Continuation<Result<SendResult, Error>> late;
        {
            ClientWorld world;
            MemoryOutboxStore store(world.timers);
            Outbox outbox(store, world.timers, Backoff::systemRandom(),
                          [&](const OutboxEntry &, auto done) { late = std::move(done); });
            outbox.setOnline(true);
            outbox.add(makeEntry(QStringLiteral("r1"), QStringLiteral("a")));
            world.turn();
        }
        late(SendResult{1, milliseconds{0}});
    }
};

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_outbox.moc"
