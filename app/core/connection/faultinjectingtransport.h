#pragma once

#include "app/core/connection/clienttransport.h"
#include "shared/base/timerscheduler.h"

#include <deque>
#include <optional>
#include <set>

namespace Chinwag {

class FaultInjectingTransport;

/// What the Connection Lab is told of a frame: never its contents.
struct FrameSeen
{
    bool incoming = false;
    QString type;             ///< as it stands on the wire, whatever it is
    std::optional<qint64> id; ///< binds a reply to its request
    qsizetype bytes = 0;
    bool lost = false; ///< on purpose
};

/// The switches of the Connection Lab and of the tests: what goes wrong on every transport made by
/// faultyTransports(). Changes apply at once, also to connections that are up. Must outlive those transports.
/// Loop thread.
class Faults
{
public:
    using Observer = std::function<void(const FrameSeen &)>;

    bool ignorePings = false; ///< the server's pings are not heard, so that it ends the connection
    bool halfOpen = false;    ///< what is sent goes nowhere, nothing comes, and no socket says so
    milliseconds latency{0};  ///< each way
    double loss = 0;          ///< part of the frames that vanish, 0–1, each way
    Observer observer;        ///< empty: nobody looks, and no frame is read for it

    /// Whether any switch is on.
    bool areOn() const { return ignorePings || halfOpen || latency > milliseconds{0} || loss > 0; }
    /// All switches off. Whoever looks goes on looking.
    void stop();
    /// As if the cable had been pulled: every connection ends with 1006.
    void dropConnections();
    int connections() const { return static_cast<int>(m_transports.size()); }

private:
    friend class FaultInjectingTransport;
    std::set<FaultInjectingTransport *> m_transports;
};

/// Passes everything on to a real transport, except what the faults take, keeping the order of frames. While
/// there are none and nobody looks, a frame costs no more than the call.
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
    void pieceReceived();
    void ended(const Ending &ending);
    void drop();
    void endSoon(const Ending &ending);
    void later(std::function<void()> action);
    void runDue();
    bool isQuiet() const;
    bool isLost(bool incoming, const QByteArray &payload);

    std::unique_ptr<ClientTransport> m_inner;
    Faults &m_faults;
    Dependencies m_dependencies;
    Callbacks m_callbacks;
    std::deque<Delayed> m_delayed; // both ways, so that nothing overtakes
    std::optional<Ending> m_unheard;
    Timer m_timer;
    bool m_over = false;
};

ClientTransportFactory faultyTransports(ClientTransportFactory inner, Faults &faults,
                                        FaultInjectingTransport::Dependencies dependencies);

} // namespace Chinwag
