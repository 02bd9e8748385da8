#include "tests/faults/faultclient.h"

#include "app/core/outbox/outbox.h"
#include "app/core/rooms/roombook.h"
#include "app/core/timeline/timeline.h"
#include "app/core/typing/typingnotifier.h"
#include "app/net/qtclienttransport.h"
#include "shared/base/overloaded.h"
#include "shared/protocol/codec.h"
#include "tests/support/answer.h"
#include "tests/support/sampleevents.h"

#include <algorithm>

namespace Chinwag::Test {

namespace {

Record recordOf(Record::Kind kind, const Event &event)
{
    return {kind, event.room, event.seq, event.nonce, textOf(event)};
}

} // namespace

void JournalingCache::storeEvents(const QList<Event> &events)
{
    m_inner.storeEvents(events);
    applied(events);
}

// A timeline begins with what the cache has.
void JournalingCache::events(const RoomId &room, Seq before, int limit, Done<Page> done)
{
    m_inner.events(room, before, limit,
                   [this, before, done = std::move(done)](const Result<Page, Error> &page) {
                       if (before == 0 && page)
                           applied(page->events);
                       done(page);
                   });
}

void JournalingCache::applied(const QList<Event> &events) const
{
    for (const Event &event : events)
        m_journal.add(recordOf(Record::Kind::Applied, event));
}

void JournalingOutbox::add(const OutboxEntry &entry, Done<Ok> done)
{
    m_inner.add(entry, [this, entry, done = std::move(done)](const Result<Ok, Error> &added) {
        if (added)
            m_journal.add({Record::Kind::Queued, entry.room, 0, entry.nonce, entry.words()});
        done(added);
    });
}

/// Sits between the client and its WebSocket and sees every frame.
class FaultClient::Tap final : public ClientTransport
{
public:
    explicit Tap(FaultClient &client)
        : m_client(client)
        , m_inner(qtClientTransports()())
    {
    }

