#pragma once

#include "server/core/ports/transport.h"
#include "server/core/session/nodecontext.h"

#include <vector>

namespace Chinwag {

class OutboundQueue;

/// Flushes the queues that got something in this loop turn, once, at its end.
class OutboundFlusher
{
public:
    explicit OutboundFlusher(NodeContext &context)
        : m_context(context)
    {
    }

    void schedule(OutboundQueue *queue);
    void forget(OutboundQueue *queue);

private:
    void flush();

    NodeContext &m_context;
    std::vector<OutboundQueue *> m_waiting;
    std::vector<OutboundQueue *> m_flushing;
    Lifeline m_life;
};

/// What waits for one client. Collects during a loop turn, is flushed at its end, and holds back while the
/// transport is still busy, so that a newer typing frame can replace an older one. Bounded: above half of
/// `bound` (transport included) ephemeral frames are dropped; at the bound `overflow` is called once and
/// everything waiting is gone.
class OutboundQueue
{
public:
    using Overflow = std::function<void()>;

    OutboundQueue(Transport &transport, OutboundFlusher &flusher, NodeMetrics &metrics, qint64 bound,
                  Overflow overflow);
    ~OutboundQueue();
    OutboundQueue(const OutboundQueue &) = delete;
    OutboundQueue &operator=(const OutboundQueue &) = delete;

    /// Holds everything back until release(): `hello` goes first whatever happens meanwhile.
    void hold() { m_held = true; }
    void release(const QByteArray &first);

    void push(const QByteArray &frame);
    /// `key` says what a newer frame replaces; 0 replaces nothing.
    void pushEphemeral(const QByteArray &frame, quint64 key);
    void flush();
    /// Drops what waits and takes nothing more.
    void discard();

    qint64 size() const { return m_bytes + m_transport.pendingBytes(); }
    bool hasRoomFor(qint64 bytes) const { return size() + bytes <= m_bound / 2; }
    /// Also to be asked when the client sends: pongs and echoes grow the transport's buffer without passing
    /// here.
    bool checkBound();

private:
    friend class OutboundFlusher;
    struct Entry
    {
        QByteArray frame;
        quint64 key = 0;
        bool ephemeral = false;
    };

    bool isEmpty() const { return m_first == m_entries.size(); }
    void enqueue(Entry entry);
    bool replace(const QByteArray &frame, quint64 key);
    void handOver();
    void account(qint64 waiting);

    Transport &m_transport;
    OutboundFlusher &m_flusher;
    NodeMetrics &m_metrics;
    qint64 m_bound;
    Overflow m_overflow;
    std::vector<Entry> m_entries; ///< from m_first on; a deque would keep half a KiB for every idle client
    std::size_t m_first = 0;
    qint64 m_bytes = 0;
    qint64 m_accounted = 0; ///< our share of NodeMetrics::queuedBytes
    bool m_held = false;
    bool m_discarding = false;
    bool m_scheduled = false;
};

} // namespace Chinwag
