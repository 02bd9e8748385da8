#include "server/alone/memoryticketstore.h"

namespace Chinwag {

namespace {

constexpr milliseconds pruneInterval{10000};

} // namespace

void MemoryTicketStore::put(const QByteArray &ticketHash, const Identity &identity,
                            std::chrono::milliseconds lifetime, Done<Ok> done)
{
    prune();
    m_tickets.insert(ticketHash, {identity, m_clock.monotonic() + lifetime});
    m_turn.post([done] { done(Ok{}); });
}

void MemoryTicketStore::take(const QByteArray &ticketHash, const Principal &,
                             Done<std::optional<Identity>> done)
{
    std::optional<Identity> identity;
    const auto found = m_tickets.constFind(ticketHash);
    if (found != m_tickets.constEnd()) {
        if (m_clock.monotonic() < found->expiresAt)
            identity = found->identity;
        m_tickets.erase(found);
    }
    m_turn.post([done, identity] { done(identity); });
}

void MemoryTicketStore::prune()
{
    const milliseconds now = m_clock.monotonic();
    if (now < m_prunedAt + pruneInterval)
        return;
    m_prunedAt = now;
    m_tickets.removeIf([now](const auto &entry) { return entry.value().expiresAt <= now; });
}

} // namespace Chinwag
