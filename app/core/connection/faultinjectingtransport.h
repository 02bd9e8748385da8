#pragma once

#include "app/core/connection/clienttransport.h"
#include "shared/base/timerscheduler.h"

#include <deque>
#include <set>

namespace Chinwag {

class FaultInjectingTransport;

/// The switches of the Connection Lab and of the tests: what goes wrong on every transport made by
/// faultyTransports(). Changes apply at once, also to connections that are up. Must outlive those transports.
/// Loop thread.
class Faults
{
public:
    /// Sees every frame's type, never its contents.
    using Observer = std::function<void(bool incoming, const QString &type)>;

    bool ignorePings = false; ///< the server's pings are not heard, so that it ends the connection
    milliseconds latency{0};  ///< each way
    double loss = 0;          ///< part of the frames that vanish, 0–1, each way
    Observer observer;

    /// As if the cable had been pulled: every connection ends with 1006.
    void dropConnections();
    int connections() const { return static_cast<int>(m_transports.size()); }

private:
    friend class FaultInjectingTransport;
    std::set<FaultInjectingTransport *> m_transports;
};

/// Passes everything on to a real transport, except what the faults take, keeping the order of frames.
class FaultInjectingTransport final : public ClientTransport
{
public:
    struct Dependencies
    {
        const Clock &clock;
        TimerScheduler &timers;
        std::function<double()> random; ///< [0, 1)
    };

    FaultInjectingTransport(std::unique_ptr<ClientTransport> inner, Faults &faults,
                            Dependencies dependencies);
    ~FaultInjectingTransport() override;

    void open(const QUrl &url, Callbacks callbacks) override;
    void send(const QByteArray &payload) override;
    void close(CloseCode code) override;
    void abort() override;

private:
    friend class Faults;
    struct Delayed
    {
        milliseconds due;
        std::function<void()> action;
    };

    void received(const QByteArray &payload);
    void drop();
    void later(std::function<void()> action);
    void runDue();
    bool isLost(bool incoming, const QByteArray &payload);

    std::unique_ptr<ClientTransport> m_inner;
    Faults &m_faults;
    Dependencies m_dependencies;
    Callbacks m_callbacks;
    std::deque<Delayed> m_delayed; // both ways, so that nothing overtakes
    Timer m_timer;
    bool m_over = false;
};

ClientTransportFactory faultyTransports(ClientTransportFactory inner, Faults &faults,
                                        FaultInjectingTransport::Dependencies dependencies);

} // namespace Chinwag
