#include "app/ui/notices/noticecontroller.h"
#include "tests/support/chatworld.h"
#include "tests/support/recordingnotices.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

struct Notices
{
    QTemporaryDir directory;
    ChatWorld world;
    SettingsController settings{directory.filePath(QStringLiteral("settings.ini"))};
    RecordingNotices service;
    NoticeController controller{world.client.clock, world.client.timers, settings};
    QAbstractItemModelTester tester{controller.log()};
    RoomId room{QStringLiteral("r_tea")};
    RoomId other{QStringLiteral("r_other")};
    UserId ann = makeUser(QStringLiteral("ann")).id;

    Notices()
    {
        world.addUser(makeUser(QStringLiteral("ann")));
        for (const RoomId &each : {room, other})
            world.addRoom(makeRoom(each.toString()));
        world.say(room, ann, QStringLiteral("first"));
        world.goOnline();
        controller.setService(&service);
        controller.setSession(&world.session());
        controller.open(room);
    }
    void say(const QString &text)
    {
        world.say(room, ann, text);
        world.client.turn();
    }
    QString reason(int row)
    {
        return controller.log()->index(row).data(NoticeLogModel::ReasonRole).toString();
    }
    NoticeController::Level roomLevel() const { return controller.roomLevel(); }
};

} // namespace

