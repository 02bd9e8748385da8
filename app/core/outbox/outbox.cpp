#include "app/core/outbox/outbox.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

namespace {

using State = OutboxEntry::State;

}

Outbox::Outbox(OutboxStore &store, TimerScheduler &timers, Backoff::Random random, Send send, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_timers(timers)
    , m_random(std::move(random))
    , m_send(std::move(send))
{
}

Outbox::Line &Outbox::lineOf(const RoomId &room)
{
    const auto dropped = [this](const OutboxQueue::Files &files) { Q_EMIT filesDropped(files); };
    return m_lines.try_emplace(room, Line{OutboxQueue(m_store, dropped)}).first->second;
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
    for (const OutboxEntry &entry : kept)
        keptOf[entry.room].append(entry);
    for (auto each = keptOf.cbegin(); each != keptOf.cend(); ++each) {
        lineOf(each.key()).queue.takeUp(each.value());
        pump(each.key());
        Q_EMIT changed(each.key());
    }
}

void Outbox::add(OutboxEntry entry)
{
    entry.state = State::Storing;
    if (lineOf(entry.room).queue.add(entry))
        store(entry);
    Q_EMIT changed(entry.room);
}

void Outbox::store(const OutboxEntry &entry)
{
    m_store.add(entry, [self = QPointer(this), room = entry.room,
                        nonce = entry.nonce](const Result<Ok, Error> &result) {
        if (self)
            self->stored(room, nonce, result);
    });
}

void Outbox::stored(const RoomId &room, const Nonce &nonce, const Result<Ok, Error> &result)
{
    OutboxEntry *entry = lineOf(room).queue.find(nonce);
    if (!entry || entry->state != State::Storing)
        return;
    if (!result && !entry->as<MessageBody>())
        return drop(room, nonce, result.error());
    entry->state = result ? entry->waitingState() : State::NotStored;
    entry->failure = result ? QString() : result.error().message;
    pump(room);
    Q_EMIT changed(room);
}

void Outbox::setOnline(bool online)
{
    if (m_online == online)
        return;
    m_online = online;
    const QList<RoomId> all = rooms();
    for (const RoomId &room : all) {
        comeToRest(lineOf(room));
        pump(room);
        Q_EMIT changed(room);
    }
}

void Outbox::comeToRest(Line &line)
{
    line.timer.cancel();
    line.sending = 0;
    line.failures = 0;
    line.queue.takeBack();
}

bool Outbox::amend(const RoomId &room, const Nonce &message, const QString &text)
{
    OutboxQueue &queue = lineOf(room).queue;
    if (!queue.amend(message, text))
        return false;
    if (queue.find(message)->hasFailed())
        retry(message);
    else
        Q_EMIT changed(room);
    return true;
}

bool Outbox::withdraw(const RoomId &room, const Nonce &message)
{
    const bool waits = lineOf(room).queue.withdraw(message);
    if (waits)
        Q_EMIT changed(room);
    return waits;
}

bool Outbox::leaveOut(const FileId &local)
{
    const auto room = roomOfFile(local);
    if (!room || !lineOf(*room).queue.leaveOut(local))
        return false;
    pump(*room);
    Q_EMIT changed(*room);
    return true;
}

void Outbox::retry(const Nonce &nonce)
{
    const auto room = roomOf(nonce);
    OutboxEntry *failed = room ? lineOf(*room).queue.find(nonce) : nullptr;
    if (!failed || !failed->hasFailed())
        return;
    OutboxQueue &queue = lineOf(*room).queue;
    if (!queue.renew(nonce))
        store(*queue.find(nonce));
    pump(*room);
    Q_EMIT changed(*room);
}

void Outbox::discard(const Nonce &nonce)
{
    const auto room = roomOf(nonce);
    const OutboxEntry *failed = room ? lineOf(*room).queue.find(nonce) : nullptr;
    if (!failed || !failed->hasFailed())
        return;
    lineOf(*room).queue.remove(nonce);
    Q_EMIT changed(*room);
}

void Outbox::fileBegun(const FileId &local, const FileId &upload)
{
    if (const auto room = roomOfFile(local))
        lineOf(*room).queue.fileBegun(local, upload);
}

void Outbox::fileThere(const FileId &local, bool hasThumbnail)
{
    const auto room = roomOfFile(local);
    if (!room)
        return;
    OutboxQueue &queue = lineOf(*room).queue;
    const bool isComplete = queue.fileThere(local, hasThumbnail);
    const QList<OutboxEntry::OutgoingFile> files = queue.findByFile(local)->files;
    for (const OutboxEntry::OutgoingFile &file : files) {
        if (file.attachment.file.id == local)
            Q_EMIT fileUploaded(file);
    }
    if (isComplete)
        pump(*room);
    Q_EMIT changed(*room);
}

void Outbox::fileFailed(const FileId &local, const Error &error)
{
    const auto room = roomOfFile(local);
    if (!room)
        return;
    OutboxQueue &queue = lineOf(*room).queue;
    const OutboxEntry *message = queue.findByFile(local);
    if (message->hasFailed())
        return;
    queue.fail(message->nonce, error.message);
    Q_EMIT changed(*room);
}

void Outbox::giveUp(const RoomId &room, const QString &reason)
{
    const QList<OutboxEntry> waiting = entries(room);
    if (waiting.isEmpty())
        return;
    Line &line = lineOf(room);
    comeToRest(line);
    for (const OutboxEntry &entry : waiting) {
        if (!entry.hasFailed())
            line.queue.fail(entry.nonce, reason);
    }
    Q_EMIT changed(room);
}

void Outbox::eventArrived(const Event &event)
{
    if (!settle(event.room, event.nonce, event.seq))
        return;
    pump(event.room);
    Q_EMIT changed(event.room);
}

const QList<OutboxEntry> &Outbox::entries(const RoomId &room) const
{
    static const QList<OutboxEntry> none;
    const auto found = m_lines.find(room);
    return found == m_lines.end() ? none : found->second.queue.entries();
}

bool Outbox::hasWords(const RoomId &room) const
{
    const auto found = m_lines.find(room);
    return found != m_lines.end() && found->second.queue.hasWords();
}

QList<RoomId> Outbox::rooms() const
{
    QList<RoomId> ids;
    for (const auto &[room, line] : m_lines) {
        if (!line.queue.entries().isEmpty())
            ids.append(room);
    }
    return ids;
}

void Outbox::pump(const RoomId &room)
{
    Line &line = lineOf(room);
    if (!m_online || line.sending != 0 || line.timer.isActive())
        return;
    OutboxEntry *const next = line.queue.next();
    if (!next)
        return;
    next->state = State::Sent;
    next->mayBeThere = true;
    const quint64 attempt = ++m_attempts;
    line.sending = attempt;
    line.timer = m_timers.after(replyDeadline, [this, room] { replyOverdue(room); });
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
    const bool current = lineOf(room).sending == attempt;
    if (!answer) {
        if (current)
            notTaken(room, nonce, answer.error());
        return;
    }
    const auto entry = settle(room, nonce, answer->seq);
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
        Line &line = lineOf(room);
        if (room == acknowledged || line.sending != 0 || line.asked || !line.timer.isActive())
            continue;
        line.timer.cancel();
        pump(room);
        Q_EMIT changed(room);
    }
}

