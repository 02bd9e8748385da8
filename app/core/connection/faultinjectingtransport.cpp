#include "app/core/connection/faultinjectingtransport.h"

#include "shared/protocol/utf8.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace Chinwag {

namespace {

FrameSeen lookAt(bool incoming, const QByteArray &payload)
{
    const QJsonObject frame = jsonFromUtf8(payload).object();
    FrameSeen seen{incoming, frame.value(QLatin1String("type")).toString(), {}, payload.size(), false};
    const QJsonValue id = frame.value(QLatin1String("id"));
    if (id.isDouble())
        seen.id = id.toInteger();
    return seen;
}

} // namespace

void Faults::stop()
{
    ignorePings = false;
    halfOpen = false;
    latency = milliseconds{0};
    loss = 0;
}

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
    Callbacks ours;
    ours.opened = [this] {
        later([this] {
            if (!m_faults.halfOpen)
                m_callbacks.opened();
        });
    };
    ours.frame = [this](const QByteArray &payload) { received(payload); };
    ours.progress = [this] { pieceReceived(); };
    ours.ended = [this](const Ending &ending) { ended(ending); };
    m_inner->open(url, std::move(ours));
}

void FaultInjectingTransport::send(const QByteArray &payload)
{
    if (isQuiet() && !m_unheard)
        return m_inner->send(payload);
    if (m_over || isLost(false, payload))
        return;
    if (m_unheard) // only now does this end find out that there is no other
        return endSoon(*std::exchange(m_unheard, std::nullopt));
    if (m_delayed.empty() && m_faults.latency == milliseconds{0})
        return m_inner->send(payload);
    later([this, payload] {
        if (!m_faults.halfOpen)
            m_inner->send(payload);
    });
}

void FaultInjectingTransport::close(CloseCode code)
{
    if (m_faults.halfOpen)
        m_inner->abort();
    else
        m_inner->close(code);
}

void FaultInjectingTransport::abort()
{
    m_over = true;
    m_delayed.clear();
    m_timer.cancel();
    m_inner->abort();
}

void FaultInjectingTransport::received(const QByteArray &payload)
{
    if (isQuiet())
        return m_callbacks.frame(payload);
    if (m_over || isLost(true, payload))
        return;
    later([this, payload] {
        if (!m_faults.halfOpen)
            m_callbacks.frame(payload);
    });
}

// What is lost here must not look alive.
void FaultInjectingTransport::pieceReceived()
{
    if (!m_over && !m_faults.areOn() && m_callbacks.progress)
        m_callbacks.progress();
}

void FaultInjectingTransport::ended(const Ending &ending)
{
    later([this, ending] {
        if (m_faults.halfOpen)
            m_unheard = ending;
        else if (!std::exchange(m_over, true))
            m_callbacks.ended(ending);
    });
}

void FaultInjectingTransport::drop()
{
    if (m_over)
        return;
    m_inner->abort();
    endSoon({static_cast<quint16>(CloseCode::Abnormal), QStringLiteral("dropped on purpose")});
}

// From a timer, because a transport never calls back from inside a call.
void FaultInjectingTransport::endSoon(const Ending &ending)
{
    m_delayed.clear();
    m_delayed.push_back({m_dependencies.clock.monotonic(), [this, ending] {
                             if (!std::exchange(m_over, true))
                                 m_callbacks.ended(ending);
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

bool FaultInjectingTransport::isQuiet() const
{
    return !m_over && !m_faults.observer && !m_faults.areOn() && m_delayed.empty();
}

bool FaultInjectingTransport::isLost(bool incoming, const QByteArray &payload)
{
    const bool looks = m_faults.observer || (incoming && m_faults.ignorePings);
    FrameSeen seen = looks ? lookAt(incoming, payload) : FrameSeen();
    seen.lost = m_faults.halfOpen ||
                (incoming && m_faults.ignorePings && seen.type == QLatin1String("ping")) ||
                (m_faults.loss > 0 && m_dependencies.random() < m_faults.loss);
    if (m_faults.observer)
        m_faults.observer(seen);
    return seen.lost;
}

ClientTransportFactory faultyTransports(ClientTransportFactory inner, Faults &faults,
                                        FaultInjectingTransport::Dependencies dependencies)
{
    return [inner = std::move(inner), &faults, dependencies = std::move(dependencies)] {
        return std::make_unique<FaultInjectingTransport>(inner(), faults, dependencies);
    };
}

} // namespace Chinwag
