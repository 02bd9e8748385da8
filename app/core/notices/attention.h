#pragma once

#include "app/core/rooms/roombook.h"
#include "shared/base/clock.h"

namespace Chinwag {

/// How much waits for a person.
struct Attention
{
    int messages = 0; ///< that are not read; a room that was marked as unread by hand counts as one
    int mentions = 0; ///< of those, what names the person and what was written to them alone

    friend bool operator==(const Attention &, const Attention &) = default;
};

/// What waits in one room; nothing in one that is to be quiet at that time (wall clock). Pure function.
Attention attentionOf(const RoomBook::Entry &entry, milliseconds now);

/// The same over all rooms, kept while they change. Loop thread; the book outlives it.
class AttentionCount : public QObject
{
    Q_OBJECT
public:
    AttentionCount(RoomBook &book, Clock &clock, QObject *parent = nullptr);

    Attention total() const { return m_total; }
    /// The room whose end a person has before their eyes: what arrives there does not wait. Empty: none.
    void setInSight(const RoomId &room);
    /// Something about it has changed of which the book knows nothing: the time of its mute is over.
    void look(const RoomId &room);

Q_SIGNALS:
    void changed();

private:
    Attention seen(const RoomId &room) const;

    RoomBook &m_book;
    Clock &m_clock;
    RoomId m_inSight;
    QHash<RoomId, Attention> m_rooms; ///< those in which something waits
    Attention m_total;
};

} // namespace Chinwag
