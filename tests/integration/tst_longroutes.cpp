// No request and no command holds the event loop for long, and no answer is large, whatever there is in the
// database: 10,000 of everything, over a real SQLite.
#include "tests/support/livenode.h"
#include "tests/support/turnmeter.h"

#include <QtTest>

#include <algorithm>
#include <variant>
#include <vector>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 10'000;
const QString ann = QStringLiteral("ann");
const QString bob = QStringLiteral("bob");
const QString cid = QStringLiteral("cid"); // is in few rooms
const QString dan = QStringLiteral("dan"); // has many devices

struct Request
{
    const char *method;
    const char *path; ///< CROWD, BOB and IDS stand for what the test has made
    QJsonObject body = {};
    QString as = ann;
    int refused = 0;        ///< with this status
    QByteArray pieces = {}; ///< of a request that is no JSON
};

QJsonObject object(std::initializer_list<std::pair<const char *, const char *>> members)
{
    QJsonObject object;
    for (const auto &[name, value] : members)
        object.insert(QLatin1String(name), QLatin1String(value));
    return object;
}

/// In this order.
const std::vector<Request> &requests()
{
    static const std::vector<Request> all{
        {"GET", "/api/rooms"},
        {"GET", "/api/rooms?limit=200&mine=0"},
        {"GET", "/api/rooms?q=own9999"},
        {"GET", "/api/rooms?q=open9999&mine=0"},
        {"GET", "/api/rooms?q=nothing"},
        {"GET", "/api/rooms/CROWD/members"},
        {"GET", "/api/rooms/CROWD/events?limit=200"},
        {"GET", "/api/rooms/CROWD/events?limit=200&after=1"},
        {"GET", "/api/users?query=person"},
        {"GET", "/api/users?ids=IDS"},
        {"GET", "/api/search?q=%E6%BC%A2%E6%BC%A2&limit=50", {}, cid},
        {"GET", "/api/search?q=%E6%BC%A2&room=CROWD&limit=50"},
        {"GET", "/api/search?q=nothing%20at%20all"},
        {"GET", "/api/search?q=x"},
        {"GET", "/api/me"},
        {"GET", "/api/me/invitations"},
        {"GET", "/api/me/blocks"},
        {"GET", "/api/devices", {}, dan},
        {"GET", "/healthz"},
        {"GET", "/join"},
        {"GET", "/api/search?has=file"},
        {"OPTIONS", "/api/uploads"},
        {"POST", "/api/uploads", {}, bob, 0, " "},
        {"POST", "/api/uploads", {}, ann, 413, " "}, // who has begun very many
        {"GET", "/api/uploads/HALF", {}, bob, 0, " "},
        {"PATCH", "/api/uploads/HALF", {}, bob, 0, "x"},
        {"PUT", "/api/files/FILE/thumbnail", {}, bob, 0, "\xff\xd8\xff"},
        {"GET", "/api/files/FILE", {}, bob},
        {"GET", "/api/files/FILE/thumbnail", {}, bob},
        {"DELETE", "/api/uploads/FILE", {}, bob, 0, " "},
        {"PATCH", "/api/rooms/CROWD", object({{"topic", "many"}})},
        {"PATCH", "/api/me", object({{"room_invites", "ask"}})},
        {"POST", "/api/rooms", object({{"kind", "public"}, {"name", "one more"}})},
        {"POST", "/api/rooms/CROWD/members", object({{"user", "BOB"}})},
        {"PUT", "/api/rooms/CROWD/members/BOB", object({{"role", "moderator"}})},
        {"PUT", "/api/rooms/CROWD/mutes/BOB", object({{"reason", ""}})},
        {"DELETE", "/api/rooms/CROWD/mutes/BOB"},
        {"DELETE", "/api/rooms/CROWD/members/BOB?reason=No"},
        {"PUT", "/api/rooms/CROWD/bans/BOB", object({{"reason", "No"}})},
        {"GET", "/api/rooms/CROWD/bans"},
        {"DELETE", "/api/rooms/CROWD/bans/BOB"},
        {"POST", "/api/reports", {{u"room"_s, u"CROWD"_s}, {u"seq"_s, many + 2000}}},
        {"GET", "/api/rooms/CROWD/reports"},
        {"DELETE", "/api/rooms/CROWD/reports/p_7"},
        {"DELETE", "/api/rooms/DOOMED"},
        {"PATCH", "/api/me", object({{"display_name", "Ann B."}})}, // which all in CROWD hear of
        {"POST", "/api/rooms/CROWD/leave"},
        {"POST", "/api/rooms/CROWD/join"},
        {"DELETE", "/api/me/invitations/r_of_u_stranger0"},
        {"PUT", "/api/me/blocks/BOB"},
        {"DELETE", "/api/me/blocks/BOB"},
        {"PUT", "/api/me/rooms/CROWD", object({{"notify", "mentions"}})},
        {"PATCH", "/api/me", object({{"room_invites", "nobody"}})},
        {"POST", "/api/invites", {}, ann, 403}, // for owners of the server
        {"POST", "/auth/register", object({{"username", "eve"}, {"password", "correct horse"}}), {}},
        {"POST", "/auth/login", object({{"username", "dan"}, {"password", "correct horse"}}), {}},
        {"POST", "/auth/ticket"},
        {"DELETE", "/api/devices/d_spare0", {}, dan},
        {"GET", "/api/me/account"},
        {"GET", "/api/me/data"},
        {"PUT", "/api/me/factor", object({{"code", "123456"}}), ann, 404},
        {"POST", "/api/me/factor/removal", object({{"password", "correct horse"}}), dan, 404},
        {"POST", "/api/me/factor", object({{"password", "correct horse"}}), dan},
        {"PUT", "/api/me/password", object({{"old", "correct horse"}, {"new", "another horse"}}), dan},
        {"POST", "/auth/logout", {}, dan},
        {"POST", "/api/me/removal", object({{"password", "correct horse"}}), cid},
    };
    return all;
}

