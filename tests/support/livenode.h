#pragma once

#include "server/files/directorycontents.h"
#include "server/sql/sqlstores.h"
#include "tests/support/servertestkit.h"

#include <QTemporaryDir>

namespace Chinwag {

/// Runs the event loop until it is so; false when it never is.
bool runUntil(const std::function<bool()> &isSo);

/// A client of a LiveNode: a line without a socket. What it sends is handled in a turn of the loop.
class LiveClient
{
public:
    LiveClient(Node &node, TimerScheduler &timers, const Identity &identity);

    void send(const ClientFrame &frame, RequestId id = {});
    /// Sends with a fresh id and runs the loop until the reply is there.
    std::variant<QJsonObject, Error> ask(const ClientFrame &frame);
    /// Runs the loop until a frame of that type came; takes it, whatever else waits before it.
    template <typename Frame>
    std::optional<Frame> await()
    {
        std::optional<Frame> found;
        runUntil([&] {
            found = take<Frame>([](const Frame &) { return true; });
            return found || !isOpen();
        });
        return found;
    }
    bool isOpen() const { return !line->closedWith; }
    void disconnect();

    std::shared_ptr<LoopbackLine> line;
    qsizetype largestFrame = 0; ///< bytes, of those that were looked at

private:
    template <typename Frame, typename Wanted>
    std::optional<Frame> take(const Wanted &wanted)
    {
        pull();
        for (qsizetype i = 0; i < m_waiting.size(); ++i) {
            const auto *frame = std::get_if<Frame>(&m_waiting.at(i));
            if (!frame || !wanted(*frame))
                continue;
            const Frame taken = *frame;
            m_waiting.removeAt(i);
            return taken;
        }
        return {};
    }
    void pull();

    QList<ServerFrame> m_waiting;
    qint64 m_nextId = 1;
};

/// A node as a single server runs it, but for its sockets and its password hashing: a real SQLite database in
/// a directory of its own and the event loop of the test. For what takes time with much in the database: its
/// test's main() makes a TurnMeter, fills the node, and asks with CHINWAG_VERIFY_TURNS how long the loop was
/// held. Rates are off unless the options say otherwise.
class LiveNode
{
public:
    LiveNode();
    explicit LiveNode(const NodeOptions &options);
    static NodeOptions defaultOptions();

    // ---- a service with much in it; straight into the stores
    /// Accounts named prefix0, prefix1, …; they have no device.
    QList<UserId> addPeople(const QString &prefix, int count);
    /// Rooms named prefix0, prefix1, …, of `owner`, with these members as well.
    QList<RoomId> addRooms(const QString &prefix, int count, RoomKind kind, const UserId &owner,
                           const QList<UserId> &members = {});
    void addMembers(const RoomId &room, const QList<UserId> &members);
    /// Of people who need not be in.
    void addBans(const RoomId &room, const UserId &by, const QList<UserId> &banned);
    /// Of the `count` messages from `first` on; their ids are p_0, p_1, ….
    void addReports(const RoomId &room, const UserId &by, Seq first, int count);
    void addBlocks(const UserId &user, const QList<UserId> &blocked);
    /// To rooms of theirs, one each; `user` is then somebody who wants to be asked.
    void addInvitations(const UserId &user, const QList<UserId> &inviters);
    /// Devices named prefix0, prefix1, …; nobody has their tokens.
    void addDevices(const UserId &user, const QString &prefix, int count);
    /// Begun; nothing of them has come.
    void addFiles(const UserId &user, int count);
    void addMessages(const RoomId &room, const UserId &sender, int count, const QString &text);

    // ---- as a peer
    /// Registers when needed.
    UserId user(const QString &name);
    TestAnswer http(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                    const QString &as = {});
    /// A request of an upload, or another one with a body in pieces.
    TestAnswer file(const QByteArray &method, const QString &path, const TestNode::Headers &headers,
                    const QByteArray &body, const QString &as);
    FileId upload(const QString &as, const QByteArray &bytes);
    /// Connects; `hello` is still to come.
    std::unique_ptr<LiveClient> open(const QString &name);
    /// Connects and takes `hello`.
    std::unique_ptr<LiveClient> connect(const QString &name);

    Stores stores() { return m_stores->stores(); }
    Node &node() { return *m_node; }
    TimerScheduler &timers() { return m_timers; }

private:
    struct Person
    {
        User user;
        QString token;
    };
    Person &person(const QString &name);
    TestAnswer answerTo(HttpRequest request);

    SystemClock m_clock;
    QtTimerScheduler m_timers;
    QTemporaryDir m_directory;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SqlStores> m_stores;
    DirectoryContents m_contents;
    MemoryTicketStore m_tickets;
    MemoryBrokerHub m_brokers;
    MemoryBroker m_broker;
    FakePasswordHasher m_hasher;
    std::unique_ptr<Node> m_node;
    QHash<QString, Person> m_people;
};

} // namespace Chinwag
