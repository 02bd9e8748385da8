#include "server/core/rooms/liverooms.h"

#include "server/core/rooms/channels.h"
#include "shared/base/logging.h"
#include "shared/protocol/codec.h"

#include <QSet>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr int headsPerQuery = 500;
constexpr int membersPerQuery = 1000;
constexpr int releasesPerTurn = 50;
constexpr milliseconds healRetry{1000};
constexpr qsizetype heardEvents = 32;

bool isMute(const ModerationBody &body)
{
    return body.change == ModerationBody::Change::Mute || body.change == ModerationBody::Change::Unmute;
}

size_t fingerprint(const Event &event) { return qHash(encode(ServerFrame{EventFrame{event}})); }

} // namespace

LiveRooms::LiveRooms(NodeContext &context, SessionHub &hub)
    : m_context(context)
    , m_hub(hub)
    , m_lane(context.turn)
{
}

void LiveRooms::attach(const Session &session, const Room &room, Continuation<Outcome<bool>> done)
{
    LiveRoom &live = ensure(room, session.user());
    const LiveRoom::Waiting waiting{session.id(), std::move(done)};
    if (live.ready)
        finishAttach(live, waiting);
    else
        live.waiting.append(waiting);
}

LiveRoom &LiveRooms::ensure(const Room &room, const UserId &asker)
{
    auto &entry = m_rooms[room.id];
    if (entry)
        return *entry;
    entry = std::make_shared<LiveRoom>();
    entry->id = room.id;
    entry->kind = room.kind;
    m_context.metrics.liveRooms = m_rooms.size();
    // Subscribed before anything is read, so that nothing is published between the two.
    m_context.broker.subscribe(Channels::room(room.id));
    LiveRoom &live = *entry;
    load(room.id, asker);
    return live;
}

void LiveRooms::load(const RoomId &id, const UserId &asker)
{
    // The head before the members: a join in between is then an event above the head and is applied again,
    // harmlessly.
    const auto stores = m_context.stores.of(asker);
    stores->events.heads({id}, m_life.guard([this, id, stores](const Outcome<QHash<RoomId, Seq>> &heads) {
        if (!heads)
            return failed(id, heads.error());
        loadMembers(id, heads->value(id), {}, stores);
    }));
}

void LiveRooms::loadMembers(const RoomId &id, Seq head, const UserId &after,
                            const std::shared_ptr<const Stores> &stores)
{
    const auto done = [this, id, head, stores](const Outcome<QList<Membership>> &page) {
        const auto room = m_rooms.value(id);
        if (!page)
            return failed(id, page.error());
        if (!room || room->ready)
            return;
        for (const Membership &member : *page)
            addMember(*room, member.user, member.role);
        if (page->size() < membersPerQuery)
            loaded(*room, head);
        else
            loadMembers(id, head, page->last().user, stores);
    };
    stores->rooms.memberships(id, after, membersPerQuery, m_life.guard(done));
}

void LiveRooms::loaded(LiveRoom &room, Seq head)
{
    room.ready = true;
    room.shown = head;
    for (const auto &waiting : std::exchange(room.waiting, {}))
        finishAttach(room, waiting);
    if (room.known > room.shown)
        heal(room);
    if (m_onReady)
        m_onReady(room);
    if (room.sessions.isEmpty())
        releaseLater(room);
}

void LiveRooms::failed(const RoomId &id, const Error &error)
{
    const auto room = m_rooms.value(id);
    if (!room || room->ready)
        return;
    qCWarning(lcSession) << "loading a room failed:" << error.message;
    const auto waiting = std::exchange(room->waiting, {});
    release(id);
    for (const auto &each : waiting)
        each.done(error);
}

void LiveRooms::finishAttach(LiveRoom &room, const LiveRoom::Waiting &waiting)
{
    Session *session = m_hub.find(waiting.session);
    const bool member = session && session->isOpen() && room.has(session->user());
    if (member && !room.sessions.contains(session)) {
        room.sessions.append(session);
        m_bySession[session->id()].append(&room);
        room.idleSince.reset();
    } else if (room.sessions.isEmpty()) {
        releaseLater(room);
    }
    waiting.done(member);
}

void LiveRooms::detachAll(const std::shared_ptr<Session> &session)
{
    const QList<LiveRoom *> rooms = m_bySession.take(session->id());
    QList<RoomId> ids;
    ids.reserve(rooms.size());
    for (const LiveRoom *room : rooms)
        ids.append(room->id);
    m_lane.forEach(ids, [this, session](const RoomId &id) {
        const auto room = m_rooms.value(id);
        if (room && room->sessions.removeOne(session.get()) && room->sessions.isEmpty())
            releaseLater(*room);
    });
}

bool LiveRooms::sees(const Session &session, const RoomId &room)
{
    const LiveRoom *live = find(room);
    return live && live->has(session.user()) && live->sessions.contains(&session);
}

