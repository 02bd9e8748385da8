#include "app/core/typing/typingnotifier.h"
#include "app/core/typing/wordssharing.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const RoomId room(u"r1"_s);
const RoomId other(u"r2"_s);
const UserId ann(u"u_Ann"_s);

struct Sender
{
    ClientWorld world;
    bool shows = true;
    QStringList sent; // "+", "-" and texts
    TypingNotifier notifier{world.clock, world.timers,
                            [this](const RoomId &, bool active) { sent.append(active ? u"+"_s : u"-"_s); }};

    Sender()
    {
        notifier.showWords([this](const RoomId &) { return shows; },
                           [this](const RoomId &, const QString &text) { sent.append(u"'%1'"_s.arg(text)); });
        notifier.setOnline(true);
    }
    void type(const QString &text) { notifier.inputChanged(room, text); }
};

/// A direct room in which words are seen as they are typed when `mine`, and `by` people want it.
Room directRoom(bool mine, int by)
{
    Room direct = makeRoom(room.toString());
    direct.kind = RoomKind::Direct;
    direct.name.clear();
    direct.peer = makeUser(u"Ann"_s);
    direct.memberCount = 2;
    direct.role = Role::Member;
    direct.preferences = RoomPreferences();
    direct.preferences->wordsAsTyped = mine;
    direct.wordsAsTypedBy = by;
    return direct;
}

struct Talk
{
    ChatWorld world;

    explicit Talk(bool mine = true, int by = 2)
    {
        world.addUser(makeUser(u"Ann"_s));
        world.addRoom(directRoom(mine, by));
        world.goOnline();
    }
    void push(const QString &text) { world.client.link().push(TypingTextPush{room, ann, text}); }
    QStringList texts()
    {
        QStringList list;
        for (const WordsTracker::Words &each : world.session().words().words(room))
            list.append(each.text);
        return list;
    }
    QStringList sent()
    {
        QStringList list;
        for (const TypingTextFrame &frame : world.client.link().all<TypingTextFrame>())
            list.append(frame.text);
        return list;
    }
};

} // namespace

