#include "app/core/chatsession.h"
#include "app/core/memory/memorycache.h"
#include "app/core/memory/memoryoutboxstore.h"
#include "app/core/outbox/outbox.h"
#include "app/core/presence/presencebook.h"
#include "app/core/rooms/roomactions.h"
#include "app/core/rooms/roombook.h"
#include "app/core/timeline/historyloader.h"
#include "app/core/timeline/timeline.h"
#include "app/core/typing/typingnotifier.h"
#include "app/core/typing/typingtracker.h"
#include "shared/protocol/textrules.h"
#include "tests/support/clienttestkit.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using Delivery = TimelineItem::Delivery;
using StopReason = ServerConnection::StopReason;

namespace {

const QString r1 = QStringLiteral("r1");
const RoomId room(r1);
const UserId ann(QStringLiteral("u_ann"));

struct Chat
{
    ClientWorld world;
    MemoryCache cache{world.timers};
    MemoryOutboxStore store{world.timers};
    std::unique_ptr<ChatSession> session;

    Chat() { begin(); }
    void begin()
    {
        session.reset();
        session = std::make_unique<ChatSession>(
            ChatSession::Account{serverUrl, token, makeUser(QStringLiteral("me"))},
            ChatSession::Dependencies{world.dependencies(), cache, store});
    }
    void syncOf(const QList<Event> &events, Seq head, std::optional<Gap> gap = std::nullopt)
    {
        world.sync = SyncResult{
            {SyncedRoom{makeRoom(r1, head), {}, events, gap}}, {makeUser(QStringLiteral("ann"))}, {}};
    }
    void goOnline()
    {
        session->start();
        world.accept();
    }
    void push(const Event &event) { world.link().push(EventFrame{event}); }
    Timeline &timeline() { return session->timeline(room); }
    /// Seqs of the rows; 0 waits, gaps as "from-to".
    QString shape()
    {
        QStringList parts;
        for (int row = 0; row < timeline().count(); ++row) {
            const TimelineItem &item = timeline().at(row);
            parts.append(item.kind == TimelineItem::Kind::Gap
                             ? QStringLiteral("%1-%2").arg(item.gapFrom).arg(item.seq)
                             : QString::number(item.seq));
        }
        return parts.join(QLatin1Char(' '));
    }
};

QList<Event> messages(Seq from, Seq to)
{
    QList<Event> events;
    for (Seq seq = from; seq <= to; ++seq)
        events.append(makeMessage(r1, seq, QStringLiteral("ann")));
    return events;
}

QList<Event> ownMessages(Seq from, Seq to)
{
    QList<Event> events;
    for (Seq seq = from; seq <= to; ++seq)
        events.append(makeMessage(r1, seq, QStringLiteral("me")));
    return events;
}

Event echoOf(const MessageSendFrame &frame, Seq seq)
{
    Event event = makeMessage(r1, seq, QStringLiteral("me"), frame.text);
    event.nonce = frame.nonce;
    return event;
}

} // namespace

