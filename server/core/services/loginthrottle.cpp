#include "server/core/services/loginthrottle.h"

#include "shared/protocol/limits.h"

namespace Chinwag {

namespace {

constexpr milliseconds window{60000};
constexpr milliseconds busyRetry{1000};
constexpr qsizetype pairsRemembered = 50'000;

QString pairOf(const QString &username, const NetworkOf &from)
{
    return username + QLatin1Char('\n') + from.network;
}

} // namespace

LoginThrottle::LoginThrottle(const Clock &clock)
    : m_accounts(clock, Limits::badLoginsPerAccountPerMinute, window)
    , m_known(clock, Limits::badLoginsPerAccountPerMinute, window)
    , m_networks(clock, Limits::badLoginsPerAddressPerMinute, window)
    , m_seen(pairsRemembered)
{
}

Result<SignInAttempt, milliseconds> LoginThrottle::begin(const QString &username, const NetworkOf &from)
{
    if (m_atOnce.isFull(from))
        return busyRetry;
    const QString pair = pairOf(username, from);
    if (m_seen.object(pair)) {
        if (const auto wait = m_known.wait(pair))
            return *wait;
        m_known.take(pair);
        m_atOnce.add(from);
        return SignInAttempt{username, from, HashLane::KnownSignIn};
    }
    if (const auto wait = std::max(m_networks.wait(from), m_accounts.wait(username)))
        return *wait;
    m_networks.take(from);
    m_accounts.take(username);
    m_atOnce.add(from);
    return SignInAttempt{username, from, HashLane::SignIn};
}

void LoginThrottle::forgive(const SignInAttempt &attempt)
{
    if (attempt.lane == HashLane::KnownSignIn)
        return m_known.giveBack(pairOf(attempt.username, attempt.from));
    m_networks.giveBack(attempt.from);
    m_accounts.giveBack(attempt.username);
}

void LoginThrottle::succeeded(const SignInAttempt &attempt)
{
    forgive(attempt);
    remember(attempt.username, attempt.from);
}

void LoginThrottle::remember(const QString &username, const NetworkOf &from)
{
    m_seen.insert(pairOf(username, from), new char{});
}

std::optional<milliseconds> LoginThrottle::beginGuess(const NetworkOf &from)
{
    if (const auto wait = m_networks.wait(from))
        return wait;
    m_networks.take(from);
    return {};
}

} // namespace Chinwag
