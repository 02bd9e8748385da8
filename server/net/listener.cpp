#include "server/net/listener.h"

#include "server/net/directsocket.h"
#include "shared/base/logging.h"

#include <QSslSocket>

namespace Chinwag {

namespace {

constexpr int backlog = 4096; // a whole town that reconnects at once; the kernel caps it
constexpr milliseconds restTime{250};

} // namespace

Listener::Listener(Handler handler, const TlsContext *tls, TimerScheduler &timers, NetMetrics &metrics)
    : m_handler(std::move(handler))
    , m_tls(tls)
    , m_timers(timers)
    , m_metrics(metrics)
{
    setListenBacklogSize(backlog);
    connect(this, &QTcpServer::acceptError, this, [this] {
        // QTcpServer has paused itself. Nothing tells when a descriptor becomes free, so ask again soon.
        ++m_metrics.acceptErrors;
        if (!m_rest.isActive())
            qCWarning(lcNet, "cannot accept connections: %s", qUtf8Printable(errorString()));
        m_rest = m_timers.after(restTime, [this] { resumeAccepting(); });
    });
}

Result<Ok, QString> Listener::start(const QHostAddress &address, quint16 port)
{
    if (listen(address, port))
        return Ok{};
    return QStringLiteral(
               "Cannot listen on %1 port %2: %3. Choose another address or port, or stop what uses it.")
        .arg(address.toString())
        .arg(port)
        .arg(errorString());
}

void Listener::incomingConnection(qintptr descriptor)
{
    if (std::unique_ptr<QTcpSocket> socket = makeSocket(descriptor))
        m_handler(std::move(socket));
}

std::unique_ptr<QTcpSocket> Listener::makeSocket(qintptr descriptor) const
{
    std::unique_ptr<QTcpSocket> socket(m_tls ? static_cast<QTcpSocket *>(new QSslSocket) : new DirectSocket);
    if (!socket->setSocketDescriptor(descriptor))
        return nullptr;
    // Typing and messages are small and wanted now.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_tls) {
        auto *encrypted = static_cast<QSslSocket *>(socket.get());
        encrypted->setSslConfiguration(m_tls->configuration());
        encrypted->startServerEncryption();
    }
    return socket;
}

} // namespace Chinwag
