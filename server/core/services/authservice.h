#pragma once

#include "server/core/services/loginthrottle.h"
#include "server/core/session/nodecontext.h"

namespace Chinwag {

struct RegisterRequest
{
    QString username;
    QString password;
    QString displayName; ///< empty: the username
    QString invite;
    QString device;
    QString remoteAddress;
};

struct LoginRequest
{
    QString username;
    QString password;
    QString device;
    QString remoteAddress;
};

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

    void registerUser(const RegisterRequest &request, Done<SignedIn> done);
    void login(const LoginRequest &request, Done<SignedIn> done);
    /// `asker`: who brings the token, before it is known whose it is.
    void checkToken(const QString &token, const Principal &asker, Done<Identity> done);
    void makeTicket(const Identity &identity, Done<QString> done);
    /// A ticket is worth what its device is worth at that moment. `asker` as above.
    void redeemTicket(const QString &ticket, const Principal &asker, Done<Identity> done);
    void devices(const UserId &user, Done<QList<Device>> done);
    /// NotFound when the user has no such device. Its connections are closed at once.
    void revoke(const UserId &user, const DeviceId &device, Done<Ok> done);
    /// Closes their connections on every node with 4502; until unban() nothing of theirs works. NotFound when
    /// there is no such user.
    void ban(const UserId &user, Done<Ok> done);
    void unban(const UserId &user, Done<Ok> done);

private:
    struct Registrant
    {
        RegisterRequest request;
        User user; ///< by the rules of names
        QString password;
        NetworkOf from;
        bool isInvited() const { return !request.invite.isEmpty(); }
        Principal principal() const { return Principal::stranger(from); }
        std::optional<QByteArray> inviteHash() const;
    };

    Result<Registrant, Error> registrant(const RegisterRequest &request) const;
    std::optional<milliseconds> registrationWait(const Registrant &registrant);
    void hashFor(const Registrant &registrant, Done<SignedIn> done);
    void createAccount(const Registrant &registrant, const QString &hash, Done<SignedIn> done);
    void takeRegistration(const Registrant &registrant);
    void giveBackRegistration(const Registrant &registrant);
    void addDevice(const User &user, const QString &name, Done<SignedIn> done);
    struct SignIn
    {
        LoginRequest request;
        SignInAttempt attempt;
        std::optional<Account> account;
        QStringList forms; ///< of the password, that are still to be tried
        Done<SignedIn> done;
    };

    void verify(const std::shared_ptr<SignIn> &signIn);
    void verified(const std::shared_ptr<SignIn> &signIn, bool matches);
    void rehash(const Account &account, const QString &password);
    Error refuse(milliseconds wait);
    Error unauthorized();
    void checkDevice(const Identity &identity, Done<Identity> done);
    void tellRevoked(const UserId &user, const DeviceId &device, Revocation::Reason reason);

    NodeContext &m_context;
    LoginThrottle m_throttle;
    NetworkBudget m_registrations;
    AttemptBudget m_allRegistrations;
    Revoked m_revoked;
    Lifeline m_life;
};

} // namespace Chinwag
