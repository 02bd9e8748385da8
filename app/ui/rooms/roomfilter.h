#pragma once

#include "app/ui/rooms/roomlistmodel.h"

#include <QSortFilterProxyModel>

namespace Chinwag {

/// The lines of the room list that are on screen, in its order: all, or those with something new.
class RoomFilter : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by RoomsController")

public:
    explicit RoomFilter(RoomListModel &rooms);

    bool isNewOnly() const { return m_newOnly; }
    void setNewOnly(bool newOnly);
    /// The open one stays, read or not.
    void setOpenRoom(const RoomId &room);

    RoomId roomAt(int row) const { return m_rooms.roomAt(lineAt(row)); }
    bool isNew(int row) const { return m_rooms.isNew(lineAt(row)); }
    int indexOf(const RoomId &room) const; ///< -1: not among them

protected:
    bool filterAcceptsRow(int line, const QModelIndex &parent) const override;

private:
    int lineAt(int row) const { return mapToSource(index(row, 0)).row(); }

    RoomListModel &m_rooms;
    RoomId m_open;
    bool m_newOnly = false;
};

} // namespace Chinwag
