#include "app/core/typing/wordsnotifier.h"

namespace Chinwag {

namespace {

QString visibleTo(const QString &text)
{
    if (text.trimmed().isEmpty() || text.startsWith(u'/'))
        return {};
    QString shown = text.left(Limits::wordsAsTypedLength);
    if (shown.size() < text.size() && shown.back().isHighSurrogate())
        shown.chop(1); // half a character is none
    return shown;
}

} // namespace

WordsNotifier::WordsNotifier(const Clock &clock, TimerScheduler &timers, Send send)
    : m_clock(clock)
    , m_timers(timers)
    , m_send(std::move(send))
{
}

void WordsNotifier::inputChanged(const RoomId &room, const QString &text)
{
    if (room != m_room)
        leave();
    m_room = room;
    m_text = visibleTo(text);
    if (m_text == m_shown)
        return m_later.cancel();
    if (m_later.isActive())
        return;
    const milliseconds now = m_clock.monotonic();
    const milliseconds due = m_sentAt ? *m_sentAt + Limits::wordsAsTypedInterval : now;
    if (due <= now)
        show();
    else
        m_later = m_timers.after(due - now, [this] { show(); });
}

void WordsNotifier::show()
{
    m_later.cancel();
    if (m_text == m_shown)
        return;
    m_shown = m_text;
    m_sentAt = m_clock.monotonic();
    m_send(m_room, m_shown);
}

void WordsNotifier::leave()
{
    const bool isSeen = !m_shown.isEmpty();
    forget();
    if (isSeen)
        m_send(m_room, {});
}

void WordsNotifier::forget()
{
    m_later.cancel();
    m_text.clear();
    m_shown.clear();
}

} // namespace Chinwag