class TestNoticeController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choicesAreKept()
    {
        Notices n;
        QCOMPARE(n.controller.level(), NoticeController::Important);
        n.controller.setLevel(NoticeController::Everything);
        n.controller.setHidesText(true);
        n.controller.setHasSound(false);
        n.controller.setDoNotDisturb(true);
        n.controller.setLevel(NoticeController::AsElsewhere); // is none for all rooms
        NoticeController again(n.world.client.clock, n.world.client.timers, n.settings);
        QCOMPARE(again.level(), NoticeController::Everything);
        QVERIFY(again.hidesText() && !again.hasSound() && again.doNotDisturb());
    }

    void doNotDisturbKeepsNoticesBack()
    {
        Notices n;
        n.controller.setDoNotDisturb(true);
        n.say(QStringLiteral("@me"));
        QVERIFY(n.service.shown.isEmpty());
        n.controller.setDoNotDisturb(false);
        n.say(QStringLiteral("@me"));
        QCOMPARE(n.service.shown.size(), 1);
    }

    void aRoomHasItsOwnLevel()
    {
        Notices n;
        QCOMPARE(n.roomLevel(), NoticeController::AsElsewhere);
        n.controller.chooseRoomLevel(NoticeController::Everything);
        n.world.client.turn();
        QCOMPARE(n.roomLevel(), NoticeController::Everything);
        n.say(QStringLiteral("hello"));
        QCOMPARE(n.service.shown.size(), 1);
        n.controller.open(n.other);
        QCOMPARE(n.roomLevel(), NoticeController::AsElsewhere);
    }

    void whatIsChosenAtOnceHoldsTogether()
    {
        Notices n;
        n.controller.chooseRoomLevel(NoticeController::Nothing);
        n.controller.mute(1); // before the server has answered
        n.world.client.turn();
        QCOMPARE(n.roomLevel(), NoticeController::Nothing);
        QVERIFY(n.controller.isMuted());
        n.controller.markUnread(true);
        n.controller.markUnread(false);
        n.world.client.turn();
        QVERIFY(!n.controller.isMarkedUnread());
    }

    void aMuteEndsByItself()
    {
        Notices n;
        QSignalSpy changed(&n.controller, &NoticeController::roomChanged);
        n.controller.mute(1);
        n.world.client.turn();
        QVERIFY(n.controller.isMuted());
        QVERIFY(!n.controller.mutedText().isEmpty());
        n.say(QStringLiteral("@me"));
        QVERIFY(n.service.shown.isEmpty());
        changed.clear();
        n.world.client.advance(std::chrono::hours(1));
        QVERIFY(!n.controller.isMuted());
        QVERIFY(!changed.isEmpty());
        QCOMPARE(n.controller.mutedText(), QString());
    }

    void untilTomorrowIsEightInTheMorning()
    {
        Notices n;
        n.controller.muteUntilTomorrow();
        n.world.client.turn();
        const auto until = n.world.session().rooms().find(n.room)->room.preferences->mutedUntil;
        const QDateTime then = QDateTime::fromMSecsSinceEpoch(until.count());
        const QDateTime now = QDateTime::fromMSecsSinceEpoch(n.world.client.clock.wall().count());
        QCOMPARE(then.time(), QTime(8, 0));
        QCOMPARE(then.date(), now.date().addDays(1));
        n.controller.unmute();
        n.world.client.turn();
        QVERIFY(!n.controller.isMuted());
    }

    void whatIsRefusedStaysAsItWasAndSaysWhy()
    {
        Notices n;
        n.world.client.api.actionError =
            Error{ErrorCode::Temporary, QStringLiteral("No answer."), std::nullopt};
        n.controller.mute(1);
        n.world.client.turn();
        QVERIFY(!n.controller.isMuted());
        QCOMPARE(n.controller.error(), QStringLiteral("No answer."));
    }

    void whatHappensByItselfIsNotComplainedOf()
    {
        Notices n;
        n.controller.markUnread(true);
        n.world.client.turn();
        n.controller.open(n.other);
        n.world.client.api.actionError =
            Error{ErrorCode::Temporary, QStringLiteral("No answer."), std::nullopt};
        QSignalSpy refused(&n.controller, &NoticeController::refused);
        n.controller.open(n.room);
        n.world.client.turn();
        QVERIFY(refused.isEmpty());
        QVERIFY(n.controller.isMarkedUnread());
    }

    void openingTakesTheMarkOff()
    {
        Notices n;
        n.controller.markUnread(true);
        n.world.client.turn();
        QVERIFY(n.controller.isMarkedUnread());
        n.controller.open(n.other);
        QVERIFY(!n.controller.isMarkedUnread());
        n.controller.open(n.room);
        n.world.client.turn();
        QVERIFY(!n.controller.isMarkedUnread());
    }

    void everyMessageHasItsReason()
    {
        Notices n;
        n.say(QStringLiteral("hello"));
        n.say(QStringLiteral("@me"));
        QCOMPARE(n.controller.log()->rowCount(), 0); // nobody looks
        n.controller.setRoomPageShown(true);
        QCOMPARE(n.controller.log()->rowCount(), 2);
        n.say(QStringLiteral("and more"));
        QCOMPARE(n.controller.log()->rowCount(), 3);
        n.controller.setRoomPageShown(false);
        QCOMPARE(n.controller.log()->rowCount(), 0);
        n.controller.setRoomPageShown(true);
        QVERIFY(n.controller.log()->index(1).data(NoticeLogModel::ToldRole).toBool());
        QVERIFY(n.reason(1).startsWith(QStringLiteral("Shown")));
        QVERIFY(n.reason(2).startsWith(QStringLiteral("Not shown")));
        n.controller.open(n.other);
        QCOMPARE(n.controller.log()->rowCount(), 0);
    }

    void aNoticeLeadsToItsMessage()
    {
        Notices n;
        QSignalSpy opened(&n.controller, &NoticeController::opened);
        n.say(QStringLiteral("@me"));
        const Notice notice = n.service.shown.first();
        n.service.handlers.opened(notice.room, notice.seq, QStringLiteral("permission"));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(0).toString(), n.room.toString());
        QCOMPARE(opened.first().at(1).toLongLong(), notice.seq);
    }

    void aNoticeIsAnsweredAndRead()
    {
        Notices n;
        n.say(QStringLiteral("@me"));
        const Notice notice = n.service.shown.first();
        n.service.handlers.replied(n.room, QStringLiteral("on my way"));
        n.world.client.turn();
        QCOMPARE(n.world.client.link().all<MessageSendFrame>().last().text, QStringLiteral("on my way"));
        n.service.handlers.markedRead(n.room, notice.seq);
        QCOMPARE(n.world.session().rooms().find(n.room)->unread, 0);
        QCOMPARE(n.service.withdrawn, QList{n.room});
    }

    void anAnswerThatCannotBeSentWaitsInTheComposer()
    {
        Notices n;
        n.world.session().setDraft(n.room, QStringLiteral("before"));
        n.service.handlers.replied(n.room, QStringLiteral("  "));
        QCOMPARE(n.world.session().draft(n.room), QStringLiteral("before"));
        const QString tooLong(Limits::messageLength + 1, u'x');
        n.service.handlers.replied(n.room, tooLong);
        QCOMPARE(n.world.session().draft(n.room), QStringLiteral("before\n") + tooLong);
    }

    void afterSigningOutNothingIsShown()
    {
        Notices n;
        n.controller.setRoomPageShown(true);
        n.say(QStringLiteral("@me"));
        QCOMPARE(n.controller.log()->rowCount(), 1);
        n.controller.setSession(nullptr);
        QCOMPARE(n.service.withdrawn, QList{n.room});
        QCOMPARE(n.controller.log()->rowCount(), 0);
        n.service.handlers.replied(n.room, QStringLiteral("too late")); // and nothing breaks
    }
};

QTEST_GUILESS_MAIN(TestNoticeController)
#include "tst_noticecontroller.moc"
