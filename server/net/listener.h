#pragma once

#include "server/net/bytestream.h"
#include "server/net/listeningsocket.h"
#include "server/net/netmetrics.h"
#include "server/net/platformsocket.h"
#include "server/net/tlscontext.h"
#include "shared/base/timerscheduler.h"

#include <functional>
#include <memory>

namespace Chinwag {

/// One listening socket; gives every accepted connection to its handler at once. With a TlsContext
/// connections are encrypted: bytes reach the handler's stream only after the handshake. When descriptors run
/// out it tells some of those who wait to come back later (503), says so once in the log, and rests instead
/// of spinning.
class Listener final
{
public:
    using Handler = std::function<void(std::unique_ptr<ByteStream>)>;

    /// `tls` may be null; it, `timers` and `metrics` outlive the listener.
    Listener(Handler handler, const TlsContext *tls, TimerScheduler &timers, NetMetrics &metrics);
    Q_DISABLE_COPY_MOVE(Listener)

    /// The error is a sentence for the administrator.
    Result<Ok, QString> start(const QHostAddress &address, quint16 port);
    quint16 serverPort() const { return m_socket ? m_socket->port() : 0; }
    /// Whoever connects while paused waits in the kernel's queue.
    void pauseAccepting();
    void resumeAccepting();
    void close();

private:
    void acceptWaiting();
    void onExhausted(const QString &error);
    void turnSomeAway();
    void take(qintptr descriptor);

    Handler m_handler;
    const TlsContext *m_tls;
    TimerScheduler &m_timers;
    NetMetrics &m_metrics;
    std::unique_ptr<ListeningSocket> m_socket;
    PlatformSocket::Reserve m_reserve;
    bool m_paused = false;
    Timer m_rest;
    Timer m_sameTrouble; ///< active: this exhaustion is in the log already
};

} // namespace Chinwag
