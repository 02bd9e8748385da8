#include "tests/support/livenode.h"

#include "server/sql/sqlitedialect.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QTimer>

namespace Chinwag {

namespace {

constexpr milliseconds longestWait{120'000};
/// Calls that wait for a store at once while a service is being filled: less than it takes in.
constexpr int callsAtOnce = 1000;

/// Makes `count` calls of a store and runs the loop until all have answered.
class Filling
{
public:
    template <typename T>
    Done<T> one()
    {
        runUntil([this] { return m_open < callsAtOnce; });
        ++m_open;
        return [this](const Outcome<T> &outcome) {
            --m_open;
            if (!outcome)
                qWarning("a store refused: %s", qPrintable(outcome.error().message));
        };
    }
    ~Filling()
    {
        if (!runUntil([this] { return m_open == 0; }))
            qFatal("a store does not answer");
    }

private:
    int m_open = 0;
};

} // namespace

bool runUntil(const std::function<bool()> &isSo)
{
    const QDeadlineTimer deadline(longestWait);
    QTimer alarm; // the loop waits for something, but not for ever
    alarm.start(longestWait);
    while (!isSo()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

LiveClient::LiveClient(Node &node, TimerScheduler &timers, const Identity &identity)
    : line(std::make_shared<LoopbackLine>())
{
    node.open(std::make_unique<LoopbackTransport>(line, timers, QStringLiteral("192.0.2.1")), identity);
}

void LiveClient::send(const ClientFrame &frame, RequestId id)
{
    QMetaObject::invokeMethod(
        qApp, [to = line, bytes = encode(ClientEnvelope{id, frame})] { to->clientSends(bytes); },
        Qt::QueuedConnection);
}

std::variant<QJsonObject, Error> LiveClient::ask(const ClientFrame &frame)
{
    const qint64 id = m_nextId++;
    send(frame, id);
    std::optional<ReplyFrame> reply;
    runUntil([&] {
        reply = take<ReplyFrame>([id](const ReplyFrame &each) { return each.id == id; });
        return reply || !isOpen();
    });
    return reply ? reply->result : Error{ErrorCode::Internal, QStringLiteral("no reply came"), {}};
}

void LiveClient::disconnect()
{
    QMetaObject::invokeMethod(
        qApp, [to = line] { to->clientGoes(1006); }, Qt::QueuedConnection);
    runUntil([this] { return !line->transportAlive; });
}

void LiveClient::pull()
{
    for (const QByteArray &bytes : std::exchange(line->received, {})) {
        largestFrame = std::max(largestFrame, bytes.size());
        const auto frame = decodeServerFrame(bytes);
        if (frame)
            m_waiting.append(*frame);
        else
            qWarning("a frame could not be decoded: %s", qPrintable(frame.error().message));
    }
}

NodeOptions LiveNode::defaultOptions()
{
    NodeOptions options = TestNode::defaultOptions();
    options.rateLimits = false;
    return options;
}

LiveNode::LiveNode()
    : LiveNode(defaultOptions())
{
}

LiveNode::LiveNode(const NodeOptions &options)
    : m_contents(m_directory.filePath(QStringLiteral("files")))
    , m_tickets(m_clock, m_timers)
    , m_brokers(m_timers)
    , m_broker(m_brokers)
    , m_hasher(m_timers)
{
    auto opened = Database::open(
        std::make_unique<SqliteDialect>(m_directory.filePath(QStringLiteral("chinwag.sqlite"))));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    m_database = std::move(*opened);
    m_stores = std::make_unique<SqlStores>(*m_database);
    m_node = std::make_unique<Node>(
        NodeDependencies{m_clock, m_timers, m_stores->stores(), m_contents, m_tickets, m_broker, m_hasher},
        options);
    bool started = false;
    m_node->start([&started](const Outcome<Node::Started> &outcome) { started = outcome.hasValue(); });
    if (!runUntil([&started] { return started; }))
        qFatal("the node does not start");
}

QList<UserId> LiveNode::addPeople(const QString &prefix, int count)
{
    Filling filling;
    QList<UserId> added;
    for (int i = 0; i < count; ++i) {
        const QString name = prefix + QString::number(i);
        const User user{UserId(QStringLiteral("u_") + name), name, name};
        stores().accounts.create({user, QStringLiteral("none"), false}, {}, filling.one<User>());
        added.append(user.id);
    }
    return added;
}

QList<RoomId> LiveNode::addRooms(const QString &prefix, int count, RoomKind kind, const UserId &owner,
                                 const QList<UserId> &members)
{
    Filling filling;
    QList<RoomId> added;
    for (int i = 0; i < count; ++i) {
        const QString name = prefix + QString::number(i);
        const NewRoom room{RoomId(QStringLiteral("r_") + name), name, kind, owner, {}};
        stores().rooms.create(room, m_clock.wall(), filling.one<Room>());
        for (const UserId &member : members)
            stores().rooms.join(room.id, member, Role::Member, m_clock.wall(),
                                filling.one<std::optional<Event>>());
        added.append(room.id);
    }
    return added;
}

void LiveNode::addMembers(const RoomId &room, const QList<UserId> &members)
{
    Filling filling;
    for (const UserId &member : members)
        stores().rooms.join(room, member, Role::Member, m_clock.wall(), filling.one<std::optional<Event>>());
}

void LiveNode::addBans(const RoomId &room, const UserId &by, const QList<UserId> &banned)
{
    Filling filling;
    const QString reason(Limits::reasonLength, QLatin1Char('x'));
    for (const UserId &user : banned) {
        const ModerationBody body{ModerationBody::Change::Ban, user, {}, reason};
        stores().moderation.moderate({room, 0, by, m_clock.wall(), {}, body}, filling.one<QList<Event>>());
    }
}

void LiveNode::addReports(const RoomId &room, const UserId &by, Seq first, int count)
{
    Filling filling;
    for (int i = 0; i < count; ++i) {
        const NewReport report{ReportId(QStringLiteral("p_%1").arg(i)), room, first + i, by, {}};
        stores().moderation.report(report, m_clock.wall(), filling.one<Ok>());
    }
}

void LiveNode::addBlocks(const UserId &user, const QList<UserId> &blocked)
{
    Filling filling;
    for (const UserId &other : blocked)
        stores().rooms.block(user, other, filling.one<QList<RoomId>>());
}

void LiveNode::addInvitations(const UserId &user, const QList<UserId> &inviters)
{
    Filling filling;
    stores().rooms.setRoomInvites(user, RoomInvites::Ask, filling.one<QList<RoomId>>());
    for (const UserId &inviter : inviters) {
        const RoomId room(QStringLiteral("r_of_") + inviter.toString());
        stores().rooms.create({room, inviter.toString(), RoomKind::Private, inviter, {}}, m_clock.wall(),
                              filling.one<Room>());
        stores().rooms.add(room, inviter, user, m_clock.wall(), filling.one<Added>());
    }
}

void LiveNode::addDevices(const UserId &user, const QString &prefix, int count)
{
    Filling filling;
    for (int i = 0; i < count; ++i) {
        const QString name = prefix + QString::number(i);
        stores().accounts.addDevice({DeviceId(QLatin1String("d_") + name), user, name}, name.toUtf8(),
                                    Limits::tokenLifetime, filling.one<Ok>());
    }
}

void LiveNode::addMessages(const RoomId &room, const UserId &sender, int count, const QString &text)
{
    Filling filling;
    for (int i = 0; i < count; ++i) {
        Event event;
        event.room = room;
        event.sender = sender;
        event.at = m_clock.wall();
        event.body = MessageBody{text, 0};
        event.nonce = Nonce(QStringLiteral("%1/%2").arg(room.toString()).arg(i));
        stores().events.append(event, filling.one<Appended>());
    }
}

LiveNode::Person &LiveNode::person(const QString &name)
{
    Person &person = m_people[name];
    if (!person.token.isEmpty())
        return person;
    const TestAnswer answer = http(
        "POST", QStringLiteral("/auth/register"),
        {{QStringLiteral("username"), name}, {QStringLiteral("password"), QStringLiteral("correct horse")}});
    const auto user = userFromJson(answer.body.value(QLatin1String("user")).toObject());
    if (!user)
        qFatal("%s cannot register: %s", qPrintable(name), answer.response.body.constData());
    return m_people[name] = Person{*user, answer.text(QLatin1String("token"))};
}

UserId LiveNode::user(const QString &name) { return person(name).user.id; }

TestAnswer LiveNode::http(const QByteArray &method, const QString &path, const QJsonObject &body,
                          const QString &as)
{
    HttpRequest request;
    request.method = method;
    request.path = path.section(QLatin1Char('?'), 0, 0);
    request.query = QUrlQuery(path.section(QLatin1Char('?'), 1));
    request.remoteAddress = QStringLiteral("192.0.2.1");
    if (!body.isEmpty()) {
        request.headers.emplaceBack("content-type", "application/json");
        request.body = QJsonDocument(body).toJson();
    }
    if (!as.isEmpty())
        request.headers.emplaceBack("authorization", "Bearer " + person(as).token.toUtf8());
    return answerTo(std::move(request));
}

TestAnswer LiveNode::answerTo(HttpRequest request)
{
    TestAnswer answer;
    m_node->handle(std::move(request), [&answer](const HttpResponse &response) {
        answer.status = response.status;
        answer.response = response;
    });
    runUntil([&answer] { return answer.status != 0; });
    answer.body = QJsonDocument::fromJson(answer.response.body).object();
    return answer;
}

TestAnswer LiveNode::file(const QByteArray &method, const QString &path, const TestNode::Headers &headers,
                          const QByteArray &body, const QString &as)
{
    HttpRequest request;
    request.method = method;
    request.path = path;
    request.remoteAddress = QStringLiteral("192.0.2.1");
    request.headers = headers;
    request.headers.emplaceBack("tus-resumable", "1.0.0");
    request.headers.emplaceBack("content-type", "application/offset+octet-stream");
    request.headers.emplaceBack("authorization", "Bearer " + person(as).token.toUtf8());
    const auto pieces = std::make_shared<TestBody>(m_timers, body.size());
    pieces->bring(body);
    request.pieces = pieces;
    return answerTo(std::move(request));
}

FileId LiveNode::upload(const QString &as, const QByteArray &bytes)
{
    const TestAnswer made = file("POST", QStringLiteral("/api/uploads"),
                                 {{"upload-length", QByteArray::number(bytes.size())}}, {}, as);
    const QString path = QString::fromLatin1(made.header("Location"));
    if (file("PATCH", path, {{"upload-offset", "0"}}, bytes, as).status != 204)
        qWarning("the upload does not end");
    return FileId(path.section(QLatin1Char('/'), -1));
}

void LiveNode::addFiles(const UserId &user, int count)
{
    Filling filling;
    for (int i = 0; i < count; ++i) {
        const NewFile file{FileId(QStringLiteral("f_%1").arg(i)), user, QStringLiteral("a"), 1, 0, 0, {}};
        stores().files.create(file, {count, count}, Limits::uploadLifetime, filling.one<StoredFile>());
    }
}

std::unique_ptr<LiveClient> LiveNode::open(const QString &name)
{
    return std::make_unique<LiveClient>(*m_node, m_timers,
                                        Identity{person(name).user, DeviceId(QStringLiteral("d_") + name)});
}

std::unique_ptr<LiveClient> LiveNode::connect(const QString &name)
{
    auto client = open(name);
    if (!client->await<HelloFrame>())
        qWarning("%s gets no hello", qPrintable(name));
    return client;
}

} // namespace Chinwag
