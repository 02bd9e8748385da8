#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/textrules.h"

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

Result<qint64, Error> pageLimit(const ApiRequest &request)
{
    return request.number(QStringLiteral("limit"), Limits::listPageMax, 1, Limits::listPageMax);
}

void addNext(QJsonObject &page, const QString &next)
{
    if (!next.isEmpty())
        page.insert(QStringLiteral("next"), next);
}

std::optional<RoomListRequest::Which> whichRooms(const ApiRequest &request)
{
    const QString name = QStringLiteral("mine");
    if (!request.http.query.hasQueryItem(name))
        return RoomListRequest::Which::All;
    const QString value = request.http.query.queryItemValue(name);
    if (value == QLatin1String("1"))
        return RoomListRequest::Which::Own;
    if (value == QLatin1String("0"))
        return RoomListRequest::Which::Others;
    return {};
}

void list(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    const auto which = whichRooms(request);
    const auto limit = pageLimit(request);
    const auto search = request.queryText(QStringLiteral("q"), Limits::roomNameLength);
    const auto after = request.queryText(QStringLiteral("after"), Limits::requestLine);
    if (!which)
        return respond(Responses::problem(Errors::badRequest(QStringLiteral("'mine' must be 0 or 1."))));
    for (const Error *error : {limit ? nullptr : &limit.error(), search ? nullptr : &search.error(),
                               after ? nullptr : &after.error()}) {
        if (error)
            return respond(Responses::problem(*error));
    }
    const RoomListRequest wanted{*which, composedName(*search), *after, static_cast<int>(*limit)};
    rooms.list(request.identity.user.id, wanted, [respond](const Outcome<RoomListPage> &result) {
        if (!result)
            return respond(Responses::problem(result.error()));
        QJsonArray array;
        for (const Room &room : result->rooms)
            array.append(toJson(room));
        QJsonObject page{{QStringLiteral("rooms"), array}};
        addNext(page, result->next);
        respond(Responses::json(200, page));
    });
}

/// None when the body says nothing about it.
Result<std::optional<QString>, Error> change(const ApiRequest &request, QLatin1String field)
{
    const auto value = request.text(field);
    if (!value)
        return value.error();
    const QJsonValue given = request.body.value(field);
    return given.isString() ? std::optional(*value) : std::nullopt;
}

void describe(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    const auto name = change(request, QLatin1String("name"));
    const auto topic = change(request, QLatin1String("topic"));
    for (const auto *field : {&name, &topic}) {
        if (!*field)
            return respond(Responses::problem(field->error()));
    }
    if (!*name && !*topic)
        return respond(Responses::problem(Errors::badRequest(QStringLiteral("Give a 'name' or a 'topic'."))));
    rooms.describe(request.identity.user.id, roomOf(request), {*name, *topic}, answerRoom(respond, 200));
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
    rooms.add(request.identity.user.id, roomOf(request), UserId{*user},
              [respond](const Outcome<std::optional<Room>> &room) {
                  if (!room)
                      return respond(Responses::problem(room.error()));
                  if (!*room)
                      return respond(Responses::json(202, {{QStringLiteral("invited"), true}}));
                  respond(Responses::json(200, {{QStringLiteral("room"), toJson(**room)}}));
              });
}

void members(RoomService &rooms, const ApiRequest &request, const Respond &respond)
{
    const auto limit = pageLimit(request);
    const auto after = request.queryText(QStringLiteral("after"), Limits::idLength);
    if (!limit || !after)
        return respond(Responses::problem(limit ? after.error() : limit.error()));
    const auto answer = [respond](const Outcome<MemberPage> &result) {
        if (!result)
            return respond(Responses::problem(result.error()));
        QJsonArray array;
        for (const Member &member : result->members)
            array.append(QJsonObject{{QStringLiteral("user"), toJson(member.user)},
                                     {QStringLiteral("role"), toString(member.role)}});
        QJsonObject page{{QStringLiteral("members"), array}};
        addNext(page, result->next.toString());
        respond(Responses::json(200, page));
    };
    rooms.members(request.identity.user.id, roomOf(request), UserId{*after}, static_cast<int>(*limit),
                  answer);
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
    router.add("PATCH", QStringLiteral("/api/rooms/{id}"), SignedIn, Json, with(describe));
    router.add("POST", QStringLiteral("/api/rooms/{id}/join"), SignedIn, None, with(join));
    router.add("POST", QStringLiteral("/api/rooms/{id}/leave"), SignedIn, None, with(leave));
    router.add("GET", QStringLiteral("/api/rooms/{id}/members"), SignedIn, None, with(members));
    router.add("POST", QStringLiteral("/api/rooms/{id}/members"), SignedIn, Json, with(add));
    router.add("GET", QStringLiteral("/api/rooms/{id}/events"), SignedIn, None, with(events));
}

} // namespace Chinwag
