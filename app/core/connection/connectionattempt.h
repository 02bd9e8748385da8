#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/connection/clienttransport.h"

namespace Chinwag {

/// One try to reach the server: a new ticket over HTTP, then the WebSocket that redeems it. Used once.
/// Callbacks come on the loop thread, never from inside a call; after ticketRefused, ended, abandon() or
/// close() none comes any more. Whoever abandons it from inside a callback keeps it alive until the callback
/// has returned. Has no deadline of its own.
class ConnectionAttempt : public std::enable_shared_from_this<ConnectionAttempt>
{
public:
    struct Callbacks
    {
        std::function<void()> ticketReceived;
        std::function<void(const ReachError &)> ticketRefused;
        std::function<void(const QByteArray &)> frame;
        std::function<void()> progress; ///< something came in, if only a piece of a frame
        std::function<void(const ClientTransport::Ending &)> ended;
    };

    ConnectionAttempt(std::shared_ptr<AccountApi> account, const ClientTransportFactory &makeTransport,
                      Callbacks callbacks);

    void start(const QUrl &server);       ///< the account's
    void send(const QByteArray &payload); ///< before there is a socket: dropped
    void abandon();
    void close(); ///< politely: tells the server that we leave

    /// Where the WebSocket of `server` (http or https) is opened with `ticket`.
    static QUrl socketUrl(const QUrl &server, const QString &ticket);

private:
    void openSocket(const QUrl &server, const QString &ticket);

    std::shared_ptr<AccountApi> m_account;
    const ClientTransportFactory &m_makeTransport;
    Callbacks m_callbacks;
    std::unique_ptr<ClientTransport> m_transport;
    bool m_over = false;
};

} // namespace Chinwag
