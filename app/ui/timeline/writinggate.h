#pragma once

#include "app/core/chatsession.h"

namespace Chinwag {

/// Whether one may write in the open room: who is muted may not, nor may members where only moderators do; in
/// slow mode not yet. Follows the room and the clock.
class WritingGate : public QObject
{
    Q_OBJECT

public:
    WritingGate(const Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);

    /// `room` of `session`; null or an unknown one: nothing is in the way. Until the next call.
    void open(ChatSession *session, const RoomId &room);

    /// Why nothing can be written here; "" when something can.
    QString barrier() const { return m_barrier; }
    /// Before the next message may be sent; 0: now.
    seconds pause() const { return m_pause; }
    /// "12 s", "4:05"
    QString pauseWords() const;

Q_SIGNALS:
    void changed();

private:
    void update();
    QString barrierOf(const Room &room) const;
    milliseconds remaining(const Room &room);
    void waitFor(milliseconds remaining, const Room &room);

    const Clock &m_clock;
    TimerScheduler &m_timers;
    ChatSession *m_session = nullptr;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the open room
    RoomId m_room;
    milliseconds m_lastOwn{0};     // when one sent the last message, as far as it is known here
    milliseconds m_lastOwnSeen{0}; // when it came to be known
    QString m_barrier;
    seconds m_pause{0};
    Timer m_next;
};

} // namespace Chinwag
