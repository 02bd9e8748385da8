#include "app/ui/desktop/presencecontroller.h"

#include "app/core/chatsession.h"
#include "app/ui/timeline/personlistmodel.h"

namespace Chinwag {

PresenceController::PresenceController(Clock &clock, TimerScheduler &timers)
    : m_clock(clock)
    , m_timers(timers)
{
}

PresenceController::~PresenceController()
{
    if (m_source)
        m_source->setChangedHandler({});
}

void PresenceController::setIdleSource(IdleSource &source)
{
    m_source = &source;
    source.setChangedHandler([this] { watch(); });
    watch();
}

void PresenceController::watch()
{
    m_wait.cancel();
    const auto since = m_source->idleSince();
    if (!since)
        return setIdle(false);
    const milliseconds left = *since + idleToAway - m_clock.monotonic();
    if (left <= milliseconds(0))
        return setIdle(true);
    m_wait = m_timers.after(left, [this] { setIdle(true); });
}

void PresenceController::setIdle(bool idle)
{
    if (idle == m_isIdle)
        return;
    m_isIdle = idle;
    say();
}

void PresenceController::setSession(ChatSession *session)
{
    m_session = session;
    m_said = Presence::Online; // what a session says of itself
    say();
}

void PresenceController::setChoice(Choice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    say();
}

QString PresenceController::nameOf(int presence)
{
    return PersonListModel::presenceText(static_cast<Presence>(presence));
}

Presence PresenceController::shown() const
{
    static_assert(Online == static_cast<int>(Presence::Online) && Away == static_cast<int>(Presence::Away) &&
                  DoNotDisturb == static_cast<int>(Presence::DoNotDisturb));
    return m_choice == Online && m_isIdle ? Presence::Away : static_cast<Presence>(m_choice);
}

void PresenceController::say()
{
    const Presence wanted = shown();
    if (m_session && wanted != m_said) {
        m_said = wanted;
        m_session->setPresence(wanted);
    }
    Q_EMIT changed();
}

} // namespace Chinwag
