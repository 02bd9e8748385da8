#pragma once

#include "server/core/foundation/nodemetrics.h"
#include "server/core/foundation/nodeoptions.h"
#include "server/core/foundation/personbudgets.h"
#include "server/core/foundation/turnqueue.h"
#include "server/core/ports/broker.h"
#include "server/core/ports/filecontents.h"
#include "server/core/ports/passwordhasher.h"
#include "server/core/ports/stores.h"
#include "server/core/ports/ticketstore.h"
#include "shared/base/backoff.h"
#include "shared/base/clock.h"
#include "shared/base/timerscheduler.h"

namespace Chinwag {

/// What a node stands on. Everything must outlive the node.
struct NodeDependencies
{
    const Clock &clock;
    TimerScheduler &timers;
    Stores stores;
    FileContents &contents;
    TicketStore &tickets;
    Broker &broker;
    PasswordHasher &passwords;
    Backoff::Random random = Backoff::systemRandom(); ///< spreads timers; secrets come from Crypto
};

/// Shared by the parts of one node.
struct NodeContext
{
    NodeContext(const NodeDependencies &dependencies, NodeOptions nodeOptions)
        : clock(dependencies.clock)
        , timers(dependencies.timers)
        , stores(dependencies.stores)
        , contents(dependencies.contents)
        , tickets(dependencies.tickets)
        , broker(dependencies.broker)
        , passwords(dependencies.passwords)
        , random(dependencies.random)
        , options(std::move(nodeOptions))
        , budgets(clock, options, metrics)
        , turn(dependencies.timers)
    {
    }

    const Clock &clock;
    TimerScheduler &timers;
    Stores stores;
    FileContents &contents;
    TicketStore &tickets;
    Broker &broker;
    PasswordHasher &passwords;
    Backoff::Random random;
    const NodeOptions options;
    NodeMetrics metrics;
    PersonBudgets budgets;
    TurnQueue turn;
};

} // namespace Chinwag
