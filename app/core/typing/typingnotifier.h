#pragma once

#include "app/core/typing/wordsnotifier.h"

namespace Chinwag {

/// The sending side of "typing": first real input → start; while input goes on, a start again every 3 s; 1000
/// ms after the last key, or at once when emptied, sent, the room switched or the window hidden → one stop.
/// Where people see each other's words as they are typed, the words go with it, and it stops only when they
/// are gone for the others, too. Loop thread.
class TypingNotifier
{
public:
    using Send = std::function<void(const RoomId &room, bool active)>;

    TypingNotifier(const Clock &clock, TimerScheduler &timers, Send send);

    /// Where words are shown as they are typed, and how they are sent.
    void showWords(std::function<bool(const RoomId &room)> areShown, WordsNotifier::Send send);
    /// The person changed the text of the composer to `text`. Blank text and text that begins with '/' is not
    /// typing.
    void inputChanged(const RoomId &room, const QString &text);
    void messageSent();            ///< the message itself tells the others: no stop is sent
    void leave();                  ///< room switched, window hidden or closed
    void setOnline(bool online);   ///< offline: forgets, sends nothing, now or later
    void setEnabled(bool enabled); ///< privacy switch; off while typing sends one stop
    /// What `hello` announced; not positive: stays as it is.
    void setTimings(milliseconds refresh, milliseconds idle);

private:
    void sendStart();
    void stop();
    void forget();

    const Clock &m_clock;
    TimerScheduler &m_timers;
    Send m_send;
    std::function<bool(const RoomId &room)> m_areWordsShown;
    std::optional<WordsNotifier> m_words;
    RoomId m_room;
    bool m_active = false;
    bool m_online = false;
    bool m_enabled = true;
    milliseconds m_lastStart{0};
    milliseconds m_refresh{Limits::typingRefresh};
    milliseconds m_idleAfter{Limits::typingIdle};
    Timer m_idle;
};

} // namespace Chinwag
