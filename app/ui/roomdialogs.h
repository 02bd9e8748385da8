#pragma once

#include "app/core/chatsession.h"
#include "app/ui/appcontroller.h"
#include "app/ui/guarded.h"

namespace Chinwag {

/// What the dialogs about rooms ask of a session: make one, find one, join, leave, begin a direct message.
class RoomDialogs : public QObject
{
    Q_OBJECT

public:
    /// `showRooms` brings the list up to date at once.
    RoomDialogs(ChatSession &session, AppController &app, std::function<void()> showRooms,
                QObject *parent = nullptr);

private:
    void watch();
    void startDirect(const QString &username);
    void showDirectory();
    void opened(const Result<Room, Error> &answer);

    ChatSession &m_session;
    AppController &m_app;
    std::function<void()> m_showRooms;
};

} // namespace Chinwag
