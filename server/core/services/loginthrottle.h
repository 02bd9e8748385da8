#pragma once

#include "server/core/ports/networkcount.h"
#include "server/core/ports/passwordhasher.h"
#include "server/core/services/attemptbudget.h"
#include "shared/base/result.h"

#include <QCache>

namespace Chinwag {

/// One try to sign in, as it was counted.
struct SignInAttempt
{
    QString username;
    NetworkOf from;
    HashLane lane = HashLane::SignIn;
};

/// Counts bad attempts in the last minute: per account, per network, and, where the account was signed in to
/// from that network before, per pair of the two alone: whoever guesses elsewhere, or from the same network
/// at other accounts, must not lock its owner out. An attempt counts from its start, or a hundred at once
/// would all get through.
///
/// Right passwords are not counted, but looking at one takes a while: a network has only so many looked at or
/// waiting at once, or whoever has some accounts would fill the queue that all stand in.
class LoginThrottle
{
public:
    static constexpr int atOncePerNetwork = 8;

    explicit LoginThrottle(const Clock &clock);

    /// Otherwise how long until the next attempt is looked at; nothing was counted.
    Result<SignInAttempt, milliseconds> begin(const QString &username, const NetworkOf &from);
    /// After begin(), once, whatever came of it.
    void ended(const SignInAttempt &attempt) { m_atOnce.remove(attempt.from); }
    /// Nobody was wrong: the attempt does not count.
    void forgive(const SignInAttempt &attempt);
    void succeeded(const SignInAttempt &attempt);
    /// The account belongs to somebody there.
    void remember(const QString &username, const NetworkOf &from);

    /// Guesses that name no account (invites, names at registration) count for the network alone.
    std::optional<milliseconds> beginGuess(const NetworkOf &from);
    void forgiveGuess(const NetworkOf &from) { m_networks.giveBack(from); }

private:
    AttemptBudget m_accounts;
    AttemptBudget m_known;
    NetworkBudget m_networks;
    NetworkCount m_atOnce{atOncePerNetwork};
    QCache<QString, char> m_seen; ///< pairs of account and network that were signed in
};

} // namespace Chinwag
