#include "app/ui/timeline/composercontroller.h"
#include "shared/protocol/limits.h"
#include "tests/support/chatworld.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;

namespace {

const RoomId general(QStringLiteral("general"));

struct Desk
{
    ChatWorld world;
    ComposerController composer{world.client.clock, world.client.timers};

    explicit Desk(const RoomRules &rules = {}, Role role = Role::Member)
    {
        Room room = makeRoom(general.toString());
        room.rules = rules;
        room.role = role;
        world.addRoom(room);
        world.addUser(makeUser(QStringLiteral("ann")));
        world.goOnline();
        composer.open(&world.session(), general);
    }
    UserId self() { return world.session().account().user.id; }
    UserId ann() { return makeUser(QStringLiteral("ann")).id; }
    void mute(milliseconds until)
    {
        world.happen(general, ann(), ModerationBody{ModerationBody::Change::Mute, self(), until});
    }
    void write(const QString &text)
    {
        composer.edit(text);
        composer.send();
        world.client.turn(); // it is on disk first
    }
    qsizetype sent() { return world.client.link().all<MessageSendFrame>().size(); }
};

const RoomRules slow{seconds{30}, Posting::Members};
const RoomRules announcements{seconds{0}, Posting::Moderators};

} // namespace

class TestWritingGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsMutedReadsWhenTheyMayWriteAgain()
    {
        Desk desk;
        QCOMPARE(desk.composer.barrier(), QString());
        desk.composer.edit(QStringLiteral("half a sen"));
        desk.mute(desk.world.client.clock.wall() + seconds{20});
        QVERIFY2(
            desk.composer.barrier().startsWith(QStringLiteral("You may read here. You may write again at ")),
            qPrintable(desk.composer.barrier()));
        desk.composer.send();
        desk.world.client.turn();
        QCOMPARE(desk.sent(), 0);
        QCOMPARE(desk.composer.text(), QStringLiteral("half a sen"));
        QCOMPARE(desk.world.session().draft(general), QStringLiteral("half a sen"));
        desk.world.client.advance(seconds{20});
        QCOMPARE(desk.composer.barrier(), QString());
        desk.composer.send();
        desk.world.client.turn();
        QCOMPARE(desk.sent(), 1);
    }

    void aMuteWithoutAnEndIsTakenBack()
    {
        Desk desk;
        desk.mute(milliseconds{0});
        QCOMPARE(desk.composer.barrier(), QStringLiteral("You may read here. A moderator has muted you."));
        desk.world.client.advance(seconds{35});
        QVERIFY(!desk.composer.barrier().isEmpty());
        desk.world.happen(general, desk.ann(), ModerationBody{ModerationBody::Change::Unmute, desk.self()});
        QCOMPARE(desk.composer.barrier(), QString());
    }

    void onlyModeratorsWriteWhereThatIsTheRule()
    {
        Desk member(announcements);
        QCOMPARE(member.composer.barrier(),
                 QStringLiteral("You may read here. Only moderators write in this room."));
        member.world.happen(general, member.ann(), RoleBody{member.self(), Role::Moderator});
        QCOMPARE(member.composer.barrier(), QString());
        Desk owner(announcements, Role::Owner);
        QCOMPARE(owner.composer.barrier(), QString());
    }

    void slowModeCountsDown()
    {
        Desk desk(slow);
        QCOMPARE(desk.composer.pause(), QString());
        desk.write(QStringLiteral("one"));
        QCOMPARE(desk.sent(), 1);
        QCOMPARE(desk.composer.pause(), QStringLiteral("You can send in 30 s"));
        desk.world.client.advance(seconds{18});
        QCOMPARE(desk.composer.pause(), QStringLiteral("You can send in 12 s"));
        desk.world.client.advance(seconds{12});
        QCOMPARE(desk.composer.pause(), QString());
    }

    void enterWaitsAndLosesNothing()
    {
        Desk desk(slow);
        desk.write(QStringLiteral("one"));
        desk.world.acknowledge();
        desk.write(QStringLiteral("two"));
        QCOMPARE(desk.sent(), 1);
        QCOMPARE(desk.composer.text(), QStringLiteral("two"));
        QCOMPARE(desk.composer.pause(), QStringLiteral("Goes out in 30 s"));
        desk.world.client.advance(seconds{29});
        QCOMPARE(desk.sent(), 1);
        desk.world.client.advance(seconds{1});
        desk.world.client.turn();
        QCOMPARE(desk.sent(), 2);
        QCOMPARE(desk.composer.text(), QString());
    }

    void whatIsChangedWhileItWaitsIsNotSentByItself()
    {
        Desk desk(slow);
        desk.write(QStringLiteral("one"));
        desk.world.acknowledge();
        desk.write(QStringLiteral("two"));
        desk.composer.edit(QStringLiteral("two and"));
        QCOMPARE(desk.composer.pause(), QStringLiteral("You can send in 30 s"));
        desk.world.client.advance(seconds{35});
        QCOMPARE(desk.sent(), 1);
        QCOMPARE(desk.composer.text(), QStringLiteral("two and"));
    }

    void slowModeIsNotForModerators()
    {
        Desk desk(slow, Role::Moderator);
        desk.write(QStringLiteral("one"));
        QCOMPARE(desk.composer.pause(), QString());
    }

    void aClockThatIsWrongMakesItNoLonger()
    {
        Desk desk(slow);
        desk.world.say(general, desk.self(), QStringLiteral("from my phone"),
                       desk.world.client.clock.wall() + std::chrono::hours{5});
        QCOMPARE(desk.composer.pause(), QStringLiteral("You can send in 30 s"));
        desk.world.client.advance(seconds{30});
        QCOMPARE(desk.composer.pause(), QString());
    }

    void slowModeThatIsSetNowHoldsNow()
    {
        Desk desk;
        desk.write(QStringLiteral("one"));
        desk.world.happen(general, desk.ann(), RulesBody{{std::chrono::minutes{5}, Posting::Members}});
        QCOMPARE(desk.composer.pause(), QStringLiteral("You can send in 5:00"));
        desk.world.happen(general, desk.ann(), RulesBody{});
        QCOMPARE(desk.composer.pause(), QString());
    }
};

QTEST_GUILESS_MAIN(TestWritingGate)
#include "tst_writinggate.moc"
