#include "app/ui/timeline/memberscontroller.h"

#include <algorithm>

namespace Chinwag {

void MembersController::open(ChatSession *session, const RoomId &room)
{
    m_watch = std::make_unique<QObject>();
    m_session = session && session->rooms().find(room) ? session : nullptr;
    m_room = room;
    m_model.setSession(m_session);
    if (!m_session)
        return;
    QObject *const context = m_watch.get();
    const auto sortIfOpen = [this](const RoomId &changed) {
        if (changed == m_room)
            sort();
    };
    connect(&m_session->members(), &MembersBook::reset, context, sortIfOpen);
    connect(&m_session->members(), &MembersBook::added, context, sortIfOpen);
    connect(&m_session->members(), &MembersBook::removed, context, sortIfOpen);
    connect(&m_session->rooms(), &RoomBook::usersChanged, context, [this] { sort(); });
    connect(&m_session->presence(), &PresenceBook::changed, context, [this](const UserId &user) {
        if (m_session->members().members(m_room).contains(user))
            sort();
    });
    connect(&m_session->presence(), &PresenceBook::reset, context, [this] { sort(); });
    connect(&m_session->connection(), &ServerConnection::stateChanged, context, [this] { refresh(); });
    sort();
    refresh();
}

void MembersController::refresh()
{
    if (m_session->connection().isOnline())
        m_session->members().refresh(m_room);
}

void MembersController::sort()
{
    struct Place
    {
        bool offline;
        QString name;
        UserId user;
    };
    std::vector<Place> places;
    const QList<UserId> members = m_session->members().members(m_room);
    for (const UserId &user : members) {
        const bool offline = m_session->presence().presence(user).presence == Presence::Offline;
        places.push_back({offline, m_session->rooms().user(user).displayName, user});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        return a.offline != b.offline ? b.offline : a.name.localeAwareCompare(b.name) < 0;
    });
    QList<UserId> users;
    for (const Place &place : places)
        users.append(place.user);
    m_model.setUsers(users);
}

} // namespace Chinwag
