#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const RoomId plans(QStringLiteral("plans"));
const User ann = makeUser(QStringLiteral("ann"));

struct Invited
{
    ChatWorld world;
    QSignalSpy added{&world.session().invitations(), &InvitationBook::added};
    QSignalSpy removed{&world.session().invitations(), &InvitationBook::removed};

    InvitationBook &book() { return world.session().invitations(); }
    QString rooms()
    {
        QStringList ids;
        const QList<RoomInvitation> all = book().all();
        for (const RoomInvitation &each : all)
            ids.append(each.room.id.toString());
        return ids.join(u' ');
    }
    void invite(const char *room) { world.invite(makeRoom(QString::fromLatin1(room)), ann); }
    void connectAgain()
    {
        world.client.link().end(1006);
        world.client.advance(seconds{30});
        world.client.accept();
    }
};

struct Answer
{
    int calls = 0;
    std::optional<Error> error;

    AccountApi::Done<Ok> done()
    {
        return [this](const Result<Ok, Error> &result) { take(result); };
    }
    AccountApi::Done<Room> joined()
    {
        return [this](const Result<Room, Error> &result) { take(result); };
    }
    template <typename T>
    void take(const Result<T, Error> &result)
    {
        ++calls;
        error = result ? std::nullopt : std::optional(result.error());
    }
};

} // namespace

