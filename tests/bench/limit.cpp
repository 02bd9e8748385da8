// What the kernel alone costs: a relay of WebSocket frames without any feature. One thread, one epoll
// instance; GET /ROOM joins, a text frame is copied to the others of the room, built once, and what one turn
// of the loop has for a connection leaves in one send(). It believes its clients: it stands on loopback for a
// benchmark. limit PORT prints "ready".
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

/// The only key the generator sends, so the answer is always the same.
constexpr std::string_view accepted =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

struct Peer
{
    int descriptor = -1;
    std::vector<Peer *> *room = nullptr;
    std::string in;
    std::string out;
    bool dirty = false;
    bool wantsWrite = false;
};

class Relay
{
public:
    explicit Relay(std::uint16_t port)
    {
        const rlimit limit{20'000, 20'000};
        setrlimit(RLIMIT_NOFILE, &limit);
        const int on = 1;
        setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        if (bind(m_listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
            listen(m_listener, 4096) != 0) {
            std::perror("limit");
            std::exit(1);
        }
        watch(m_listener, nullptr, EPOLLIN, EPOLL_CTL_ADD);
        std::puts("ready");
        std::fflush(stdout);
    }

    void run()
    {
        std::array<epoll_event, 512> events; // NOLINT: filled by the kernel
        for (;;) {
            const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const epoll_event &event = events[static_cast<std::size_t>(i)];
                auto *peer = static_cast<Peer *>(event.data.ptr);
                if (!peer)
                    acceptPeers();
                else if ((event.events & EPOLLOUT) != 0)
                    flush(*peer);
                else
                    receive(*peer);
            }
            for (std::size_t i = 0; i < m_dirty.size(); ++i)
                flush(*m_dirty[i]);
            m_dirty.clear();
            for (const Peer *peer : m_gone)
                delete peer; // NOLINT: no event of this turn names it any more
            m_gone.clear();
        }
    }

private:
    void watch(int descriptor, Peer *peer, std::uint32_t events, int operation) const
    {
        epoll_event event{};
        event.events = events;
        event.data.ptr = peer;
        epoll_ctl(m_epoll, operation, descriptor, &event);
    }

    void acceptPeers()
    {
        int descriptor = -1;
        while ((descriptor = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0) {
            const int on = 1;
            setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            auto *peer = new Peer; // NOLINT: deleted by run()
            peer->descriptor = descriptor;
            watch(descriptor, peer, EPOLLIN, EPOLL_CTL_ADD);
        }
    }

    void receive(Peer &peer)
    {
        std::array<char, 65536> buffer; // NOLINT: filled by the kernel
        if (peer.descriptor < 0)
            return;
        const ssize_t size = recv(peer.descriptor, buffer.data(), buffer.size(), 0);
        if (size <= 0) {
            leave(peer);
            return;
        }
        peer.in.append(buffer.data(), static_cast<std::size_t>(size));
        if (!peer.room)
            join(peer);
        while (peer.room && relayOne(peer)) {
        }
    }

    void join(Peer &peer)
    {
        const auto end = peer.in.find("\r\n\r\n");
        if (end == std::string::npos)
            return;
        peer.room = &m_rooms[peer.in.substr(4, peer.in.find(' ', 4) - 4)];
        peer.room->push_back(&peer);
        peer.in.erase(0, end + 4);
        append(peer, accepted);
    }

    /// Masked frames of less than 126 bytes, which is all that is ever sent here; anything else ends the
    /// peer.
    bool relayOne(Peer &peer)
    {
        if (peer.in.size() < 6)
            return false;
        const std::size_t length = static_cast<unsigned char>(peer.in[1]) & 0x7fU;
        if (length > 125 || peer.in[0] != '\x81') {
            leave(peer);
            return false;
        }
        if (peer.in.size() < 6 + length)
            return false;
        m_frame.assign(1, '\x81');
        m_frame.push_back(static_cast<char>(length));
        for (std::size_t i = 0; i < length; ++i)
            m_frame.push_back(static_cast<char>(peer.in[6 + i] ^ peer.in[2 + i % 4]));
        peer.in.erase(0, 6 + length);
        for (Peer *other : *peer.room) {
            if (other != &peer)
                append(*other, m_frame);
        }
        return true;
    }

    void append(Peer &peer, std::string_view bytes)
    {
        peer.out.append(bytes);
        if (peer.dirty || peer.wantsWrite)
            return;
        peer.dirty = true;
        m_dirty.push_back(&peer);
    }

    void flush(Peer &peer)
    {
        peer.dirty = false;
        if (peer.descriptor < 0)
            return;
        const ssize_t sent = send(peer.descriptor, peer.out.data(), peer.out.size(), MSG_NOSIGNAL);
        peer.out.erase(0, sent > 0 ? static_cast<std::size_t>(sent) : 0);
        if (peer.wantsWrite == !peer.out.empty())
            return;
        peer.wantsWrite = !peer.out.empty();
        watch(peer.descriptor, &peer, EPOLLIN | (peer.wantsWrite ? EPOLLOUT : 0U), EPOLL_CTL_MOD);
    }

    void leave(Peer &peer)
    {
        if (peer.room)
            std::erase(*peer.room, &peer);
        peer.room = nullptr;
        close(peer.descriptor);
        peer.descriptor = -1;
        m_gone.push_back(&peer);
    }

    int m_epoll = epoll_create1(EPOLL_CLOEXEC);
    int m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    std::unordered_map<std::string, std::vector<Peer *>> m_rooms;
    std::vector<Peer *> m_dirty;
    std::vector<Peer *> m_gone;
    std::string m_frame;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 2) {
        std::fputs("limit PORT\n", stderr);
        return 2;
    }
    Relay(static_cast<std::uint16_t>(std::atoi(argv[1]))).run(); // NOLINT: a wrong port is refused by bind()
}
