#pragma once

#include "server/core/foundation/task.h"
#include "server/core/services/loginthrottle.h"
#include "server/core/services/secondfactors.h"
#include "server/core/session/nodecontext.h"
#include "shared/protocol/httpbodies.h"

namespace Chinwag {

struct SignedIn
{
    QString token;
    Identity identity;
};

/// Accounts, tokens and tickets. Secrets are random, given out once and kept as hashes. Wrong password and
/// unknown user are the same answer at the same cost. What costs nothing is checked first, and what a
/// stranger may ask for is bounded per network and for the node.
class AuthService
{
public:
    using Revoked = std::function<void(const Revocation &revocation)>;

    explicit AuthService(NodeContext &context);
    void onRevoked(Revoked revoked) { m_revoked = std::move(revoked); }

    Task<SignedIn> registerUser(SignUpRequest request, NetworkOf from);
    Task<SignedIn> login(SignInRequest request, NetworkOf from);
    /// `asker`: who brings the token, before it is known whose it is.
    Task<Identity> checkToken(QString token, Principal asker);
    Task<QString> makeTicket(Identity identity);
    /// A ticket is worth what its device is worth at that moment. `asker` as above.
    Task<Identity> redeemTicket(QString ticket, Principal asker);
    /// InvalidCredentials when the old one is wrong, which counts as login() does. Signs out all other
    /// devices.
    Task<Ok> changePassword(Identity identity, PasswordChangeRequest request, NetworkOf from);
    /// Whoever is signed in shows once more that it is they, which counts as login() does.
    /// InvalidCredentials, SecondFactorRequired, InvalidCode.
    Task<Ok> prove(Identity identity, ProofRequest proof, NetworkOf from);
    SecondFactors &factors() { return m_factors; }
    /// There is no such account any more, on no node.
    Task<Ok> removeAccount(UserId user);
    Task<QList<Device>> devices(UserId user);
    /// NotFound when the user has no such device. Its connections are closed at once.
    Task<Ok> revoke(UserId user, DeviceId device);
    /// Closes their connections on every node with 4502; until unban() nothing of theirs works. NotFound when
    /// there is no such user.
    Task<Ok> ban(UserId user);
    Task<Ok> unban(UserId user);

private:
    struct Registrant
    {
        SignUpRequest request;
        User user; ///< by the rules of names
        QString password;
        NetworkOf from;
        bool isInvited() const { return !request.invite.isEmpty(); }
        Principal principal() const { return Principal::stranger(from); }
        std::optional<QByteArray> inviteHash() const;
    };

    Result<Registrant, Error> registrant(const SignUpRequest &request, const NetworkOf &from) const;
    std::optional<milliseconds> registrationWait(const Registrant &registrant);
    Task<Ok> checkRegistrant(Registrant registrant);
    Task<Ok> checkStrength(QString password, User user);
    Task<User> makeAccount(Registrant registrant);
    void takeRegistration(const Registrant &registrant);
    void giveBackRegistration(const Registrant &registrant);
    Task<SignedIn> addDevice(User user, QString name);

    struct Match
    {
        Account account;
        QString form; ///< of the password
    };

    Task<SignedIn> signIn(SignInRequest request, SignInAttempt attempt);
    Task<Ok> replacePassword(Identity identity, PasswordChangeRequest request, SignInAttempt attempt);
    Task<Ok> proved(ProofRequest proof, SignInAttempt attempt);
    /// Both, and the attempt counts as it has to.
    Task<Match> rightProof(QString password, QString code, SignInAttempt attempt);
    Task<Match> rightPassword(QString password, SignInAttempt attempt);
    Task<std::optional<Match>> matchingPassword(QString password, SignInAttempt attempt);
    Task<Ok> rehash(Account account, QString password);
    Error refuse(milliseconds wait);
    Error unauthorized();
    Task<Identity> checkDevice(Identity identity);
    void tellRevoked(const UserId &user, const DeviceId &device, Revocation::Reason reason);

    NodeContext &m_context;
    LoginThrottle m_throttle;
    SecondFactors m_factors;
    NetworkBudget m_registrations;
    AttemptBudget m_allRegistrations;
    Revoked m_revoked;
    TaskScope m_tasks;
};

} // namespace Chinwag
