#include "server/core/services/roomsettingsservice.h"

#include "server/core/foundation/checkedline.h"
#include "server/core/foundation/errors.h"
#include "server/core/services/roomaccess.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/textrules.h"

namespace Chinwag {

namespace {

/// With texts as they are kept.
Result<RoomChangeRequest, Error> checked(RoomChangeRequest request)
{
    if (request.name) {
        const auto name = normalizedRoomName(*request.name);
        if (!name)
            return name.error();
        request.name = *name;
    }
    if (request.topic) {
        const auto topic = checkedLine(*request.topic, Limits::topicLength, QStringLiteral("A topic"));
        if (!topic)
            return topic.error();
        request.topic = *topic;
    }
    if (request.slowMode && *request.slowMode > Limits::slowModeMost)
        return Errors::badRequest(
            QStringLiteral("'slow_mode_s' may be at most %1.").arg(Limits::slowModeMost.count()));
    return request;
}

} // namespace

RoomSettingsService::RoomSettingsService(NodeContext &context, LiveRooms &rooms, Relay &relay)
    : m_context(context)
    , m_rooms(rooms)
    , m_relay(relay)
{
    rooms.onDescribed(
        [this](const LiveRoom &room) { m_tasks.start(tell(room.id), Done<Ok>([](const Outcome<Ok> &) {})); });
    rooms.onConcerned([this](const LiveRoom &room, const UserId &user) {
        m_tasks.start(tellPerson(room.id, user), Done<Ok>([](const Outcome<Ok> &) {}));
    });
}

Task<Room> RoomSettingsService::change(UserId user, RoomId id, RoomChangeRequest request)
{
    const RoomChangeRequest wanted = co_await checked(request);
    const Room room = co_await roomOfMember(m_context, user, id);
    if (room.kind == RoomKind::Direct)
        co_return Errors::forbidden(QStringLiteral("A direct conversation has no name and no topic."));
    if (room.role == Role::Member)
        co_return Errors::forbidden(QStringLiteral("Only moderators change a room."));
    QList<EventBody> bodies;
    if (wanted.name && *wanted.name != room.name)
        bodies.append(NameBody{*wanted.name});
    if (wanted.topic && *wanted.topic != room.topic)
        bodies.append(TopicBody{*wanted.topic});
    const RoomRules rules{wanted.slowMode.value_or(room.rules.slowMode),
                          wanted.posting.value_or(room.rules.posting)};
    if (!(rules == room.rules))
        bodies.append(RulesBody{rules});
    co_await append(user, id, bodies);
    co_return co_await roomFor(m_context, user, id);
}

Task<Ok> RoomSettingsService::append(UserId user, RoomId room, QList<EventBody> bodies)
{
    const auto stores = m_context.stores.of(user);
    for (const EventBody &body : bodies) {
        if (const auto refused = m_context.budgets.spend(user, {Budget::Writes}))
            co_return *refused;
        const Event event{room, 0, user, m_context.clock.wall(), {}, body};
        const Appended appended = co_await ask(stores->events, &EventStore::append, event);
        m_relay.publishEvent(appended.event);
    }
    co_return Ok{};
}

Task<Ok> RoomSettingsService::tell(RoomId id)
{
    // Once for all: what differs from one to the other is known here.
    const UserId nobody;
    const std::optional<Room> room = co_await ask(m_context.stores.rooms, &RoomStore::find, id, nobody);
    const LiveRoom *live = m_rooms.find(id);
    if (live && room)
        tell(*live, *room);
    co_return Ok{};
}

Task<Ok> RoomSettingsService::tellPerson(RoomId id, UserId user)
{
    const std::optional<Room> room = co_await ask(m_context.stores.rooms, &RoomStore::find, id, user);
    const LiveRoom *live = m_rooms.find(id);
    if (!live || !room || !room->role)
        co_return Ok{};
    const QByteArray frame = encode(ServerFrame{RoomUpdatedPush{*room}});
    for (Session *session : live->sessions) {
        if (session->user() == user)
            session->send(frame);
    }
    co_return Ok{};
}

void RoomSettingsService::tell(const LiveRoom &live, Room room)
{
    QHash<Role, QByteArray> frames;
    for (Session *session : live.sessions) {
        const Role role = live.members.value(session->user(), Role::Member);
        QByteArray &frame = frames[role];
        if (frame.isEmpty()) {
            room.role = role;
            frame = encode(ServerFrame{RoomUpdatedPush{room}});
        }
        session->send(frame);
    }
}

} // namespace Chinwag
