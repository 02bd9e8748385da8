#pragma once

#include "app/core/memory/answers.h"
#include "app/core/outbox/outboxstore.h"

namespace Chinwag {

/// The twin of the outbox on disk. "Crash" and start again: give the same store to a new Outbox.
class MemoryOutboxStore final : public OutboxStore
{
public:
    explicit MemoryOutboxStore(TimerScheduler &timers)
        : m_answers(timers)
    {
    }

    void add(const OutboxEntry &entry, Done<Ok> done) override;
    void replace(const Nonce &nonce, const OutboxEntry &entry) override;
    void remove(const Nonce &nonce) override;
    void load(Done<QList<OutboxEntry>> done) override;

    /// What is in it, at once.
    const QList<OutboxEntry> &all() const { return m_entries; }
    void clear() { m_entries.clear(); }
    /// The disk is full, until it is not: add() fails with this.
    void setFailure(std::optional<Error> failure) { m_failure = std::move(failure); }

private:
    QList<OutboxEntry> m_entries;
    std::optional<Error> m_failure;
    Answers m_answers;
};

} // namespace Chinwag
