#include "app/core/outbox/outbox.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

auto hasNonce(const Nonce &nonce)
{
    return [&nonce](const OutboxEntry &entry) { return entry.nonce == nonce; };
}

} // namespace

Outbox::Outbox(OutboxStore &store, TimerScheduler &timers, Backoff::Random random, Send send, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_timers(timers)
    , m_random(std::move(random))
    , m_send(std::move(send))
{
}

void Outbox::load(OutboxStore::Done<Ok> done)
{
    m_store.load(
        [self = QPointer(this), done = std::move(done)](const Result<QList<OutboxEntry>, Error> &kept) {
            if (!self)
                return;
            if (!kept)
                return done(kept.error());
            self->takeUp(*kept);
            done(Ok());
        });
}

void Outbox::takeUp(const QList<OutboxEntry> &kept)
{
    QHash<RoomId, QList<OutboxEntry>> keptOf;
    for (OutboxEntry entry : kept) {
        if (m_roomOfNonce.contains(entry.nonce))
            continue;
        if (!entry.hasFailed())
            entry.state = OutboxEntry::State::Queued;
        m_roomOfNonce.insert(entry.nonce, entry.room);
        keptOf[entry.room].append(entry);
    }
    for (auto each = keptOf.cbegin(); each != keptOf.cend(); ++each) {
        auto &entries = m_queues[each.key()].entries;
        entries = each.value() + entries;
        pump(each.key());
        Q_EMIT changed(each.key());
    }
}

void Outbox::add(OutboxEntry entry)
{
    entry.state = OutboxEntry::State::Storing;
    m_roomOfNonce.insert(entry.nonce, entry.room);
    m_queues[entry.room].entries.append(entry);
    store(entry);
    Q_EMIT changed(entry.room);
}

void Outbox::store(const OutboxEntry &entry)
{
    m_store.add(entry, [self = QPointer(this), nonce = entry.nonce](const Result<Ok, Error> &result) {
        if (self)
            self->stored(nonce, result);
    });
}

void Outbox::stored(const Nonce &nonce, const Result<Ok, Error> &result)
{
    const auto room = roomOf(nonce);
    OutboxEntry *entry = room ? find(*room, nonce) : nullptr;
    if (!entry || entry->state != OutboxEntry::State::Storing)
        return;
    entry->state = result ? OutboxEntry::State::Queued : OutboxEntry::State::NotStored;
    entry->failure = result ? QString() : result.error().message;
    pump(*room);
    Q_EMIT changed(*room);
}

void Outbox::setOnline(bool online)
{
    if (m_online == online)
        return;
    m_online = online;
    const QList<RoomId> all = rooms();
    for (const RoomId &room : all) {
        Queue &queue = m_queues[room];
        queue.timer.cancel();
        queue.sending = 0;
        queue.failures = 0;
        for (OutboxEntry &entry : queue.entries) {
            if (entry.state == OutboxEntry::State::Sent)
                entry.state = OutboxEntry::State::Queued;
        }
        pump(room);
        Q_EMIT changed(room);
    }
}

void Outbox::retry(const Nonce &nonce)
{
    const auto room = roomOf(nonce);
    const OutboxEntry *failed = room ? find(*room, nonce) : nullptr;
    if (!failed || !failed->hasFailed())
        return;
    OutboxEntry entry = *failed;
    const bool isStored = entry.state == OutboxEntry::State::Failed;
    entry.state = isStored ? OutboxEntry::State::Queued : OutboxEntry::State::Storing;
    entry.failure.clear();
    auto &entries = m_queues[*room].entries;
    entries.removeIf(hasNonce(nonce));
    entries.append(entry);
    if (isStored)
        m_store.update(entry);
    else
        store(entry);
    pump(*room);
    Q_EMIT changed(*room);
}

void Outbox::discard(const Nonce &nonce)
{
    const auto room = roomOf(nonce);
    const OutboxEntry *failed = room ? find(*room, nonce) : nullptr;
    if (!failed || !failed->hasFailed())
        return;
    take(*room, nonce);
    Q_EMIT changed(*room);
}

void Outbox::giveUp(const RoomId &room, const QString &reason)
{
    Queue &queue = m_queues[room];
    queue.timer.cancel();
    queue.sending = 0;
    queue.failures = 0;
    for (OutboxEntry &entry : queue.entries) {
        // What is not on disk yet is refused by the server.
        if (entry.state != OutboxEntry::State::Queued && entry.state != OutboxEntry::State::Sent)
            continue;
        entry.state = OutboxEntry::State::Failed;
        entry.failure = reason;
        m_store.update(entry);
    }
    Q_EMIT changed(room);
}

void Outbox::eventArrived(const Nonce &nonce)
{
    const auto room = roomOf(nonce);
    if (!room || !take(*room, nonce))
        return;
    pump(*room);
    Q_EMIT changed(*room);
}

QList<OutboxEntry> Outbox::entries(const RoomId &room) const
{
    const auto found = m_queues.find(room);
    return found == m_queues.end() ? QList<OutboxEntry>() : found->second.entries;
}

QList<RoomId> Outbox::rooms() const
{
    QList<RoomId> ids;
    for (const auto &[room, queue] : m_queues) {
        if (!queue.entries.isEmpty())
            ids.append(room);
    }
    return ids;
}

void Outbox::pump(const RoomId &room)
{
    Queue &queue = m_queues[room];
    if (!m_online || queue.sending != 0 || queue.timer.isActive())
        return;
    const auto next = std::find_if(queue.entries.begin(), queue.entries.end(), [](const OutboxEntry &entry) {
        return entry.state == OutboxEntry::State::Queued;
    });
    if (next == queue.entries.end())
        return;
    next->state = OutboxEntry::State::Sent;
    const quint64 attempt = ++m_attempts;
    queue.sending = attempt;
    queue.timer = m_timers.after(replyDeadline, [this, room] { replyOverdue(room); });
    m_send(OutboxEntry(*next), [self = QPointer(this), room, nonce = next->nonce,
                                attempt](const Result<SendResult, Error> &answer) {
        if (self)
            self->answered(room, nonce, attempt, answer);
    });
}

void Outbox::answered(const RoomId &room, const Nonce &nonce, quint64 attempt,
                      const Result<SendResult, Error> &answer)
{
    // A late yes is as good as any; a late no is about a try that was given up.
    const bool current = m_queues[room].sending == attempt;
    if (!answer) {
        if (current)
            refused(room, nonce, answer.error());
        return;
    }
    const auto entry = take(room, nonce);
    if (!entry)
        return;
    Q_EMIT acknowledged(*entry, *answer);
    pump(room);
    Q_EMIT changed(room);
    retryOthers(room);
}

void Outbox::retryOthers(const RoomId &acknowledged)
{
    const QList<RoomId> all = rooms();
    for (const RoomId &room : all) {
        Queue &queue = m_queues[room];
        if (room == acknowledged || queue.sending != 0 || queue.asked || !queue.timer.isActive())
            continue;
        queue.timer.cancel();
        pump(room);
        Q_EMIT changed(room);
    }
}

void Outbox::refused(const RoomId &room, const Nonce &nonce, const Error &error)
{
    OutboxEntry *entry = find(room, nonce);
    if (!entry)
        return;
    Queue &queue = m_queues[room];
    queue.sending = 0;
    queue.timer.cancel();
    if (error.isTemporary()) {
        entry->state = OutboxEntry::State::Queued;
        retryLater(room, error.retryAfter);
    } else {
        entry->state = OutboxEntry::State::Failed;
        entry->failure = error.message;
        m_store.update(*entry);
        queue.failures = 0;
        pump(room);
    }
    Q_EMIT changed(room);
}

void Outbox::replyOverdue(const RoomId &room)
{
    Queue &queue = m_queues[room];
    queue.sending = 0;
    for (OutboxEntry &entry : queue.entries) {
        if (entry.state == OutboxEntry::State::Sent)
            entry.state = OutboxEntry::State::Queued;
    }
    retryLater(room);
    Q_EMIT changed(room);
}

void Outbox::retryLater(const RoomId &room, std::optional<milliseconds> asked)
{
    Queue &queue = m_queues[room];
    constexpr int capReached = 5;
    const milliseconds grown =
        std::min(firstRetry * (1 << std::min(queue.failures++, capReached)), longestRetry);
    const double factor = 0.5 + m_random() / 2;
    const milliseconds own(static_cast<milliseconds::rep>(static_cast<double>(grown.count()) * factor));
    queue.asked = asked.has_value();
    const milliseconds delay = std::max(own, asked.value_or(own));
    queue.timer = m_timers.after(delay, [this, room] {
        m_queues[room].timer.cancel();
        pump(room);
        Q_EMIT changed(room);
    });
}

std::optional<OutboxEntry> Outbox::take(const RoomId &room, const Nonce &nonce)
{
    const OutboxEntry *found = find(room, nonce);
    if (!found)
        return std::nullopt;
    OutboxEntry entry = *found;
    Queue &queue = m_queues[room];
    const bool onTheWire = entry.state == OutboxEntry::State::Sent;
    const bool waitsForRetry = queue.sending == 0 && entry.state == OutboxEntry::State::Queued;
    if (onTheWire || waitsForRetry) {
        queue.sending = 0;
        queue.failures = 0;
        queue.timer.cancel();
    }
    m_store.remove(nonce);
    queue.entries.removeIf(hasNonce(nonce));
    m_roomOfNonce.remove(nonce);
    return entry;
}

std::optional<RoomId> Outbox::roomOf(const Nonce &nonce) const
{
    const auto found = m_roomOfNonce.constFind(nonce);
    return found == m_roomOfNonce.cend() ? std::nullopt : std::optional(*found);
}

OutboxEntry *Outbox::find(const RoomId &room, const Nonce &nonce)
{
    auto &entries = m_queues[room].entries;
    const auto found = std::find_if(entries.begin(), entries.end(), hasNonce(nonce));
    return found == entries.end() ? nullptr : &*found;
}

} // namespace Chinwag
