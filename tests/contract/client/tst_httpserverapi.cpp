// HttpServerApi as the server sees it, and against servers that do not behave.
#include "app/net/httpserverapi.h"
#include "shared/base/manualtime.h"
#include "tests/contract/client/scriptedserver.h"
#include "tests/support/sampleevents.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSysInfo>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

namespace {

const QRegularExpression anyWarning(u"."_s);

const QByteArray ann = R"({"id":"u_1","username":"ann","display_name":"Ann"})";
const QByteArray tea =
    R"({"id":"r_1","name":"tea","kind":"public","topic":"","member_count":1,"head_seq":3,"read_seq":2})";

QJsonObject json(const QByteArray &bytes) { return QJsonDocument::fromJson(bytes).object(); }

template <typename T>
struct Answer
{
    std::optional<Result<T, ReachError>> result;
    int calls = 0;

    /// For calls of either kind.
    auto done()
    {
        return [this](auto given) {
            if (given)
                result.emplace(std::move(*given));
            else
                result.emplace(ReachError{given.error()});
            ++calls;
        };
    }
    bool ok() const { return result && *result; }
    const T &value() const { return result->value(); }
    ReachError error() const { return result && !*result ? result->error() : ReachError{}; }
};

/// Timers, and how often somebody set one.
class SeenTimers final : public TimerScheduler
{
public:
    explicit SeenTimers(TimerScheduler &timers)
        : m_timers(timers)
    {
    }
    int armed() const { return m_armed; }

    Timer after(milliseconds delay, Callback callback) override
    {
        ++m_armed;
        return m_timers.after(delay, std::move(callback));
    }
    Timer every(milliseconds interval, Callback callback) override
    {
        return m_timers.every(interval, std::move(callback));
    }

private:
    TimerScheduler &m_timers;
    int m_armed = 0;
};

} // namespace

class TestHttpServerApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void check();
    void signIn();
    void createAccount();
    void createAccountLeavesOutWhatIsEmpty();
    void signOut();
    void fetchTicket();
    void rooms();
    void badElementsSpoilNoList();
    void createRoom();
    void createDirectRoom();
    void joinAndLeave();
    void setTopic();
    void addMember();
    void members();
    void roomRulesAndItsEnd();
    void rolesAndSanctions();
    void bansAndReports();
    void users();
    void findUsers();
    void history();
    void search();
    void searchLeavesOutWhatNarrowsNothing();
    void invitations();
    void whoMayAdd();
    void blocks();
    void roomIdsCannotLeaveTheirPlace();
    void requestsCarryNothingElse();

    void refusals_data();
    void refusals();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void answersThatAreNotChinwag_data();
    void answersThatAreNotChinwag();
    void hugeBodiesAreCutOff();
    void endlessBodiesAreCutOff();
    void redirectsAreNotFollowed();
    void cookiesAreNotKept();
    void nobodyListens();
    void unknownHost();
    void tlsWhereThereIsNone();
    void addressesThatAreNoServer();
    void silenceEndsAtTheDeadline();
    void aSlowAnswerIsWaitedFor();
    void anEndlesslySlowAnswerEnds();
    void anAnswerThatStandsStillEnds();
    void aCutAnswerIsNotAnAnswer();
    void aPostIsNotRepeatedByItself();
    void destroyedApiDropsAnswers();
    void destroyedInsideAnAnswer();
    void manyAtOnce();

private:
    void respond(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {})
    {
        m_status = status;
        m_body = body;
        m_headers = headers;
    }
    const ScriptedServer::Request &request() const { return m_server->request(); }
    QUrl url() const { return m_server->url(); }

    QByteArray m_status;
    QByteArray m_body;
    QByteArray m_headers;
    ManualClock m_clock;
    ManualTimerScheduler m_timers{m_clock};
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpServerApi> m_api;
};

void TestHttpServerApi::init()
{
    QTest::failOnWarning(anyWarning);
    m_api = std::make_unique<HttpServerApi>(m_timers);
    m_server = std::make_unique<ScriptedServer>([this](const ScriptedServer::Request &request) {
        ScriptedServer::answer(request, m_status, m_body, m_headers);
    });
    respond("200 OK", "{}");
}

void TestHttpServerApi::check()
{
    respond(
        "200 OK",
        R"({"status":"ok","server":"Ann's server","version":"0.1.0","online":3,"registration":"invite"})");
    Answer<ServerInfo> answer;
    m_api->check(url(), answer.done());
    QCOMPARE(answer.calls, 0);
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("GET"));
    QCOMPARE(request().target, QByteArray("/healthz"));
    QVERIFY(!request().headers.contains("authorization"));
    QCOMPARE(answer.value().name, u"Ann's server"_s);
    QCOMPARE(answer.value().version, u"0.1.0"_s);
    QCOMPARE(answer.value().online, 3);
    QVERIFY(answer.value().registration == Registration::Invite);
    QCOMPARE(m_timers.pending(), 0);
}

