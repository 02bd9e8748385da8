#include "app/core/notices/noticeboard.h"
#include "tests/support/chatworld.h"
#include "tests/support/recordingnotices.h"

#include <QSignalSpy>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using Notify = RoomPreferences::Notify;
using Rule = NoticeVerdict::Rule;

namespace {

constexpr milliseconds noon{1'700'000'000'000};

struct Told
{
    ChatWorld world;
    RecordingNotices service;
    std::unique_ptr<NoticeBoard> board;
    RoomId tea{QStringLiteral("r_tea")};
    RoomId direct{QStringLiteral("r_direct")};
    UserId ann = makeUser(QStringLiteral("ann")).id;

    Told()
    {
        world.addUser(makeUser(QStringLiteral("ann")));
        world.addRoom(makeRoom(tea.toString()));
        Room both = makeRoom(direct.toString());
        both.kind = RoomKind::Direct;
        both.peer = makeUser(QStringLiteral("ann"));
        world.addRoom(both);
        for (const RoomId &room : {tea, direct})
            world.say(room, ann, QStringLiteral("first"));
        board =
            std::make_unique<NoticeBoard>(world.session(), world.client.clock, world.client.timers, service);
    }
    void goOnline()
    {
        world.goOnline();
        for (const RoomId &room : {tea, direct})
            world.session().markRead(room, world.session().timeline(room).lastSeq());
        service.shown.clear();
    }
    void say(const RoomId &room, const QString &text)
    {
        world.say(room, ann, text);
        world.client.turn();
    }
    void prefer(const RoomPreferences &preferences)
    {
        Room room = world.session().rooms().find(tea)->room;
        room.preferences = preferences;
        world.session().rooms().addOrUpdate(room);
    }
    Rule lastRule(const RoomId &room) const { return board->entries(room).value(0).verdict.rule; }
};

} // namespace

