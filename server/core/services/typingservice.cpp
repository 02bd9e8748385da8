#include "server/core/services/typingservice.h"

#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"

#include <algorithm>

namespace Chinwag {

namespace {

quint64 typingKey(const RoomId &room, const UserId &user) { return qHashMulti(0x7479, room, user) | 1; }

bool hasNames(const LiveRoom &room) { return room.memberCount() <= Limits::typingNamesUpToMembers; }

} // namespace

TypingService::TypingService(NodeContext &context, LiveRooms &rooms, Relay &relay, TypingTexts &texts)
    : m_context(context)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_texts(texts)
{
    m_relay.onTyping(
        [this](const RoomId &room, const UserId &user, bool active) { received(room, user, active); });
    m_relay.on<BlockChanged>([this](const UserId &user, const BlockChanged &) { blocksChanged(user); });
}

milliseconds TypingService::minInterval() const
{
    return m_context.options.rateLimits ? m_context.options.typingMinInterval : milliseconds{0};
}

TypingService::TypistPtr TypingService::find(const RoomId &room, const UserId &user) const
{
    const auto state = m_states.constFind(room);
    return state == m_states.constEnd() ? TypistPtr{} : state->typists.value(user);
}

std::optional<Error> TypingService::start(const SessionId &session, const UserId &user, const RoomId &room)
{
    LiveRoom *live = m_rooms.find(room);
    if (!live || !live->has(user))
        return Errors::roomNotFound();
    if (live->memberCount() > Limits::typingCountUpToMembers)
        return {};
    const auto silenced = live->silenced.constFind(user);
    if (live->kind == RoomKind::Direct && silenced == live->silenced.cend())
        askWhetherSilenced(*live, session, user);
    else if (live->kind != RoomKind::Direct || !*silenced)
        begin(*live, session, user);
    return {};
}

void TypingService::askWhetherSilenced(const LiveRoom &room, const SessionId &session, const UserId &user)
{
    const QList<UserId> members = room.members.keys();
    const auto peer = std::find_if(members.cbegin(), members.cend(),
                                   [&user](const UserId &member) { return !(member == user); });
    if (peer == members.cend())
        return;
    const auto answered = [this, id = room.id, session, user,
                           changes = m_blockChanges](const Outcome<QList<User>> &blocked) {
        LiveRoom *live = m_rooms.find(id);
        if (!blocked || !live || !live->has(user))
            return;
        const bool isSilenced = std::any_of(blocked->cbegin(), blocked->cend(),
                                            [&user](const User &each) { return each.id == user; });
        if (changes == m_blockChanges) // or the answer may be an old one
            live->silenced.insert(user, isSilenced);
        if (!isSilenced)
            begin(*live, session, user);
    };
    m_context.stores.of(user)->rooms.blocks(*peer, m_life.guard(answered));
}

void TypingService::begin(LiveRoom &room, const SessionId &session, const UserId &user)
{
    TypistPtr &typist = m_states[room.id].typists[user];
    if (!typist)
        typist = std::make_shared<Typist>();
    const milliseconds now = m_context.clock.monotonic();
    const bool early = typist->forwardedAt.count() > 0 && now < typist->forwardedAt + minInterval();
    if (!typist->sessions.contains(session))
        typist->sessions.append(session);
    typist->expiresAt = now + m_context.options.typingExpiry;
    if (!early)
        return forwardStart(room, user, *typist);
    ++m_context.metrics.typingCoalesced;
    if (!typist->shown) {
        typist->pending = true;
        arm(room.id, user, *typist);
    }
}

std::optional<Error> TypingService::stop(const SessionId &session, const UserId &user, const RoomId &room)
{
    if (!m_rooms.isMember(room, user))
        return Errors::roomNotFound();
    const TypistPtr typist = find(room, user);
    if (typist && typist->sessions.removeOne(session) && typist->sessions.isEmpty())
        localEnded(room, user, *typist);
    return {};
}

void TypingService::clear(const RoomId &room, const UserId &user)
{
    m_texts.ended(room, user);
    const TypistPtr typist = find(room, user);
    if (!typist)
        return;
    const bool here = !typist->sessions.isEmpty();
    typist->sessions.clear();
    typist->remote = false;
    if (here)
        localEnded(room, user, *typist);
    else
        end(room, user, *typist);
}

void TypingService::blocksChanged(const UserId &user)
{
    ++m_blockChanges;
    for (LiveRoom *room : m_rooms.roomsWith(user)) {
        m_texts.askAgain(room->id);
        if (room->silenced.remove(user))
            clear(room->id, user);
    }
}

void TypingService::sessionEnded(const SessionId &session, const UserId &user, const QList<LiveRoom *> &rooms)
{
    const auto endIn = [&](const RoomId &room) {
        const TypistPtr typist = find(room, user);
        if (typist && typist->sessions.removeOne(session) && typist->sessions.isEmpty())
            localEnded(room, user, *typist);
    };
    // Of somebody's many rooms only those in which anybody types can be meant.
    if (m_states.size() < rooms.size()) {
        const QList<RoomId> typedIn = m_states.keys();
        std::for_each(typedIn.begin(), typedIn.end(), endIn);
        return;
    }
    for (const LiveRoom *room : rooms)
        endIn(room->id);
}

QList<UserId> TypingService::typistsOf(const LiveRoom &room) const
{
    QList<UserId> result;
    const auto state = m_states.constFind(room.id);
    if (state == m_states.constEnd() || !hasNames(room))
        return result;
    for (auto it = state->typists.cbegin(); it != state->typists.cend(); ++it) {
        if ((*it)->shown)
            result.append(it.key());
    }
    return result;
}

void TypingService::forwardStart(LiveRoom &room, const UserId &user, Typist &typist)
{
    typist.pending = false;
    typist.forwardedAt = m_context.clock.monotonic();
    ++m_context.metrics.typingForwarded;
    showStart(room, user, typist);
    m_relay.relayTyping(room.id, user, true);
}

quint64 TypingService::keyOf(Typist &typist, const RoomId &room, const UserId &user)
{
    if (typist.key == 0)
        typist.key = typingKey(room, user);
    return typist.key;
}

void TypingService::showStart(LiveRoom &room, const UserId &user, Typist &typist)
{
    typist.shown = true;
    if (typist.startFrame.isEmpty())
        typist.startFrame =
            encode(ServerFrame{TypingPush{room.id, user, true, m_context.options.typingExpiry, 0}});
    if (hasNames(room))
        m_rooms.sendEphemeral(room, typist.startFrame, keyOf(typist, room.id, user), user);
    else
        announceCount(room, user);
    arm(room.id, user, typist);
}

void TypingService::localEnded(const RoomId &room, const UserId &user, Typist &typist)
{
    typist.pending = false;
    m_texts.ended(room, user);
    if (typist.shown)
        m_relay.relayTyping(room, user, false);
    if (!typist.remote)
        end(room, user, typist);
}

void TypingService::end(const RoomId &room, const UserId &user, Typist &typist)
{
    typist.pending = false;
    if (std::exchange(typist.shown, false)) {
        if (LiveRoom *live = m_rooms.find(room)) {
            if (hasNames(*live)) {
                const QByteArray frame =
                    encode(ServerFrame{TypingPush{room, user, false, milliseconds{0}, 0}});
                m_rooms.sendEphemeral(*live, frame, keyOf(typist, room, user), user);
            } else {
                announceCount(*live, user);
            }
        }
    }
    arm(room, user, typist);
}

void TypingService::announceCount(LiveRoom &room, const UserId &except)
{
    RoomState &state = m_states[room.id];
    const auto count = static_cast<int>(std::count_if(state.typists.cbegin(), state.typists.cend(),
                                                      [](const auto &typist) { return typist->shown; }));
    const milliseconds now = m_context.clock.monotonic();
    // The same count again only as often as keeps it alive at the clients.
    if (count == state.announcedCount && now < state.announcedAt + m_context.options.typingRefresh)
        return;
    state.announcedCount = count;
    state.announcedAt = now;
    const TypingPush push{room.id, {}, count > 0, m_context.options.typingExpiry, count};
    m_rooms.sendEphemeral(room, encode(ServerFrame{push}), typingKey(room.id, {}), except);
}

void TypingService::received(const RoomId &room, const UserId &user, bool active)
{
    LiveRoom *live = m_rooms.find(room);
    if (!live || !live->has(user) || live->memberCount() > Limits::typingCountUpToMembers)
        return;
    if (!active) {
        const TypistPtr typist = find(room, user);
        if (typist && std::exchange(typist->remote, false) && typist->sessions.isEmpty())
            end(room, user, *typist);
        return;
    }
    TypistPtr &typist = m_states[room].typists[user];
    if (!typist)
        typist = std::make_shared<Typist>();
    typist->remote = true;
    typist->expiresAt = m_context.clock.monotonic() + m_context.options.typingExpiry;
    showStart(*live, user, *typist);
}

void TypingService::arm(const RoomId &room, const UserId &user, Typist &typist)
{
    const milliseconds at = typist.shown ? typist.expiresAt : typist.forwardedAt + minInterval();
    // A refresh only moves the end; the timer that is running looks again when it is due.
    if (typist.timer.isActive() && typist.timerAt <= at)
        return;
    typist.timerAt = at;
    const milliseconds delay = std::max(at - m_context.clock.monotonic(), milliseconds{0});
    typist.timer = m_context.timers.after(delay, [this, room, user] { due(room, user); });
}

void TypingService::due(const RoomId &room, const UserId &user)
{
    const TypistPtr typist = find(room, user);
    if (!typist)
        return;
    typist->timer.cancel();
    const milliseconds now = m_context.clock.monotonic();
    if (typist->shown && now >= typist->expiresAt) {
        clear(room, user);
        return;
    }
    const bool intervalOver = now >= typist->forwardedAt + minInterval();
    LiveRoom *live = m_rooms.find(room);
    if (typist->pending && intervalOver && live && live->has(user)) {
        forwardStart(*live, user, *typist);
    } else if (!typist->shown && intervalOver) {
        RoomState &state = m_states[room];
        state.typists.remove(user);
        if (state.typists.isEmpty())
            m_states.remove(room);
    } else {
        arm(room, user, *typist);
    }
}

} // namespace Chinwag
