#include "app/core/connection/synccourse.h"

#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr milliseconds perPart{2000};
constexpr int growth = 8;

} // namespace

SyncCourse::SyncCourse(const Clock &clock, const QHash<RoomId, Seq> &positions)
    : m_clock(clock)
{
    for (auto it = positions.cbegin(); it != positions.cend(); ++it)
        m_left.emplace(it.key(), it.value());
}

SyncFrame SyncCourse::request()
{
    SyncFrame frame;
    frame.cursor = m_cursor;
    frame.bytes = m_bytes;
    const std::size_t most = m_cursor.isEmpty() ? mostPositionsFirst : mostPositionsLater;
    for (auto it = m_left.cbegin();
         it != m_left.cend() && static_cast<std::size_t>(frame.rooms.size()) < most; ++it)
        frame.rooms.insert(it->first, it->second);
    m_askedAt = m_clock.monotonic();
    return frame;
}

void SyncCourse::received(const SyncResult &part)
{
    ++m_parts;
    m_cursor = part.next;
    m_isOver = part.next.isEmpty();
    if (m_isOver || part.rooms.isEmpty())
        return;
    const SyncedRoom &last = part.rooms.last();
    m_left.erase(m_left.begin(), m_left.upper_bound(last.room.id));
    if (!last.isWhole())
        m_left.emplace(last.room.id, last.events.last().seq);
    const auto taken = std::max(m_clock.monotonic() - m_askedAt, milliseconds{1});
    const qint64 carried =
        std::min(m_bytes * qint64{perPart.count()} / taken.count(), qint64{m_bytes} * growth);
    m_bytes = static_cast<int>(std::clamp<qint64>(carried, Limits::syncReplyLeast, Limits::syncReply));
}

} // namespace Chinwag
