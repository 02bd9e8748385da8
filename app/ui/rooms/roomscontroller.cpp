#include "app/ui/rooms/roomscontroller.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/guarded.h"
#include "app/ui/words.h"
#include "shared/protocol/limits.h"

#include <tuple>

namespace Chinwag {

RoomsController::RoomsController(QObject *parent)
    : QObject(parent)
{
    connect(&m_model, &RoomListModel::orderChanged, this, &RoomsController::currentIndexChanged);
    for (const auto &moved : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_shown, moved, this, &RoomsController::currentIndexChanged);
    connect(&m_switcher, &SwitcherModel::roomChosen, this, [this](const RoomId &room) {
        select(room.toString());
        Q_EMIT succeeded();
    });
    connect(&m_switcher, &SwitcherModel::personChosen, this,
            [this](const UserId &user) { openDirect(user.toString()); });
}

void RoomsController::setSession(ChatSession *session)
{
    m_watch.reset();
    m_session = session;
    setRequest(false, {});
    setDirectoryLoading(false);
    m_switcher.setSession(session);
    m_trail.clear();
    m_model.setSession(session);
    m_notices.clear();
    Q_EMIT noticeChanged();
    m_people.setSession(session);
    if (!session)
        return select({});
    m_watch = std::make_unique<QObject>();
    connect(&session->rooms(), &RoomBook::roomRemoved, m_watch.get(), [this] { chooseRoom(); });
    connect(&session->rooms(), &RoomBook::roomAdded, m_watch.get(), [this] {
        // A sync brings many, and the first of them is not the one to open.
        if (m_session->connection().isOnline())
            chooseRoom();
    });
    connect(session, &ChatSession::wasAdded, m_watch.get(), [this](const RoomId &room, const UserId &by) {
        const RoomBook &book = m_session->rooms();
        giveNotice(tr("%1 added you to “%2”.", "person, room")
                       .arg(ForeignText::isolated(book.user(by).displayName),
                            ForeignText::isolated(book.title(room))));
    });
    connect(session, &ChatSession::wasRemoved, m_watch.get(),
            [this](const RoomId &room, const QString &title) { wasRemoved(room, title); });
    connect(&session->outbox(), &Outbox::refused, m_watch.get(),
            [this](const OutboxEntry &entry, const Error &error) {
                if (entry.room != m_current) // else it is said there
                    giveNotice(tr("“%1”: %2", "room, what was refused")
                                   .arg(ForeignText::isolated(m_session->rooms().title(entry.room)),
                                        Words::refused(entry.command, error.message)));
            });
    connect(&session->invitations(), &InvitationBook::removed, m_watch.get(),
            [this](const RoomId &room) { invitationEnded(room); });
    // It begins to connect when the rooms of the last time are here.
    connect(&session->connection(), &ServerConnection::stateChanged, m_watch.get(), [this] { chooseRoom(); });
    chooseRoom();
}

void RoomsController::chooseRoom()
{
    if (m_session->rooms().find(m_current) || m_session->invitations().find(m_current))
        return;
    if (m_session->rooms().find(m_lastRoom))
        return select(m_lastRoom.toString());
    select(firstRoom().toString());
}

// Not the first line: everybody is in the default room, and who comes for the first time can say hello there.
// An invitation is opened by the person only.
RoomId RoomsController::firstRoom() const
{
    RoomId first;
    std::tuple<bool, bool, int> best;
    const int count = m_model.rowCount();
    for (int row = 0; row < count; ++row) {
        const RoomBook::Entry *const entry = m_session->rooms().find(m_model.roomAt(row));
        if (m_model.isInvitation(row) || !entry)
            continue;
        const std::tuple rank{!m_model.isDirect(row), entry->room.kind == RoomKind::Public,
                              entry->room.memberCount};
        if (first.isEmpty() || rank > best) {
            first = entry->room.id;
            best = rank;
        }
    }
    return first;
}

void RoomsController::invitationEnded(const RoomId &room)
{
    if (room != m_current)
        return;
    if (m_session->rooms().find(room))
        showCurrent(); // as a room
    else
        chooseRoom();
}

void RoomsController::select(const QString &roomId)
{
    if (m_current.toString() != roomId) {
        m_current = RoomId(roomId);
        showCurrent();
    }
    Q_EMIT selected();
}

void RoomsController::showCurrent()
{
    m_invitation.open(m_session, m_current);
    m_addition.open(m_session, currentRoom());
    m_model.setOpenRoom(m_current);
    m_shown.setOpenRoom(m_current);
    m_trail.visit(m_current);
    if (!m_invitation.isShown())
        m_lastRoom = m_current;
    Q_EMIT currentRoomChanged();
    Q_EMIT currentIndexChanged();
}

void RoomsController::step(int step, bool unreadOnly)
{
    const int count = m_shown.rowCount();
    int at = currentIndex();
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        if (!unreadOnly || m_shown.isNew(at)) {
            select(m_shown.roomAt(at).toString());
            return;
        }
    }
}

void RoomsController::selectAt(int row)
{
    if (row >= 0 && row < m_shown.rowCount())
        select(m_shown.roomAt(row).toString());
}

void RoomsController::setNewOnly(bool newOnly)
{
    if (newOnly == isNewOnly())
        return;
    m_shown.setNewOnly(newOnly);
    Q_EMIT newOnlyChanged();
    Q_EMIT currentIndexChanged();
}