class TestNotices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRule_data()
    {
        QTest::addColumn<NoticeCase>("message");
        QTest::addColumn<NoticeSettings>("settings");
        QTest::addColumn<int>("rule");
        const auto row = [](const char *name, const NoticeCase &message, const NoticeSettings &settings,
                            Rule rule) { QTest::newRow(name) << message << settings << int(rule); };
        const NoticeCase plain{RoomKind::Public, {}, false, false, noon};
        NoticeCase direct = plain;
        direct.kind = RoomKind::Direct;
        NoticeCase mention = plain;
        mention.isMentioned = true;
        const auto with = [](NoticeCase message, Notify notify, milliseconds muted = milliseconds{0}) {
            message.preferences = {notify, muted, false};
            return message;
        };
        NoticeSettings all;
        all.rooms = Notify::All;
        NoticeSettings none;
        none.rooms = Notify::None;
        NoticeSettings calm;
        calm.doNotDisturb = true;
        row("a message of a room", plain, {}, Rule::NotMentioned);
        row("a mention", mention, {}, Rule::Mentioned);
        row("a direct message", direct, {}, Rule::Direct);
        row("all are wanted", plain, all, Rule::Everything);
        row("none are wanted", mention, none, Rule::AllQuiet);
        row("no direct ones either", direct, none, Rule::AllQuiet);
        row("a room with all", with(plain, Notify::All), {}, Rule::Everything);
        row("a room with all, none elsewhere", with(plain, Notify::All), none, Rule::Everything);
        row("a room with mentions, all elsewhere", with(plain, Notify::Mentions), all, Rule::NotMentioned);
        row("a quiet room", with(mention, Notify::None), all, Rule::RoomIsQuiet);
        row("a quiet conversation", with(direct, Notify::None), {}, Rule::RoomIsQuiet);
        row("a conversation with mentions only", with(direct, Notify::Mentions), {}, Rule::NotMentioned);
        row("muted", with(mention, Notify::All, noon + milliseconds{1}), {}, Rule::Muted);
        row("no more", with(mention, Notify::All, noon), {}, Rule::Mentioned);
        row("not to be disturbed", mention, calm, Rule::DoNotDisturb);
        row("the other reason is said first", plain, calm, Rule::NotMentioned);
        NoticeCase seen = with(direct, Notify::None, noon + milliseconds{1});
        seen.isInSight = true;
        row("in sight", seen, calm, Rule::InSight);
    }

    void everyRule()
    {
        QFETCH(NoticeCase, message);
        QFETCH(NoticeSettings, settings);
        QFETCH(int, rule);
        const NoticeVerdict verdict = judge(message, settings);
        QCOMPARE(int(verdict.rule), rule);
        QCOMPARE(verdict.until.count() > 0, verdict.rule == Rule::Muted);
    }

    void aDirectMessageIsShownOnceWithItsText()
    {
        Told t;
        t.goOnline();
        t.say(t.direct, QStringLiteral("Tea at five?"));
        QCOMPARE(t.service.shown.size(), 1);
        const Notice notice = t.service.shown.first();
        QCOMPARE(notice.room, t.direct);
        QCOMPARE(notice.title, QStringLiteral("ANN"));
        QCOMPARE(notice.body, QStringLiteral("Tea at five?"));
        QCOMPARE(t.lastRule(t.direct), Rule::Direct);
    }

    void whoeverNamesTheRoomNamesEverybody()
    {
        Told t;
        t.goOnline();
        t.world.happen(t.tea, t.ann, MessageBody{QStringLiteral("@room tea!"), 0});
        t.world.client.turn();
        QCOMPARE(t.lastRule(t.tea), Rule::NotMentioned); // may not
        t.world.happen(t.tea, t.ann, MessageBody{QStringLiteral("@room tea!"), 0, {}, true});
        t.world.client.turn();
        QCOMPARE(t.lastRule(t.tea), Rule::Mentioned);
    }

    void aMentionNamesTheRoom()
    {
        Told t;
        t.goOnline();
        t.say(t.tea, QStringLiteral("nothing for you"));
        QVERIFY(t.service.shown.isEmpty());
        QCOMPARE(t.lastRule(t.tea), Rule::NotMentioned);
        t.say(t.tea, QStringLiteral("@me look"));
        QCOMPARE(t.service.shown.size(), 1);
        QVERIFY(t.service.shown.first().title.contains(t.world.session().rooms().title(t.tea)));
    }

    void onesOwnWordsAreNoNews()
    {
        Told t;
        t.goOnline();
        t.world.say(t.direct, t.world.session().account().user.id, QStringLiteral("from my telephone"));
        t.world.client.turn();
        QVERIFY(t.service.shown.isEmpty());
        QVERIFY(t.board->entries(t.direct).isEmpty());
    }

    void theTextCanBeHidden()
    {
        Told t;
        t.goOnline();
        NoticeSettings settings;
        settings.hidesText = true;
        settings.hasSound = false;
        t.board->setSettings(settings);
        t.say(t.direct, QStringLiteral("secret"));
        QVERIFY(!t.service.shown.first().body.contains(QStringLiteral("secret")));
        QVERIFY(!t.service.shown.first().hasSound);
    }

    void aLongTextIsCutBetweenCharacters()
    {
        Told t;
        t.goOnline();
        const QString family = QStringLiteral("👨‍👩‍👧");
        t.say(t.direct, QString(297, u'x') + family + family);
        QCOMPARE(t.service.shown.first().body, QString(297, u'x') + QChar(0x2026));
    }

    void theRoomInSightIsNotShown()
    {
        Told t;
        t.goOnline();
        t.board->setInSight(t.direct);
        t.say(t.direct, QStringLiteral("hi"));
        QVERIFY(t.service.shown.isEmpty());
        QCOMPARE(t.lastRule(t.direct), Rule::InSight);
        t.board->setInSight({});
        t.say(t.direct, QStringLiteral("hi"));
        QCOMPARE(t.service.shown.size(), 1);
    }

    void whatIsReadIsTakenBack()
    {
        Told t;
        t.goOnline();
        t.say(t.direct, QStringLiteral("hi"));
        const Seq seq = t.service.shown.first().seq;
        t.world.session().rooms().applyRead(
            {t.direct, t.world.session().account().user.id, seq}); // elsewhere
        QCOMPARE(t.service.withdrawn, QList{t.direct});
        t.say(t.direct, QStringLiteral("again"));
        t.board->setInSight(t.direct);
        QCOMPARE(t.service.withdrawn.size(), 2);
    }

    void whatIsDeletedIsTakenBack()
    {
        Told t;
        t.goOnline();
        t.say(t.direct, QStringLiteral("oops"));
        t.world.happen(t.direct, t.ann, DeleteBody{t.service.shown.first().seq});
        t.world.client.turn();
        QCOMPARE(t.service.withdrawn, QList{t.direct});
    }

    void preferencesCount()
    {
        Told t;
        t.goOnline();
        t.prefer({Notify::All, {}, false});
        t.say(t.tea, QStringLiteral("hello"));
        QCOMPARE(t.lastRule(t.tea), Rule::Everything);
        t.prefer({Notify::All, t.world.client.clock.wall() + milliseconds{1000}, false});
        t.say(t.tea, QStringLiteral("hello"));
        QCOMPARE(t.lastRule(t.tea), Rule::Muted);
        t.world.client.advance(milliseconds{1000});
        t.say(t.tea, QStringLiteral("hello"));
        QCOMPARE(t.lastRule(t.tea), Rule::Everything);
    }

    void mutesEndOneAfterTheOther()
    {
        Told t;
        t.goOnline();
        QSignalSpy ended(t.board.get(), &NoticeBoard::muteEnded);
        const auto mute = [&t](const RoomId &id, milliseconds duration) {
            Room room = t.world.session().rooms().find(id)->room;
            room.preferences =
                RoomPreferences{Notify::Default, t.world.client.clock.wall() + duration, false};
            t.world.session().rooms().addOrUpdate(room);
        };
        mute(t.tea, seconds(20));
        mute(t.direct, seconds(10));
        t.world.client.advance(seconds(10));
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().value<RoomId>(), t.direct);
        mute(t.tea, seconds(0)); // taken back
        t.world.client.advance(seconds(60));
        QCOMPARE(ended.size(), 1);
    }

    void aMuteIsOverAfterASleepToo()
    {
        Told t;
        t.goOnline();
        t.prefer({Notify::All, t.world.client.clock.wall() + std::chrono::hours(8), false});
        QSignalSpy ended(t.board.get(), &NoticeBoard::muteEnded);
        t.world.client.clock.jumpWall(std::chrono::hours(9)); // no timer goes on meanwhile
        t.world.client.advance(std::chrono::minutes(1));
        QCOMPARE(ended.size(), 1);
    }

    void aNameKeepsItsDirection()
    {
        Told t;
        t.goOnline();
        t.world.addUser({t.ann, QStringLiteral("ann"), QStringLiteral("a\u2069b")});
        t.say(t.tea, QStringLiteral("@me"));
        QVERIFY(t.service.shown.first().title.contains(QStringLiteral("\u2068ab\u2069")));
    }

    void whatWasMissedIsOneSummary()
    {
        Told t;
        t.goOnline();
        // As a sync brings it.
        QList<Event> missed;
        for (Seq seq = 2; seq <= 4; ++seq)
            missed.append(makeMessage(t.direct.toString(), seq, QStringLiteral("ann")));
        missed.append(makeMessage(t.tea.toString(), 2, QStringLiteral("ann"), QStringLiteral("@me too")));
        missed.append(makeMessage(t.tea.toString(), 3, QStringLiteral("ann"), QStringLiteral("not me")));
        Q_EMIT t.world.session().caughtUp(missed);
        QCOMPARE(t.service.shown.size(), 1);
        QVERIFY(t.service.shown.first().room.isEmpty());
        QVERIFY(t.service.shown.first().title.contains(u'4'));
        QVERIFY(t.service.shown.first().body.contains(u'2'));
        QCOMPARE(t.lastRule(t.direct), Rule::CaughtUp);
        QCOMPARE(t.lastRule(t.tea), Rule::NotMentioned);
        // The same ones once more are no news.
        Q_EMIT t.world.session().caughtUp(missed);
        for (const Event &event : missed)
            Q_EMIT t.world.session().messageArrived(event);
        QCOMPARE(t.service.shown.size(), 1);
        t.board->setInSight(t.tea);
        QVERIFY(t.service.withdrawn.contains(RoomId()));
    }

    /// On another device, for instance.
    void theSummaryGoesWhenAllOfItWasRead()
    {
        Told t;
        t.goOnline();
        Q_EMIT t.world.session().caughtUp(
            {makeMessage(t.direct.toString(), 2, QStringLiteral("ann")),
             makeMessage(t.tea.toString(), 2, QStringLiteral("ann"), QStringLiteral("@me too"))});
        QCOMPARE(t.service.shown.size(), 1);
        t.world.session().rooms().setRead(t.direct, 2);
        QVERIFY(!t.service.withdrawn.contains(RoomId()));
        t.world.session().rooms().setRead(t.tea, 2);
        QCOMPARE(t.service.withdrawn.count(RoomId()), 1);
        t.board->setInSight(t.tea);
        QCOMPARE(t.service.withdrawn.count(RoomId()), 1);
    }

    void whatWasMissedIsSaidThoughSomebodyWritesMeanwhile()
    {
        Told t;
        t.goOnline();
        Q_EMIT t.world.session().messageArrived(makeMessage(t.tea.toString(), 9, QStringLiteral("ann")));
        Q_EMIT t.world.session().caughtUp(
            {makeMessage(t.tea.toString(), 2, QStringLiteral("ann"), QStringLiteral("@me"))});
        QCOMPARE(t.service.shown.size(), 1);
    }

    void aRoomThatIsNewHereIsNoNews()
    {
        Told t;
        t.world.goOnline();
        QVERIFY(t.service.shown.isEmpty());
    }

    void onlyTheNewestReasonsAreKept()
    {
        Told t;
        t.goOnline();
        for (int i = 0; i < 60; ++i)
            t.say(t.tea, QString::number(i));
        t.world.client.advance(seconds(2));
        const auto entries = t.board->entries(t.tea);
        QCOMPARE(entries.size(), 50);
        QVERIFY(entries.first().seq > entries.last().seq);
    }

    void nothingStaysBehind()
    {
        Told t;
        t.goOnline();
        t.say(t.direct, QStringLiteral("hi"));
        t.board.reset();
        QCOMPARE(t.service.withdrawn, QList{t.direct});
    }
};

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
