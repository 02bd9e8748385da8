#include "app/ui/rooms/memberscontroller.h"
#include "shared/protocol/limits.h"
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
    MembersController members{world.client.clock, world.client.timers};
    QAbstractItemModelTester tester{members.model()};

    Panel()
    {
        world.addRoom(makeRoom(r1.toString()));
        for (const char *name : {"cleo", "ann", "bob"})
            world.addUser(makeUser(QString::fromLatin1(name)));
        world.setPresence(user("bob"), Presence::Online);
        world.goOnline();
        members.open(&world.session(), r1);
        world.client.turn();
    }
    QString names()
    {
        QStringList names;
        for (int row = 0; row < members.model()->rowCount(); ++row)
            names.append(members.model()->index(row).data(PersonListModel::NameRole).toString());
        return names.join(u' ');
    }
    QString of(const char *name, int role)
    {
        const auto row = members.model()->users().indexOf(user(name));
        return members.model()->index(static_cast<int>(row)).data(role).toString();
    }
    void move(MembershipBody::Change change, const char *name)
    {
        world.happen(r1, user(name), MembershipBody{change, user(name)});
    }
};

} // namespace

class TestMembersController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsThereComesFirstThenByName()
    {
        Panel panel;
        QCOMPARE(panel.names(), QStringLiteral("BOB ANN CLEO ME"));
    }

    void presenceMovesOneLine()
    {
        Panel panel;
        QSignalSpy moved(panel.members.model(), &PersonListModel::rowsMoved);
        QSignalSpy changed(panel.members.model(), &PersonListModel::dataChanged);
        panel.world.setPresence(user("cleo"), Presence::Away);
        QCOMPARE(panel.names(), QStringLiteral("BOB CLEO ANN ME"));
        QCOMPARE(moved.count(), 1);
        const auto said = changed.count();
        QCOMPARE(changed.constLast().constFirst().toModelIndex(), panel.members.model()->index(1));
        panel.world.setPresence(user("nobody"), Presence::Online);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(changed.count(), said);
    }

    void joinsAndLeavesMoveTheList()
    {
        Panel panel;
        panel.move(MembershipBody::Change::Leave, "ann");
        QCOMPARE(panel.names(), QStringLiteral("BOB CLEO ME"));
        QCOMPARE(panel.world.session().rooms().find(r1)->room.memberCount, 1);
        panel.move(MembershipBody::Change::Join, "ann");
        QCOMPARE(panel.names(), QStringLiteral("BOB ANN CLEO ME"));
        QCOMPARE(panel.world.session().rooms().find(r1)->room.memberCount, 2);
    }

    void rolesAndMutesAreThoseTheServerTold()
    {
        Panel panel;
        panel.world.client.api.rolesAnswer = {{user("ann"), Role::Owner}, {user("bob"), Role::Moderator}};
        panel.world.client.api.mutesAnswer = {{user("cleo"), Limits::forGood}};
        panel.world.session().members().refresh(r1);
        panel.world.client.turn();
        QCOMPARE(panel.of("ann", MemberListModel::RankTextRole), QStringLiteral("Owner"));
        QCOMPARE(panel.of("bob", MemberListModel::RankTextRole), QStringLiteral("Moderator"));
        QCOMPARE(panel.of("cleo", MemberListModel::RankTextRole), QString());
        QCOMPARE(panel.of("cleo", MemberListModel::NoteRole), QStringLiteral("Muted"));
        QCOMPARE(panel.of("bob", MemberListModel::NoteRole), QStringLiteral("Online"));
    }

    void kicksRolesAndMutesAreFollowed()
    {
        Panel panel;
        panel.world.happen(r1, user("ann"), RoleBody{user("cleo"), Role::Moderator});
        QCOMPARE(panel.of("cleo", MemberListModel::RankTextRole), QStringLiteral("Moderator"));
        panel.world.happen(r1, user("ann"),
                           ModerationBody{ModerationBody::Change::Mute, user("bob"),
                                          panel.world.client.clock.wall() + std::chrono::hours{1}});
        QVERIFY(panel.of("bob", MemberListModel::NoteRole).startsWith(QStringLiteral("Muted until ")));
        panel.world.happen(r1, user("ann"), ModerationBody{ModerationBody::Change::Unmute, user("bob")});
        QCOMPARE(panel.of("bob", MemberListModel::NoteRole), QStringLiteral("Online"));
        panel.world.happen(r1, user("ann"), ModerationBody{ModerationBody::Change::Kick, user("bob")});
        QCOMPARE(panel.names(), QStringLiteral("ANN CLEO ME"));
    }

    void aMuteEndsByItself()
    {
        Panel panel;
        const milliseconds until = panel.world.client.clock.wall() + std::chrono::minutes{15};
        panel.world.happen(r1, user("ann"), ModerationBody{ModerationBody::Change::Mute, user("bob"), until});
        QCOMPARE(panel.of("bob", MemberListModel::MutedRole), QStringLiteral("true"));
        QSignalSpy changed(panel.members.model(), &PersonListModel::dataChanged);
        panel.world.client.advance(std::chrono::minutes{15});
        QCOMPARE(panel.of("bob", MemberListModel::MutedRole), QStringLiteral("false"));
        QVERIFY(changed.count() > 0);
    }

    void oneMayActOnThoseBelowOnly()
    {
        Panel panel;
        panel.world.client.api.rolesAnswer = {{user("ann"), Role::Owner}, {user("bob"), Role::Moderator}};
        panel.world.session().members().refresh(r1);
        panel.world.happen(r1, user("ann"), RoleBody{user("me"), Role::Moderator});
        panel.world.client.turn();
        QCOMPARE(panel.of("ann", MemberListModel::BelowRole), QStringLiteral("false"));
        QCOMPARE(panel.of("bob", MemberListModel::BelowRole), QStringLiteral("false"));
        QCOMPARE(panel.of("cleo", MemberListModel::BelowRole), QStringLiteral("true"));
        QCOMPARE(panel.of("me", MemberListModel::BelowRole), QStringLiteral("false"));
    }

    void somebodyIsFoundByTheirName()
    {
        Panel panel;
        panel.members.find(QStringLiteral("cl"));
        QCOMPARE(panel.names(), QStringLiteral("CLEO"));
        panel.members.find({});
        QCOMPARE(panel.names(), QStringLiteral("BOB ANN CLEO ME"));
    }

    void namesChangeAtOnce()
    {
        Panel panel;
        User ann = makeUser(QStringLiteral("ann"));
        ann.displayName = QStringLiteral("Zoe");
        panel.world.client.link().push(UserUpdatedPush{ann});
        QCOMPARE(panel.names(), QStringLiteral("BOB CLEO ME Zoe"));
    }

    void allOfALargeRoomAreAskedFor()
    {
        Panel panel;
        for (int i = 0; i < 450; ++i)
            panel.world.client.api.membersAnswer.append(makeUser(QStringLiteral("p%1").arg(i)));
        panel.world.session().members().refresh(r1);
        for (int page = 0; page < 3; ++page)
            panel.world.client.turn();
        QCOMPARE(panel.members.model()->rowCount(), 454);
    }

    void theListIsAskedForAgainWithEveryConnection()
    {
        Panel panel;
        const auto asked = [&panel] {
            return panel.world.client.api.actions.filter(QStringLiteral("members r1")).size();
        };
        const auto before = asked();
        panel.world.client.link().end(1006);
        QCOMPARE(panel.names(), QStringLiteral("ANN BOB CLEO ME")); // everybody is offline
        panel.world.client.advance(std::chrono::seconds{1});
        panel.world.client.accept();
        QCOMPARE(asked(), before + 1);
    }

    void withoutARoomThereIsNobody()
    {
        Panel panel;
        panel.members.open(nullptr, {});
        QCOMPARE(panel.members.model()->rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestMembersController)
#include "tst_memberscontroller.moc"
