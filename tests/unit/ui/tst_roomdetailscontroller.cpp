#include "app/ui/rooms/roomdetailscontroller.h"
#include "tests/support/chatworld.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const RoomId r1(QStringLiteral("r1"));

UserId user(const char *name) { return UserId(QStringLiteral("u_") + QString::fromLatin1(name)); }

struct Panel
{
    ChatWorld world;
    RoomDetailsController details{world.client.clock, world.client.timers};
    QAbstractItemModelTester bans{details.bans()};
    QAbstractItemModelTester reports{details.reports()};
    QSignalSpy succeeded{&details, &RoomDetailsController::succeeded};

    explicit Panel(Role role = Role::Owner)
    {
        Room room = makeRoom(r1.toString());
        room.role = role;
        room.topic = QStringLiteral("Tea");
        world.client.api.roomAnswer = room;
        world.addRoom(room);
        for (const char *name : {"ann", "bob"})
            world.addUser(makeUser(QString::fromLatin1(name)));
        world.goOnline();
        details.open(&world.session(), r1);
        world.client.turn();
        world.client.api.actions.clear();
        succeeded.clear();
    }
    QStringList asked()
    {
        world.client.turn();
        return std::exchange(world.client.api.actions, {});
    }
    milliseconds in(milliseconds time) { return world.client.clock.wall() + time; }
    void refuse()
    {
        world.client.api.actionError =
            Error{ErrorCode::Forbidden, QStringLiteral("Not for you."), std::nullopt};
    }
    void report()
    {
        Report report;
        report.id = ReportId(QStringLiteral("p1"));
        report.room = r1;
        report.seq = world.say(r1, user("bob"), QStringLiteral("Buy tea!"));
        report.author = makeUser(QStringLiteral("bob"));
        report.by = makeUser(QStringLiteral("ann"));
        report.text = QStringLiteral("Buy tea!");
        report.reason = QStringLiteral("Advertising");
        report.at = world.client.clock.wall();
        world.client.api.reportsAnswer = {report};
        details.refreshReports();
        world.client.turn();
    }
};

} // namespace

