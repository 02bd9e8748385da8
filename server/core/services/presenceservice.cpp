#include "server/core/services/presenceservice.h"

#include "server/core/rooms/channels.h"
#include "server/core/foundation/crypto.h"
#include "shared/protocol/codec.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qsizetype snapshotMax = 2000;

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
{
    using Message = const QJsonObject &;
    relay.onControl(QStringLiteral("presence"),
                    [this](const QString &, Message message) { receivedPresence(message); });
    relay.onControl(QStringLiteral("presences"),
                    [this](const QString &channel, Message message) { receivedAnswer(channel, message); });
    relay.onControl(QStringLiteral("presence_query"), [this](const QString &channel, Message) {
        if (const LiveRoom *room = m_rooms.find(Channels::roomOf(channel)))
            answer(*room);
    });
    relay.onControl(QStringLiteral("presence_set"), [this](const QString &channel, Message message) {
        const auto presence = presenceFromString(message.value(QLatin1String("presence")).toString());
        const auto local = m_local.value(Channels::userOf(channel));
        if (local && presence)
            change(
                Channels::userOf(channel), [&] { local->chosen = *presence; }, true);
    });
    relay.onControl(QStringLiteral("alive"),
                    [this](const QString &, Message message) { receivedAlive(message); });
    relay.onControl(QStringLiteral("gone"), [this](const QString &, Message message) {
        const QString node = message.value(QLatin1String("node")).toString();
        if (m_leases.contains(node))
            m_leases.insert(node, m_context.clock.monotonic() + m_context.options.presenceGrace);
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

void PresenceService::change(const UserId &user, const std::function<void()> &mutate, bool tellOwn,
                             milliseconds lastSeen)
{
    const Presence before = of(user);
    mutate();
    const Presence after = of(user);
    if (after != before)
        tellLocal({user, after, lastSeen}, tellOwn);
}

void PresenceService::tellLocal(const UserPresence &presence, bool tellOwn)
{
    const QByteArray frame = encode(ServerFrame{PresencePush{presence}});
    const quint64 key = presenceKey(presence.user);
    QSet<Session *> told;
    for (const LiveRoom *room : m_rooms.roomsWith(presence.user)) {
        if (room->memberCount() > membersMax)
            continue;
        for (Session *session : room->sessions) {
            if (told.contains(session) || (!tellOwn && session->user() == presence.user))
                continue;
            told.insert(session);
            session->sendEphemeral(frame, key);
        }
    }
}

void PresenceService::tellNodes(const UserId &user, const QList<RoomId> &rooms, Presence presence,
                                milliseconds lastSeen)
{
    const QJsonObject message{{QStringLiteral("node"), m_self},
                              {QStringLiteral("user"), user.toString()},
                              {QStringLiteral("presence"), toString(presence)},
                              {QStringLiteral("last_seen"), static_cast<qint64>(lastSeen.count())}};
    for (const RoomId &room : rooms)
        m_relay.relayControl(Channels::room(room), QStringLiteral("presence"), message);
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
    change(
        user, [&] { m_local.insert(user, local); }, false);
    tellNodes(user, roomIdsOf(user), local->chosen, {});
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
    if (m_onGone)
        m_onGone(user);
}

void PresenceService::set(const UserId &user, Presence presence)
{
    const auto local = m_local.value(user);
    if (!local || local->chosen == presence)
        return;
    change(
        user, [&] { local->chosen = presence; }, true);
    m_relay.relayControl(Channels::user(user), QStringLiteral("presence_set"),
                         {{QStringLiteral("presence"), toString(presence)}});
    tellNodes(user, roomIdsOf(user), presence, {});
}

void PresenceService::joined(Session &session, LiveRoom &room)
{
    if (room.memberCount() > membersMax)
        return;
    for (const UserPresence &presence : snapshot({&room}))
        session.sendEphemeral(encode(ServerFrame{PresencePush{presence}}), presenceKey(presence.user));
    const UserPresence own{session.user(), of(session.user()), {}};
    m_rooms.sendEphemeral(room, encode(ServerFrame{PresencePush{own}}), presenceKey(own.user), own.user);
    tellNodes(own.user, {room.id}, own.presence, {});
}

QList<UserPresence> PresenceService::snapshot(const QList<LiveRoom *> &rooms) const
{
    QList<UserPresence> result;
    QSet<UserId> seen;
    for (const LiveRoom *room : rooms) {
        if (room->memberCount() > membersMax)
            continue;
        for (auto it = room->members.cbegin(); it != room->members.cend() && result.size() < snapshotMax;
             ++it) {
            const Presence presence = of(it.key());
            if (presence == Presence::Offline || seen.contains(it.key()))
                continue;
            seen.insert(it.key());
            result.append({it.key(), presence, {}});
        }
    }
    return result;
}

void PresenceService::query(LiveRoom &room)
{
    if (room.memberCount() <= membersMax)
        m_relay.relayControl(Channels::room(room.id), QStringLiteral("presence_query"), {});
}

void PresenceService::answer(const LiveRoom &room)
{
    if (room.memberCount() > membersMax)
        return;
    QJsonObject users;
    for (auto it = room.members.cbegin(); it != room.members.cend(); ++it) {
        if (const auto local = m_local.value(it.key()))
            users.insert(it.key().toString(), toString(local->chosen));
    }
    m_relay.relayControl(Channels::room(room.id), QStringLiteral("presences"),
                         {{QStringLiteral("node"), m_self}, {QStringLiteral("users"), users}});
}

void PresenceService::receivedPresence(const QJsonObject &message)
{
    const auto presence = presenceFromString(message.value(QLatin1String("presence")).toString());
    const UserId user{message.value(QLatin1String("user")).toString()};
    if (!presence || m_rooms.roomsWith(user).isEmpty())
        return;
    const milliseconds lastSeen{message.value(QLatin1String("last_seen")).toInteger()};
    setRemote(user, message.value(QLatin1String("node")).toString(), *presence, lastSeen);
}

void PresenceService::receivedAnswer(const QString &channel, const QJsonObject &message)
{
    const LiveRoom *room = m_rooms.find(Channels::roomOf(channel));
    if (!room || room->memberCount() > membersMax)
        return;
    const QString node = message.value(QLatin1String("node")).toString();
    const QJsonObject users = message.value(QLatin1String("users")).toObject();
    // Who is not in the answer is not there, whatever was heard before this room was released and loaded
    // again.
    for (auto it = room->members.cbegin(); it != room->members.cend(); ++it) {
        const auto presence = presenceFromString(users.value(it.key().toString()).toString());
        setRemote(it.key(), node, presence.value_or(Presence::Offline), {});
    }
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

void PresenceService::receivedAlive(const QJsonObject &message)
{
    const QString node = message.value(QLatin1String("node")).toString();
    const bool isNew = !m_leases.contains(node);
    m_leases.insert(node, m_context.clock.monotonic() + m_context.options.nodeLease);
    if (!isNew)
        return;
    for (const RoomId &room : m_rooms.ids()) {
        if (LiveRoom *live = m_rooms.find(room))
            query(*live);
    }
}

void PresenceService::renew()
{
    const milliseconds now = m_context.clock.monotonic();
    m_relay.relayControl(Channels::control, QStringLiteral("alive"), {{QStringLiteral("node"), m_self}});
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
    for (const RoomId &room : m_rooms.ids()) {
        LiveRoom *live = m_rooms.find(room);
        if (!live)
            continue;
        query(*live);
        answer(*live);
    }
}

void PresenceService::leaveCluster()
{
    m_relay.relayControl(Channels::control, QStringLiteral("gone"), {{QStringLiteral("node"), m_self}});
}

} // namespace Chinwag
