#pragma once

#include "server/core/services/accountremovalservice.h"
#include "server/core/services/authservice.h"
#include "server/core/services/consentservice.h"
#include "server/core/services/dataservice.h"
#include "server/core/services/fileservice.h"
#include "server/core/services/inviteservice.h"
#include "server/core/services/membershipservice.h"
#include "server/core/services/messageservice.h"
#include "server/core/services/moderationservice.h"
#include "server/core/services/profileservice.h"
#include "server/core/services/readservice.h"
#include "server/core/services/reportservice.h"
#include "server/core/services/roomcreationservice.h"
#include "server/core/services/roompreferenceservice.h"
#include "server/core/services/roomqueryservice.h"
#include "server/core/services/roomsettingsservice.h"
#include "server/core/services/searchservice.h"
#include "server/core/services/syncservice.h"

namespace Chinwag {

/// The services of one node, in the order they need each other.
struct Services
{
    Services(NodeContext &context, SessionHub &hub, LiveRooms &liveRooms, RoomAttacher &attacher,
             Relay &relay)
        : auth(context)
        , invites(context)
        , typingTexts(context, hub, liveRooms, relay)
        , typing(context, liveRooms, relay, typingTexts)
        , presence(context, hub, liveRooms, relay)
        , consent(context, relay, typing)
        , files(context)
        , roomRemoval(context, liveRooms, relay, files)
        , entrance(context, hub, liveRooms, relay, presence)
        , roomCreation(context, entrance)
        , membership(context, relay, entrance, roomRemoval)
        , moderation(context, relay)
        , reports(context)
        , profiles(context, hub, liveRooms, relay)
        , accountRemoval(context, relay, auth, membership, profiles, files)
        , roomSettings(context, liveRooms, relay)
        , roomPreferences(context, relay, typingTexts)
        , roomQueries(context)
        , search(context)
        , data(context)
        , reads(context, liveRooms, relay)
        , messages(context, liveRooms, relay, typing, files)
        , sync(context, hub, liveRooms, attacher, typing, presence)
    {
    }

    AuthService auth;
    InviteService invites;
    TypingTexts typingTexts;
    TypingService typing;
    PresenceService presence;
    ConsentService consent;
    FileService files;
    RoomRemovalService roomRemoval;
    RoomEntrance entrance;
    RoomCreationService roomCreation;
    MembershipService membership;
    ModerationService moderation;
    ReportService reports;
    ProfileService profiles;
    AccountRemovalService accountRemoval;
    RoomSettingsService roomSettings;
    RoomPreferenceService roomPreferences;
    RoomQueryService roomQueries;
    SearchService search;
    DataService data;
    ReadService reads;
    MessageService messages;
    SyncService sync;
};

} // namespace Chinwag
