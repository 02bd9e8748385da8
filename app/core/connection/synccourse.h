#pragma once

#include "shared/base/clock.h"
#include "shared/protocol/frames.h"

#include <map>

namespace Chinwag {

/// One sync, part by part: what to ask for next, given what has come. The first parts are small, the others
/// as large as the line carries in about two seconds: between two of them there is room for pings, and a
/// connection that is cut in the middle loses one part only.
class SyncCourse
{
public:
    /// In one frame. The first one tells a server that answers all at once; a part has at most 100 rooms.
    static constexpr std::size_t mostPositionsFirst = 1000;
    static constexpr std::size_t mostPositionsLater = 200;
    static constexpr int firstBytes = 8 * 1024;
    static constexpr int mostParts = 100'000; ///< a server that goes on for longer is not believed

    /// `positions`: the last seq the client has, per room.
    SyncCourse(const Clock &clock, const QHash<RoomId, Seq> &positions);

    /// What to ask for now. Also after a refusal, for the same again.
    SyncFrame request();
    /// A part has come.
    void received(const SyncResult &part);
    /// Everything is here.
    bool isOver() const { return m_isOver; }
    bool isEndless() const { return m_parts > mostParts; }

private:
    const Clock &m_clock;
    std::map<RoomId, Seq> m_left; ///< rooms that have not come; they come in the order of their ids
    QString m_cursor;
    int m_bytes = firstBytes;
    int m_parts = 0;
    milliseconds m_askedAt{0};
    bool m_isOver = false;
};

} // namespace Chinwag
