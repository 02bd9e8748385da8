#include "server/core/services/syncpart.h"

#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

constexpr qint64 bytesOfRoomAround = 150; // its gap and the lists
constexpr qint64 bytesOfUser = 400;       // at most, but for an id longer than the server's own
constexpr qint64 bytesAround = 60;        // what is constant of a user
constexpr qint64 bytesOfPresence = 60;    // likewise
constexpr qint64 bytesUsuallyPresent = 200;

} // namespace

qint64 SyncPart::weigh(const Event &event, QSet<UserId> &people) const
{
    // Written once more than needed, which is what makes it exact for every kind of event.
    qint64 bytes = encode(ServerFrame{EventFrame{event}}).size() + 1;
    for (const UserId &user : {event.sender, subjectOf(event)}) {
        if (user.isEmpty() || m_people.contains(user) || people.contains(user))
            continue;
        people.insert(user);
        bytes += bytesOfUser;
    }
    return bytes;
}

bool SyncPart::isCrowdedBy(int present) const { return present * bytesUsuallyPresent > m_limit / 2; }

SyncPart::Added SyncPart::add(SyncedRoom room, int present)
{
    const qint64 reserved = isCrowdedBy(present) && isEmpty() ? m_limit / 2 : present * bytesUsuallyPresent;
    qint64 bytes = encode(ServerFrame{RoomUpdatedPush{room.room}}).size() + bytesOfRoomAround;
    QSet<UserId> people;
    if (room.room.peer) {
        people.insert(room.room.peer->id);
        bytes += bytesOfUser;
    }
    if (!isEmpty() && bytes + reserved > left())
        return Added::Nothing;
    qsizetype taken = 0;
    qint64 eventBytes = 0;
    for (; taken < room.events.size(); ++taken) {
        QSet<UserId> more;
        const qint64 weight = weigh(room.events.at(taken), more);
        const bool fits = bytes + reserved + eventBytes + weight <= left();
        if (!fits && !(isEmpty() && taken == 0))
            break;
        eventBytes += weight;
        people.unite(more);
    }
    if (taken == 0 && !room.events.isEmpty())
        return Added::Nothing;
    const bool isWhole = taken == room.events.size();
    room.events.resize(taken);
    m_bytes += bytes + eventBytes;
    m_eventBytes += eventBytes;
    m_reserved += reserved;
    m_people.unite(people);
    m_result.rooms.append(std::move(room));
    return isWhole ? Added::Whole : Added::Cut;
}

void SyncPart::dropRooms(const std::function<bool(const Room &)> &isOut)
{
    m_result.rooms.removeIf([&isOut](const SyncedRoom &each) { return isOut(each.room); });
}

void SyncPart::forgetWhoIsThere()
{
    m_thereBytes = 0;
    m_there.clear();
    m_present.clear();
    m_result.presences.clear();
    for (SyncedRoom &room : m_result.rooms)
        room.typing.clear();
}

bool SyncPart::addTypist(qsizetype room, const UserId &user, const User *known)
{
    const qint64 weight = user.toString().size() + 3 + weighName(user, known);
    if (bytes() + weight > Limits::syncReply)
        return false;
    m_thereBytes += weight;
    m_there.insert(user);
    m_result.rooms[room].typing.append(user);
    return true;
}

bool SyncPart::addPresence(const UserPresence &presence, const User *known)
{
    return addPresence(presence, known, Limits::syncReply);
}

bool SyncPart::addOneOfMany(const UserPresence &presence, const User *known)
{
    return addPresence(presence, known, m_present.isEmpty() ? Limits::syncReply : m_limit);
}

bool SyncPart::addPresence(const UserPresence &presence, const User *known, qint64 most)
{
    if (m_present.contains(presence.user))
        return true;
    const qint64 weight = bytesOfPresence + presence.user.toString().size() + weighName(presence.user, known);
    if (bytes() + weight > most)
        return false;
    m_thereBytes += weight;
    m_there.insert(presence.user);
    m_present.insert(presence.user);
    m_result.presences.append(presence);
    return true;
}

/// What it costs to say what somebody is called.
qint64 SyncPart::weighName(const UserId &user, const User *known) const
{
    if (m_people.contains(user) || m_there.contains(user))
        return 0;
    return known ? bytesAround + user.toString().size() +
                       3 * (known->username.size() + known->displayName.size())
                 : bytesOfUser;
}

} // namespace Chinwag
