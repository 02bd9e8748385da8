#include "app/core/connection/faultinjectingtransport.h"

#include "shared/protocol/utf8.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace Chinwag {

namespace {

QString typeOf(const QByteArray &payload)
{
    return jsonFromUtf8(payload).object().value(QLatin1String("type")).toString();
}

} // namespace

void Faults::dropConnections()
{
    const auto all = m_transports;
    for (FaultInjectingTransport *transport : all)
        transport->drop();
}

FaultInjectingTransport::FaultInjectingTransport(std::unique_ptr<ClientTransport> inner, Faults &faults,
                                                 Dependencies dependencies)
    : m_inner(std::move(inner))
    , m_faults(faults)
    , m_dependencies(std::move(dependencies))
{
    m_faults.m_transports.insert(this);
}

FaultInjectingTransport::~FaultInjectingTransport() { m_faults.m_transports.erase(this); }

void FaultInjectingTransport::open(const QUrl &url, Callbacks callbacks)
{
    m_callbacks = std::move(callbacks);
    Callbacks ours; // without progress: what is lost here must not look alive
    ours.opened = [this] { later([this] { m_callbacks.opened(); }); };
    ours.frame = [this](const QByteArray &payload) { received(payload); };
    ours.ended = [this](const Ending &ending) {
        later([this, ending] {
            if (!std::exchange(m_over, true))
                m_callbacks.ended(ending);
        });
    };
    m_inner->open(url, std::move(ours));
}

void FaultInjectingTransport::send(const QByteArray &payload)
{
    if (m_over || isLost(false, payload))
        return;
    if (m_delayed.empty() && m_faults.latency == milliseconds{0})
        m_inner->send(payload);
    else
        later([this, payload] { m_inner->send(payload); });
}

void FaultInjectingTransport::close(CloseCode code) { m_inner->close(code); }

void FaultInjectingTransport::abort()
{
    m_over = true;
    m_delayed.clear();
    m_timer.cancel();
    m_inner->abort();
}

void FaultInjectingTransport::received(const QByteArray &payload)
{
    if (m_over || isLost(true, payload))
        return;
    later([this, payload] { m_callbacks.frame(payload); });
}

// Tells from a timer, because a transport never calls back from inside a call.
void FaultInjectingTransport::drop()
{
    if (m_over)
        return;
    m_inner->abort();
    m_delayed.clear();
    m_delayed.push_back({m_dependencies.clock.monotonic(), [this] {
                             if (!std::exchange(m_over, true))
                                 m_callbacks.ended({static_cast<quint16>(CloseCode::Abnormal),
                                                    QStringLiteral("dropped on purpose")});
                         }});
    m_timer = m_dependencies.timers.after(milliseconds{0}, [this] { runDue(); });
}

// Without latency what comes in is handed on at once: it comes from the loop already.
void FaultInjectingTransport::later(std::function<void()> action)
{
    const milliseconds now = m_dependencies.clock.monotonic();
    if (m_delayed.empty() && m_faults.latency == milliseconds{0})
        return action();
    const milliseconds due = now + m_faults.latency;
    m_delayed.push_back({m_delayed.empty() ? due : std::max(due, m_delayed.back().due), std::move(action)});
    if (!m_timer.isActive())
        m_timer = m_dependencies.timers.after(m_delayed.front().due - now, [this] { runDue(); });
}

// One frame per turn: its action may end this transport.
void FaultInjectingTransport::runDue()
{
    if (m_delayed.empty())
        return;
    const auto action = std::move(m_delayed.front().action);
    m_delayed.pop_front();
    m_timer.cancel();
    if (!m_delayed.empty()) {
        const milliseconds wait = m_delayed.front().due - m_dependencies.clock.monotonic();
        m_timer = m_dependencies.timers.after(std::max(wait, milliseconds{0}), [this] { runDue(); });
    }
    action();
}

bool FaultInjectingTransport::isLost(bool incoming, const QByteArray &payload)
{
    const bool looks = m_faults.observer || (incoming && m_faults.ignorePings);
    const QString type = looks ? typeOf(payload) : QString();
    if (m_faults.observer)
        m_faults.observer(incoming, type);
    if (incoming && m_faults.ignorePings && type == QLatin1String("ping"))
        return true;
    return m_faults.loss > 0 && m_dependencies.random() < m_faults.loss;
}

ClientTransportFactory faultyTransports(ClientTransportFactory inner, Faults &faults,
                                        FaultInjectingTransport::Dependencies dependencies)
{
    return [inner = std::move(inner), &faults, dependencies = std::move(dependencies)] {
        return std::make_unique<FaultInjectingTransport>(inner(), faults, dependencies);
    };
}

} // namespace Chinwag
