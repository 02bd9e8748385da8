#include "app/ui/rooms/memberscontroller.h"

#include "app/ui/rooms/namematch.h"
#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

namespace {

/// Who waits longer looks again in between.
constexpr milliseconds longestWait = std::chrono::hours(24);

bool isCalled(const User &user, const QString &typed)
{
    const auto fits = [&typed](const QString &name) {
        return matchName(foldedName(name), typed) < NameMatch::Scattered;
    };
    return fits(user.displayName) || fits(user.username);
}

} // namespace

MembersController::MembersController(const Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
    , m_model(clock)
{
}

void MembersController::open(ChatSession *session, const RoomId &room)
{
    m_watch = std::make_unique<QObject>();
    m_session = session && session->rooms().find(room) ? session : nullptr;
    m_room = room;
    m_text.clear();
    m_nextEnd.cancel();
    m_model.setUsers({});
    m_model.setRoom(m_session, room);
    if (!m_session)
        return;
    watch();
    sort();
    refresh();
}

void MembersController::watch()
{
    QObject *const context = m_watch.get();
    const auto sortIfOpen = [this](const RoomId &changed) {
        if (changed == m_room)
            sort();
    };
    connect(&m_session->members(), &MembersBook::reset, context, [this](const RoomId &changed) {
        if (changed != m_room)
            return;
        sort();
        m_model.update();
    });
    connect(&m_session->members(), &MembersBook::added, context, sortIfOpen);
    connect(&m_session->members(), &MembersBook::removed, context, sortIfOpen);
    connect(&m_session->members(), &MembersBook::placeChanged, context,
            [this](const RoomId &changed, const UserId &user) {
                if (changed != m_room)
                    return;
                m_model.update(user);
                updateAtNextEnd();
            });
    connect(&m_session->rooms(), &RoomBook::roomChanged, context, [this](const RoomId &changed) {
        if (changed == m_room)
            m_model.update(); // what one may do about them
    });
    connect(&m_session->rooms(), &RoomBook::usersChanged, context, [this](const QList<UserId> &users) {
        sort();
        for (const UserId &user : users)
            m_model.update(user);
    });
    connect(&m_session->presence(), &PresenceBook::changed, context, [this](const UserId &user) {
        if (!m_session->members().members(m_room).contains(user))
            return;
        sort();
        m_model.update(user);
    });
    connect(&m_session->presence(), &PresenceBook::reset, context, [this] {
        sort();
        m_model.update();
    });
    connect(&m_session->connection(), &ServerConnection::stateChanged, context, [this] { refresh(); });
}

void MembersController::find(const QString &text)
{
    m_text = foldedName(text.trimmed());
    if (m_session)
        sort();
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
        const User person = m_session->rooms().user(user);
        if (!m_text.isEmpty() && !isCalled(person, m_text))
            continue;
        const bool offline = m_session->presence().presence(user).presence == Presence::Offline;
        places.push_back({offline, person.displayName, user});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        return a.offline != b.offline ? b.offline : a.name.localeAwareCompare(b.name) < 0;
    });
    QList<UserId> users;
    for (const Place &place : places)
        users.append(place.user);
    m_model.setUsers(users);
    updateAtNextEnd();
}

void MembersController::updateAtNextEnd()
{
    const milliseconds now = m_clock.wall();
    milliseconds next = Limits::forGood;
    const QList<UserId> users = m_model.users();
    for (const UserId &user : users) {
        const milliseconds end = m_session->members().place(m_room, user).mutedUntil;
        if (end > now)
            next = std::min(next, end);
    }
    m_nextEnd.cancel();
    if (next == Limits::forGood)
        return;
    m_nextEnd = m_timers.after(std::min<milliseconds>(next - now, longestWait), [this] {
        m_model.update();
        updateAtNextEnd();
    });
}

} // namespace Chinwag
