#include "app/ui/roomdialogs.h"

#include "app/core/rooms/roomactions.h"

#include <algorithm>

namespace Chinwag {

RoomDialogs::RoomDialogs(ChatSession &session, AppController &app, std::function<void()> showRooms,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_app(app)
    , m_showRooms(std::move(showRooms))
{
    watch();
}

void RoomDialogs::watch()
{
    RoomsController &rooms = *m_app.rooms();
    RoomActions &actions = m_session.roomActions();
    const auto open = guarded<Room>(this, [this](const Result<Room, Error> &answer) { opened(answer); });
    connect(&rooms, &RoomsController::createRequested, this,
            [&actions, open](const QString &name, bool isPrivate) {
                actions.createRoom(name, isPrivate ? RoomKind::Private : RoomKind::Public, open);
            });
    connect(&rooms, &RoomsController::joinRequested, this,
            [&actions, open](const QString &id) { actions.join(RoomId(id), open); });
    connect(&rooms, &RoomsController::leaveRequested, this,
            [&actions](const QString &id) { actions.leave(RoomId(id), [](const Result<Ok, Error> &) {}); });
    connect(&rooms, &RoomsController::directRequested, this, &RoomDialogs::startDirect);
    connect(&rooms, &RoomsController::directoryRequested, this, &RoomDialogs::showDirectory);
}

void RoomDialogs::startDirect(const QString &username)
{
    const auto found = [this, username](const Result<QList<User>, Error> &answer) {
        if (!answer) {
            m_app.rooms()->fail(answer.error().message);
            return;
        }
        const QList<User> &users = *answer;
        auto user = std::find_if(users.begin(), users.end(), [&username](const User &candidate) {
            return candidate.username.compare(username, Qt::CaseInsensitive) == 0;
        });
        if (user == users.end() && users.size() == 1)
            user = users.begin();
        if (user == users.end() || user->id == m_session.account().user.id) {
            m_app.rooms()->fail(tr("Nobody here is called “%1”.").arg(username));
            return;
        }
        m_session.roomActions().openDirectRoom(
            user->id, guarded<Room>(this, [this](const Result<Room, Error> &room) { opened(room); }));
    };
    m_session.roomActions().findUsers(username, guarded<QList<User>>(this, found));
}

void RoomDialogs::showDirectory()
{
    m_session.roomActions().directory(
        guarded<QList<Room>>(this, [this](const Result<QList<Room>, Error> &answer) {
            if (!answer) {
                m_app.rooms()->fail(answer.error().message);
                return;
            }
            QList<DirectoryRow> rows;
            for (const Room &room : answer.value()) {
                if (!room.role && room.kind == RoomKind::Public)
                    rows.append({room.id, room.name, room.topic, room.memberCount});
            }
            m_app.rooms()->setDirectory(rows);
        }));
}

void RoomDialogs::opened(const Result<Room, Error> &answer)
{
    if (!answer) {
        m_app.rooms()->fail(answer.error().message);
        return;
    }
    m_showRooms(); // the book has it; the list is to have it before it is selected
    m_app.rooms()->succeed(answer->id);
}

} // namespace Chinwag
