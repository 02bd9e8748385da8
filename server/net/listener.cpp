#include "server/net/listener.h"

#include "server/net/httpwire.h"
#include "shared/base/logging.h"

namespace Chinwag {

namespace {

constexpr int backlog = 4096;       // a whole town that reconnects at once; the kernel caps it
constexpr int acceptedPerTurn = 64; // the loop has other things to do, too
constexpr milliseconds restTime{250};
constexpr std::chrono::minutes troubleTime{1}; // without a new error for so long: over

HttpResponse full()
{
    return toResponse(
        {503,
         QStringLiteral("The server has no room for another connection; try again in a moment."),
         {{"Retry-After", "5"}}});
}

} // namespace

Listener::Listener(Handler handler, const TlsContext *tls, TimerScheduler &timers, NetMetrics &metrics)
    : m_handler(std::move(handler))
    , m_tls(tls)
    , m_timers(timers)
    , m_metrics(metrics)
{
}

Result<Ok, QString> Listener::start(const QHostAddress &address, quint16 port)
{
    auto opened = ListeningSocket::open(address, port, backlog);
    if (!opened)
        return QStringLiteral("Cannot listen on %1 port %2: %3. Choose another address or port, or stop what "
                              "uses it.")
            .arg(address.toString())
            .arg(port)
            .arg(opened.error());
    m_socket = std::move(*opened);
    m_socket->setOnWaiting([this] { acceptWaiting(); });
    m_socket->setWatched(!m_paused);
    return Ok{};
}

void Listener::pauseAccepting()
{
    m_paused = true;
    if (m_socket)
        m_socket->setWatched(false);
}

void Listener::resumeAccepting()
{
    m_paused = false;
    if (m_socket && !m_rest.isActive())
        m_socket->setWatched(true);
}

void Listener::close()
{
    m_rest.cancel();
    m_socket.reset();
}

void Listener::acceptWaiting()
{
    for (int taken = 0; taken < acceptedPerTurn && m_socket && !m_paused; ++taken) {
        const ListeningSocket::Accepted accepted = m_socket->accept();
        if (accepted.outcome == ListeningSocket::Outcome::Exhausted)
            onExhausted(accepted.error);
        if (accepted.outcome != ListeningSocket::Outcome::Taken)
            return;
        take(accepted.descriptor);
    }
}

void Listener::onExhausted(const QString &error)
{
    ++m_metrics.acceptErrors;
    if (!m_sameTrouble.isActive())
        qCWarning(lcNet, "cannot accept connections: %s; raise the limit of open files (LimitNOFILE, ulimit)",
                  qUtf8Printable(error));
    m_sameTrouble = m_timers.after(troubleTime, [] {});
    turnSomeAway();
    // Nothing tells when a descriptor becomes free, so ask again soon.
    m_socket->setWatched(false);
    m_rest = m_timers.after(restTime, [this] {
        if (m_socket && !m_paused)
            m_socket->setWatched(true);
    });
}

void Listener::turnSomeAway()
{
    const QByteArray answer = m_tls ? QByteArray() : toWire(full()); // nobody reads that inside TLS
    for (int i = 0; i < acceptedPerTurn && m_reserve.giveUp(); ++i) {
        const ListeningSocket::Accepted accepted = m_socket->accept();
        if (accepted.outcome == ListeningSocket::Outcome::Taken)
            PlatformSocket::turnAway(accepted.descriptor, answer);
        m_reserve.take();
        if (accepted.outcome != ListeningSocket::Outcome::Taken)
            break;
    }
    m_reserve.take();
}

void Listener::take(qintptr descriptor)
{
    if (auto stream = ByteStream::adopt(descriptor, m_tls ? &m_tls->configuration() : nullptr))
        m_handler(std::move(stream));
}

} // namespace Chinwag
