#include "app/core/connection/connectionnotice.h"
#include "tests/support/clienttestkit.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using Shown = ConnectionNotice::Shown;
using State = ServerConnection::State;
using StopReason = ServerConnection::StopReason;

namespace {

struct Bar
{
    ClientWorld world;
    ConnectionNotice notice{world.clock, world.timers};

    void is(State state, milliseconds untilNext = milliseconds{0}, bool network = true)
    {
        notice.update({state, StopReason::None, network, untilNext});
    }
};

} // namespace

class tst_ConnectionNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingInTheFirstSecond()
    {
        Bar bar;
        bar.is(State::FetchingTicket);
        bar.world.advance(milliseconds{500});
        bar.is(State::Connecting);
        bar.world.advance(milliseconds{499});
        QCOMPARE(bar.notice.shown(), Shown::Nothing);
        bar.world.advance(milliseconds{1});
        QCOMPARE(bar.notice.shown(), Shown::Connecting);
    }

    void quickStartShowsNothingAtAll()
    {
        Bar bar;
        QSignalSpy changed(&bar.notice, &ConnectionNotice::changed);
        bar.is(State::Connecting);
        bar.world.advance(milliseconds{900});
        bar.is(State::Online);
        bar.world.advance(seconds{10});
        QCOMPARE(changed.count(), 0);
    }

    void waitingCountsDown()
    {
        Bar bar;
        bar.is(State::Online);
        bar.is(State::Waiting, milliseconds{5500});
        bar.world.advance(seconds{1});
        QCOMPARE(bar.notice.shown(), Shown::Waiting);
        QList<int> counts{bar.notice.secondsLeft()};
        QObject::connect(&bar.notice, &ConnectionNotice::changed, &bar.notice,
                         [&] { counts.append(bar.notice.secondsLeft()); });
        bar.world.advance(milliseconds{4500});
        QCOMPARE(counts, (QList{5, 4, 3, 2, 1, 0}));
    }

    void amberStaysFourSecondsAlsoWhileAttempting()
    {
        Bar bar;
        bar.is(State::Online);
        bar.is(State::Waiting, milliseconds{1500});
        bar.world.advance(milliseconds{1500}); // amber since 1000
        bar.is(State::Connecting);
        bar.world.advance(milliseconds{3499});
        QCOMPARE(bar.notice.shown(), Shown::Waiting);
        QCOMPARE(bar.notice.secondsLeft(), 0);
        bar.world.advance(milliseconds{1});
        QCOMPARE(bar.notice.shown(), Shown::Connecting);
    }

    void amberIsFollowedByGreenForTwoSeconds()
    {
        Bar bar;
        bar.is(State::Online);
        bar.is(State::Waiting, milliseconds{2000});
        bar.world.advance(milliseconds{2000}); // amber since 1000
        bar.is(State::Online);
        bar.world.advance(milliseconds{2999});
        QCOMPARE(bar.notice.shown(), Shown::Waiting);
        bar.world.advance(milliseconds{1});
        QCOMPARE(bar.notice.shown(), Shown::Back);
        bar.world.advance(milliseconds{1999});
        QCOMPARE(bar.notice.shown(), Shown::Back);
        bar.world.advance(milliseconds{1});
        QCOMPARE(bar.notice.shown(), Shown::Nothing);
        QCOMPARE(bar.world.timers.pending(), 0);
    }

    void troubleDuringGreenHasItsSilentSecond()
    {
        Bar bar;
        bar.is(State::Connecting);
        bar.world.advance(seconds{2});
        bar.is(State::Online);
        QCOMPARE(bar.notice.shown(), Shown::Back);
        bar.is(State::Waiting, milliseconds{9000});
        QCOMPARE(bar.notice.shown(), Shown::Nothing);
        bar.world.advance(seconds{1});
        QCOMPARE(bar.notice.shown(), Shown::Waiting);
    }

    void offlineReplacesTheCountdown()
    {
        Bar bar;
        bar.is(State::Online);
        bar.is(State::Waiting, milliseconds{9000});
        bar.world.advance(milliseconds{1500});
        bar.is(State::Waiting, milliseconds{7500}, false);
        QCOMPARE(bar.notice.shown(), Shown::Offline);
        bar.is(State::Connecting, milliseconds{0}, false);
        QCOMPARE(bar.notice.shown(), Shown::Offline);
        bar.is(State::Online);
        QCOMPARE(bar.notice.shown(), Shown::Back);
    }

    void refusedIsShownAtOnceAndStays()
    {
        Bar bar;
        bar.is(State::Connecting);
        bar.notice.update({State::Offline, StopReason::ClientTooOld, true, milliseconds{0}});
        QCOMPARE(bar.notice.shown(), Shown::Refused);
        QCOMPARE(bar.notice.reason(), StopReason::ClientTooOld);
        bar.world.advance(seconds{60});
        QCOMPARE(bar.notice.shown(), Shown::Refused);
    }

    void stoppedByThePersonShowsNothing()
    {
        Bar bar;
        bar.is(State::Connecting);
        bar.world.advance(seconds{3});
        bar.notice.update({State::Offline, StopReason::Stopped, true, milliseconds{0}});
        QCOMPARE(bar.notice.shown(), Shown::Nothing);
    }

    void followsAConnection()
    {
        ClientWorld world;
        ServerConnection connection(world.dependencies(), [] { return QHash<RoomId, Seq>(); });
        ConnectionNotice notice(world.clock, world.timers);
        notice.watch(connection);
        connection.start(serverUrl, token);
        world.accept();
        world.api.ticketError = ReachError{{ErrorCode::Temporary, QString(), std::nullopt}};
        world.link().end(1006); // attempts after 750 and 2250 ms, the next after 5250 ms
        world.advance(milliseconds{2500});
        QCOMPARE(notice.shown(), Shown::Waiting);
        QCOMPARE(notice.secondsLeft(), 3);
        world.api.ticketError.reset();
        world.advance(milliseconds{2750});
        world.accept();
        world.advance(milliseconds{1});
        QCOMPARE(notice.shown(), Shown::Back);
    }
};

QTEST_GUILESS_MAIN(tst_ConnectionNotice)
#include "tst_connectionnotice.moc"
