#pragma once

#include "server/net/netmetrics.h"
#include "server/net/tlscontext.h"
#include "shared/base/timerscheduler.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace Chinwag {

/// One listening socket; gives every accepted connection to its handler at once. With a TlsContext
/// connections are encrypted: bytes reach the handler's socket only after the handshake. When descriptors run
/// out it rests for a moment instead of spinning.
class Listener final : public QTcpServer
{
    Q_OBJECT

public:
    using Handler = std::function<void(std::unique_ptr<QTcpSocket>)>;

    /// `tls` may be null; it, `timers` and `metrics` outlive the listener.
    Listener(Handler handler, const TlsContext *tls, TimerScheduler &timers, NetMetrics &metrics);

    /// The error is a sentence for the administrator.
    Result<Ok, QString> start(const QHostAddress &address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    std::unique_ptr<QTcpSocket> makeSocket(qintptr descriptor) const;

    Handler m_handler;
    const TlsContext *m_tls;
    TimerScheduler &m_timers;
    NetMetrics &m_metrics;
    Timer m_rest;
};

} // namespace Chinwag
