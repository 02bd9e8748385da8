#pragma once

#include "app/core/chatsession.h"
#include "app/core/notices/noticerules.h"
#include "app/core/notices/noticeservice.h"

#include <deque>

namespace Chinwag {

/// Decides for every message of others whether the person is told of it, tells the system, and keeps by which
/// rule it went. Takes back what was read, here or on another device. One per session, which outlives it with
/// everything else that it is given. Loop thread.
class NoticeBoard : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t mostKept = 50; ///< verdicts of a room

    struct Entry
    {
        Seq seq = 0;
        UserId sender;
        milliseconds at{0};
        NoticeVerdict verdict;
    };

    NoticeBoard(ChatSession &session, Clock &clock, TimerScheduler &timers, NoticeService &service,
                QObject *parent = nullptr);
    ~NoticeBoard() override; ///< takes all of them back

    void setSettings(const NoticeSettings &settings);
    /// The room whose end is on screen in the window in front; empty: none is.
    void setInSight(const RoomId &room);
    /// Of this run of the program, the newest first.
    QList<Entry> entries(const RoomId &room) const;

Q_SIGNALS:
    void entriesChanged(const Chinwag::RoomId &room);
    /// Nobody says so: its time is over.
    void muteEnded(const Chinwag::RoomId &room);

private:
    void arrived(const Event &event);
    void caughtUp(const QList<Event> &events);
    std::optional<NoticeCase> caseOf(const Event &event) const;
    bool isNews(const Event &event) const;
    bool isDeleted(const RoomId &room, Seq message) const;
    void keep(const Event &event, const NoticeVerdict &verdict);
    void show(const Event &event);
    void showSummary(qsizetype messages, qsizetype rooms);
    void roomChanged(const RoomId &room);
    void watchMute(const RoomId &room);
    void awaitMutes();
    void withdrawRead(const RoomId &room);
    void withdraw(const RoomId &room);
    void withdrawSummary();
    QString titleOf(const Event &event) const;

    ChatSession &m_session;
    Clock &m_clock;
    TimerScheduler &m_timers;
    NoticeService &m_service;
    NoticeSettings m_settings;
    RoomId m_inSight;
    QHash<RoomId, Seq> m_shown;                 ///< the newest message that the room's notice is about
    QHash<RoomId, Seq> m_caughtUp;              ///< the same, of what was missed
    QHash<RoomId, Seq> m_summary;               ///< the same, of what the summary tells of
    QHash<RoomId, Seq> m_judged;                ///< nothing up to here is looked at again
    QHash<RoomId, std::deque<Entry>> m_entries; ///< oldest first
    QHash<RoomId, milliseconds> m_mutes;        ///< when they end
    Timer m_muteEnds;                           ///< the next of them
};

} // namespace Chinwag
