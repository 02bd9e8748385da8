#pragma once

#include "app/cache/accountdatabase.h"
#include "app/cache/diskthread.h"
#include "app/core/chatsession.h"
#include "app/core/connection/environment.h"
#include "app/core/memory/memorycache.h"
#include "app/core/memory/memoryoutboxstore.h"
#include "tests/faults/journal.h"
#include "tests/faults/population.h"

#include <QElapsedTimer>

namespace Chinwag::Test {

/// The cache of a client, and a journal of what its timelines were told.
class JournalingCache final : public Cache
{
public:
    JournalingCache(Cache &inner, Journal &journal)
        : m_inner(inner)
        , m_journal(journal)
    {
    }

    void storeRooms(const QList<Room> &rooms) override { m_inner.storeRooms(rooms); }
    void storeUsers(const QList<User> &users) override { m_inner.storeUsers(users); }
    void storeEvents(const QList<Event> &events) override;
    void correctEvent(const Event &event) override { m_inner.correctEvent(event); }
    void removeRoom(const RoomId &room) override { m_inner.removeRoom(room); }
    void storeDraft(const RoomId &room, const QString &text) override { m_inner.storeDraft(room, text); }

    void clear() override { m_inner.clear(); }
    void clearCopies() override { m_inner.clearCopies(); }

    void load(Done<Contents> done) override { m_inner.load(std::move(done)); }
    void events(const RoomId &room, Seq before, int limit, Done<Page> done) override;
    // What this gives is known already.
    void eventsAfter(const RoomId &room, Seq after, int limit, Done<Page> done) override
    {
        m_inner.eventsAfter(room, after, limit, std::move(done));
    }
    void stretches(const RoomId &room, Done<QList<Stretch>> done) override
    {
        m_inner.stretches(room, std::move(done));
    }

private:
    void applied(const QList<Event> &events) const;

    Cache &m_inner;
    Journal &m_journal;
};

/// The outbox of a client, and a journal of what it was given and has.
class JournalingOutbox final : public OutboxStore
{
public:
    JournalingOutbox(OutboxStore &inner, Journal &journal)
        : m_inner(inner)
        , m_journal(journal)
    {
    }

    void add(const OutboxEntry &entry, Done<Ok> done) override;
    void replace(const Nonce &nonce, const OutboxEntry &entry) override { m_inner.replace(nonce, entry); }
    void remove(const Nonce &nonce) override { m_inner.remove(nonce); }
    void load(Done<QList<OutboxEntry>> done) override { m_inner.load(std::move(done)); }

private:
    OutboxStore &m_inner;
    Journal &m_journal;
};

/// A network that changes when a row says so.
class RowNetwork final : public NetworkMonitor
{
public:
    bool isOnline() const override { return true; }
    void setChangedHandler(std::function<void()> changed) override { m_changed = std::move(changed); }
    void change()
    {
        if (m_changed)
            m_changed();
    }

private:
    std::function<void()> m_changed;
};

/// The real client without its windows: the core with its transport, its HTTP and its stores, watched at the
/// wire and at the timeline. Writes everything into its journal. Loop thread.
class FaultClient
{
public:
    /// What the row wants to know at once.
    struct Observer
    {
        std::function<void(const Nonce &)> acknowledged;
        std::function<void(const Event &)> pushed;
        std::function<void(ErrorCode, milliseconds after)> refused; ///< a send got an error reply
        std::function<void(quint16 code)> closed;
        std::function<void(milliseconds away)> back; ///< online again, after that long
    };

    /// Unsent messages and history are on disk in `databaseFile`, or in memory when it is empty.
    /// `api` outlives it.
    FaultClient(Person person, const QUrl &server, ServerApi &api, const QString &journalFile,
                const QString &databaseFile, Observer observer);
    ~FaultClient();
    Q_DISABLE_COPY_MOVE(FaultClient)

    void start() { m_session->start(); }
    /// What the system says when the cable is plugged in again.
    void networkChanged() { m_network.change(); }
    void stop() { m_session->connection().stop(); }
    /// Hands `text` to the outbox; the error is the composer's.
    Result<Nonce, Error> send(const RoomId &room, const QString &text);
    void type(const RoomId &room, const QString &text);

    const Person &person() const { return m_person; }
    ChatSession &session() { return *m_session; }
    bool isOnline() { return m_session->connection().isOnline(); }
    bool isReady() const { return m_session != nullptr; }
    qsizetype unsent() const;
    Seq lastSeq(const RoomId &room);
    /// Newest event of the room that the server has named on the wire; the session may be about to show it.
    Seq newestNamed(const RoomId &room) const { return m_newestNamed.value(room); }
    /// All of the room's log is here. Asks for what is known to be missing.
    bool isWhole(const RoomId &room);
    /// Writes down what is wrong with the timelines' rows: order, doubles, what still waits.
    void inspect();

private:
    class Tap;
    friend class Tap;

    void watchConnection();
    void sent(const QByteArray &payload);
    void received(const QByteArray &payload);
    void handle(const ServerFrame &frame);
    void replied(const ReplyFrame &reply);
    void named(const RoomId &room, Seq seq);
    void heard(const RoomId &room, const char *type);

    Person m_person;
    Journal m_journal;
    Observer m_observer;
    QHash<RoomId, Seq> m_newestNamed;
    SystemClock m_clock;
    QtTimerScheduler m_timers;
    RowNetwork m_network;
    MemoryCache m_memoryCache{m_timers};
    MemoryOutboxStore m_memoryOutbox{m_timers};
    std::unique_ptr<DiskThread> m_diskThread;
    std::unique_ptr<AccountDatabase> m_disk;
    std::unique_ptr<JournalingCache> m_cache;
    std::unique_ptr<JournalingOutbox> m_outbox;
    struct Waiting
    {
        MessageSendFrame frame;
        milliseconds since;
    };
    QHash<qint64, Waiting> m_waiting; ///< sends of this connection without a reply
    QSet<QString> m_heard;
    QElapsedTimer m_away;
    std::unique_ptr<ChatSession> m_session; // last: it uses all of the above
};

} // namespace Chinwag::Test
