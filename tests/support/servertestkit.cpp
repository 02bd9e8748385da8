#include "tests/support/servertestkit.h"

#include "server/core/foundation/errors.h"
#include "shared/protocol/passwordstrength.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Chinwag {

using namespace std::chrono_literals;

namespace {

QString password() { return QStringLiteral("correct horse"); }

Error overloaded() { return {ErrorCode::Temporary, QStringLiteral("Too many people at once."), 1s}; }

} // namespace

void FakePasswordHasher::score(const QString &password, const QStringList &known, Done<int> done)
{
    if (m_full)
        return m_turn.post([done] { done(overloaded()); });
    m_turn.post([=] { done(passwordScore(password, known)); });
}

void FakePasswordHasher::hash(const QString &given, Done<QString> done)
{
    if (m_full)
        return m_turn.post([done] { done(overloaded()); });
    hashed.append(given);
    m_turn.post([given, done] { done(QStringLiteral("hash:") + given); });
}

void FakePasswordHasher::verify(const QString &given, const QString &hash, HashLane lane, Done<bool> done)
{
    if (m_full)
        return m_turn.post([done] { done(overloaded()); });
    verifiedAgainst.append(hash);
    lanes.append(lane);
    const bool matches = hash == QStringLiteral("hash:") + given;
    m_turn.post([matches, done] { done(matches); });
}

void FragileTickets::put(const QByteArray &ticketHash, const Identity &identity, milliseconds lifetime,
                         Done<Ok> done)
{
    if (m_failing)
        return m_turn.post([done] { done(Errors::temporary()); });
    m_tickets.put(ticketHash, identity, lifetime, std::move(done));
}

void FragileTickets::take(const QByteArray &ticketHash, const Principal &asker,
                          Done<std::optional<Identity>> done)
{
    if (m_failing)
        return m_turn.post([done] { done(Errors::temporary()); });
    m_tickets.take(ticketHash, asker, std::move(done));
}

TestWorld::TestWorld()
    : timers(clock)
    , database(timers, clock)
    , accounts(database)
    , rooms(database)
    , events(database)
    , files(database)
    , moderation(database)
    , contents(database)
    , tickets(clock, timers)
    , brokers(timers)
    , hasher(timers)
{
}

void TestClient::sendRaw(const QByteArray &bytes)
{
    line->clientSends(bytes);
    m_world.run();
}

std::variant<QJsonObject, Error> TestClient::ask(const ClientFrame &frame)
{
    const qint64 id = m_nextId++;
    send(frame, id);
    pull();
    for (qsizetype i = 0; i < m_waiting.size(); ++i) {
        const auto *reply = std::get_if<ReplyFrame>(&m_waiting.at(i));
        if (!reply || reply->id != id)
            continue;
        const auto result = reply->result;
        m_waiting.removeAt(i);
        return result;
    }
    return Error{ErrorCode::Internal, QStringLiteral("no reply came"), {}};
}

QJsonObject TestClient::askOk(const ClientFrame &frame)
{
    const auto result = ask(frame);
    if (const auto *error = std::get_if<Error>(&result)) {
        qWarning("%s was refused: %s", qPrintable(user.username), qPrintable(error->message));
        return {};
    }
    return std::get<QJsonObject>(result);
}

std::optional<ErrorCode> TestClient::askError(const ClientFrame &frame)
{
    const auto result = ask(frame);
    const auto *error = std::get_if<Error>(&result);
    return error ? std::optional{error->code} : std::nullopt;
}

void TestClient::pull()
{
    for (const QByteArray &bytes : std::exchange(line->received, {})) {
        const auto frame = decodeServerFrame(bytes);
        if (frame)
            m_waiting.append(*frame);
        else
            qWarning("a frame could not be decoded: %s", qPrintable(frame.error().message));
    }
}

QList<ServerFrame> TestClient::all()
{
    pull();
    return std::exchange(m_waiting, {});
}

void TestClient::live(milliseconds by)
{
    constexpr milliseconds step{1000};
    for (milliseconds left = by; left > milliseconds{0}; left -= step) {
        m_world.run(std::min(left, step));
        if (take<PingFrame>())
            send(PongFrame{});
    }
}

void TestClient::disconnect()
{
    line->clientGoes(1006);
    m_world.run();
}

