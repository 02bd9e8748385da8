#pragma once

#include "server/alone/memoryticketstore.h"
#include "server/core/node.h"
#include "shared/base/manualtime.h"
#include "shared/protocol/codec.h"
#include "tests/support/loopbacktransport.h"
#include "tests/support/memorystores/memoryaccountstore.h"
#include "tests/support/memorystores/memorybroker.h"
#include "tests/support/memorystores/memoryeventstore.h"
#include "tests/support/memorystores/memoryfilecontents.h"
#include "tests/support/memorystores/memoryfilestore.h"
#include "tests/support/memorystores/memorymoderationstore.h"
#include "tests/support/memorystores/memoryroomstore.h"

#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace Chinwag {

/// Answers in the next turn; a hash is the password with a prefix.
class FakePasswordHasher final : public PasswordHasher
{
public:
    explicit FakePasswordHasher(TimerScheduler &timers)
        : m_turn(timers)
    {
    }

    void score(const QString &password, const QStringList &known, Done<int> done) override;
    void hash(const QString &password, Done<QString> done) override;
    void verify(const QString &password, const QString &hash, HashLane lane, Done<bool> done) override;

    /// While full every call answers Temporary.
    void setFull(bool full) { m_full = full; }

    QStringList verifiedAgainst; ///< the hash of every verify(), in order
    QList<HashLane> lanes;       ///< likewise
    QStringList hashed;          ///< the password of every hash(), in order

private:
    TurnQueue m_turn;
    bool m_full = false;
};

/// Tickets that can be told to fail.
class FragileTickets final : public TicketStore
{
public:
    FragileTickets(const Clock &clock, TimerScheduler &timers)
        : m_turn(timers)
        , m_tickets(clock, timers)
    {
    }

    void put(const QByteArray &ticketHash, const Identity &identity, milliseconds lifetime,
             Done<Ok> done) override;
    void take(const QByteArray &ticketHash, const Principal &asker,
              Done<std::optional<Identity>> done) override;

    /// While failing every call answers Temporary.
    void setFailing(bool failing) { m_failing = failing; }

private:
    TurnQueue m_turn;
    MemoryTicketStore m_tickets;
    bool m_failing = false;
};

/// Time and storage that several nodes of one test share.
class TestWorld
{
public:
    TestWorld();

    /// Turns the clock; 0 runs what is due now.
    void run(milliseconds by = milliseconds{0}) { timers.advance(by); }
    qsizetype storedEvents(const RoomId &room) const { return database.rooms.value(room).events.size(); }

    ManualClock clock;
    ManualTimerScheduler timers;
    MemoryDatabase database;
    MemoryAccountStore accounts;
    MemoryRoomStore rooms;
    MemoryEventStore events;
    MemoryFileStore files;
    MemoryModerationStore moderation;
    MemoryFileContents contents;
    FragileTickets tickets;
    MemoryBrokerHub brokers;
    FakePasswordHasher hasher;
};

/// A client of a test: typed frames in and out over a LoopbackTransport. What has arrived waits until it is
/// taken.
class TestClient
{
public:
    explicit TestClient(TestWorld &world)
        : line(std::make_shared<LoopbackLine>())
        , m_world(world)
    {
    }

    void sendRaw(const QByteArray &bytes);
    void send(const ClientFrame &frame, RequestId id = {}) { sendRaw(encode(ClientEnvelope{id, frame})); }
    /// Sends with a fresh id and gives the reply.
    std::variant<QJsonObject, Error> ask(const ClientFrame &frame);
    /// Data of a reply that should be ok; empty, with a warning, otherwise.
    QJsonObject askOk(const ClientFrame &frame);
    /// None when it was not refused.
    std::optional<ErrorCode> askError(const ClientFrame &frame);

