#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/typingservice.h"

namespace Chinwag {

/// What a person allows others: whom they have blocked, which rooms ask for them, who may add them unasked.
/// All of their devices are told of invitations that are over.
class ConsentService
{
public:
    ConsentService(NodeContext &context, Relay &relay, TypingService &typing)
        : m_context(context)
        , m_relay(relay)
        , m_typing(typing)
    {
    }

    Task<QList<Invitation>> invitations(UserId user);
    /// RoomNotFound when there is no such invitation.
    Task<Ok> decline(UserId user, RoomId room);
    Task<Ok> setRoomInvites(UserId user, RoomInvites invites);
    Task<RoomInvites> roomInvites(UserId user);
    /// NotFound when there is no such person, BadRequest for oneself.
    Task<Ok> block(UserId user, UserId other);
    Task<Ok> unblock(UserId user, UserId other);
    Task<QList<User>> blocks(UserId user);

private:
    /// Of invitations that have ended.
    void tellOver(const UserId &user, const QList<RoomId> &rooms);
    /// To every node: whoever was blocked, or is not any more.
    void tellBlockChanged(const UserId &other);

    NodeContext &m_context;
    Relay &m_relay;
    TypingService &m_typing;
};

} // namespace Chinwag
