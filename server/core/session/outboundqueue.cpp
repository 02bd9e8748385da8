#include "server/core/session/outboundqueue.h"

#include <algorithm>

namespace Chinwag {

namespace {

/// With less than this in the transport more is handed over; beyond it frames are better kept where they can
/// be replaced.
constexpr qint64 transportHighWater = 64 * 1024;

} // namespace

void OutboundFlusher::schedule(OutboundQueue *queue)
{
    if (queue->m_scheduled)
        return;
    queue->m_scheduled = true;
    m_waiting.push_back(queue);
    if (m_waiting.size() == 1)
        m_context.turn.post(m_life.guard([this] { flush(); }));
}

void OutboundFlusher::forget(OutboundQueue *queue)
{
    std::replace(m_waiting.begin(), m_waiting.end(), queue, static_cast<OutboundQueue *>(nullptr));
    std::replace(m_flushing.begin(), m_flushing.end(), queue, static_cast<OutboundQueue *>(nullptr));
}

void OutboundFlusher::flush()
{
    const auto start = m_context.clock.precise();
    m_flushing.swap(m_waiting); // both keep their memory
    for (std::size_t i = 0; i < m_flushing.size(); ++i) {
        OutboundQueue *queue = m_flushing[i];
        if (!queue)
            continue;
        queue->m_scheduled = false;
        queue->flush();
    }
    m_flushing.clear();
    m_context.metrics.fanOutTime.add(m_context.clock.precise() - start);
}

OutboundQueue::OutboundQueue(Transport &transport, OutboundFlusher &flusher, NodeMetrics &metrics,
                             qint64 bound, Overflow overflow)
    : m_transport(transport)
    , m_flusher(flusher)
    , m_metrics(metrics)
    , m_bound(bound)
    , m_overflow(std::move(overflow))
{
}

OutboundQueue::~OutboundQueue()
{
    account(0);
    if (m_scheduled)
        m_flusher.forget(this);
}

void OutboundQueue::release(const QByteArray &first)
{
    if (m_discarding)
        return;
    m_held = false;
    m_bytes += first.size();
    m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(m_first), {first});
    m_flusher.schedule(this);
}

void OutboundQueue::push(const QByteArray &frame)
{
    if (m_discarding)
        return;
    ++m_metrics.durableDeliveries;
    enqueue({frame});
    checkBound();
}

void OutboundQueue::pushEphemeral(const QByteArray &frame, quint64 key)
{
    if (m_discarding || replace(frame, key))
        return;
    if (size() + frame.size() > m_bound / 2) {
        ++m_metrics.ephemeralDropped;
        return;
    }
    ++m_metrics.ephemeralDeliveries;
    enqueue({frame, key, true});
}

bool OutboundQueue::replace(const QByteArray &frame, quint64 key)
{
    if (key == 0)
        return false;
    const auto same = [key](const Entry &entry) { return entry.key == key; };
    const auto first = m_entries.begin() + static_cast<std::ptrdiff_t>(m_first);
    const auto found = std::find_if(first, m_entries.end(), same);
    if (found == m_entries.end())
        return false;
    // The newer one goes to the end: a stop must not overtake the message that was sent before it.
    m_bytes -= found->frame.size();
    m_entries.erase(found);
    ++m_metrics.ephemeralReplaced;
    enqueue({frame, key, true});
    return true;
}

void OutboundQueue::enqueue(Entry entry)
{
    m_bytes += entry.frame.size();
    m_entries.push_back(std::move(entry));
    if (!m_held)
        m_flusher.schedule(this);
}

bool OutboundQueue::checkBound()
{
    if (m_discarding || size() <= m_bound)
        return true;
    ++m_metrics.slowConsumers;
    discard();
    m_overflow();
    return false;
}

void OutboundQueue::flush()
{
    if (m_held)
        return;
    while (!isEmpty() && m_transport.pendingBytes() < transportHighWater) {
        handOver();
        m_transport.flush();
    }
    // What was sent goes when nothing is left, or when it is most of what is kept.
    if (isEmpty() || m_first > m_entries.size() / 2) {
        m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
    account(size());
}

void OutboundQueue::account(qint64 waiting)
{
    m_metrics.queuedBytes += waiting - std::exchange(m_accounted, waiting);
}

void OutboundQueue::handOver()
{
    for (qint64 given = m_transport.pendingBytes(); !isEmpty() && given < transportHighWater;) {
        const Entry entry = std::move(m_entries[m_first++]);
        m_bytes -= entry.frame.size();
        m_metrics.bytesSent += static_cast<quint64>(entry.frame.size());
        given += entry.frame.size();
        m_transport.send(entry.frame);
    }
}

void OutboundQueue::discard()
{
    m_discarding = true;
    m_entries = {};
    m_first = 0;
    m_bytes = 0;
    account(0);
}

} // namespace Chinwag
