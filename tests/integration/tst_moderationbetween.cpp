// Moderation between the client's own HTTP and a real server: what one side asks for, the other one does, and
// everybody in the room hears of it.
#include "app/net/httpserverapi.h"
#include "tests/integration/answered.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"

#include <QtTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

milliseconds inAnHour() { return milliseconds(QDateTime::currentMSecsSinceEpoch()) + std::chrono::hours(1); }

} // namespace

/// Ann owns a room, in which Bob is a member.
class TestModerationBetween : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void whoIsMutedMayNotWriteUntilItIsTakenBack();
    void whoIsRemovedIsOutAndMayComeBack();
    void whoIsBannedMayNotComeBackUntilItIsLifted();
    void rolesAreGivenAndSeen();
    void slowModeAndAnnouncements();
    void aReportIsReadWithTheTextAsItWas();
    void aDeletedRoomIsGone();
    void whoIsNoModeratorIsRefused();

private:
    Result<Ok, Error> ask(const std::function<void(AccountApi::Done<Ok>)> &call)
    {
        Answered<Ok> answer;
        call(answer.done());
        return answer.wait();
    }
    Result<Room, Error> change(const RoomChangeRequest &what)
    {
        Answered<Room> answer;
        m_api.account(m_server.url(), m_ann->token())->changeRoom(m_room, what, answer.done());
        return answer.wait();
    }
    Result<Room, Error> bobJoins()
    {
        Answered<Room> answer;
        m_api.account(m_server.url(), m_bob->token())->joinRoom(m_room, answer.done());
        return answer.wait();
    }
    Member member(const UserId &user)
    {
        Answered<MembersPage> answer;
        m_api.account(m_server.url(), m_ann->token())->members(m_room, {}, answer.done());
        const auto page = answer.wait();
        if (page) {
            for (const Member &each : page->members) {
                if (each.user.id == user)
                    return each;
            }
        }
        return {};
    }
    /// The error's code; "" when it was sent.
    QString bobWrites(const QString &text)
    {
        const QJsonObject reply = m_bob->call({{u"type"_s, u"message_send"_s},
                                               {u"room"_s, m_room.toString()},
                                               {u"nonce"_s, u"n-%1"_s.arg(++m_nonce)},
                                               {u"text"_s, text}});
        return reply.value(u"error"_s).toObject().value(u"code"_s).toString();
    }
    QJsonObject bobHears(const QString &kind)
    {
        return m_bob->take([&](const QJsonObject &frame) {
            return frame.value(u"type"_s) == u"event"_s && frame.value(u"kind"_s) == kind &&
                   frame.value(u"room"_s) == m_room.toString();
        });
    }
    UserId bob() const { return UserId(m_bob->userId()); }
    QUrl url() const { return m_server.url(); }
    AccountApi &annAsks()
    {
        m_annsAccount = m_api.account(url(), m_ann->token());
        return *m_annsAccount;
    }

    ChinwagdProcess m_server;
    QtTimerScheduler m_timers;
    HttpServerApi m_api{m_timers};
    std::shared_ptr<AccountApi> m_annsAccount;
    std::unique_ptr<ServerClient> m_ann;
    std::unique_ptr<ServerClient> m_bob;
    RoomId m_room;
    int m_nonce = 0;
};

void TestModerationBetween::initTestCase()
{
    QVERIFY2(m_server.start(), m_server.log().constData());
    m_ann = std::make_unique<ServerClient>(m_server.url());
    m_bob = std::make_unique<ServerClient>(m_server.url());
    QVERIFY(m_ann->registerUser(u"ann"_s, u"correct horse"_s));
    QVERIFY(m_bob->registerUser(u"bob"_s, u"correct horse"_s));
    QVERIFY(m_ann->goOnline());
    QVERIFY(m_bob->goOnline());
}

// A room of its own for each test.
void TestModerationBetween::init()
{
    Answered<Room> made;
    annAsks().createRoom(u"room %1"_s.arg(++m_nonce), RoomKind::Public, made.done());
    const auto room = made.wait();
    QVERIFY2(room, room ? "" : qPrintable(room.error().message));
    m_room = room->id;
    QVERIFY(bobJoins());
    QCOMPARE(bobWrites(u"hello"_s), QString());
}

void TestModerationBetween::whoIsMutedMayNotWriteUntilItIsTakenBack()
{
    const milliseconds until = inAnHour();
    QVERIFY(ask([&](auto done) { annAsks().mute(m_room, bob(), until, done); }));
    const QJsonObject event = bobHears(u"mute"_s);
    QCOMPARE(event.value(u"subject"_s).toString(), m_bob->userId());
    QCOMPARE(event.value(u"until"_s).toInteger(), qint64(until.count()));
    QCOMPARE(member(bob()).mutedUntil, until);
    QCOMPARE(bobWrites(u"still here"_s), u"forbidden"_s);
    QVERIFY(ask([&](auto done) { annAsks().unmute(m_room, bob(), done); }));
    QVERIFY(!bobHears(u"unmute"_s).isEmpty());
    QCOMPARE(member(bob()).mutedUntil, milliseconds{0});
    QCOMPARE(bobWrites(u"again"_s), QString());
}

