#include "app/core/memory/memoryoutboxstore.h"

namespace Chinwag {

Result<Ok, Error> MemoryOutboxStore::add(const OutboxEntry &entry)
{
    if (m_failure)
        return *m_failure;
    m_entries.append(entry);
    return Ok();
}

void MemoryOutboxStore::update(const OutboxEntry &entry)
{
    for (OutboxEntry &each : m_entries) {
        if (each.nonce == entry.nonce)
            each = entry;
    }
}

void MemoryOutboxStore::remove(const Nonce &nonce)
{
    m_entries.removeIf([&nonce](const OutboxEntry &each) { return each.nonce == nonce; });
}

} // namespace Chinwag