void TestHttpServerApi::signIn()
{
    respond("200 OK", R"({"token":"t0k","user":)" + ann + "}");
    Answer<SignIn> answer;
    m_api->signIn(url(), u"ann"_s, u"pass \"wörd\""_s, {}, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("POST"));
    QCOMPARE(request().target, QByteArray("/auth/login"));
    QCOMPARE(request().headers.value("content-type"), QByteArray("application/json"));
    const QJsonObject expected{
        {u"username"_s, u"ann"_s},
        {u"password"_s, u"pass \"wörd\""_s},
        {u"device"_s, QSysInfo::machineHostName()}}; // by which one knows it in the list
    QCOMPARE(json(request().body), expected);
    QCOMPARE(answer.value().token, u"t0k"_s);
    QCOMPARE(answer.value().user, (User{UserId(u"u_1"_s), u"ann"_s, u"Ann"_s}));
}

void TestHttpServerApi::createAccount()
{
    respond("201 Created", R"({"token":"t0k","user":)" + ann + "}");
    Answer<SignIn> answer;
    m_api->createAccount(url(), u"ann"_s, u"password"_s, u"Ann"_s, u"inv1te"_s, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target, QByteArray("/auth/register"));
    const QJsonObject expected{{u"username"_s, u"ann"_s},
                               {u"password"_s, u"password"_s},
                               {u"display_name"_s, u"Ann"_s},
                               {u"invite"_s, u"inv1te"_s},
                               {u"device"_s, QSysInfo::machineHostName()}};
    QCOMPARE(json(request().body), expected);
}

