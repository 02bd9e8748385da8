#include "server/bench/generator.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>
#include <random>

namespace Chinwag::Bench {

namespace {

constexpr std::uint32_t timerMark = 0xffffffff;
constexpr std::size_t receiveBuffer = 256UL * 1024;
constexpr int eventsAtOnce = 512;
constexpr rlim_t spareDescriptors = 64;

std::optional<sockaddr_in> addressFrom(const std::string &text)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    const auto colon = text.rfind(':');
    if (colon == std::string::npos ||
        inet_pton(AF_INET, text.substr(0, colon).c_str(), &address.sin_addr) != 1)
        return {};
    std::uint16_t port = 0;
    const char *end = text.data() + text.size();
    if (std::from_chars(text.data() + colon + 1, end, port).ptr != end)
        return {};
    address.sin_port = htons(port);
    return address;
}

bool allowDescriptors(std::size_t count)
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    const rlim_t wanted = count + spareDescriptors;
    if (limit.rlim_cur >= wanted)
        return true;
    limit.rlim_cur = wanted;
    limit.rlim_max = std::max(limit.rlim_max, wanted);
    return setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

} // namespace

std::int64_t now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::string Protocol::ticketRequest(const Client &) const { return {}; }

bool Protocol::takeTicket(Client &, const HttpAnswer &) const { return true; }

Generator::Generator(const Options &options, Protocol &protocol)
    : m_options(options)
    , m_protocol(protocol)
    , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
    , m_buffer(receiveBuffer)
{
    prctl(PR_SET_TIMERSLACK, 1); // a fixed rate is kept to the microsecond
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u32 = timerMark;
    epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_timer, &event);
}

Generator::~Generator()
{
    for (Client &client : m_clients)
        drop(client);
    ::close(m_timer);
    ::close(m_epoll);
}

bool Generator::prepare(std::vector<Client> clients)
{
    m_clients = std::move(clients);
    std::mt19937 random(std::random_device{}());
    for (Client &client : m_clients)
        client.mask = static_cast<std::uint32_t>(random()) | 1U;
    for (const std::string &server : m_options.servers) {
        const auto address = addressFrom(server);
        if (!address)
            return false;
        m_servers.push_back(*address);
    }
    return allowDescriptors(m_clients.size());
}

void Generator::connectLater(Client &client, std::int64_t notBefore)
{
    client.phase = Client::Phase::Waiting;
    if (notBefore > 0)
        m_waiting.emplace(notBefore, client.index);
    else
        m_queue.push_back(client.index);
}

void Generator::startConnections()
{
    const std::int64_t time = m_waiting.empty() ? 0 : now();
    while (!m_waiting.empty() && m_waiting.begin()->first <= time) {
        m_queue.push_back(m_waiting.begin()->second);
        m_waiting.erase(m_waiting.begin());
    }
    while (!m_queue.empty() && m_connecting < m_options.connecting) {
        Client &client = m_clients[m_queue.front()];
        m_queue.pop_front();
        ++m_connecting;
        ++client.attempts;
        const std::string request = m_protocol.ticketRequest(client);
        if (request.empty())
            startUpgrade(client);
        else
            open(client, Client::Phase::Ticket, request);
    }
}

