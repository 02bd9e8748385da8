#include "server/core/services/authservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "shared/protocol/passwordstrength.h"
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

Error easyToGuess(const QString &why) { return {ErrorCode::WeakPassword, why, {}}; }

QString deviceName(const QString &given)
{
    const auto name = normalizedDisplayName(given);
    return name ? *name : QStringLiteral("Unnamed device");
}

} // namespace

AuthService::AuthService(NodeContext &context)
    : m_context(context)
    , m_throttle(context.clock)
    , m_factors(context)
    , m_registrations(context.clock, context.options.registrationsPerAddress, registrationWindow)
    , m_allRegistrations(context.clock, context.options.registrationsPerNode, registrationWindow)
{
}

std::optional<QByteArray> AuthService::Registrant::inviteHash() const
{
    return isInvited() ? std::optional{Crypto::secretHash(request.invite.left(secretLength))} : std::nullopt;
}

Result<AuthService::Registrant, Error> AuthService::registrant(const SignUpRequest &request,
                                                               const NetworkOf &from) const
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
    return Registrant{request, User{UserId{Crypto::randomId('u')}, *username, *displayName}, *password, from};
}

Task<SignedIn> AuthService::registerUser(SignUpRequest request, NetworkOf from)
{
    const Registrant checked = co_await registrant(request, from);
    if (const auto wait = registrationWait(checked))
        co_return refuse(*wait);
    co_await checkStrength(checked.password, checked.user);
    co_await checkRegistrant(checked);
    takeRegistration(checked);
    const auto account = co_await makeAccount(checked).settled();
    if (!account) {
        giveBackRegistration(checked);
        co_return account.error();
    }
    m_throttle.remember(account->username, from);
    co_return co_await addDevice(*account, request.device);
}

/// Before anybody learns whether the name is taken.
Task<Ok> AuthService::checkStrength(QString password, User user)
{
    const QStringList names{user.username, user.displayName};
    if (isNameOfOwner(password, names))
        co_return easyToGuess(QStringLiteral("This is your name, the first thing that anybody tries."));
    const int least = m_context.options.passwordScore;
    if (least <= 0)
        co_return Ok{};
    const QStringList known = names + QStringList{m_context.options.server, QStringLiteral("chinwag")};
    const int score = co_await ask(m_context.passwords, &PasswordHasher::score, password, known);
    if (score < least)
        co_return easyToGuess(QStringLiteral("This password is easy to guess. Several words that do not "
                                             "belong together are better."));
    co_return Ok{};
}

/// Asks the store before the expensive part. What it refuses stays a guess that counts.
Task<Ok> AuthService::checkRegistrant(Registrant registrant)
{
    const auto stores = m_context.stores.of(registrant.principal());
    const auto asked =
        co_await ask(stores->accounts, &AccountStore::check, registrant.user, registrant.inviteHash())
            .settled();
    if (asked || asked.error().isTemporary())
        m_throttle.forgiveGuess(registrant.from);
    co_return asked;
}