void TestHttpServerApi::createAccountLeavesOutWhatIsEmpty()
{
    respond("201 Created", R"({"token":"t0k","user":)" + ann + "}");
    Answer<SignIn> answer;
    m_api->createAccount(url(), u"ann"_s, u"password"_s, {}, {}, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(json(request().body).keys(), (QStringList{u"device"_s, u"password"_s, u"username"_s}));
}

void TestHttpServerApi::signOut()
{
    respond("204 No Content", {});
    Answer<Ok> answer;
    m_api->account(url(), u"t0k"_s)->signOut(answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("POST"));
    QCOMPARE(request().target, QByteArray("/auth/logout"));
    QCOMPARE(request().headers.value("authorization"), QByteArray("Bearer t0k"));
    QVERIFY(request().body.isEmpty());
    QVERIFY(!request().headers.contains("content-type"));
    QVERIFY(!request().headers.contains("transfer-encoding"));
    QCOMPARE(request().headers.value("content-length", "0"), QByteArray("0"));
}

void TestHttpServerApi::fetchTicket()
{
    respond("200 OK", R"({"ticket":"one-time","expires_in":10})");
    Answer<QString> answer;
    m_api->account(url(), u"t0k"_s)->fetchTicket(answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("POST"));
    QCOMPARE(request().target, QByteArray("/auth/ticket"));
    QCOMPARE(request().headers.value("authorization"), QByteArray("Bearer t0k"));
    QCOMPARE(answer.value(), u"one-time"_s);
}

void TestHttpServerApi::rooms()
{
    respond("200 OK", R"({"rooms":[)" + tea + R"(],"next":"c2"})");
    Answer<RoomsPage> answer;
    m_api->account(url(), u"t0k"_s)->publicRooms(u"a&b ö"_s, u"c+1"_s, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("GET"));
    QCOMPARE(request().target, QByteArray("/api/rooms?mine=0&q=a%26b%20%C3%B6&after=c%2B1"));
    QCOMPARE(answer.value().rooms.size(), 1);
    QCOMPARE(answer.value().rooms.first().id, RoomId(u"r_1"_s));
    QCOMPARE(answer.value().rooms.first().headSeq, 3);
    QCOMPARE(answer.value().next, u"c2"_s);
}

void TestHttpServerApi::badElementsSpoilNoList()
{
    respond("200 OK", R"({"rooms":[7,{"id":"x","kind":"cellar"},)" + tea + ",{}]}");
    Answer<RoomsPage> answer;
    m_api->account(url(), u"t0k"_s)->publicRooms({}, {}, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(answer.value().rooms.size(), 1);
    QCOMPARE(answer.value().rooms.first().id, RoomId(u"r_1"_s));
    QVERIFY(answer.value().next.isEmpty());
}

void TestHttpServerApi::createRoom()
{
    respond("201 Created", R"({"room":)" + tea + "}");
    Answer<Room> answer;
    m_api->account(url(), u"t0k"_s)->createRoom(u"tea"_s, RoomKind::Private, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("POST"));
    QCOMPARE(request().target, QByteArray("/api/rooms"));
    const QJsonObject expected{{u"name"_s, u"tea"_s}, {u"kind"_s, u"private"_s}};
    QCOMPARE(json(request().body), expected);
    QCOMPARE(answer.value().name, u"tea"_s);
}

void TestHttpServerApi::createDirectRoom()
{
    respond("201 Created", R"({"room":)" + tea + "}");
    Answer<Room> answer;
    m_api->account(url(), u"t0k"_s)->createDirectRoom(UserId(u"u_2"_s), answer.done());
    QTRY_VERIFY(answer.ok());
    const QJsonObject expected{{u"kind"_s, u"direct"_s}, {u"user"_s, u"u_2"_s}};
    QCOMPARE(json(request().body), expected);
}

void TestHttpServerApi::joinAndLeave()
{
    respond("200 OK", R"({"room":)" + tea + "}");
    Answer<Room> joined;
    m_api->account(url(), u"t0k"_s)->joinRoom(RoomId(u"r_1"_s), joined.done());
    QTRY_VERIFY(joined.ok());
    QCOMPARE(request().method, QByteArray("POST"));
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1/join"));
    Answer<Ok> left;
    m_api->account(url(), u"t0k"_s)->leaveRoom(RoomId(u"r_1"_s), left.done());
    QTRY_VERIFY(left.ok());
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1/leave"));
}

void TestHttpServerApi::setTopic()
{
    respond("200 OK", R"({"room":)" + tea + "}");
    Answer<Room> answer;
    m_api->account(url(), u"t0k"_s)->changeRoom(RoomId(u"r_1"_s), {{}, u"Tea at five"_s}, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("PATCH"));
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1"));
    QCOMPARE(json(request().body), (QJsonObject{{u"topic"_s, u"Tea at five"_s}}));
}

void TestHttpServerApi::addMember()
{
    respond("200 OK", R"({"room":)" + tea + "}");
    Answer<Addition> added;
    m_api->account(url(), u"t0k"_s)->addMember(RoomId(u"r_1"_s), UserId(u"u_2"_s), added.done());
    QTRY_VERIFY(added.ok());
    QCOMPARE(request().method, QByteArray("POST"));
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1/members"));
    QCOMPARE(json(request().body), (QJsonObject{{u"user"_s, u"u_2"_s}}));
    QCOMPARE(added.value(), Addition::In);

    respond("202 Accepted", R"({"invited":true})");
    Answer<Addition> asked;
    m_api->account(url(), u"t0k"_s)->addMember(RoomId(u"r_1"_s), UserId(u"u_2"_s), asked.done());
    QTRY_VERIFY(asked.ok());
    QCOMPARE(asked.value(), Addition::Asked);

    respond("200 OK", R"({"room":7})");
    Answer<Addition> neither;
    m_api->account(url(), u"t0k"_s)->addMember(RoomId(u"r_1"_s), UserId(u"u_2"_s), neither.done());
    QTRY_VERIFY(neither.result);
    QVERIFY(!neither.ok());
}

void TestHttpServerApi::members()
{
    respond("200 OK", R"({"members":[{"user":)" + ann + R"(,"role":"owner","muted_until":7}],"next":"u&1"})");
    Answer<MembersPage> answer;
    m_api->account(url(), u"t0k"_s)->members(RoomId(u"r_1"_s), {}, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("GET"));
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1/members"));
    const Member owner{{UserId(u"u_1"_s), u"ann"_s, u"Ann"_s}, Role::Owner, milliseconds{7}};
    QCOMPARE(answer.value().members, QList<Member>{owner});
    m_api->account(url(), u"t0k"_s)->members(RoomId(u"r_1"_s), answer.value().next, answer.done());
    QTRY_COMPARE(request().target, QByteArray("/api/rooms/r_1/members?after=u%261"));
}

void TestHttpServerApi::roomRulesAndItsEnd()
{
    respond("200 OK", R"({"room":)" + tea + "}");
    Answer<Room> changed;
    RoomChangeRequest change;
    change.slowMode = seconds{30};
    change.posting = Posting::Moderators;
    m_api->account(url(), u"t0k"_s)->changeRoom(RoomId(u"r_1"_s), change, changed.done());
    QTRY_VERIFY(changed.ok());
    QCOMPARE(json(request().body), (QJsonObject{{u"slow_mode_s"_s, 30}, {u"posting"_s, u"moderators"_s}}));
    respond("204 No Content", {});
    Answer<Ok> gone;
    m_api->account(url(), u"t0k"_s)->deleteRoom(RoomId(u"r_1"_s), gone.done());
    QTRY_VERIFY(gone.ok());
    QCOMPARE(request().method, QByteArray("DELETE"));
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1"));
}

void TestHttpServerApi::rolesAndSanctions()
{
    const RoomId room(u"r_1"_s);
    const UserId bob(u"u/2"_s);
    respond("204 No Content", {});
    const auto asked = [this](auto call) {
        Answer<Ok> answer;
        call(answer.done());
        const bool came = QTest::qWaitFor([&answer] { return answer.ok(); });
        return came ? request().method + ' ' + request().target + ' ' + request().body : QByteArray("none");
    };
    const auto token = u"t0k"_s;
    QCOMPARE(
        asked([&](auto done) { m_api->account(url(), token)->setRole(room, bob, Role::Moderator, done); }),
        QByteArray(R"(PUT /api/rooms/r_1/members/u%2F2 {"role":"moderator"})"));
    QCOMPARE(asked([&](auto done) { m_api->account(url(), token)->kick(room, bob, u"a&b"_s, done); }),
             QByteArray("DELETE /api/rooms/r_1/members/u%2F2?reason=a%26b "));
    QCOMPARE(asked([&](auto done) { m_api->account(url(), token)->kick(room, bob, {}, done); }),
             QByteArray("DELETE /api/rooms/r_1/members/u%2F2 "));
    QCOMPARE(asked([&](auto done) {
                 m_api->account(url(), token)->ban(room, bob, {milliseconds{17}, u"Spam"_s}, done);
             }),
             QByteArray(R"(PUT /api/rooms/r_1/bans/u%2F2 {"reason":"Spam","until":17})"));
    QCOMPARE(asked([&](auto done) { m_api->account(url(), token)->liftBan(room, bob, done); }),
             QByteArray("DELETE /api/rooms/r_1/bans/u%2F2 "));
    QCOMPARE(asked([&](auto done) { m_api->account(url(), token)->mute(room, bob, milliseconds{0}, done); }),
             QByteArray("PUT /api/rooms/r_1/mutes/u%2F2 {}"));
    QCOMPARE(asked([&](auto done) { m_api->account(url(), token)->unmute(room, bob, done); }),
             QByteArray("DELETE /api/rooms/r_1/mutes/u%2F2 "));
    QCOMPARE(asked([&](auto done) {
                 m_api->account(url(), token)->dismissReport(room, ReportId(u"p_1"_s), done);
             }),
             QByteArray("DELETE /api/rooms/r_1/reports/p_1 "));
    respond("201 Created", "{}");
    QCOMPARE(asked([&](auto done) {
                 m_api->account(url(), token)->reportMessage({room, 17, u"Spam"_s}, done);
             }),
             QByteArray(R"(POST /api/reports {"reason":"Spam","room":"r_1","seq":17})"));
}

void TestHttpServerApi::bansAndReports()
{
    respond("200 OK", R"({"bans":[{"user":)" + ann + R"(,"by":"u_3","at":1,"until":2,"reason":"Spam"}]})");
    Answer<QList<Ban>> bans;
    m_api->account(url(), u"t0k"_s)->bans(RoomId(u"r_1"_s), bans.done());
    QTRY_VERIFY(bans.ok());
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1/bans"));
    QCOMPARE(bans.value().constFirst().reason, u"Spam"_s);
    respond("200 OK", R"({"reports":[{"id":"p_1","room":"r_1","seq":17,"author":)" + ann +
                          R"(,"text":"Buy!","by":)" + ann + R"(,"reason":"Spam","at":1}]})");
    Answer<QList<Report>> reports;
    m_api->account(url(), u"t0k"_s)->reports(RoomId(u"r_1"_s), reports.done());
    QTRY_VERIFY(reports.ok());
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1/reports"));
    QCOMPARE(reports.value().constFirst().text, u"Buy!"_s);
}

void TestHttpServerApi::users()
{
    respond("200 OK", R"({"users":[)" + ann + "]}");
    Answer<QList<User>> answer;
    m_api->account(url(), u"t0k"_s)->users({UserId(u"u_1"_s), UserId(u"u_2"_s)}, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target, QByteArray("/api/users?ids=u_1%2Cu_2"));
    QCOMPARE(answer.value().size(), 1);
}

void TestHttpServerApi::findUsers()
{
    respond("200 OK", R"({"users":[)" + ann + "]}");
    Answer<QList<User>> answer;
    m_api->account(url(), u"t0k"_s)->findUsers(u"a&b+c ö"_s, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target, QByteArray("/api/users?query=a%26b%2Bc%20%C3%B6"));
    QCOMPARE(answer.value().size(), 1);
}

void TestHttpServerApi::history()
{
    const QByteArray event =
        R"({"room":"r_1","seq":41,"kind":"message","sender":"u_1","at":1700000000000,"text":"hello","nonce":"n1"})";
    respond("200 OK", R"({"events":[)" + event + R"(],"head_seq":99,"users":[)" + ann + "]}");
    Answer<HistoryPage> answer;
    m_api->account(url(), u"t0k"_s)->history(RoomId(u"r_1"_s), 42, 50, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target, QByteArray("/api/rooms/r_1/events?before=42&limit=50"));
    QCOMPARE(answer.value().events.size(), 1);
    QCOMPARE(textOf(answer.value().events.first()), u"hello"_s);
    QCOMPARE(answer.value().headSeq, 99);
    QCOMPARE(answer.value().users.size(), 1);
}

void TestHttpServerApi::search()
{
    respond("200 OK", R"({"hits":[{"room":"r_1","event":{"room":"r_1","seq":7,"kind":"message",)"
                      R"("sender":"u_ann","at":1000,"text":"Green tea","nonce":"n"},"marks":[[6,3]]}],)"
                      R"("users":[)" +
                          ann + R"(],"next":"c2"})");
    SearchQuery query;
    query.words = u"tea & ö"_s;
    query.room = RoomId(u"r_1"_s);
    query.sender = UserId(u"u_ann"_s);
    query.after = milliseconds(5);
    query.before = milliseconds(9);
    query.withLink = true;
    Answer<SearchPage> answer;
    m_api->account(url(), u"t0k"_s)->search(query, u"c+1"_s, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target,
             QByteArray("/api/search?q=tea%20%26%20%C3%B6&room=r_1&from=u_ann&after=5&before=9"
                        "&has=link&cursor=c%2B1"));
    QCOMPARE(answer.value().hits.size(), 1);
    QCOMPARE(answer.value().hits.first().event.seq, 7);
    QCOMPARE(answer.value().hits.first().marks, QList<TextMark>({{6, 3}}));
    QCOMPARE(answer.value().users.size(), 1);
    QCOMPARE(answer.value().next, u"c2"_s);
}

void TestHttpServerApi::searchLeavesOutWhatNarrowsNothing()
{
    respond("200 OK", R"({"hits":[],"users":[]})");
    SearchQuery query;
    query.words = u"tea"_s;
    Answer<SearchPage> answer;
    m_api->account(url(), u"t0k"_s)->search(query, {}, answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target, QByteArray("/api/search?q=tea"));
    QVERIFY(answer.value().next.isEmpty());
}

void TestHttpServerApi::invitations()
{
    const QByteArray plans = R"({"room":{"id":"r_2","name":"Plans","kind":"private"},"by":)" + ann + "}";
    respond("200 OK", R"({"invitations":[)" + plans + R"(,{"room":{"id":"r_3"}}]})");
    Answer<QList<RoomInvitation>> answer;
    m_api->account(url(), u"t0k"_s)->invitations(answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().method, QByteArray("GET"));
    QCOMPARE(request().target, QByteArray("/api/me/invitations"));
    QCOMPARE(request().headers.value("authorization"), QByteArray("Bearer t0k"));
    QCOMPARE(answer.value().size(), 1);
    QCOMPARE(answer.value().first().room.name, u"Plans"_s);
    QVERIFY(answer.value().first().room.kind == RoomKind::Private);
    QCOMPARE(answer.value().first().by.displayName, u"Ann"_s);

    respond("204 No Content", {});
    Answer<Ok> declined;
    m_api->account(url(), u"t0k"_s)->declineInvitation(RoomId(u"r/2"_s), declined.done());
    QTRY_VERIFY(declined.ok());
    QCOMPARE(request().method, QByteArray("DELETE"));
    QCOMPARE(request().target, QByteArray("/api/me/invitations/r%2F2"));
}

void TestHttpServerApi::whoMayAdd()
{
    respond("200 OK", R"({"user":)" + ann + R"(,"room_invites":"shared"})");
    Answer<RoomInvites> answer;
    m_api->account(url(), u"t0k"_s)->whoMayAdd(answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target, QByteArray("/api/me"));
    QVERIFY(answer.value() == RoomInvites::Shared);

    respond("200 OK", R"({"user":)" + ann + R"(,"room_invites":"nobody"})");
    Answer<RoomInvites> changed;
    m_api->account(url(), u"t0k"_s)->setWhoMayAdd(RoomInvites::Nobody, changed.done());
    QTRY_VERIFY(changed.ok());
    QCOMPARE(request().method, QByteArray("PATCH"));
    QCOMPARE(json(request().body), (QJsonObject{{u"room_invites"_s, u"nobody"_s}}));
    QVERIFY(changed.value() == RoomInvites::Nobody);

    respond("200 OK", R"({"user":)" + ann + R"(,"room_invites":"friends"})");
    Answer<RoomInvites> unknown;
    m_api->account(url(), u"t0k"_s)->whoMayAdd(unknown.done());
    QTRY_COMPARE(unknown.calls, 1);
    QVERIFY(!unknown.ok());
}

void TestHttpServerApi::blocks()
{
    respond("200 OK", R"({"users":[)" + ann + "]}");
    Answer<QList<User>> answer;
    m_api->account(url(), u"t0k"_s)->blocked(answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target, QByteArray("/api/me/blocks"));
    QCOMPARE(answer.value().size(), 1);

    respond("204 No Content", {});
    Answer<Ok> blocked;
    m_api->account(url(), u"t0k"_s)->block(UserId(u"u_1"_s), blocked.done());
    QTRY_VERIFY(blocked.ok());
    QCOMPARE(request().method, QByteArray("PUT"));
    QCOMPARE(request().target, QByteArray("/api/me/blocks/u_1"));
    Answer<Ok> unblocked;
    m_api->account(url(), u"t0k"_s)->unblock(UserId(u"u_1"_s), unblocked.done());
    QTRY_VERIFY(unblocked.ok());
    QCOMPARE(request().method, QByteArray("DELETE"));
    QCOMPARE(request().target, QByteArray("/api/me/blocks/u_1"));
}

void TestHttpServerApi::roomIdsCannotLeaveTheirPlace()
{
    Answer<Ok> answer;
    m_api->account(url(), u"t0k"_s)->leaveRoom(RoomId(u"../../auth/logout?x=#"_s), answer.done());
    QTRY_VERIFY(answer.ok());
    QCOMPARE(request().target, QByteArray("/api/rooms/..%2F..%2Fauth%2Flogout%3Fx%3D%23/leave"));
}

void TestHttpServerApi::requestsCarryNothingElse()
{
    Answer<Ok> answer;
    m_api->account(url(), u"t0k"_s)->signOut(answer.done());
    QTRY_VERIFY(answer.ok());
    for (const char *name : {"cookie", "upgrade", "http2-settings", "referer", "origin"})
        QVERIFY2(!request().headers.contains(name), name);
    QCOMPARE(request().headers.value("accept-encoding"), QByteArray("identity"));
}

void TestHttpServerApi::refusals_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *status, const char *body, ErrorCode code,
                        const QString &message) {
        QTest::newRow(name) << QByteArray(status) << QByteArray(body) << static_cast<int>(code) << message;
    };
    row("taken", "409 Conflict", R"({"code":"username_taken","title":"t","detail":"This name is taken."})",
        ErrorCode::UsernameTaken, u"This name is taken."_s);
    row("credentials", "401 Unauthorized",
        R"({"code":"invalid_credentials","detail":"Wrong name or password."})", ErrorCode::InvalidCredentials,
        u"Wrong name or password."_s);
    row("as our server says it", "404 Not Found",
        R"({"type":"about:blank","title":"No such room.","status":404,"code":"room_not_found","message":"No such room."})",
        ErrorCode::RoomNotFound, u"No such room."_s);
    row("only a title", "403 Forbidden", R"({"code":"registration_closed","title":"Closed."})",
        ErrorCode::RegistrationClosed, u"Closed."_s);
    row("unknown code", "403 Forbidden", R"({"code":"from_the_future","detail":"No."})", ErrorCode::Forbidden,
        u"No."_s);
    row("401 bare", "401 Unauthorized", "", ErrorCode::Unauthorized, u"status 401"_s);
    row("404 html", "404 Not Found", "<html>", ErrorCode::NotFound, u"status 404"_s);
    row("413", "413 Too Large", "", ErrorCode::TooLarge, u"status 413"_s);
    row("429", "429 Too Many", "", ErrorCode::RateLimited, u"status 429"_s);
    row("500", "500 Oops", R"({"code":"internal","detail":"Something broke."})", ErrorCode::Temporary,
        u"Something broke."_s);
    row("502", "502 Bad Gateway", "<html>", ErrorCode::Temporary, u"status 502"_s);
    row("418", "418 Teapot", "", ErrorCode::Temporary, u"status 418"_s);
}

