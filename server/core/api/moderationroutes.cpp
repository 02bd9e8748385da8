#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

#include <functional>

namespace Chinwag {

namespace {

const UserId &askerOf(const ApiRequest &request) { return request.identity.user.id; }

RoomId roomOf(const ApiRequest &request) { return RoomId{request.parameters.first()}; }

UserId targetOf(const ApiRequest &request) { return UserId{request.parameters.at(1)}; }

Task<HttpResponse> removeRoom(RoomRemovalService &removal, ApiRequest request)
{
    co_await removal.remove(askerOf(request), roomOf(request));
    co_return Responses::empty();
}

Task<HttpResponse> setRole(ModerationService &moderation, ApiRequest request)
{
    const RoleRequest body = co_await request.body<RoleRequest>();
    co_await moderation.setRole(askerOf(request), roomOf(request), targetOf(request), body.role);
    co_return Responses::empty();
}

Task<HttpResponse> kick(ModerationService &moderation, ApiRequest request)
{
    const QString reason = co_await request.queryText(QStringLiteral("reason"), Limits::reasonLength);
    co_await moderation.kick(askerOf(request), roomOf(request), targetOf(request), reason);
    co_return Responses::empty();
}

Task<HttpResponse> bans(ModerationService &moderation, ApiRequest request)
{
    const QList<Ban> all = co_await moderation.bans(askerOf(request), roomOf(request));
    co_return Responses::json(200, BanList{all});
}

Task<HttpResponse> ban(ModerationService &moderation, ApiRequest request)
{
    const SanctionRequest body = co_await request.body<SanctionRequest>();
    co_await moderation.ban(askerOf(request), roomOf(request), targetOf(request), body);
    co_return Responses::empty();
}

Task<HttpResponse> unban(ModerationService &moderation, ApiRequest request)
{
    co_await moderation.unban(askerOf(request), roomOf(request), targetOf(request));
    co_return Responses::empty();
}

Task<HttpResponse> mute(ModerationService &moderation, ApiRequest request)
{
    const SanctionRequest body = co_await request.body<SanctionRequest>();
    co_await moderation.mute(askerOf(request), roomOf(request), targetOf(request), body);
    co_return Responses::empty();
}

Task<HttpResponse> unmute(ModerationService &moderation, ApiRequest request)
{
    co_await moderation.unmute(askerOf(request), roomOf(request), targetOf(request));
    co_return Responses::empty();
}

Task<HttpResponse> reports(ReportService &service, ApiRequest request)
{
    const QList<Report> open = co_await service.reports(askerOf(request), roomOf(request));
    co_return Responses::json(200, ReportList{open});
}

Task<HttpResponse> settle(ReportService &service, ApiRequest request)
{
    const ReportId report(request.parameters.at(1));
    co_await service.settle(askerOf(request), roomOf(request), report);
    co_return Responses::empty();
}

Task<HttpResponse> report(ReportService &service, ApiRequest request)
{
    const ReportRequest body = co_await request.body<ReportRequest>();
    co_await service.report(askerOf(request), body);
    co_return Responses::json(201, QByteArray("{}"));
}

} // namespace

void addModerationRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto moderation = std::ref(services.moderation);
    const auto reporting = std::ref(services.reports);
    const QString room = QStringLiteral("/api/rooms/{id}");
    router.add("DELETE", room, SignedIn, None, std::bind_front(removeRoom, std::ref(services.roomRemoval)));
    const QString member = room + QStringLiteral("/members/{user}");
    router.add("PUT", member, SignedIn, Json, std::bind_front(setRole, moderation));
    router.add("DELETE", member, SignedIn, None, std::bind_front(kick, moderation));
    router.add("GET", room + QStringLiteral("/bans"), SignedIn, None, std::bind_front(bans, moderation));
    const QString banned = room + QStringLiteral("/bans/{user}");
    router.add("PUT", banned, SignedIn, Json, std::bind_front(ban, moderation));
    router.add("DELETE", banned, SignedIn, None, std::bind_front(unban, moderation));
    const QString muted = room + QStringLiteral("/mutes/{user}");
    router.add("PUT", muted, SignedIn, Json, std::bind_front(mute, moderation));
    router.add("DELETE", muted, SignedIn, None, std::bind_front(unmute, moderation));
    router.add("GET", room + QStringLiteral("/reports"), SignedIn, None, std::bind_front(reports, reporting));
    router.add("DELETE", room + QStringLiteral("/reports/{report}"), SignedIn, None,
               std::bind_front(settle, reporting));
    router.add("POST", QStringLiteral("/api/reports"), SignedIn, Json, std::bind_front(report, reporting));
}

} // namespace Chinwag
