#include "app/core/memory/memorycache.h"

#include "shared/protocol/targets.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace Chinwag {

namespace {

/// As what was deleted does.
bool saysNothing(const Event &event)
{
    const auto *message = event.as<MessageBody>();
    const auto *edit = event.as<EditBody>();
    return (message && message->text.isEmpty() && message->files.isEmpty()) || (edit && edit->text.isEmpty());
}

} // namespace

void MemoryCache::storeRooms(const QList<Room> &rooms) { m_rooms = rooms; }

void MemoryCache::storeUsers(const QList<User> &users)
{
    for (const User &user : users)
        m_users.insert(user.id, user);
}

void MemoryCache::storeEvents(const QList<Event> &events)
{
    QSet<RoomId> rooms;
    for (const Event &event : events) {
        const auto [known, isNew] = m_logs[event.room].emplace(event.seq, event);
        if (!isNew && saysNothing(event))
            known->second = event;
        rooms.insert(event.room);
    }
    for (const RoomId &room : std::as_const(rooms))
        eraseDeleted(m_logs[room]);
}

void MemoryCache::correctEvent(const Event &event)
{
    Log &log = m_logs[event.room];
    log.insert_or_assign(event.seq, event);
    eraseDeleted(log);
}

void MemoryCache::eraseDeleted(Log &log)
{
    QSet<Seq> deleted;
    for (const auto &[seq, event] : log) {
        if (const auto *deletion = event.as<DeleteBody>())
            deleted.insert(deletion->target);
    }
    for (auto &[seq, event] : log) {
        if (auto *message = std::get_if<MessageBody>(&event.body); message && deleted.contains(seq))
            *message = MessageBody{{}, message->replyTo};
        if (auto *edit = std::get_if<EditBody>(&event.body); edit && deleted.contains(edit->target))
            edit->text.clear();
    }
}

void MemoryCache::removeRoom(const RoomId &room)
{
    m_rooms.removeIf([&room](const Room &each) { return each.id == room; });
    m_drafts.remove(room);
    m_logs.remove(room);
}

void MemoryCache::storeDraft(const RoomId &room, const QString &text)
{
    if (text.isEmpty())
        m_drafts.remove(room);
    else
        m_drafts.insert(room, text);
}

void MemoryCache::clear()
{
    clearCopies();
    m_drafts.clear();
}

void MemoryCache::clearCopies()
{
    m_rooms.clear();
    m_users.clear();
    m_logs.clear();
}

void MemoryCache::load(Done<Contents> done)
{
    m_answers.later([contents = contents(), done = std::move(done)] { done(contents); });
}

void MemoryCache::events(const RoomId &room, Seq before, int limit, Done<Page> done)
{
    const Log &log = m_logs[room];
    const auto end = before > 0 ? log.lower_bound(before) : log.cend();
    auto first = end;
    for (int left = limit; left > 0 && first != log.cbegin(); --left)
        --first;
    answer(pageOf(log, first, end), std::move(done));
}

void MemoryCache::eventsAfter(const RoomId &room, Seq after, int limit, Done<Page> done)
{
    const Log &log = m_logs[room];
    const auto first = log.upper_bound(after);
    auto end = first;
    for (int left = limit; left > 0 && end != log.cend(); --left)
        ++end;
    answer(pageOf(log, first, end), std::move(done));
}

void MemoryCache::stretches(const RoomId &room, Done<QList<Stretch>> done)
{
    QList<Stretch> all;
    const Log log = m_logs.value(room);
    for (const auto &[seq, event] : log) {
        if (!all.isEmpty() && all.last().last + 1 == seq)
            all.last().last = seq;
        else
            all.append({seq, seq});
    }
    all = all.last(std::min<qsizetype>(all.size(), mostStretches));
    m_answers.later([all = std::move(all), done = std::move(done)] { done(all); });
}

MemoryCache::Page MemoryCache::pageOf(const Log &log, Log::const_iterator first, Log::const_iterator end)
{
    Page page;
    std::transform(first, end, std::back_inserter(page.events), [](const auto &each) { return each.second; });
    if (page.events.isEmpty())
        return page;
    for (const auto &[seq, event] : log) {
        const Seq target = targetOf(event);
        if (target >= page.events.first().seq && target <= page.events.last().seq)
            page.about.append(event);
    }
    return page;
}

void MemoryCache::answer(Page page, Done<Page> done)
{
    m_answers.later([page = std::move(page), done = std::move(done)] { done(page); });
}

MemoryCache::Contents MemoryCache::contents() const { return {m_users.values(), m_rooms, m_drafts}; }

QList<Event> MemoryCache::log(const RoomId &room) const
{
    QList<Event> events;
    const Log log = m_logs.value(room);
    std::transform(log.cbegin(), log.cend(), std::back_inserter(events),
                   [](const auto &each) { return each.second; });
    return events;
}

} // namespace Chinwag
