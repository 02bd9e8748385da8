#include "app/core/rooms/roombook.h"

#include "shared/base/overloaded.h"
#include "shared/protocol/limits.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <utility>

namespace Chinwag {

namespace {

std::optional<TimelineItem> newestMessage(const Timeline &log)
{
    for (int row = log.count() - 1; row >= 0; --row) {
        const TimelineItem &item = log.at(row);
        if (item.kind == TimelineItem::Kind::Message && item.seq > 0)
            return item;
    }
    return std::nullopt;
}

} // namespace

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
    state.rulesAt = room.headSeq;
    recount(state);
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
    const bool isOlder = room.headSeq < state.rulesAt;
    if (isOlder) {
        room.role = known.role;
        room.rules = known.rules;
    }
    state.rulesAt = std::max(state.rulesAt, room.headSeq);
    // Without preferences it is for everybody, and says nothing of what is so for this user.
    if (isOlder || !room.preferences)
        room.mutedUntil = known.mutedUntil;
    if (!room.preferences) {
        room.preferences = known.preferences;
        room.wordsAsTypedBy = known.wordsAsTypedBy;
    }
    const bool isBack = std::exchange(state.entry.standing, Standing::Member) == Standing::Former;
    if (room == known)
        return isBack;
    known = std::move(room);
    recount(state);
    return true;
}

void RoomBook::remove(const RoomId &room)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end())
        return;
    if (m_isNeeded(room))
        return leave(found->second);
    m_rooms.erase(found);
    Q_EMIT roomRemoved(room);
}

void RoomBook::keepWhile(std::function<bool(const RoomId &)> isNeeded) { m_isNeeded = std::move(isNeeded); }

