#include "app/core/memory/memorycache.h"
#include "app/core/memory/memorytokenstore.h"
#include "app/core/presence/presencebook.h"
#include "app/core/rooms/draftbook.h"
#include "app/core/rooms/readmarker.h"
#include "app/core/rooms/roombook.h"
#include "app/core/rooms/strangers.h"
#include "shared/protocol/mentions.h"
#include "tests/support/clienttestkit.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const QString r1 = QStringLiteral("r1");
const RoomId room(r1);
const UserId ann(QStringLiteral("u_ann"));

struct Book
{
    RoomBook book{makeUser(QStringLiteral("me"))};
    Timeline log{room, book.self().id};
    QSignalSpy added{&book, &RoomBook::roomAdded};
    QSignalSpy changed{&book, &RoomBook::roomChanged};
    QSignalSpy removed{&book, &RoomBook::roomRemoved};

    Book() { book.addOrUpdate(makeRoom(r1)); }
    const RoomBook::Entry &entry() const { return *book.find(room); }
    void message(Seq seq, const char *text = "hi", const char *sender = "ann")
    {
        happen(makeMessage(r1, seq, QString::fromLatin1(sender), QString::fromUtf8(text)));
    }
    void apply(Seq seq, EventBody body)
    {
        Event event = makeMessage(r1, seq, QStringLiteral("ann"));
        event.body = std::move(body);
        happen(event);
    }
    void edit(Seq seq, Seq target, const char *text)
    {
        apply(seq, EditBody{target, QString::fromLatin1(text)});
    }
    void move(MembershipBody::Change change, Seq seq, const char *who)
    {
        apply(seq, MembershipBody{change, UserId(QStringLiteral("u_") + QString::fromLatin1(who))});
    }
    void happen(const Event &event)
    {
        log.apply({event});
        book.eventsApplied({event}, log);
    }
};

struct Reader
{
    ClientWorld world;
    QList<Seq> sent;
    QList<Continuation<Result<Ok, Error>>> answers;
    ReadMarker marker{world.timers, [this](const RoomId &, Seq seq, Continuation<Result<Ok, Error>> done) {
                          sent.append(seq);
                          answers.append(std::move(done));
                      }};
};

} // namespace

