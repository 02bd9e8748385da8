#pragma once

#include "server/core/foundation/nodemetrics.h"
#include "server/core/foundation/nodeoptions.h"
#include "shared/base/ratelimiter.h"
#include "shared/protocol/errorcode.h"

#include <QHash>

#include <deque>
#include <initializer_list>
#include <optional>

namespace Chinwag {

/// What is counted of a person. PROTOCOL.md, "Limits", has the numbers.
enum class Budget {
    Commands, ///< every command and every signed-in request
    Connects,
    Writes, ///< whatever becomes an event in a room's log, and what one chooses for rooms
    Rooms,  ///< made in a day
    Adds,   ///< others put into rooms or invited in a day
    Joins,  ///< in a day; a leave needs one before it, so leaves are bounded, too
    Syncs,  ///< parts of an answer to sync
    Searches,
    Uploads, ///< begun, and thumbnails
    Reports, ///< of messages
};

/// What one person may do on this node in a time, over HTTP and all connections together: a token bucket for
/// each kind of thing. It outlives the person's connections, or reconnecting would fill it; whoever has left
/// nothing spent costs no memory. Loop thread only.
class PersonBudgets
{
public:
    /// All three outlive it.
    PersonBudgets(const Clock &clock, const NodeOptions &options, NodeMetrics &metrics)
        : m_clock(clock)
        , m_options(options)
        , m_metrics(metrics)
    {
    }

    /// Takes one of each; when one is missing takes nothing and gives the refusal (RateLimited).
    std::optional<Error> spend(const UserId &user, std::initializer_list<Budget> budgets);
    /// What was asked for was there already.
    void giveBack(const UserId &user, std::initializer_list<Budget> budgets);
    /// How many people are remembered.
    qsizetype people() const { return m_people.size(); }

private:
    static constexpr std::size_t kinds = 10;
    using Buckets = std::array<RateLimiter, kinds>;

    Buckets full() const;
    Buckets &of(const UserId &user);
    void forgetSome();

    const Clock &m_clock;
    const NodeOptions &m_options;
    NodeMetrics &m_metrics;
    QHash<UserId, Buckets> m_people;
    std::deque<std::pair<milliseconds, UserId>> m_toCheck; ///< when to look whether to forget; ascending
};

} // namespace Chinwag