class tst_ChatSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheCacheBeforeThereIsAConnection()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 3, 1)});
        chat.cache.storeUsers({makeUser(QStringLiteral("ann"))});
        chat.cache.storeEvents(messages(1, 3));
        chat.cache.storeDraft(room, QStringLiteral("half a"));
        chat.session->start();
        chat.world.turn();
        QCOMPARE(chat.session->rooms().roomIds(), QList{room});
        QCOMPARE(chat.session->rooms().find(room)->unread, 2);
        QCOMPARE(chat.session->rooms().user(ann).displayName, QStringLiteral("ANN"));
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3"));
        QCOMPARE(chat.session->draft(room), QStringLiteral("half a"));
        QVERIFY(!chat.session->connection().isOnline());
    }

    void startsAgainAfterAStop()
    {
        Chat chat;
        chat.syncOf(messages(1, 2), 2);
        chat.goOnline();
        chat.session->connection().stop();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("first")));
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("second")));
        chat.session->setDraft(room, QStringLiteral("half a"));
        chat.world.turn();
        chat.goOnline();
        QCOMPARE(chat.shape(), QStringLiteral("1 2 0 0"));
        QCOMPARE(chat.session->outbox().entries(room).size(), 2);
        QCOMPARE(chat.session->draft(room), QStringLiteral("half a"));
        QCOMPARE(chat.world.link().all<MessageSendFrame>().size(), 1);
    }

    void asksTheCacheOnceWhenStartedTwice()
    {
        Chat chat;
        chat.store.add(makeEntry(r1, QStringLiteral("n")), [](const Result<Ok, Error> &) {});
        chat.syncOf(messages(1, 2), 2);
        chat.session->start();
        chat.goOnline();
        QCOMPARE(chat.shape(), QStringLiteral("1 2 0"));
        QCOMPARE(chat.session->outbox().entries(room).size(), 1);
    }

    void syncFillsEverything()
    {
        Chat chat;
        chat.syncOf(messages(1, 2), 2);
        chat.world.sync.rooms[0].typing = {ann};
        chat.world.sync.presences = {{ann, Presence::Online, milliseconds{0}}};
        chat.goOnline();
        QCOMPARE(chat.shape(), QStringLiteral("1 2"));
        QCOMPARE(chat.session->typing().typing(room), QList{ann});
        QCOMPARE(chat.session->presence().onlineCount(), 1);
        QCOMPARE(chat.cache.log(room).size(), 2);
        chat.world.advance(seconds{2});
        QCOMPARE(chat.cache.contents().rooms.size(), 1);
        QVERIFY(chat.cache.contents().users.contains(makeUser(QStringLiteral("ann"))));
    }

    void kindsOfANewerServerLeaveNoHole()
    {
        Chat chat;
        QList<Event> events = messages(1, 4);
        events[1].body = UnknownBody{QStringLiteral("firework"), {{QStringLiteral("sparks"), 9}}};
        events[2].body = UnknownBody{QStringLiteral("reaction_add"), {{QStringLiteral("target"), 1}}};
        chat.syncOf(events, 4);
        chat.goOnline();
        Event live = messages(5, 5).constFirst();
        live.body = UnknownBody{QStringLiteral("firework"), {}};
        chat.push(live);
        chat.push(messages(6, 6).constFirst());
        QVERIFY(chat.session->connection().isOnline());
        QCOMPARE(chat.shape(), QStringLiteral("1 4 6"));
        QCOMPARE(chat.timeline().syncPosition(), 6);
        QCOMPARE(chat.session->rooms().find(room)->unread, 3);
        // In the copy, too, so that neither a restart nor a newer program misses anything.
        QVERIFY(chat.cache.log(room).first(3) == events.first(3));
        chat.begin();
        chat.session->start();
        chat.world.turn();
        QCOMPARE(chat.shape(), QStringLiteral("1 4 6"));
        QCOMPARE(chat.timeline().syncPosition(), 6);
    }

    void asksForWhatIsMissingOnly()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 3)});
        chat.cache.storeEvents(messages(1, 3));
        chat.session->start();
        chat.world.turn();
        chat.world.sayHello();
        QCOMPARE(chat.world.link().all<SyncFrame>().constLast().rooms.value(room), 3);
    }

    void pushBeforeTheSyncAnswerIsMerged()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 2)});
        chat.cache.storeEvents(messages(1, 2));
        chat.syncOf(messages(3, 6), 6);
        chat.session->start();
        chat.world.turn();
        chat.world.sayHello();
        chat.push(messages(7, 7).constFirst());
        chat.push(messages(6, 6).constFirst());
        QCOMPARE(chat.shape(), QStringLiteral("1 2")); // early is no gap
        chat.world.answerSync();
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3 4 5 6 7"));
        QCOMPARE(chat.session->rooms().find(room)->unread, 7);
    }

    void liveMessagesBeforeTheirPartWaitForIt()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 2)});
        chat.cache.storeEvents(messages(1, 2));
        chat.session->start();
        chat.world.turn();
        chat.world.sayHello();
        const QSignalSpy arrivals(chat.session.get(), &ChatSession::messageArrived);
        // Another room's part comes first, then a piece of this one's.
        chat.world.sync = SyncResult{{SyncedRoom{makeRoom(QStringLiteral("r0"), 0), {}, {}, {}},
                                      SyncedRoom{makeRoom(r1, 6), {}, messages(3, 4), {}}},
                                     {},
                                     {},
                                     QStringLiteral("more")};
        chat.push(messages(7, 7).constFirst());
        chat.world.answerSync();
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3 4"));
        chat.push(messages(8, 8).constFirst());
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3 4"));
        QCOMPARE(arrivals.count(), 0);
        chat.syncOf(messages(5, 6), 6);
        chat.world.answerSync();
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3 4 5 6 7 8"));
        QCOMPARE(arrivals.count(), 2);
        QVERIFY(chat.session->connection().isOnline());
    }

    void roomsStayUntilTheLastPart()
    {
        Chat chat;
        chat.cache.storeRooms(
            {makeRoom(r1, 2), makeRoom(QStringLiteral("r2")), makeRoom(QStringLiteral("r3"))});
        chat.session->start();
        chat.world.turn();
        chat.world.sayHello();
        const auto part = [](const QString &id, const QString &next) {
            return SyncResult{{SyncedRoom{makeRoom(id, 0), {}, {}, {}}}, {}, {}, next};
        };
        chat.world.sync = part(r1, QStringLiteral("more"));
        chat.world.answerSync();
        QCOMPARE(chat.session->rooms().roomIds().size(), 3);
        chat.world.link().push(RoomAddedPush{makeRoom(QStringLiteral("r0"))}); // its place has passed
        chat.world.sync = part(QStringLiteral("r3"), {});
        chat.world.answerSync();
        QCOMPARE(chat.session->rooms().roomIds(),
                 (QList{RoomId(QStringLiteral("r0")), room, RoomId(QStringLiteral("r3"))}));
    }

    void aCutSyncGoesOnWithWhatItHas()
    {
        Chat chat;
        chat.session->start();
        chat.world.turn();
        chat.world.sayHello();
        chat.world.sync = SyncResult{{SyncedRoom{makeRoom(QStringLiteral("r0"), 0), {}, {}, {}},
                                      SyncedRoom{makeRoom(r1, 9), {}, messages(1, 4), {}}},
                                     {},
                                     {},
                                     QStringLiteral("more")};
        chat.world.answerSync();
        chat.world.link().end(1006);
        chat.world.advance(seconds{1});
        chat.world.sayHello();
        const SyncFrame again = chat.world.link().all<SyncFrame>().constLast();
        QCOMPARE(again.cursor, QString());
        QCOMPARE(again.rooms.value(room), 4);
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3 4"));
    }

    void presencesOfAllPartsCount()
    {
        Chat chat;
        chat.session->start();
        chat.world.turn();
        chat.world.sayHello();
        chat.syncOf(messages(1, 2), 2);
        chat.world.sync.presences = {{ann, Presence::Online, milliseconds{0}}};
        chat.world.sync.next = QStringLiteral("more");
        chat.world.answerSync();
        chat.world.sync =
            SyncResult{{}, {}, {{UserId(QStringLiteral("u_bob")), Presence::Away, milliseconds{0}}}, {}};
        chat.world.answerSync();
        QCOMPARE(chat.session->presence().onlineCount(), 2);
    }

    void connectionLostBetweenPushAndSyncLosesNothing()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 2)});
        chat.cache.storeEvents(messages(1, 2));
        chat.session->start();
        chat.world.turn();
        chat.world.sayHello();
        chat.push(messages(7, 7).constFirst());
        chat.world.link().end(1006);
        chat.world.advance(seconds{1});
        chat.syncOf(messages(3, 7), 7);
        chat.world.sayHello();
        QCOMPARE(chat.world.link().all<SyncFrame>().constLast().rooms.value(room), 2);
        chat.world.answerSync();
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3 4 5 6 7"));
    }

    void sendIsShownAtOnceAndAcknowledgedInPlace()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        const auto nonce = chat.session->sendMessage(room, QStringLiteral("hello"));
        chat.world.turn();
        QVERIFY(nonce.hasValue());
        QCOMPARE(chat.timeline().at(1).delivery, Delivery::Waiting);
        const auto sent = chat.world.link().all<MessageSendFrame>();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.at(0).nonce, *nonce);
        chat.world.reply<MessageSendFrame>(toJson(SendResult{2, milliseconds{9}}));
        QCOMPARE(chat.shape(), QStringLiteral("1 2"));
        QCOMPARE(chat.timeline().at(1).delivery, Delivery::Sent);
        chat.push(echoOf(sent.at(0), 2));
        QCOMPARE(chat.shape(), QStringLiteral("1 2"));
        QVERIFY(chat.store.all().isEmpty());
        QCOMPARE(chat.session->rooms().find(room)->unread, 1);
    }

    void echoBeforeTheReplyIsShownOnce()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.world.turn();
        chat.push(echoOf(chat.world.link().all<MessageSendFrame>().at(0), 2));
        QCOMPARE(chat.shape(), QStringLiteral("1 2"));
        QVERIFY(chat.store.all().isEmpty());
        chat.world.reply<MessageSendFrame>(toJson(SendResult{2, milliseconds{9}}));
        QCOMPARE(chat.shape(), QStringLiteral("1 2"));
    }

    void replyThatOvertakesOthersOpensNoGap()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.world.turn();
        const auto sent = chat.world.link().all<MessageSendFrame>().at(0);
        chat.world.reply<MessageSendFrame>(toJson(SendResult{3, milliseconds{9}}));
        QCOMPARE(chat.shape(), QStringLiteral("1 0"));
        chat.push(messages(2, 2).constFirst());
        QCOMPARE(chat.shape(), QStringLiteral("1 2 0"));
        chat.push(echoOf(sent, 3));
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3"));
    }

    void connectionLostMidMessageDeliversItOnce()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.world.turn();
        const auto first = chat.world.link().all<MessageSendFrame>().at(0);
        chat.world.link().end(1006); // stored or not: nobody knows
        QCOMPARE(chat.timeline().at(1).delivery, Delivery::Waiting);
        chat.syncOf({echoOf(first, 2)}, 2); // it was
        chat.world.advance(seconds{1});
        chat.world.accept();
        QCOMPARE(chat.shape(), QStringLiteral("1 2"));
        QVERIFY(chat.world.link().all<MessageSendFrame>().isEmpty());
        QVERIFY(chat.store.all().isEmpty());
    }

    void connectionLostBeforeTheServerHadItSendsAgainWithTheSameNonce()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.world.turn();
        const auto first = chat.world.link().all<MessageSendFrame>().at(0);
        chat.world.link().end(1006);
        chat.syncOf({}, 1);
        chat.world.advance(seconds{1});
        chat.world.accept();
        const auto again = chat.world.link().all<MessageSendFrame>();
        QCOMPARE(again.size(), 1);
        QCOMPARE(again.at(0).nonce, first.nonce);
        chat.world.reply<MessageSendFrame>(toJson(SendResult{2, milliseconds{9}}));
        QCOMPARE(chat.shape(), QStringLiteral("1 2"));
    }

    void unsentMessagesSurviveACrash()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        chat.world.link().end(1006);
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("one")).hasValue());
        chat.world.turn();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("two")).hasValue());
        chat.world.turn();
        chat.begin();
        chat.session->start();
        chat.world.turn();
        QCOMPARE(chat.shape(), QStringLiteral("1 0 0"));
        chat.world.accept();
        QCOMPARE(chat.world.link().all<MessageSendFrame>().constFirst().text, QStringLiteral("one"));
    }

    void refusedTextIsForTheComposer()
    {
        Chat chat;
        chat.goOnline();
        QVERIFY(!chat.session->sendMessage(room, QStringLiteral("  \n ")).hasValue());
        QVERIFY(!chat.session->sendMessage(room, QString(4001, u'x')).hasValue());
        QVERIFY(chat.store.all().isEmpty());
    }

    void serversRefusalIsShownWithItsSentence()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.world.turn();
        chat.world.refuse<MessageSendFrame>(Error{ErrorCode::Forbidden, QStringLiteral("No."), std::nullopt});
        QCOMPARE(chat.timeline().at(1).delivery, Delivery::Failed);
        QCOMPARE(chat.timeline().at(1).failure, QStringLiteral("No."));
    }

    void malformedSendReplyIsAskedAgain()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.world.turn();
        chat.world.reply<MessageSendFrame>({});
        QCOMPARE(chat.timeline().at(1).delivery, Delivery::Waiting);
        chat.world.advance(seconds{1});
        QCOMPARE(chat.world.link().all<MessageSendFrame>().size(), 2);
    }

    void typingGoesOutAndMessageEndsIt()
    {
        Chat chat;
        chat.syncOf({}, 0);
        chat.goOnline();
        chat.session->typingNotifier().inputChanged(room, QStringLiteral("h"));
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.world.turn();
        chat.world.advance(seconds{3});
        const auto typing = chat.world.link().all<TypingFrame>();
        QCOMPARE(typing.size(), 1);
        QVERIFY(typing.at(0).active);
    }

    void typistIsRemovedWithTheirMessageAndWithTheConnection()
    {
        Chat chat;
        chat.syncOf({}, 0);
        chat.goOnline();
        chat.world.link().push(TypingPush{room, ann, true, seconds{6}, 0});
        QCOMPARE(chat.session->typing().typing(room), QList{ann});
        chat.push(messages(1, 1).constFirst());
        QVERIFY(chat.session->typing().typing(room).isEmpty());
        chat.world.link().push(TypingPush{room, ann, true, seconds{6}, 0});
        chat.world.link().push(PresencePush{{ann, Presence::Online, milliseconds{0}}});
        chat.world.link().end(1006);
        QVERIFY(chat.session->typing().typing(room).isEmpty());
        QCOMPARE(chat.session->presence().onlineCount(), 0);
    }

    void onlyLiveMessagesOfOthersAreAnnounced()
    {
        Chat chat;
        QSignalSpy arrived(chat.session.get(), &ChatSession::messageArrived);
        chat.syncOf(messages(1, 3), 3);
        chat.goOnline();
        chat.push(messages(3, 3).constFirst());
        QCOMPARE(arrived.count(), 0);
        chat.push(messages(4, 4).constFirst());
        chat.push(makeMessage(r1, 5, QStringLiteral("me")));
        QCOMPARE(arrived.count(), 1);
    }

    void gapIsFilledOnDemand()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 2)});
        chat.cache.storeEvents(messages(1, 2));
        chat.world.api.log[room] = messages(1, 100);
        chat.syncOf(messages(91, 100), 100, Gap{3, 90});
        chat.goOnline();
        QVERIFY(chat.shape().startsWith(QStringLiteral("1 2 3-90 91")));
        QCOMPARE(chat.world.api.historyCalls.size(), 0);
        chat.session->fillGap(room, 90);
        chat.session->fillGap(room, 90);
        QVERIFY(chat.session->history().isLoading(room));
        chat.world.turn();
        QCOMPARE(chat.world.api.historyCalls.size(), 1);
        QVERIFY(chat.shape().startsWith(QStringLiteral("1 2 3-40 41 42")));
        chat.session->fillGap(room, 40);
        chat.world.turn();
        QCOMPARE(chat.timeline().count(), 100);
        QCOMPARE(chat.cache.log(room).size(), 100);
    }

    void olderComesFromTheCacheWhenItHasTheNextOnes()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 120, 120)});
        chat.cache.storeEvents(messages(31, 120));
        chat.world.api.log[room] = messages(1, 120);
        chat.session->start();
        chat.world.turn();
        QCOMPARE(chat.timeline().firstSeq(), 71);
        chat.session->loadOlder(room);
        chat.world.turn();
        QCOMPARE(chat.timeline().firstSeq(), 31);
        QCOMPARE(chat.world.api.historyCalls.size(), 0);
        chat.session->loadOlder(room);
        chat.world.turn();
        QCOMPARE(chat.timeline().firstSeq(), 1);
        chat.session->loadOlder(room);
        chat.world.turn();
        QCOMPARE(chat.world.api.historyCalls.size(), 1);
    }

    void aLongLogIsSeenThroughAWindow()
    {
        constexpr Seq head = 5'000;
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, head, head)});
        chat.cache.storeEvents(messages(2'001, head)); // what is older has the server
        chat.world.api.log[room] = messages(1, head);
        chat.session->start();
        chat.world.turn();
        Timeline &log = chat.timeline();
        log.setReadAtEnd(false);
        while (log.firstSeq() > 1) {
            chat.session->loadOlder(room);
            chat.world.turn();
            QVERIFY(log.count() <= Timeline::mostRows + Timeline::spareRows);
        }
        QCOMPARE(chat.world.api.historyCalls.size(), 2'000 / 50);
        while (!log.reachesEnd()) {
            chat.session->loadNewer(room);
            chat.world.turn();
            QVERIFY(log.count() <= Timeline::mostRows + Timeline::spareRows);
        }
        QCOMPARE(chat.world.api.historyCalls.size(), 2'000 / 50); // all of it is in the cache now
        QCOMPARE(log.at(log.count() - 1).seq, head);
    }

    void arrivingMessagesPushOutTheOldest()
    {
        Chat chat;
        chat.syncOf(messages(1, 10), 10);
        chat.goOnline();
        for (Seq seq = 11; seq <= 1'000; ++seq)
            chat.push(makeMessage(r1, seq, QStringLiteral("ann")));
        chat.world.advance(LiveFeed::firstStep);
        QVERIFY(chat.timeline().count() <= Timeline::mostRows + Timeline::spareRows);
        QVERIFY(chat.timeline().reachesEnd());
        QCOMPARE(chat.session->rooms().find(room)->unread, 1'000);
        chat.timeline().setReadAtEnd(false); // the reader is somewhere else now: that is what stays
        const Seq first = chat.timeline().firstSeq();
        for (Seq seq = 1'001; seq <= 2'000; ++seq)
            chat.push(makeMessage(r1, seq, QStringLiteral("ann")));
        chat.world.advance(LiveFeed::longestStep);
        QCOMPARE(chat.timeline().firstSeq(), first);
        QVERIFY(!chat.timeline().reachesEnd());
        QSignalSpy shown(&chat.session->history(), &HistoryLoader::shown);
        chat.session->jumpToEnd(room);
        chat.world.turn();
        QCOMPARE(shown.count(), 1);
        QCOMPARE(chat.timeline().at(chat.timeline().count() - 1).seq, 2'000);
    }

    void aJumpGoesAnywhereFromTheCacheOrTheServer()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 1'000, 1'000)});
        chat.cache.storeEvents(messages(501, 999));
        Event deletion = makeMessage(r1, 1'000, QStringLiteral("ann"));
        deletion.body = DeleteBody{600};
        chat.cache.storeEvents({deletion});
        chat.world.api.log[room] = messages(1, 999);
        chat.session->start();
        chat.world.turn();
        QSignalSpy shown(&chat.session->history(), &HistoryLoader::shown);
        chat.session->jumpTo(room, 600);
        chat.world.turn();
        QCOMPARE(shown.count(), 1);
        QVERIFY(chat.timeline().at(chat.timeline().rowOfSeq(600)).deleted);
        chat.session->jumpTo(room, 100);
        QCOMPARE(shown.count(), 1);
        chat.world.turn();
        QCOMPARE(shown.count(), 2);
        QVERIFY(chat.timeline().rowOfSeq(100) > 10);
        QVERIFY(!chat.shape().contains(u'-')); // no gap: there is nothing on the other side of it
        chat.session->jumpTo(room, 101);
        chat.world.turn();
        QCOMPARE(shown.count(), 3); // it is here
        QCOMPARE(chat.world.api.historyCalls.size(), 1);
    }

    void aJumpTakesThePlaceOfWhatIsLoading()
    {
        Chat chat;
        chat.syncOf(messages(901, 950), 950);
        chat.world.api.log[room] = messages(1, 950);
        chat.goOnline();
        chat.session->loadOlder(room);
        chat.session->jumpTo(room, 100);
        chat.world.turn();
        QVERIFY(chat.timeline().rowOfSeq(100) >= 0);
        QVERIFY(chat.timeline().rowOfSeq(900) < 0);
        QVERIFY(!chat.session->history().isLoading(room));
    }

    void ownMessagesWaitAtTheEndWhileTheReaderIsElsewhere()
    {
        Chat chat;
        chat.syncOf(messages(901, 950), 950);
        chat.world.api.log[room] = messages(1, 950);
        chat.goOnline();
        chat.session->jumpTo(room, 100);
        chat.world.turn();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.world.turn();
        QVERIFY(chat.timeline().at(chat.timeline().count() - 1).seq > 0);
        chat.session->jumpToEnd(room);
        chat.world.turn();
        QCOMPARE(chat.timeline().at(chat.timeline().count() - 1).delivery, Delivery::Waiting);
    }

    void aPageThatComesWhenTheWindowHasMovedOnIsDropped()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 200, 200)});
        chat.cache.storeEvents(messages(1, 200));
        chat.syncOf({}, 200);
        chat.goOnline();
        chat.session->loadOlder(room);
        for (Seq seq = 201; seq <= 800; ++seq)
            chat.push(makeMessage(r1, seq, QStringLiteral("ann")));
        chat.world.advance(LiveFeed::firstStep);
        QVERIFY(chat.timeline().reachesEnd());
        QVERIFY2(!chat.shape().contains(u'-'), qPrintable(chat.shape())); // what is known is no gap
    }

    void newsDuringAJumpToTheEndAreShown()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 1'000, 1'000)});
        chat.cache.storeEvents(messages(1, 1'000));
        chat.syncOf({}, 1'000);
        chat.goOnline();
        chat.session->jumpTo(room, 100);
        chat.world.turn();
        QSignalSpy shown(&chat.session->history(), &HistoryLoader::shown);
        chat.session->jumpToEnd(room);
        chat.push(makeMessage(r1, 1'001, QStringLiteral("ann")));
        chat.world.turn();
        QVERIFY(chat.timeline().reachesEnd());
        QCOMPARE(shown.count(), 1);
        QCOMPARE(shown.first().at(1).value<Seq>(), 1'001);
    }

    void onlyTheServerMakesOneWait()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 200, 200)});
        chat.cache.storeEvents(messages(101, 200));
        chat.world.api.log[room] = messages(1, 200);
        chat.syncOf({}, 200);
        chat.goOnline();
        QSignalSpy loading(&chat.session->history(), &HistoryLoader::loadingChanged);
        chat.session->loadOlder(room);
        QVERIFY(!chat.session->history().isLoading(room));
        chat.world.turn();
        QCOMPARE(chat.timeline().firstSeq(), 101);
        QCOMPARE(loading.count(), 0);
        chat.session->loadOlder(room);
        chat.world.turn();
        QCOMPARE(chat.timeline().firstSeq(), 51);
        QCOMPARE(loading.count(), 2);
    }

    void theDiskAnswersAfterTheSessionToNobody()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 200, 1), makeRoom(QStringLiteral("r2"), 1, 0)});
        chat.cache.storeEvents(messages(1, 200));
        chat.session->start();
        chat.session.reset();
        chat.world.turn();
        chat.begin();
        chat.syncOf({}, 200);
        chat.goOnline();
        chat.session->loadOlder(room);
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("hello")).hasValue());
        chat.session.reset();
        chat.world.turn();
        QCOMPARE(chat.store.all().size(), 1);
    }

    void aSessionMayEndWhileItLoads()
    {
        Chat chat;
        chat.cache.storeRooms({makeRoom(r1, 200, 1), makeRoom(QStringLiteral("r2"), 1, 0)});
        chat.cache.storeEvents(messages(1, 200));
        Timer ending;
        QSignalSpy arrived(&chat.session->rooms(), &RoomBook::roomAdded);
        connect(&chat.session->rooms(), &RoomBook::roomAdded, this, [&] {
            ending = chat.world.timers.after(milliseconds{0}, [&chat] { chat.session.reset(); });
        });
        chat.session->start();
        chat.world.turn();
        QVERIFY(!chat.session);
        QCOMPARE(arrived.count(), 2);
    }

    void pagesOfReactionsOnlyAreNotTheEndOfTheWay()
    {
        Chat chat;
        QList<Event> log = messages(1, 200);
        for (Event &event : log) {
            if (event.seq > 50)
                event.body = ReactionBody{1, QString::number(event.seq), true};
        }
        chat.world.api.log[room] = log;
        chat.syncOf(log.mid(190), 200);
        chat.goOnline();
        chat.session->loadOlder(room);
        for (int i = 0; i < 5; ++i)
            chat.world.turn();
        QVERIFY(chat.timeline().count() > 0);
        QCOMPARE(chat.timeline().at(chat.timeline().rowOfSeq(45)).seq, 45);
    }

    void previewsAreRightAfterARestart()
    {
        Chat chat;
        QList<Event> log = messages(1, 120);
        for (Seq seq = 11; seq <= 118; ++seq)
            log[seq - 1].body = ReactionBody{1, QStringLiteral("+1"), true};
        log[118].body = EditBody{9, QStringLiteral("hello @me")};
        log[119].body = DeleteBody{10};
        chat.cache.storeRooms({makeRoom(r1, 120, 8)});
        chat.cache.storeEvents(log);
        chat.session->start();
        chat.world.turn();
        const RoomBook::Entry &entry = *chat.session->rooms().find(room);
        QVERIFY(entry.lastMessage && entry.lastMessage->deleted);
        QCOMPARE(entry.lastMessage->seq, 10);
        QCOMPARE(entry.unread, 1);
        QCOMPARE(entry.mentions, 1);
    }

    void previewsAreRightAfterAGapIsFilled()
    {
        Chat chat;
        QList<Event> log = messages(1, 4);
        log[3].body = DeleteBody{3};
        chat.world.api.log[room] = log;
        chat.syncOf({log[0]}, 1);
        chat.goOnline();
        chat.push(log[3]);
        QCOMPARE(chat.session->rooms().find(room)->lastMessage->seq, 1);
        chat.session->fillGap(room, 3);
        chat.world.turn();
        const RoomBook::Entry &entry = *chat.session->rooms().find(room);
        QCOMPARE(entry.lastMessage->seq, 3);
        QVERIFY(entry.lastMessage->text.isEmpty());
        QCOMPARE(entry.unread, 2); // 1 and 2
    }

    void failedHistoryIsSaidAndCanBeTriedAgain()
    {
        Chat chat;
        chat.syncOf(messages(10, 10), 10);
        chat.goOnline();
        QVERIFY(!chat.session->history().failure(room));
        chat.world.api.actionError = Error{ErrorCode::Temporary, QStringLiteral("down"), std::nullopt};
        chat.session->loadOlder(room);
        chat.world.turn();
        QCOMPARE(chat.session->history().failure(room)->message, QStringLiteral("down"));
        QVERIFY(!chat.session->history().isLoading(room));
        chat.world.api.actionError.reset();
        chat.world.api.log[room] = messages(1, 9);
        chat.session->history().retry(room);
        QVERIFY(!chat.session->history().failure(room));
        chat.world.turn();
        QCOMPARE(chat.timeline().firstSeq(), 1);
    }

    void readIsMarkedHereAtOnceAndToldTheServer()
    {
        Chat chat;
        chat.syncOf(messages(1, 5), 5);
        chat.goOnline();
        chat.session->markRead(room, 4);
        QCOMPARE(chat.session->rooms().find(room)->unread, 1);
        chat.session->markRead(room, 5);
        QCOMPARE(chat.world.link().all<ReadFrame>().size(), 1);
        chat.world.advance(seconds{1});
        QCOMPARE(chat.world.link().all<ReadFrame>().constLast().seq, 5);
    }

    void roomsComeAndGoWhileOnline()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        const RoomId other(QStringLiteral("r2"));
        chat.world.link().push(RoomAddedPush{makeRoom(QStringLiteral("r2"))});
        QVERIFY(chat.session->rooms().find(other));
        chat.world.link().push(RoomRemovedPush{room});
        QVERIFY(!chat.session->rooms().find(room));
        QVERIFY(chat.cache.log(room).isEmpty());
    }

    void whatWasMissedIsToldOfAtTheEndOfASync()
    {
        Chat chat;
        QSignalSpy caughtUp(chat.session.get(), &ChatSession::caughtUp);
        chat.syncOf(messages(1, 2), 2);
        chat.goOnline();
        QVERIFY(caughtUp.isEmpty()); // nobody was here before
        chat.world.link().end(1006);
        chat.world.advance(seconds{1});
        chat.syncOf(messages(3, 5), 5);
        chat.world.accept();
        QCOMPARE(caughtUp.size(), 1);
        QCOMPARE(caughtUp.first().first().value<QList<Event>>().size(), 3);
    }

    void aDraftIsKeptWhenOneIsOutOfARoom()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        chat.session->setDraft(room, QStringLiteral("half a thought"));
        chat.world.advance(seconds{1});
        chat.world.link().push(RoomRemovedPush{room});
        QVERIFY(chat.session->rooms().find(room)->standing == RoomBook::Standing::Former);
        QVERIFY(chat.cache.log(room).isEmpty());
        chat.world.advance(seconds{2});
        chat.begin();
        chat.world.sync = {};
        chat.goOnline();
        QCOMPARE(chat.session->draft(room), QStringLiteral("half a thought"));
        QVERIFY(chat.session->rooms().find(room)->standing == RoomBook::Standing::Former);
        chat.session->setDraft(room, {});
        QVERIFY(!chat.session->rooms().find(room));
    }

    void whatWasNotSentIsKeptWhenOneIsOutOfARoom()
    {
        Chat chat;
        chat.syncOf(messages(1, 2), 2);
        chat.goOnline();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("mine")));
        chat.world.turn();
        QSignalSpy removed(chat.session.get(), &ChatSession::wasRemoved);
        chat.session->typing().setTyping(room, {ann}, seconds{6});
        chat.world.link().push(RoomRemovedPush{room});
        QCOMPARE(removed.count(), 1);
        QVERIFY(chat.session->typing().typing(room).isEmpty());
        QCOMPARE(removed.at(0).at(1).toString(), chat.session->rooms().title(room));
        QVERIFY(chat.session->rooms().find(room)->standing == RoomBook::Standing::Former);
        QCOMPARE(chat.timeline().at(2).delivery, Delivery::Failed);
        QCOMPARE(chat.timeline().at(2).failure, QStringLiteral("You are no longer in this room."));
        QVERIFY(chat.cache.log(room).isEmpty());
        QVERIFY(!chat.session->sendMessage(room, QStringLiteral("more")));
        chat.session->outbox().discard(chat.timeline().at(2).nonce);
        QVERIFY(!chat.session->rooms().find(room));
    }

    void whatWasNotSentIsKeptOverARestart()
    {
        Chat chat;
        chat.syncOf(messages(1, 2), 2);
        chat.goOnline();
        QVERIFY(chat.session->sendMessage(room, QStringLiteral("mine")));
        chat.world.turn();
        chat.world.link().end(1006);
        chat.world.sync = {};
        chat.world.advance(seconds{1});
        chat.world.accept(); // out of it meanwhile
        QVERIFY(chat.session->rooms().find(room)->standing == RoomBook::Standing::Former);
        chat.begin();
        chat.goOnline();
        QVERIFY(chat.session->rooms().find(room)->standing == RoomBook::Standing::Former);
        QCOMPARE(chat.timeline().at(0).failure, QStringLiteral("You are no longer in this room."));
        QVERIFY(chat.world.link().all<MessageSendFrame>().isEmpty());
        chat.world.link().push(RoomAddedPush{makeRoom(r1, 3)});
        QVERIFY(chat.session->rooms().find(room)->standing == RoomBook::Standing::Member);
        chat.session->outbox().retry(chat.session->outbox().entries(room).at(0).nonce);
        QCOMPARE(chat.world.link().all<MessageSendFrame>().size(), 1);
    }

    void whoBroughtOneIntoARoomIsSaid()
    {
        Chat chat;
        chat.goOnline();
        QSignalSpy added(chat.session.get(), &ChatSession::wasAdded);
        QList<Event> log = messages(1, 3);
        log[2].body = MembershipBody{MembershipBody::Change::Join, UserId(QStringLiteral("u_me"))};
        chat.world.api.log[room] = log;
        chat.world.link().push(RoomAddedPush{makeRoom(r1, 3)});
        chat.world.turn();
        QCOMPARE(added.count(), 1);
        QCOMPARE(added.at(0).at(1).value<UserId>(), ann);
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3")); // and what was said before is there
        QVERIFY(chat.session->rooms().find(room)->lastMessage);
    }

    void joiningAndLeavingOneselfIsNotSaid()
    {
        Chat chat;
        chat.goOnline();
        QSignalSpy added(chat.session.get(), &ChatSession::wasAdded);
        QSignalSpy removed(chat.session.get(), &ChatSession::wasRemoved);
        QList<Event> log = messages(1, 2);
        log[1].sender = UserId(QStringLiteral("u_me"));
        log[1].body = MembershipBody{MembershipBody::Change::Join, log[1].sender};
        chat.world.api.log[room] = log;
        chat.world.link().push(RoomAddedPush{makeRoom(r1, 2)});
        chat.world.turn();
        chat.session->roomActions().leave(room, [](const Result<Ok, Error> &) {});
        chat.world.link().push(RoomRemovedPush{room}); // comes before the answer
        chat.world.turn();
        QVERIFY(!chat.session->rooms().find(room));
        QCOMPARE(added.count() + removed.count(), 0);
    }

    void roomActionsUpdateTheBook()
    {
        Chat chat;
        chat.syncOf({}, 0);
        chat.goOnline();
        std::optional<RoomId> created;
        chat.session->roomActions().createRoom(QStringLiteral("new"), RoomKind::Private,
                                               [&](const Result<Room, Error> &made) { created = made->id; });
        chat.session->roomActions().openDirectRoom(ann, [](const Result<Room, Error> &) {});
        chat.session->roomActions().leave(room, [](const Result<Ok, Error> &) {});
        chat.world.turn();
        QVERIFY(created && chat.session->rooms().find(*created));
        QCOMPARE(chat.session->rooms().title(RoomId(QStringLiteral("r_direct"))), QStringLiteral("ANN"));
        QVERIFY(!chat.session->rooms().find(room));
    }

    void editsDeletionsAndReactionsWorkOffline()
    {
        Chat chat;
        chat.syncOf(ownMessages(1, 3), 3);
        chat.goOnline();
        chat.world.link().end(1006);
        QVERIFY(chat.session->editMessage(room, {1}, QStringLiteral("better")));
        chat.session->deleteMessage(room, {3});
        chat.session->react(room, 2, QStringLiteral("👍"), true);
        chat.world.turn();
        QCOMPARE(chat.timeline().at(0).text, QStringLiteral("better"));
        QVERIFY(chat.timeline().at(0).waits);
        QVERIFY(chat.timeline().at(2).deleted);
        QCOMPARE(chat.timeline().at(1).waitingReactions, QStringList{QStringLiteral("👍")});
        QVERIFY(chat.session->rooms().find(room)->lastMessage->deleted); // the preview, too
        chat.begin();                                                    // and after a crash
        chat.session->start();
        chat.world.turn();
        QCOMPARE(chat.timeline().at(0).text, QStringLiteral("better"));
        QVERIFY(chat.session->rooms().find(room)->lastMessage->deleted);
        chat.syncOf({}, 3);
        chat.world.accept();
        QCOMPARE(chat.world.link().all<MessageEditFrame>().at(0).text, QStringLiteral("better"));
        chat.world.reply<MessageEditFrame>(toJson(SendResult{4, milliseconds{9}}));
        QVERIFY(!chat.timeline().at(0).waits && chat.timeline().at(0).edited);
        chat.world.reply<MessageDeleteFrame>(toJson(SendResult{5, milliseconds{9}}));
        QVERIFY(!chat.timeline().at(2).waits && chat.timeline().at(2).deleted);
        chat.world.reply<ReactionFrame>(toJson(SendResult{6, milliseconds{9}}));
        QCOMPARE(chat.timeline().at(1).reactions.size(), 1);
        QVERIFY(chat.timeline().at(1).waitingReactions.isEmpty());
        QVERIFY(chat.store.all().isEmpty());
        QCOMPARE(chat.timeline().lastSeq(), 6);
    }

    void whatANodeCorrectsIsShownAndKept()
    {
        Chat chat;
        chat.syncOf(messages(1, 2), 2);
        chat.goOnline();
        const RoomBook::Entry &entry = *chat.session->rooms().find(room);
        chat.push(makeMessage(r1, 3, QStringLiteral("mallory"), QStringLiteral("hello @me, forged")));
        chat.push(makeMessage(r1, 4, QStringLiteral("mallory"), QStringLiteral("forged, too")));
        QCOMPARE(entry.mentions, 1);
        QSignalSpy arrived(chat.session.get(), &ChatSession::messageArrived);
        chat.push(makeMessage(r1, 3, QStringLiteral("ann"), QStringLiteral("real")));
        Event reaction = makeMessage(r1, 4, QStringLiteral("ann"));
        reaction.body = ReactionBody{1, QStringLiteral("👍"), true};
        chat.push(reaction);
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3"));
        QCOMPARE(chat.timeline().at(2).text, QStringLiteral("real"));
        QCOMPARE(chat.timeline().at(2).sender, ann);
        QCOMPARE(chat.timeline().at(0).reactions.size(), 1);
        QCOMPARE(entry.lastMessage->text, QStringLiteral("real"));
        QCOMPARE(entry.mentions, 0);
        QCOMPARE(entry.unread, 3);
        QVERIFY(chat.cache.log(room).at(3) == reaction);
        QCOMPARE(arrived.count(), 0); // it was announced
        chat.push(makeMessage(r1, 4, QStringLiteral("ann"), QStringLiteral("no reaction")));
        QCOMPARE(chat.shape(), QStringLiteral("1 2 3 4"));
        const auto changes = [&] {
            QSignalSpy changed(&chat.timeline(), &Timeline::rowChanged);
            chat.push(makeMessage(r1, 4, QStringLiteral("ann"), QStringLiteral("no reaction")));
            return changed.count();
        };
        QCOMPARE(changes(), 0); // said twice
    }

    void aBurstIsShownInSteps()
    {
        Chat chat;
        chat.syncOf(messages(1, 10), 10);
        chat.goOnline();
        QSignalSpy inserted(&chat.timeline(), &Timeline::rowsInserted);
        QSignalSpy changed(&chat.session->rooms(), &RoomBook::roomChanged);
        QSignalSpy arrived(chat.session.get(), &ChatSession::messageArrived);
        const auto burst = [&](Seq from, Seq to) {
            for (Seq seq = from; seq <= to; ++seq)
                chat.push(makeMessage(r1, seq, QStringLiteral("ann")));
        };
        burst(11, 1'011);
        QCOMPARE(inserted.count(), LiveFeed::atOnce); // what comes alone is not kept waiting
        chat.world.advance(LiveFeed::firstStep);
        QCOMPARE(inserted.count(), LiveFeed::atOnce + 1);
        QCOMPARE(changed.count(), LiveFeed::atOnce + 1);
        QCOMPARE(arrived.count(), 1'001);
        QCOMPARE(chat.timeline().lastSeq(), 1'011);
        QCOMPARE(chat.session->rooms().find(room)->unread, 1'011);
        burst(1'012, 1'020);
        QCOMPARE(chat.timeline().lastSeq(), 1'011); // it goes on
        chat.world.advance(2 * LiveFeed::firstStep);
        QCOMPARE(chat.timeline().lastSeq(), 1'020);
        chat.world.advance(4 * LiveFeed::firstStep); // and is over
        burst(1'021, 1'021);
        QCOMPARE(chat.timeline().lastSeq(), 1'021);
    }

    void whatABurstHoldsBackIsNotOvertaken()
    {
        Chat chat;
        chat.syncOf(messages(1, 10), 10);
        chat.goOnline();
        for (Seq seq = 11; seq <= 50; ++seq)
            chat.push(makeMessage(r1, seq, QStringLiteral("ann")));
        QVERIFY(chat.timeline().lastSeq() < 50);
        chat.world.link().push(TypingPush{room, ann, true, seconds{6}, 0});
        QCOMPARE(chat.timeline().lastSeq(), 50);
        QCOMPARE(chat.session->typing().typing(room), QList{ann}); // after her message
        for (Seq seq = 51; seq <= 60; ++seq)
            chat.push(makeMessage(r1, seq, QStringLiteral("ann")));
        chat.world.link().end(1006);
        QCOMPARE(chat.timeline().lastSeq(), 60);
    }

    void aConfirmedChangeThatComesEarlyStaysShown()
    {
        Chat chat;
        chat.syncOf(ownMessages(1, 1), 1);
        chat.goOnline();
        QVERIFY(chat.session->editMessage(room, {1}, QStringLiteral("better")));
        chat.world.turn();
        const auto frame = chat.world.link().all<MessageEditFrame>().constFirst();
        chat.world.reply<MessageEditFrame>(toJson(SendResult{3, milliseconds{9}}));
        QCOMPARE(chat.timeline().at(0).text, QStringLiteral("better")); // 2 is somebody else's, on its way
        chat.push(messages(2, 2).constFirst());
        Event echo = makeMessage(r1, 3, QStringLiteral("me"));
        echo.body = EditBody{1, QStringLiteral("better")};
        echo.nonce = frame.nonce;
        chat.push(echo);
        QCOMPARE(chat.timeline().at(0).text, QStringLiteral("better"));
        QVERIFY(!chat.timeline().at(0).waits);
        QCOMPARE(chat.shape(), QStringLiteral("1 2"));
    }

    void wordsOfARefusedEditAreADraft()
    {
        Chat chat;
        chat.syncOf(ownMessages(1, 1), 1);
        chat.goOnline();
        chat.session->setDraft(room, QStringLiteral("half a"));
        QVERIFY(chat.session->editMessage(room, {1}, QStringLiteral("better")));
        chat.world.turn();
        chat.world.refuse<MessageEditFrame>(Error{ErrorCode::Forbidden, QStringLiteral("No."), std::nullopt});
        QCOMPARE(chat.timeline().at(0).text, QStringLiteral("hi"));
        QVERIFY(!chat.timeline().at(0).waits);
        QCOMPARE(chat.session->rooms().find(room)->lastMessage->text, QStringLiteral("hi"));
        QCOMPARE(chat.session->draft(room), QStringLiteral("half a\nbetter"));
        QCOMPARE(chat.cache.contents().drafts.value(room), QStringLiteral("half a\nbetter")); // at once
        QVERIFY(chat.store.all().isEmpty());
    }

    void whatIsRefusedGoesBack()
    {
        Chat chat;
        chat.syncOf(ownMessages(1, 1), 1);
        chat.goOnline();
        QSignalSpy refused(&chat.session->outbox(), &Outbox::refused);
        chat.session->deleteMessage(room, {1});
        chat.session->react(room, 1, QStringLiteral("👍"), true);
        chat.world.turn();
        chat.world.refuse<MessageDeleteFrame>(
            Error{ErrorCode::Forbidden, QStringLiteral("No."), std::nullopt});
        QVERIFY(!chat.timeline().at(0).deleted);
        QCOMPARE(chat.timeline().at(0).text, QStringLiteral("hi"));
        QCOMPARE(chat.timeline().at(0).reactions.size(), 1);
        chat.world.refuse<ReactionFrame>(Error{ErrorCode::Forbidden, QStringLiteral("No."), std::nullopt});
        QVERIFY(chat.timeline().at(0).reactions.isEmpty());
        QCOMPARE(refused.count(), 2);
    }

    void aMessageThatWaitsIsEditedAndDeletedByItsNonce()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.session->start();
        chat.world.turn();
        const auto nonce = chat.session->sendMessage(room, QStringLiteral("helo"));
        const auto other = chat.session->sendMessage(room, QStringLiteral("never mind"));
        chat.world.turn();
        QVERIFY(chat.session->editMessage(room, {0, *nonce}, QStringLiteral(" hello ")));
        QVERIFY(!chat.session->editMessage(room, {0, *nonce}, QStringLiteral("  ")));
        chat.session->deleteMessage(room, {0, *other});
        QVERIFY(!chat.session->editMessage(room, {0, *other}, QStringLiteral("again")));
        chat.world.accept();
        const auto sent = chat.world.link().all<MessageSendFrame>();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.at(0).text, checkedMessageText(QStringLiteral(" hello ")).value());
        chat.world.reply<MessageSendFrame>(toJson(SendResult{2, milliseconds{9}}));
        QVERIFY(
            chat.session->editMessage(room, {0, *nonce}, QStringLiteral("hello!"))); // whoever began earlier
        chat.world.turn();
        QCOMPARE(chat.world.link().all<MessageEditFrame>().constFirst().target, 2);
    }

    void reactionsKeepNoRoomThatOneIsOutOf()
    {
        Chat chat;
        chat.syncOf(messages(1, 1), 1);
        chat.goOnline();
        chat.session->react(room, 1, QStringLiteral("👍"), true);
        chat.world.link().push(RoomRemovedPush{room});
        QVERIFY(!chat.session->rooms().find(room));
        QVERIFY(chat.session->outbox().rooms().isEmpty());
        chat.world.turn();
        QVERIFY(chat.store.all().isEmpty());
    }

    void wordsOfAnEditAreKeptWhenOneIsOutOfTheRoom()
    {
        Chat chat;
        chat.syncOf(ownMessages(1, 1), 1);
        chat.goOnline();
        QVERIFY(chat.session->editMessage(room, {1}, QStringLiteral("better")));
        chat.world.turn();
        chat.world.link().push(RoomRemovedPush{room});
        QVERIFY(chat.session->rooms().find(room)->standing == RoomBook::Standing::Former);
        QCOMPARE(chat.timeline().at(1).text, QStringLiteral("better"));
        QCOMPARE(chat.timeline().at(1).failure, QStringLiteral("You are no longer in this room."));
        QVERIFY(!chat.session->editMessage(room, {1}, QStringLiteral("more")));
    }

    void chosenPresenceIsToldAtEveryConnection()
    {
        Chat chat;
        chat.goOnline();
        chat.session->setPresence(Presence::DoNotDisturb);
        QCOMPARE(chat.world.link().all<PresenceSetFrame>().size(), 1);
        chat.world.link().end(1006);
        chat.world.advance(seconds{1});
        chat.world.accept();
        QVERIFY(chat.world.link().all<PresenceSetFrame>().constFirst().presence == Presence::DoNotDisturb);
    }

    void endOfTheAccountIsSaidOnce()
    {
        Chat chat;
        QSignalSpy ended(chat.session.get(), &ChatSession::ended);
        chat.goOnline();
        chat.world.link().end(4502);
        QCOMPARE(ended.count(), 1);
        QCOMPARE(ended.at(0).at(0).value<StopReason>(), StopReason::Banned);
    }

    void stoppingIsNoEnd()
    {
        Chat chat;
        QSignalSpy ended(chat.session.get(), &ChatSession::ended);
        chat.goOnline();
        chat.session->connection().stop();
        QCOMPARE(ended.count(), 0);
    }

    void answersAfterTheSessionAreHarmless()
    {
        Chat chat;
        chat.syncOf(messages(10, 10), 10);
        chat.goOnline();
        chat.session->loadOlder(room);
        chat.session->roomActions().join(room, [](const Result<Room, Error> &) { QFAIL("nobody is there"); });
        chat.session.reset();
        chat.world.advance(seconds{60});
        QCOMPARE(chat.world.api.tickets, 1);
    }
};

QTEST_GUILESS_MAIN(tst_ChatSession)
#include "tst_chatsession.moc"
