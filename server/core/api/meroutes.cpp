#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"

#include <functional>

namespace Chinwag {

namespace {

const UserId &askerOf(const ApiRequest &request) { return request.identity.user.id; }

Task<HttpResponse> show(ConsentService &consent, ApiRequest request)
{
    const RoomInvites invites = co_await consent.roomInvites(askerOf(request));
    co_return Responses::json(200, Me{request.identity.user, invites});
}

Task<HttpResponse> change(ConsentService &consent, ProfileService &profiles, ApiRequest request)
{
    const MeChangeRequest body = co_await request.body<MeChangeRequest>();
    if (!body.roomInvites && !body.displayName && !body.status)
        co_return Errors::badRequest(
            QStringLiteral("Give a 'room_invites', a 'display_name' or a 'status'."));
    if (body.displayName || body.status)
        request.identity.user = co_await profiles.change(askerOf(request), body.displayName, body.status);
    if (body.roomInvites)
        co_await consent.setRoomInvites(askerOf(request), *body.roomInvites);
    co_return co_await show(consent, std::move(request));
}

Task<HttpResponse> invitations(ConsentService &consent, ApiRequest request)
{
    const QList<Invitation> open = co_await consent.invitations(askerOf(request));
    co_return Responses::json(200, InvitationList{open});
}

Task<HttpResponse> decline(ConsentService &consent, ApiRequest request)
{
    const RoomId room(request.parameters.first());
    co_await consent.decline(askerOf(request), room);
    co_return Responses::empty();
}

Task<HttpResponse> blocks(ConsentService &consent, ApiRequest request)
{
    const QList<User> users = co_await consent.blocks(askerOf(request));
    co_return Responses::json(200, UserList{users});
}

Task<HttpResponse> block(ConsentService &consent, ApiRequest request)
{
    const UserId other(request.parameters.first());
    co_await consent.block(askerOf(request), other);
    co_return Responses::empty();
}

Task<HttpResponse> unblock(ConsentService &consent, ApiRequest request)
{
    const UserId other(request.parameters.first());
    co_await consent.unblock(askerOf(request), other);
    co_return Responses::empty();
}

Task<HttpResponse> choose(RoomPreferenceService &preferences, ApiRequest request)
{
    const RoomPreferences body = co_await request.body<RoomPreferences>();
    const RoomId id(request.parameters.first());
    const Room room = co_await preferences.set(askerOf(request), id, body);
    co_return Responses::json(200, RoomAnswer{room});
}

} // namespace

void addMeRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto with = [&services](auto route) { return std::bind_front(route, std::ref(services.consent)); };
    router.add("GET", QStringLiteral("/api/me"), SignedIn, None, with(show));
    router.add("PATCH", QStringLiteral("/api/me"), SignedIn, Json,
               std::bind_front(change, std::ref(services.consent), std::ref(services.profiles)));
    router.add("GET", QStringLiteral("/api/me/invitations"), SignedIn, None, with(invitations));
    router.add("DELETE", QStringLiteral("/api/me/invitations/{room}"), SignedIn, None, with(decline));
    router.add("GET", QStringLiteral("/api/me/blocks"), SignedIn, None, with(blocks));
    router.add("PUT", QStringLiteral("/api/me/blocks/{user}"), SignedIn, None, with(block));
    router.add("DELETE", QStringLiteral("/api/me/blocks/{user}"), SignedIn, None, with(unblock));
    router.add("PUT", QStringLiteral("/api/me/rooms/{room}"), SignedIn, Json,
               std::bind_front(choose, std::ref(services.roomPreferences)));
}

} // namespace Chinwag
