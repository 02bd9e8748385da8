#include "server/bench/workload.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace Chinwag::Bench {

namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr double settleSeconds = 0.5; ///< until what connecting caused is over
constexpr int stepMilliseconds = 10;
constexpr int connectPatience = 30;
constexpr int drainPatience = 5;
constexpr int stormPatience = 60;
constexpr std::int64_t shortestTick = 100'000;
constexpr std::int64_t longestTick = second / 10;
constexpr int longestBackoff = 30;

} // namespace

Workload::Workload(const Options &options, Generator &generator, Protocol &protocol)
    : m_options(options)
    , m_generator(generator)
    , m_protocol(protocol)
{
    m_rooms.resize(static_cast<std::size_t>(options.rooms));
    const auto members = static_cast<std::size_t>(options.members);
    for (Room &room : m_rooms) {
        room.publishers.resize(members);
        room.received.resize(options.mode == Mode::Storm ? 0 : members * members);
    }
    for (const Client &client : m_generator.clients()) {
        if (!client.idle)
            m_rooms[client.room].publishers[client.member].client = client.index;
    }
    m_generator.setObserver(this);
}

Findings Workload::run()
{
    connectAll();
    if (m_findings.problem.empty())
        m_options.mode == Mode::Storm ? storm() : measure();
    if (const auto usage = usageOf(m_options.processes))
        m_findings.residentKib = usage->residentKib;
    m_findings.connections = m_generator.clients().size();
    return m_findings;
}

void Workload::connectAll()
{
    const auto before = usageOf(m_options.processes);
    m_findings.knowsProcess = before && !m_options.processes.empty();
    if (!before) {
        m_findings.problem = "there is no process as --server-pid says";
        return;
    }
    if (m_options.idle > 0) {
        connect(true);
        stepFor(settleSeconds);
        if (const auto with = usageOf(m_options.processes))
            m_findings.idleKib = (with->residentKib - before->residentKib) / m_options.idle;
    }
    connect(false);
    stepFor(settleSeconds);
    if (const auto after = usageOf(m_options.processes))
        m_findings.connectCpu = (after->cpuMicroseconds - before->cpuMicroseconds) /
                                static_cast<double>(m_generator.clients().size());
}

void Workload::connect(bool idle)
{
    const std::uint64_t wanted =
        m_readyCount +
        static_cast<std::uint64_t>(idle ? m_options.idle : m_options.rooms * m_options.members);
    for (Client &client : m_generator.clients()) {
        if (client.idle == idle)
            m_generator.connectLater(client);
    }
    const bool done = waitFor([&] { return m_readyCount == wanted; }, connectPatience);
    if (!done && m_findings.problem.empty())
        m_findings.problem = "only " + std::to_string(m_readyCount) + " connections became ready";
}

template <typename Condition>
bool Workload::waitFor(Condition done, int patience)
{
    std::uint64_t progress = m_progress;
    std::int64_t deadline = now() + patience * second;
    while (!done()) {
        if (!m_findings.problem.empty() || now() > deadline)
            return false;
        m_generator.step(stepMilliseconds);
        if (m_progress != progress) {
            progress = m_progress;
            deadline = now() + patience * second;
        }
    }
    return true;
}

void Workload::stepFor(double seconds)
{
    const std::int64_t end = now() + static_cast<std::int64_t>(seconds * static_cast<double>(second));
    while (now() < end && m_findings.problem.empty())
        m_generator.step(stepMilliseconds);
}

void Workload::measure()
{
    startTalking();
    stepFor(m_options.warmUp);
    const auto before = usageOf(m_options.processes);
    m_until = std::numeric_limits<std::int64_t>::max();
    m_from = now();
    stepFor(m_options.seconds);
    m_until = now();
    const auto after = usageOf(m_options.processes);
    m_talking = false;
    m_generator.setTick(0, {});
    m_findings.seconds = static_cast<double>(m_until - m_from) / static_cast<double>(second);
    if (before && after)
        m_findings.cpuMicroseconds = after->cpuMicroseconds - before->cpuMicroseconds;
    waitFor([this] { return m_flying == 0; }, drainPatience);
    m_findings.lost = m_missing;
    if (m_findings.lost > 0 && m_findings.problem.empty())
        m_findings.problem = std::to_string(m_findings.lost) + " deliveries were lost";
    const double wanted = m_options.rate * m_findings.seconds;
    if (static_cast<double>(m_findings.publications) < 0.95 * wanted && m_findings.problem.empty())
        m_findings.problem = "the rate was not kept";
}

