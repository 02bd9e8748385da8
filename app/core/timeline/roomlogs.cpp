#include "app/core/timeline/roomlogs.h"

#include "shared/protocol/limits.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

RoomLogs::RoomLogs(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_parts.outbox, &Outbox::changed, this, &RoomLogs::showPending);
    connect(&m_parts.outbox, &Outbox::acknowledged, this, &RoomLogs::acknowledged);
}

BasicTask<Ok, Error> RoomLogs::load()
{
    const QList<RoomId> rooms = m_parts.book.roomIds();
    for (const RoomId &room : rooms)
        co_await loadRoom(room);
    co_return Ok();
}

BasicTask<Ok, Error> RoomLogs::loadRoom(RoomId room)
{
    const RoomBook::Entry *entry = m_parts.book.find(room);
    // Enough to count what is unread.
    const Seq unread = entry ? entry->room.headSeq - entry->room.readSeq : 0;
    const auto wanted =
        static_cast<int>(std::clamp<Seq>(unread, Limits::historyPage, Limits::syncEventsPerRoom));
    Cache::Page page = co_await ask(m_parts.cache, &Cache::events, room, Seq(0), wanted);
    apply(room, page.events, Source::Cache);
    // And to say what was written last.
    for (int more = 0; more < mostPreviewPages && lacksPreview(room) && !page.events.isEmpty(); ++more) {
        const Seq before = page.events.first().seq;
        page = co_await ask(m_parts.cache, &Cache::events, room, before, Limits::historyPage);
        apply(room, page.events, Source::Cache);
    }
    co_return Ok();
}

Timeline &RoomLogs::timeline(const RoomId &room)
{
    auto &timeline = m_timelines[room];
    if (!timeline) {
        timeline = std::make_unique<Timeline>(room, m_parts.book.self().id);
        connect(timeline.get(), &Timeline::reachesEndChanged, this, [this, room] { showPending(room); });
        showPending(room);
    }
    return *timeline;
}

Seq RoomLogs::lastSeq(const RoomId &room) const
{
    const auto found = m_timelines.find(room);
    return found == m_timelines.end() || !found->second ? 0 : found->second->lastSeq();
}

QList<Event> RoomLogs::apply(const RoomId &room, const QList<Event> &events, Source source)
{
    if (!m_timelines.contains(room) && m_timelines.size() >= RoomBook::mostRooms)
        return {};
    Timeline &log = timeline(room);
    if (source == Source::Live)
        correct(events, log);
    const QList<Event> fresh = source == Source::History ? log.note(events) : log.apply(events);
    if (source != Source::Cache && !fresh.isEmpty()) {
        tellErased(room, fresh);
        m_parts.cache.storeEvents(fresh);
    }
    m_parts.book.eventsApplied(fresh, log);
    for (const Event &event : fresh)
        tell(event, source);
    log.trim(log.spareSide());
    return fresh;
}

// Asked before it is stored, the cache says what there was.
void RoomLogs::tellErased(const RoomId &room, const QList<Event> &events)
{
    for (const Event &event : events) {
        const auto *deletion = event.as<DeleteBody>();
        const auto *message = event.as<MessageBody>();
        const bool isErased = message && message->text.isEmpty() && message->files.isEmpty();
        const Seq seq = deletion ? deletion->target : isErased ? event.seq : 0;
        if (seq <= 0)
            continue;
        m_parts.cache.events(
            room, seq + 1, 1, [me = QPointer(this), seq](const Result<Cache::Page, Error> &page) {
                const bool isHere = me && page && !page->events.isEmpty() && page->events.first().seq == seq;
                const auto *was = isHere ? page->events.first().as<MessageBody>() : nullptr;
                if (was && !was->files.isEmpty())
                    me->m_parts.erased(was->files);
            });
    }
}

// A node that believed what it was told says so when it has looked at what is stored.
void RoomLogs::correct(const QList<Event> &events, Timeline &log)
{
    for (const Event &event : events) {
        if (!log.correct(event))
            continue;
        m_parts.cache.correctEvent(event);
        m_parts.book.eventCorrected(event, log);
    }
}

bool RoomLogs::lacksPreview(const RoomId &room) const
{
    const RoomBook::Entry *entry = m_parts.book.find(room);
    return entry && !entry->lastMessage;
}

void RoomLogs::tell(const Event &event, Source source)
{
    m_parts.strangers.met(event.sender);
    m_parts.strangers.met(subjectOf(event));
    if (event.sender == m_parts.book.self().id && !event.nonce.isEmpty()) {
        const auto isIt = [&event](const OutboxEntry &entry) { return entry.nonce == event.nonce; };
        if (m_early[event.room].removeIf(isIt) > 0)
            showPending(event.room);
        m_parts.outbox.eventArrived(event);
    }
    if (source != Source::Live)
        return;
    if (event.as<MessageBody>())
        m_parts.typing.messageArrived(event.room, event.sender);
    else if (const UserId gone = whoLeft(event); !gone.isEmpty())
        m_parts.typing.userLeft(event.room, gone);
}

QHash<RoomId, Seq> RoomLogs::positions()
{
    QHash<RoomId, Seq> result;
    const QList<RoomId> rooms = m_parts.book.roomIds();
    for (const RoomId &room : rooms)
        result.insert(room, timeline(room).syncPosition());
    return result;
}

// The reply may overtake events of others that come before ours in the log; showing ours now would open a gap
// for a moment.
void RoomLogs::acknowledged(const OutboxEntry &entry, const SendResult &result)
{
    Timeline &log = timeline(entry.room);
    if (log.lastSeq() == 0 || result.seq > log.lastSeq() + 1) {
        m_early[entry.room].append(entry);
        return;
    }
    apply(entry.room, {eventOf(entry, m_parts.book.self().id, result)}, Source::Live);
}

void RoomLogs::showPending(const RoomId &room)
{
    const auto found = m_timelines.find(room);
    if (found == m_timelines.end() || !found->second)
        return;
    Timeline &log = *found->second;
    const QSet<Seq> changed = log.setPending(m_early.value(room) + m_parts.outbox.entries(room));
    for (const Seq message : changed)
        m_parts.book.messageChanged(room, message, log);
}

} // namespace Chinwag
