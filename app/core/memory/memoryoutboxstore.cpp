#include "app/core/memory/memoryoutboxstore.h"

namespace Chinwag {

void MemoryOutboxStore::add(const OutboxEntry &entry, Done<Ok> done)
{
    if (!m_failure)
        m_entries.append(entry);
    m_answers.later([failure = m_failure, done = std::move(done)] {
        if (failure)
            done(*failure);
        else
            done(Ok());
    });
}

void MemoryOutboxStore::replace(const Nonce &nonce, const OutboxEntry &entry)
{
    for (OutboxEntry &each : m_entries) {
        if (each.nonce == nonce)
            each = entry;
    }
}

void MemoryOutboxStore::remove(const Nonce &nonce)
{
    m_entries.removeIf([&nonce](const OutboxEntry &each) { return each.nonce == nonce; });
}

void MemoryOutboxStore::load(Done<QList<OutboxEntry>> done)
{
    m_answers.later([entries = m_entries, done = std::move(done)] { done(entries); });
}

} // namespace Chinwag
