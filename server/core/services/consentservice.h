#pragma once

#include "server/core/session/nodecontext.h"

namespace Chinwag {

/// What a person allows others: whom they have blocked, which rooms ask for them, who may add them unasked.
class ConsentService
{
public:
    explicit ConsentService(NodeContext &context)
        : m_context(context)
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
    NodeContext &m_context;
    Lifeline m_life;
};

} // namespace Chinwag
