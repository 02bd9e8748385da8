#include "server/core/node.h"

#include "server/core/api/responses.h"
#include "server/core/api/routes.h"
#include "server/core/commands/clusterhealth.h"
#include "server/core/commands/sessionlifecycle.h"
#include "server/core/foundation/errors.h"
#include "server/core/services/retentionservice.h"
#include "server/core/session/loopprobe.h"

namespace Chinwag {

struct Node::Parts
{
    Parts(const NodeDependencies &dependencies, const NodeOptions &options)
        : context(dependencies, options)
        , hub(context)
        , rooms(context, hub)
        , attacher(context, hub, rooms)
        , relay(context, hub, rooms)
        , services(context, hub, rooms, attacher, relay)
        , commands(context, hub, rooms, attacher, services)
        , watch(context, hub, relay)
        , lifecycle(context, hub, rooms, attacher, watch, services, commands)
        , health(context, rooms, services.presence)
        , api(context, services.auth)
        , loopProbe(context)
    {
        rooms.onReady([this](LiveRoom &room) { services.presence.roomReady(room); });
        rooms.onLeft([this](LiveRoom &room, const UserId &user) {
            services.typing.clear(room.id, user);
            services.typingTexts.memberLeft(room);
        });
        services.auth.onRevoked([this](const Revocation &revocation) { watch.revoked(revocation); });
        addAuthRoutes(api, context, services);
        addDeviceRoutes(api, services);
        addFileRoutes(api, context, services);
        addInviteRoutes(api, services);
        addMeRoutes(api, services);
        addAccountRoutes(api, services);
        addModerationRoutes(api, services);
        addRoomRoutes(api, services);
        addSearchRoute(api, services);
        addUserRoutes(api, context);
        addHealthRoute(api, context, services.presence);
        addJoinRoute(api, context);
    }

    NodeContext context;
    SessionHub hub;
    LiveRooms rooms;
    RoomAttacher attacher;
    Relay relay;
    Services services;
    CommandRouter commands;
    SessionWatch watch;
    SessionLifecycle lifecycle;
    ClusterHealth health;
    ApiRouter api;
    LoopProbe loopProbe;
    std::unique_ptr<RetentionService> retention;
    Lifeline life;
    TaskScope tasks;
};

Node::Node(const NodeDependencies &dependencies, const NodeOptions &options)
    : m_parts(std::make_unique<Parts>(dependencies, options))
{
}

Node::~Node() = default;

void Node::start(Done<Started> done)
{
    Parts &parts = *m_parts;
    const auto invited = [done](const Outcome<std::optional<InviteSecret>> &invite) {
        if (!invite)
            return done(invite.error());
        Started started;
        if (*invite)
            started.ownerInvite = (*invite)->secret;
        done(started);
    };
    const auto prepared = [&parts, invited, done](const Outcome<Ok> &result) {
        if (!result)
            return done(result.error());
        parts.services.roomRemoval.purge();
        parts.services.accountRemoval.unsay();
        parts.services.invites.createFirst(invited);
    };
    // Posted: with no default rooms there is nothing to wait for.
    parts.context.turn.post(
        [&parts, prepared] { parts.tasks.start(parts.services.membership.prepare(), Done<Ok>(prepared)); });
}

void Node::drain(milliseconds duration, std::function<void()> done)
{
    m_parts->lifecycle.drain(duration, std::move(done));
}

void Node::ban(const UserId &user, Done<Ok> done)
{
    m_parts->tasks.start(m_parts->services.auth.ban(user), std::move(done));
}

void Node::unban(const UserId &user, Done<Ok> done)
{
    m_parts->tasks.start(m_parts->services.auth.unban(user), std::move(done));
}

void Node::keepMessages(RetentionStore &store, int days)
{
    Parts &parts = *m_parts;
    parts.retention =
        std::make_unique<RetentionService>(parts.context, parts.relay, parts.services.files, store, days);
}

quint64 Node::expiredMessages() const { return m_parts->retention ? m_parts->retention->expired() : 0; }

const NodeMetrics &Node::metrics() const { return m_parts->context.metrics; }

const NodeOptions &Node::options() const { return m_parts->context.options; }

QStringList Node::routes() const { return m_parts->api.routes(); }

BodyRule Node::bodyRule(const QByteArray &method, const QStringList &segments) const
{
    return m_parts->api.bodyRule(method, segments);
}

void Node::handle(HttpRequest request, Continuation<HttpResponse> respond)
{
    Parts &parts = *m_parts;
    ++parts.context.metrics.httpRequests;
    const auto countError = parts.life.guard([&parts] { ++parts.context.metrics.httpErrors; });
    const auto counted = [countError, respond = std::move(respond)](const HttpResponse &response) {
        if (response.status >= 500)
            countError();
        respond(response);
    };
    // Posted, because some answers are known at once and a continuation never runs inside the asking call.
    parts.context.turn.post(
        [&parts, request = std::move(request), counted] { parts.api.handle(request, counted); });
}

void Node::redeemTicket(const QString &ticket, const Principal &asker,
                        Continuation<Result<Identity, Error>> done)
{
    m_parts->tasks.start(m_parts->services.auth.redeemTicket(ticket, asker), std::move(done));
}

void Node::checkToken(const QString &token, const Principal &asker,
                      Continuation<Result<Identity, Error>> done)
{
    Parts &parts = *m_parts;
    if (parts.context.options.allowQueryToken)
        return parts.tasks.start(parts.services.auth.checkToken(token, asker), std::move(done));
    parts.context.turn.post([done = std::move(done)] { done(Errors::unauthorized()); });
}

void Node::open(std::unique_ptr<Transport> transport, std::optional<Identity> identity)
{
    m_parts->lifecycle.open(std::move(transport), identity);
}

} // namespace Chinwag
