#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"

#include <QJsonArray>

namespace Chinwag {

namespace {

QString toString(RoomInvites invites)
{
    switch (invites) {
    case RoomInvites::Shared:
        return QStringLiteral("shared");
    case RoomInvites::Ask:
        return QStringLiteral("ask");
    case RoomInvites::Nobody:
        break;
    }
    return QStringLiteral("nobody");
}

std::optional<RoomInvites> roomInvitesFromString(const QString &name)
{
    for (const auto invites : {RoomInvites::Shared, RoomInvites::Ask, RoomInvites::Nobody}) {
        if (name == toString(invites))
            return invites;
    }
    return std::nullopt;
}

Done<Ok> answerNothing(const Respond &respond)
{
    return [respond](const Outcome<Ok> &result) {
        respond(result ? Responses::empty() : Responses::problem(result.error()));
    };
}

QJsonObject invitationJson(const Invitation &invitation)
{
    const Room &room = invitation.room;
    return {{QStringLiteral("room"), QJsonObject{{QStringLiteral("id"), room.id.toString()},
                                                 {QStringLiteral("name"), room.name},
                                                 {QStringLiteral("kind"), toString(room.kind)}}},
            {QStringLiteral("by"), toJson(invitation.by)}};
}

void invitations(ConsentService &consent, const ApiRequest &request, const Respond &respond)
{
    consent.invitations(request.identity.user.id, [respond](const Outcome<QList<Invitation>> &open) {
        if (!open)
            return respond(Responses::problem(open.error()));
        QJsonArray list;
        for (const Invitation &invitation : *open)
            list.append(invitationJson(invitation));
        respond(Responses::json(200, {{QStringLiteral("invitations"), list}}));
    });
}

void decline(ConsentService &consent, const ApiRequest &request, const Respond &respond)
{
    consent.decline(request.identity.user.id, RoomId{request.parameters.first()}, answerNothing(respond));
}

void show(ConsentService &consent, const User &user, const Respond &respond)
{
    consent.roomInvites(user.id, [user, respond](const Outcome<RoomInvites> &invites) {
        if (!invites)
            return respond(Responses::problem(invites.error()));
        respond(Responses::json(200, {{QStringLiteral("user"), toJson(user)},
                                      {QStringLiteral("room_invites"), toString(*invites)}}));
    });
}

void me(ConsentService &consent, const ApiRequest &request, const Respond &respond)
{
    show(consent, request.identity.user, respond);
}

void change(ConsentService &consent, const ApiRequest &request, const Respond &respond)
{
    const auto name = request.requiredText(QLatin1String("room_invites"));
    const auto invites = name ? roomInvitesFromString(*name) : std::nullopt;
    if (!invites)
        return respond(Responses::problem(
            Errors::badRequest(QStringLiteral("'room_invites' must be shared, ask or nobody."))));
    const User user = request.identity.user;
    consent.setRoomInvites(user.id, *invites, [&consent, user, respond](const Outcome<Ok> &stored) {
        if (!stored)
            return respond(Responses::problem(stored.error()));
        show(consent, user, respond);
    });
}

void block(ConsentService &consent, const ApiRequest &request, const Respond &respond)
{
    consent.block(request.identity.user.id, UserId{request.parameters.first()}, answerNothing(respond));
}

void unblock(ConsentService &consent, const ApiRequest &request, const Respond &respond)
{
    consent.unblock(request.identity.user.id, UserId{request.parameters.first()}, answerNothing(respond));
}

void blocks(ConsentService &consent, const ApiRequest &request, const Respond &respond)
{
    consent.blocks(request.identity.user.id, [respond](const Outcome<QList<User>> &users) {
        if (!users)
            return respond(Responses::problem(users.error()));
        QJsonArray list;
        for (const User &user : *users)
            list.append(toJson(user));
        respond(Responses::json(200, {{QStringLiteral("users"), list}}));
    });
}

} // namespace

void addMeRoutes(ApiRouter &router, Services &services)
{
    using enum ApiRouter::Access;
    using enum ApiRouter::Body;
    const auto with = [&services](auto function) {
        return [&services, function](const ApiRequest &request, const Respond &respond) {
            function(services.consent, request, respond);
        };
    };
    router.add("GET", QStringLiteral("/api/me"), SignedIn, None, with(me));
    router.add("PATCH", QStringLiteral("/api/me"), SignedIn, Json, with(change));
    router.add("GET", QStringLiteral("/api/me/invitations"), SignedIn, None, with(invitations));
    router.add("DELETE", QStringLiteral("/api/me/invitations/{room}"), SignedIn, None, with(decline));
    router.add("GET", QStringLiteral("/api/me/blocks"), SignedIn, None, with(blocks));
    router.add("PUT", QStringLiteral("/api/me/blocks/{user}"), SignedIn, None, with(block));
    router.add("DELETE", QStringLiteral("/api/me/blocks/{user}"), SignedIn, None, with(unblock));
}

} // namespace Chinwag