    void open(const QUrl &url, Callbacks callbacks) override
    {
        Callbacks tapped;
        tapped.opened = [this, opened = callbacks.opened] {
            m_client.m_waiting.clear();
            m_client.m_journal.add({Record::Kind::Connected, {}, 0, {}, {}});
            opened();
        };
        tapped.frame = [this, frame = callbacks.frame](const QByteArray &payload) {
            m_client.received(payload);
            frame(payload);
        };
        tapped.ended = [this, ended = callbacks.ended](const Ending &ending) {
            if (m_client.m_observer.closed)
                m_client.m_observer.closed(ending.code);
            ended(ending);
        };
        m_inner->open(url, std::move(tapped));
    }
    void send(const QByteArray &payload) override
    {
        m_client.sent(payload);
        m_inner->send(payload);
    }
    void close(CloseCode code) override { m_inner->close(code); }
    void abort() override { m_inner->abort(); }

private:
    FaultClient &m_client;
    std::unique_ptr<ClientTransport> m_inner;
};

FaultClient::FaultClient(Person person, const QUrl &server, ServerApi &api, const QString &journalFile,
                         const QString &databaseFile, Observer observer)
    : m_person(std::move(person))
    , m_journal(journalFile)
    , m_observer(std::move(observer))
{
    Cache *cache = &m_memoryCache;
    OutboxStore *outbox = &m_memoryOutbox;
    if (!databaseFile.isEmpty()) {
        m_diskThread = std::make_unique<DiskThread>();
        auto opened = openDatabase(*m_diskThread, databaseFile);
        if (!opened) {
            qCritical("%s", qUtf8Printable(opened.error().message));
            return;
        }
        m_disk = std::move(*opened);
        cache = &m_disk->cache();
        outbox = &m_disk->outbox();
    }
    m_journal.add({Record::Kind::Started, {}, 0, {}, {}});
    m_cache = std::make_unique<JournalingCache>(*cache, m_journal);
    m_outbox = std::make_unique<JournalingOutbox>(*outbox, m_journal);
    const auto makeTransport = [this] { return std::make_unique<Tap>(*this); };
    m_session = std::make_unique<ChatSession>(
        ChatSession::Account{server, m_person.token, m_person.user},
        ChatSession::Dependencies{{m_clock, m_timers, api, makeTransport, m_network, Backoff::systemRandom()},
                                  *m_cache,
                                  *m_outbox});
    watchConnection();
}

FaultClient::~FaultClient() = default;

void FaultClient::watchConnection()
{
    m_away.start();
    QObject::connect(&m_session->connection(), &ServerConnection::stateChanged, m_session.get(),
                     [this](ServerConnection::State state) {
                         const bool online = state == ServerConnection::State::Online;
                         if (online && m_away.isValid() && m_observer.back)
                             m_observer.back(milliseconds(m_away.elapsed()));
                         if (online)
                             m_away.invalidate();
                         else if (!m_away.isValid())
                             m_away.start();
                     });
}

Result<Nonce, Error> FaultClient::send(const RoomId &room, const QString &text)
{
    m_journal.add({Record::Kind::Intended, room, 0, {}, text});
    return m_session->sendMessage(room, text);
}

void FaultClient::type(const RoomId &room, const QString &text)
{
    m_session->typingNotifier().inputChanged(room, text);
}

Seq FaultClient::lastSeq(const RoomId &room) { return m_session->timeline(room).lastSeq(); }

qsizetype FaultClient::unsent() const
{
    qsizetype count = 0;
    const QList<RoomId> rooms = m_session->outbox().rooms();
    for (const RoomId &room : rooms)
        count += m_session->outbox().entries(room).size();
    return count;
}

bool FaultClient::isWhole(const RoomId &room)
{
    const Timeline &timeline = m_session->timeline(room);
    if (timeline.lastSeq() == 0) {
        m_session->loadOlder(room);
        return false;
    }
    const Seq missing = timeline.newestMissing();
    if (missing > 0)
        m_session->fillGap(room, missing);
    return missing == 0 && timeline.lastSeq() >= newestNamed(room);
}

void FaultClient::named(const RoomId &room, Seq seq)
{
    Seq &newest = m_newestNamed[room];
    newest = std::max(newest, seq);
}

void FaultClient::inspect()
{
    for (const RoomId &room : std::as_const(m_person.rooms)) {
        const Timeline &timeline = m_session->timeline(room);
        const auto wrong = [&](const char *what, int row) {
            m_journal.add(
                {Record::Kind::Wrong,
                 {},
                 0,
                 {},
                 QStringLiteral("%1: %2 at row %3").arg(room.toString(), QLatin1String(what)).arg(row)});
        };
        QSet<Nonce> shown;
        for (int row = 0; row < timeline.count(); ++row) {
            const TimelineItem &item = timeline.at(row);
            if (item.seq != timeline.firstSeq() + row)
                wrong("the rows are not the log", row);
            if (item.kind == TimelineItem::Kind::Message && shown.contains(item.nonce))
                wrong("a message is shown twice", row);
            shown.insert(item.nonce);
        }
    }
}

void FaultClient::sent(const QByteArray &payload)
{
    const auto decoded = decodeClientFrame(payload);
    if (!decoded || !decoded->id)
        return;
    if (const auto *message = std::get_if<MessageSendFrame>(&decoded->frame))
        m_waiting.insert(*decoded->id, {*message, m_clock.monotonic()});
}

void FaultClient::received(const QByteArray &payload)
{
    if (const auto decoded = decodeServerFrame(payload))
        handle(*decoded);
    else
        m_journal.add({Record::Kind::Wrong, {}, 0, {}, QStringLiteral("a frame is malformed")});
}

void FaultClient::handle(const ServerFrame &frame)
{
    std::visit(Overloaded{
                   [this](const EventFrame &push) {
                       m_journal.add(recordOf(Record::Kind::Pushed, push.event));
                       named(push.event.room, push.event.seq);
                       if (m_observer.pushed)
                           m_observer.pushed(push.event);
                   },
                   [this](const ReplyFrame &reply) { replied(reply); },
                   [this](const TypingPush &push) { heard(push.room, "typing"); },
                   [this](const ReadPush &push) { heard(push.room, "read"); },
                   [this](const RoomAddedPush &push) { heard(push.room.id, "room_added"); },
                   [this](const RoomUpdatedPush &push) { heard(push.room.id, "room_updated"); },
                   [](const auto &) {},
               },
               frame);
}

void FaultClient::replied(const ReplyFrame &reply)
{
    const auto *data = std::get_if<QJsonObject>(&reply.result);
    if (const auto message = m_waiting.constFind(reply.id); message != m_waiting.cend()) {
        const auto result =
            data ? sendResultFromJson(*data) : Result<SendResult, Error>(std::get<Error>(reply.result));
        if (result) {
            named(message->frame.room, result->seq);
            m_journal.add(
                {Record::Kind::Acknowledged, message->frame.room, result->seq, message->frame.nonce, {}});
            if (m_observer.acknowledged)
                m_observer.acknowledged(message->frame.nonce);
        } else if (m_observer.refused) {
            m_observer.refused(result.error().code, m_clock.monotonic() - message->since);
        }
        m_waiting.erase(message);
        return;
    }
    const auto synced = data ? syncResultFromJson(*data) : Result<SyncResult, Error>(Error{});
    if (!synced)
        return;
    for (const SyncedRoom &room : synced->rooms)
        heard(room.room.id, "sync");
}

void FaultClient::heard(const RoomId &room, const char *type)
{
    const QString name = QLatin1String(type);
    if (m_heard.contains(name + room.toString()))
        return;
    m_heard.insert(name + room.toString());
    m_journal.add({Record::Kind::Heard, room, 0, {}, name});
}

} // namespace Chinwag::Test
