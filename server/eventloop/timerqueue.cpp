#include "server/eventloop/timerqueue.h"

#include <algorithm>
#include <array>
#include <limits>

namespace Chinwag {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using std::chrono::seconds;
using TimePoint = TimerQueue::TimePoint;

namespace {

struct Precision
{
    milliseconds interval;
    Qt::TimerType type;
};

Precision effectivePrecision(milliseconds interval, Qt::TimerType type)
{
    // What the interface can report, and far from the clock's overflow.
    interval = std::clamp(interval, 0ms, milliseconds(std::numeric_limits<int>::max()));
    if (interval == 0ms || (type == Qt::CoarseTimer && interval <= 20ms))
        return {interval, Qt::PreciseTimer};
    if (type == Qt::CoarseTimer && interval >= 20s)
        type = Qt::VeryCoarseTimer;
    if (type == Qt::VeryCoarseTimer)
        interval = std::clamp(std::chrono::floor<seconds>(interval + 500ms), 1s,
                              seconds(std::numeric_limits<int>::max() / 1000));
    return {interval, type};
}

/// The roundest instant within 5 % of the interval around `target`.
TimePoint sharedInstant(TimePoint target, milliseconds interval)
{
    constexpr std::array grids = {1000ms, 500ms, 250ms, 100ms, 50ms, 25ms, 10ms, 5ms, 2ms};
    const auto slack = std::chrono::nanoseconds(interval) / 20;
    const auto sinceStart = target.time_since_epoch();
    for (const milliseconds grid : grids) {
        const auto below = sinceStart - sinceStart % grid;
        const auto nearest = sinceStart - below > grid / 2 ? below + grid : below;
        if (std::chrono::abs(nearest - sinceStart) <= slack)
            return TimePoint(nearest);
    }
    return target;
}

TimePoint nearestSecond(TimePoint time) { return std::chrono::floor<seconds>(time + 500ms); }

TimePoint firstTimeout(const Precision &precision, TimePoint now)
{
    switch (precision.type) {
    case Qt::CoarseTimer:
        return sharedInstant(now + precision.interval, precision.interval);
    case Qt::VeryCoarseTimer:
        return nearestSecond(now) + precision.interval;
    case Qt::PreciseTimer:
        break;
    }
    return now + precision.interval;
}

TimePoint nextTimeoutAfter(TimePoint previous, const Precision &precision, TimePoint now)
{
    const TimePoint regular = previous + precision.interval;
    if (regular < now)
        return std::max(firstTimeout(precision, now), now);
    if (precision.type != Qt::CoarseTimer)
        return regular;
    const TimePoint shared = sharedInstant(regular, precision.interval);
    return shared < now ? regular : shared;
}

} // namespace

void TimerQueue::add(int id, milliseconds interval, Qt::TimerType type, QObject *object, TimePoint now)
{
    remove(id);
    const Precision precision = effectivePrecision(interval, type);
    const Place place = {firstTimeout(precision, now), m_nextTurn++, id};
    m_entries.emplace(id, Entry{place, precision.interval, precision.type, object, m_nextSerial++});
    m_idsOfObject.emplace(object, id);
    m_waiting.insert(place);
}

void TimerQueue::erase(Entries::iterator entry)
{
    if (!entry->second.firing)
        m_waiting.erase(entry->second.place);
    m_entries.erase(entry);
}

bool TimerQueue::remove(int id)
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return false;
    const auto [first, last] = m_idsOfObject.equal_range(entry->second.object);
    m_idsOfObject.erase(std::find_if(first, last, [id](const auto &owned) { return owned.second == id; }));
    erase(entry);
    return true;
}

bool TimerQueue::removeAll(QObject *object)
{
    const auto [first, last] = m_idsOfObject.equal_range(object);
    if (first == last)
        return false;
    std::for_each(first, last, [this](const auto &owned) { erase(m_entries.find(owned.second)); });
    m_idsOfObject.erase(first, last);
    return true;
}

QList<TimerQueue::TimerInfo> TimerQueue::timersOf(QObject *object) const
{
    std::set<Place> places;
    const auto [first, last] = m_idsOfObject.equal_range(object);
    std::for_each(first, last, [&](const auto &owned) { places.insert(m_entries.at(owned.second).place); });
    QList<TimerInfo> timers;
    for (const Place &place : places) {
        const Entry &entry = m_entries.at(place.id);
        timers.append(TimerInfo(place.id, int(entry.interval.count()), entry.type));
    }
    return timers;
}

std::optional<milliseconds> TimerQueue::remaining(int id, TimePoint now) const
{
    const auto entry = m_entries.find(id);
    if (entry == m_entries.end())
        return std::nullopt;
    return std::max(std::chrono::ceil<milliseconds>(entry->second.place.timeout - now), 0ms);
}

std::optional<TimePoint> TimerQueue::nextTimeout() const
{
    if (m_waiting.empty())
        return std::nullopt;
    return m_waiting.begin()->timeout;
}

std::optional<TimerQueue::Due> TimerQueue::takeDue(const Round &round)
{
    if (m_waiting.empty())
        return std::nullopt;
    const Place place = *m_waiting.begin();
    // Whoever took a place during this round is not due before its end: nobody older can stand behind.
    if (place.timeout > round.now || place.turn >= round.firstNewTurn)
        return std::nullopt;
    m_waiting.erase(m_waiting.begin());
    Entry &entry = m_entries.at(place.id);
    entry.firing = true;
    // Now and not in finish(): the callback may ask for the remaining time.
    entry.place.timeout = nextTimeoutAfter(place.timeout, {entry.interval, entry.type}, round.now);
    entry.place.turn = m_nextTurn++;
    return Due{place.id, entry.object, entry.serial};
}

void TimerQueue::finish(const Due &due)
{
    const auto entry = m_entries.find(due.id);
    if (entry == m_entries.end() || entry->second.serial != due.serial)
        return;
    entry->second.firing = false;
    m_waiting.insert(entry->second.place);
}

} // namespace Chinwag