class tst_WordsAsTyped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWholeTextAtMostFourTimesASecond()
    {
        Sender s;
        s.type(u"H"_s);
        s.type(u"He"_s);
        s.world.advance(100ms);
        s.type(u"Hel"_s);
        QCOMPARE(s.sent, (QStringList{u"+"_s, u"'H'"_s}));
        s.world.advance(149ms);
        QCOMPARE(s.sent.size(), 2);
        s.world.advance(1ms);
        QCOMPARE(s.sent.last(), u"'Hel'"_s);
        s.world.advance(1s);
        QCOMPARE(s.sent.size(), 3);
    }
    void whatIsAsTheOthersSeeItIsNotSaidAgain()
    {
        Sender s;
        s.type(u"a"_s);
        s.type(u"ab"_s);
        s.type(u"a"_s);
        s.world.advance(1s);
        QCOMPARE(s.sent, (QStringList{u"+"_s, u"'a'"_s}));
    }
    void thatThereIsNothingAnyMoreIsSaidBeforeTheStop()
    {
        Sender s;
        s.type(u"a"_s);
        s.type(u""_s);
        QCOMPARE(s.sent, (QStringList{u"+"_s, u"'a'"_s, u"''"_s, u"-"_s}));
    }
    void commandsAreNotShown()
    {
        Sender s;
        s.type(u"/topic the party"_s);
        s.world.advance(1s);
        QCOMPARE(s.sent, QStringList());
        s.type(u"a"_s);
        s.type(u"/a"_s);
        QCOMPARE(s.sent.mid(1), (QStringList{u"'a'"_s, u"''"_s, u"-"_s}));
    }
    void fiveHundredCharactersAndNoHalfOnes()
    {
        Sender s;
        s.type(QString(Limits::wordsAsTypedLength - 1, u'a') + u"👍 and more"_s);
        QCOMPARE(s.sent.last().size(), Limits::wordsAsTypedLength - 1 + 2);
    }
    void aPauseIsAsLongAsTheWordsAreSeen()
    {
        Sender s;
        s.type(u"a"_s);
        s.world.advance(5s);
        QCOMPARE(s.sent.size(), 2);
        s.world.advance(1s);
        QCOMPARE(s.sent.mid(2), (QStringList{u"''"_s, u"-"_s}));
    }
    void theMessageSaysItAll()
    {
        Sender s;
        s.type(u"a"_s);
        s.type(u"ab"_s);
        s.notifier.messageSent();
        s.world.advance(10s);
        QCOMPARE(s.sent.size(), 2);
    }
    void offlineNothingIsSentNorLater()
    {
        Sender s;
        s.type(u"a"_s);
        s.type(u"ab"_s);
        s.notifier.setOnline(false);
        s.type(u"abc"_s);
        s.world.advance(10s);
        s.notifier.setOnline(true);
        s.world.advance(10s);
        QCOMPARE(s.sent.size(), 2);
    }
    void whereTheyAreNotWantedTypingIsAllThatIsSaid()
    {
        Sender s;
        s.shows = false;
        s.type(u"a"_s);
        s.world.advance(1s);
        QCOMPARE(s.sent, (QStringList{u"+"_s, u"-"_s}));
    }
    void withTypingTurnedOffNothingIsSaid()
    {
        Sender s;
        s.notifier.setEnabled(false);
        s.type(u"a"_s);
        s.world.advance(1s);
        QCOMPARE(s.sent, QStringList());
    }

    void bothHaveToWantIt_data()
    {
        QTest::addColumn<bool>("mine");
        QTest::addColumn<int>("by");
        QTest::addColumn<int>("members");
        QTest::addColumn<WordsSharing>("sharing");
        QTest::newRow("nobody") << false << 0 << 2 << WordsSharing::Off;
        QTest::newRow("I") << true << 1 << 2 << WordsSharing::Asked;
        QTest::newRow("the other") << false << 1 << 2 << WordsSharing::Offered;
        QTest::newRow("both") << true << 2 << 2 << WordsSharing::On;
        QTest::newRow("a room of eight") << true << 3 << 8 << WordsSharing::On;
        QTest::newRow("a room of nine") << true << 3 << 9 << WordsSharing::Impossible;
    }
    void bothHaveToWantIt()
    {
        QFETCH(bool, mine);
        QFETCH(int, by);
        QFETCH(int, members);
        QFETCH(WordsSharing, sharing);
        Room each = directRoom(mine, by);
        each.memberCount = members;
        QCOMPARE(wordsSharing(each), sharing);
    }

    void theOthersWordsAreSeenUntilTheirMessageIsThere()
    {
        Talk t;
        QSignalSpy changed(&t.world.session().words(), &WordsTracker::changed);
        t.push(u"Hel"_s);
        t.push(u"Hello"_s);
        t.push(u"Hello"_s);
        QCOMPARE(t.texts(), QStringList{u"Hello"_s});
        QCOMPARE(changed.count(), 2);
        t.world.say(room, ann, u"Hello!"_s);
        t.world.client.turn();
        QCOMPARE(t.texts(), QStringList());
    }
    void theyGoWithAStopAnEmptyTextSixSecondsOrTheConnection_data()
    {
        QTest::addColumn<QByteArray>("how");
        for (const char *how : {"stop", "empty", "time", "connection", "turned off"})
            QTest::newRow(how) << QByteArray(how);
    }
    void theyGoWithAStopAnEmptyTextSixSecondsOrTheConnection()
    {
        QFETCH(QByteArray, how);
        Talk t;
        t.push(u"Hello"_s);
        QCOMPARE(t.texts(), QStringList{u"Hello"_s});
        if (how == "stop")
            t.world.client.link().push(TypingPush{room, ann, false, 0ms, 0});
        else if (how == "empty")
            t.push(QString());
        else if (how == "time")
            t.world.client.advance(5999ms);
        else if (how == "connection")
            t.world.client.link().end(1006);
        else
            t.world.client.link().push(RoomUpdatedPush{directRoom(true, 1)});
        if (how == "time") {
            QCOMPARE(t.texts(), QStringList{u"Hello"_s});
            t.world.client.advance(1ms);
        }
        QCOMPARE(t.texts(), QStringList());
    }
    void unwantedOnesAreNotLookedAt()
    {
        Talk t(false, 1);
        t.push(u"Hello"_s);
        QCOMPARE(t.texts(), QStringList());
    }
    void theSessionSendsThemWhileBothWantIt()
    {
        Talk t;
        t.world.session().typingNotifier().inputChanged(room, u"Hi"_s);
        QCOMPARE(t.sent(), QStringList{u"Hi"_s});
        t.world.client.link().push(RoomUpdatedPush{directRoom(true, 1)});
        t.world.client.advance(250ms);
        t.world.session().typingNotifier().inputChanged(room, u"Hi Ann"_s);
        t.world.client.advance(1s);
        QVERIFY(!t.sent().contains(u"Hi Ann"_s));
    }
    void nothingOfThemIsKept()
    {
        Talk t;
        t.push(u"Hello"_s);
        t.world.client.advance(2s);
        QCOMPARE(t.world.session().timeline(room).count(), 0);
        QCOMPARE(t.world.session().rooms().find(room)->unread, 0);
    }
};

QTEST_GUILESS_MAIN(tst_WordsAsTyped)
#include "tst_wordsastyped.moc"
