#include "app/core/connection/connectionattempt.h"

namespace Chinwag {

ConnectionAttempt::ConnectionAttempt(std::shared_ptr<AccountApi> account,
                                     const ClientTransportFactory &makeTransport, Callbacks callbacks)
    : m_account(std::move(account))
    , m_makeTransport(makeTransport)
    , m_callbacks(std::move(callbacks))
{
}

void ConnectionAttempt::start(const QUrl &server)
{
    // The api may answer after this attempt was given up, or after it is gone.
    m_account->fetchTicket([weak = weak_from_this(), server](const Result<QString, ReachError> &ticket) {
        const auto self = weak.lock();
        if (!self || self->m_over)
            return;
        if (ticket) {
            self->openSocket(server, *ticket);
            return;
        }
        self->m_over = true;
        self->m_callbacks.ticketRefused(ticket.error());
    });
}

void ConnectionAttempt::openSocket(const QUrl &server, const QString &ticket)
{
    m_transport = m_makeTransport();
    ClientTransport::Callbacks callbacks;
    callbacks.opened = [] {}; // the server speaks first
    callbacks.frame = [this](const QByteArray &payload) {
        if (!m_over)
            m_callbacks.frame(payload);
    };
    callbacks.progress = [this] {
        if (!m_over)
            m_callbacks.progress();
    };
    callbacks.ended = [this](const ClientTransport::Ending &ending) {
        if (!std::exchange(m_over, true))
            m_callbacks.ended(ending);
    };
    m_transport->open(socketUrl(server, ticket), std::move(callbacks));
    m_callbacks.ticketReceived();
}

void ConnectionAttempt::send(const QByteArray &payload)
{
    if (m_transport && !m_over)
        m_transport->send(payload);
}

void ConnectionAttempt::abandon()
{
    if (!std::exchange(m_over, true) && m_transport)
        m_transport->abort();
}

void ConnectionAttempt::close()
{
    if (!std::exchange(m_over, true) && m_transport)
        m_transport->close(CloseCode::Normal);
}

QUrl ConnectionAttempt::socketUrl(const QUrl &server, const QString &ticket)
{
    QUrl url = server;
    const bool encrypted = server.scheme() == QLatin1String("https");
    url.setScheme(encrypted ? QStringLiteral("wss") : QStringLiteral("ws"));
    url.setPath(QStringLiteral("/ws"));
    url.setQuery(QStringLiteral("ticket=") + QString::fromLatin1(QUrl::toPercentEncoding(ticket)));
    return url;
}

} // namespace Chinwag
