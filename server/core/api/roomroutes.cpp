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

Task<HttpResponse> list(RoomQueryService &rooms, ApiRequest request)
{
    const auto which = whichRooms(request);
    if (!which)
        co_return Errors::badRequest(QStringLiteral("'mine' must be 0 or 1."));
    const qint64 limit = co_await pageLimit(request);
    const QString search = co_await request.queryText(QStringLiteral("q"), Limits::roomNameLength);
    const QString after = co_await request.queryText(QStringLiteral("after"), Limits::requestLine);
    const RoomListRequest wanted{*which, composedName(search), after, static_cast<int>(limit)};
    const RoomsPage page = co_await rooms.list(askerOf(request), wanted);
    co_return Responses::json(200, page);
}

Task<HttpResponse> create(RoomCreationService &rooms, ApiRequest request)
{
    const NewRoomRequest body = co_await request.body<NewRoomRequest>();
    const Room room = co_await rooms.create(askerOf(request), body);
    co_return roomAnswer(201, room);
}

Task<HttpResponse> change(RoomSettingsService &rooms, ApiRequest request)
{
    const RoomChangeRequest body = co_await request.body<RoomChangeRequest>();
    if (!body.name && !body.topic && !body.slowMode && !body.posting)
        co_return Errors::badRequest(
            QStringLiteral("Give a 'name', a 'topic', a 'slow_mode_s' or a 'posting'."));
    const Room room = co_await rooms.change(askerOf(request), roomOf(request), body);
    co_return roomAnswer(200, room);
}

Task<HttpResponse> join(MembershipService &rooms, ApiRequest request)
{
    const Room room = co_await rooms.join(askerOf(request), roomOf(request));
    co_return roomAnswer(200, room);
}

Task<HttpResponse> leave(MembershipService &rooms, ApiRequest request)
{
    const Room room = co_await rooms.leave(askerOf(request), roomOf(request));
    co_return roomAnswer(200, room);
}

Task<HttpResponse> add(MembershipService &rooms, ApiRequest request)
{
    const AddMemberRequest body = co_await request.body<AddMemberRequest>();
    const std::optional<Room> room = co_await rooms.add(askerOf(request), roomOf(request), body.user);
    co_return room ? roomAnswer(200, *room) : Responses::json(202, InvitedAnswer());
}

Task<HttpResponse> members(RoomQueryService &rooms, ApiRequest request)
{
    const qint64 limit = co_await pageLimit(request);
    const UserId after(co_await request.queryText(QStringLiteral("after"), Limits::idLength));
    const MembersPage page =
        co_await rooms.members(askerOf(request), roomOf(request), after, static_cast<int>(limit));
    co_return Responses::json(200, page);
}

Task<HttpResponse> events(RoomQueryService &rooms, ApiRequest request)
{
    const qint64 after = co_await request.number(QStringLiteral("after"), 0, 0, largestSeq);
    const qint64 before = co_await request.number(QStringLiteral("before"), 0, 1, largestSeq);
    const qint64 limit =
        co_await request.number(QStringLiteral("limit"), Limits::historyPage, 1, Limits::historyPageMax);
    HistoryRequest wanted{roomOf(request), after, before, static_cast<int>(limit), true};
    // Only forwards from a given event the oldest come first; everything else reads backwards.
    wanted.newest = !(request.http.query.hasQueryItem(QStringLiteral("after")) && before == 0);
    const HistoryPage page = co_await rooms.history(askerOf(request), wanted);
    co_return Responses::json(200, page);
}

} // namespace

void addRoomRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto queries = std::ref(services.roomQueries);
    const auto creation = std::ref(services.roomCreation);
    const auto settings = std::ref(services.roomSettings);
    const auto membership = std::ref(services.membership);
    router.add("GET", QStringLiteral("/api/rooms"), SignedIn, None, std::bind_front(list, queries));
    router.add("POST", QStringLiteral("/api/rooms"), SignedIn, Json, std::bind_front(create, creation));
    router.add("PATCH", QStringLiteral("/api/rooms/{id}"), SignedIn, Json, std::bind_front(change, settings));
    router.add("POST", QStringLiteral("/api/rooms/{id}/join"), SignedIn, None,
               std::bind_front(join, membership));
    router.add("POST", QStringLiteral("/api/rooms/{id}/leave"), SignedIn, None,
               std::bind_front(leave, membership));
    router.add("GET", QStringLiteral("/api/rooms/{id}/members"), SignedIn, None,
               std::bind_front(members, queries));
    router.add("POST", QStringLiteral("/api/rooms/{id}/members"), SignedIn, Json,
               std::bind_front(add, membership));
    router.add("GET", QStringLiteral("/api/rooms/{id}/events"), SignedIn, None,
               std::bind_front(events, queries));
}

} // namespace Chinwag
