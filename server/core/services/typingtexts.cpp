#include "server/core/services/typingtexts.h"

#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"

#include <algorithm>

namespace Chinwag {

TypingTexts::TypingTexts(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_relay(relay)
{
    m_relay.on<WordsWishChanged>([this](const RoomId &room, const WordsWishChanged &) { askAgain(room); });
}

bool TypingTexts::isSmall(const LiveRoom &room)
{
    return room.memberCount() <= Limits::wordsAsTypedUpToMembers;
}

std::optional<Error> TypingTexts::show(const UserId &user, const RoomId &room, const QString &text)
{
    const LiveRoom *live = m_rooms.find(room);
    if (!live || !live->has(user))
        return Errors::roomNotFound();
    if (text.size() > Limits::wordsAsTypedLength)
        return Errors::badRequest(QStringLiteral("'text' is too long."));
    if (!isSmall(*live))
        return {};
    const StatePtr state = stateOf(*live, user);
    if (state->isKnown && !state->wanting.contains(user))
        return {};
    auto &typist = state->typists[user];
    if (!typist)
        typist = std::make_shared<Typist>();
    typist->waiting = text;
    // That there is nothing any more is true at once.
    if (state->isKnown && (!typist->timer.isActive() || (text.isEmpty() && typist->isSeen)))
        handOn(room, user);
    return {};
}

TypingTexts::StatePtr TypingTexts::stateOf(const LiveRoom &room, const UserId &asker)
{
    if (const StatePtr known = m_states.value(room.id))
        return known;
    const auto state = std::make_shared<State>();
    m_states.insert(room.id, state);
    const auto answered = [this, id = room.id,
                           asked = std::weak_ptr(state)](const Outcome<QSet<UserId>> &wanting) {
        const StatePtr current = m_states.value(id);
        if (!current || current != asked.lock()) // or it is an old answer
            return;
        if (!wanting)
            return askAgain(id);
        current->wanting = *wanting;
        believe(id);
    };
    m_tasks.start(whoWants(room.id, room.members.keys(), room.kind == RoomKind::Direct, asker),
                  Done<QSet<UserId>>(answered));
    return state;
}

Task<QSet<UserId>> TypingTexts::whoWants(RoomId room, QList<UserId> members, bool isDirect, UserId asker)
{
    const auto stores = m_context.stores.of(asker);
    QSet<UserId> wanting;
    for (const UserId &member : members) {
        const std::optional<Room> seen = co_await ask(stores->rooms, &RoomStore::find, room, member);
        if (seen && seen->role && seen->preferences && seen->preferences->wordsAsTyped)
            wanting.insert(member);
    }
    if (!isDirect || wanting.size() < 2)
        co_return wanting;
    for (const UserId &member : members) {
        const QList<User> blocked = co_await ask(stores->rooms, &RoomStore::blocks, member);
        if (std::ranges::any_of(blocked, [&](const User &user) { return members.contains(user.id); }))
            co_return QSet<UserId>();
    }
    co_return wanting;
}

void TypingTexts::believe(const RoomId &room)
{
    const StatePtr state = m_states.value(room);
    state->isKnown = true;
    state->end = m_context.timers.after(believedFor, [this, room] { askAgain(room); });
    const QList<UserId> waiting = state->typists.keys();
    for (const UserId &user : waiting)
        handOn(room, user);
}

void TypingTexts::handOn(const RoomId &room, const UserId &user)
{
    const StatePtr state = m_states.value(room);
    const auto typist = state ? state->typists.value(user) : nullptr;
    if (!typist)
        return;
    typist->timer.cancel();
    const LiveRoom *live = m_rooms.find(room);
    const bool mayShow = live && live->has(user) && isSmall(*live) && state->wanting.contains(user);
    const auto text = std::exchange(typist->waiting, {});
    if (!mayShow || !text) {
        state->typists.remove(user);
        return;
    }
    if (typist->isSeen || !text->isEmpty())
        show(*live, *state, user, *text);
    typist->isSeen = !text->isEmpty();
    const milliseconds interval =
        m_context.options.rateLimits ? milliseconds(Limits::wordsAsTypedInterval) : milliseconds{0};
    typist->timer = m_context.timers.after(interval, [this, room, user] { handOn(room, user); });
}

void TypingTexts::show(const LiveRoom &room, const State &state, const UserId &user, const QString &text)
{
    QList<UserId> others;
    for (const UserId &other : state.wanting) {
        if (!(other == user) && room.has(other))
            others.append(other);
    }
    m_relay.publishWords(others, {room.id, user, text});
}

void TypingTexts::ended(const RoomId &room, const UserId &user)
{
    const StatePtr state = m_states.value(room);
    const auto typist = state ? state->typists.value(user) : nullptr;
    if (typist)
        typist->waiting.reset(); // the interval goes on
}

void TypingTexts::wishesChanged(const RoomId &room)
{
    askAgain(room);
    m_relay.tell(room, WordsWishChanged{});
}

void TypingTexts::memberLeft(const LiveRoom &room)
{
    askAgain(room.id);
    if (!isSmall(room))
        return;
    QList<UserId> here;
    for (auto member = room.members.cbegin(); member != room.members.cend(); ++member) {
        if (m_hub.hasUser(member.key()))
            here.append(member.key());
    }
    m_tasks.start(tell(room.id, here), Done<Ok>([](const Outcome<Ok> &) {}));
}

Task<Ok> TypingTexts::tell(RoomId room, QList<UserId> members)
{
    for (const UserId &member : members) {
        const auto stores = m_context.stores.of(member);
        const std::optional<Room> seen = co_await ask(stores->rooms, &RoomStore::find, room, member);
        if (!seen || seen->wordsAsTypedBy == 0)
            break; // nobody is seen, then
        if (seen->role)
            m_hub.sendToUser(member, encode(ServerFrame{RoomUpdatedPush{*seen}}));
    }
    co_return Ok{};
}

} // namespace Chinwag
