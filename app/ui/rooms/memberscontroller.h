#pragma once

#include "app/ui/rooms/memberlistmodel.h"

namespace Chinwag {

/// Who is in the open room: those who are there first, then by name; of them those who were looked for.
class MembersController : public QObject
{
    Q_OBJECT

public:
    MembersController(const Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);

    MemberListModel *model() { return &m_model; }

    /// `room` of `session`; null: nobody. Until the next call.
    void open(ChatSession *session, const RoomId &room);
    /// Those whose names have `text` in them; "" for all.
    void find(const QString &text);

private:
    void watch();
    void refresh();
    void sort();
    void updateAtNextEnd();

    const Clock &m_clock;
    TimerScheduler &m_timers;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    RoomId m_room;
    QString m_text;
    Timer m_nextEnd; // of a mute
    MemberListModel m_model;
};

} // namespace Chinwag
