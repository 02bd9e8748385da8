#include "app/core/connection/connectionnotice.h"

#include <algorithm>

namespace Chinwag {

using State = ServerConnection::State;
using StopReason = ServerConnection::StopReason;

namespace {

bool isAttempting(State state)
{
    return state == State::FetchingTicket || state == State::Connecting || state == State::Syncing;
}

// A server that does not answer is what reconnecting is for. These stay until somebody does something.
bool needsSomebody(Obstacle obstacle) { return obstacle >= Obstacle::NotChinwag; }

} // namespace

ConnectionNotice::ConnectionNotice(const Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
{
}

void ConnectionNotice::watch(const ServerConnection &connection)
{
    const auto look = [this, &connection] {
        update({connection.state(), connection.stopReason(), connection.hasNetwork(),
                connection.untilNextAttempt(), connection.obstacle(), connection.proxyInTheWay()});
    };
    connect(&connection, &ServerConnection::stateChanged, this, look);
    connect(&connection, &ServerConnection::waitingChanged, this, look);
    look();
}

void ConnectionNotice::update(const Input &input)
{
    m_input = input;
    m_nextAttemptAt = m_clock.monotonic() + input.untilNextAttempt;
    const bool trouble = isAttempting(input.state) || input.state == State::Waiting;
    if (trouble && !m_inTrouble)
        m_troubleSince = m_clock.monotonic();
    m_inTrouble = trouble;
    refresh();
}

void ConnectionNotice::refresh()
{
    const Shown next = wanted();
    const bool otherProxy = std::exchange(m_shownProxy, m_input.proxy) != m_input.proxy;
    const bool otherObstacle =
        std::exchange(m_shownObstacle, m_input.obstacle) != m_input.obstacle || otherProxy;
    const bool other = next != m_shown || (next == Shown::Obstructed && otherObstacle);
    if (other) {
        m_shown = next;
        m_shownSince = m_clock.monotonic();
    }
    const auto countdown = static_cast<int>((left().count() + 999) / 1000);
    const bool ticked = std::exchange(m_secondsLeft, countdown) != countdown;
    m_timer.cancel();
    if (const milliseconds wait = untilChange(); wait > milliseconds{0})
        m_timer = m_timers.after(wait, [this] { refresh(); });
    if (other || (ticked && m_shown == Shown::Waiting))
        Q_EMIT changed();
}

ConnectionNotice::Shown ConnectionNotice::wanted() const
{
    if (m_input.state == State::Offline)
        return m_input.reason > StopReason::Stopped ? Shown::Refused : Shown::Nothing;
    const Shown next = m_inTrouble ? inTrouble() : Shown::Back;
    if (isHeld(next))
        return m_shown;
    if (next != Shown::Back)
        return next;
    const bool wasShown = m_shown != Shown::Nothing && m_shown != Shown::Refused;
    const bool isOver = m_shown == Shown::Back && m_clock.monotonic() - m_shownSince >= backFor;
    return wasShown && !isOver ? Shown::Back : Shown::Nothing;
}

ConnectionNotice::Shown ConnectionNotice::inTrouble() const
{
    if (m_clock.monotonic() - m_troubleSince < silentFor)
        return Shown::Nothing;
    if (!m_input.hasNetwork)
        return Shown::Offline;
    if (needsSomebody(m_input.obstacle))
        return Shown::Obstructed;
    return m_input.state == State::Waiting ? Shown::Waiting : Shown::Connecting;
}

// These are better answers to the same question and need not wait.
bool ConnectionNotice::isHeld(Shown next) const
{
    return m_shown == Shown::Waiting && next != Shown::Offline && next != Shown::Obstructed &&
           m_clock.monotonic() - m_shownSince < waitingAtLeast;
}

milliseconds ConnectionNotice::left() const
{
    if (m_input.state != State::Waiting)
        return milliseconds{0};
    return std::max(m_nextAttemptAt - m_clock.monotonic(), milliseconds{0});
}

// 0: nothing changes by time alone.
milliseconds ConnectionNotice::untilChange() const
{
    const milliseconds now = m_clock.monotonic();
    milliseconds soonest{0};
    const auto consider = [&soonest](milliseconds wait) {
        if (wait > milliseconds{0} && (soonest == milliseconds{0} || wait < soonest))
            soonest = wait;
    };
    if (m_inTrouble)
        consider(m_troubleSince + silentFor - now);
    if (m_shown == Shown::Waiting) {
        consider(m_shownSince + waitingAtLeast - now);
        if (left() > milliseconds{0})
            consider(milliseconds((left().count() - 1) % 1000 + 1));
    }
    if (m_shown == Shown::Back)
        consider(m_shownSince + backFor - now);
    return soonest;
}

} // namespace Chinwag
