#include "app/core/lab/provingrun.h"

#include "app/core/lab/canary.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

using State = ServerConnection::State;

constexpr milliseconds lookAgain{200};
constexpr milliseconds removeAgain{1000};
constexpr int mostRemovals = 4;

Error notReached()
{
    return {ErrorCode::Temporary,
            QCoreApplication::translate("ProvingRun", "There was no second connection to the server."),
            {}};
}

/// How many stand before one that should come before them.
int displacedIn(const QList<qsizetype> &places)
{
    int displaced = 0;
    for (qsizetype i = 1; i < places.size(); ++i) {
        if (places.at(i) < places.at(i - 1))
            ++displaced;
    }
    return displaced;
}

/// Where in the order of `nonces` the messages of a log are.
QList<qsizetype> placesOf(const QList<Nonce> &log, const QList<Nonce> &nonces)
{
    QList<qsizetype> places;
    for (const Nonce &nonce : log) {
        if (const auto place = nonces.indexOf(nonce); place >= 0)
            places.append(place);
    }
    return places;
}

int different(QList<qsizetype> places)
{
    std::sort(places.begin(), places.end());
    return static_cast<int>(std::unique(places.begin(), places.end()) - places.begin());
}

} // namespace

bool ProvingRun::Proof::isProof() const
{
    return !error && !wasCancelled && messages > 0 && stored == messages && arrived == messages &&
           twice == 0 && displaced == 0 && drops > 0;
}

std::optional<milliseconds> ProvingRun::Proof::longestBack() const
{
    const auto longest = std::max_element(back.cbegin(), back.cend());
    return longest == back.cend() ? std::nullopt : std::optional(*longest);
}

std::optional<microseconds> ProvingRun::Proof::middleTyping() const
{
    if (typing.isEmpty())
        return std::nullopt;
    QList<microseconds> sorted = typing;
    std::sort(sorted.begin(), sorted.end());
    return sorted.at(sorted.size() / 2);
}

ProvingRun::ProvingRun(Parts parts)
    : ProvingRun(std::move(parts), Plan())
{
}

ProvingRun::ProvingRun(Parts parts, Plan plan)
    : m_parts(std::move(parts))
    , m_plan(std::move(plan))
    , m_store(m_parts.timers)
{
    m_proof.messages = m_plan.messages;
}

ProvingRun::~ProvingRun() = default;

void ProvingRun::start()
{
    m_stage = Stage::Making;
    m_parts.makeRoom(Canary::freshName(m_parts.clock.wall()),
                     [self = QPointer(this)](const Result<Room, Error> &room) {
                         if (self)
                             self->roomMade(room);
                     });
}

void ProvingRun::cancel()
{
    if (m_stage == Stage::Over || m_proof.wasCancelled)
        return;
    m_proof.wasCancelled = true;
    if (m_stage != Stage::Making && m_stage != Stage::Removing)
        leave();
}

void ProvingRun::roomMade(const Result<Room, Error> &room)
{
    if (!room) {
        m_proof.error = room.error();
        m_proof.isGone = true;
        return end();
    }
    m_room = room->id;
    if (m_proof.wasCancelled)
        return leave();
    connectParts();
    m_stage = Stage::Connecting;
    m_deadline = m_parts.timers.after(m_plan.reachable, [this] { fail(notReached()); });
    m_connection->start(m_parts.server, m_parts.token);
    Q_EMIT progressed();
}

void ProvingRun::connectParts()
{
    m_log = std::make_unique<Timeline>(m_room, m_parts.self);
    m_outbox = std::make_unique<Outbox>(
        m_store, m_parts.timers, m_parts.random,
        [this](const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done) {
            send(entry, std::move(done));
        });
    const FaultInjectingTransport::Dependencies faulty{m_parts.clock, m_parts.timers, m_parts.random};
    m_connection = std::make_unique<ServerConnection>(
        ServerConnection::Dependencies{m_parts.clock, m_parts.timers, m_parts.api,
                                       faultyTransports(m_parts.makeTransport, m_faults, faulty), m_network,
                                       m_parts.random},
        [this] { return positions(); });
    connect(m_connection.get(), &ServerConnection::stateChanged, this,
            [this](State state) { stateChanged(state); });
    connect(m_connection.get(), &ServerConnection::pushed, this, [this](const ServerFrame &frame) {
        if (const auto *event = std::get_if<EventFrame>(&frame))
            received({event->event});
    });
    connect(m_connection.get(), &ServerConnection::synced, this, [this](const SyncResult &part) {
        for (const SyncedRoom &room : part.rooms)
            received(room.events);
    });
}

QHash<RoomId, Seq> ProvingRun::positions() const
{
    QHash<RoomId, Seq> all = m_parts.positions();
    all.insert(m_room, m_log->syncPosition());
    return all;
}

void ProvingRun::stateChanged(State state)
{
    const bool isOnline = state == State::Online;
    m_outbox->setOnline(isOnline);
    m_hurry.cancel();
    if (isOnline)
        wentOnline();
    else if (state == State::Offline)
        fail(notReached());
    else if (state == State::Waiting)
        m_hurry = m_parts.timers.after(m_plan.patience, [this] { m_connection->reconnectNow(); });
}

void ProvingRun::wentOnline()
{
    if (m_droppedAt)
        m_proof.back.append(m_parts.clock.monotonic() - *m_droppedAt);
    m_droppedAt.reset();
    if (m_stage == Stage::Connecting)
        beginTalking();
}

