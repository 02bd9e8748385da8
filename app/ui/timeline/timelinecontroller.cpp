#include "app/ui/timeline/timelinecontroller.h"

#include "app/ui/timeline/personlistmodel.h"
#include "app/ui/words.h"

namespace Chinwag {

TimelineController::TimelineController(Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
{
    scheduleMidnight();
}

QString TimelineController::title() const
{
    return m_head.direct || m_head.name.isEmpty() ? m_head.name : QStringLiteral("# ") + m_head.name;
}

QString TimelineController::subtitle() const
{
    if (m_head.direct)
        return PersonListModel::presenceText(m_head.presence);
    return Words::roomSubtitle(m_head.topic, m_head.people, m_head.online);
}

QString TimelineController::newBelow() const { return Words::count(m_newBelow); }

void TimelineController::setRoom(const RoomHead &head)
{
    if (m_head == head)
        return;
    const bool otherRoom = m_head.id != head.id;
    m_head = head;
    if (otherRoom) {
        m_model.setFirstUnread({});
        m_model.setEntries({});
        m_lastSeenId.clear();
        setNewBelow(0);
        setHistory(false, false);
        m_readTimer.cancel();
        setAtEnd(true);
    }
    Q_EMIT roomChanged();
}

void TimelineController::setEntries(const QList<TimelineEntry> &entries)
{
    countNewBelow(entries);
    m_model.setEntries(entries);
    if (m_atEnd)
        updateReadTimer();
}

void TimelineController::countNewBelow(const QList<TimelineEntry> &entries)
{
    if (m_atEnd) {
        m_lastSeenId = entries.isEmpty() ? QString() : entries.last().id;
        return;
    }
    int count = 0;
    for (auto entry = entries.rbegin(); entry != entries.rend() && entry->id != m_lastSeenId; ++entry)
        count += entry->kind == TimelineEntry::Kind::Message && entry->sender != m_ownUser ? 1 : 0;
    setNewBelow(count);
}

void TimelineController::setNewBelow(int count)
{
    if (m_newBelow == count)
        return;
    m_newBelow = count;
    Q_EMIT newBelowChanged();
}

void TimelineController::setHistory(bool loading, bool more)
{
    m_historyMore = more;
    if (m_historyLoading == loading)
        return;
    m_historyLoading = loading;
    Q_EMIT historyLoadingChanged();
}

void TimelineController::followOwnMessage() { jumpToEnd(); }

void TimelineController::requestOlder()
{
    if (m_historyMore && !m_historyLoading && hasRoom())
        Q_EMIT olderRequested();
}

void TimelineController::setAtEnd(bool atEnd)
{
    if (m_atEnd == atEnd)
        return;
    m_atEnd = atEnd;
    if (atEnd) {
        const QList<TimelineEntry> entries = m_model.entries();
        m_lastSeenId = entries.isEmpty() ? QString() : entries.last().id;
        setNewBelow(0);
    }
    Q_EMIT atEndChanged();
    updateReadTimer();
}

void TimelineController::setWindowActive(bool active)
{
    if (m_windowActive == active)
        return;
    m_windowActive = active;
    updateReadTimer();
}

void TimelineController::jumpToEnd()
{
    setAtEnd(true);
    Q_EMIT endRequested();
}

void TimelineController::updateReadTimer()
{
    if (!m_atEnd || !m_windowActive || !hasRoom()) {
        m_readTimer.cancel();
        return;
    }
    m_readTimer = m_timers.after(readAfter, [this] { Q_EMIT readToEnd(); });
}

void TimelineController::scheduleMidnight()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.wall().count());
    m_model.setToday(now.date());
    const milliseconds left{now.msecsTo(now.date().addDays(1).startOfDay()) + 1};
    m_midnight = m_timers.after(left, [this] { scheduleMidnight(); });
}

} // namespace Chinwag
