#pragma once

#include "app/core/hosting/serverkeeper.h"
#include "shared/base/timerscheduler.h"

#include <QObject>
#include <QUrl>

namespace Chinwag {

/// One's own server on this computer: whether it runs, and whether it should. No words but the server's own.
/// Loop thread.
class Hosting : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Off,
        Starting,
        Running,
        Ending,
        Failed, ///< it did not come up, or ended by itself; problem() may say why
    };
    Q_ENUM(State)

    /// For a server that has to make its database and certificate on a slow disk.
    static constexpr milliseconds startDeadline{30'000};

    /// `keeper` and `timers` must outlive this.
    Hosting(ServerKeeper &keeper, TimerScheduler &timers, QObject *parent = nullptr);
    ~Hosting() override;

    bool isOffered() const { return m_keeper.isAvailable(); }
    bool canKeepRunning() const { return m_keeper.canKeepRunning(); }
    bool keepsRunning() const { return m_memory.keepsRunning; }
    State state() const { return m_state; }
    const QString &problem() const { return m_problem; }
    /// Of the one that runs.
    const HostedServer &server() const { return m_server; }
    QUrl url() const; ///< where this computer reaches it; invalid unless Running
    QStringList addresses() const { return m_keeper.addresses(); }
    /// One has a server here, if it does not run at the moment.
    bool isWanted() const { return m_memory.isWanted; }

    /// `name` is the server's, for people.
    void start(const QString &name);
    /// As it was when the program ended.
    void resume(const QString &name);
    /// For good: it does not come back with the program.
    void stop();
    /// While it runs it is started anew, which disconnects people for a moment.
    void setKeepsRunning(bool keeps);

Q_SIGNALS:
    void changed();

private:
    void launch();
    void ready(const HostedServer &server);
    void ended(const QString &why);
    void setState(State state, const QString &problem = {});

    ServerKeeper &m_keeper;
    TimerScheduler &m_timers;
    HostMemory m_memory;
    State m_state = State::Off;
    QString m_name;
    QString m_problem;
    HostedServer m_server;
    bool m_startsAgain = false; ///< once it has ended
    Timer m_deadline;
};

} // namespace Chinwag