Task<User> AuthService::makeAccount(Registrant registrant)
{
    const QString hash = co_await ask(m_context.passwords, &PasswordHasher::hash, registrant.password);
    const auto stores = m_context.stores.of(registrant.principal());
    const Account account{registrant.user, hash, false};
    co_return co_await ask(stores->accounts, &AccountStore::create, account, registrant.inviteHash());
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

Task<SignedIn> AuthService::addDevice(User user, QString name)
{
    const milliseconds lifetime = m_context.options.tokenLifetime;
    const NewDevice device{DeviceId{Crypto::randomId('d')}, user.id, deviceName(name)};
    const QString token = Crypto::randomText(Limits::tokenBytes);
    const auto stores = m_context.stores.of(user.id);
    co_await ask(stores->accounts, &AccountStore::addDevice, device, Crypto::secretHash(token), lifetime);
    co_return SignedIn{token, Identity{user, device.id, lifetime}};
}

Error AuthService::refuse(milliseconds wait)
{
    ++m_context.metrics.rateLimited;
    return Errors::rateLimited(wait);
}

Task<SignedIn> AuthService::login(SignInRequest request, NetworkOf from)
{
    // A name that cannot exist takes the same way as one that does not.
    const auto normalized = normalizedUsername(request.username);
    const QString username = normalized ? *normalized : QString{};
    if (!m_context.options.rateLimits) {
        const SignInAttempt uncounted{username, from};
        co_return co_await signIn(request, uncounted);
    }
    const auto attempt = m_throttle.begin(username, from);
    if (!attempt)
        co_return refuse(attempt.error());
    const auto result = co_await signIn(request, *attempt).settled();
    m_throttle.ended(*attempt);
    co_return result;
}

Task<SignedIn> AuthService::signIn(SignInRequest request, SignInAttempt attempt)
{
    const auto [account, form] = co_await rightProof(request.password, request.code, attempt);
    ++m_context.metrics.logins;
    const SignedIn signedIn = co_await addDevice(account.user, request.device);
    // Whoever changed the password meanwhile has signed out all who came in with the old one.
    const auto stores = m_context.stores.of(account.user.id);
    const std::optional<Account> now =
        co_await ask(stores->accounts, &AccountStore::findByUsername, account.user.username);
    bool isRight = now && now->passwordHash == account.passwordHash;
    if (now && !isRight)
        isRight =
            co_await ask(m_context.passwords, &PasswordHasher::verify, form, now->passwordHash, attempt.lane);
    if (!isRight) {
        co_await revoke(account.user.id, signedIn.identity.device).settled(); // it may be gone already
        co_return invalidCredentials();
    }
    if (const QString prepared = passwordForms(form).first(); form != prepared)
        m_tasks.start(rehash(*now, prepared), Done<Ok>([](const Outcome<Ok> &) {}));
    co_return signedIn;
}

Task<AuthService::Match> AuthService::rightProof(QString password, QString code, SignInAttempt attempt)
{
    const Match match = co_await rightPassword(password, attempt);
    const auto checked = co_await m_factors.demand(match.account.user.id, code).settled();
    if (!checked) {
        if (checked.error().code == ErrorCode::InvalidCode)
            ++m_context.metrics.authFailures;
        else
            m_throttle.forgive(attempt);
        co_return checked.error();
    }
    m_throttle.succeeded(attempt);
    co_return match;
}

/// It still counts as an attempt.
Task<AuthService::Match> AuthService::rightPassword(QString password, SignInAttempt attempt)
{
    const auto matched = co_await matchingPassword(password, attempt).settled();
    if (!matched) {
        m_throttle.forgive(attempt);
        co_return matched.error();
    }
    if (!*matched) {
        ++m_context.metrics.authFailures;
        co_return invalidCredentials();
    }
    co_return **matched;
}

/// One form of the password after the other, whether there is such an account or not: how long it takes says
/// nothing.
Task<std::optional<AuthService::Match>> AuthService::matchingPassword(QString password, SignInAttempt attempt)
{
    const auto stores = m_context.stores.of(Principal::stranger(attempt.from));
    const std::optional<Account> account =
        co_await ask(stores->accounts, &AccountStore::findByUsername, attempt.username);
    const QString hash = account ? account->passwordHash : QString{};
    // Cut, so that a password of megabytes costs nothing: longer than allowed is wrong anyway.
    const QStringList forms = passwordForms(password.left(Limits::passwordMaxLength + 1));
    for (const QString &form : forms) {
        const bool matches =
            co_await ask(m_context.passwords, &PasswordHasher::verify, form, hash, attempt.lane);
        if (matches && account && !account->banned)
            co_return std::optional(Match{*account, form});
    }
    co_return std::optional<Match>();
}

/// Next time the first form will do. When it does not work out now, it will some other time.
Task<Ok> AuthService::rehash(Account account, QString password)
{
    const QString hash = co_await ask(m_context.passwords, &PasswordHasher::hash, password);
    const auto stores = m_context.stores.of(account.user.id);
    co_await ask(stores->accounts, &AccountStore::replacePasswordHash, account.user.id, account.passwordHash,
                 hash);
    co_return Ok{};
}

Task<Ok> AuthService::changePassword(Identity identity, PasswordChangeRequest request, NetworkOf from)
{
    request.to = co_await checkedPassword(request.to);
    co_await checkStrength(request.to, identity.user);
    const QString username = identity.user.username;
    if (!m_context.options.rateLimits) {
        const SignInAttempt uncounted{username, from};
        co_return co_await replacePassword(identity, request, uncounted);
    }
    const auto attempt = m_throttle.begin(username, from);
    if (!attempt)
        co_return refuse(attempt.error());
    const auto result = co_await replacePassword(identity, request, *attempt).settled();
    m_throttle.ended(*attempt);
    co_return result;
}

Task<Ok> AuthService::replacePassword(Identity identity, PasswordChangeRequest request, SignInAttempt attempt)
{
    const UserId user = identity.user.id;
    const Match match = co_await rightPassword(request.from, attempt);
    m_throttle.succeeded(attempt);
    const QString hash = co_await ask(m_context.passwords, &PasswordHasher::hash, request.to);
    const auto stores = m_context.stores.of(user);
    const std::optional<QList<DeviceId>> others =
        co_await ask(stores->accounts, &AccountStore::changePassword, user, identity.device,
                     match.account.passwordHash, hash);
    if (!others) // another device was faster
        co_return invalidCredentials();
    for (const DeviceId &device : *others)
        tellRevoked(user, device, Revocation::Reason::SignedOut);
    co_return Ok{};
}

Task<Ok> AuthService::prove(Identity identity, ProofRequest proof, NetworkOf from)
{
    const QString username = identity.user.username;
    if (!m_context.options.rateLimits) {
        const SignInAttempt uncounted{username, from};
        co_return co_await proved(proof, uncounted);
    }
    const auto attempt = m_throttle.begin(username, from);
    if (!attempt)
        co_return refuse(attempt.error());
    const auto result = co_await proved(proof, *attempt).settled();
    m_throttle.ended(*attempt);
    co_return result;
}

Task<Ok> AuthService::proved(ProofRequest proof, SignInAttempt attempt)
{
    co_await rightProof(proof.password, proof.code, attempt);
    co_return Ok{};
}

Task<Ok> AuthService::removeAccount(UserId user)
{
    const auto stores = m_context.stores.of(user);
    const bool existed =
        co_await ask(stores->accounts, &AccountStore::remove, user, m_context.options.keepsMessages);
    if (!existed)
        co_return Errors::notFound();
    tellRevoked(user, {}, Revocation::Reason::SignedOut);
    co_return Ok{};
}

Error AuthService::unauthorized()
{
    ++m_context.metrics.authFailures;
    return Errors::unauthorized();
}

Task<Identity> AuthService::checkToken(QString token, Principal asker)
{
    const auto stores = m_context.stores.of(asker);
    const std::optional<TokenOwner> owner =
        co_await ask(stores->accounts, &AccountStore::useToken, Crypto::secretHash(token.left(secretLength)),
                     m_context.options.tokenLifetime);
    if (!owner)
        co_return unauthorized();
    co_return Identity{owner->user, owner->device.id, owner->validFor,
                       m_context.options.ownersNeedFactor && owner->isOwnerWithoutFactor};
}

Task<QString> AuthService::makeTicket(Identity identity)
{
    const QString ticket = Crypto::randomText(Limits::ticketBytes);
    co_await ask(m_context.tickets, &TicketStore::put, Crypto::secretHash(ticket), identity,
                 m_context.options.ticketLifetime);
    co_return ticket;
}

Task<Identity> AuthService::redeemTicket(QString ticket, Principal asker)
{
    const std::optional<Identity> identity = co_await ask(
        m_context.tickets, &TicketStore::take, Crypto::secretHash(ticket.left(secretLength)), asker);
    if (!identity)
        co_return unauthorized();
    co_return co_await checkDevice(*identity);
}

/// Wherever the ticket was kept: whoever it was made for may have been signed out or banned since, on any
/// node.
Task<Identity> AuthService::checkDevice(Identity identity)
{
    const auto stores = m_context.stores.of(identity.user.id);
    const QList<DeviceId> ids{identity.device};
    const QHash<DeviceId, DeviceStanding> standings =
        co_await ask(stores->accounts, &AccountStore::standings, ids);
    const DeviceStanding standing = standings.value(identity.device);
    if (standing.state != DeviceStanding::State::Good)
        co_return unauthorized();
    co_return Identity{standing.user, identity.device, standing.validFor,
                       m_context.options.ownersNeedFactor && standing.isOwnerWithoutFactor};
}

Task<QList<Device>> AuthService::devices(UserId user)
{
    const auto stores = m_context.stores.of(user);
    co_return co_await ask(stores->accounts, &AccountStore::devices, user);
}

Task<Ok> AuthService::revoke(UserId user, DeviceId device)
{
    const auto stores = m_context.stores.of(user);
    const bool existed = co_await ask(stores->accounts, &AccountStore::removeDevice, user, device);
    if (!existed)
        co_return Errors::notFound();
    tellRevoked(user, device, Revocation::Reason::SignedOut);
    co_return Ok{};
}

Task<Ok> AuthService::ban(UserId user)
{
    const bool existed = co_await ask(m_context.stores.accounts, &AccountStore::ban, user);
    if (!existed)
        co_return Errors::notFound();
    tellRevoked(user, {}, Revocation::Reason::Banned);
    co_return Ok{};
}

Task<Ok> AuthService::unban(UserId user)
{
    const bool existed = co_await ask(m_context.stores.accounts, &AccountStore::unban, user);
    if (!existed)
        co_return Errors::notFound();
    co_return Ok{};
}

void AuthService::tellRevoked(const UserId &user, const DeviceId &device, Revocation::Reason reason)
{
    if (m_revoked)
        m_revoked({{}, user, device, reason});
}

} // namespace Chinwag
