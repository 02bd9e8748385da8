#pragma once

#include "app/core/chatsession.h"
#include "app/ui/roomdialogs.h"

namespace Chinwag {

class Timeline;
struct TimelineItem;

/// Between one signed-in account and the window: shows what the session knows, hands on what the person
/// wants. Lives as long as its session; everything shown of it is gone with it.
class SessionBinding : public QObject
{
    Q_OBJECT

public:
    SessionBinding(ChatSession &session, AppController &app, Clock &clock, TimerScheduler &timers,
                   QObject *parent = nullptr);
    ~SessionBinding() override;

private:
    void watchSession();
    void watchPerson();

    void showAccount();
    void showRoomsSoon();
    void showRooms();
    RoomRow rowOf(const RoomId &room) const;
    QString previewOf(const RoomId &room) const;
    void openFirstRoom();

    void openRoom();
    void showHead();
    void showTypists();
    void showTimelineSoon();
    void showTimeline();
    TimelineEntry entryOf(const TimelineItem &item) const;
    QString noticeOf(const TimelineItem &item) const;
    QString firstUnread() const;

    void fillGap(const QString &entryId);
    void fetchMembers();
    void showMembers();
    void send(const QString &text);

    const UserId &self() const { return m_session.account().user.id; }

    ChatSession &m_session;
    AppController &m_app;
    Clock &m_clock;
    TimerScheduler &m_timers;
    RoomId m_room;
    Timeline *m_timeline = nullptr;
    Seq m_readWhenOpened = 0;
    QList<User> m_members;
    RoomDialogs m_dialogs;
    Timer m_roomsTimer;
    Timer m_timelineTimer;
};

} // namespace Chinwag
