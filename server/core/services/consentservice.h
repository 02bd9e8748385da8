#pragma once

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

    void invitations(const UserId &user, Done<QList<Invitation>> done);
    /// RoomNotFound when there is no such invitation.
    void decline(const UserId &user, const RoomId &room, Done<Ok> done);
    void setRoomInvites(const UserId &user, RoomInvites invites, Done<Ok> done);
    void roomInvites(const UserId &user, Done<RoomInvites> done);
    /// NotFound when there is no such person, BadRequest for oneself.
    void block(const UserId &user, const UserId &other, Done<Ok> done);
    void unblock(const UserId &user, const UserId &other, Done<Ok> done);
    void blocks(const UserId &user, Done<QList<User>> done);

private:
    /// `done` with what ended invitations, once the devices were told of them.
    Done<QList<RoomId>> endsInvitations(const UserId &user, Done<Ok> done);
    /// `done`, once whoever was blocked, or is not any more, is known to be that on every node.
    Done<Ok> changesBlock(const UserId &other, Done<Ok> done);
    void tellOver(const UserId &user, const QList<RoomId> &rooms);

    NodeContext &m_context;
    Relay &m_relay;
    TypingService &m_typing;
    Lifeline m_life;
};

} // namespace Chinwag
