#pragma once

#include "server/bench/generator.h"
#include "server/bench/histogram.h"
#include "server/bench/processusage.h"

#include <random>

namespace Chinwag::Bench {

/// What a run found out.
struct Findings
{
    std::string problem; ///< why the figures are not worth anything; empty: they are
    std::uint64_t connections = 0;
    double seconds = 0;
    std::uint64_t publications = 0; ///< sent in the measured time
    std::uint64_t accepted = 0;     ///< acknowledged, or delivered to everybody, in the measured time
    std::uint64_t deliveries = 0;   ///< in the measured time
    std::uint64_t lost = 0;         ///< of all that was ever sent
    double behindMilliseconds = 0;  ///< how late the generator itself was at worst
    Histogram latency;              ///< publisher to receiver; of a storm: cut to synced
    Histogram acknowledgement;
    double cpuMicroseconds = 0; ///< of the server, in the measured time; of a storm: until all are back
    double connectCpu = 0;      ///< of the server, per connection, while they were made
    double residentKib = 0;     ///< of the server, at the end
    double idleKib = 0;         ///< per idle connection
    std::uint64_t attempts = 0; ///< of a storm
    bool knowsProcess = false;
};

/// Connects everybody, lets them talk (or storm), and watches what arrives.
class Workload final : public Observer
{
public:
    Workload(const Options &options, Generator &generator, Protocol &protocol);

    Findings run();

    void ready(Client &client) override;
    void delivered(Client &client, std::uint32_t publisher) override;
    void acknowledged(Client &client) override;
    void failed(Client &client, const std::string &why) override;

private:
    struct Publication
    {
        std::int64_t at = 0;
        std::uint32_t missing = 0;
        bool accepted = false;
    };
    /// Everybody sees one sender's publications in their order, so the n-th that arrives is the n-th sent.
    struct Publisher
    {
        std::uint32_t client = 0;
        std::deque<Publication> flying;
        std::uint32_t landed = 0; ///< before the first in `flying`
        std::uint32_t acknowledged = 0;
    };
    struct Room
    {
        std::vector<Publisher> publishers;   ///< by member
        std::vector<std::uint32_t> received; ///< by receiver, then publisher
        std::uint32_t next = 0;
    };

    void connectAll();
    void connect(bool idle);
    void measure();
    void storm();
    void startTalking();
    void publish(Publisher &publisher, std::int64_t at);
    void publishNext(std::uint32_t room);
    bool publishScheduled(std::int64_t at);
    /// Whose turn it is in the room, preferably somebody who has nothing on the way.
    Publisher &nextPublisher(Room &room);
    void keepRate();
    void land(std::uint32_t room, Publisher &publisher);
    /// Steps until `done` or until nothing has happened for `patience` seconds; false then.
    template <typename Condition>
    bool waitFor(Condition done, int patience);
    void stepFor(double seconds);
    std::int64_t backoff(int attempts);
    bool isMeasuring(std::int64_t time) const { return time >= m_from && time < m_until; }

    const Options &m_options;
    Generator &m_generator;
    Protocol &m_protocol;
    std::vector<Room> m_rooms;
    Findings m_findings;
    std::mt19937 m_random{std::random_device{}()};
    std::uint32_t m_nextRoom = 0;
    std::uint64_t m_readyCount = 0;
    std::uint64_t m_progress = 0;
    std::uint64_t m_flying = 0;  ///< publications
    std::uint64_t m_missing = 0; ///< deliveries
    std::uint64_t m_ratePublished = 0;
    std::uint64_t m_heldBack = 0; ///< publications below this number waited for a publisher who is free
    std::int64_t m_rateFrom = 0;
    std::int64_t m_from = 0;
    std::int64_t m_until = 0;
    bool m_talking = false;
    bool m_storming = false;
};

} // namespace Chinwag::Bench
