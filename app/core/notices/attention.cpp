#include "app/core/notices/attention.h"

#include "app/core/notices/noticerules.h"

namespace Chinwag {

Attention attentionOf(const RoomBook::Entry &entry, milliseconds now)
{
    const RoomPreferences chosen = entry.room.preferences.value_or(RoomPreferences());
    if (entry.standing == RoomBook::Standing::Former || isQuiet(chosen, now))
        return {};
    const int messages = std::max(entry.unread, chosen.markedUnread ? 1 : 0);
    return {messages, entry.room.kind == RoomKind::Direct ? messages : entry.mentions};
}

AttentionCount::AttentionCount(RoomBook &book, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_book(book)
    , m_clock(clock)
{
    for (const auto &moved :
         {&RoomBook::roomAdded, &RoomBook::roomChanged, &RoomBook::roomRemoved, &RoomBook::roomLeft})
        connect(&book, moved, this, &AttentionCount::look);
    for (const RoomId &room : book.roomIds())
        look(room);
}

void AttentionCount::setInSight(const RoomId &room)
{
    const RoomId before = std::exchange(m_inSight, room);
    for (const RoomId &each : {before, room}) {
        if (!each.isEmpty())
            look(each);
    }
}

void AttentionCount::look(const RoomId &room)
{
    const Attention now = seen(room);
    const Attention before = m_rooms.value(room);
    if (now == before)
        return;
    if (now == Attention())
        m_rooms.remove(room);
    else
        m_rooms.insert(room, now);
    m_total.messages += now.messages - before.messages;
    m_total.mentions += now.mentions - before.mentions;
    Q_EMIT changed();
}

Attention AttentionCount::seen(const RoomId &room) const
{
    const RoomBook::Entry *entry = room == m_inSight ? nullptr : m_book.find(room);
    return entry ? attentionOf(*entry, m_clock.wall()) : Attention();
}

} // namespace Chinwag
