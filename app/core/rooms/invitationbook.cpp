#include "app/core/rooms/invitationbook.h"

#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

InvitationBook::InvitationBook(AccountApi &api, RoomBook &book, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_book(book)
{
    connect(&book, &RoomBook::roomAdded, this, &InvitationBook::remove);
}

const RoomInvitation *InvitationBook::find(const RoomId &room) const
{
    const auto found = std::find_if(m_open.cbegin(), m_open.cend(),
                                    [&room](const RoomInvitation &each) { return each.room.id == room; });
    return found == m_open.cend() ? nullptr : &*found;
}

void InvitationBook::refresh()
{
    m_receivedSince.clear();
    m_removedSince.clear();
    auto answer = [self = QPointer(this)](const Result<QList<RoomInvitation>, Error> &open) {
        if (self && open)
            self->answered(*open);
    };
    m_api.invitations(std::move(answer));
}

void InvitationBook::answered(QList<RoomInvitation> open)
{
    open.removeIf([this](const RoomInvitation &each) {
        return m_removedSince.contains(each.room.id) || m_book.find(each.room.id);
    });
    const QList<RoomInvitation> before = m_open;
    for (const RoomInvitation &known : before) {
        const auto isSame = [&known](const RoomInvitation &each) { return each.room.id == known.room.id; };
        if (!m_receivedSince.contains(known.room.id) && std::none_of(open.cbegin(), open.cend(), isSame))
            remove(known.room.id);
    }
    for (const RoomInvitation &each : std::as_const(open)) {
        if (!find(each.room.id))
            insert(m_open.size(), each);
    }
}

void InvitationBook::received(const RoomInvitation &invitation)
{
    const RoomId room = invitation.room.id;
    m_receivedSince.insert(room);
    m_removedSince.remove(room);
    if (!find(room) && !m_book.find(room))
        insert(0, invitation);
}

void InvitationBook::insert(qsizetype at, const RoomInvitation &invitation)
{
    if (invitation.room.id.isEmpty())
        return;
    m_open.insert(at, invitation);
    m_book.addUsers({invitation.by});
    Q_EMIT added(invitation.room.id);
    if (m_open.size() > Limits::invitationsPerPerson)
        remove(m_open.constLast().room.id);
}

void InvitationBook::remove(const RoomId &room)
{
    m_removedSince.insert(room);
    m_receivedSince.remove(room);
    if (m_open.removeIf([&room](const RoomInvitation &each) { return each.room.id == room; }) > 0)
        Q_EMIT removed(room);
}

void InvitationBook::accept(const RoomId &room, Done<Room> done)
{
    auto answer = [self = QPointer(this), done = std::move(done)](const Result<Room, Error> &joined) {
        if (!self)
            return;
        if (joined)
            self->m_book.addOrUpdate(*joined);
        done(joined);
    };
    m_api.joinRoom(room, std::move(answer));
}

void InvitationBook::decline(const RoomId &room, Done<Ok> done)
{
    auto answer = [self = QPointer(this), room, done = std::move(done)](Result<Ok, Error> declined) {
        if (!self)
            return;
        // Withdrawn, or answered on another device: gone is what was wanted.
        if (!declined && declined.error().code == ErrorCode::RoomNotFound)
            declined = Ok();
        if (declined)
            self->remove(room);
        done(declined);
    };
    m_api.declineInvitation(room, std::move(answer));
}

} // namespace Chinwag