void RoomsController::back()
{
    const RoomId room = m_trail.back([this](const RoomId &step) { return isThere(step); });
    if (!room.isEmpty())
        select(room.toString());
}

void RoomsController::forward()
{
    const RoomId room = m_trail.forward([this](const RoomId &step) { return isThere(step); });
    if (!room.isEmpty())
        select(room.toString());
}

void RoomsController::create(const QString &name, bool isPrivate)
{
    if (name.trimmed().isEmpty()) {
        setRequest(false, tr("Give the room a name."));
        return;
    }
    if (begin())
        m_session->roomActions().createRoom(
            name.trimmed(), isPrivate ? RoomKind::Private : RoomKind::Public,
            guarded<Room>(m_watch.get(), [this](const Result<Room, Error> &answer) { opened(answer); }));
}

void RoomsController::join(const QString &roomId)
{
    if (begin())
        m_session->roomActions().join(
            RoomId(roomId),
            guarded<Room>(m_watch.get(), [this](const Result<Room, Error> &answer) { opened(answer); }));
}

void RoomsController::openDirect(const QString &userId)
{
    if (begin())
        m_session->roomActions().openDirectRoom(
            UserId(userId),
            guarded<Room>(m_watch.get(), [this](const Result<Room, Error> &room) { opened(room); }));
}

void RoomsController::startDirect(const QString &username)
{
    const QString name = username.trimmed();
    if (name.isEmpty()) {
        setRequest(false, tr("Enter the name of a person."));
        return;
    }
    if (begin())
        m_session->roomActions().findUsers(
            name, guarded<QList<User>>(m_watch.get(), [this, name](const Result<QList<User>, Error> &answer) {
                found(name, answer);
            }));
}

void RoomsController::found(const QString &username, const Result<QList<User>, Error> &answer)
{
    if (!answer)
        return fail(answer.error().message);
    const User *const user = PeopleFinder::called(username, *answer);
    if (!user || user->id == m_session->account().user.id)
        return fail(tr("Nobody here is called “%1”.").arg(ForeignText::isolated(username)));
    m_session->roomActions().openDirectRoom(
        user->id, guarded<Room>(m_watch.get(), [this](const Result<Room, Error> &room) { opened(room); }));
}

void RoomsController::opened(const Result<Room, Error> &answer)
{
    if (!answer)
        return fail(answer.error().message);
    setRequest(false, {});
    select(answer->id.toString());
    Q_EMIT succeeded();
}

void RoomsController::browse(const QString &search)
{
    setRequest(false, {});
    if (!m_session)
        return;
    m_search = search.trimmed().left(Limits::roomNameLength);
    m_nextPage.clear();
    m_found.clear();
    askDirectory({});
}

void RoomsController::browseMore()
{
    if (m_session && !m_nextPage.isEmpty())
        askDirectory(std::exchange(m_nextPage, {}));
}

void RoomsController::askDirectory(const QString &after)
{
    setDirectoryLoading(true);
    m_session->roomActions().directory(
        m_search, after,
        guarded<RoomsPage>(m_watch.get(), [this, search = m_search](const Result<RoomsPage, Error> &answer) {
            showDirectory(search, answer);
        }));
}

void RoomsController::showDirectory(const QString &search, const Result<RoomsPage, Error> &answer)
{
    if (search != m_search)
        return; // something else was typed since
    if (!answer)
        return fail(answer.error().message);
    for (const Room &room : answer->rooms)
        m_found.append({room.id, room.name, room.topic, room.memberCount});
    m_nextPage = answer->next;
    m_directory.setRows(m_found);
    setDirectoryLoading(false);
}

void RoomsController::leave(const QString &roomId)
{
    if (begin())
        m_session->roomActions().leave(RoomId(roomId),
                                       guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &left) {
                                           if (!left)
                                               return fail(left.error().message);
                                           setRequest(false, {});
                                           Q_EMIT succeeded();
                                       }));
}

void RoomsController::clearError() { setRequest(m_busy, {}); }

void RoomsController::wasRemoved(const RoomId &room, const QString &title)
{
    const bool isKept = m_session->rooms().find(room);
    const QString name = ForeignText::isolated(title);
    giveNotice(isKept
                   ? tr("You are no longer in “%1”. Messages of yours that were not sent are kept.").arg(name)
                   : tr("You are no longer in “%1”.").arg(name));
}

void RoomsController::giveNotice(const QString &sentence)
{
    if (m_notices.size() >= mostNotices || m_notices.contains(sentence))
        return;
    m_notices.append(sentence);
    Q_EMIT noticeChanged();
}

void RoomsController::dismissNotice()
{
    if (m_notices.isEmpty())
        return;
    m_notices.removeFirst();
    Q_EMIT noticeChanged();
}

bool RoomsController::begin()
{
    if (m_busy || !m_session)
        return false;
    setRequest(true, {});
    return true;
}

void RoomsController::fail(const QString &error)
{
    setRequest(false, error);
    setDirectoryLoading(false);
}

void RoomsController::setRequest(bool busy, const QString &error)
{
    if (m_busy == busy && m_error == error)
        return;
    m_busy = busy;
    m_error = error;
    Q_EMIT requestChanged();
}

void RoomsController::setDirectoryLoading(bool loading)
{
    if (m_directoryLoading == loading)
        return;
    m_directoryLoading = loading;
    Q_EMIT directoryLoadingChanged();
}

} // namespace Chinwag
