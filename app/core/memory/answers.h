#pragma once

#include "shared/base/timerscheduler.h"

#include <QtGlobal>

#include <map>

namespace Chinwag {

/// Answers of an in-memory twin: each in the next turn of the loop, in the order it was asked, as those of
/// the real one. None comes after this object.
class Answers
{
public:
    explicit Answers(TimerScheduler &timers)
        : m_timers(timers)
    {
    }

    void later(std::function<void()> answer)
    {
        const quint64 key = m_next++;
        m_waiting[key] = m_timers.after(milliseconds{0}, [this, key, answer = std::move(answer)] {
            const auto spent = m_waiting.extract(key);
            answer();
        });
    }

private:
    TimerScheduler &m_timers;
    std::map<quint64, Timer> m_waiting;
    quint64 m_next = 0;
};

} // namespace Chinwag
