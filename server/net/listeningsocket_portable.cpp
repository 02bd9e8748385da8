#include "server/net/listeningsocket.h"

#include <QTcpServer>

#include <deque>

namespace Chinwag {

namespace {

/// QTcpServer, asked instead of asking: what it took waits here.
class QtListeningSocket final : public QTcpServer, public ListeningSocket
{
public:
    QtListeningSocket()
    {
        connect(this, &QTcpServer::acceptError, this, [this] {
            m_error = errorString();
            tell();
        });
    }

    quint16 port() const override { return serverPort(); }
    void setOnWaiting(std::function<void()> onWaiting) override { m_onWaiting = std::move(onWaiting); }
    void setWatched(bool watched) override
    {
        if (watched)
            resumeAccepting();
        else
            pauseAccepting();
    }
    Accepted accept() override
    {
        if (!m_error.isEmpty())
            return {Outcome::Exhausted, -1, std::exchange(m_error, {})};
        if (m_waiting.empty())
            return {};
        const qintptr descriptor = m_waiting.front();
        m_waiting.pop_front();
        return {Outcome::Taken, descriptor, {}};
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        m_waiting.push_back(descriptor);
        tell();
    }

private:
    void tell()
    {
        if (m_onWaiting)
            m_onWaiting();
    }

    std::function<void()> m_onWaiting;
    std::deque<qintptr> m_waiting;
    QString m_error;
};

} // namespace

Result<std::unique_ptr<ListeningSocket>, QString> ListeningSocket::open(const QHostAddress &address,
                                                                        quint16 port, int backlog)
{
    auto socket = std::make_unique<QtListeningSocket>();
    socket->setListenBacklogSize(backlog);
    if (!socket->listen(address, port))
        return socket->errorString();
    return std::unique_ptr<ListeningSocket>(std::move(socket));
}

} // namespace Chinwag