void ProvingRun::beginTalking()
{
    m_stage = Stage::Talking;
    m_begunAt = m_parts.clock.monotonic();
    m_dropsLeft = m_plan.drops;
    m_deadline = m_parts.timers.after(m_plan.longest, [this] { check(); });
    m_saying = m_parts.timers.every(m_plan.between, [this] { say(); });
    m_typing = m_parts.timers.every(m_plan.typingEvery, [this] { type(); });
    m_dropping = m_parts.timers.every(lookAgain, [this] { drop(); });
    say();
}

void ProvingRun::say()
{
    OutboxEntry entry;
    entry.room = m_room;
    entry.nonce = freshNonce();
    entry.createdAt = m_parts.clock.wall();
    m_nonces.append(entry.nonce);
    entry.command = MessageBody{QString::number(m_nonces.size()), 0};
    m_outbox->add(entry);
    if (m_nonces.size() >= m_plan.messages)
        m_saying.cancel();
}

// To oneself the server says nothing of one's own typing. That it has passed it on is what it answers.
void ProvingRun::type()
{
    if (!m_connection->isOnline())
        return;
    const microseconds asked = m_parts.clock.precise();
    m_connection->request(TypingFrame{m_room, true}, [this, asked](const Result<QJsonObject, Error> &answer) {
        if (answer)
            m_proof.typing.append(m_parts.clock.precise() - asked);
    });
}

// Only what is up can be dropped; who is late waits for the next look.
void ProvingRun::drop()
{
    const milliseconds now = m_parts.clock.monotonic();
    if (!m_dropsLeft.isEmpty() && now - m_begunAt >= m_dropsLeft.constFirst() && m_connection->isOnline() &&
        !m_droppedAt) {
        m_dropsLeft.removeFirst();
        m_droppedAt = now;
        ++m_proof.drops;
        m_faults.dropConnections();
    }
    lookWhetherDone();
}

void ProvingRun::received(const QList<Event> &events)
{
    const QList<Event> fresh = m_log->apply(events);
    for (const Event &event : fresh) {
        m_outbox->eventArrived(event);
        if (m_nonces.contains(event.nonce))
            ++m_arrivedCount;
    }
    if (!fresh.isEmpty())
        Q_EMIT progressed();
}

void ProvingRun::send(const OutboxEntry &entry, Continuation<Result<SendResult, Error>> done)
{
    m_connection->request(frameOf(entry), [done = std::move(done)](const Result<QJsonObject, Error> &answer) {
        if (!answer)
            return done(answer.error());
        done(sendResultFromJson(*answer));
    });
}

void ProvingRun::lookWhetherDone()
{
    const bool hasSaid = m_nonces.size() >= m_plan.messages && m_outbox->entries(m_room).isEmpty();
    if (m_stage == Stage::Talking && hasSaid && m_arrivedCount >= m_plan.messages && m_dropsLeft.isEmpty() &&
        !m_droppedAt)
        check();
}

void ProvingRun::check()
{
    m_stage = Stage::Checking;
    for (Timer *timer : {&m_saying, &m_typing, &m_dropping, &m_deadline})
        timer->cancel();
    m_parts.api.account(m_parts.server, m_parts.token)
        ->history(m_room, Limits::largestNumber - 1, Limits::historyPageMax,
                  [self = QPointer(this)](const Result<HistoryPage, Error> &page) {
                      if (self && self->m_stage == Stage::Checking)
                          self->checked(page);
                  });
}

void ProvingRun::checked(const Result<HistoryPage, Error> &page)
{
    if (!page)
        return fail(page.error());
    QList<Nonce> there;
    for (const Event &event : page->events)
        there.append(event.nonce);
    QList<Nonce> here;
    for (int row = 0; row < m_log->count(); ++row)
        here.append(m_log->at(row).nonce);
    const QList<qsizetype> stored = placesOf(there, m_nonces);
    const QList<qsizetype> arrived = placesOf(here, m_nonces);
    m_proof.stored = different(stored);
    m_proof.arrived = different(arrived);
    m_proof.twice = static_cast<int>(stored.size() - m_proof.stored + arrived.size() - m_proof.arrived);
    m_proof.displaced = displacedIn(stored) + displacedIn(arrived);
    leave();
}

void ProvingRun::fail(const Error &error)
{
    if (m_stage == Stage::Removing || m_stage == Stage::Over)
        return;
    m_proof.error = error;
    leave();
}

void ProvingRun::leave()
{
    m_stage = Stage::Removing;
    for (Timer *timer : {&m_saying, &m_typing, &m_dropping, &m_deadline, &m_hurry})
        timer->cancel();
    if (m_connection)
        m_connection->stop();
    ++m_removals;
    m_parts.removeRoom(m_room, [self = QPointer(this)](const Result<Ok, Error> &answer) {
        if (self)
            self->leaveAgain(answer);
    });
    Q_EMIT progressed();
}

// What cannot be taken away now is when a window next comes online.
void ProvingRun::leaveAgain(const Result<Ok, Error> &answer)
{
    m_proof.isGone = answer || answer.error().code == ErrorCode::RoomNotFound;
    if (m_proof.isGone || m_removals >= mostRemovals)
        return end();
    const milliseconds pause = answer.error().retryAfter.value_or(removeAgain);
    m_removal = m_parts.timers.after(std::min(pause, 5 * removeAgain), [this] { leave(); });
}

void ProvingRun::end()
{
    m_stage = Stage::Over;
    Q_EMIT progressed();
    Q_EMIT finished();
}

} // namespace Chinwag
