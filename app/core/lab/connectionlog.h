#pragma once

#include "app/core/connection/faultinjectingtransport.h"
#include "app/core/connection/serverconnection.h"

#include <QHash>
#include <QList>

#include <deque>
#include <map>

namespace Chinwag {

/// What one connection did, as the Connection Lab shows it: times, sizes and kinds of frames; no names, no
/// texts. Everything in it is bounded, however long it runs and whatever a server sends. Times without
/// another word are those of Clock::monotonic(). Loop thread.
class ConnectionLog
{
public:
    static constexpr std::size_t mostFrames = 200;
    static constexpr std::size_t mostSamples = 600;
    static constexpr std::size_t mostHeartbeats = 120;
    static constexpr std::size_t mostOutages = 60;
    static constexpr std::size_t mostLosses = 20;
    static constexpr std::size_t mostTypes = 64;

    struct Frame
    {
        quint64 number = 0; ///< ascending, of all that were seen
        milliseconds at{0}; ///< wall clock
        bool incoming = false;
        QString type;
        qsizetype bytes = 0;
        bool lost = false;
        std::optional<microseconds> answeredIn; ///< of a request
    };
    struct Sample
    {
        milliseconds at{0};
        microseconds roundTrip{0};
    };
    /// Not online. Without an end: until now.
    struct Outage
    {
        milliseconds from{0};
        std::optional<milliseconds> to;
    };
    struct Loss
    {
        milliseconds at{0}; ///< wall clock
        const char *why = "";
        std::optional<quint16> code;
    };
    struct Count
    {
        qint64 frames = 0;
        qint64 bytes = 0;
        qint64 lost = 0;
    };
    using Counts = std::map<QString, Count>; ///< by type
    struct RoundTrips
    {
        microseconds newest{0};
        microseconds middle{0};
        microseconds worst{0};
    };

    explicit ConnectionLog(const Clock &clock)
        : m_clock(&clock)
    {
    }

    void clear();
    void stateIs(ServerConnection::State state);
    void lost(const char *why, std::optional<quint16> code);
    void nodeIs(const QString &node);
    void frameSeen(const FrameSeen &frame);
    void measured(microseconds roundTrip);

    ServerConnection::State state() const { return m_state; }
    milliseconds since() const { return m_since; } ///< when the state began
    int attempts() const { return m_attempts; }    ///< that the newest way to Online took, so far
    int connects() const { return m_connects; }    ///< times it came Online
    int nodes() const { return m_nodes; }          ///< times another node answered than the time before
    const std::deque<Frame> &frames() const { return m_frames; } ///< oldest first, without measurements
    const std::deque<Sample> &samples() const { return m_samples; }
    const std::deque<milliseconds> &heartbeats() const { return m_heartbeats; }
    int heartbeatCount() const { return m_heartbeatCount; }
    const std::deque<Outage> &outages() const { return m_outages; }
    const std::deque<Loss> &losses() const { return m_losses; } ///< oldest first
    const Counts &in() const { return m_in; }
    const Counts &out() const { return m_out; }
    std::optional<RoundTrips> roundTrips() const; ///< of the samples that are kept

private:
    struct Asked
    {
        quint64 number = 0; ///< 0: a measurement
        microseconds at{0};
    };
    static QString readable(const QString &type);
    static void count(Counts &counts, const QString &type, const FrameSeen &frame);
    /// True for what only measures.
    bool pairs(const FrameSeen &frame, const QString &type, quint64 number);
    void answered(quint64 number, microseconds after);

    const Clock *m_clock;
    ServerConnection::State m_state = ServerConnection::State::Offline;
    milliseconds m_since{0};
    int m_attempts = 0;
    int m_connects = 0;
    int m_nodes = 0;
    QString m_node;
    quint64 m_number = 0;
    int m_heartbeatCount = 0;
    std::deque<Frame> m_frames;
    std::deque<Sample> m_samples;
    std::deque<milliseconds> m_heartbeats;
    std::deque<Outage> m_outages;
    std::deque<Loss> m_losses;
    Counts m_in;
    Counts m_out;
    QHash<qint64, Asked> m_asked; ///< requests without an answer
};

} // namespace Chinwag