/// A kind of command that has no example does not compile.
struct Example
{
    RoomId room;
    Seq target = many + 3; // the first message stands behind everybody's join

    ClientFrame operator()(const AuthFrame &) const { return AuthFrame{QStringLiteral("token")}; }
    ClientFrame operator()(const PongFrame &) const { return PongFrame{}; }
    ClientFrame operator()(const SyncFrame &) const { return SyncFrame{}; }
    ClientFrame operator()(const MessageSendFrame &) const
    {
        return MessageSendFrame{room, Nonce(QStringLiteral("long-send")), QStringLiteral("hi"), target};
    }
    ClientFrame operator()(const MessageEditFrame &) const
    {
        return MessageEditFrame{room, Nonce(QStringLiteral("long-edit")), target, QStringLiteral("ho")};
    }
    ClientFrame operator()(const MessageDeleteFrame &) const
    {
        return MessageDeleteFrame{room, Nonce(QStringLiteral("long-delete")), target + 1};
    }
    ClientFrame operator()(const ReactionFrame &) const
    {
        return ReactionFrame{room, Nonce(QStringLiteral("long-react")), target, QStringLiteral("👍"), true};
    }
    ClientFrame operator()(const TypingFrame &) const { return TypingFrame{room, true}; }
    ClientFrame operator()(const TypingTextFrame &) const
    {
        return TypingTextFrame{room, QStringLiteral("he")};
    }
    ClientFrame operator()(const ReadFrame &) const { return ReadFrame{room, target}; }
    ClientFrame operator()(const PresenceSetFrame &) const { return PresenceSetFrame{Presence::Away}; }
};

template <std::size_t... indices>
std::vector<ClientFrame> examples(const Example &example, std::index_sequence<indices...>)
{
    return {example(std::variant_alternative_t<indices, ClientFrame>())...};
}

/// One of each kind, in the order of the variant.
std::vector<ClientFrame> examples(const RoomId &room)
{
    return examples(Example{room}, std::make_index_sequence<std::variant_size_v<ClientFrame>>());
}

} // namespace

Q_DECLARE_METATYPE(Request)

class TestLongRoutes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyRequest_data();
    void everyRequest();
    void noRouteIsLeftOut();
    void everyCommand_data();
    void everyCommand();

private:
    std::optional<LiveNode> m_node;
    RoomId m_crowd;
    RoomId m_doomed;
    QString m_ids;
    FileId m_file;
    FileId m_half;
};

