#include "app/ui/timeline/memberscontroller.h"
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
    MembersController members;
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
        QCOMPARE(changed.count(), 1);
        panel.world.setPresence(user("nobody"), Presence::Online);
        QCOMPARE(moved.count() + changed.count(), 2);
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
