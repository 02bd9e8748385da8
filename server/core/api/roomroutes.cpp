#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/textrules.h"

#include <functional>

namespace Chinwag {

namespace {

constexpr qint64 largestSeq = Limits::largestNumber - 1;

HttpResponse roomAnswer(int status, const Room &room) { return Responses::json(status, RoomAnswer{room}); }

const UserId &askerOf(const ApiRequest &request) { return request.identity.user.id; }

RoomId roomOf(const ApiRequest &request) { return RoomId{request.parameters.first()}; }

Result<qint64, Error> pageLimit(const ApiRequest &request)
{
    return request.number(QStringLiteral("limit"), Limits::listPageMax, 1, Limits::listPageMax);
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

Task<HttpResponse> list(RoomService &rooms, ApiRequest request)
{
    const auto which = whichRooms(request);
    if (!which)
        co_return Errors::badRequest(QStringLiteral("'mine' must be 0 or 1."));
    const qint64 limit = co_await pageLimit(request);
    const QString search = co_await request.queryText(QStringLiteral("q"), Limits::roomNameLength);
    const QString after = co_await request.queryText(QStringLiteral("after"), Limits::requestLine);
    const RoomListRequest wanted{*which, composedName(search), after, static_cast<int>(limit)};
    const RoomListPage page = co_await ask(rooms, &RoomService::list, askerOf(request), wanted);
    co_return Responses::json(200, RoomsPage{page.rooms, page.next});
}

Task<HttpResponse> create(RoomService &rooms, ApiRequest request)
{
    const NewRoomRequest body = co_await request.body<NewRoomRequest>();
    const CreateRoom wanted{body.kind, body.name, body.user};
    const Room room = co_await ask(rooms, &RoomService::create, askerOf(request), wanted);
    co_return roomAnswer(201, room);
}

Task<HttpResponse> describe(RoomService &rooms, ApiRequest request)
{
    const RoomChangeRequest body = co_await request.body<RoomChangeRequest>();
    if (!body.name && !body.topic)
        co_return Errors::badRequest(QStringLiteral("Give a 'name' or a 'topic'."));
    const RoomChange wanted{body.name, body.topic};
    const Room room = co_await ask(rooms, &RoomService::describe, askerOf(request), roomOf(request), wanted);
    co_return roomAnswer(200, room);
}

Task<HttpResponse> join(RoomService &rooms, ApiRequest request)
{
    const Room room = co_await ask(rooms, &RoomService::join, askerOf(request), roomOf(request));
    co_return roomAnswer(200, room);
}

Task<HttpResponse> leave(RoomService &rooms, ApiRequest request)
{
    const Room room = co_await ask(rooms, &RoomService::leave, askerOf(request), roomOf(request));
    co_return roomAnswer(200, room);
}

Task<HttpResponse> add(RoomService &rooms, ApiRequest request)
{
    const AddMemberRequest body = co_await request.body<AddMemberRequest>();
    const std::optional<Room> room =
        co_await ask(rooms, &RoomService::add, askerOf(request), roomOf(request), body.user);
    co_return room ? roomAnswer(200, *room) : Responses::json(202, InvitedAnswer());
}

Task<HttpResponse> members(RoomService &rooms, ApiRequest request)
{
    const qint64 limit = co_await pageLimit(request);
    const UserId after(co_await request.queryText(QStringLiteral("after"), Limits::idLength));
    const MemberPage page = co_await ask(rooms, &RoomService::members, askerOf(request), roomOf(request),
                                         after, static_cast<int>(limit));
    co_return Responses::json(200, MembersPage{page.members, page.next.toString()});
}

Task<HttpResponse> events(RoomService &rooms, ApiRequest request)
{
    const qint64 after = co_await request.number(QStringLiteral("after"), 0, 0, largestSeq);
    const qint64 before = co_await request.number(QStringLiteral("before"), 0, 1, largestSeq);
    const qint64 limit =
        co_await request.number(QStringLiteral("limit"), Limits::historyPage, 1, Limits::historyPageMax);
    HistoryRequest wanted{roomOf(request), after, before, static_cast<int>(limit), true};
    // Only forwards from a given event the oldest come first; everything else reads backwards.
    wanted.newest = !(request.http.query.hasQueryItem(QStringLiteral("after")) && before == 0);
    const HistoryPage page = co_await ask(rooms, &RoomService::history, askerOf(request), wanted);
    co_return Responses::json(200, page);
}

} // namespace

void addRoomRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto with = [&services](auto route) { return std::bind_front(route, std::ref(services.rooms)); };
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
