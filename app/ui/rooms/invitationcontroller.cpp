#include "app/ui/rooms/invitationcontroller.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/guarded.h"
#include "app/ui/words.h"

namespace Chinwag {

void InvitationController::open(ChatSession *session, const RoomId &room)
{
    m_watch = std::make_unique<QObject>();
    m_session = session;
    const RoomInvitation *const found = session ? session->invitations().find(room) : nullptr;
    const bool wasShown = isShown();
    m_invitation = found ? std::optional(*found) : std::nullopt;
    setRequest(false, {});
    if (isShown() || wasShown)
        Q_EMIT changed();
}

const RoomInvitation &InvitationController::shown() const
{
    static const RoomInvitation none;
    return m_invitation ? *m_invitation : none;
}

QString InvitationController::title() const
{
    return tr("%1 invites you", "person").arg(ForeignText::isolated(inviter()));
}

QString InvitationController::detail() const
{
    const QString who = ForeignText::isolated(u'@' + shown().by.username);
    return shown().room.kind == RoomKind::Public ? tr("Public room · asked by %1").arg(who)
                                                 : tr("Private room · asked by %1").arg(who);
}

QString InvitationController::inviter() const { return shown().by.displayName; }

QString InvitationController::inviterInitials() const { return Words::initials(inviter()); }

int InvitationController::inviterTone() const { return Words::tone(shown().by.id.toString()); }

void InvitationController::join()
{
    if (begin())
        m_session->invitations().accept(
            shown().room.id, guarded<Room>(m_watch.get(), [this](const Result<Room, Error> &joined) {
                if (!joined)
                    fail(joined.error());
            }));
}

void InvitationController::decline()
{
    if (begin())
        m_session->invitations().decline(
            shown().room.id, guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &declined) {
                if (!declined)
                    fail(declined.error());
            }));
}

void InvitationController::block()
{
    if (!begin())
        return;
    const User inviter = shown().by;
    m_session->privacy().block(inviter,
                               guarded<Ok>(m_watch.get(), [this, inviter](const Result<Ok, Error> &blocked) {
                                   if (!blocked)
                                       return fail(blocked.error());
                                   setRequest(false, {});
                                   declineOthersOf(inviter.id);
                                   decline();
                               }));
}

void InvitationController::declineOthersOf(const UserId &inviter)
{
    const QList<RoomInvitation> all = m_session->invitations().all();
    for (const RoomInvitation &each : all) {
        if (each.by.id == inviter && each.room.id != shown().room.id)
            m_session->invitations().decline(each.room.id, [](const Result<Ok, Error> &) {});
    }
}

bool InvitationController::begin()
{
    if (m_busy || !isShown())
        return false;
    setRequest(true, {});
    return true;
}

void InvitationController::fail(const Error &error)
{
    setRequest(false, error.code == ErrorCode::RoomNotFound
                          ? tr("This invitation does not hold any more. Decline puts it away.")
                          : error.message);
}

void InvitationController::setRequest(bool busy, const QString &error)
{
    if (m_busy == busy && m_error == error)
        return;
    m_busy = busy;
    m_error = error;
    Q_EMIT requestChanged();
}

} // namespace Chinwag