void TestHttpServerApi::refusals()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    QFETCH(QString, message);
    for (const QByteArray &headers : {QByteArray(), QByteArray("WWW-Authenticate: Bearer\r\n"),
                                      QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n")}) {
        respond(status, body, "Content-Type: application/problem+json\r\n" + headers);
        Answer<SignIn> answer;
        m_api->signIn(url(), u"ann"_s, u"password"_s, {}, answer.done());
        QTRY_COMPARE(answer.calls, 1);
        QVERIFY(!answer.ok());
        QCOMPARE(static_cast<int>(answer.error().code), code);
        QVERIFY2(answer.error().message.contains(message), qPrintable(answer.error().message));
    }
}

void TestHttpServerApi::retryAfterIsRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<qint64>("milliseconds");
    const auto row = [](const char *name, const char *header, const char *field, qint64 milliseconds) {
        QTest::newRow(name) << QByteArray(header) << QByteArray(field) << milliseconds;
    };
    row("header", "Retry-After: 7\r\n", "", 7000);
    row("none", "", "", -1);
    row("rubbish", "Retry-After: soon\r\n", "", -1);
    row("negative", "Retry-After: -5\r\n", "", -1);
    row("for ever", "Retry-After: 2000000000\r\n", "", 24 * 3600 * 1000);
    row("exact", "Retry-After: 7\r\n", R"(,"retry_after_ms":6400)", 6400);
    row("exact, for ever", "", R"(,"retry_after_ms":9e15)", 24 * 3600 * 1000);
    row("exact, negative", "Retry-After: 7\r\n", R"(,"retry_after_ms":-1)", 7000);
}

