#pragma once

#include "app/ui/rooms/additioncontroller.h"
#include "app/ui/rooms/directorymodel.h"
#include "app/ui/rooms/invitationcontroller.h"
#include "app/ui/rooms/roomfilter.h"
#include "app/ui/rooms/roomlistmodel.h"
#include "app/ui/rooms/roomtrail.h"
#include "app/ui/rooms/switchermodel.h"

#include <QObject>

namespace Chinwag {

/// The room list, which room is open, and what the dialogs ask of a session: make a room, find one, join,
/// leave, begin a direct message.
class RoomsController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Chinwag::RoomListModel *model READ model CONSTANT)
    Q_PROPERTY(Chinwag::RoomFilter *shown READ shown CONSTANT)
    Q_PROPERTY(bool newOnly READ isNewOnly WRITE setNewOnly NOTIFY newOnlyChanged)
    Q_PROPERTY(Chinwag::DirectoryModel *directory READ directory CONSTANT)
    Q_PROPERTY(Chinwag::PersonListModel *people READ people CONSTANT)
    Q_PROPERTY(Chinwag::AdditionController *addition READ addition CONSTANT)
    Q_PROPERTY(Chinwag::SwitcherModel *switcher READ switcher CONSTANT)
    Q_PROPERTY(Chinwag::InvitationController *invitation READ invitation CONSTANT)
    Q_PROPERTY(QString currentRoomId READ currentRoomId NOTIFY currentRoomChanged)
    Q_PROPERTY(int currentIndex READ currentIndex NOTIFY currentIndexChanged)
    Q_PROPERTY(bool busy READ isBusy NOTIFY requestChanged)
    Q_PROPERTY(QString error READ error NOTIFY requestChanged)
    Q_PROPERTY(QString notice READ notice NOTIFY noticeChanged)
    Q_PROPERTY(bool directoryLoading READ isDirectoryLoading NOTIFY directoryLoadingChanged)

public:
    explicit RoomsController(QObject *parent = nullptr);

    RoomListModel *model() { return &m_model; }
    /// What the list shows of it; currentIndex and selectAt() count in it.
    RoomFilter *shown() { return &m_shown; }
    bool isNewOnly() const { return m_shown.isNewOnly(); }
    void setNewOnly(bool newOnly);
    DirectoryModel *directory() { return &m_directory; }
    PersonListModel *people() { return m_people.model(); }
    AdditionController *addition() { return &m_addition; }
    SwitcherModel *switcher() { return &m_switcher; }
    InvitationController *invitation() { return &m_invitation; }
    QString currentRoomId() const { return m_current.toString(); }
    /// Empty while an invitation is chosen: that is not a room yet.
    RoomId currentRoom() const { return m_invitation.isShown() ? RoomId() : m_current; }
    int currentIndex() const { return m_shown.indexOf(m_current); }
    bool isBusy() const { return m_busy; }
    QString error() const { return m_error; }
    /// Of a room that one was brought into or is out of, until it is dismissed; "" for none.
    QString notice() const { return m_notices.value(0); }
    bool isDirectoryLoading() const { return m_directoryLoading; }

    /// Null: signed out. A session whose rooms are known opens one at once.
    void setSession(ChatSession *session);

    /// The room to open of the next session, if it has it.
    void prefer(const RoomId &room) { m_lastRoom = room; }

    /// A direct message to somebody.
    Q_INVOKABLE void openDirect(const QString &userId);
    Q_INVOKABLE void select(const QString &roomId);
    /// To the neighbour `step` lines further, wrapping around; `unreadOnly` skips what has been read.
    Q_INVOKABLE void step(int step, bool unreadOnly = false);
    /// The line at this place of the list, from 0.
    Q_INVOKABLE void selectAt(int row);
    /// Through the rooms that were open, as a browser goes through pages.
    Q_INVOKABLE void back();
    Q_INVOKABLE void forward();
    Q_INVOKABLE void create(const QString &name, bool isPrivate);
    Q_INVOKABLE void join(const QString &roomId);
    /// Fills people() with some whose names have `text` in them, those who are there first.
    Q_INVOKABLE void suggestPeople(const QString &text = {}) { m_people.find(text); }
    /// With whoever has this name, and nobody else.
    Q_INVOKABLE void startDirect(const QString &username);
    /// Fills the directory with public rooms that have `search` in their names; browseMore() with further
    /// ones, when there are any.
    Q_INVOKABLE void browse(const QString &search = {});
    Q_INVOKABLE void browseMore();
    Q_INVOKABLE void leave(const QString &roomId);
    Q_INVOKABLE void clearError();
    Q_INVOKABLE void dismissNotice(); ///< then the next

Q_SIGNALS:
    void currentRoomChanged();
    void selected(); ///< also the one that is open already
    void currentIndexChanged();
    void newOnlyChanged();
    void requestChanged();
    void noticeChanged();
    void directoryLoadingChanged();
    void succeeded(); ///< to the dialogs

private:
    static constexpr qsizetype mostNotices = 20;

    bool begin();
    void fail(const QString &error);
    void opened(const Result<Room, Error> &answer);
    void found(const QString &username, const Result<QList<User>, Error> &answer);
    void askDirectory(const QString &after);
    void showDirectory(const QString &search, const Result<RoomsPage, Error> &answer);
    void chooseRoom();
    RoomId firstRoom() const;
    void invitationEnded(const RoomId &room);
    void showCurrent();
    bool isThere(const RoomId &room) const { return m_model.indexOf(room) >= 0; }
    void giveNotice(const QString &sentence);
    void wasRemoved(const RoomId &room, const QString &title);
    void setRequest(bool busy, const QString &error);
    void setDirectoryLoading(bool loading);

    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // ends with the session, and so do the answers it still owes
    RoomListModel m_model;
    RoomFilter m_shown{m_model};
    DirectoryModel m_directory;
    PeopleFinder m_people;
    AdditionController m_addition;
    RoomTrail m_trail;
    SwitcherModel m_switcher{m_model, m_trail};
    InvitationController m_invitation;
    QString m_search;
    QString m_nextPage; // empty: there is none, or it is asked for
    QList<DirectoryRow> m_found;
    RoomId m_current;
    RoomId m_lastRoom; // where an invitation that ends leads back to
    QString m_error;
    QStringList m_notices;
    bool m_busy = false;
    bool m_directoryLoading = false;
};

} // namespace Chinwag