void TestModerationBetween::whoIsRemovedIsOutAndMayComeBack()
{
    QVERIFY(ask([&](auto done) { annAsks().kick(m_room, bob(), u"a & b"_s, done); }));
    QVERIFY(!m_bob
                 ->take([&](const QJsonObject &frame) {
                     return frame.value(u"type"_s) == u"room_removed"_s &&
                            frame.value(u"room"_s) == m_room.toString();
                 })
                 .isEmpty());
    QVERIFY(member(bob()).user.id.isEmpty());
    QCOMPARE(bobWrites(u"still here"_s), u"room_not_found"_s);
    QVERIFY(bobJoins());
    QCOMPARE(bobWrites(u"back"_s), QString());
}

void TestModerationBetween::whoIsBannedMayNotComeBackUntilItIsLifted()
{
    const milliseconds until = inAnHour();
    QVERIFY(ask([&](auto done) { annAsks().ban(m_room, bob(), {until, u"Advertising"_s}, done); }));
    QVERIFY(member(bob()).user.id.isEmpty());
    QVERIFY(!bobJoins());
    Answered<QList<Ban>> listed;
    annAsks().bans(m_room, listed.done());
    const auto bans = listed.wait();
    QVERIFY(bans);
    QCOMPARE(bans->size(), 1);
    QCOMPARE(bans->constFirst().user.id, bob());
    QCOMPARE(bans->constFirst().until, until);
    QCOMPARE(bans->constFirst().reason, u"Advertising"_s);
    QVERIFY(ask([&](auto done) { annAsks().liftBan(m_room, bob(), done); }));
    QVERIFY(bobJoins());
}

void TestModerationBetween::rolesAreGivenAndSeen()
{
    QVERIFY(member(bob()).role == Role::Member);
    QVERIFY(ask([&](auto done) { annAsks().setRole(m_room, bob(), Role::Moderator, done); }));
    QCOMPARE(bobHears(u"role"_s).value(u"role"_s).toString(), u"moderator"_s);
    QVERIFY(member(bob()).role == Role::Moderator);
}

void TestModerationBetween::slowModeAndAnnouncements()
{
    RoomChangeRequest slow;
    slow.slowMode = seconds{300};
    const auto slowed = change(slow);
    QVERIFY2(slowed, slowed ? "" : qPrintable(slowed.error().message));
    QCOMPARE(slowed->rules.slowMode, seconds{300});
    QCOMPARE(bobHears(u"settings"_s).value(u"slow_mode_s"_s).toInt(), 300);
    (void)bobWrites(u"one"_s); // the first may still be within what was said before
    QCOMPARE(bobWrites(u"two"_s), u"rate_limited"_s);
    RoomChangeRequest announcements;
    announcements.slowMode = seconds{0};
    announcements.posting = Posting::Moderators;
    QVERIFY(change(announcements));
    QCOMPARE(bobHears(u"settings"_s).value(u"posting"_s).toString(), u"moderators"_s);
    QCOMPARE(bobWrites(u"three"_s), u"forbidden"_s);
}

void TestModerationBetween::aReportIsReadWithTheTextAsItWas()
{
    const QJsonObject said = m_ann->call({{u"type"_s, u"message_send"_s},
                                          {u"room"_s, m_room.toString()},
                                          {u"nonce"_s, u"n-%1"_s.arg(++m_nonce)},
                                          {u"text"_s, u"Buy tea!"_s}});
    const Seq seq = said.value(u"data"_s).toObject().value(u"seq"_s).toInteger();
    QVERIFY(seq > 0);
    QVERIFY(ask([&](auto done) {
        m_api.account(url(), m_bob->token())->reportMessage({m_room, seq, u"Advertising"_s}, done);
    }));
    Answered<QList<Report>> listed;
    annAsks().reports(m_room, listed.done());
    const auto reports = listed.wait();
    QVERIFY(reports);
    QCOMPARE(reports->size(), 1);
    const Report &report = reports->constFirst();
    QCOMPARE(report.text, u"Buy tea!"_s);
    QCOMPARE(report.by.id, bob());
    QCOMPARE(report.reason, u"Advertising"_s);
    QVERIFY(ask([&](auto done) { annAsks().dismissReport(m_room, report.id, done); }));
    Answered<QList<Report>> left;
    annAsks().reports(m_room, left.done());
    QCOMPARE(left.wait().value().size(), 0);
}

void TestModerationBetween::aDeletedRoomIsGone()
{
    QVERIFY(ask([&](auto done) { annAsks().deleteRoom(m_room, done); }));
    QVERIFY(!m_bob
                 ->take([&](const QJsonObject &frame) {
                     return frame.value(u"type"_s) == u"room_removed"_s &&
                            frame.value(u"room"_s) == m_room.toString();
                 })
                 .isEmpty());
    QVERIFY(!bobJoins());
}

void TestModerationBetween::whoIsNoModeratorIsRefused()
{
    const UserId owner(m_ann->userId());
    const auto refused =
        ask([&](auto done) { m_api.account(url(), m_bob->token())->mute(m_room, owner, inAnHour(), done); });
    QVERIFY(!refused);
    QVERIFY(refused.error().code == ErrorCode::Forbidden);
}

QTEST_GUILESS_MAIN(TestModerationBetween)
#include "tst_moderationbetween.moc"