    /// Takes the first waiting frame of that type, whatever else waits before it.
    template <typename Frame>
    std::optional<Frame> take()
    {
        pull();
        for (qsizetype i = 0; i < m_waiting.size(); ++i) {
            if (const auto *frame = std::get_if<Frame>(&m_waiting.at(i))) {
                const Frame taken = *frame;
                m_waiting.removeAt(i);
                return taken;
            }
        }
        return {};
    }
    template <typename Frame>
    int count()
    {
        pull();
        return static_cast<int>(
            std::count_if(m_waiting.cbegin(), m_waiting.cend(),
                          [](const ServerFrame &frame) { return std::holds_alternative<Frame>(frame); }));
    }
    /// Everything that waits, in the order it came.
    QList<ServerFrame> all();
    bool isQuiet() { return all().isEmpty(); }
    void forget() { all(); }
    /// Answers pings while the time passes.
    void live(milliseconds by);

    std::optional<quint16> closeCode() const { return line->closedWith; }
    bool isOpen() const { return !line->closedWith; }
    void disconnect();

    User user;
    std::shared_ptr<LoopbackLine> line;

private:
    void pull();

    TestWorld &m_world;
    QList<ServerFrame> m_waiting;
    qint64 m_nextId = 1;
};

using ClientPtr = std::shared_ptr<TestClient>;

/// The body of a request, as the test brings it. Who reads waits for what is not there yet.
class TestBody final : public RequestBody
{
public:
    TestBody(TimerScheduler &timers, qint64 size)
        : m_turn(timers)
        , m_size(size)
    {
    }

    qint64 size() const override { return m_size; }
    void read(Continuation<Result<QByteArray, Error>> done) override;

    void bring(const QByteArray &bytes);
    /// The peer has gone.
    void cut();
    qint64 taken() const { return m_taken; } ///< bytes

private:
    void answer();

    TurnQueue m_turn;
    qint64 m_size;
    qint64 m_taken = 0;
    QByteArray m_there;
    bool m_isCut = false;
    Continuation<Result<QByteArray, Error>> m_done;
};

struct TestAnswer
{
    int status = 0;
    QJsonObject body;
    HttpResponse response;

    QString code() const { return body.value(QLatin1String("code")).toString(); }
    QString text(QLatin1String field) const { return body.value(field).toString(); }
    QByteArray header(const QByteArray &name) const;
};

/// A node on a manual clock and memory twins.
class TestNode
{
public:
    explicit TestNode(TestWorld &world);
    TestNode(TestWorld &world, const NodeOptions &options);

    static NodeOptions defaultOptions(const QString &node = QStringLiteral("n1"));

    /// Registers if needed, fetches a ticket, connects, takes `hello`.
    ClientPtr connect(const QString &name);
    /// A connection without ticket.
    ClientPtr connectRaw(const std::optional<Identity> &identity = {},
                         const QString &address = QStringLiteral("192.0.2.1"));
    QString token(const QString &name);
    User user(const QString &name);
    RoomId general();
    RoomId makeRoom(const QString &owner, const QString &name, RoomKind kind = RoomKind::Public);
    RoomId makeDirect(const QString &owner, const QString &peer);
    void join(const QString &name, const RoomId &room);

    TestAnswer http(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                    const QString &as = {});
    TestAnswer request(HttpRequest request);
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    /// A request of an upload, or another one with a body in pieces.
    HttpRequest fileRequest(const QByteArray &method, const QString &path, const QString &as,
                            const Headers &headers = {}, std::shared_ptr<RequestBody> body = nullptr);
    /// A body that is there at once.
    std::shared_ptr<TestBody> body(const QByteArray &bytes);
    /// Begun; nothing of it has come.
    FileId begin(const QString &as, qint64 size, const QString &name = QStringLiteral("notes.txt"));
    /// A finished one.
    FileId upload(const QString &as, const QByteArray &bytes,
                  const QString &name = QStringLiteral("notes.txt"));
    std::optional<Identity> redeem(const QString &ticket);

    TestWorld &world;
    MemoryBroker broker;
    Node node;
    QString ownerInvite;

private:
    QHash<QString, QString> m_tokens;
};

MessageSendFrame message(const RoomId &room, const QString &text, const QString &nonce = {});
MessageSendFrame withFiles(const RoomId &room, const QList<FileId> &files, const QString &text = {},
                           const QString &nonce = {});

} // namespace Chinwag
