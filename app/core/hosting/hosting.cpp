#include "app/core/hosting/hosting.h"

namespace Chinwag {

Hosting::Hosting(ServerKeeper &keeper, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_keeper(keeper)
    , m_timers(timers)
    , m_memory(keeper.memory())
{
}

Hosting::~Hosting() { m_keeper.leave(); }

QUrl Hosting::url() const
{
    if (m_state != State::Running)
        return {};
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_server.port);
    return url;
}

void Hosting::start(const QString &name)
{
    if (m_state != State::Off && m_state != State::Failed)
        return;
    m_name = name;
    m_memory.isWanted = true;
    m_keeper.remember(m_memory);
    launch();
}

void Hosting::resume(const QString &name)
{
    if (m_memory.isWanted && isOffered())
        start(name);
}

void Hosting::stop()
{
    m_memory.isWanted = false;
    m_keeper.remember(m_memory);
    m_startsAgain = false;
    if (m_state == State::Failed)
        return setState(State::Off);
    if (m_state != State::Starting && m_state != State::Running)
        return;
    setState(State::Ending);
    m_keeper.end();
}

void Hosting::setKeepsRunning(bool keeps)
{
    if (m_memory.keepsRunning == keeps || (keeps && !canKeepRunning()) || m_state == State::Ending)
        return;
    m_memory.keepsRunning = keeps;
    m_keeper.remember(m_memory);
    if (m_state == State::Starting || m_state == State::Running) {
        m_startsAgain = true;
        setState(State::Ending);
        m_keeper.end();
    } else {
        Q_EMIT changed();
    }
}

void Hosting::launch()
{
    m_startsAgain = false;
    m_server = {};
    setState(State::Starting);
    m_deadline = m_timers.after(startDeadline, [this] { m_keeper.end(); });
    m_keeper.launch(
        m_name, m_memory,
        {[this](const HostedServer &server) { ready(server); }, [this](const QString &why) { ended(why); }});
}

void Hosting::ready(const HostedServer &server)
{
    if (m_state != State::Starting)
        return;
    m_server = server;
    m_memory.port = server.port;
    m_keeper.remember(m_memory);
    setState(State::Running);
}

void Hosting::ended(const QString &why)
{
    if (m_startsAgain)
        return launch();
    if (m_state == State::Ending)
        setState(State::Off);
    else if (m_state != State::Off)
        setState(State::Failed, why);
}

void Hosting::setState(State state, const QString &problem)
{
    if (state != State::Starting)
        m_deadline.cancel();
    m_state = state;
    m_problem = problem;
    Q_EMIT changed();
}

} // namespace Chinwag
