#pragma once

#include <QAbstractEventDispatcher>

#include <chrono>
#include <optional>
#include <set>
#include <unordered_map>

namespace Chinwag {

/// The timers of one event loop, in the order they are due; knows no clock and calls nobody. One thread only.
///
/// Precise timers are due at their millisecond. Coarse ones move by at most 5 % to an instant that other
/// timers are likely to share (up to 20 ms they are precise, from 20 s on very coarse). Very coarse ones are
/// due on full seconds. A repeated timer that fell behind skips what it missed. All costs are logarithmic in
/// the number of timers.
class TimerQueue
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    using TimerInfo = QAbstractEventDispatcher::TimerInfo;

    /// One pass over what is due. Each timer comes up at most once in it, so a zero timer cannot keep a pass
    /// alive.
    struct Round
    {
        TimePoint now;
        quint64 firstNewTurn;
    };
    /// A timer that is being fired.
    struct Due
    {
        int id;
        QObject *object;
        quint64 serial;
    };

    void add(int id, std::chrono::milliseconds interval, Qt::TimerType type, QObject *object, TimePoint now);
    bool remove(int id);
    bool removeAll(QObject *object);

    /// Soonest first, with the type and interval that are really used.
    QList<TimerInfo> timersOf(QObject *object) const;
    /// Rounded up to milliseconds, 0 when overdue, nothing for an unknown timer.
    std::optional<std::chrono::milliseconds> remaining(int id, TimePoint now) const;
    /// When the first timer that is not being fired is due.
    std::optional<TimePoint> nextTimeout() const;

    Round beginRound(TimePoint now) const { return {now, m_nextTurn}; }
    /// The next timer to fire. It takes no part in nested rounds until finish(), which is safe for a timer
    /// that was removed meanwhile, even if its id has a new owner.
    std::optional<Due> takeDue(const Round &round);
    void finish(const Due &due);

private:
    struct Place
    {
        TimePoint timeout;
        quint64 turn = 0; ///< first come, first served among equal timeouts
        int id = 0;
        auto operator<=>(const Place &) const = default; // NOLINT(modernize-use-nullptr): it sees a 0 there
    };
    struct Entry
    {
        Place place;
        std::chrono::milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        quint64 serial;
        bool firing = false;
    };
    using Entries = std::unordered_map<int, Entry>;

    void erase(Entries::iterator entry);

    Entries m_entries;
    std::unordered_multimap<QObject *, int> m_idsOfObject;
    std::set<Place> m_waiting;
    quint64 m_nextTurn = 1;
    quint64 m_nextSerial = 1;
};

} // namespace Chinwag