void Outbox::notTaken(const RoomId &room, const Nonce &nonce, const Error &error)
{
    Line &line = lineOf(room);
    OutboxEntry *entry = line.queue.find(nonce);
    if (!entry)
        return;
    line.sending = 0;
    line.timer.cancel();
    if (error.isTemporary()) {
        entry->state = State::Queued;
        retryLater(room, error.retryAfter);
        return Q_EMIT changed(room);
    }
    line.failures = 0;
    entry->mayBeThere = false;
    const bool isWithoutFiles = !entry->files.isEmpty() && error.code == ErrorCode::NotFound;
    const bool isFirstTime = isWithoutFiles && !entry->begunAnew;
    // It does not keep for ever what is part of no message.
    if (isWithoutFiles)
        line.queue.beginFilesAnew(nonce);
    if (isFirstTime) {
        pump(room);
        return Q_EMIT changed(room);
    }
    // Without the room there is nothing that could be edited again.
    if (!entry->as<MessageBody>() && error.code != ErrorCode::RoomNotFound)
        return drop(room, nonce, error);
    line.queue.fail(nonce, error.message);
    pump(room);
    Q_EMIT changed(room);
}

void Outbox::drop(const RoomId &room, const Nonce &nonce, const Error &error)
{
    const OutboxEntry entry = *lineOf(room).queue.find(nonce);
    Q_EMIT refused(entry, error); // first: what it says is somewhere else before it is gone here
    lineOf(room).queue.remove(nonce);
    pump(room);
    Q_EMIT changed(room);
}

void Outbox::replyOverdue(const RoomId &room)
{
    Line &line = lineOf(room);
    line.sending = 0;
    line.queue.takeBack();
    retryLater(room);
    Q_EMIT changed(room);
}

void Outbox::retryLater(const RoomId &room, std::optional<milliseconds> asked)
{
    Line &line = lineOf(room);
    constexpr int capReached = 5;
    const milliseconds grown =
        std::min(firstRetry * (1 << std::min(line.failures++, capReached)), longestRetry);
    const double factor = 0.5 + m_random() / 2;
    const milliseconds own(static_cast<milliseconds::rep>(static_cast<double>(grown.count()) * factor));
    line.asked = asked.has_value();
    const milliseconds delay = std::max(own, asked.value_or(own));
    line.timer = m_timers.after(delay, [this, room] {
        lineOf(room).timer.cancel();
        pump(room);
        Q_EMIT changed(room);
    });
}

std::optional<OutboxEntry> Outbox::settle(const RoomId &room, const Nonce &nonce, Seq seq)
{
    Line &line = lineOf(room);
    const OutboxEntry *found = line.queue.find(nonce);
    if (!found)
        return std::nullopt;
    OutboxEntry entry = *found;
    const bool onTheWire = entry.state == State::Sent;
    const bool waitsForRetry = line.sending == 0 && entry.state == State::Queued;
    if (onTheWire || waitsForRetry) {
        line.sending = 0;
        line.failures = 0;
        line.timer.cancel();
    }
    line.queue.settle(nonce, seq);
    if (!entry.files.isEmpty())
        Q_EMIT filesDelivered(entry.files);
    return entry;
}

std::optional<RoomId> Outbox::roomOf(const Nonce &nonce)
{
    const auto found =
        std::ranges::find_if(m_lines, [&nonce](auto &each) { return each.second.queue.find(nonce); });
    return found == m_lines.end() ? std::nullopt : std::optional(found->first);
}

std::optional<RoomId> Outbox::roomOfFile(const FileId &local)
{
    const auto found = std::ranges::find_if(
        m_lines, [&local](auto &each) { return each.second.queue.findByFile(local) != nullptr; });
    return found == m_lines.end() ? std::nullopt : std::optional(found->first);
}

} // namespace Chinwag
