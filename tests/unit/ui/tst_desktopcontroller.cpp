#include "app/ui/desktop/desktopcontroller.h"
#include "tests/support/chatworld.h"
#include "tests/support/desktopparts.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

struct Desktop
{
    QTemporaryDir directory;
    ChatWorld world;
    SettingsController settings{directory.filePath(u"settings.ini"_s)};
    FakeTray tray;
    FakeBadge badge;
    FakeAutostart autostart;
    DesktopController controller{world.client.clock, world.client.timers, settings};
    QSignalSpy shown{&controller, &DesktopController::showRequested};
    QSignalSpy hidden{&controller, &DesktopController::hideRequested};
    QSignalSpy explained{&controller, &DesktopController::explanationRequested};
    RoomId room{u"r_tea"_s};
    UserId ann = makeUser(u"ann"_s).id;

    Desktop()
    {
        world.addUser(makeUser(u"ann"_s));
        world.addRoom(makeRoom(room.toString()));
        world.goOnline();
        controller.setTray(tray);
        controller.setBadge(badge);
        controller.setAutostart(autostart);
        controller.setSession(&world.session());
    }
    void say(const QString &text)
    {
        world.say(room, ann, text);
        world.client.turn();
    }
};

} // namespace

class TestDesktopController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWaitsIsShownEverywhere()
    {
        Desktop d;
        QCOMPARE(d.tray.look.toolTip, u"Nothing new"_s);
        d.say(u"tea?"_s);
        QCOMPARE(d.controller.unread(), 1);
        QCOMPARE(d.badge.count, 1);
        QCOMPARE(d.tray.look.unread, 1);
        QVERIFY(!d.tray.look.isMentioned);
        d.say(u"@me tea?"_s);
        QVERIFY(d.tray.look.isMentioned);
        QCOMPARE(d.badge.count, 2);
        d.controller.setInSight(d.room);
        QCOMPARE(d.badge.count, 0);
        QCOMPARE(d.tray.look.toolTip, u"Nothing new"_s);
    }
    void nothingIsLeftAfterSigningOut()
    {
        Desktop d;
        d.say(u"tea?"_s);
        d.controller.setSession(nullptr);
        QCOMPARE(d.badge.count, 0);
        QCOMPARE(d.tray.look.unread, 0);
        QCOMPARE(d.tray.look.toolTip, u"Not signed in"_s);
        QCOMPARE(d.tray.menu(), (QStringList{u"Hide the window"_s, u"Quit"_s}));
    }
    void closingEndsTheProgramWithoutATray()
    {
        Desktop d;
        QVERIFY(d.controller.closesForGood());
        QCOMPARE(d.explained.count(), 0);
    }
    void closingIsExplainedOnce()
    {
        Desktop d;
        d.tray.setThere(true);
        QVERIFY(!d.controller.closesForGood());
        QCOMPARE(d.explained.count(), 1);
        QCOMPARE(d.hidden.count(), 0);
        d.controller.keepRunning();
        QCOMPARE(d.hidden.count(), 1);
        QVERIFY(!d.controller.closesForGood());
        QCOMPARE(d.explained.count(), 1);
        QCOMPARE(d.hidden.count(), 2);
        const SettingsController next(d.directory.filePath(u"settings.ini"_s));
        QVERIFY(next.hasExplainedRunning());
    }
    void whoDoesNotWantItToKeepRunning()
    {
        Desktop d;
        d.tray.setThere(true);
        d.controller.setKeepsRunning(false);
        QVERIFY(d.controller.closesForGood());
        QVERIFY(!SettingsController(d.directory.filePath(u"settings.ini"_s)).keepsRunning());
    }
    void aClickShowsAndHides()
    {
        Desktop d;
        d.tray.setThere(true);
        d.tray.handlers.clicked({});
        QCOMPARE(d.hidden.count(), 1);
        d.controller.setWindowShown(false);
        QCOMPARE(d.tray.menu().first(), u"Show the window"_s);
        d.tray.handlers.clicked(u"permission"_s);
        QCOMPARE(d.shown.count(), 1);
        QCOMPARE(d.shown.first().first().toString(), u"permission"_s);
    }
    void theMenuChooses()
    {
        Desktop d;
        QSignalSpy calm(&d.controller, &DesktopController::doNotDisturbRequested);
        QSignalSpy quit(&d.controller, &DesktopController::quitRequested);
        d.tray.handlers.chosen(TrayChoice::DoNotDisturb, {});
        QCOMPARE(calm.takeFirst().first().toBool(), true);
        d.controller.setDoNotDisturb(true);
        QVERIFY(d.tray.look.menu.at(1).isChecked);
        d.tray.handlers.chosen(TrayChoice::DoNotDisturb, {});
        QCOMPARE(calm.takeFirst().first().toBool(), false);
        d.tray.handlers.chosen(TrayChoice::Quit, {});
        QCOMPARE(quit.count(), 1);
        d.tray.handlers.chosen(TrayChoice::ShowOrHide, {});
        QCOMPARE(d.hidden.count(), 1);
    }
    /// A desktop's tray may crash; its next one has the icon again.
    void aHiddenWindowIsNotLostWithTheTray()
    {
        Desktop d;
        d.tray.setThere(true);
        d.controller.setWindowShown(false);
        d.tray.setThere(false);
        d.world.client.advance(DesktopController::trayPatience - milliseconds(1));
        QCOMPARE(d.shown.count(), 0);
        d.world.client.advance(milliseconds(1));
        QCOMPARE(d.shown.count(), 1);
    }
    void aTrayThatComesBackInTimeKeepsItHidden()
    {
        Desktop d;
        d.tray.setThere(true);
        d.controller.setWindowShown(false);
        d.tray.setThere(false);
        d.world.client.advance(milliseconds(2000));
        d.tray.setThere(true);
        d.world.client.advance(DesktopController::trayPatience);
        QCOMPARE(d.shown.count(), 0);
    }
    /// Started with the desktop, before its tray.
    void startedHiddenItShowsItselfWhereThereIsNoTray()
    {
        Desktop d;
        d.controller.startHidden();
        QVERIFY(d.controller.startsHidden());
        d.world.client.advance(DesktopController::trayPatience);
        QCOMPARE(d.shown.count(), 1);
    }
    void autostartIsSaidWhenRefused()
    {
        Desktop d;
        QSignalSpy refused(&d.controller, &DesktopController::refused);
        d.controller.setAutostarts(true);
        QVERIFY(d.controller.autostarts());
        QCOMPARE(refused.count(), 0);
        d.autostart.refusal = u"The disk is full."_s;
        d.controller.setAutostarts(false);
        QVERIFY(d.controller.autostarts());
        QCOMPARE(refused.takeFirst().first().toString(), u"The disk is full."_s);
    }
};

QTEST_GUILESS_MAIN(TestDesktopController)
#include "tst_desktopcontroller.moc"
