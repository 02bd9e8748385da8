#include "app/core/rooms/roombook.h"

#include "app/core/rooms/mentions.h"
#include "shared/base/overloaded.h"

#include <QSet>

#include <algorithm>

namespace Chinwag {

RoomBook::RoomBook(const User &self, QObject *parent)
    : QObject(parent)
    , m_self(self)
{
    m_users.insert(self.id, self);
}

QList<RoomId> RoomBook::roomIds() const
{
    QList<RoomId> ids;
    for (const auto &[id, state] : m_rooms)
        ids.append(id);
    return ids;
}

QList<Room> RoomBook::rooms() const
{
    QList<Room> all;
    for (const auto &[id, state] : m_rooms)
        all.append(state.entry.room);
    return all;
}

const RoomBook::Entry *RoomBook::find(const RoomId &room) const
{
    const auto found = m_rooms.find(room);
    return found == m_rooms.end() ? nullptr : &found->second.entry;
}

bool RoomBook::knows(const UserId &id) const { return m_users.contains(id); }

QList<User> RoomBook::users() const { return m_users.values(); }

User RoomBook::user(const UserId &id) const
{
    return m_users.value(id, User{id, id.toString(), id.toString()});
}

QString RoomBook::title(const RoomId &room) const
{
    const Entry *entry = find(room);
    if (!entry)
        return {};
    return entry->room.peer ? user(entry->room.peer->id).displayName : entry->room.name;
}

void RoomBook::setRooms(const QList<Room> &rooms)
{
    QSet<RoomId> stay;
    for (const Room &room : rooms)
        stay.insert(room.id);
    const QList<RoomId> before = roomIds();
    for (const RoomId &id : before) {
        if (!stay.contains(id))
            remove(id);
    }
    for (const Room &room : rooms)
        addOrUpdate(room);
}

void RoomBook::addOrUpdate(const Room &room)
{
    if (room.id.isEmpty())
        return;
    if (room.peer)
        addUsers({*room.peer});
    const auto found = m_rooms.find(room.id);
    if (found == m_rooms.end())
        insert(room);
    else if (merge(found->second, room))
        Q_EMIT roomChanged(room.id);
}

void RoomBook::insert(const Room &room)
{
    if (m_rooms.size() >= mostRooms)
        return;
    State &state = m_rooms[room.id];
    state.entry.room = room;
    state.membersAt = room.headSeq;
    Q_EMIT roomAdded(room.id);
}

// What was read here may not have reached the server yet, and events may overtake a room's description.
bool RoomBook::merge(State &state, Room room)
{
    Room &known = state.entry.room;
    if (room.headSeq < state.membersAt)
        room.memberCount = known.memberCount;
    else
        state.membersAt = room.headSeq;
    room.headSeq = std::max(room.headSeq, known.headSeq);
    room.readSeq = std::max(room.readSeq, known.readSeq);
    if (room == known)
        return false;
    known = std::move(room);
    recount(state);
    return true;
}

void RoomBook::remove(const RoomId &room)
{
    if (m_rooms.erase(room) > 0)
        Q_EMIT roomRemoved(room);
}

void RoomBook::addUsers(const QList<User> &users)
{
    QList<UserId> changed;
    for (const User &each : users) {
        const auto known = m_users.constFind(each.id);
        const bool isNew = known == m_users.cend();
        if (each.id.isEmpty() || (isNew && m_users.size() >= mostUsers) || (!isNew && *known == each))
            continue;
        m_users.insert(each.id, each);
        changed.append(each.id);
    }
    if (!changed.isEmpty())
        Q_EMIT usersChanged(changed);
}

void RoomBook::eventApplied(const Event &event, const Timeline &log)
{
    const auto found = m_rooms.find(event.room);
    if (found == m_rooms.end())
        return;
    State &state = found->second;
    const auto apply = Overloaded{
        [&](const MessageBody &) { return messageArrived(state, event, log); },
        [&](const EditBody &edit) { return messageFolded(state, edit.target, log); },
        [&](const DeleteBody &deletion) { return messageFolded(state, deletion.target, log); },
        [&](const MembershipBody &membership) { return memberMoved(state, event, membership); },
        [](const auto &) { return false; },
    };
    const bool changed = std::visit(apply, event.body);
    state.entry.room.headSeq = std::max(state.entry.room.headSeq, event.seq);
    if (changed)
        Q_EMIT roomChanged(event.room);
}

// What became of it may be known already: events come in any order when holes are filled.
bool RoomBook::messageArrived(State &state, const Event &event, const Timeline &log)
{
    TimelineItem message = *makeItem(event, m_self.id);
    log.applyFolds(message);
    bool changed = false;
    Entry &entry = state.entry;
    if (message.sender != m_self.id && message.seq > entry.room.readSeq && !message.deleted) {
        state.unread.emplace(message.seq, mentions(message.text, m_self.username));
        recount(state);
        changed = true;
    }
    if (!entry.lastMessage || entry.lastMessage->seq < message.seq) {
        entry.lastMessage = std::move(message);
        changed = true;
    }
    return changed;
}

bool RoomBook::messageFolded(State &state, Seq target, const Timeline &log)
{
    Entry &entry = state.entry;
    const bool isLast = entry.lastMessage && entry.lastMessage->seq == target;
    if (isLast)
        log.applyFolds(*entry.lastMessage);
    const auto unread = state.unread.find(target);
    if (unread == state.unread.end())
        return isLast;
    TimelineItem message;
    message.seq = target;
    log.applyFolds(message);
    if (message.deleted)
        state.unread.erase(unread);
    else
        unread->second = mentions(message.text, m_self.username);
    recount(state);
    return true;
}

bool RoomBook::memberMoved(State &state, const Event &event, const MembershipBody &membership)
{
    if (event.seq <= state.membersAt)
        return false;
    state.membersAt = event.seq;
    int &count = state.entry.room.memberCount;
    if (membership.change == MembershipBody::Change::Join) {
        ++count;
        Q_EMIT memberJoined(event.room, membership.subject);
    } else {
        count = std::max(count - 1, 0);
        Q_EMIT memberLeft(event.room, membership.subject);
    }
    return true;
}

void RoomBook::setRead(const RoomId &room, Seq seq)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end() || seq <= found->second.entry.room.readSeq)
        return;
    found->second.entry.room.readSeq = seq;
    recount(found->second);
    Q_EMIT roomChanged(room);
}

void RoomBook::applyRead(const ReadPush &push)
{
    if (push.user == m_self.id)
        return setRead(push.room, push.seq);
    const auto found = m_rooms.find(push.room);
    if (found == m_rooms.end() || !found->second.entry.room.peer || push.seq <= found->second.readByPeer)
        return;
    found->second.readByPeer = push.seq;
    Q_EMIT roomChanged(push.room);
}

Seq RoomBook::readByPeer(const RoomId &room) const
{
    const auto found = m_rooms.find(room);
    return found == m_rooms.end() ? 0 : found->second.readByPeer;
}

int RoomBook::unreadAfter(const RoomId &room, Seq seq) const
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end())
        return 0;
    const auto &unread = found->second.unread;
    return static_cast<int>(std::distance(unread.upper_bound(seq), unread.end()));
}

void RoomBook::recount(State &state)
{
    auto &unread = state.unread;
    unread.erase(unread.begin(), unread.upper_bound(state.entry.room.readSeq));
    state.entry.unread = static_cast<int>(unread.size());
    state.entry.mentions = static_cast<int>(
        std::count_if(unread.begin(), unread.end(), [](const auto &each) { return each.second; }));
}

} // namespace Chinwag