void TestBody::read(Continuation<Result<QByteArray, Error>> done)
{
    m_done = std::move(done);
    m_turn.post([this] { answer(); });
}

void TestBody::bring(const QByteArray &bytes)
{
    m_there += bytes;
    m_turn.post([this] { answer(); });
}

void TestBody::cut()
{
    m_isCut = true;
    m_turn.post([this] { answer(); });
}

void TestBody::answer()
{
    const bool isAll = m_taken == m_size;
    if (!m_done || (m_there.isEmpty() && !isAll && !m_isCut))
        return;
    const QByteArray piece = m_there.first(std::min<qsizetype>(m_there.size(), bodyPiece));
    m_there.remove(0, piece.size());
    m_taken += piece.size();
    const auto done = std::exchange(m_done, nullptr);
    if (piece.isEmpty() && !isAll)
        done(Errors::temporary());
    else
        done(piece);
}

QByteArray TestAnswer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : response.headers) {
        if (key == name)
            return value;
    }
    return {};
}

NodeOptions TestNode::defaultOptions(const QString &node)
{
    NodeOptions options;
    options.node = node;
    options.version = QStringLiteral("0.0-test");
    options.registrationsPerAddress = 1000; // everybody of a test lives at one
    return options;
}

TestNode::TestNode(TestWorld &testWorld)
    : TestNode(testWorld, defaultOptions())
{
}

TestNode::TestNode(TestWorld &testWorld, const NodeOptions &options)
    : world(testWorld)
    , broker(testWorld.brokers)
    , node({testWorld.clock,
            testWorld.timers,
            {testWorld.accounts, testWorld.rooms, testWorld.events, testWorld.files, testWorld.moderation},
            testWorld.contents,
            testWorld.tickets,
            broker,
            testWorld.hasher,
            [] { return 0.5; }},
           options)
{
    node.start([this](const Outcome<Node::Started> &started) {
        if (started)
            ownerInvite = started->ownerInvite.value_or(QString{});
    });
    world.run();
}

QString TestNode::token(const QString &name)
{
    if (m_tokens.contains(name))
        return m_tokens.value(name);
    const QJsonObject body{{QStringLiteral("username"), name}, {QStringLiteral("password"), password()}};
    TestAnswer answer = http("POST", QStringLiteral("/auth/register"), body);
    if (answer.status == 409 || answer.status == 403)
        answer = http("POST", QStringLiteral("/auth/login"), body);
    const QString token = answer.text(QLatin1String("token"));
    if (token.isEmpty())
        qWarning("no token for %s: %s", qPrintable(name), answer.response.body.constData());
    m_tokens.insert(name, token);
    return token;
}

User TestNode::user(const QString &name)
{
    token(name);
    User user;
    world.accounts.findByUsername(name, [&user](const Outcome<std::optional<Account>> &account) {
        if (account && *account)
            user = (*account)->user;
    });
    world.run();
    return user;
}

ClientPtr TestNode::connectRaw(const std::optional<Identity> &identity, const QString &address)
{
    const auto client = std::make_shared<TestClient>(world);
    node.open(std::make_unique<LoopbackTransport>(client->line, world.timers, address), identity);
    world.run();
    return client;
}

ClientPtr TestNode::connect(const QString &name)
{
    const TestAnswer ticket = http("POST", QStringLiteral("/auth/ticket"), {}, name);
    const auto identity = redeem(ticket.text(QLatin1String("ticket")));
    if (!identity)
        qWarning("no ticket for %s", qPrintable(name));
    const ClientPtr client = connectRaw(identity);
    if (const auto hello = client->take<HelloFrame>())
        client->user = hello->user;
    return client;
}

std::optional<Identity> TestNode::redeem(const QString &ticket)
{
    std::optional<Identity> identity;
    node.redeemTicket(ticket, Principal::server(), [&identity](const Outcome<Identity> &result) {
        if (result)
            identity = *result;
    });
    world.run();
    return identity;
}

RoomId TestNode::general()
{
    RoomId id;
    world.rooms.findByName(QStringLiteral("general"), [&id](const Outcome<std::optional<Room>> &room) {
        if (room && *room)
            id = (*room)->id;
    });
    world.run();
    return id;
}