void Workload::startTalking()
{
    m_talking = true;
    if (m_options.rate > 0) {
        m_rateFrom = now();
        const auto interval = static_cast<std::int64_t>(static_cast<double>(second) / m_options.rate);
        m_generator.setTick(std::clamp(interval, shortestTick, longestTick), [this] { keepRate(); });
        return;
    }
    for (std::uint32_t room = 0; room < m_rooms.size(); ++room) {
        for (int i = 0; i < m_options.outstanding; ++i)
            publishNext(room);
    }
}

void Workload::keepRate()
{
    if (!m_talking)
        return;
    const double elapsed = static_cast<double>(now() - m_rateFrom) / static_cast<double>(second);
    const auto due = static_cast<std::uint64_t>(elapsed * m_options.rate);
    if (m_ratePublished < due && m_from > 0) {
        const double late = elapsed - static_cast<double>(m_ratePublished + 1) / m_options.rate;
        m_findings.behindMilliseconds = std::max(m_findings.behindMilliseconds, late * 1e3);
    }
    for (; m_ratePublished < due; ++m_ratePublished) {
        const double share = static_cast<double>(m_ratePublished + 1) / m_options.rate;
        const auto at = m_rateFrom + static_cast<std::int64_t>(share * static_cast<double>(second));
        if (!publishScheduled(m_ratePublished < m_heldBack ? at : now())) {
            m_heldBack = due; // what the server makes wait counts as its latency
            return;
        }
    }
}

/// People do not type twice at once, and a server may drop the older one of two: who has something on the way
/// is left out. False when that is everybody, as far as it was looked.
bool Workload::publishScheduled(std::int64_t at)
{
    constexpr int roomsToTry = 64;
    for (int i = 0; i < roomsToTry; ++i) {
        const std::uint32_t room = m_nextRoom;
        m_nextRoom = (m_nextRoom + 1) % static_cast<std::uint32_t>(m_rooms.size());
        Publisher &publisher = nextPublisher(m_rooms[room]);
        if (!publisher.flying.empty())
            continue;
        publish(publisher, at);
        return true;
    }
    return false;
}

Workload::Publisher &Workload::nextPublisher(Room &room)
{
    // Every other member is on the first node.
    const std::uint32_t step = m_options.twoNodes ? 2 : 1;
    const auto speakers = (static_cast<std::uint32_t>(m_options.members) + step - 1) / step;
    const auto wanted = static_cast<std::uint32_t>(m_options.publishers);
    const std::uint32_t count = wanted > 0 ? std::min(wanted, speakers) : speakers;
    Publisher *publisher = &room.publishers[room.next++ % count * step];
    for (std::uint32_t i = 1; i < count && !publisher->flying.empty(); ++i)
        publisher = &room.publishers[room.next++ % count * step];
    return *publisher;
}

void Workload::publishNext(std::uint32_t room) { publish(nextPublisher(m_rooms[room]), now()); }

void Workload::publish(Publisher &publisher, std::int64_t at)
{
    const auto members = static_cast<std::uint32_t>(m_options.members);
    const std::uint32_t copies = m_protocol.echoes() ? members : members - 1;
    publisher.flying.push_back({at, copies, !m_protocol.acknowledges()});
    ++m_flying;
    m_missing += copies;
    if (isMeasuring(at))
        ++m_findings.publications;
    m_protocol.publish(m_generator, m_generator.clients()[publisher.client]);
}

void Workload::ready(Client &client)
{
    ++m_readyCount;
    ++m_progress;
    if (m_storming && client.cutAt > 0) {
        m_findings.latency.add(now() - client.cutAt);
        m_findings.attempts += static_cast<std::uint64_t>(client.attempts);
        client.cutAt = 0;
    }
}

