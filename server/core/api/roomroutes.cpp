#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"

#include <QJsonArray>

#include <limits>

namespace Chinwag {

namespace {

constexpr qint64 largestSeq = Limits::largestNumber - 1;

Done<Room> answerRoom(const Respond &respond, int status)
{
    return [respond, status](const Outcome<Room> &room) {
        respond(room ? Responses::json(status, {{QStringLiteral("room"), toJson(*room)}})
                     : Responses::problem(room.error()));
    };
}

RoomId roomOf(const ApiRequest &request) { return RoomId{request.parameters.first()}; }

void list(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    rooms.list(request.identity.user.id, [respond](const Outcome<QList<Room>> &result) {
        if (!result)
            return respond(Responses::problem(result.error()));
        QJsonArray array;
        for (const Room &room : *result)
            array.append(toJson(room));
        respond(Responses::json(200, {{QStringLiteral("rooms"), array}}));
    });
}

void create(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    const auto kindName = request.requiredText(QLatin1String("kind"));
    const auto kind = kindName ? roomKindFromString(*kindName) : std::nullopt;
    if (!kind)
        return respond(Responses::problem(
            Errors::badRequest(QStringLiteral("'kind' must be public, private or direct."))));
    const bool direct = *kind == RoomKind::Direct;
    const auto value = request.requiredText(direct ? QLatin1String("user") : QLatin1String("name"));
    if (!value)
        return respond(Responses::problem(value.error()));
    CreateRoom wanted{*kind, {}, {}};
    if (direct)
        wanted.peer = UserId{*value};
    else
        wanted.name = *value;
    rooms.create(request.identity.user.id, wanted, answerRoom(respond, 201));
}

void join(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    rooms.join(request.identity.user.id, roomOf(request), answerRoom(respond, 200));
}

void leave(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    rooms.leave(request.identity.user.id, roomOf(request), answerRoom(respond, 200));
}

void add(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    const auto user = request.requiredText(QLatin1String("user"));
    if (!user)
        return respond(Responses::problem(user.error()));
    rooms.add(request.identity.user.id, roomOf(request), UserId{*user}, answerRoom(respond, 200));
}

void members(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    rooms.members(request.identity.user.id, roomOf(request), [respond](const Outcome<QList<Member>> &result) {
        if (!result)
            return respond(Responses::problem(result.error()));
        QJsonArray array;
        for (const Member &member : *result)
            array.append(QJsonObject{{QStringLiteral("user"), toJson(member.user)},
                                     {QStringLiteral("role"), toString(member.role)}});
        respond(Responses::json(200, {{QStringLiteral("members"), array}}));
    });
}

void events(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    const auto after = request.number(QStringLiteral("after"), 0, 0, largestSeq);
    const auto before = request.number(QStringLiteral("before"), 0, 1, largestSeq);
    const auto limit =
        request.number(QStringLiteral("limit"), Limits::historyPage, 1, Limits::historyPageMax);
    for (const auto *number : {&after, &before, &limit}) {
        if (!*number)
            return respond(Responses::problem(number->error()));
    }
    HistoryRequest wanted{roomOf(request), *after, *before, static_cast<int>(*limit), true};
    // Only forwards from a given event the oldest come first; everything else reads backwards.
    wanted.newest = !(request.http.query.hasQueryItem(QStringLiteral("after")) && *before == 0);
    rooms.history(request.identity.user.id, wanted, [respond](const Outcome<HistoryPage> &page) {
        respond(page ? Responses::json(200, toJson(*page)) : Responses::problem(page.error()));
    });
}

} // namespace

void addRoomRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto with = [&services](auto function) {
        return [&services, function](const ApiRequest &request, const Respond &respond) {
            function(services.rooms, request, respond);
        };
    };
    router.add("GET", QStringLiteral("/api/rooms"), SignedIn, None, with(list));
    router.add("POST", QStringLiteral("/api/rooms"), SignedIn, Json, with(create));
    router.add("POST", QStringLiteral("/api/rooms/{id}/join"), SignedIn, None, with(join));
    router.add("POST", QStringLiteral("/api/rooms/{id}/leave"), SignedIn, None, with(leave));
    router.add("GET", QStringLiteral("/api/rooms/{id}/members"), SignedIn, None, with(members));
    router.add("POST", QStringLiteral("/api/rooms/{id}/members"), SignedIn, Json, with(add));
    router.add("GET", QStringLiteral("/api/rooms/{id}/events"), SignedIn, None, with(events));
}

} // namespace Chinwag
