#include "server/core/services/secondfactors.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "server/core/foundation/totp.h"

namespace Chinwag {

namespace {

constexpr int recoveryBytes = 10;
constexpr qsizetype recoveryGroup = 4;
constexpr qsizetype codeLength = 64; ///< of what is looked at

Error required()
{
    return {ErrorCode::SecondFactorRequired,
            QStringLiteral("This account is protected by a second factor. Enter the code of your app."),
            {}};
}

Error invalidCode()
{
    return {ErrorCode::InvalidCode,
            QStringLiteral("This code is wrong, or was used already. Enter the one that your app shows now."),
            {}};
}

/// As people type it: with or without what makes it readable.
QString plainCode(const QString &given)
{
    QString plain;
    for (const QChar c : given.left(codeLength)) {
        if (c.isLetterOrNumber())
            plain.append(c.toUpper());
    }
    return plain;
}

QByteArray recoveryHash(const QString &plain)
{
    return Crypto::secretHash(QStringLiteral("recovery ") + plain);
}

QString readable(const QString &plain)
{
    QStringList groups;
    for (qsizetype at = 0; at < plain.size(); at += recoveryGroup)
        groups.append(plain.mid(at, recoveryGroup));
    return groups.join(QLatin1Char('-'));
}

} // namespace

SecondFactors::SecondFactors(NodeContext &context)
    : m_context(context)
    , m_wrong(context.clock, wrongCodesPerHour, std::chrono::hours(1))
{
}

Task<Ok> SecondFactors::demand(UserId user, QString code)
{
    const auto stores = m_context.stores.of(user);
    const std::optional<SecondFactor> factor =
        co_await ask(stores->accounts, &AccountStore::secondFactor, user);
    if (!factor || !factor->isConfirmed)
        co_return Ok{};
    const QString plain = plainCode(code);
    if (plain.isEmpty())
        co_return required();
    const QString key = user.toString();
    if (m_context.options.rateLimits) {
        if (const auto wait = m_wrong.wait(key))
            co_return tooMany(*wait);
        m_wrong.take(key);
    }
    const bool right = co_await isRight(user, *factor, plain);
    if (!right)
        co_return invalidCode();
    m_wrong.giveBack(key);
    co_return Ok{};
}

Task<bool> SecondFactors::isRight(UserId user, SecondFactor factor, QString code)
{
    const auto stores = m_context.stores.of(user);
    if (const auto step = Totp::stepOf(factor.secret, code, m_context.clock.wall())) {
        const bool fresh = co_await ask(stores->accounts, &AccountStore::useCode, user, *step);
        co_return fresh;
    }
    const QByteArray hash = recoveryHash(code);
    const bool known = co_await ask(stores->accounts, &AccountStore::useRecoveryCode, user, hash);
    co_return known;
}

Task<bool> SecondFactors::isNeeded(UserId user)
{
    if (!m_context.options.ownersNeedFactor)
        co_return false;
    const auto stores = m_context.stores.of(user);
    const bool owner = co_await ask(stores->accounts, &AccountStore::isServerOwner, user);
    co_return owner;
}

Error SecondFactors::tooMany(milliseconds wait)
{
    ++m_context.metrics.rateLimited;
    return Errors::rateLimited(wait);
}

Task<AccountState> SecondFactors::state(Identity identity)
{
    const auto stores = m_context.stores.of(identity.user.id);
    const std::optional<SecondFactor> factor =
        co_await ask(stores->accounts, &AccountStore::secondFactor, identity.user.id);
    AccountState state;
    if (factor && factor->isConfirmed) {
        state.factor = AccountState::Factor::On;
        state.recoveryLeft = factor->recoveryLeft;
    } else if (identity.needsFactor) {
        state.factor = AccountState::Factor::Wanted;
    }
    state.passwordScore = m_context.options.passwordScore;
    state.messagesStay = m_context.options.keepsMessages;
    co_return state;
}

Task<FactorSecret> SecondFactors::begin(Identity identity)
{
    const QByteArray secret = Crypto::randomBytes(Totp::secretBytes);
    const auto stores = m_context.stores.of(identity.user.id);
    const bool begun = co_await ask(stores->accounts, &AccountStore::beginFactor, identity.user.id, secret);
    if (!begun)
        co_return Errors::forbidden(QStringLiteral("There is a second factor already. Switch it off first."));
    co_return FactorSecret{Totp::base32(secret),
                           Totp::uri(secret, m_context.options.server, identity.user.username)};
}

Task<RecoveryCodes> SecondFactors::confirm(Identity identity, QString code)
{
    const UserId user = identity.user.id;
    const auto stores = m_context.stores.of(user);
    const std::optional<SecondFactor> factor =
        co_await ask(stores->accounts, &AccountStore::secondFactor, user);
    if (!factor || factor->isConfirmed)
        co_return Errors::notFound();
    const auto step = Totp::stepOf(factor->secret, plainCode(code), m_context.clock.wall());
    if (!step)
        co_return invalidCode();
    RecoveryCodes codes;
    QList<QByteArray> hashes;
    for (int i = 0; i < recoveryCodes; ++i) {
        const QString plain = Totp::base32(Crypto::randomBytes(recoveryBytes));
        codes.codes.append(readable(plain));
        hashes.append(recoveryHash(plain));
    }
    const bool confirmed =
        co_await ask(stores->accounts, &AccountStore::confirmFactor, user, factor->secret, *step, hashes);
    if (!confirmed) // begun anew meanwhile
        co_return invalidCode();
    co_return codes;
}

Task<Ok> SecondFactors::remove(Identity identity)
{
    const bool needed = co_await isNeeded(identity.user.id);
    if (needed)
        co_return Errors::forbidden(QStringLiteral("Owners of this server need a second factor."));
    const auto stores = m_context.stores.of(identity.user.id);
    const bool removed = co_await ask(stores->accounts, &AccountStore::removeFactor, identity.user.id);
    if (!removed)
        co_return Errors::notFound();
    co_return Ok{};
}

} // namespace Chinwag
