#include "server/core/commandrouter.h"

#include "server/core/errors.h"
#include "shared/protocol/codec.h"

namespace Chinwag {

namespace {

template <typename... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <typename... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

} // namespace

CommandRouter::CommandRouter(NodeContext &context, SessionHub &hub, Services &services)
    : m_context(context)
    , m_hub(hub)
    , m_sync(services.sync)
    , m_messageSend(services.messages)
    , m_messageEdit(services.messages)
    , m_messageDelete(services.messages)
    , m_reaction(services.messages)
    , m_typing(services.typing)
    , m_read(services.rooms)
    , m_presenceSet(services.presence)
{
}

void CommandRouter::route(Session &session, const QByteArray &bytes)
{
    const auto decoded = decodeClientFrame(bytes);
    if (!decoded) {
        Reply(m_hub, session.id(), decoded.error().id).fail(decoded.error().error);
        // An unknown type is a newer client, not a broken one; the rate is what bounds it.
        if (decoded.error().error.code != ErrorCode::UnknownType)
            session.countMalformed();
        else
            session.takeCommandToken();
        return;
    }
    const Reply reply(m_hub, session.id(), decoded->id);
    if (std::holds_alternative<PongFrame>(decoded->frame) && session.isPongOwed()) {
        session.pongReceived();
        ++m_context.metrics.commands[decoded->frame.index()];
        return reply.ok();
    }
    if (!session.takeCommandToken())
        return reply.fail(Errors::rateLimited(session.commandRetryAfter()));
    ++m_context.metrics.commands[decoded->frame.index()];
    dispatch(session, *decoded, reply);
}

void CommandRouter::dispatch(const Session &session, const ClientEnvelope &envelope, const Reply &reply)
{
    const Caller caller{session.id(), session.user()};
    std::visit(Overloaded{
                   [&](const AuthFrame &) {
                       reply.fail(
                           Errors::badRequest(QStringLiteral("This connection is signed in already.")));
                   },
                   [&](const PongFrame &) { reply.ok(); },
                   [&](const SyncFrame &frame) { m_sync.handle(caller, frame, reply); },
                   [&](const MessageSendFrame &frame) { m_messageSend.handle(caller, frame, reply); },
                   [&](const MessageEditFrame &frame) { m_messageEdit.handle(caller, frame, reply); },
                   [&](const MessageDeleteFrame &frame) { m_messageDelete.handle(caller, frame, reply); },
                   [&](const ReactionFrame &frame) { m_reaction.handle(caller, frame, reply); },
                   [&](const TypingFrame &frame) { m_typing.handle(caller, frame, reply); },
                   [&](const ReadFrame &frame) { m_read.handle(caller, frame, reply); },
                   [&](const PresenceSetFrame &frame) { m_presenceSet.handle(caller, frame, reply); },
               },
               envelope.frame);
}

} // namespace Chinwag
