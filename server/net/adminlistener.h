#pragma once

#include "server/core/foundation/nodemetrics.h"
#include "server/net/httpgate.h"
#include "server/net/listener.h"
#include "server/net/metricspage.h"

namespace Chinwag {

struct Readiness
{
    bool ready = false;
    QString status; ///< "ready", "degraded", "starting", "draining"
    QString reason; ///< of "degraded": sentences for administrators
};

/// Pages for those who run the server: /livez (the loop turns), /readyz (send people here?), /metrics,
/// /version. Asks for no password and is never encrypted, so it belongs on loopback or a closed network.
class AdminListener final
{
public:
    struct Sources
    {
        std::function<Readiness()> readiness;
        const NodeMetrics &node;
        const NetMetrics &net; ///< of the public listener
        QString nodeName;
        std::function<std::optional<RelayMetrics>()> relay = [] { return std::nullopt; };
        HostPolicy hosts = {}; ///< names this port answers to
        std::function<HostMetrics()> host = [] { return HostMetrics(); };
    };

    AdminListener(Sources sources, TimerScheduler &timers);

    Result<Ok, QString> start(const QHostAddress &address, quint16 port);
    quint16 port() const { return m_listener.serverPort(); }
    HttpResponse answer(const HttpRequest &request) const;

private:
    Sources m_sources;
    NetMetrics m_metrics; ///< of this listener, shown nowhere
    HttpGate m_gate;
    Listener m_listener;
};

} // namespace Chinwag
