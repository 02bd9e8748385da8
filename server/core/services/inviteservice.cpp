#include "server/core/services/inviteservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"

namespace Chinwag {

namespace {

constexpr int inviteBytes = 16;

} // namespace

void InviteService::create(const UserId &user, Done<InviteSecret> done)
{
    const auto checked = [this, user, done](const Outcome<bool> &owner) {
        if (!owner)
            return done(owner.error());
        if (!*owner)
            return done(
                Errors::forbidden(QStringLiteral("Only the owner of this server can invite people.")));
        add(user, false, done);
    };
    m_context.stores.of(user)->accounts.isServerOwner(user, m_life.guard(checked));
}

void InviteService::createFirst(Done<std::optional<InviteSecret>> done)
{
    const auto counted = [this, done](const Outcome<qint64> &count) {
        if (!count)
            return done(count.error());
        if (*count > 0)
            return done(std::optional<InviteSecret>{});
        add(Principal::server(), true, [done](const Outcome<InviteSecret> &invite) {
            if (!invite)
                return done(invite.error());
            done(std::optional<InviteSecret>{*invite});
        });
    };
    m_context.stores.accounts.count(m_life.guard(counted));
}

void InviteService::add(const Principal &principal, bool makesOwner, Done<InviteSecret> done)
{
    const InviteSecret invite{Crypto::randomText(inviteBytes),
                              m_context.clock.wall() + m_context.options.inviteLifetime};
    const auto added = [invite, done](const Outcome<Ok> &result) {
        if (!result)
            return done(result.error());
        done(invite);
    };
    m_context.stores.of(principal)->accounts.addInvite(
        {Crypto::secretHash(invite.secret), invite.expiresAt, makesOwner}, added);
}

} // namespace Chinwag