RoomId TestNode::makeRoom(const QString &owner, const QString &name, RoomKind kind)
{
    const QJsonObject body{{QStringLiteral("name"), name}, {QStringLiteral("kind"), toString(kind)}};
    const TestAnswer answer = http("POST", QStringLiteral("/api/rooms"), body, owner);
    return RoomId{answer.body.value(QLatin1String("room")).toObject().value(QLatin1String("id")).toString()};
}

RoomId TestNode::makeDirect(const QString &owner, const QString &peer)
{
    const QJsonObject body{{QStringLiteral("kind"), QStringLiteral("direct")},
                           {QStringLiteral("user"), user(peer).id.toString()}};
    const TestAnswer answer = http("POST", QStringLiteral("/api/rooms"), body, owner);
    return RoomId{answer.body.value(QLatin1String("room")).toObject().value(QLatin1String("id")).toString()};
}

void TestNode::join(const QString &name, const RoomId &room)
{
    http("POST", QStringLiteral("/api/rooms/%1/join").arg(room.toString()), {}, name);
}

TestAnswer TestNode::http(const QByteArray &method, const QString &path, const QJsonObject &body,
                          const QString &as)
{
    HttpRequest given;
    given.method = method;
    given.path = path.section(QLatin1Char('?'), 0, 0);
    given.query = QUrlQuery(path.section(QLatin1Char('?'), 1));
    given.remoteAddress = QStringLiteral("192.0.2.1");
    if (!body.isEmpty()) {
        given.headers.emplaceBack("content-type", "application/json");
        given.body = QJsonDocument(body).toJson();
    }
    if (!as.isEmpty())
        given.headers.emplaceBack("authorization", "Bearer " + token(as).toUtf8());
    return request(given);
}

TestAnswer TestNode::request(HttpRequest given)
{
    TestAnswer answer;
    node.handle(std::move(given), [&answer](const HttpResponse &response) {
        answer.status = response.status;
        answer.response = response;
        answer.body = QJsonDocument::fromJson(response.body).object();
    });
    world.run();
    return answer;
}

HttpRequest TestNode::fileRequest(const QByteArray &method, const QString &path, const QString &as,
                                  const Headers &headers, std::shared_ptr<RequestBody> body)
{
    HttpRequest given;
    given.method = method;
    given.path = path;
    given.remoteAddress = QStringLiteral("192.0.2.1");
    given.headers = headers;
    given.headers.emplaceBack("tus-resumable", "1.0.0");
    given.headers.emplaceBack("content-type", "application/offset+octet-stream");
    if (!as.isEmpty())
        given.headers.emplaceBack("authorization", "Bearer " + token(as).toUtf8());
    given.pieces = std::move(body);
    return given;
}

std::shared_ptr<TestBody> TestNode::body(const QByteArray &bytes)
{
    auto body = std::make_shared<TestBody>(world.timers, bytes.size());
    body->bring(bytes);
    return body;
}

FileId TestNode::begin(const QString &as, qint64 size, const QString &name)
{
    const TestAnswer made =
        request(fileRequest("POST", QStringLiteral("/api/uploads"), as,
                            {{"upload-length", QByteArray::number(size)},
                             {"upload-metadata", "filename " + name.toUtf8().toBase64()}}));
    if (made.status != 201)
        qWarning("no upload begins: %s", made.response.body.constData());
    return FileId(QString::fromLatin1(made.header("Location").split('/').constLast()));
}

FileId TestNode::upload(const QString &as, const QByteArray &bytes, const QString &name)
{
    const FileId id = begin(as, bytes.size(), name);
    const TestAnswer done = request(fileRequest("PATCH", QStringLiteral("/api/uploads/") + id.toString(), as,
                                                {{"upload-offset", "0"}}, body(bytes)));
    if (done.status != 204)
        qWarning("the upload does not end: %s", done.response.body.constData());
    return id;
}

MessageSendFrame message(const RoomId &room, const QString &text, const QString &nonce)
{
    static int counter = 0;
    const QString fresh = QStringLiteral("nonce-%1").arg(++counter);
    return {room, Nonce{nonce.isEmpty() ? fresh : nonce}, text, 0};
}

MessageSendFrame withFiles(const RoomId &room, const QList<FileId> &files, const QString &text,
                           const QString &nonce)
{
    MessageSendFrame frame = message(room, text, nonce);
    frame.files = files;
    return frame;
}

} // namespace Chinwag