class tst_Invitations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thoseThatWaitAreThereAfterConnecting()
    {
        Invited i;
        i.invite("plans");
        i.invite("boats");
        QCOMPARE(i.rooms(), QString());
        i.world.goOnline();
        QCOMPARE(i.rooms(), QStringLiteral("boats plans"));
        QCOMPARE(i.book().find(plans)->by, ann);
        QCOMPARE(i.world.session().rooms().user(ann.id).displayName, ann.displayName);
    }

    void aPushBringsOne()
    {
        Invited i;
        i.world.goOnline();
        i.invite("plans");
        i.invite("plans");
        QCOMPARE(i.rooms(), QStringLiteral("plans"));
        QCOMPARE(i.added.count(), 1);
    }

    void connectingAgainBringsAndTakesWhatChangedMeanwhile()
    {
        Invited i;
        i.world.goOnline();
        i.invite("plans");
        i.invite("boats");
        i.world.client.api.invitationsAnswer = {{makeRoom(QStringLiteral("boats")), ann},
                                                {makeRoom(QStringLiteral("tea")), ann}};
        i.connectAgain();
        QCOMPARE(i.rooms(), QStringLiteral("boats tea"));
        QCOMPARE(i.removed.count(), 1);
    }

    void aPushWhileTheServerIsAskedIsKept()
    {
        Invited i;
        i.world.goOnline();
        i.book().refresh();
        i.world.client.link().push(RoomInvitedPush{makeRoom(QStringLiteral("plans")), ann});
        i.world.client.turn();
        QCOMPARE(i.rooms(), QStringLiteral("plans"));
    }

    void oneThatWasAnsweredWhileTheServerIsAskedStaysAway()
    {
        Invited i;
        i.invite("plans");
        i.world.goOnline();
        Answer answer;
        i.book().decline(plans, answer.done());
        i.book().refresh(); // the scripted answer still has it
        i.world.client.turn();
        QCOMPARE(answer.calls, 1);
        QCOMPARE(i.rooms(), QString());
    }

    void whenTheServerDoesNotAnswerTheyStay()
    {
        Invited i;
        i.invite("plans");
        i.world.goOnline();
        i.world.client.api.actionError = Error{ErrorCode::NotFound, {}, std::nullopt};
        i.connectAgain();
        QCOMPARE(i.rooms(), QStringLiteral("plans"));
    }

    void acceptingMakesItARoom()
    {
        Invited i;
        i.invite("plans");
        i.world.goOnline();
        Answer answer;
        i.book().accept(plans, answer.joined());
        i.world.client.turn();
        QCOMPARE(answer.calls, 1);
        QVERIFY(!answer.error);
        QCOMPARE(i.rooms(), QString());
        QVERIFY(i.world.session().rooms().find(plans));
    }

    void joiningOnAnotherDeviceEndsIt()
    {
        Invited i;
        i.invite("plans");
        i.world.goOnline();
        i.world.addRoom(makeRoom(QStringLiteral("plans")));
        QCOMPARE(i.rooms(), QString());
        i.world.client.link().push(RoomInvitedPush{makeRoom(QStringLiteral("plans")), ann});
        QCOMPARE(i.rooms(), QString());
    }

    void decliningOnAnotherDeviceEndsIt()
    {
        Invited i;
        i.world.goOnline();
        i.invite("plans");
        i.invite("boats");
        i.book().refresh(); // the scripted answer does not know yet
        i.world.client.link().push(RoomRemovedPush{plans});
        i.world.client.turn();
        QCOMPARE(i.removed.count(), 1);
        QVERIFY(!i.book().find(plans));
    }

    void aRefusalKeepsIt()
    {
        Invited i;
        i.invite("plans");
        i.world.goOnline();
        i.world.client.api.actionError =
            Error{ErrorCode::RateLimited, QStringLiteral("Later."), std::nullopt};
        Answer accepted;
        Answer declined;
        i.book().accept(plans, accepted.joined());
        i.book().decline(plans, declined.done());
        i.world.client.turn();
        QCOMPARE(accepted.error->message, QStringLiteral("Later."));
        QCOMPARE(declined.error->message, QStringLiteral("Later."));
        QCOMPARE(i.rooms(), QStringLiteral("plans"));
    }

    void decliningOneThatIsGoneIsDone()
    {
        Invited i;
        i.invite("plans");
        i.world.goOnline();
        i.world.client.api.actionError = Error{ErrorCode::RoomNotFound, {}, std::nullopt};
        Answer answer;
        i.book().decline(plans, answer.done());
        i.world.client.turn();
        QCOMPARE(answer.calls, 1);
        QVERIFY(!answer.error);
        QCOMPARE(i.rooms(), QString());
    }

    void aServerThatSendsMoreThanItMayIsNotBelieved()
    {
        Invited i;
        i.world.goOnline();
        for (int n = 0; n < 120; ++n)
            i.world.client.link().push(RoomInvitedPush{makeRoom(QStringLiteral("r%1").arg(n)), ann});
        QCOMPARE(i.book().all().size(), 100);
        QCOMPARE(i.book().all().constFirst().room.id, RoomId(QStringLiteral("r119")));
    }

    void privacyIsWhatTheServerSays()
    {
        ChatWorld world;
        world.client.api.whoMayAddAnswer = RoomInvites::Ask;
        world.client.api.blockedAnswer = {ann};
        world.goOnline();
        PrivacyBook &privacy = world.session().privacy();
        QVERIFY(!privacy.whoMayAdd());
        Answer answer;
        privacy.refresh(answer.done());
        world.client.turn();
        world.client.turn();
        QCOMPARE(answer.calls, 1);
        QCOMPARE(privacy.whoMayAdd(), std::optional(RoomInvites::Ask));
        QCOMPARE(privacy.blocked(), QList{ann});
    }

    void blockingAndUnblocking()
    {
        ChatWorld world;
        world.goOnline();
        PrivacyBook &privacy = world.session().privacy();
        QSignalSpy changed(&privacy, &PrivacyBook::blockedChanged);
        Answer answer;
        privacy.block(ann, answer.done());
        world.client.turn();
        QCOMPARE(privacy.blocked(), QList{ann});
        privacy.unblock(ann.id, answer.done());
        world.client.turn();
        QCOMPARE(privacy.blocked(), QList<User>());
        QCOMPARE(changed.count(), 2);
        QCOMPARE(world.client.api.actions.filter(QStringLiteral("block")),
                 (QStringList{QStringLiteral("block u_ann"), QStringLiteral("unblock u_ann")}));
    }

    void aSettingThatIsRefusedDoesNotChange()
    {
        ChatWorld world;
        world.goOnline();
        PrivacyBook &privacy = world.session().privacy();
        Answer answer;
        privacy.setWhoMayAdd(RoomInvites::Nobody, answer.done());
        world.client.turn();
        QCOMPARE(privacy.whoMayAdd(), std::optional(RoomInvites::Nobody));
        world.client.api.actionError = Error{ErrorCode::BadRequest, QStringLiteral("No."), std::nullopt};
        privacy.setWhoMayAdd(RoomInvites::Ask, answer.done());
        world.client.turn();
        QCOMPARE(answer.error->message, QStringLiteral("No."));
        QCOMPARE(privacy.whoMayAdd(), std::optional(RoomInvites::Nobody));
    }
};

QTEST_GUILESS_MAIN(tst_Invitations)
#include "tst_invitations.moc"
