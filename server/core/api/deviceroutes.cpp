#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

#include <functional>

namespace Chinwag {

namespace {

Task<HttpResponse> list(AuthService &auth, ApiRequest request)
{
    const QList<Device> devices = co_await auth.devices(request.identity.user.id);
    DeviceList answer;
    for (const Device &device : devices)
        answer.devices.append({device.id, device.name, device.createdAt, device.lastUsedAt, device.expiresAt,
                               device.id == request.identity.device});
    co_return Responses::json(200, answer);
}

Task<HttpResponse> remove(AuthService &auth, ApiRequest request)
{
    const DeviceId device(request.parameters.first());
    co_await auth.revoke(request.identity.user.id, device);
    co_return Responses::empty();
}

} // namespace

void addDeviceRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto auth = std::ref(services.auth);
    router.add("GET", QStringLiteral("/api/devices"), SignedIn, None, std::bind_front(list, auth));
    router.add("DELETE", QStringLiteral("/api/devices/{id}"), SignedIn, None, std::bind_front(remove, auth));
}

} // namespace Chinwag
