#include "app/ui/desktop/presencecontroller.h"
#include "tests/support/chatworld.h"
#include "tests/support/desktopparts.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace std::chrono_literals;

namespace {

struct Person
{
    ChatWorld world;
    FakeIdle idle;
    PresenceController controller{world.client.clock, world.client.timers};

    Person()
    {
        world.client.hello.heartbeatInterval = 24h; // nobody pings here
        world.goOnline();
        controller.setIdleSource(idle);
        controller.setSession(&world.session());
    }
    /// What the server was told, in order.
    QList<Presence> told()
    {
        QList<Presence> all;
        for (const PresenceSetFrame &frame : world.client.link().all<PresenceSetFrame>())
            all.append(frame.presence);
        return all;
    }
    void leaveNow() { idle.set(world.client.clock.monotonic()); }
};

} // namespace

class TestPresenceController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlineNeedsNoWord()
    {
        Person p;
        QVERIFY(p.controller.shown() == Presence::Online);
        QVERIFY(p.told().isEmpty());
    }
    void aStatusEndsWhenOneSays_data()
    {
        QTest::addColumn<PresenceController::End>("end");
        QTest::addColumn<int>("minutes");
        QTest::newRow("30 minutes") << PresenceController::HalfHour << 30;
        QTest::newRow("1 hour") << PresenceController::Hour << 60;
        QTest::newRow("4 hours") << PresenceController::FourHours << 240;
        QTest::newRow("no end") << PresenceController::Never << 0;
    }
    void aStatusEndsWhenOneSays()
    {
        QFETCH(const PresenceController::End, end);
        QFETCH(const int, minutes);
        Person p;
        QSignalSpy taken(&p.controller, &PresenceController::statusTaken);
        p.controller.setStatus(QStringLiteral("  In a meeting "), end);
        QVERIFY(p.controller.isBusy());
        p.world.client.turn();
        QCOMPARE(taken.size(), 1);
        QVERIFY(!p.controller.isBusy());
        QCOMPARE(p.controller.status(), QStringLiteral("In a meeting"));
        const milliseconds until = p.world.session().self().status.until;
        QVERIFY(until == (minutes > 0 ? p.world.client.clock.wall() + std::chrono::minutes(minutes) : 0ms));
        if (minutes == 0)
            return;
        p.world.client.advance(std::chrono::minutes(minutes));
        QCOMPARE(p.controller.status(), QString());
    }
    void untilTodayIsUntilMidnight()
    {
        Person p;
        p.controller.setStatus(QStringLiteral("Writing"), PresenceController::Today);
        p.world.client.turn();
        const auto end = QDateTime::fromMSecsSinceEpoch(p.world.session().self().status.until.count());
        const auto now = QDateTime::fromMSecsSinceEpoch(p.world.client.clock.wall().count());
        QCOMPARE(end, now.date().addDays(1).startOfDay());
    }
    void aStatusIsTakenBack()
    {
        Person p;
        p.controller.setStatus(QStringLiteral("Writing"), PresenceController::Never);
        p.world.client.turn();
        p.controller.setStatus({}, PresenceController::Hour);
        p.world.client.turn();
        QCOMPARE(p.controller.status(), QString());
        QVERIFY(p.world.session().self().status == Status());
    }
    void whatTheServerRefusesIsSaid()
    {
        Person p;
        p.world.client.api.actionError = Error{ErrorCode::Temporary, QStringLiteral("No time."), {}};
        QSignalSpy taken(&p.controller, &PresenceController::statusTaken);
        p.controller.setStatus(QStringLiteral("Writing"), PresenceController::Hour);
        p.world.client.turn();
        QCOMPARE(p.controller.error(), QStringLiteral("No time."));
        QCOMPARE(p.controller.status(), QString());
        QCOMPARE(taken.size(), 0);
        p.controller.forgetError();
        QCOMPARE(p.controller.error(), QString());
    }
    void awayTenMinutesAfterTheLastTouch()
    {
        Person p;
        p.leaveNow();
        p.world.client.advance(PresenceController::idleToAway - 1ms);
        QVERIFY(p.controller.shown() == Presence::Online);
        p.world.client.advance(1ms);
        QVERIFY(p.told() == QList<Presence>{Presence::Away});
        p.idle.set(std::nullopt);
        QVERIFY((p.told() == QList<Presence>{Presence::Away, Presence::Online}));
    }
    /// The desktop says so late: what has passed counts.
    void whatHasPassedCounts()
    {
        Person p;
        const milliseconds left = p.world.client.clock.monotonic();
        p.world.client.advance(6min);
        p.idle.set(left);
        p.world.client.advance(4min);
        QVERIFY(p.controller.shown() == Presence::Away);
        p.idle.set(std::nullopt);
        p.world.client.advance(20min);
        QVERIFY(p.controller.shown() == Presence::Online);
    }
    void aShortAbsenceIsNone()
    {
        Person p;
        p.leaveNow();
        p.world.client.advance(9min);
        p.idle.set(std::nullopt);
        p.world.client.advance(9min);
        QVERIFY(p.told().isEmpty());
    }
    void whatOneChoseStays()
    {
        Person p;
        p.controller.setChoice(PresenceController::Away);
        p.leaveNow();
        p.world.client.advance(PresenceController::idleToAway);
        p.idle.set(std::nullopt);
        QVERIFY(p.told() == QList<Presence>{Presence::Away});
        p.controller.setChoice(PresenceController::DoNotDisturb);
        p.leaveNow();
        QVERIFY((p.told() == QList<Presence>{Presence::Away, Presence::DoNotDisturb}));
        p.world.client.advance(PresenceController::idleToAway);
        QVERIFY(p.controller.shown() == Presence::DoNotDisturb);
    }
    void theNextSessionHearsOfIt()
    {
        Person p;
        p.controller.setSession(nullptr);
        p.controller.setChoice(PresenceController::Away);
        QSignalSpy changed(&p.controller, &PresenceController::changed);
        p.controller.setSession(&p.world.session());
        QVERIFY(p.told() == QList<Presence>{Presence::Away});
        QCOMPARE(changed.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestPresenceController)
#include "tst_presencecontroller.moc"
