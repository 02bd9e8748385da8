#include "server/core/services/accountremovalservice.h"

#include "server/core/foundation/errors.h"
#include "shared/base/logging.h"
#include "shared/protocol/targets.h"

namespace Chinwag {

namespace {

/// Read at once; each is deleted in a transaction of its own, so that others get their turn.
constexpr int page = 50;
constexpr milliseconds lookAgain{60'000};

} // namespace

AccountRemovalService::AccountRemovalService(NodeContext &context, Relay &relay, AuthService &auth,
                                             MembershipService &membership, ProfileService &profiles,
                                             FileService &files)
    : m_context(context)
    , m_relay(relay)
    , m_auth(auth)
    , m_membership(membership)
    , m_profiles(profiles)
    , m_files(files)
{
}

Task<Ok> AccountRemovalService::remove(UserId user)
{
    co_await m_membership.leaveAll(user);
    co_await m_auth.removeAccount(user);
    m_profiles.renamed(user);
    m_files.sweepSoon();
    unsay();
    co_return Ok{};
}

void AccountRemovalService::unsay()
{
    m_again = m_context.timers.after(lookAgain, [this] { unsay(); });
    if (std::exchange(m_isUnsaying, true))
        return;
    m_tasks.start(unsaidAll(), Done<Ok>([this](const Outcome<Ok> &result) {
                      m_isUnsaying = false;
                      if (!result && !result.error().isTemporary())
                          qCWarning(lcStore, "messages of somebody who is gone stay for now: %s",
                                    qUtf8Printable(result.error().message));
                  }));
}

Task<Ok> AccountRemovalService::unsaidAll()
{
    const QList<Unsaid> people = co_await ask(m_context.stores.accounts, &AccountStore::unsaid);
    for (const Unsaid &person : people)
        co_await unsayOne(person);
    co_return Ok{};
}

Task<Ok> AccountRemovalService::unsayOne(Unsaid person)
{
    AccountStore &accounts = m_context.stores.accounts;
    for (;;) {
        const QList<Event> sent =
            co_await ask(m_context.stores.events, &EventStore::sentBy, person.user, person.upTo, page);
        for (const Event &event : sent) {
            if (event.as<MessageBody>() && !isDeletedMessage(event))
                co_await deleteMessage(event);
        }
        person.upTo = sent.isEmpty() ? Nonce() : sent.constLast().nonce;
        co_await ask(accounts, &AccountStore::setUnsaid, person);
        if (sent.isEmpty())
            break;
    }
    m_files.sweepSoon();
    co_return Ok{};
}

Task<Ok> AccountRemovalService::deleteMessage(Event message)
{
    const Event deletion{message.room,           0,       message.sender,
                         m_context.clock.wall(), Nonce(), DeleteBody{message.seq}};
    const auto appended = co_await ask(m_context.stores.events, &EventStore::append, deletion).settled();
    if (appended) {
        m_relay.publishEvent(appended->event);
        co_return Ok{};
    }
    if (appended.error().isTemporary())
        co_return appended.error();
    co_return Ok{}; // another node was faster, or the room is gone
}

} // namespace Chinwag