void RoomBook::leave(State &state)
{
    if (std::exchange(state.entry.standing, Standing::Former) == Standing::Former)
        return;
    const RoomId room = state.entry.room.id;
    Q_EMIT roomLeft(room);
    Q_EMIT roomChanged(room);
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

void RoomBook::eventsApplied(const QList<Event> &events, const Timeline &log)
{
    const auto found = m_rooms.find(log.room());
    if (found == m_rooms.end())
        return;
    State &state = found->second;
    const int before = state.entry.unread;
    bool changed = false;
    for (const Event &event : events)
        changed = apply(state, event, log) || changed;
    publish(state);
    if (changed || state.entry.unread != before)
        Q_EMIT roomChanged(log.room());
}

bool RoomBook::apply(State &state, const Event &event, const Timeline &log)
{
    const auto applyBody = Overloaded{
        [&](const MessageBody &) { return messageArrived(state, event, log); },
        [&](const EditBody &edit) { return messageFolded(state, edit.target, log); },
        [&](const DeleteBody &deletion) { return messageFolded(state, deletion.target, log); },
        [&](const MembershipBody &membership) {
            return memberMoved(state, event, membership.subject,
                               membership.change == MembershipBody::Change::Join);
        },
        [&](const ModerationBody &moderation) { return moderated(state, event, moderation); },
        [&](const RoleBody &role) { return roleChanged(state, event, role); },
        [&](const RulesBody &rules) { return rulesChanged(state, event, rules); },
        [](const auto &) { return false; },
    };
    Room &room = state.entry.room;
    room.headSeq = std::max(room.headSeq, event.seq);
    const bool isUnread = event.seq > room.readSeq;
    if (isUnread)
        weigh(state, event.seq, Weight::None);
    return std::visit(applyBody, event.body);
}

void RoomBook::eventCorrected(const Event &event, const Timeline &log)
{
    const auto found = m_rooms.find(event.room);
    if (found == m_rooms.end())
        return;
    State &state = found->second;
    if (state.entry.lastMessage && state.entry.lastMessage->seq == event.seq)
        state.entry.lastMessage = newestMessage(log);
    const int row = log.rowOfSeq(event.seq);
    const bool isMessage = row >= 0 && log.at(row).kind == TimelineItem::Kind::Message;
    if (event.seq > state.entry.room.readSeq)
        weigh(state, event.seq, isMessage ? weightOf(log.at(row)) : Weight::None);
    publish(state);
    Q_EMIT roomChanged(event.room);
}

void RoomBook::messageChanged(const RoomId &room, Seq message, const Timeline &log)
{
    const auto found = m_rooms.find(room);
    if (found == m_rooms.end() || !messageFolded(found->second, message, log))
        return;
    publish(found->second);
    Q_EMIT roomChanged(room);
}

// What became of it may be known already: events come in any order when holes are filled.
bool RoomBook::messageArrived(State &state, const Event &event, const Timeline &log)
{
    TimelineItem message = *makeItem(event, m_self.id);
    log.applyFolds(message);
    bool changed = false;
    Entry &entry = state.entry;
    const Weight weight = weightOf(message);
    if (message.seq > entry.room.readSeq && weight != Weight::None) {
        weigh(state, message.seq, weight);
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
    const auto unread = state.after.find(target);
    const int row = log.rowOfSeq(target);
    if (unread == state.after.end() || (unread->second == Weight::None && row < 0))
        return isLast;
    TimelineItem message;
    if (row >= 0)
        message = log.at(row);
    message.seq = target;
    if (row < 0)
        message.original =
            QString(QChar::ReplacementCharacter); // its own words are not at hand; nor do they count
    log.applyFolds(message);
    weigh(state, target, weightOf(message));
    return true;
}

RoomBook::Weight RoomBook::weightOf(const TimelineItem &message) const
{
    if (message.sender == m_self.id || message.deleted)
        return Weight::None;
    return mentions(message, m_self) ? Weight::Mention : Weight::Unread;
}

bool RoomBook::moderated(State &state, const Event &event, const ModerationBody &moderation)
{
    using enum ModerationBody::Change;
    if (moderation.change == Kick)
        return memberMoved(state, event, moderation.subject, false);
    const bool isMute = moderation.change == Mute || moderation.change == Unmute;
    if (!isMute || event.seq <= state.rulesAt)
        return false;
    state.rulesAt = event.seq;
    const milliseconds end = moderation.until.count() > 0 ? moderation.until : Limits::forGood;
    const milliseconds until = moderation.change == Mute ? end : milliseconds{0};
    Q_EMIT memberMuted(event.room, moderation.subject, until);
    if (moderation.subject != m_self.id)
        return false;
    state.entry.room.mutedUntil = until;
    return true;
}

bool RoomBook::roleChanged(State &state, const Event &event, const RoleBody &role)
{
    if (event.seq <= state.rulesAt)
        return false;
    state.rulesAt = event.seq;
    Q_EMIT roleGiven(event.room, role.subject, role.role);
    if (role.subject != m_self.id)
        return false;
    state.entry.room.role = role.role;
    return true;
}

bool RoomBook::rulesChanged(State &state, const Event &event, const RulesBody &rules)
{
    if (event.seq <= state.rulesAt)
        return false;
    state.rulesAt = event.seq;
    state.entry.room.rules = rules.rules;
    return true;
}

bool RoomBook::memberMoved(State &state, const Event &event, const UserId &subject, bool comes)
{
    const bool isOwnJoin = comes && subject == m_self.id;
    if (isOwnJoin && event.seq > state.entry.joinedSeq) {
        state.entry.joinedSeq = event.seq;
        state.entry.joinedAt = event.at;
        state.entry.addedBy = event.sender;
    }
    if (event.seq <= state.membersAt)
        return isOwnJoin;
    state.membersAt = event.seq;
    int &count = state.entry.room.memberCount;
    if (comes) {
        ++count;
        Q_EMIT memberJoined(event.room, subject);
    } else {
        count = std::max(count - 1, 0);
        Q_EMIT memberLeft(event.room, subject);
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
    const State &state = found->second;
    const auto isUnread = [](const auto &each) { return each.second != Weight::None; };
    const auto here = std::count_if(state.after.upper_bound(seq), state.after.end(), isUnread);
    return static_cast<int>(here) + notHere(state, seq);
}

void RoomBook::recount(State &state)
{
    auto &after = state.after;
    after.erase(after.begin(), after.upper_bound(state.entry.room.readSeq));
    state.counted = {};
    for (const auto &[seq, weight] : after)
        ++state.counted.at(static_cast<std::size_t>(weight));
    publish(state);
}

void RoomBook::weigh(State &state, Seq seq, Weight weight)
{
    const auto [place, isNew] = state.after.try_emplace(seq, weight);
    if (!isNew)
        --state.counted.at(static_cast<std::size_t>(place->second));
    place->second = weight;
    ++state.counted.at(static_cast<std::size_t>(weight));
}

void RoomBook::publish(State &state)
{
    const auto count = [&state](Weight weight) { return state.counted.at(static_cast<std::size_t>(weight)); };
    state.entry.mentions = count(Weight::Mention);
    state.entry.unread = count(Weight::Unread) + state.entry.mentions + notHere(state, 0);
}

// Of a room that was never read it is not known how much of its log is older than one's being in it.
int RoomBook::notHere(const State &state, Seq after)
{
    const Room &room = state.entry.room;
    const Seq from = std::max(room.readSeq, after);
    if (room.readSeq == 0 || room.headSeq <= from)
        return 0;
    const auto all = static_cast<Seq>(state.after.size());
    const auto here =
        from == room.readSeq ? all : std::distance(state.after.upper_bound(from), state.after.end());
    return static_cast<int>(std::clamp<Seq>(room.headSeq - from - here, 0, std::numeric_limits<int>::max()));
}

} // namespace Chinwag
