#include "server/core/services/authservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/textrules.h"

#include <algorithm>

namespace Chinwag {

using std::chrono::hours;

namespace {

constexpr qsizetype secretLength = 256;
constexpr hours registrationWindow{1};

/// The key of a budget that all share.
QString everybody() { return {}; }

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
    , m_throttle(context.clock)
    , m_registrations(context.clock, context.options.registrationsPerAddress, registrationWindow)
    , m_allRegistrations(context.clock, context.options.registrationsPerNode, registrationWindow)
{
}

std::optional<QByteArray> AuthService::Registrant::inviteHash() const
{
    return isInvited() ? std::optional{Crypto::secretHash(request.invite.left(secretLength))} : std::nullopt;
}

Result<AuthService::Registrant, Error> AuthService::registrant(const RegisterRequest &request) const
{
    // An invite opens a closed server, too: it is how the first owner comes in.
    if (m_context.options.registration != Registration::Open && request.invite.isEmpty()) {
        if (m_context.options.registration == Registration::Closed)
            return Error{ErrorCode::RegistrationClosed, QStringLiteral("This server takes nobody new."), {}};
        return Error{ErrorCode::InvalidInvite, QStringLiteral("This server needs an invite."), {}};
    }
    const auto username = normalizedUsername(request.username);
    if (!username)
        return username.error();
    const auto displayName =
        normalizedDisplayName(request.displayName.isEmpty() ? *username : request.displayName);
    if (!displayName)
        return displayName.error();
    const auto password = checkedPassword(request.password);
    if (!password)
        return password.error();
    return Registrant{request, User{UserId{Crypto::randomId('u')}, *username, *displayName}, *password,
                      NetworkOf(request.remoteAddress)};
}

void AuthService::registerUser(const RegisterRequest &request, Done<SignedIn> done)
{
    const auto checked = registrant(request);
    if (!checked)
        return done(checked.error());
    if (const auto wait = registrationWait(*checked))
        return done(refuse(*wait));
    const auto asked = [this, registrant = *checked, done](const Outcome<Ok> &result) {
        if (result)
            return hashFor(registrant, done);
        if (result.error().isTemporary())
            m_throttle.forgiveGuess(registrant.from);
        done(result.error());
    };
    m_context.stores.of(checked->principal())
        ->accounts.check(checked->user, checked->inviteHash(), m_life.guard(asked));
}

/// Counts a guess, too: an invite that does not exist, a name that does.
std::optional<milliseconds> AuthService::registrationWait(const Registrant &registrant)
{
    if (!m_context.options.rateLimits)
        return {};
    if (!registrant.isInvited()) {
        const auto wait =
            std::max(m_registrations.wait(registrant.from), m_allRegistrations.wait(everybody()));
        if (wait)
            return wait;
    }
    return m_throttle.beginGuess(registrant.from);
}

void AuthService::hashFor(const Registrant &registrant, Done<SignedIn> done)
{
    m_throttle.forgiveGuess(registrant.from);
    takeRegistration(registrant);
    const auto hashed = [this, registrant, done](const Outcome<QString> &hash) {
        if (hash)
            return createAccount(registrant, *hash, done);
        giveBackRegistration(registrant);
        done(hash.error());
    };
    m_context.passwords.hash(registrant.password, m_life.guard(hashed));
}

void AuthService::createAccount(const Registrant &registrant, const QString &hash, Done<SignedIn> done)
{
    const auto created = [this, registrant, done](const Outcome<User> &user) {
        if (!user) {
            giveBackRegistration(registrant);
            return done(user.error());
        }
        m_throttle.remember(user->username, registrant.from);
        addDevice(*user, registrant.request.device, done);
    };
    m_context.stores.of(registrant.principal())
        ->accounts.create({registrant.user, hash, false}, registrant.inviteHash(), m_life.guard(created));
}

void AuthService::takeRegistration(const Registrant &registrant)
{
    if (registrant.isInvited()) // somebody answers for them
        return;
    m_registrations.take(registrant.from);
    m_allRegistrations.take(everybody());
}

void AuthService::giveBackRegistration(const Registrant &registrant)
{
    if (registrant.isInvited())
        return;
    m_registrations.giveBack(registrant.from);
    m_allRegistrations.giveBack(everybody());
}

void AuthService::addDevice(const User &user, const QString &name, Done<SignedIn> done)
{
    const milliseconds lifetime = m_context.options.tokenLifetime;
    const NewDevice device{DeviceId{Crypto::randomId('d')}, user.id, deviceName(name)};
    const QString token = Crypto::randomText(Limits::tokenBytes);
    const auto added = [done, token,
                        identity = Identity{user, device.id, lifetime}](const Outcome<Ok> &result) {
        if (!result)
            return done(result.error());
        done(SignedIn{token, identity});
    };
    m_context.stores.of(user.id)->accounts.addDevice(device, Crypto::secretHash(token), lifetime, added);
}

Error AuthService::refuse(milliseconds wait)
{
    ++m_context.metrics.rateLimited;
    return Errors::rateLimited(wait);
}

void AuthService::login(const LoginRequest &request, Done<SignedIn> done)
{
    // A name that cannot exist takes the same way as one that does not.
    const auto normalized = normalizedUsername(request.username);
    SignInAttempt attempt{normalized ? *normalized : QString{}, NetworkOf(request.remoteAddress)};
    if (m_context.options.rateLimits) {
        const auto begun = m_throttle.begin(attempt.username, attempt.from);
        if (!begun)
            return done(refuse(begun.error()));
        attempt = *begun;
        done = m_life.guard([this, attempt, answer = std::move(done)](const Outcome<SignedIn> &result) {
            m_throttle.ended(attempt);
            answer(result);
        });
    }
    // Cut, so that a password of megabytes costs nothing: longer than allowed is wrong anyway.
    const QString password = request.password.left(Limits::passwordMaxLength + 1);
    const auto signIn =
        std::make_shared<SignIn>(SignIn{request, attempt, {}, passwordForms(password), std::move(done)});
    const auto found = [this, signIn](const Outcome<std::optional<Account>> &account) {
        if (!account) {
            m_throttle.forgive(signIn->attempt);
            return signIn->done(account.error());
        }
        signIn->account = *account;
        verify(signIn);
    };
    m_context.stores.of(Principal::stranger(attempt.from))
        ->accounts.findByUsername(attempt.username, m_life.guard(found));
}

/// One form of the password after the other, whether there is such an account or not: how long it takes says
/// nothing.
void AuthService::verify(const std::shared_ptr<SignIn> &signIn)
{
    const QString hash = signIn->account ? signIn->account->passwordHash : QString{};
    const auto answered = [this, signIn](const Outcome<bool> &matches) {
        if (matches)
            return verified(signIn, *matches);
        m_throttle.forgive(signIn->attempt);
        signIn->done(matches.error());
    };
    m_context.passwords.verify(signIn->forms.first(), hash, signIn->attempt.lane, m_life.guard(answered));
}

void AuthService::verified(const std::shared_ptr<SignIn> &signIn, bool matches)
{
    const QString form = signIn->forms.takeFirst();
    const std::optional<Account> &account = signIn->account;
    if (!matches || !account || account->banned) {
        if (!signIn->forms.isEmpty())
            return verify(signIn);
        ++m_context.metrics.authFailures;
        return signIn->done(invalidCredentials());
    }
    m_throttle.succeeded(signIn->attempt);
    ++m_context.metrics.logins;
    const QString prepared = passwordForms(form).first();
    if (form != prepared)
        rehash(*account, prepared);
    addDevice(account->user, signIn->request.device, signIn->done);
}

/// Next time the first form will do. When it does not work out now, it will some other time.
void AuthService::rehash(const Account &account, const QString &password)
{
    const auto hashed = [this, user = account.user.id,
                         from = account.passwordHash](const Outcome<QString> &hash) {
        if (hash)
            m_context.stores.of(user)->accounts.replacePasswordHash(user, from, *hash,
                                                                    [](const Outcome<bool> &) {});
    };
    m_context.passwords.hash(password, m_life.guard(hashed));
}

Error AuthService::unauthorized()
{
    ++m_context.metrics.authFailures;
    return Errors::unauthorized();
}

void AuthService::checkToken(const QString &token, const Principal &asker, Done<Identity> done)
{
    const auto used = [this, done](const Outcome<std::optional<TokenOwner>> &found) {
        if (!found)
            return done(found.error());
        if (!*found)
            return done(unauthorized());
        done(Identity{(*found)->user, (*found)->device.id, (*found)->validFor});
    };
    m_context.stores.of(asker)->accounts.useToken(Crypto::secretHash(token.left(secretLength)),
                                                  m_context.options.tokenLifetime, m_life.guard(used));
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

void AuthService::redeemTicket(const QString &ticket, const Principal &asker, Done<Identity> done)
{
    const auto taken = [this, done](const Outcome<std::optional<Identity>> &identity) {
        if (!identity)
            return done(identity.error());
        if (!*identity)
            return done(unauthorized());
        checkDevice(**identity, done);
    };
    m_context.tickets.take(Crypto::secretHash(ticket.left(secretLength)), asker, m_life.guard(taken));
}

/// Wherever the ticket was kept: whoever it was made for may have been signed out or banned since, on any
/// node.
void AuthService::checkDevice(const Identity &identity, Done<Identity> done)
{
    using Standings = QHash<DeviceId, DeviceStanding>;
    const auto found = [this, device = identity.device, done](const Outcome<Standings> &standings) {
        if (!standings)
            return done(standings.error());
        const DeviceStanding standing = standings->value(device);
        if (standing.state != DeviceStanding::State::Good)
            return done(unauthorized());
        done(Identity{standing.user, device, standing.validFor});
    };
    m_context.stores.of(identity.user.id)->accounts.standings({identity.device}, m_life.guard(found));
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
        tellRevoked(user, device, Revocation::Reason::SignedOut);
        done(Ok{});
    };
    m_context.stores.of(user)->accounts.removeDevice(user, device, m_life.guard(removed));
}

void AuthService::ban(const UserId &user, Done<Ok> done)
{
    const auto banned = [this, user, done](const Outcome<bool> &existed) {
        if (!existed)
            return done(existed.error());
        if (!*existed)
            return done(Errors::notFound());
        tellRevoked(user, {}, Revocation::Reason::Banned);
        done(Ok{});
    };
    m_context.stores.accounts.ban(user, m_life.guard(banned));
}

void AuthService::unban(const UserId &user, Done<Ok> done)
{
    const auto unbanned = [done](const Outcome<bool> &existed) {
        if (!existed)
            return done(existed.error());
        if (!*existed)
            return done(Errors::notFound());
        done(Ok{});
    };
    m_context.stores.accounts.unban(user, unbanned);
}

void AuthService::tellRevoked(const UserId &user, const DeviceId &device, Revocation::Reason reason)
{
    if (m_revoked)
        m_revoked({{}, user, device, reason});
}

} // namespace Chinwag
