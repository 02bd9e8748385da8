#include "server/net/httpgate.h"

#include "server/net/clientaddress.h"
#include "server/net/httpwire.h"
#include "server/net/websocketsession.h"
#include "shared/base/logging.h"

#include <QPointer>

namespace Chinwag {

HttpGate::HttpGate(Handler handler, FrontDoor *door, TimerScheduler &timers, GateOptions options,
                   NetMetrics &metrics)
    : m_door(door)
    , m_options(std::move(options))
    , m_metrics(metrics)
    , m_environment{timers, m_options.deadline, m_options.idle,           std::move(handler),
                    {},     m_options.upgrades, m_options.trustedProxies, m_options.hosts,
                    {}}
    , m_halfOpen(m_options.halfOpenPerAddress)
{
    m_environment.bodyRule = [this](const QByteArray &method, const QStringList &segments) {
        return m_door ? m_door->bodyRule(method, segments) : BodyRule();
    };
    if (m_door)
        m_environment.upgrade = [this](HttpConnection &connection, const UpgradeRequest &request) {
            onUpgrade(connection, request);
        };
}

HttpGate::~HttpGate() = default;

void HttpGate::accept(std::unique_ptr<ByteStream> stream)
{
    ++m_metrics.accepted;
    const QHostAddress peerAddress = stream->peerAddress();
    const bool capped = isCapped(peerAddress);
    const NetworkOf from(addressText(peerAddress));
    if (capped && m_halfOpen.isFull(from)) {
        ++m_metrics.tooManyHalfOpen;
        return;
    }

    auto owned = std::make_unique<HttpConnection>(std::move(stream), m_environment);
    HttpConnection *connection = owned.get();
    m_connections.emplace(connection, std::move(owned));
    if (capped)
        countHalfOpen(*connection, from);
    connect(connection, &HttpConnection::refused, this, [this](int status) { ++m_metrics.refusals[status]; });
    connect(connection, &HttpConnection::proxyIsWrong, this, &HttpGate::complain);
    connect(connection, &HttpConnection::finished, this, [this, connection] {
        const auto found = m_connections.find(connection);
        found->second.release()->deleteLater(); // it is inside one of its own functions
        m_connections.erase(found);
    });
}

/// A proxy brings everybody's connections, so its address says nothing about one client.
bool HttpGate::isCapped(const QHostAddress &peer) const
{
    return m_options.halfOpenPerAddress > 0 && !isInAny(peer, m_options.trustedProxies);
}

/// Anybody can send such requests: a line a minute is enough.
void HttpGate::complain(const QString &sentence)
{
    if (m_complained.isActive())
        return;
    qCWarning(lcNet, "refused a request: %s", qUtf8Printable(sentence));
    m_complained = m_environment.timers.after(std::chrono::minutes(1), [] {});
}

/// It is half-open from the start.
void HttpGate::countHalfOpen(HttpConnection &connection, const NetworkOf &from)
{
    m_halfOpen.add(from);
    connect(&connection, &HttpConnection::halfOpenChanged, this, [this, from](bool halfOpen) {
        if (halfOpen)
            m_halfOpen.add(from);
        else
            m_halfOpen.remove(from);
    });
}

/// Whoever was refused may leave our Close unanswered, many times over.
void HttpGate::countWhileClosing(const WebSocketSession &session, const NetworkOf &from)
{
    connect(&session, &WebSocketSession::closing, this, [this, &session, from] {
        m_halfOpen.add(from);
        connect(&session, &QObject::destroyed, this, [this, from] { m_halfOpen.remove(from); });
    });
}

void HttpGate::drain()
{
    std::vector<HttpConnection *> connections; // draining one may finish it
    connections.reserve(m_connections.size());
    for (const auto &entry : m_connections)
        connections.push_back(entry.first);
    for (HttpConnection *connection : connections)
        connection->drain();
}

void HttpGate::onUpgrade(HttpConnection &connection, const UpgradeRequest &request)
{
    const auto decide = [this, request,
                         guard = QPointer(&connection)](const Result<Identity, Error> &identity) {
        if (guard)
            onCredential(*guard, request, identity);
    };
    const Principal asker = Principal::stranger(NetworkOf(connection.remoteAddress()));
    switch (request.kind) {
    case UpgradeRequest::Credential::None:
        letIn(connection, request, std::nullopt);
        break;
    case UpgradeRequest::Credential::Ticket:
        m_door->redeemTicket(request.secret, asker, decide);
        break;
    case UpgradeRequest::Credential::Token:
        m_door->checkToken(request.secret, asker, decide);
        break;
    }
}

void HttpGate::onCredential(HttpConnection &connection, const UpgradeRequest &request,
                            const Result<Identity, Error> &identity)
{
    if (identity)
        letIn(connection, request, *identity);
    else
        connection.refuse(credentialRefused(identity.error()));
}

void HttpGate::letIn(HttpConnection &connection, const UpgradeRequest &request,
                     std::optional<Identity> identity)
{
    const QString remoteAddress = connection.remoteAddress();
    std::unique_ptr<ByteStream> stream = connection.upgrade(upgradeAnswer(request));
    if (!stream)
        return;
    ++m_metrics.upgrades;
    const QHostAddress peer = stream->peerAddress();
    auto session =
        std::make_unique<WebSocketSession>(std::move(stream), remoteAddress, m_frames, m_environment.timers);
    if (isCapped(peer))
        countWhileClosing(*session, NetworkOf(addressText(peer)));
    m_door->open(std::move(session), std::move(identity));
}

} // namespace Chinwag
