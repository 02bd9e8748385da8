#include "app/ui/rooms/additioncontroller.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const RoomId club(u"club"_s);

/// A room of mine, in which Ann is; Bo and Dana are somewhere else.
struct Door
{
    ChatWorld world;
    AdditionController addition;

    explicit Door(RoomKind kind = RoomKind::Private, Role role = Role::Owner)
    {
        for (const QString &name : {u"ann"_s, u"bo"_s, u"dana"_s})
            world.addUser(makeUser(name));
        Room room = makeRoom(club.toString());
        room.kind = kind;
        room.role = role;
        world.addRoom(room);
        world.goOnline();
        world.client.api.membersAnswer = {makeUser(u"me"_s), makeUser(u"ann"_s)};
        world.session().members().refresh(club);
        world.client.turn();
        world.client.api.actions.clear();
        addition.open(&world.session(), club);
        addition.suggest({});
    }
    QString suggested()
    {
        QStringList names;
        const QList<UserId> users = addition.people()->users();
        for (const UserId &user : users)
            names.append(world.session().rooms().user(user).username);
        return names.join(u' ');
    }
    QStringList additions() const { return world.client.api.actions.filter(QRegularExpression(u"^add "_s)); }
};

} // namespace

class TestAdditionController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhoMayIsOfferedIt_data()
    {
        QTest::addColumn<RoomKind>("kind");
        QTest::addColumn<Role>("role");
        QTest::addColumn<bool>("possible");
        QTest::newRow("own room") << RoomKind::Private << Role::Owner << true;
        QTest::newRow("moderator") << RoomKind::Private << Role::Moderator << true;
        QTest::newRow("member of a private room") << RoomKind::Private << Role::Member << false;
        QTest::newRow("member of a public room") << RoomKind::Public << Role::Member << true;
        QTest::newRow("direct message") << RoomKind::Direct << Role::Owner << false;
    }
    void onlyWhoMayIsOfferedIt()
    {
        QFETCH(RoomKind, kind);
        QFETCH(Role, role);
        Door door(kind, role);
        QTEST(door.addition.isPossible(), "possible");
        QSignalSpy changed(&door.addition, &AdditionController::roomChanged);
        door.world.client.link().push(RoomRemovedPush{club});
        QVERIFY(!door.addition.isPossible());
        QVERIFY(changed.count() > 0);
        door.addition.open(nullptr, {});
        QVERIFY(!door.addition.isPossible());
    }

    void whoIsInTheRoomIsNotSuggested()
    {
        Door door;
        QCOMPARE(door.suggested(), u"bo dana"_s);
        door.addition.suggest(u"da"_s);
        QCOMPARE(door.suggested(), u"dana"_s);
        door.addition.suggest({});
        Event joined = makeMessage(club.toString(), 1, u"bo"_s);
        joined.body = MembershipBody{MembershipBody::Change::Join, UserId(u"u_bo"_s)};
        door.world.happen(joined);
        QCOMPARE(door.suggested(), u"dana"_s);
    }

    void whatBecameOfItIsSaid_data()
    {
        QTest::addColumn<Addition>("answer");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("in") << Addition::In << u"\u2068BO\u2069 is in the room now."_s;
        QTest::newRow("asked") << Addition::Asked << u"\u2068BO\u2069 is asked to come in."_s;
    }
    void whatBecameOfItIsSaid()
    {
        QFETCH(Addition, answer);
        Door door;
        door.world.client.api.additionAnswer = answer;
        QSignalSpy added(&door.addition, &AdditionController::added);
        door.addition.add(u"u_bo"_s);
        QVERIFY(door.addition.isBusy());
        door.addition.add(u"u_dana"_s); // twice clicked
        door.world.client.turn();
        QCOMPARE(door.additions(), QStringList{u"add u_bo to club"_s});
        QTEST(door.addition.outcome(), "outcome");
        QCOMPARE(added.count(), 1);
        QVERIFY(!door.addition.isBusy());
        QCOMPARE(door.suggested(), u"dana"_s); // not once more
        door.addition.start();
        QVERIFY(door.addition.outcome().isEmpty());
    }

    void aRefusalIsSaid()
    {
        Door door;
        door.world.client.api.actionError = Error{ErrorCode::Forbidden, u"Bo wants to be left alone."_s, {}};
        door.addition.add(u"u_bo"_s);
        door.world.client.turn();
        QCOMPARE(door.addition.error(), u"Bo wants to be left alone."_s);
        QVERIFY(door.addition.outcome().isEmpty());
        door.addition.suggest(u"b"_s);
        QVERIFY(door.addition.error().isEmpty());
    }

    void onlyTheWholeNameAddsSomebody_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("error");
        QTest::newRow("nothing") << u" "_s << u"Enter the name of a person."_s;
        QTest::newRow("a beginning") << u"dan"_s << u"Nobody here is called “\u2068dan\u2069”."_s;
        QTest::newRow("who is there") << u"ann"_s << u"\u2068ANN\u2069 is in the room already."_s;
        QTest::newRow("user name") << u" dana"_s << QString();
        QTest::newRow("shown name") << u"DaNa"_s << QString();
    }
    void onlyTheWholeNameAddsSomebody()
    {
        QFETCH(QString, name);
        Door door;
        door.world.client.api.foundAnswer = {makeUser(u"ann"_s), makeUser(u"dana"_s)};
        door.addition.addCalled(name);
        door.world.client.turn();
        door.world.client.turn();
        QTEST(door.addition.error(), "error");
        QCOMPARE(door.additions().size(), door.addition.error().isEmpty() ? 1 : 0);
    }

    void anAnswerForAnotherRoomIsNotSaidHere()
    {
        Door door;
        door.addition.add(u"u_bo"_s);
        door.addition.open(&door.world.session(), {});
        door.world.client.turn();
        QVERIFY(door.addition.outcome().isEmpty());
        QVERIFY(!door.addition.isBusy());
    }
};

QTEST_GUILESS_MAIN(TestAdditionController)
#include "tst_additioncontroller.moc"