LiveRoom *LiveRooms::find(const RoomId &room)
{
    const auto found = m_rooms.constFind(room);
    return found != m_rooms.constEnd() && (*found)->ready ? found->get() : nullptr;
}

bool LiveRooms::isMember(const RoomId &room, const UserId &user)
{
    const LiveRoom *live = find(room);
    return live && live->has(user);
}

QList<LiveRoom *> LiveRooms::roomsWith(const UserId &user) const { return m_byMember.value(user); }

QList<LiveRoom *> LiveRooms::roomsOf(const Session &session) const { return m_bySession.value(session.id()); }

void LiveRooms::deliver(const Event &event, const QByteArray &frame, Source source)
{
    const auto room = m_rooms.value(event.room);
    if (!room)
        return;
    if (room->ready && event.seq <= room->shown)
        return compare(*room, event);
    room->known = std::max(room->known, event.seq);
    if (!room->ready)
        return;
    if (event.seq != room->shown + 1)
        return heal(*room);
    if (source == Source::AnotherNode)
        remember(*room, event);
    show(*room, event, frame);
}

void LiveRooms::remember(LiveRoom &room, const Event &event)
{
    room.heard.insert(event.seq, fingerprint(event));
    if (room.heard.size() > heardEvents)
        room.heard.erase(room.heard.cbegin());
}

void LiveRooms::compare(LiveRoom &room, const Event &event)
{
    const auto heard = room.heard.constFind(event.seq);
    if (heard == room.heard.cend() || *heard == fingerprint(event))
        return;
    room.heard.erase(heard);
    qCWarning(lcSession) << "another node told of an event that is not the stored one: asking the store";
    ++m_context.metrics.relayContradictions;
    const auto found = [this, id = room.id](const Outcome<std::optional<Event>> &stored) {
        if (!stored)
            return;
        const auto members = [this, id, event = *stored](const Outcome<QList<Member>> &list) {
            if (list)
                correct(id, event, *list);
        };
        m_context.stores.rooms.members(id, m_life.guard(members));
    };
    m_context.stores.events.find(room.id, event.seq, m_life.guard(found));
}

void LiveRooms::correct(const RoomId &id, const std::optional<Event> &event, const QList<Member> &members)
{
    const auto room = m_rooms.value(id);
    if (!room || !room->ready)
        return;
    // What was told may have been a join or a leave.
    QSet<UserId> stored;
    for (const Member &member : members) {
        stored.insert(member.user.id);
        addMember(*room, member.user.id, member.role);
    }
    const QList<UserId> known = room->members.keys();
    for (const UserId &user : known) {
        if (!stored.contains(user))
            removeMember(*room, user);
    }
    if (!event)
        return;
    const QByteArray frame = encode(ServerFrame{EventFrame{*event}});
    for (Session *session : std::as_const(room->sessions))
        session->send(frame);
}

void LiveRooms::show(LiveRoom &room, const Event &event, const QByteArray &frame)
{
    room.shown = event.seq;
    room.known = std::max(room.known, event.seq);
    const auto *membership = event.as<MembershipBody>();
    if (membership && membership->change == MembershipBody::Change::Join && !room.has(membership->subject))
        addMember(room, membership->subject, Role::Member);
    const auto *role = event.as<RoleBody>();
    if (role && room.has(role->subject))
        addMember(room, role->subject, role->role);
    // Before the fan-out: whoever is out sees nothing more, not even this.
    if (const UserId gone = whoLeft(event); !gone.isEmpty())
        removeMember(room, gone);
    for (Session *session : std::as_const(room.sessions))
        session->send(frame);
    if (m_onDescribed && (event.as<TopicBody>() || event.as<NameBody>() || event.as<RulesBody>()))
        m_onDescribed(room);
    const auto *moderation = event.as<ModerationBody>();
    if (m_onConcerned && (role || (moderation && isMute(*moderation))))
        m_onConcerned(room, subjectOf(event));
}

void LiveRooms::sendEphemeral(LiveRoom &room, const QByteArray &frame, quint64 key, const UserId &except)
{
    const auto own = m_hub.sessionsOf(except); // one or two, against a comparison of ids for every member
    for (Session *session : std::as_const(room.sessions)) {
        if (!own.contains(session))
            session->sendEphemeral(frame, key);
    }
}

void LiveRooms::addMember(LiveRoom &room, const UserId &user, Role role)
{
    if (!room.members.contains(user))
        m_byMember[user].append(&room);
    room.members.insert(user, role);
}