void TestHttpServerApi::retryAfterIsRead()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, field);
    QFETCH(qint64, milliseconds);
    respond("429 Too Many", R"({"code":"rate_limited","detail":"Slow down.")" + field + "}", header);
    Answer<QString> answer;
    m_api->account(url(), u"t0k"_s)->fetchTicket(answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(answer.error().code == ErrorCode::RateLimited);
    const auto delay = answer.error().retryAfter;
    QCOMPARE(delay ? qint64(delay->count()) : qint64(-1), milliseconds);
}

void TestHttpServerApi::answersThatAreNotChinwag_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("html") << QByteArray("<!doctype html><title>Hotel Wi-Fi</title>");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("half") << QByteArray(R"({"ticket":"x)");
    QTest::newRow("other json") << QByteArray(R"({"hello":"world"})");
    QTest::newRow("other type") << QByteArray(R"({"ticket":7})");
    QTest::newRow("deep") << QByteArray(R"({"ticket":)") + QByteArray(100'000, '[');
    QTest::newRow("not utf-8") << QByteArray("{\"ticket\":\"\xff\xfe\"}");
}

void TestHttpServerApi::answersThatAreNotChinwag()
{
    QFETCH(QByteArray, body);
    respond("200 OK", body);
    Answer<QString> answer;
    m_api->account(url(), u"t0k"_s)->fetchTicket(answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == ErrorCode::Temporary);
    QVERIFY2(answer.error().message.contains("not a Chinwag server"_L1), qPrintable(answer.error().message));
}

void TestHttpServerApi::hugeBodiesAreCutOff()
{
    respond("200 OK", QByteArray(8 * 1024 * 1024, ' '));
    Answer<ServerInfo> answer;
    m_api->check(url(), answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY2(answer.error().obstacle == Obstacle::NotChinwag, qPrintable(answer.error().message));
}

void TestHttpServerApi::endlessBodiesAreCutOff()
{
    ScriptedServer endless([](const ScriptedServer::Request &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
        const auto more = [socket = request.socket] {
            if (socket && socket->bytesToWrite() < 1024 * 1024)
                socket->write(QByteArray(256 * 1024, ' '));
        };
        connect(request.socket, &QTcpSocket::bytesWritten, request.socket, more);
        more();
    });
    Answer<ServerInfo> answer;
    m_api->check(endless.url(), answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY2(answer.error().obstacle == Obstacle::NotChinwag, qPrintable(answer.error().message));
}

void TestHttpServerApi::redirectsAreNotFollowed()
{
    ScriptedServer elsewhere;
    respond("302 Found", "{}", "Location: " + elsewhere.url().toEncoded() + "/healthz\r\n");
    Answer<QString> answer;
    m_api->account(url(), u"t0k"_s)->fetchTicket(answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(answer.error().code == ErrorCode::Temporary);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(elsewhere.connections(), 0);
}

void TestHttpServerApi::cookiesAreNotKept()
{
    respond("200 OK", R"({"ticket":"x"})", "Set-Cookie: track=me; Path=/\r\n");
    for (int i = 1; i <= 2; ++i) {
        Answer<QString> answer;
        m_api->account(url(), u"t0k"_s)->fetchTicket(answer.done());
        QTRY_VERIFY(answer.ok());
        QVERIFY(!request().headers.contains("cookie"));
    }
    QCOMPARE(m_server->requests().size(), 2);
}

void TestHttpServerApi::nobodyListens()
{
    const QUrl gone = std::exchange(m_server, nullptr)->url();
    Answer<ServerInfo> answer;
    m_api->check(gone, answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(answer.error().code == ErrorCode::Temporary);
    QVERIFY2(answer.error().obstacle == Obstacle::NobodyListens, qPrintable(answer.error().message));
}

void TestHttpServerApi::unknownHost()
{
    Answer<ServerInfo> answer;
    m_api->check(QUrl(u"http://nowhere.invalid:7420"_s), answer.done());
    QTRY_COMPARE_WITH_TIMEOUT(answer.calls, 1, 30'000);
    QVERIFY(answer.error().code == ErrorCode::Temporary);
    QVERIFY2(answer.error().message.contains("nowhere.invalid:7420"_L1), qPrintable(answer.error().message));
}

void TestHttpServerApi::tlsWhereThereIsNone()
{
    ScriptedServer plain;
    connect(&plain, &QTcpServer::newConnection, &plain, [&] {
        for (QTcpSocket *socket : plain.findChildren<QTcpSocket *>())
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
    });
    Answer<ServerInfo> answer;
    m_api->check(plain.url(u"https"_s), answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(answer.error().code == ErrorCode::Temporary);
    QVERIFY2(answer.error().message.contains("could not be made secure"_L1),
             qPrintable(answer.error().message));
}

void TestHttpServerApi::addressesThatAreNoServer()
{
    for (const QString &address :
         {u""_s, u"file:///etc/passwd"_s, u"qrc:/x"_s, u"data:,{}"_s, u"http://"_s}) {
        Answer<ServerInfo> answer;
        m_api->check(QUrl(address), answer.done());
        QCOMPARE(answer.calls, 0);
        QTRY_COMPARE(answer.calls, 1);
        QVERIFY(answer.error().code == ErrorCode::BadRequest);
    }
}

void TestHttpServerApi::silenceEndsAtTheDeadline()
{
    ScriptedServer silent;
    Answer<ServerInfo> answer;
    m_api->check(silent.url(), answer.done());
    QTRY_COMPARE(silent.requests().size(), 1);
    m_timers.advance(milliseconds(9'999));
    QCOMPARE(answer.calls, 0);
    m_timers.advance(milliseconds(1));
    QCOMPARE(answer.calls, 1);
    QVERIFY(answer.error().code == ErrorCode::Temporary);
    QVERIFY(answer.error().message.contains("did not answer in time"_L1));
    QTRY_COMPARE(silent.findChildren<QTcpSocket *>().size(), 0); // and the request is gone
}

void TestHttpServerApi::aSlowAnswerIsWaitedFor()
{
    ScriptedServer slow([](const ScriptedServer::Request &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 39\r\n\r\n ");
    });
    SeenTimers timers(m_timers);
    HttpServerApi api(timers);
    Answer<QString> answer;
    api.account(slow.url(), u"t0k"_s)->fetchTicket(answer.done());
    QTRY_COMPARE(slow.requests().size(), 1);
    for (int i = 0; i < 19; ++i) {
        const int before = timers.armed();
        slow.request().socket->write(" ");
        QTRY_VERIFY(timers.armed() > before); // the client has seen it
        m_timers.advance(milliseconds(9'999));
        QCOMPARE(answer.calls, 0);
    }
    slow.request().socket->write(R"({"ticket":"slowly"})");
    QTRY_VERIFY(answer.ok());
    QCOMPARE(answer.value(), u"slowly"_s);
}

void TestHttpServerApi::anEndlesslySlowAnswerEnds()
{
    ScriptedServer slow([](const ScriptedServer::Request &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n ");
    });
    SeenTimers timers(m_timers);
    HttpServerApi api(timers);
    Answer<QString> answer;
    api.account(slow.url(), u"t0k"_s)->fetchTicket(answer.done());
    QTRY_COMPARE(slow.requests().size(), 1);
    for (milliseconds passed{0}; passed < HttpExchange::longest; passed += milliseconds{9'999}) {
        QCOMPARE(answer.calls, 0);
        const int before = timers.armed();
        slow.request().socket->write(" ");
        QTRY_VERIFY(timers.armed() > before);
        m_timers.advance(milliseconds(9'999));
    }
    QCOMPARE(answer.calls, 1);
    QVERIFY(answer.error().obstacle == Obstacle::Silent);
    QVERIFY(answer.error().message.contains("did not answer in time"_L1));
}

void TestHttpServerApi::anAnswerThatStandsStillEnds()
{
    ScriptedServer half([](const ScriptedServer::Request &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{");
    });
    SeenTimers timers(m_timers);
    HttpServerApi api(timers);
    Answer<ServerInfo> answer;
    const int before = timers.armed();
    api.check(half.url(), answer.done());
    QTRY_COMPARE(half.requests().size(), 1);
    QTRY_VERIFY(timers.armed() > before + 2);
    m_timers.advance(HttpExchange::standstill);
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(answer.error().message.contains("did not answer in time"_L1));
}

void TestHttpServerApi::aCutAnswerIsNotAnAnswer()
{
    ScriptedServer cutting([](const ScriptedServer::Request &request) {
        request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"ticket\":\"x\"}");
        request.socket->disconnectFromHost();
    });
    Answer<QString> answer;
    m_api->account(cutting.url(), u"t0k"_s)->fetchTicket(answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(!answer.ok());
    QVERIFY(answer.error().code == ErrorCode::Temporary);
}

void TestHttpServerApi::aPostIsNotRepeatedByItself()
{
    ScriptedServer dying(
        [](const ScriptedServer::Request &request) { request.socket->disconnectFromHost(); });
    Answer<SignIn> answer;
    m_api->createAccount(dying.url(), u"ann"_s, u"password"_s, {}, {}, answer.done());
    QTRY_COMPARE(answer.calls, 1);
    QVERIFY(answer.error().code == ErrorCode::Temporary);
    QCOMPARE(dying.requests().size(), 1);
}

void TestHttpServerApi::destroyedApiDropsAnswers()
{
    Answer<ServerInfo> answer;
    bool answered = false;
    ScriptedServer server([&](const ScriptedServer::Request &request) {
        ScriptedServer::answer(request, "200 OK", R"({"status":"ok","version":"1"})");
        m_api.reset();
        answered = true;
    });
    m_api->check(server.url(), answer.done());
    QTRY_VERIFY(answered);
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 0);
    m_timers.advance(seconds(20));
    QCOMPARE(answer.calls, 0);
    QCOMPARE(m_timers.pending(), 0);
}

void TestHttpServerApi::destroyedInsideAnAnswer()
{
    respond("200 OK", R"({"ticket":"x"})");
    QString ticket;
    m_api->account(url(), u"t0k"_s)->fetchTicket([&](Result<QString, ReachError> result) {
        m_api.reset();
        ticket = result ? *result : u"none"_s;
    });
    QTRY_COMPARE(ticket, u"x"_s);
}

void TestHttpServerApi::manyAtOnce()
{
    respond("200 OK", R"({"ticket":"x"})");
    std::vector<Answer<QString>> answers(20);
    for (auto &answer : answers)
        m_api->account(url(), u"t0k"_s)->fetchTicket(answer.done());
    for (auto &answer : answers)
        QTRY_VERIFY(answer.ok());
    QCOMPARE(m_timers.pending(), 0);
}

QTEST_GUILESS_MAIN(TestHttpServerApi)
#include "tst_httpserverapi.moc"
