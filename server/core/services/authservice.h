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
/// unknown user are the same answer at the same cost.
class AuthService
{
public:
    using Revoked = std::function<void(const UserId &user, const DeviceId &device)>;

    explicit AuthService(NodeContext &context);
    void onRevoked(Revoked revoked) { m_revoked = std::move(revoked); }

    void registerUser(const RegisterRequest &request, Done<SignedIn> done);
    void login(const LoginRequest &request, Done<SignedIn> done);
    /// `asker`: who brings the token, before it is known whose it is.
    void checkToken(const QString &token, const Principal &asker, Done<Identity> done);
    void makeTicket(const Identity &identity, Done<QString> done);
    void redeemTicket(const QString &ticket, Done<Identity> done);
    void devices(const UserId &user, Done<QList<Device>> done);
    /// NotFound when the user has no such device. Its connections are closed at once.
    void revoke(const UserId &user, const DeviceId &device, Done<Ok> done);

private:
    void createAccount(const Account &account, const RegisterRequest &request, Done<SignedIn> done);
    void addDevice(const User &user, const QString &name, Done<SignedIn> done);
    void verify(const LoginRequest &request, const QString &username, const std::optional<Account> &account,
                Done<SignedIn> done);
    std::optional<Error> throttle(const QString &username, const QString &address);

    NodeContext &m_context;
    LoginThrottle m_perAccount;
    LoginThrottle m_perAddress;
    Revoked m_revoked;
    Lifeline m_life;
};

} // namespace Chinwag
