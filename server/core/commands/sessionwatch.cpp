#include "server/core/commands/sessionwatch.h"

namespace Chinwag {

namespace {

/// How far each look into the list goes back behind the one before. More than a transaction takes, because a
/// revocation shows itself at its commit and bears the time of its writing; more than an upgrade takes, too.
constexpr milliseconds overlap{15'000};

} // namespace

SessionWatch::SessionWatch(NodeContext &context, SessionHub &hub, Relay &relay)
    : m_context(context)
    , m_hub(hub)
    , m_relay(relay)
    , m_polledAt(context.clock.monotonic())
    , m_poll(context.timers.every(Limits::revocationPoll, [this] { poll(); }))
{
    relay.on<DeviceRevoked>([this](const UserId &user, const DeviceRevoked &) { suspect(user); });
    relay.on<UserBanned>([this](const UserId &user, const UserBanned &) { suspect(user); });
}

void SessionWatch::opened(Session &session)
{
    if (const auto left = session.identity().validFor)
        endAfter(session, *left);
    if (m_suspected.contains(session.user()))
        ask({&session}, session.user());
}

void SessionWatch::revoked(const Revocation &revocation)
{
    suspect(revocation.user);
    if (revocation.reason == Revocation::Reason::Banned)
        m_relay.tell(revocation.user, UserBanned{});
    else
        m_relay.tell(revocation.user, DeviceRevoked{revocation.device});
}

void SessionWatch::poll()
{
    const milliseconds now = m_context.clock.monotonic();
    forgetOldNews(now);
    if (m_hub.size() == 0) {
        m_polledAt = now;
        return;
    }
    QList<Session *> undecided;
    for (const SessionId &id : std::exchange(m_undecided, {})) {
        if (Session *session = m_hub.find(id))
            undecided.append(session);
    }
    ask(undecided);
    if (std::exchange(m_polling, true))
        return;
    const milliseconds period = now - m_polledAt + overlap;
    const auto listed = [this, now, period](const Outcome<QList<Revocation>> &revocations) {
        m_polling = false;
        if (!revocations)
            return;
        m_polledAt = now;
        if (period > Limits::revocationsKept) // some may have been forgotten meanwhile
            ask(m_hub.all());
        else
            heard(*revocations);
    };
    m_context.stores.accounts.revocations(period, m_life.guard(listed));
}

void SessionWatch::heard(const QList<Revocation> &revocations)
{
    for (const Revocation &revocation : revocations) {
        if (m_heard.contains(revocation.id))
            continue;
        m_heard.insert(revocation.id, m_context.clock.monotonic());
        suspect(revocation.user);
    }
}

void SessionWatch::suspect(const UserId &user)
{
    m_suspected.insert(user, m_context.clock.monotonic());
    ask(m_hub.sessionsOf(user), user);
}

void SessionWatch::ask(const QList<Session *> &sessions, const Principal &principal)
{
    QList<SessionId> asked;
    QList<DeviceId> devices;
    for (const Session *session : sessions) {
        if (!session->isOpen() || session->user().isEmpty())
            continue;
        asked.append(session->id());
        devices.append(session->identity().device);
    }
    if (asked.isEmpty())
        return;
    const auto answered = [this, asked](const Outcome<QHash<DeviceId, DeviceStanding>> &standings) {
        for (const SessionId &id : asked) {
            Session *session = m_hub.find(id);
            if (session && standings)
                decide(*session, standings->value(session->identity().device));
            else if (session)
                m_undecided.insert(id);
        }
    };
    m_context.stores.of(principal)->accounts.standings(devices, m_life.guard(answered));
}

void SessionWatch::decide(Session &session, const DeviceStanding &standing)
{
    switch (standing.state) {
    case DeviceStanding::State::Good:
        return endAfter(session, standing.validFor);
    case DeviceStanding::State::SignedOut:
        return session.close(CloseCode::SignedOut, QStringLiteral("This device was signed out."));
    case DeviceStanding::State::Banned:
        return session.close(CloseCode::Banned, QStringLiteral("This account is banned."));
    }
}

void SessionWatch::endAfter(Session &session, milliseconds time)
{
    const milliseconds now = m_context.clock.monotonic();
    session.setEnd(now + time);
    if (m_nextEnd && *m_nextEnd <= now + time)
        return;
    m_nextEnd = now + time;
    m_end = m_context.timers.after(time, [this] { endingIsDue(); });
}

/// Whose time is over by this node's count may have been given more by a request meanwhile: the store knows.
void SessionWatch::endingIsDue()
{
    const milliseconds now = m_context.clock.monotonic();
    QList<Session *> due;
    m_nextEnd.reset();
    for (Session *session : m_hub.all()) {
        const auto end = session->end();
        if (!end || !session->isOpen())
            continue;
        if (*end <= now)
            due.append(session);
        else if (!m_nextEnd || *end < *m_nextEnd)
            m_nextEnd = *end;
    }
    if (m_nextEnd)
        m_end = m_context.timers.after(*m_nextEnd - now, [this] { endingIsDue(); });
    ask(due);
}

void SessionWatch::forgetOldNews(milliseconds now)
{
    const auto isOld = [now](const auto &entry) { return entry.value() + 4 * overlap < now; };
    m_suspected.removeIf(isOld);
    m_heard.removeIf(isOld);
}

} // namespace Chinwag
