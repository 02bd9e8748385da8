#pragma once

#include "app/core/lab/canary.h"
#include "app/core/lab/connectionmeter.h"
#include "app/core/lab/provingrun.h"
#include "app/ui/lab/labframemodel.h"
#include "app/ui/lab/labplot.h"

namespace Chinwag {

/// The Connection Lab: what the connection does, switches that make trouble, and the proof that it copes.
/// Nothing is looked at and no trouble is made while it is closed.
class LabController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(bool shown READ isShown NOTIFY shownChanged)
    Q_PROPERTY(Chinwag::LabPlot *plot READ plot CONSTANT)
    Q_PROPERTY(Chinwag::LabFrameModel *frames READ frames CONSTANT)
    Q_PROPERTY(bool connected READ isConnected NOTIFY figuresChanged)
    Q_PROPERTY(QString state READ state NOTIFY figuresChanged)
    Q_PROPERTY(QString stateDetail READ stateDetail NOTIFY figuresChanged)
    Q_PROPERTY(QString attempts READ attempts NOTIFY figuresChanged)
    Q_PROPERTY(QString attemptsDetail READ attemptsDetail NOTIFY figuresChanged)
    Q_PROPERTY(QString delay READ delay NOTIFY figuresChanged)
    Q_PROPERTY(QString delayDetail READ delayDetail NOTIFY figuresChanged)
    Q_PROPERTY(QString roundTrip READ roundTrip NOTIFY figuresChanged)
    Q_PROPERTY(QString roundTripDetail READ roundTripDetail NOTIFY figuresChanged)
    Q_PROPERTY(QString heartbeats READ heartbeats NOTIFY figuresChanged)
    Q_PROPERTY(bool ignorePings READ ignoresPings WRITE setIgnorePings NOTIFY troubleChanged)
    Q_PROPERTY(QString pingsDetail READ pingsDetail NOTIFY figuresChanged)
    Q_PROPERTY(bool halfOpen READ isHalfOpen WRITE setHalfOpen NOTIFY troubleChanged)
    Q_PROPERTY(int latency READ latency WRITE setLatency NOTIFY troubleChanged) ///< milliseconds each way
    Q_PROPERTY(QString latencyText READ latencyText NOTIFY troubleChanged)
    Q_PROPERTY(int loss READ loss WRITE setLoss NOTIFY troubleChanged) ///< percent each way
    Q_PROPERTY(QString lossText READ lossText NOTIFY troubleChanged)
    Q_PROPERTY(QString trouble READ trouble NOTIFY troubleChanged) ///< a sentence; "" while there is none
    Q_PROPERTY(Proof proof READ proof NOTIFY proofChanged)
    Q_PROPERTY(QString proofTitle READ proofTitle NOTIFY proofChanged)
    Q_PROPERTY(QString proofDetail READ proofDetail NOTIFY proofChanged)
    Q_PROPERTY(QString proofAction READ proofAction NOTIFY proofChanged)
    Q_PROPERTY(bool copied READ isCopied NOTIFY copiedChanged)

public:
    enum Proof { None, Proving, Proved, Failed };
    Q_ENUM(Proof)

    static constexpr milliseconds refreshEvery{500};
    static constexpr milliseconds copiedFor{2000};
    static constexpr int longestLatency = 2000;
    static constexpr int mostLoss = 50;

    /// What a proof is made with: as that of the session, but for the faults.
    struct Machinery
    {
        ServerApi &api;
        ClientTransportFactory makeTransport;
        Backoff::Random random;
    };

    LabController(Clock &clock, TimerScheduler &timers, QObject *parent = nullptr);
    ~LabController() override;

    /// Those of the session's transports; outlive this. Without them there is no trouble to make.
    void setFaults(Faults &faults);
    /// Without it nothing can be proved.
    void setMachinery(const Machinery &machinery);
    void setProvingPlan(const ProvingRun::Plan &plan) { m_plan = plan; }
    /// Until the next call; null: none, which closes it.
    void setSession(ChatSession *session);

    bool isShown() const { return m_shown; }
    LabPlot *plot() { return &m_plot; }
    LabFrameModel *frames() { return &m_frames; }
    bool isConnected() const { return m_log.state() == ServerConnection::State::Online; }
    QString state() const;
    QString stateDetail() const;
    QString attempts() const;
    QString attemptsDetail() const;
    QString delay() const;
    QString delayDetail() const;
    QString roundTrip() const;
    QString roundTripDetail() const;
    QString heartbeats() const;
    bool ignoresPings() const { return m_faults && m_faults->ignorePings; }
    void setIgnorePings(bool ignore);
    QString pingsDetail() const;
    bool isHalfOpen() const { return m_faults && m_faults->halfOpen; }
    void setHalfOpen(bool halfOpen);
    int latency() const;
    void setLatency(int each);
    QString latencyText() const;
    int loss() const;
    void setLoss(int percent);
    QString lossText() const;
    QString trouble() const;
    Proof proof() const { return m_proof; }
    QString proofTitle() const;
    QString proofDetail() const;
    QString proofAction() const;
    bool isCopied() const { return m_copied.isActive(); }

    Q_INVOKABLE void show();
    /// Every switch is off then, and a proof that goes on is stopped.
    Q_INVOKABLE void close();
    /// Another page is wanted. What was switched on stays on, and is said; without trouble it is closed.
    Q_INVOKABLE void stepBehind();
    Q_INVOKABLE void dropNow();
    Q_INVOKABLE void stopTrouble();
    /// Begins, or stops what goes on.
    Q_INVOKABLE void prove();
    /// To the clipboard.
    Q_INVOKABLE void copy();
    /// What copy() copies: no names, no texts.
    Q_INVOKABLE QString report() const;

Q_SIGNALS:
    void shownChanged();
    void figuresChanged();
    void troubleChanged();
    void proofChanged();
    void copiedChanged();

private:
    void setShown(bool shown);
    void setTrouble(const std::function<void(Faults &)> &change);
    void refresh();
    void beginProof();
    void proofEnded();
    ProvingRun::Parts partsOfProof();
    QString progress() const;

    Clock &m_clock;
    TimerScheduler &m_timers;
    Faults *m_faults = nullptr;
    std::optional<Machinery> m_machinery;
    ProvingRun::Plan m_plan;
    ChatSession *m_session = nullptr;
    ConnectionLog m_log;
    ConnectionMeter m_meter;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the session
    LabPlot m_plot;
    LabFrameModel m_frames;
    std::unique_ptr<ProvingRun> m_run;
    std::unique_ptr<ProvingRun> m_spent;
    CanarySweeper m_sweeper;
    std::optional<ProvingRun::Proof> m_newest;
    QString m_provedAt;
    Proof m_proof = None;
    Timer m_refresh;
    Timer m_burial;
    Timer m_copied;
    bool m_shown = false;
};

} // namespace Chinwag
