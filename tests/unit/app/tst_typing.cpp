#include "app/core/typing/typingnotifier.h"
#include "app/core/typing/typingtracker.h"
#include "tests/support/clienttestkit.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const RoomId room(QStringLiteral("r1"));
const RoomId other(QStringLiteral("r2"));
const UserId ann(QStringLiteral("u_ann"));
const UserId bob(QStringLiteral("u_bob"));
const UserId me(QStringLiteral("u_me"));

struct Sender
{
    ClientWorld world;
    QStringList sent; // "+r1" and "-r1"
    TypingNotifier notifier{world.clock, world.timers, [this](const RoomId &where, bool active) {
                                sent.append((active ? QStringLiteral("+") : QStringLiteral("-")) +
                                            where.toString());
                            }};

    Sender() { notifier.setOnline(true); }
    void type(const char *text = "h") { notifier.inputChanged(room, QString::fromLatin1(text)); }
};

QStringList expect(std::initializer_list<const char *> frames)
{
    QStringList list;
    for (const char *frame : frames)
        list.append(QString::fromLatin1(frame));
    return list;
}

TypingPush push(const UserId &user, bool active, int expiresIn = 6000)
{
    return {room, user, active, milliseconds{expiresIn}, 0};
}

struct Receiver
{
    ClientWorld world;
    TypingTracker tracker{world.timers, me};
    QSignalSpy changed{&tracker, &TypingTracker::changed};
};

} // namespace

