#pragma once

#include "server/core/api/apirouter.h"
#include "server/core/services/services.h"

namespace Chinwag {

/// One function for each part of the HTTP interface; shared/PROTOCOL.md describes the requests and answers.
void addAuthRoutes(ApiRouter &router, NodeContext &context, Services &services);
void addAccountRoutes(ApiRouter &router, Services &services);
void addDeviceRoutes(ApiRouter &router, Services &services);
void addInviteRoutes(ApiRouter &router, Services &services);
void addFileRoutes(ApiRouter &router, NodeContext &context, Services &services);
void addMeRoutes(ApiRouter &router, Services &services);
void addModerationRoutes(ApiRouter &router, Services &services);
void addRoomRoutes(ApiRouter &router, Services &services);
void addSearchRoute(ApiRouter &router, Services &services);
void addUserRoutes(ApiRouter &router, NodeContext &context);
void addHealthRoute(ApiRouter &router, NodeContext &context, const PresenceService &presence);
void addJoinRoute(ApiRouter &router, NodeContext &context);

} // namespace Chinwag