void Generator::open(Client &client, Client::Phase phase, const std::string &request)
{
    client.phase = phase;
    client.in.clear();
    client.out = request;
    client.descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(client.descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const sockaddr_in &server = m_servers[client.member % m_servers.size()];
    const int connected =
        ::connect(client.descriptor, reinterpret_cast<const sockaddr *>(&server), sizeof server);
    if (client.descriptor < 0 || (connected < 0 && errno != EINPROGRESS)) {
        fail(client, std::string("cannot connect: ") + std::strerror(errno));
        return;
    }
    watch(client, true, EPOLL_CTL_ADD);
}

void Generator::startUpgrade(Client &client)
{
    const std::string &host = m_options.servers[client.member % m_options.servers.size()];
    open(client, Client::Phase::Upgrade,
         upgradeRequest(host, m_protocol.path(client), m_protocol.subprotocol()));
}

void Generator::watch(Client &client, bool writable, int operation)
{
    client.wantsWrite = writable;
    epoll_event event{};
    event.events = EPOLLIN | (writable ? EPOLLOUT : 0U);
    event.data.u32 = client.index;
    epoll_ctl(m_epoll, operation, client.descriptor, &event);
}

void Generator::drop(Client &client)
{
    if (client.descriptor < 0)
        return;
    const linger reset{1, 0};
    setsockopt(client.descriptor, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    ::close(client.descriptor);
    client.descriptor = -1;
    client.in.clear();
    client.out.clear();
}

void Generator::fail(Client &client, const std::string &why)
{
    if (client.phase == Client::Phase::Offline)
        return;
    const bool connecting = client.phase != Client::Phase::Ready;
    drop(client);
    client.phase = Client::Phase::Offline;
    if (connecting)
        --m_connecting;
    m_observer->failed(client, why);
}

void Generator::setReady(Client &client)
{
    client.phase = Client::Phase::Ready;
    --m_connecting;
    m_observer->ready(client);
}

void Generator::setTick(std::int64_t interval, std::function<void()> tick)
{
    m_tick = std::move(tick);
    itimerspec time{};
    time.it_interval.tv_nsec = interval;
    time.it_value.tv_nsec = interval;
    timerfd_settime(m_timer, 0, &time, nullptr);
}

void Generator::step(int milliseconds)
{
    startConnections();
    std::array<epoll_event, eventsAtOnce> events; // NOLINT: filled by the kernel
    const int count = epoll_wait(m_epoll, events.data(), eventsAtOnce, milliseconds);
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        if (event.data.u32 != timerMark) {
            handle(m_clients[event.data.u32], event.events);
            continue;
        }
        std::uint64_t expired = 0;
        if (::read(m_timer, &expired, sizeof expired) > 0 && m_tick)
            m_tick();
    }
}

void Generator::handle(Client &client, std::uint32_t events)
{
    if (client.descriptor < 0)
        return;
    if ((events & EPOLLOUT) != 0)
        flush(client);
    if (client.descriptor >= 0 && (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0)
        receive(client);
}

void Generator::flush(Client &client)
{
    const ssize_t sent = client.out.empty()
                             ? 0
                             : ::send(client.descriptor, client.out.data(), client.out.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) {
        fail(client, std::string("cannot send: ") + std::strerror(errno));
        return;
    }
    client.out.erase(0, static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
    if (client.wantsWrite != !client.out.empty())
        watch(client, !client.out.empty(), EPOLL_CTL_MOD);
}

void Generator::send(Client &client, std::string_view bytes)
{
    if (client.descriptor < 0)
        return;
    if (client.out.empty()) {
        const ssize_t sent = ::send(client.descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent == static_cast<ssize_t>(bytes.size()))
            return;
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
    }
    client.out.append(bytes);
    if (!client.wantsWrite)
        watch(client, true, EPOLL_CTL_MOD);
}

void Generator::sendText(Client &client, std::string_view payload)
{
    m_frame.clear();
    appendFrame(m_frame, Opcode::Text, payload, client.mask);
    send(client, m_frame);
}

void Generator::sendBinary(Client &client, std::string_view payload)
{
    m_frame.clear();
    appendFrame(m_frame, Opcode::Binary, payload, client.mask);
    send(client, m_frame);
}

void Generator::receive(Client &client)
{
    const ssize_t size = ::recv(client.descriptor, m_buffer.data(), m_buffer.size(), 0);
    if (size < 0 && errno == EAGAIN)
        return;
    if (size <= 0) {
        fail(client, size == 0 ? "the server closed the connection" : std::strerror(errno));
        return;
    }
    if (m_protocol.delaysSmallWrites()) {
        const int on = 1;
        setsockopt(client.descriptor, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
    }
    std::string_view bytes(m_buffer.data(), static_cast<std::size_t>(size));
    std::string whole;
    if (!client.in.empty()) {
        whole = std::move(client.in).append(bytes);
        client.in.clear();
        bytes = whole;
    }
    const std::size_t used = parse(client, bytes);
    if (client.descriptor >= 0)
        client.in.append(bytes.substr(used));
}

std::size_t Generator::parse(Client &client, std::string_view bytes)
{
    std::size_t used = 0;
    const int descriptor = client.descriptor;
    while (used < bytes.size() && client.descriptor == descriptor && descriptor >= 0) {
        const std::string_view rest = bytes.substr(used);
        if (client.phase == Client::Phase::Ticket || client.phase == Client::Phase::Upgrade) {
            const HttpAnswer answer = parseHttpAnswer(rest);
            if (answer.size == 0)
                return used;
            used += answer.size;
            const bool upgrade = client.phase == Client::Phase::Upgrade;
            if (upgrade && answer.status == 101) {
                client.phase = Client::Phase::Joining;
                m_protocol.opened(*this, client);
            } else if (!upgrade && m_protocol.takeTicket(client, answer)) {
                drop(client);
                startUpgrade(client);
                return bytes.size();
            } else {
                fail(client, "refused with status " + std::to_string(answer.status));
            }
            continue;
        }
        const Frame frame = parseFrame(rest);
        if (frame.size == 0)
            return used;
        used += frame.size;
        handleFrame(client, frame);
    }
    return client.descriptor == descriptor ? used : bytes.size();
}

void Generator::handleFrame(Client &client, const Frame &frame)
{
    switch (frame.opcode) {
    case Opcode::Ping:
        m_frame.clear();
        appendFrame(m_frame, Opcode::Pong, frame.payload, client.mask);
        send(client, m_frame);
        break;
    case Opcode::Pong:
        break;
    case Opcode::Close: {
        const bool hasCode = frame.payload.size() >= 2;
        const int code = hasCode ? static_cast<unsigned char>(frame.payload[0]) * 256 +
                                       static_cast<unsigned char>(frame.payload[1])
                                 : 0;
        fail(client, "closed with " + std::to_string(code));
        break;
    }
    case Opcode::Continuation:
    case Opcode::Text:
    case Opcode::Binary:
        m_protocol.received(*this, client, frame);
        break;
    }
}

} // namespace Chinwag::Bench
