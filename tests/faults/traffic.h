#pragma once

#include "app/net/httpserverapi.h"
#include "tests/faults/context.h"
#include "tests/faults/faultclient.h"

#include <QTimer>

namespace Chinwag::Test {

/// People who write and type while something breaks. Loop thread.
class Traffic
{
public:
    Traffic(Context &context, const Population &population, const QUrl &server);
    ~Traffic();
    Q_DISABLE_COPY_MOVE(Traffic)

    static constexpr double fullRate = 200; ///< messages a second, of all people together
    static constexpr double shortRate = 60;

    /// From now on only the first `count` people write; the others read.
    void setWriters(int count) { m_writers = count; }
    /// Everybody connects and begins to write; false when not all got in.
    [[nodiscard]] bool start();
    void setFlowing(bool flowing);
    void setRate(double messagesPerSecond) { m_rate = messagesPerSecond; }

    qint64 acknowledged() const { return m_acknowledged; }
    /// Writes that many more at once.
    void burst(int messages);
    /// Runs until that many more messages were acknowledged.
    bool flow(qint64 messages);
    /// "Reconnect now", by everybody who waits.
    void hurry();
    /// The same, until everybody is online: for faults that come faster than people's patience.
    bool bringBack();
    /// The cable is plugged in again, everywhere.
    void networkChanged();
    int online() const;
    bool waitUntilOnline();
    qsizetype unsent() const;
    /// Everybody stops writing and waits until all is sent and everybody has everything.
    bool settle();
    QList<Witness> witnesses() const;

    const std::vector<std::unique_ptr<FaultClient>> &clients() const { return m_clients; }

    /// Since the last reset, in ms.
    struct Figures
    {
        QList<double> deliveries;   ///< from the sender's `ok` to each member's push
        QList<double> returns;      ///< how long clients were away that came back
        QList<double> refusedAfter; ///< how long a refusal took
        QHash<ErrorCode, int> refusals;
        QHash<quint16, int> closes;
        qint64 longestSilence = 0; ///< between two acknowledgements of anybody
    };
    const Figures &figures() const { return m_figures; }
    void resetFigures();

private:
    FaultClient::Observer observer();
    void tick();
    void writeSomething(FaultClient &client);
    void acknowledged(const Nonce &nonce);
    void pushed(const Event &event);
    bool haveAll();
    bool nobodyTypes();
    bool everybodySeesEverybody();
    QString journalFile(qsizetype index) const;

    Context &m_context;
    QtTimerScheduler m_timers;
    std::vector<std::unique_ptr<HttpServerApi>> m_apis; ///< each has a thread, and serves some clients
    std::vector<std::unique_ptr<FaultClient>> m_clients;
    int m_writers = 0;
    QElapsedTimer m_clock;
    QTimer m_tick;
    qint64 m_lastTick = 0;
    double m_rate;
    double m_due = 0;
    qint64 m_written = 0;
    qint64 m_acknowledged = 0;
    qint64 m_lastAcknowledged = 0;
    QHash<Nonce, qint64> m_acknowledgedAt;
    Figures m_figures;
};

} // namespace Chinwag::Test
