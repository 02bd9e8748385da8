#pragma once

#include "server/core/services/authservice.h"
#include "server/core/services/consentservice.h"
#include "server/core/services/inviteservice.h"
#include "server/core/services/messageservice.h"
#include "server/core/services/roomservice.h"
#include "server/core/services/syncservice.h"

namespace Chinwag {

/// The services of one node, in the order they need each other.
struct Services
{
    Services(NodeContext &context, SessionHub &hub, LiveRooms &liveRooms, RoomAttacher &attacher,
             Relay &relay)
        : auth(context)
        , invites(context)
        , typing(context, liveRooms, relay)
        , presence(context, hub, liveRooms, relay)
        , consent(context, relay, typing)
        , rooms(context, hub, liveRooms, relay, presence)
        , messages(context, liveRooms, relay, typing)
        , sync(context, hub, liveRooms, attacher, typing, presence)
    {
    }

    AuthService auth;
    InviteService invites;
    TypingService typing;
    PresenceService presence;
    ConsentService consent;
    RoomService rooms;
    MessageService messages;
    SyncService sync;
};

} // namespace Chinwag
