#include "app/ui/desktop/presencecontroller.h"

#include "app/core/chatsession.h"
#include "app/ui/guarded.h"
#include "app/ui/words.h"

#include <QDateTime>

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
    m_watch.reset();
    m_isBusy = false;
    m_error.clear();
    if (session) {
        m_watch = std::make_unique<QObject>();
        connect(&session->rooms(), &RoomBook::usersChanged, m_watch.get(), [this] { Q_EMIT changed(); });
    }
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

QString PresenceController::nameOf(int presence) { return Words::presence(static_cast<Presence>(presence)); }

QString PresenceController::status() const { return m_session ? m_session->self().status.text : QString(); }

void PresenceController::setStatus(const QString &text, End end)
{
    if (!m_session || m_isBusy)
        return;
    m_isBusy = true;
    m_error.clear();
    Q_EMIT changed();
    const QString words = text.trimmed();
    const Status status{words, words.isEmpty() ? milliseconds(0) : timeOf(end)};
    m_session->accountBook().setStatus(
        status,
        guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) { statusAnswered(answer); }));
}

void PresenceController::statusAnswered(const Result<Ok, Error> &answer)
{
    m_isBusy = false;
    m_error = answer ? QString() : answer.error().message;
    Q_EMIT changed();
    if (answer)
        Q_EMIT statusTaken();
}

void PresenceController::forgetError()
{
    m_error.clear();
    Q_EMIT changed();
}

milliseconds PresenceController::timeOf(End end) const
{
    const milliseconds now = m_clock.wall();
    switch (end) {
    case Never:
        break;
    case HalfHour:
        return now + std::chrono::minutes(30);
    case Hour:
        return now + std::chrono::hours(1);
    case FourHours:
        return now + std::chrono::hours(4);
    case Today: {
        const QDate tomorrow = QDateTime::fromMSecsSinceEpoch(now.count()).date().addDays(1);
        return milliseconds(tomorrow.startOfDay().toMSecsSinceEpoch());
    }
    }
    return milliseconds(0);
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