class tst_Typing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstInputStarts()
    {
        Sender s;
        s.type();
        QCOMPARE(s.sent, expect({"+r1"}));
    }

    void blankTextAndCommandsAreNotTyping()
    {
        Sender s;
        s.type("");
        s.type("  \n\t");
        s.type("/away");
        s.world.advance(seconds{10});
        QCOMPARE(s.sent, QStringList());
    }

    void stopsOnceAfterTheLastKey()
    {
        Sender s;
        s.type();
        s.world.advance(milliseconds{999});
        QCOMPARE(s.sent, expect({"+r1"}));
        s.world.advance(milliseconds{1});
        QCOMPARE(s.sent, expect({"+r1", "-r1"}));
        s.world.advance(seconds{60});
        QCOMPARE(s.sent.size(), 2);
    }

    void everyKeyRestartsTheIdleTimer()
    {
        Sender s;
        for (int i = 0; i < 3; ++i) {
            s.type();
            s.world.advance(milliseconds{900});
        }
        QCOMPARE(s.sent, expect({"+r1"}));
        s.world.advance(milliseconds{100});
        QCOMPARE(s.sent, expect({"+r1", "-r1"}));
    }

    void steadyTypingRefreshesEveryThreeSecondsAndNeverStops_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("fast") << 50;
        QTest::newRow("normal") << 200;
        QTest::newRow("slow") << 750;
    }
    void steadyTypingRefreshesEveryThreeSecondsAndNeverStops()
    {
        QFETCH(int, step);
        Sender s;
        for (int at = 0; at < 30'000; at += step) {
            s.type();
            s.world.advance(milliseconds{step});
        }
        QCOMPARE(s.sent.count(QStringLiteral("+r1")), 10);
        QCOMPARE(s.sent.count(QStringLiteral("-r1")), 0);
    }

    void emptiedStopsAtOnce()
    {
        Sender s;
        s.type();
        s.type("");
        QCOMPARE(s.sent, expect({"+r1", "-r1"}));
        s.world.advance(seconds{5});
        QCOMPARE(s.sent.size(), 2);
    }

    void sendingNeedsNoStop()
    {
        Sender s;
        s.type();
        s.notifier.messageSent();
        s.world.advance(seconds{5});
        QCOMPARE(s.sent, expect({"+r1"}));
    }

    void leavingStopsAtOnceAndOnce()
    {
        Sender s;
        s.notifier.leave();
        s.type();
        s.notifier.leave();
        s.notifier.leave();
        QCOMPARE(s.sent, expect({"+r1", "-r1"}));
    }

    void switchingRoomsStopsTheFirst()
    {
        Sender s;
        s.type();
        s.notifier.inputChanged(other, QStringLiteral("x"));
        QCOMPARE(s.sent, expect({"+r1", "-r1", "+r2"}));
        s.world.advance(seconds{1});
        QCOMPARE(s.sent.constLast(), QStringLiteral("-r2"));
    }

    void startsAgainAfterAStop()
    {
        Sender s;
        s.type();
        s.world.advance(milliseconds{1500});
        s.type();
        QCOMPARE(s.sent, expect({"+r1", "-r1", "+r1"}));
    }

    void offlineSendsNothingNowOrLater()
    {
        Sender s;
        s.type();
        s.notifier.setOnline(false);
        s.type("more");
        s.world.advance(seconds{10});
        s.notifier.setOnline(true);
        s.world.advance(seconds{10});
        QCOMPARE(s.sent, expect({"+r1"}));
    }

    void privacySwitchStopsAndStaysSilent()
    {
        Sender s;
        s.type();
        s.notifier.setEnabled(false);
        s.type("more");
        s.world.advance(seconds{10});
        QCOMPARE(s.sent, expect({"+r1", "-r1"}));
        s.notifier.setEnabled(true);
        s.type("again");
        QCOMPARE(s.sent.size(), 3);
    }

    void announcedTimingsAreUsed()
    {
        Sender s;
        s.notifier.setTimings(milliseconds{500}, milliseconds{200});
        s.notifier.setTimings(milliseconds{0}, milliseconds{-1});
        s.type();
        s.world.advance(milliseconds{199});
        QCOMPARE(s.sent.size(), 1);
        s.world.advance(milliseconds{1});
        QCOMPARE(s.sent, expect({"+r1", "-r1"}));
    }

    void typistsStandInTheOrderTheyStarted()
    {
        Receiver r;
        r.tracker.apply(push(bob, true));
        r.tracker.apply(push(ann, true));
        r.tracker.apply(push(bob, true));
        QCOMPARE(r.tracker.typing(room), (QList{bob, ann}));
        QCOMPARE(r.changed.count(), 2);
    }

    void eachTypistExpiresAlone()
    {
        Receiver r;
        r.tracker.apply(push(ann, true));
        r.world.advance(seconds{3});
        r.tracker.apply(push(bob, true));
        r.world.advance(seconds{3});
        QCOMPARE(r.tracker.typing(room), QList{bob});
        r.world.advance(seconds{3});
        QCOMPARE(r.tracker.typing(room), QList<UserId>());
        QCOMPARE(r.changed.count(), 4);
    }

    void refreshProlongs()
    {
        Receiver r;
        for (int i = 0; i < 5; ++i) {
            r.tracker.apply(push(ann, true));
            r.world.advance(seconds{3});
        }
        QCOMPARE(r.tracker.typing(room), QList{ann});
        QCOMPARE(r.changed.count(), 1);
    }

    void stopHasAGrace()
    {
        Receiver r;
        r.tracker.apply(push(ann, true));
        r.tracker.apply(push(ann, false));
        r.world.advance(milliseconds{599});
        QCOMPARE(r.tracker.typing(room), QList{ann});
        r.world.advance(milliseconds{1});
        QCOMPARE(r.tracker.typing(room), QList<UserId>());
    }

    void aStopDoesNotProlong()
    {
        Receiver r;
        r.tracker.apply(push(ann, true));
        r.world.advance(milliseconds{5900});
        r.tracker.apply(push(ann, false)); // the server's, whose end comes a moment before ours
        r.world.advance(milliseconds{99});
        QCOMPARE(r.tracker.typing(room), QList{ann});
        r.world.advance(milliseconds{1});
        QCOMPARE(r.tracker.typing(room), QList<UserId>());
    }

    void startWithinTheGraceDoesNotFlicker()
    {
        Receiver r;
        r.tracker.apply(push(ann, true));
        r.tracker.apply(push(ann, false));
        r.world.advance(milliseconds{300});
        r.tracker.apply(push(ann, true));
        r.world.advance(seconds{5});
        QCOMPARE(r.tracker.typing(room), QList{ann});
        QCOMPARE(r.changed.count(), 1);
    }

    void messageRemovesAtOnce()
    {
        Receiver r;
        r.tracker.apply(push(ann, true));
        r.tracker.apply(push(bob, true));
        r.tracker.messageArrived(room, ann);
        QCOMPARE(r.tracker.typing(room), QList{bob});
        r.tracker.messageArrived(other, bob);
        QCOMPARE(r.tracker.typing(room), QList{bob});
    }

    void leavingAndLosingTheConnectionRemove()
    {
        Receiver r;
        r.tracker.apply(push(ann, true));
        r.tracker.apply(push(bob, true));
        r.tracker.userLeft(room, ann);
        QCOMPARE(r.tracker.typing(room), QList{bob});
        r.tracker.clear();
        QCOMPARE(r.tracker.typing(room), QList<UserId>());
        QCOMPARE(r.changed.count(), 4);
        QCOMPARE(r.world.timers.pending(), 0);
    }

    void oneselfIsNotShown()
    {
        Receiver r;
        r.tracker.apply(push(me, true));
        r.tracker.setTyping(room, {me}, seconds{6});
        QCOMPARE(r.tracker.typing(room), QList<UserId>());
        QCOMPARE(r.changed.count(), 0);
    }

    void syncReplacesTheList()
    {
        Receiver r;
        r.tracker.apply(push(ann, true));
        r.tracker.setTyping(room, {bob}, seconds{6});
        QCOMPARE(r.tracker.typing(room), QList{bob});
        QCOMPARE(r.changed.count(), 2);
        r.world.advance(seconds{6});
        QCOMPARE(r.tracker.typing(room), QList<UserId>());
    }

    void largeRoomsHaveACount()
    {
        Receiver r;
        r.tracker.apply({room, UserId(), true, seconds{6}, 7});
        QCOMPARE(r.tracker.anonymousCount(room), 7);
        r.tracker.apply({room, UserId(), false, seconds{6}, 3});
        QCOMPARE(r.tracker.anonymousCount(room), 3);
        r.world.advance(seconds{6});
        QCOMPARE(r.tracker.anonymousCount(room), 0);
        QCOMPARE(r.changed.count(), 3);
    }

    void hostileServerIsBounded()
    {
        Receiver r;
        for (int i = 0; i < 300; ++i)
            r.tracker.apply(push(UserId(QString::number(i)), true, 1'000'000'000));
        QCOMPARE(r.tracker.typing(room).size(), 100);
        r.world.advance(TypingTracker::longestLifetime);
        QCOMPARE(r.tracker.typing(room).size(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_Typing)
#include "tst_typing.moc"
