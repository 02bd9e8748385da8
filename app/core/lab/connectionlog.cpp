#include "app/core/lab/connectionlog.h"

#include "app/core/connection/pendingrequests.h"

#include <algorithm>
#include <vector>

namespace Chinwag {

namespace {

using State = ServerConnection::State;

constexpr int longestType = 32;

template <typename T>
void keep(std::deque<T> &ring, T value, std::size_t most)
{
    ring.push_back(std::move(value));
    if (ring.size() > most)
        ring.pop_front();
}

bool isTried(State state) { return state != State::Offline; }

} // namespace

void ConnectionLog::clear() { *this = ConnectionLog(*m_clock); }

void ConnectionLog::stateIs(State state)
{
    if (state == m_state)
        return;
    const milliseconds now = m_clock->monotonic();
    const bool wasOnline = m_state == State::Online;
    const bool wasTried = isTried(m_state);
    m_state = state;
    m_since = now;
    if (wasOnline || state == State::Offline)
        m_attempts = 0;
    if (state == State::FetchingTicket)
        ++m_attempts;
    if (state == State::Online) {
        ++m_connects;
        if (!m_outages.empty() && !m_outages.back().to)
            m_outages.back().to = now;
        return;
    }
    m_asked.clear();
    if (wasOnline || !wasTried)
        keep(m_outages, {now, std::nullopt}, mostOutages);
}

void ConnectionLog::lost(const char *why, std::optional<quint16> code)
{
    keep(m_losses, {m_clock->wall(), why, code}, mostLosses);
}

void ConnectionLog::nodeIs(const QString &node)
{
    if (node != m_node)
        ++m_nodes;
    m_node = node;
}

void ConnectionLog::frameSeen(const FrameSeen &frame)
{
    const QString type = readable(frame.type);
    count(frame.incoming ? m_in : m_out, type, frame);
    const quint64 number = ++m_number;
    if (frame.incoming && type == QLatin1String("ping") && !frame.lost) {
        ++m_heartbeatCount;
        keep(m_heartbeats, m_clock->monotonic(), mostHeartbeats);
    }
    if (pairs(frame, type, number))
        return;
    keep(m_frames, Frame{number, m_clock->wall(), frame.incoming, type, frame.bytes, frame.lost, {}},
         mostFrames);
}

// A pong with an id is what nothing but a measurement sends.
bool ConnectionLog::pairs(const FrameSeen &frame, const QString &type, quint64 number)
{
    if (!frame.id || frame.lost)
        return !frame.incoming && frame.id && type == QLatin1String("pong");
    if (!frame.incoming) {
        const bool measures = type == QLatin1String("pong");
        if (static_cast<std::size_t>(m_asked.size()) < PendingRequests::mostAtOnce)
            m_asked.insert(*frame.id, {measures ? 0 : number, m_clock->precise()});
        return measures;
    }
    const auto found = m_asked.constFind(*frame.id);
    if (found == m_asked.cend() || type != QLatin1String("reply"))
        return false;
    const Asked asked = *found;
    m_asked.erase(found);
    if (asked.number > 0)
        answered(asked.number, m_clock->precise() - asked.at);
    return asked.number == 0;
}

void ConnectionLog::answered(quint64 number, microseconds after)
{
    const auto found = std::lower_bound(m_frames.begin(), m_frames.end(), number,
                                        [](const Frame &each, quint64 to) { return each.number < to; });
    if (found != m_frames.end() && found->number == number)
        found->answeredIn = after;
}

void ConnectionLog::measured(microseconds roundTrip)
{
    keep(m_samples, {m_clock->monotonic(), roundTrip}, mostSamples);
}

std::optional<ConnectionLog::RoundTrips> ConnectionLog::roundTrips() const
{
    if (m_samples.empty())
        return std::nullopt;
    std::vector<microseconds> sorted;
    sorted.reserve(m_samples.size());
    for (const Sample &sample : m_samples)
        sorted.push_back(sample.roundTrip);
    std::sort(sorted.begin(), sorted.end());
    return RoundTrips{m_samples.back().roundTrip, sorted[sorted.size() / 2], sorted.back()};
}

// A server may write there what it likes.
QString ConnectionLog::readable(const QString &type)
{
    const auto isPlain = [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'_'; };
    const bool isWord =
        !type.isEmpty() && type.size() <= longestType && std::all_of(type.cbegin(), type.cend(), isPlain);
    return isWord ? type : QStringLiteral("unknown");
}

void ConnectionLog::count(Counts &counts, const QString &type, const FrameSeen &frame)
{
    const bool fits = counts.size() < mostTypes || counts.contains(type);
    Count &entry = counts[fits ? type : QStringLiteral("unknown")];
    ++entry.frames;
    entry.bytes += frame.bytes;
    if (frame.lost)
        ++entry.lost;
}

} // namespace Chinwag
