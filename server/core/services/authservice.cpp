#include "server/core/services/authservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/textrules.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qsizetype secretLength = 256;

Error invalidCredentials()
{
    return {ErrorCode::InvalidCredentials, QStringLiteral("The name or the password is wrong."), {}};
}

QString deviceName(const QString &given)
{
    const auto name = normalizedDisplayName(given);
    return name ? *name : QStringLiteral("Unnamed device");
}

} // namespace

AuthService::AuthService(NodeContext &context)
    : m_context(context)
    , m_perAccount(context.clock, Limits::badLoginsPerAccountPerMinute)
    , m_perAddress(context.clock, Limits::badLoginsPerAddressPerMinute)
{
}

void AuthService::registerUser(const RegisterRequest &request, Done<SignedIn> done)
{
    // An invite opens a closed server, too: it is how the first owner comes in.
    if (m_context.options.registration != Registration::Open && request.invite.isEmpty()) {
        const bool closed = m_context.options.registration == Registration::Closed;
        return done(
            closed ? Error{ErrorCode::RegistrationClosed, QStringLiteral("This server takes nobody new."), {}}
                   : Error{ErrorCode::InvalidInvite, QStringLiteral("This server needs an invite."), {}});
    }
    const auto username = normalizedUsername(request.username);
    if (!username)
        return done(username.error());
    const auto displayName =
        normalizedDisplayName(request.displayName.isEmpty() ? *username : request.displayName);
    if (!displayName)
        return done(displayName.error());
    const auto password = checkedPassword(request.password);
    if (!password)
        return done(password.error());

    const User user{UserId{Crypto::randomId('u')}, *username, *displayName};
    const auto hashed = [this, user, request, done](const Outcome<QString> &hash) {
        if (!hash)
            return done(hash.error());
        createAccount({user, *hash, false}, request, done);
    };
    m_context.passwords.hash(*password, m_life.guard(hashed));
}

void AuthService::createAccount(const Account &account, const RegisterRequest &request, Done<SignedIn> done)
{
    std::optional<QByteArray> invite;
    if (!request.invite.isEmpty())
        invite = Crypto::secretHash(request.invite.left(secretLength));
    const auto created = [this, request, done](const Outcome<User> &user) {
        if (!user)
            return done(user.error());
        addDevice(*user, request.device, done);
    };
    m_context.stores.of(Principal::stranger(request.remoteAddress))
        ->accounts.create(account, invite, m_context.clock.wall(), m_life.guard(created));
}

void AuthService::addDevice(const User &user, const QString &name, Done<SignedIn> done)
{
    const milliseconds now = m_context.clock.wall();
    const Device device{DeviceId{Crypto::randomId('d')},      user.id, deviceName(name), now, now,
                        now + m_context.options.tokenLifetime};
    const QString token = Crypto::randomText(Limits::tokenBytes);
    const auto added = [done, token, identity = Identity{user, device.id}](const Outcome<Ok> &result) {
        if (!result)
            return done(result.error());
        done(SignedIn{token, identity});
    };
    m_context.stores.of(user.id)->accounts.addDevice(device, Crypto::secretHash(token), added);
}

std::optional<Error> AuthService::throttle(const QString &username, const QString &address)
{
    if (!m_context.options.rateLimits)
        return {};
    auto wait = m_perAddress.begin(address);
    if (!wait) {
        wait = m_perAccount.begin(username);
        if (wait)
            m_perAddress.succeeded(address);
    }
    if (!wait)
        return {};
    ++m_context.metrics.rateLimited;
    return Errors::rateLimited(*wait);
}

void AuthService::login(const LoginRequest &request, Done<SignedIn> done)
{
    // A name that cannot exist takes the same way as one that does not.
    const auto normalized = normalizedUsername(request.username);
    const QString username = normalized ? *normalized : QString{};
    if (const auto refused = throttle(username, request.remoteAddress))
        return done(*refused);
    const auto found = [this, request, username, done](const Outcome<std::optional<Account>> &account) {
        if (!account)
            return done(account.error());
        verify(request, username, *account, done);
    };
    m_context.stores.of(Principal::stranger(request.remoteAddress))
        ->accounts.findByUsername(username, m_life.guard(found));
}

void AuthService::verify(const LoginRequest &request, const QString &username,
                         const std::optional<Account> &account, Done<SignedIn> done)
{
    const auto verified = [this, request, username, account, done](const Outcome<bool> &matches) {
        if (!matches)
            return done(matches.error());
        if (!*matches || !account || account->banned) {
            ++m_context.metrics.authFailures;
            return done(invalidCredentials());
        }
        m_perAccount.succeeded(username);
        m_perAddress.succeeded(request.remoteAddress);
        ++m_context.metrics.logins;
        addDevice(account->user, request.device, done);
    };
    // Cut, so that a password of megabytes costs nothing: longer than allowed is wrong anyway.
    const QString password = request.password.left(Limits::passwordMaxLength + 1);
    m_context.passwords.verify(password, account ? account->passwordHash : QString{}, m_life.guard(verified));
}

void AuthService::checkToken(const QString &token, const Principal &asker, Done<Identity> done)
{
    const auto used = [this, done](const Outcome<std::optional<std::pair<User, Device>>> &found) {
        if (!found)
            return done(found.error());
        if (*found)
            return done(Identity{(*found)->first, (*found)->second.id});
        ++m_context.metrics.authFailures;
        done(Errors::unauthorized());
    };
    m_context.stores.of(asker)->accounts.useToken(Crypto::secretHash(token.left(secretLength)),
                                                  m_context.clock.wall(), m_context.options.tokenLifetime,
                                                  m_life.guard(used));
}

void AuthService::makeTicket(const Identity &identity, Done<QString> done)
{
    const QString ticket = Crypto::randomText(Limits::ticketBytes);
    const auto stored = [done, ticket](const Outcome<Ok> &result) {
        if (!result)
            return done(result.error());
        done(ticket);
    };
    m_context.tickets.put(Crypto::secretHash(ticket), identity, m_context.options.ticketLifetime, stored);
}

void AuthService::redeemTicket(const QString &ticket, Done<Identity> done)
{
    const auto taken = [this, done](const Outcome<std::optional<Identity>> &identity) {
        if (!identity)
            return done(identity.error());
        if (*identity)
            return done(**identity);
        ++m_context.metrics.authFailures;
        done(Errors::unauthorized());
    };
    m_context.tickets.take(Crypto::secretHash(ticket.left(secretLength)), m_life.guard(taken));
}

void AuthService::devices(const UserId &user, Done<QList<Device>> done)
{
    m_context.stores.of(user)->accounts.devices(user, std::move(done));
}

void AuthService::revoke(const UserId &user, const DeviceId &device, Done<Ok> done)
{
    const auto removed = [this, user, device, done](const Outcome<bool> &existed) {
        if (!existed)
            return done(existed.error());
        if (!*existed)
            return done(Errors::notFound());
        if (m_revoked)
            m_revoked(user, device);
        done(Ok{});
    };
    m_context.stores.of(user)->accounts.removeDevice(user, device, m_life.guard(removed));
}

} // namespace Chinwag