class tst_Rooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomsComeChangeAndGo()
    {
        Book b;
        QCOMPARE(b.added.count(), 1);
        b.book.addOrUpdate(makeRoom(r1));
        QCOMPARE(b.changed.count(), 0);
        Room renamed = makeRoom(r1);
        renamed.name = QStringLiteral("new");
        b.book.addOrUpdate(renamed);
        QCOMPARE(b.changed.count(), 1);
        QCOMPARE(b.book.title(room), QStringLiteral("new"));
        b.book.setRooms({makeRoom(QStringLiteral("r2"))});
        QCOMPARE(b.removed.count(), 1);
        QCOMPARE(b.book.roomIds(), QList{RoomId(QStringLiteral("r2"))});
        QVERIFY(!b.book.find(room));
    }

    void directRoomsAreNamedAfterTheOtherPerson()
    {
        Book b;
        Room direct = makeRoom(QStringLiteral("d"));
        direct.name.clear();
        direct.kind = RoomKind::Direct;
        direct.peer = makeUser(QStringLiteral("ann"));
        b.book.addOrUpdate(direct);
        QCOMPARE(b.book.title(direct.id), QStringLiteral("ANN"));
        User renamed = *direct.peer;
        renamed.displayName = QStringLiteral("Anna");
        b.book.addUsers({renamed});
        QCOMPARE(b.book.title(direct.id), QStringLiteral("Anna"));
    }

    void strangersHaveTheirIdAsName()
    {
        Book b;
        QCOMPARE(b.book.user(ann).displayName, QStringLiteral("u_ann"));
        QSignalSpy users(&b.book, &RoomBook::usersChanged);
        b.book.addUsers({makeUser(QStringLiteral("ann"))});
        b.book.addUsers({makeUser(QStringLiteral("ann"))});
        QCOMPARE(b.book.user(ann).displayName, QStringLiteral("ANN"));
        QCOMPARE(users.count(), 1);
    }

    void unreadCountsWhatOthersWroteAfterTheMark()
    {
        Book b;
        b.book.setRead(room, 2);
        b.message(2);
        b.message(3);
        b.message(4, "mine", "me");
        b.message(5);
        QCOMPARE(b.entry().unread, 2);
        QCOMPARE(b.entry().room.headSeq, 5);
        b.book.setRead(room, 3);
        QCOMPARE(b.entry().unread, 1);
        b.book.setRead(room, 1);
        QCOMPARE(b.entry().unread, 1);
        QCOMPARE(b.entry().room.readSeq, 3);
    }

    void whatWaitsCountsAsDone()
    {
        Book b;
        b.message(1);
        b.message(2, "hello @me");
        b.message(3, "mine", "me");
        const auto wait = [&b](const QList<Command> &commands) {
            QList<OutboxEntry> entries;
            for (const Command &command : commands) {
                entries.append(makeEntry(r1, QStringLiteral("n")));
                entries.last().command = command;
            }
            const QSet<Seq> changed = b.log.setPending(entries);
            for (const Seq seq : changed)
                b.book.messageChanged(room, seq, b.log);
        };
        wait({EditBody{3, QStringLiteral("better")}, DeleteBody{2}});
        QCOMPARE(b.entry().lastMessage->text, QStringLiteral("better"));
        QVERIFY(b.entry().lastMessage->waits);
        QCOMPARE(b.entry().unread, 1);
        QCOMPARE(b.entry().mentions, 0);
        wait({}); // refused
        QCOMPARE(b.entry().lastMessage->text, QStringLiteral("mine"));
        QCOMPARE(b.entry().unread, 2);
        QCOMPARE(b.entry().mentions, 1);
    }

    void whatIsNotHereIsUnreadToo()
    {
        Book b;
        const RoomId busy(QStringLiteral("busy"));
        b.book.addOrUpdate(makeRoom(busy.toString(), 20'000, 40));
        QCOMPARE(b.book.find(busy)->unread, 19'960);
        Timeline log(busy, b.book.self().id);
        for (Seq seq = 19'991; seq <= 20'000; ++seq) {
            const bool own = seq % 2 == 0;
            const Event event =
                makeMessage(busy.toString(), seq, own ? QStringLiteral("me") : QStringLiteral("ann"));
            log.apply({event});
            b.book.eventsApplied({event}, log);
        }
        QCOMPARE(b.book.find(busy)->unread, 19'955); // without the own ones, where that is known
        QCOMPARE(b.book.unreadAfter(busy, 19'994), 3);
        QCOMPARE(b.book.unreadAfter(busy, 19'900), 95);
        b.book.setRead(busy, 19'998);
        QCOMPARE(b.book.find(busy)->unread, 1);
        b.book.setRead(busy, 20'000);
        QCOMPARE(b.book.find(busy)->unread, 0);
    }

    void descriptionFromTheServerDoesNotUnread()
    {
        Book b;
        b.message(5);
        b.book.setRead(room, 5);
        b.book.addOrUpdate(makeRoom(r1, 3, 2));
        QCOMPARE(b.entry().room.readSeq, 5);
        QCOMPARE(b.entry().room.headSeq, 5);
        QCOMPARE(b.entry().unread, 0);
    }

    void anEditMovesAMentionInAndOut()
    {
        Book b;
        b.message(1, "hello");
        QCOMPARE(b.entry().mentions, 0);
        b.edit(2, 1, "hello @me");
        QCOMPARE(b.entry().mentions, 1);
        QCOMPARE(b.entry().unread, 1);
        b.edit(3, 1, "hello all");
        QCOMPARE(b.entry().mentions, 0);
        QCOMPARE(b.entry().unread, 1);
        b.book.setRead(room, 3);
        b.edit(4, 1, "hello @me"); // read is read
        QCOMPARE(b.entry().mentions, 0);
    }

    void whatArrivesAfterItsDeletionIsNeverShown()
    {
        Book b;
        b.apply(2, DeleteBody{1});
        b.message(1, "secret @me");
        QCOMPARE(b.entry().unread, 0);
        QCOMPARE(b.entry().mentions, 0);
        QVERIFY(b.entry().lastMessage->deleted);
        QVERIFY(b.entry().lastMessage->text.isEmpty());
    }

    void whatArrivesAfterItsEditIsTheEdit()
    {
        Book b;
        b.edit(3, 1, "now @me");
        b.edit(2, 1, "before");
        b.message(1, "first");
        QCOMPARE(b.entry().mentions, 1);
        QCOMPARE(b.entry().lastMessage->text, QStringLiteral("now @me"));
    }

    void anOlderEditThatArrivesLateChangesNothing()
    {
        Book b;
        b.message(1, "first");
        b.edit(3, 1, "newest");
        b.edit(2, 1, "older @me");
        QCOMPARE(b.entry().lastMessage->text, QStringLiteral("newest"));
        QCOMPARE(b.entry().mentions, 0);
    }

    void joinsAndLeavesMoveTheCount()
    {
        Book b;
        b.book.addOrUpdate(makeRoom(r1, 10)); // two people at event 10
        QSignalSpy joined(&b.book, &RoomBook::memberJoined);
        b.move(MembershipBody::Change::Join, 11, "ann");
        QCOMPARE(b.entry().room.memberCount, 3);
        b.move(MembershipBody::Change::Leave, 12, "bob");
        b.move(MembershipBody::Change::Leave, 13, "ann");
        QCOMPARE(b.entry().room.memberCount, 1);
        b.move(MembershipBody::Change::Join, 5, "zoe"); // history: was counted
        QCOMPARE(b.entry().room.memberCount, 1);
        QCOMPARE(joined.count(), 1);
        b.book.addOrUpdate(makeRoom(r1, 12)); // a description that was overtaken
        QCOMPARE(b.entry().room.memberCount, 1);
        b.book.addOrUpdate(makeRoom(r1, 14));
        QCOMPARE(b.entry().room.memberCount, 2);
    }

    void readElsewhereCounts()
    {
        Book b;
        b.message(1);
        b.message(2);
        b.book.applyRead({room, UserId(QStringLiteral("u_me")), 1});
        QCOMPARE(b.entry().unread, 1);
        b.book.applyRead({room, ann, 2});
        QCOMPARE(b.entry().unread, 1);
        QCOMPARE(b.book.readByPeer(room), 0); // only direct rooms have a double check
    }

    void peerOfDirectRoomHasRead()
    {
        Book b;
        Room direct = makeRoom(QStringLiteral("d"));
        direct.peer = makeUser(QStringLiteral("ann"));
        b.book.addOrUpdate(direct);
        b.book.applyRead({direct.id, ann, 7});
        b.book.applyRead({direct.id, ann, 5});
        QCOMPARE(b.book.readByPeer(direct.id), 7);
    }

    void mentionsAreCounted()
    {
        Book b;
        b.message(1, "hello @me");
        b.message(2, "hello");
        QCOMPARE(b.entry().unread, 2);
        QCOMPARE(b.entry().mentions, 1);
        b.apply(3, DeleteBody{1});
        QCOMPARE(b.entry().unread, 1);
        QCOMPARE(b.entry().mentions, 0);
    }

    void whatNamesTheRoomNamesEverybodyInIt()
    {
        Book b;
        b.apply(1, MessageBody{QStringLiteral("@room tea!"), 0, {}, true});
        b.message(2, "@room, says somebody who may not");
        QCOMPARE(b.entry().unread, 2);
        QCOMPARE(b.entry().mentions, 1);
        b.edit(3, 1, "never mind");
        QCOMPARE(b.entry().mentions, 0);
    }

    void previewFollowsTheNewestMessage()
    {
        Book b;
        b.message(5, "newest");
        b.message(3, "from history");
        QCOMPARE(b.entry().lastMessage->text, QStringLiteral("newest"));
        b.apply(6, EditBody{5, QStringLiteral("edited")});
        QCOMPARE(b.entry().lastMessage->text, QStringLiteral("edited"));
        b.apply(7, EditBody{3, QStringLiteral("not the newest")});
        QCOMPARE(b.entry().lastMessage->text, QStringLiteral("edited"));
        b.apply(8, DeleteBody{5});
        QVERIFY(b.entry().lastMessage->text.isEmpty());
    }

    void mentionIsAWord_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("mentioned");
        const auto row = [](const char *text, bool mentioned) {
            QTest::newRow(text) << QString::fromUtf8(text) << mentioned;
        };
        row("@ann", true);
        row("@Ann: look", true);
        row("(@ann)", true);
        row("thanks @ann.", true);
        row("@ann...", true);
        row("@anna and @ann", true);
        row("@anna", false);
        row("@ann.smith", false);
        row("@ann-2", false);
        row("bob@ann", false);
        row("ann", false);
        row("@ ann", false);
    }
    void mentionIsAWord()
    {
        QFETCH(QString, text);
        QFETCH(bool, mentioned);
        QCOMPARE(mentions(text, QStringLiteral("ann")), mentioned);
        QVERIFY(!mentions(text, QString()));
    }

    void manyRoomsAreNotBelieved()
    {
        Book b;
        for (std::size_t i = 0; i < RoomBook::mostRooms + 100; ++i)
            b.book.addOrUpdate(makeRoom(QString::number(i)));
        QCOMPARE(static_cast<std::size_t>(b.book.roomIds().size()), RoomBook::mostRooms);
    }

    void presenceSnapshotThenChanges()
    {
        PresenceBook book;
        QSignalSpy changed(&book, &PresenceBook::changed);
        QSignalSpy reset(&book, &PresenceBook::reset);
        QVERIFY(book.presence(ann).presence == Presence::Offline);
        book.setAll({{ann, Presence::Online, milliseconds{0}}});
        QCOMPARE(book.onlineCount(), 1);
        book.apply({ann, Presence::Online, milliseconds{0}});
        QCOMPARE(changed.count(), 0);
        book.apply({ann, Presence::Offline, milliseconds{77}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(book.onlineCount(), 0);
        QCOMPARE(book.presence(ann).lastSeen, milliseconds{77});
        book.clear();
        book.clear();
        QCOMPARE(reset.count(), 2);
    }

    void readMarksAreSentOnceASecondNewestOnly()
    {
        Reader r;
        r.marker.setOnline(true);
        r.marker.mark(room, 1);
        r.marker.mark(room, 2);
        r.marker.mark(room, 3);
        QCOMPARE(r.sent, QList<Seq>{1});
        r.world.advance(seconds{1});
        QCOMPARE(r.sent, (QList<Seq>{1, 3}));
        r.marker.mark(room, 2);
        r.world.advance(seconds{5});
        QCOMPARE(r.sent.size(), 2);
    }

    void readWhileOfflineIsToldLater()
    {
        Reader r;
        r.marker.mark(room, 4);
        r.world.advance(seconds{5});
        QVERIFY(r.sent.isEmpty());
        r.marker.setOnline(true);
        QCOMPARE(r.sent, QList<Seq>{4});
    }

    void lostReadMarkIsToldAgainAndRefusedOneIsNot()
    {
        Reader r;
        r.marker.setOnline(true);
        r.marker.mark(room, 4);
        r.marker.setOnline(false);
        r.answers.takeFirst()(Error{ErrorCode::Temporary, QString(), std::nullopt});
        r.world.advance(seconds{1});
        r.marker.setOnline(true);
        QCOMPARE(r.sent, (QList<Seq>{4, 4}));
        r.answers.takeFirst()(Error{ErrorCode::RoomNotFound, QString(), std::nullopt});
        r.world.advance(seconds{5});
        QCOMPARE(r.sent.size(), 2);
    }

    void draftsAreSavedAfterAPauseAndAtTheEnd()
    {
        ClientWorld world;
        MemoryCache cache(world.timers);
        {
            DraftBook drafts(cache, world.timers);
            drafts.setDraft(room, QStringLiteral("h"));
            world.advance(milliseconds{499});
            drafts.setDraft(room, QStringLiteral("he"));
            world.advance(milliseconds{499});
            QVERIFY(cache.contents().drafts.isEmpty());
            world.advance(milliseconds{1});
            QCOMPARE(cache.contents().drafts.value(room), QStringLiteral("he"));
            drafts.setDraft(room, QString());
        }
        QVERIFY(cache.contents().drafts.isEmpty());
    }

    void theDirectoryGoesOnUntilThereIsSomethingToShow()
    {
        ClientWorld world;
        world.api.roomsAnswers = {{{}, QStringLiteral("c1")},
                                  {{}, QStringLiteral("c2")},
                                  {{makeRoom(QStringLiteral("r9"))}, QStringLiteral("c3")}};
        Book b;
        RoomActions actions(world.api, b.book);
        std::optional<RoomsPage> page;
        actions.directory(QStringLiteral("tea"), {}, [&page](const Result<RoomsPage, Error> &answer) {
            if (answer)
                page = *answer;
        });
        world.advance(seconds{1});
        QVERIFY(page);
        QCOMPARE(page->rooms.size(), 1);
        QCOMPARE(page->next, QStringLiteral("c3"));
        QCOMPARE(world.api.actions,
                 QStringList({QStringLiteral("rooms tea after "), QStringLiteral("rooms tea after c1"),
                              QStringLiteral("rooms tea after c2")}));
        QVERIFY(!b.book.find(RoomId(QStringLiteral("r9"))));
    }

    void strangersAreAskedForOnce()
    {
        ClientWorld world;
        world.api.usersAnswer = {makeUser(QStringLiteral("ann"))};
        Book b;
        RoomActions actions(world.api, b.book);
        Strangers strangers(actions, b.book, world.timers);
        strangers.met(ann);
        strangers.met(UserId(QStringLiteral("u_ghost")));
        strangers.met(UserId());
        world.advance(seconds{1});
        QCOMPARE(world.api.actions, QStringList{QStringLiteral("users u_ann u_ghost")});
        QCOMPARE(b.book.user(ann).displayName, QStringLiteral("ANN"));
        strangers.met(ann);
        strangers.met(UserId(QStringLiteral("u_ghost")));
        world.advance(seconds{1});
        QCOMPARE(world.api.actions.size(), 1);
    }

    void memoryCacheGivesPagesFromTheEnd()
    {
        ClientWorld world;
        MemoryCache cache(world.timers);
        QList<Event> events;
        for (Seq seq = 1; seq <= 10; ++seq)
            events.prepend(makeMessage(r1, seq, QStringLiteral("ann")));
        cache.storeEvents(events);
        const auto seqs = [&](Seq before, int limit) {
            QList<Seq> result{-1}; // no answer
            cache.events(room, before, limit, [&result](const Result<Cache::Page, Error> &page) {
                result.clear();
                for (const Event &event : page->events)
                    result.append(event.seq);
            });
            world.turn();
            return result;
        };
        QCOMPARE(seqs(0, 3), (QList<Seq>{8, 9, 10}));
        QCOMPARE(seqs(3, 5), (QList<Seq>{1, 2}));
        QCOMPARE(seqs(1, 5), QList<Seq>());
        cache.removeRoom(room);
        QCOMPARE(seqs(0, 3), QList<Seq>());
    }

    void memoryTokenStoreAnswersLaterAndInOrder()
    {
        ClientWorld world;
        MemoryTokenStore store(world.timers);
        QStringList answers;
        const QString account = QStringLiteral("ann@host");
        const auto read = [&] {
            store.read(account, [&](const Result<std::optional<QString>, Error> &found) {
                answers.append(found->value_or(QStringLiteral("none")));
            });
        };
        read();
        store.write(account, token,
                    [&](const Result<Ok, Error> &) { answers.append(QStringLiteral("written")); });
        read();
        store.remove(account, [&](const Result<Ok, Error> &) { answers.append(QStringLiteral("removed")); });
        read();
        QVERIFY(answers.isEmpty());
        world.turn();
        QCOMPARE(answers, (QStringList{QStringLiteral("none"), QStringLiteral("written"), token,
                                       QStringLiteral("removed"), QStringLiteral("none")}));
    }
};

QTEST_GUILESS_MAIN(tst_Rooms)
#include "tst_rooms.moc"
