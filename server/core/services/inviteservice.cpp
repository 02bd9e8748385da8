#include "server/core/services/inviteservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"

namespace Chinwag {

namespace {

constexpr int inviteBytes = 16;

} // namespace

void InviteService::create(const UserId &user, Done<InviteSecret> done)
{
    m_tasks.start(createdBy(user), std::move(done));
}

void InviteService::createFirst(Done<std::optional<InviteSecret>> done)
{
    m_tasks.start(createdFirst(), std::move(done));
}

Task<InviteSecret> InviteService::createdBy(UserId user)
{
    const auto stores = m_context.stores.of(user);
    const bool isOwner = co_await ask(stores->accounts, &AccountStore::isServerOwner, user);
    if (!isOwner)
        co_return Errors::forbidden(QStringLiteral("Only the owner of this server can invite people."));
    co_return co_await added(user, InviteFor::Anybody);
}

Task<std::optional<InviteSecret>> InviteService::createdFirst()
{
    const qint64 accounts = co_await ask(m_context.stores.accounts, &AccountStore::count);
    if (accounts > 0)
        co_return std::optional<InviteSecret>();
    const InviteSecret invite = co_await added(Principal::server(), InviteFor::Owner);
    co_return std::optional(invite);
}

Task<InviteSecret> InviteService::added(Principal principal, InviteFor whom)
{
    const auto stores = m_context.stores.of(principal);
    const QString secret = Crypto::randomText(inviteBytes);
    const NewInvite invite{Crypto::secretHash(secret), m_context.options.inviteLifetime,
                           whom == InviteFor::Owner};
    const milliseconds expiresAt = co_await ask(stores->accounts, &AccountStore::addInvite, invite);
    co_return InviteSecret{secret, expiresAt};
}

} // namespace Chinwag
