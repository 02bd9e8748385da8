#pragma once

#include "server/bench/client.h"
#include "server/bench/frames.h"

#include <netinet/in.h>

#include <deque>
#include <functional>
#include <map>
#include <vector>

namespace Chinwag::Bench {

/// Monotonic nanoseconds.
std::int64_t now();

class Generator;

/// How one kind of server is spoken to, between the upgrade and the deliveries.
class Protocol
{
public:
    virtual ~Protocol() = default;

    /// An HTTP request that comes before the upgrade, on a connection of its own; empty: there is none.
    virtual std::string ticketRequest(const Client &client) const;
    /// False when the answer is none that helps.
    virtual bool takeTicket(Client &client, const HttpAnswer &answer) const;
    virtual std::string path(const Client &client) const = 0;
    virtual std::string subprotocol() const { return {}; }
    virtual void opened(Generator &generator, Client &client) = 0;
    virtual void received(Generator &generator, Client &client, const Frame &frame) = 0;
    virtual void publish(Generator &generator, Client &client) = 0;
    /// The sender gets a copy of its own.
    virtual bool echoes() const { return false; }
    /// The server leaves Nagle's algorithm on: without an acknowledgement at once its second small write
    /// would wait for the kernel's 40 ms, and nothing else would be measured.
    virtual bool delaysSmallWrites() const { return false; }
    /// The sender is told that its publication was accepted.
    virtual bool acknowledges() const { return false; }
};

/// What happens to the clients. Never called from inside a call into the generator, except by its step().
class Observer
{
public:
    virtual ~Observer() = default;
    virtual void ready(Client &client) = 0;
    virtual void delivered(Client &client, std::uint32_t publisher) = 0;
    virtual void acknowledged(Client &client) = 0;
    virtual void failed(Client &client, const std::string &why) = 0; ///< while connecting, or later
};

/// All connections on one thread and one epoll instance.
class Generator
{
public:
    Generator(const Options &options, Protocol &protocol);
    ~Generator();
    Generator(const Generator &) = delete;
    Generator &operator=(const Generator &) = delete;

    /// False when a server's address means nothing or the process may not have as many descriptors.
    bool prepare(std::vector<Client> clients);
    void setObserver(Observer *observer) { m_observer = observer; }
    std::vector<Client> &clients() { return m_clients; }

    /// Puts the client into the queue of those to be connected, at once or later.
    void connectLater(Client &client, std::int64_t notBefore = 0);
    /// Resets the connection: nothing of it lingers in the kernel.
    void drop(Client &client);
    /// Waits at most that long for something to happen and handles it.
    void step(int milliseconds);
    /// As step(), but wakes up every `interval` and calls `tick`. 0 ends that.
    void setTick(std::int64_t interval, std::function<void()> tick);

    // For protocols.
    void send(Client &client, std::string_view bytes);
    void sendText(Client &client, std::string_view payload);
    void sendBinary(Client &client, std::string_view payload);
    void setReady(Client &client);
    void fail(Client &client, const std::string &why);
    void delivered(Client &client, std::uint32_t publisher) { m_observer->delivered(client, publisher); }
    void acknowledged(Client &client) { m_observer->acknowledged(client); }

private:
    void startConnections();
    void open(Client &client, Client::Phase phase, const std::string &request);
    void startUpgrade(Client &client);
    void handle(Client &client, std::uint32_t events);
    void receive(Client &client);
    std::size_t parse(Client &client, std::string_view bytes);
    void handleFrame(Client &client, const Frame &frame);
    void flush(Client &client);
    void watch(Client &client, bool writable, int operation);

    const Options &m_options;
    Protocol &m_protocol;
    Observer *m_observer = nullptr;
    std::vector<Client> m_clients;
    std::vector<sockaddr_in> m_servers;
    std::deque<std::uint32_t> m_queue;
    std::multimap<std::int64_t, std::uint32_t> m_waiting;
    int m_connecting = 0;
    int m_epoll = -1;
    int m_timer = -1;
    std::function<void()> m_tick;
    std::vector<char> m_buffer;
    std::string m_frame;
};

} // namespace Chinwag::Bench
