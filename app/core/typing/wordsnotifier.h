#pragma once

#include "shared/base/timerscheduler.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/model.h"

#include <functional>

namespace Chinwag {

/// The sending side of words as they are typed: the whole text when it has changed, at most every 250 ms, cut
/// to what may be sent; nothing, once, when there is nothing any more or the person looks elsewhere. A line
/// that begins with '/' is for the program and counts as nothing. What cannot be sent now is not sent later.
/// Loop thread.
class WordsNotifier
{
public:
    using Send = std::function<void(const RoomId &room, const QString &text)>;

    WordsNotifier(const Clock &clock, TimerScheduler &timers, Send send);

    void inputChanged(const RoomId &room, const QString &text);
    void leave();  ///< what others see goes away
    void forget(); ///< nothing is sent: the message says it, or there is no line

private:
    void show();

    const Clock &m_clock;
    TimerScheduler &m_timers;
    Send m_send;
    RoomId m_room;
    QString m_text;
    QString m_shown; ///< what others see
    std::optional<milliseconds> m_sentAt;
    Timer m_later;
};

} // namespace Chinwag
