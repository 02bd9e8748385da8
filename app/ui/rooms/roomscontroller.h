#pragma once

#include "app/ui/rooms/directorymodel.h"
#include "app/ui/rooms/roomlistmodel.h"

#include <QObject>

namespace Chinwag {

/// The room list, which room is open, and the dialogs that bring new rooms.
class RoomsController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::RoomListModel *model READ model CONSTANT)
    Q_PROPERTY(Chinwag::DirectoryModel *directory READ directory CONSTANT)
    Q_PROPERTY(QString currentRoomId READ currentRoomId NOTIFY currentRoomChanged)
    Q_PROPERTY(int currentIndex READ currentIndex NOTIFY currentIndexChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY requestChanged)
    Q_PROPERTY(QString error READ error NOTIFY requestChanged)
    Q_PROPERTY(bool directoryLoading READ isDirectoryLoading NOTIFY directoryLoadingChanged)

public:
    explicit RoomsController(QObject *parent = nullptr);

    RoomListModel *model() { return &m_model; }
    DirectoryModel *directory() { return &m_directory; }
    QString currentRoomId() const { return m_current.toString(); }
    RoomId currentRoom() const { return m_current; }
    int currentIndex() const { return m_model.indexOf(m_current); }
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }
    bool isDirectoryLoading() const { return m_directoryLoading; }

    void setRows(const QList<RoomRow> &rows);
    void setDirectory(const QList<DirectoryRow> &rows);
    /// The answer to create, join or start: what to open, or a sentence.
    void succeed(const RoomId &room);
    void fail(const QString &error);

    Q_INVOKABLE void select(const QString &roomId);
    /// To the neighbour `step` lines further, wrapping around; `unreadOnly` skips what has been read.
    Q_INVOKABLE void step(int step, bool unreadOnly = false);
    Q_INVOKABLE void selectPlace(int place);
    Q_INVOKABLE void create(const QString &name, bool isPrivate);
    Q_INVOKABLE void join(const QString &roomId);
    Q_INVOKABLE void startDirect(const QString &username);
    Q_INVOKABLE void browse();
    Q_INVOKABLE void leave(const QString &roomId);
    Q_INVOKABLE void clearError();

Q_SIGNALS:
    void currentRoomChanged();
    void currentIndexChanged();
    void requestChanged();
    void directoryLoadingChanged();
    void succeeded(); ///< to the dialogs
    void createRequested(const QString &name, bool isPrivate);
    void joinRequested(const QString &roomId);
    void directRequested(const QString &username);
    void directoryRequested();
    void leaveRequested(const QString &roomId);

private:
    bool begin();
    void setRequest(bool busy, const QString &error);
    void setDirectoryLoading(bool loading);

    RoomListModel m_model;
    DirectoryModel m_directory;
    RoomId m_current;
    QString m_error;
    bool m_busy = false;
    bool m_directoryLoading = false;
};

} // namespace Chinwag
