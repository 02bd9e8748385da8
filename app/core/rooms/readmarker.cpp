#include "app/core/rooms/readmarker.h"

#include <QPointer>

#include <algorithm>

namespace Chinwag {

ReadMarker::ReadMarker(TimerScheduler &timers, Send send, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
    , m_send(std::move(send))
{
}

void ReadMarker::mark(const RoomId &room, Seq seq)
{
    Mark &mark = m_marks[room];
    mark.read = std::max(mark.read, seq);
    pump(room);
}

void ReadMarker::setOnline(bool online)
{
    m_online = online;
    if (!online)
        return;
    for (auto &[room, mark] : m_marks)
        pump(room);
}

void ReadMarker::forget(const RoomId &room) { m_marks.erase(room); }

void ReadMarker::pump(const RoomId &room)
{
    const auto found = m_marks.find(room);
    if (!m_online || found == m_marks.end())
        return;
    Mark &mark = found->second;
    if (mark.read <= mark.sent || mark.pause.isActive())
        return;
    mark.sent = mark.read;
    mark.pause = m_timers.after(interval, [this, room] {
        m_marks[room].pause.cancel();
        pump(room);
    });
    m_send(room, mark.sent, [self = QPointer(this), room](const Result<Ok, Error> &answer) {
        if (self)
            self->answered(room, answer);
    });
}

// Not marked yet: the next pause or the next connection tries again. A refusal for good is not repeated.
void ReadMarker::answered(const RoomId &room, const Result<Ok, Error> &answer)
{
    const auto found = m_marks.find(room);
    if (answer || found == m_marks.end() || !answer.error().isTemporary())
        return;
    found->second.sent = 0;
    pump(room);
}

} // namespace Chinwag
