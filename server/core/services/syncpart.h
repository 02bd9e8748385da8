#pragma once

#include "shared/protocol/frames.h"
#include "shared/protocol/limits.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace Chinwag {

/// One part of the answer to `sync` while it is put together: what it weighs on the wire, and what still
/// fits. Whatever its size, a part has at least one room, and of that room one event when any is missing. The
/// whole reply stays within Limits::syncReply.
class SyncPart
{
public:
    /// `bytes`: about how large it may become.
    explicit SyncPart(qint64 bytes)
        : m_limit(bytes)
    {
    }

    enum class Added { Whole, Cut, Nothing };
    /// Takes the room with as many of its events as fit, from the first on; Nothing: it is for the next part.
    /// `present`: how many people will be named with it, of a first room as far as half of the part goes.
    Added add(SyncedRoom room, int present);
    /// More people than a part has place for: they fill it alone, and the next ones.
    bool isCrowdedBy(int present) const;
    /// Room for events.
    qint64 left() const { return std::max<qint64>(m_limit - m_bytes - m_reserved, 0); }
    qint64 eventBytes() const { return m_eventBytes; }
    bool isEmpty() const { return m_result.rooms.isEmpty(); }

    // ---- in the end, and again when something has changed since
    void dropRooms(const std::function<bool(const Room &)> &isOut);
    void forgetWhoIsThere();
    /// Somebody who types in the room, or is there. False when no more fits; `known` is what they are called,
    /// if that is known already.
    bool addTypist(qsizetype room, const UserId &user, const User *known);
    bool addPresence(const UserPresence &presence, const User *known);
    /// Likewise, up to the size that was asked for; the first one always.
    bool addOneOfMany(const UserPresence &presence, const User *known);
    /// Everybody who occurs and must be named.
    QSet<UserId> people() const { return m_people + m_there; }

    qint64 bytes() const { return m_bytes + m_thereBytes; }
    const SyncResult &result() const { return m_result; }

private:
    qint64 weigh(const Event &event, QSet<UserId> &people) const;
    qint64 weighName(const UserId &user, const User *known) const;
    bool addPresence(const UserPresence &presence, const User *known, qint64 most);

    qint64 m_limit;
    qint64 m_bytes = 1000; ///< of the reply around it, cursor included
    qint64 m_reserved = 0; ///< for who is there
    qint64 m_eventBytes = 0;
    qint64 m_thereBytes = 0;
    SyncResult m_result;
    QSet<UserId> m_people; ///< named in rooms and events
    QSet<UserId> m_there;  ///< named because they type or are there
    QSet<UserId> m_present;
};

} // namespace Chinwag