void TestLongRoutes::initTestCase()
{
    m_node.emplace();
    const UserId me = m_node->user(ann);
    const UserId other = m_node->user(bob);
    const QList<UserId> people = m_node->addPeople(QStringLiteral("person"), many);
    m_node->addRooms(QStringLiteral("open"), many, RoomKind::Public, other);
    m_node->addRooms(QStringLiteral("own"), many, RoomKind::Private, other, {me});
    const UserId writer = m_node->user(cid);
    m_crowd =
        m_node->addRooms(QStringLiteral("crowd"), 1, RoomKind::Public, me, people + QList{writer}).first();
    m_node->addMessages(m_crowd, writer, many, QString(Limits::messageLength, QChar(u'漢')));
    m_node->addReports(m_crowd, me, many + 3, Limits::reportsPerRoom);
    m_node->addBans(m_crowd, me, m_node->addPeople(QStringLiteral("banned"), Limits::bansPerRoom - 1));
    m_doomed = m_node->addRooms(QStringLiteral("doomed"), 1, RoomKind::Public, me, people).first();
    m_node->addMessages(m_doomed, writer, 1000, QString(Limits::messageLength, QChar(u'漢')));
    m_node->addDevices(m_node->user(dan), QStringLiteral("spare"), Limits::devicesPerUser - 2);
    m_node->addBlocks(me, people.first(Limits::blocksPerPerson - 1));
    m_node->addInvitations(me, m_node->addPeople(QStringLiteral("stranger"), Limits::invitationsPerPerson));
    QStringList ids;
    for (const UserId &person : people.first(Limits::usersById))
        ids.append(person.toString());
    m_ids = ids.join(u',');
    m_node->addFiles(me, many);
    m_file = m_node->upload(bob, "hello");
    const TestAnswer half =
        m_node->file("POST", QStringLiteral("/api/uploads"), {{"upload-length", "5"}}, {}, bob);
    m_half = FileId(QString::fromLatin1(half.header("Location")).section(QLatin1Char('/'), -1));
}

void TestLongRoutes::everyRequest_data()
{
    QTest::addColumn<Request>("request");
    for (const Request &request : requests())
        QTest::addRow("%s %s", request.method, request.path) << request;
}

void TestLongRoutes::everyRequest()
{
    QFETCH(Request, request);
    const QString other = m_node->user(bob).toString();
    QString path = QString::fromLatin1(request.path);
    path.replace(QStringLiteral("CROWD"), m_crowd.toString());
    path.replace(QStringLiteral("DOOMED"), m_doomed.toString());
    path.replace(QStringLiteral("IDS"), m_ids);
    path.replace(QStringLiteral("BOB"), other);
    path.replace(QStringLiteral("FILE"), m_file.toString());
    path.replace(QStringLiteral("HALF"), m_half.toString());
    if (request.body.value(QLatin1String("user")) == QStringLiteral("BOB"))
        request.body.insert(QStringLiteral("user"), other);
    if (request.body.value(QLatin1String("room")) == QStringLiteral("CROWD"))
        request.body.insert(QStringLiteral("room"), m_crowd.toString());
    TurnMeter::take();
    const TestAnswer answer =
        request.pieces.isEmpty()
            ? m_node->http(request.method, path, request.body, request.as)
            : m_node->file(request.method, path, {{"upload-offset", "0"}, {"upload-length", "5"}},
                           request.pieces.trimmed(), request.as);
    CHINWAG_VERIFY_TURNS("request");
    QVERIFY2(request.refused ? answer.status == request.refused : answer.status < 300,
             answer.response.body.constData());
    // A page of rooms or events, and who is named in it.
    QVERIFY2(answer.response.body.size() <= 2 * Limits::pageBytes,
             qPrintable(QString::number(answer.response.body.size())));
}

void TestLongRoutes::noRouteIsLeftOut()
{
    const QStringList routes = m_node->node().routes();
    QVERIFY(routes.size() > 20);
    for (const QString &route : routes) {
        // What stands in braces matches any segment.
        QStringList parts = route.split(QRegularExpression(QStringLiteral("\\{[^}]*\\}")));
        for (QString &part : parts)
            part = QRegularExpression::escape(part);
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(
            parts.join(QLatin1String("[^/?]+")) + QLatin1String("(\\?.*)?")));
        const auto isOfRoute = [&pattern](const Request &request) {
            return pattern
                .match(QLatin1String(request.method) + QLatin1Char(' ') + QLatin1String(request.path))
                .hasMatch();
        };
        QVERIFY2(std::ranges::any_of(requests(), isOfRoute), qPrintable(route));
    }
}

void TestLongRoutes::everyCommand_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::variant_size_v<ClientFrame>); ++i)
        QTest::addRow("%d", i) << i;
}

void TestLongRoutes::everyCommand()
{
    QFETCH(int, index);
    const ClientFrame command = examples(m_crowd)[std::size_t(index)];
    const auto client = m_node->connect(cid);
    TurnMeter::take();
    const auto reply = client->ask(command);
    CHINWAG_VERIFY_TURNS("command");
    const auto *error = std::get_if<Error>(&reply);
    // Whoever is in does not say who they are again.
    const bool isRefused = std::holds_alternative<AuthFrame>(command);
    QVERIFY2(bool(error) == isRefused, error ? qPrintable(error->message) : "");
    client->disconnect();
}

int main(int argc, char **argv) { return runMeasured<TestLongRoutes>(argc, argv); }

#include "tst_longroutes.moc"
