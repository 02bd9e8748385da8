#include "server/core/services/presenceservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/rooms/channels.h"
#include "shared/protocol/codec.h"

#include <QSet>

#include <algorithm>

namespace Chinwag {

namespace {

quint64 presenceKey(const UserId &user) { return qHashMulti(0x7072, user) | 1; }

/// Of several nodes' opinions the one that says most about what the person wants.
int weight(Presence presence)
{
    switch (presence) {
    case Presence::Offline:
        return 0;
    case Presence::Away:
        return 1;
    case Presence::Online:
        return 2;
    case Presence::DoNotDisturb:
        return 3;
    }
    return 0;
}

} // namespace

PresenceService::PresenceService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_self(context.options.node + QLatin1Char('/') + Crypto::randomText(6))
    , m_lane(context.turn)
{
    relay.on<PresenceChanged>(
        [this](const RoomId &room, const PresenceChanged &message) { receivedChange(room, message); });
    relay.on<PresenceList>(
        [this](const RoomId &room, const PresenceList &message) { receivedList(room, message); });
    relay.on<PresenceQuestion>([this](const RoomId &room, const PresenceQuestion &) {
        if (const LiveRoom *live = m_rooms.find(room))
            answer(*live);
    });
    relay.on<PresenceChosen>([this](const UserId &user, const PresenceChosen &message) {
        if (const auto local = m_local.value(user))
            change(
                user, [&] { local->chosen = message.presence; }, true);
    });
    relay.on<NodeAlive>(
        [this](Channels::Everybody, const NodeAlive &message) { receivedAlive(message.node); });
    relay.on<NodeLeaving>([this](Channels::Everybody, const NodeLeaving &message) {
        if (m_leases.contains(message.node))
            m_leases.insert(message.node, m_context.clock.monotonic() + m_context.options.presenceGrace);
    });
    m_renewal = m_context.timers.every(m_context.options.nodeRenewal, [this] { renew(); });
}

Presence PresenceService::of(const UserId &user) const
{
    const auto local = m_local.value(user);
    Presence best = local ? local->chosen : Presence::Offline;
    for (const Presence presence : m_remote.value(user)) {
        if (weight(presence) > weight(best))
            best = presence;
    }
    return best;
}

bool PresenceService::isChangedBy(const UserId &user, const std::function<void()> &mutate)
{
    const Presence before = of(user);
    mutate();
    return of(user) != before;
}

void PresenceService::change(const UserId &user, const std::function<void()> &mutate, bool tellOwn,
                             milliseconds lastSeen)
{
    if (isChangedBy(user, mutate))
        tellLocal({user, of(user), lastSeen}, roomIdsOf(user), tellOwn);
}

void PresenceService::tellLocal(const UserPresence &presence, const QList<RoomId> &rooms, bool tellOwn)
{
    const QByteArray frame = encode(ServerFrame{PresencePush{presence}});
    const quint64 key = presenceKey(presence.user);
    const auto told = std::make_shared<QSet<const Session *>>(); // compared, never looked into
    m_lane.forEach(rooms, [=, this, user = presence.user](const RoomId &id) {
        const LiveRoom *room = m_rooms.find(id);
        if (!room)
            return;
        for (Session *session : room->sessions) {
            if (told->contains(session) || (!tellOwn && session->user() == user))
                continue;
            told->insert(session);
            session->sendEphemeral(frame, key);
        }
    });
}

void PresenceService::tellNodes(const UserId &user, const QList<RoomId> &rooms, Presence presence,
                                milliseconds lastSeen)
{
    m_lane.forEach(rooms, [this, message = PresenceChanged{m_self, user, presence, lastSeen}](
                              const RoomId &room) { m_relay.tell(room, message); });
}

QList<RoomId> PresenceService::roomIdsOf(const UserId &user) const
{
    QList<RoomId> result;
    for (const LiveRoom *room : m_rooms.roomsWith(user)) {
        if (room->memberCount() <= membersMax)
            result.append(room->id);
    }
    return result;
}

void PresenceService::sessionLive(const UserId &user)
{
    const auto known = m_local.value(user);
    if (known) {
        ++known->sessions;
        known->grace.cancel();
        return;
    }
    const auto local = std::make_shared<Local>();
    local->sessions = 1;
    const QList<RoomId> rooms = roomIdsOf(user);
    if (isChangedBy(user, [&] { m_local.insert(user, local); }))
        tellLocal({user, of(user), {}}, rooms, false);
    tellNodes(user, rooms, local->chosen, {});
}

void PresenceService::alsoIn(const UserId &user, const QList<RoomId> &rooms)
{
    const auto local = m_local.value(user);
    if (!local || local->sessions == 0)
        return;
    QList<RoomId> small = rooms;
    small.removeIf([this](const RoomId &id) {
        const LiveRoom *room = m_rooms.find(id);
        return !room || room->memberCount() > membersMax;
    });
    tellNodes(user, small, local->chosen, {});
}

void PresenceService::sessionEnded(const UserId &user, const QList<LiveRoom *> &rooms)
{
    const auto local = m_local.value(user);
    if (!local || --local->sessions > 0)
        return;
    local->lastSeen = m_context.clock.wall();
    local->rooms.clear();
    for (const LiveRoom *room : rooms) {
        if (room->memberCount() <= membersMax)
            local->rooms.append(room->id);
    }
    local->grace = m_context.timers.after(m_context.options.presenceGrace, [this, user] { graceOver(user); });
}

void PresenceService::graceOver(const UserId &user)
{
    const auto local = m_local.value(user);
    if (!local || local->sessions > 0)
        return;
    change(
        user, [&] { m_local.remove(user); }, false, local->lastSeen);
    tellNodes(user, local->rooms, Presence::Offline, local->lastSeen);
}

void PresenceService::set(const UserId &user, Presence presence)
{
    const auto local = m_local.value(user);
    if (!local)
        return;
    local->wanted = presence;
    if (!local->later.isActive())
        choose(user, *local);
}

void PresenceService::choose(const UserId &user, Local &local)
{
    if (local.wanted == local.chosen)
        return;
    if (!local.pace)
        local.pace.emplace(m_context.clock, Limits::presencePerPerson.perSecond,
                           Limits::presencePerPerson.burst);
    if (m_context.options.rateLimits && !local.pace->tryAcquire()) {
        local.later = m_context.timers.after(local.pace->retryAfter(), [this, user] {
            if (const auto again = m_local.value(user))
                choose(user, *again);
        });
        return;
    }
    const QList<RoomId> rooms = roomIdsOf(user);
    if (isChangedBy(user, [&] { local.chosen = local.wanted; }))
        tellLocal({user, of(user), {}}, rooms, true);
    m_relay.tell(user, PresenceChosen{local.wanted});
    tellNodes(user, rooms, local.wanted, {});
}

void PresenceService::joined(Session &session, LiveRoom &room)
{
    if (room.memberCount() > membersMax)
        return;
    visitPresent(room, [&session](const UserPresence &presence) {
        session.sendEphemeral(encode(ServerFrame{PresencePush{presence}}), presenceKey(presence.user));
        return true;
    });
    const UserPresence own{session.user(), of(session.user()), {}};
    m_rooms.sendEphemeral(room, encode(ServerFrame{PresencePush{own}}), presenceKey(own.user), own.user);
    tellNodes(own.user, {room.id}, own.presence, {});
}

void PresenceService::visitPresent(const LiveRoom &room,
                                   const std::function<bool(const UserPresence &)> &take) const
{
    if (room.memberCount() > membersMax)
        return;
    for (auto it = room.members.cbegin(); it != room.members.cend(); ++it) {
        const Presence presence = of(it.key());
        if (presence != Presence::Offline && !take({it.key(), presence, {}}))
            return;
    }
}

void PresenceService::query(LiveRoom &room)
{
    if (room.memberCount() <= membersMax)
        m_relay.tell(room.id, PresenceQuestion{});
}

void PresenceService::answer(const LiveRoom &room)
{
    if (room.memberCount() > membersMax)
        return;
    PresenceList list{m_self, {}};
    for (auto it = room.members.cbegin(); it != room.members.cend(); ++it) {
        if (const auto local = m_local.value(it.key()))
            list.users.insert(it.key(), local->chosen);
    }
    m_relay.tell(room.id, list);
}

void PresenceService::receivedChange(const RoomId &room, const PresenceChanged &message)
{
    if (m_rooms.isMember(room, message.user))
        setRemote(message.user, message.node, message.presence, message.lastSeen);
}

void PresenceService::receivedList(const RoomId &room, const PresenceList &message)
{
    const LiveRoom *live = m_rooms.find(room);
    if (!live || live->memberCount() > membersMax)
        return;
    // Who is not in the list is not there, whatever was heard before this room was released and loaded
    // again.
    for (auto it = live->members.cbegin(); it != live->members.cend(); ++it)
        setRemote(it.key(), message.node, message.users.value(it.key(), Presence::Offline), {});
}

void PresenceService::setRemote(const UserId &user, const QString &node, Presence presence,
                                milliseconds lastSeen)
{
    if (presence != Presence::Offline && !m_leases.contains(node))
        m_leases.insert(node, m_context.clock.monotonic() + m_context.options.nodeLease);
    const auto mutate = [&] {
        if (presence != Presence::Offline) {
            m_remote[user].insert(node, presence);
            return;
        }
        const auto found = m_remote.find(user);
        if (found == m_remote.end())
            return;
        found->remove(node);
        if (found->isEmpty())
            m_remote.erase(found);
    };
    change(user, mutate, false, lastSeen);
}

void PresenceService::receivedAlive(const QString &node)
{
    const bool isNew = !m_leases.contains(node);
    m_leases.insert(node, m_context.clock.monotonic() + m_context.options.nodeLease);
    if (!isNew)
        return;
    m_lane.forEach(m_rooms.ids(), [this](const RoomId &room) {
        if (LiveRoom *live = m_rooms.find(room))
            query(*live);
    });
}

void PresenceService::renew()
{
    const milliseconds now = m_context.clock.monotonic();
    m_relay.tell({}, NodeAlive{m_self});
    // With the broker away nobody can be heard: that says nothing about the other nodes.
    const QStringList nodes = m_leases.keys();
    for (const QString &node : nodes) {
        if (!m_context.broker.isAvailable())
            m_leases.insert(node, now + m_context.options.nodeLease);
        else if (now >= m_leases.value(node))
            dropNode(node);
    }
    m_remote.removeIf([this](const auto &entry) { return m_rooms.roomsWith(entry.key()).isEmpty(); });
}

void PresenceService::dropNode(const QString &node)
{
    m_leases.remove(node);
    const QList<UserId> users = m_remote.keys();
    for (const UserId &user : users) {
        if (m_remote.value(user).contains(node))
            setRemote(user, node, Presence::Offline, {});
    }
}

void PresenceService::refresh()
{
    m_lane.forEach(m_rooms.ids(), [this](const RoomId &room) {
        LiveRoom *live = m_rooms.find(room);
        if (!live)
            return;
        query(*live);
        answer(*live);
    });
}

void PresenceService::leaveCluster() { m_relay.tell({}, NodeLeaving{m_self}); }

} // namespace Chinwag
