#pragma once

#include "app/core/outbox/outboxstore.h"

namespace Chinwag {

/// The twin of the outbox on disk. "Crash" and start again: give the same store to a new Outbox.
class MemoryOutboxStore final : public OutboxStore
{
public:
    Result<Ok, Error> add(const OutboxEntry &entry) override;
    void update(const OutboxEntry &entry) override;
    void remove(const Nonce &nonce) override;
    QList<OutboxEntry> all() const override { return m_entries; }

    /// The disk is full, until it is not: add() fails with this.
    void setFailure(std::optional<Error> failure) { m_failure = std::move(failure); }

private:
    QList<OutboxEntry> m_entries;
    std::optional<Error> m_failure;
};

} // namespace Chinwag
