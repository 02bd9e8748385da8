#pragma once

#include "server/core/ports/networkcount.h"
#include "server/net/framebuilder.h"
#include "server/net/httpconnection.h"
#include "server/net/netmetrics.h"
#include "shared/protocol/limits.h"

#include <memory>
#include <unordered_map>

namespace Chinwag {

class WebSocketSession;

struct GateOptions
{
    UpgradePolicy upgrades;
    QStringList trustedProxies; ///< addresses or networks whose X-Forwarded-For is believed
    HostPolicy hosts;
    milliseconds deadline = Limits::requestHeadDeadline;
    milliseconds idle = seconds(30);                     ///< between two requests of a connection
    int halfOpenPerAddress = Limits::halfOpenPerAddress; ///< of a network; 0: no cap
};

/// Decides about every accepted socket before anything behind it is touched: refuses what is malformed, too
/// big, too slow or too much; gives HTTP requests to the front door; lets a WebSocket through only after its
/// ticket was redeemed.
class HttpGate final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(HttpRequest, Continuation<HttpResponse>)>;

    /// Requests go to `handler`, WebSockets to `door`; without one the upgrade path is a path like any other.
    /// All but the handler outlive the gate.
    HttpGate(Handler handler, FrontDoor *door, TimerScheduler &timers, GateOptions options,
             NetMetrics &metrics);
    ~HttpGate() override;

    void accept(std::unique_ptr<ByteStream> stream);
    /// Answers what was asked, then closes; no new requests.
    void drain();
    /// Connections that are no WebSockets (yet).
    std::size_t connections() const { return m_connections.size(); }

private:
    void onUpgrade(HttpConnection &connection, const UpgradeRequest &request);
    void onCredential(HttpConnection &connection, const UpgradeRequest &request,
                      const Result<Identity, Error> &identity);
    void letIn(HttpConnection &connection, const UpgradeRequest &request, std::optional<Identity> identity);
    bool isCapped(const QHostAddress &peer) const;
    void countHalfOpen(HttpConnection &connection, const NetworkOf &from);
    void countWhileClosing(const WebSocketSession &session, const NetworkOf &from);
    void complain(const QString &sentence);

    FrontDoor *m_door;
    GateOptions m_options;
    NetMetrics &m_metrics;
    HttpConnection::Environment m_environment;
    FrameBuilder m_frames;
    NetworkCount m_halfOpen;
    Timer m_complained;
    std::unordered_map<HttpConnection *, std::unique_ptr<HttpConnection>> m_connections;
};

} // namespace Chinwag