class TestRoomDetailsController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsDifferentIsChanged()
    {
        Panel panel;
        panel.details.change(QStringLiteral("r1"), QStringLiteral("Tea"), 0, false);
        QCOMPARE(panel.asked(), QStringList());
        QCOMPARE(panel.succeeded.count(), 1);
        panel.details.change(QStringLiteral(" r1 "), QStringLiteral("Coffee"), 2, true);
        QCOMPARE(panel.asked(),
                 (QStringList{QStringLiteral("topic r1 Coffee"), QStringLiteral("slow mode r1 30"),
                              QStringLiteral("posting r1 moderators")}));
        QCOMPARE(panel.succeeded.count(), 2);
        QCOMPARE(panel.details.topic(), QStringLiteral("Coffee"));
        QCOMPARE(panel.details.slowModeChoice(), 2);
        QVERIFY(panel.details.onlyModeratorsWrite());
        QVERIFY(panel.details.rules().startsWith(QStringLiteral("Only moderators may write.")));
    }

    void aRefusalIsSaidAndNothingCloses()
    {
        Panel panel;
        panel.refuse();
        panel.details.change(QStringLiteral("r2"), QStringLiteral("Tea"), 0, false);
        QVERIFY(panel.details.isBusy());
        panel.asked();
        QVERIFY(!panel.details.isBusy());
        QCOMPARE(panel.details.error(), QStringLiteral("Not for you."));
        QCOMPARE(panel.succeeded.count(), 0);
    }

    void sanctionsSayUntilWhen()
    {
        Panel panel;
        const QString bob = user("bob").toString();
        panel.details.mute(bob, 0);
        QCOMPARE(
            panel.asked(),
            QStringList{
                QStringLiteral("mute r1 u_bob until %1").arg(panel.in(std::chrono::minutes{15}).count())});
        QVERIFY(panel.world.session().members().place(r1, user("bob")).mutedUntil.count() > 0);
        panel.details.mute(bob, 3);
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("mute r1 u_bob until 0")});
        panel.details.unmute(bob);
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("unmute r1 u_bob")});
        QCOMPARE(panel.world.session().members().place(r1, user("bob")).mutedUntil, milliseconds{0});
        panel.details.setRole(bob, static_cast<int>(Role::Moderator));
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("role r1 u_bob moderator")});
        QVERIFY(panel.world.session().members().place(r1, user("bob")).role == Role::Moderator);
        panel.details.ban(bob, 1, QStringLiteral(" Spam "));
        QCOMPARE(
            panel.asked(),
            QStringList{
                QStringLiteral("ban r1 u_bob until %1: Spam").arg(panel.in(std::chrono::hours{24}).count())});
        QVERIFY(!panel.world.session().members().members(r1).contains(user("bob")));
    }

    void whoIsRemovedIsGoneFromTheListAtOnce()
    {
        Panel panel;
        panel.details.remove(user("ann").toString(), QStringLiteral("Spam"));
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("kick r1 u_ann: Spam")});
        QVERIFY(!panel.details.members()->users().contains(user("ann")));
        panel.world.happen(r1, user("me"), ModerationBody{ModerationBody::Change::Kick, user("ann")});
        QCOMPARE(panel.details.members()->rowCount(), 2);
    }

    void bansAreListedAndLifted()
    {
        Panel panel;
        panel.world.client.api.bansAnswer = {{makeUser(QStringLiteral("cleo")), user("ann"), panel.in({}),
                                              panel.in(std::chrono::hours{1}), QStringLiteral("Spam")},
                                             {makeUser(QStringLiteral("dee")), user("ann"), panel.in({})}};
        panel.details.refreshBans();
        panel.asked();
        QCOMPARE(panel.details.bans()->rowCount(), 2);
        const auto end = [&panel](int row) {
            return panel.details.bans()->index(row).data(BanModel::EndRole).toString();
        };
        QVERIFY(end(0).startsWith(QStringLiteral("Until ")));
        QVERIFY(end(1).startsWith(QStringLiteral("Until it is lifted")));
        QVERIFY(end(1).contains(QStringLiteral("ANN")));
        panel.details.lift(user("cleo").toString());
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("lift r1 u_cleo")});
        QCOMPARE(panel.details.bans()->rowCount(), 1);
    }

    void aReportedMessageIsDeletedOrNot()
    {
        Panel panel;
        panel.report();
        QCOMPARE(panel.details.reports()->rowCount(), 1);
        const QModelIndex row = panel.details.reports()->index(0);
        QCOMPARE(row.data(ReportModel::WordsRole).toString(), QStringLiteral("Buy tea!"));
        QVERIFY(row.data(ReportModel::WhyRole).toString().contains(QStringLiteral("Advertising")));
        panel.asked();
        panel.details.deleteReported(QStringLiteral("p1"));
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("dismiss r1 p1")});
        QCOMPARE(panel.world.client.link().all<MessageDeleteFrame>().size(), 1);
        QCOMPARE(panel.details.reports()->rowCount(), 0);
        panel.report();
        panel.asked();
        panel.details.dismiss(QStringLiteral("p1"));
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("dismiss r1 p1")});
        QCOMPARE(panel.world.client.link().all<MessageDeleteFrame>().size(), 1);
    }

    void reportsAreAskedForWhileThePanelIsShown()
    {
        Panel panel;
        panel.details.setShown(true);
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("reports r1")});
        panel.details.open(&panel.world.session(), r1);
        QVERIFY(panel.asked().contains(QStringLiteral("reports r1")));
        panel.details.setShown(false);
        panel.details.open(&panel.world.session(), r1);
        QVERIFY(!panel.asked().contains(QStringLiteral("reports r1")));
    }

    void aReportLeadsToItsMessage()
    {
        Panel panel;
        panel.report();
        QSignalSpy wanted(&panel.details, &RoomDetailsController::messageWanted);
        panel.details.goToReported(QStringLiteral("p1"));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.constFirst().constFirst().toString(), QStringLiteral("r1"));
    }

    void membersAreNotAskedForReports()
    {
        Panel panel(Role::Member);
        panel.details.refreshReports();
        panel.details.refreshBans();
        QCOMPARE(panel.asked(), QStringList());
        QVERIFY(!panel.details.isModerator());
    }

    void aRoomIsDeletedByItsName()
    {
        Panel panel;
        panel.details.deleteRoom(QStringLiteral("r"));
        QCOMPARE(panel.asked(), QStringList());
        QVERIFY(!panel.details.error().isEmpty());
        QSignalSpy removed(&panel.world.session(), &ChatSession::wasRemoved);
        panel.details.deleteRoom(QStringLiteral("r1"));
        QCOMPARE(panel.asked(), QStringList{QStringLiteral("delete r1")});
        QVERIFY(!panel.details.hasRoom());
        QCOMPARE(panel.succeeded.count(), 1);
        QCOMPARE(removed.count(), 0); // one knows
    }

    void withoutARoomNothingIsAsked()
    {
        Panel panel;
        panel.details.open(nullptr, {});
        panel.details.ban(user("bob").toString(), 0, {});
        panel.details.change(QStringLiteral("x"), {}, 0, false);
        QCOMPARE(panel.asked(), QStringList());
        QVERIFY(!panel.details.hasRoom());
        QCOMPARE(panel.details.name(), QString());
    }
};

QTEST_GUILESS_MAIN(TestRoomDetailsController)
#include "tst_roomdetailscontroller.moc"