void Workload::delivered(Client &client, std::uint32_t member)
{
    if (client.idle || member >= static_cast<std::uint32_t>(m_options.members) ||
        m_options.mode == Mode::Storm)
        return;
    Room &room = m_rooms[client.room];
    Publisher &publisher = room.publishers[member];
    const std::size_t cell = static_cast<std::size_t>(client.member) * room.publishers.size() + member;
    const std::uint32_t position = room.received[cell]++ - publisher.landed;
    if (position >= publisher.flying.size()) {
        m_findings.problem = "something was delivered twice";
        return;
    }
    Publication &publication = publisher.flying[position];
    const std::int64_t time = now();
    --publication.missing;
    --m_missing;
    ++m_progress;
    // Nobody needs to hear of their own typing; their own message is what it looks like to everybody.
    const bool isForOthers = publisher.client != client.index || m_options.mode == Mode::Messages;
    const bool counts = isForOthers && (!m_options.twoNodes || client.member % 2 == 1);
    if (counts && isMeasuring(time)) {
        ++m_findings.deliveries;
        m_findings.latency.add(time - publication.at);
    }
    if (publication.missing == 0)
        land(client.room, publisher);
}

void Workload::acknowledged(Client &client)
{
    Publisher &publisher = m_rooms[client.room].publishers[client.member];
    const std::uint32_t position = publisher.acknowledged++ - publisher.landed;
    if (position >= publisher.flying.size())
        return;
    Publication &publication = publisher.flying[position];
    publication.accepted = true;
    const std::int64_t time = now();
    if (isMeasuring(time))
        m_findings.acknowledgement.add(time - publication.at);
    land(client.room, publisher);
}

void Workload::land(std::uint32_t room, Publisher &publisher)
{
    while (!publisher.flying.empty() && publisher.flying.front().missing == 0 &&
           publisher.flying.front().accepted) {
        publisher.flying.pop_front();
        ++publisher.landed;
        --m_flying;
        if (isMeasuring(now()))
            ++m_findings.accepted;
        if (m_talking && m_options.rate <= 0)
            publishNext(room);
    }
}

void Workload::failed(Client &client, const std::string &why)
{
    if (!m_storming) {
        m_findings.problem = client.account.username + ": " + why;
        return;
    }
    ++m_progress;
    if (client.cutAt == 0) { // it was online
        --m_readyCount;
        client.cutAt = now();
        client.attempts = 0;
    }
    m_generator.connectLater(client, now() + backoff(client.attempts));
}

/// What a client waits (shared/PROTOCOL.md, section 5).
std::int64_t Workload::backoff(int attempts)
{
    const double seconds = std::min(std::pow(2.0, attempts), static_cast<double>(longestBackoff));
    const double share = std::uniform_real_distribution<>(0.5, 1.0)(m_random);
    return static_cast<std::int64_t>(seconds * share * static_cast<double>(second));
}

void Workload::storm()
{
    const std::uint64_t everybody = m_generator.clients().size();
    const auto before = usageOf(m_options.processes);
    m_storming = true;
    std::int64_t start = now();
    if (m_options.cut) {
        for (Client &client : m_generator.clients())
            m_generator.fail(client, "cut");
    } else {
        std::printf("online %llu\n", static_cast<unsigned long long>(everybody));
        std::fflush(stdout);
        if (!waitFor([&] { return m_readyCount == 0; }, stormPatience)) {
            m_findings.problem = "the server did not go away";
            return;
        }
    }
    if (!waitFor([&] { return m_readyCount == everybody; }, stormPatience))
        m_findings.problem = "only " + std::to_string(m_readyCount) + " came back";
    m_findings.seconds = static_cast<double>(now() - start) / static_cast<double>(second);
    const auto after = usageOf(m_options.processes);
    if (after && before)
        m_findings.cpuMicroseconds = after->cpuMicroseconds - (m_options.cut ? before->cpuMicroseconds
                                                                             : 0); // else it is a new process
}

} // namespace Chinwag::Bench
