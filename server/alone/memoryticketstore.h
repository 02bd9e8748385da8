#pragma once

#include "server/core/foundation/turnqueue.h"
#include "server/core/ports/ticketstore.h"

namespace Chinwag {

/// The tickets of a node alone: they end with it.
class MemoryTicketStore final : public TicketStore
{
public:
    MemoryTicketStore(const Clock &clock, TimerScheduler &timers)
        : m_clock(clock)
        , m_turn(timers)
    {
    }

    void put(const QByteArray &ticketHash, const Identity &identity, std::chrono::milliseconds lifetime,
             Done<Ok> done) override;
    void take(const QByteArray &ticketHash, const Principal &asker,
              Done<std::optional<Identity>> done) override;

private:
    struct Entry
    {
        Identity identity;
        milliseconds expiresAt{0};
    };

    void prune();

    const Clock &m_clock;
    TurnQueue m_turn;
    QHash<QByteArray, Entry> m_tickets;
    milliseconds m_prunedAt{0};
};

} // namespace Chinwag
