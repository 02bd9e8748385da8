#include "server/core/api/responses.h"
#include "server/core/api/routes.h"

#include <QJsonArray>

namespace Chinwag {

namespace {

QJsonObject deviceJson(const Device &device, const DeviceId &current)
{
    return {{QStringLiteral("id"), device.id.toString()},
            {QStringLiteral("name"), device.name},
            {QStringLiteral("created_at"), static_cast<qint64>(device.createdAt.count())},
            {QStringLiteral("last_used_at"), static_cast<qint64>(device.lastUsedAt.count())},
            {QStringLiteral("expires_at"), static_cast<qint64>(device.expiresAt.count())},
            {QStringLiteral("current"), device.id == current}};
}

} // namespace

void addDeviceRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    router.add("GET", QStringLiteral("/api/devices"), SignedIn, None,
               [&services](const ApiRequest &request, const Respond &respond) {
                   const DeviceId current = request.identity.device;
                   services.auth.devices(
                       request.identity.user.id, [respond, current](const Outcome<QList<Device>> &devices) {
                           if (!devices)
                               return respond(Responses::problem(devices.error()));
                           QJsonArray list;
                           for (const Device &device : *devices)
                               list.append(deviceJson(device, current));
                           respond(Responses::json(200, {{QStringLiteral("devices"), list}}));
                       });
               });
    router.add("DELETE", QStringLiteral("/api/devices/{id}"), SignedIn, None,
               [&services](const ApiRequest &request, const Respond &respond) {
                   services.auth.revoke(request.identity.user.id, DeviceId{request.parameters.first()},
                                        [respond](const Outcome<Ok> &result) {
                                            respond(result ? Responses::empty()
                                                           : Responses::problem(result.error()));
                                        });
               });
}

} // namespace Chinwag
