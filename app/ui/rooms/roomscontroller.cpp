#include "app/ui/rooms/roomscontroller.h"

namespace Chinwag {

RoomsController::RoomsController(QObject *parent)
    : QObject(parent)
{
}

void RoomsController::setRows(const QList<RoomRow> &rows)
{
    m_model.setRows(rows);
    Q_EMIT currentIndexChanged();
}

void RoomsController::setDirectory(const QList<DirectoryRow> &rows)
{
    m_directory.setRows(rows);
    setDirectoryLoading(false);
}

void RoomsController::succeed(const RoomId &room)
{
    setRequest(false, {});
    select(room.toString());
    Q_EMIT succeeded();
}

void RoomsController::fail(const QString &error)
{
    setRequest(false, error);
    setDirectoryLoading(false);
}

void RoomsController::select(const QString &roomId)
{
    if (m_current.toString() == roomId)
        return;
    m_current = RoomId(roomId);
    Q_EMIT currentRoomChanged();
    Q_EMIT currentIndexChanged();
}

void RoomsController::step(int step, bool unreadOnly)
{
    const int count = m_model.rowCount();
    int at = currentIndex();
    for (int tried = 0; tried < count; ++tried) {
        at = (at + step + count) % count;
        const RoomRow &row = m_model.rows().at(at);
        if (!unreadOnly || row.unread > 0 || row.mentions > 0) {
            select(row.id.toString());
            return;
        }
    }
}

void RoomsController::selectPlace(int place)
{
    if (place >= 0 && place < m_model.rowCount())
        select(m_model.rows().at(place).id.toString());
}

void RoomsController::create(const QString &name, bool isPrivate)
{
    if (name.trimmed().isEmpty()) {
        setRequest(false, tr("Give the room a name."));
        return;
    }
    if (begin())
        Q_EMIT createRequested(name.trimmed(), isPrivate);
}

void RoomsController::join(const QString &roomId)
{
    if (begin())
        Q_EMIT joinRequested(roomId);
}

void RoomsController::startDirect(const QString &username)
{
    if (username.trimmed().isEmpty()) {
        setRequest(false, tr("Enter the name of a person."));
        return;
    }
    if (begin())
        Q_EMIT directRequested(username.trimmed());
}

void RoomsController::browse()
{
    setRequest(false, {});
    setDirectoryLoading(true);
    Q_EMIT directoryRequested();
}

void RoomsController::leave(const QString &roomId) { Q_EMIT leaveRequested(roomId); }

void RoomsController::clearError() { setRequest(m_busy, {}); }

bool RoomsController::begin()
{
    if (m_busy)
        return false;
    setRequest(true, {});
    return true;
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
