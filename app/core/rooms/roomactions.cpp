#include "app/core/rooms/roomactions.h"

namespace Chinwag {

RoomActions::RoomActions(AccountApi &api, RoomBook &book, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_book(book)
{
}

void RoomActions::createRoom(const QString &name, RoomKind kind, Done<Room> done)
{
    m_api.createRoom(name, kind, keepRoom(std::move(done)));
}

void RoomActions::openDirectRoom(const UserId &peer, Done<Room> done)
{
    m_api.createDirectRoom(peer, keepRoom(std::move(done)));
}

void RoomActions::join(const RoomId &room, Done<Room> done)
{
    m_api.joinRoom(room, keepRoom(std::move(done)));
}

void RoomActions::leave(const RoomId &room, Done<Ok> done)
{
    auto answer = [self = QPointer(this), room, done = std::move(done)](const Result<Ok, Error> &left) {
        if (!self)
            return;
        self->m_leaving.remove(room);
        if (left)
            self->m_book.remove(room);
        done(left);
    };
    m_leaving.insert(room);
    m_api.leaveRoom(room, std::move(answer));
}

void RoomActions::setTopic(const RoomId &room, const QString &topic, Done<Room> done)
{
    change(room, {{}, topic}, std::move(done));
}

void RoomActions::change(const RoomId &room, const RoomChangeRequest &what, Done<Room> done)
{
    m_api.changeRoom(room, what, keepRoom(std::move(done)));
}

void RoomActions::remove(const RoomId &room, Done<Ok> done)
{
    auto answer = [self = QPointer(this), room, done = std::move(done)](const Result<Ok, Error> &removed) {
        if (!self)
            return;
        self->m_leaving.remove(room);
        if (removed)
            self->m_book.remove(room);
        done(removed);
    };
    m_leaving.insert(room);
    m_api.deleteRoom(room, std::move(answer));
}

void RoomActions::setPreferences(const RoomId &room, const RoomPreferences &preferences, Done<Room> done)
{
    m_api.setPreferences(room, preferences, keepRoom(std::move(done)));
}

// Who is in follows from the room's log.
void RoomActions::addMember(const RoomId &room, const UserId &user, Done<Addition> done)
{
    m_api.addMember(room, user, std::move(done));
}

void RoomActions::members(const RoomId &room, Done<QList<Member>> done)
{
    gather(room, {}, {}, std::move(done));
}

void RoomActions::gather(const RoomId &room, const QString &after, QList<Member> before,
                         Done<QList<Member>> done)
{
    auto answer = [self = QPointer(this), room, before = std::move(before),
                   done = std::move(done)](const Result<MembersPage, Error> &page) {
        if (!self)
            return;
        if (!page)
            return done(page.error());
        QList<User> users;
        for (const Member &member : page->members)
            users.append(member.user);
        self->m_book.addUsers(users);
        const QList<Member> all = before + page->members;
        if (page->next.isEmpty() || all.size() >= mostMembers)
            return done(all.first(std::min(all.size(), mostMembers)));
        self->gather(room, page->next, all, done);
    };
    m_api.members(room, after, std::move(answer));
}

void RoomActions::findUsers(const QString &query, Done<QList<User>> done)
{
    m_api.findUsers(query, keepUsers(std::move(done)));
}

void RoomActions::users(const QList<UserId> &ids, Done<QList<User>> done)
{
    m_api.users(ids, keepUsers(std::move(done)));
}

void RoomActions::directory(const QString &search, const QString &after, Done<RoomsPage> done)
{
    auto answer = [self = QPointer(this), search, done](const Result<RoomsPage, Error> &page) {
        if (!self)
            return;
        if (page && page->rooms.isEmpty() && !page->next.isEmpty())
            return self->directory(search, page->next, done);
        done(page);
    };
    m_api.publicRooms(search, after, std::move(answer));
}

RoomActions::Done<Room> RoomActions::keepRoom(Done<Room> done)
{
    return [self = QPointer(this), done = std::move(done)](const Result<Room, Error> &room) {
        if (!self)
            return;
        if (room)
            self->m_book.addOrUpdate(*room);
        done(room);
    };
}

RoomActions::Done<QList<User>> RoomActions::keepUsers(Done<QList<User>> done)
{
    return [self = QPointer(this), done = std::move(done)](const Result<QList<User>, Error> &users) {
        if (!self)
            return;
        if (users)
            self->m_book.addUsers(*users);
        done(users);
    };
}

} // namespace Chinwag