void LiveRooms::removeMember(LiveRoom &room, const UserId &user)
{
    if (!room.members.remove(user))
        return;
    QList<LiveRoom *> &rooms = m_byMember[user];
    rooms.removeOne(&room);
    if (rooms.isEmpty())
        m_byMember.remove(user);
    const QByteArray removed = encode(ServerFrame{RoomRemovedPush{room.id}});
    for (Session *session : m_hub.sessionsOf(user)) {
        if (!room.sessions.removeOne(session))
            continue;
        m_bySession[session->id()].removeOne(&room);
        session->send(removed);
    }
    if (m_onLeft)
        m_onLeft(room, user);
    if (room.sessions.isEmpty())
        releaseLater(room);
}

void LiveRooms::checkHeads(const QList<RoomId> &rooms)
{
    for (qsizetype from = 0; from < rooms.size(); from += headsPerQuery) {
        const QList<RoomId> asked = rooms.mid(from, headsPerQuery);
        const auto done = m_life.guard([this, asked](const Outcome<QHash<RoomId, Seq>> &heads) {
            if (!heads)
                return;
            for (const RoomId &id : asked) {
                if (!heads->contains(id))
                    remove(id);
            }
            for (auto it = heads->cbegin(); it != heads->cend(); ++it) {
                const auto room = m_rooms.value(it.key());
                if (!room || it.value() <= room->shown)
                    continue;
                room->known = std::max(room->known, it.value());
                if (room->ready)
                    heal(*room);
            }
        });
        m_context.stores.events.heads(asked, done);
    }
}

void LiveRooms::heal(LiveRoom &room)
{
    if (room.healing)
        return;
    room.healing = true;
    room.idleSince.reset();
    room.timer.cancel();
    ++m_context.metrics.heals;
    const auto done = [this, id = room.id](const Outcome<QList<Event>> &events) { healed(id, events); };
    m_context.stores.events.range(room.id, room.shown, 0, Limits::syncEventsPerRoom, false,
                                  m_life.guard(done));
}

void LiveRooms::healed(const RoomId &id, const Outcome<QList<Event>> &events)
{
    const auto room = m_rooms.value(id);
    if (!room || !room->healing)
        return;
    room->healing = false;
    const Seq before = room->shown;
    if (events) {
        for (const Event &event : *events) {
            if (event.seq == room->shown + 1)
                show(*room, event, encode(ServerFrame{EventFrame{event}}));
        }
    }
    if (room->known > room->shown) {
        if (room->shown > before)
            return heal(*room);
        // The store is the truth: whoever spoke of a newer event was wrong.
        if (events)
            room->known = room->shown;
    }
    if (room->known > room->shown) {
        room->timer = m_context.timers.after(healRetry, [this, id] {
            if (const auto again = m_rooms.value(id); again && again->known > again->shown)
                heal(*again);
        });
    } else if (room->sessions.isEmpty()) {
        releaseLater(*room);
    }
}

void LiveRooms::releaseLater(LiveRoom &room)
{
    if (!room.ready || room.healing)
        return;
    room.idleSince = m_context.clock.monotonic();
    m_idle.push_back({room.id, *room.idleSince});
    if (!m_release.isActive())
        m_release = m_context.timers.after(m_context.options.roomRelease, [this] { releaseIdle(); });
}

// Whoever was in many rooms leaves many behind in one moment.
void LiveRooms::releaseIdle()
{
    const milliseconds now = m_context.clock.monotonic();
    const auto due = [this] { return m_idle.front().since + m_context.options.roomRelease; };
    for (int left = releasesPerTurn; left > 0 && !m_idle.empty() && due() <= now; --left) {
        const Idle idle = m_idle.front();
        m_idle.pop_front();
        const auto room = m_rooms.value(idle.room);
        if (room && room->idleSince == idle.since)
            release(idle.room);
    }
    if (!m_idle.empty())
        m_release = m_context.timers.after(std::max(due() - now, milliseconds{0}), [this] { releaseIdle(); });
}

void LiveRooms::release(const RoomId &id)
{
    const auto room = m_rooms.value(id);
    if (room && room->sessions.isEmpty() && room->waiting.isEmpty())
        forget(room);
}

void LiveRooms::remove(const RoomId &id)
{
    const auto room = m_rooms.value(id);
    if (!room)
        return;
    forget(room);
    const QByteArray removed = encode(ServerFrame{RoomRemovedPush{id}});
    for (Session *session : std::exchange(room->sessions, {})) {
        m_bySession[session->id()].removeOne(room.get());
        session->send(removed);
    }
    for (const auto &waiting : std::exchange(room->waiting, {}))
        waiting.done(false);
}

void LiveRooms::forget(const std::shared_ptr<LiveRoom> &room)
{
    for (auto it = room->members.cbegin(); it != room->members.cend(); ++it) {
        QList<LiveRoom *> &rooms = m_byMember[it.key()];
        rooms.removeOne(room.get());
        if (rooms.isEmpty())
            m_byMember.remove(it.key());
    }
    m_rooms.remove(room->id);
    m_context.metrics.liveRooms = m_rooms.size();
    m_context.broker.unsubscribe(Channels::room(room->id));
}

} // namespace Chinwag
