#include "app/core/typing/typingnotifier.h"

namespace Chinwag {

namespace {

bool isTyping(const QString &text) { return !text.trimmed().isEmpty() && !text.startsWith(u'/'); }

} // namespace

TypingNotifier::TypingNotifier(const Clock &clock, TimerScheduler &timers, Send send)
    : m_clock(clock)
    , m_timers(timers)
    , m_send(std::move(send))
{
}

void TypingNotifier::showWords(std::function<bool(const RoomId &room)> areShown, WordsNotifier::Send send)
{
    m_areWordsShown = std::move(areShown);
    m_words.emplace(m_clock, m_timers, std::move(send));
}

void TypingNotifier::inputChanged(const RoomId &room, const QString &text)
{
    if (!m_online || !m_enabled)
        return;
    if (m_active && room != m_room)
        stop();
    if (!isTyping(text))
        return stop();
    m_room = room;
    // Every key restarts the idle timer, also when no start is due; otherwise steady typing would flap.
    const bool showsWords = m_words && m_areWordsShown(room);
    const milliseconds idle = showsWords ? milliseconds(Limits::typingExpiry) : m_idleAfter;
    m_idle = m_timers.after(idle, [this] { stop(); });
    if (!m_active || m_clock.monotonic() - m_lastStart >= m_refresh)
        sendStart();
    if (showsWords)
        m_words->inputChanged(room, text);
}

void TypingNotifier::messageSent() { forget(); }

void TypingNotifier::leave() { stop(); }

void TypingNotifier::setOnline(bool online)
{
    m_online = online;
    if (!online)
        forget();
}

void TypingNotifier::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (!enabled)
        stop();
}

void TypingNotifier::setTimings(milliseconds refresh, milliseconds idle)
{
    if (refresh > milliseconds{0})
        m_refresh = refresh;
    if (idle > milliseconds{0})
        m_idleAfter = idle;
}

void TypingNotifier::sendStart()
{
    m_active = true;
    m_lastStart = m_clock.monotonic();
    m_send(m_room, true);
}

void TypingNotifier::stop()
{
    if (!m_active)
        return;
    if (m_words)
        m_words->leave();
    forget();
    m_send(m_room, false);
}

void TypingNotifier::forget()
{
    m_active = false;
    m_idle.cancel();
    if (m_words)
        m_words->forget();
}

} // namespace Chinwag
