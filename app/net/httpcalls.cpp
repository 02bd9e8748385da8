#include "app/net/httpcalls.h"

#include "app/net/httpsentences.h"
#include "app/net/proxies.h"
#include "app/net/serverurl.h"
#include "shared/base/logging.h"

namespace Chinwag {

/// Of an exchange; outlives the calls, if need be.
class HttpCalls::Handle final : public TransferHandle
{
public:
    Handle(HttpCalls &calls, quint64 exchange)
        : m_calls(calls.m_self)
        , m_exchange(exchange)
    {
    }
    ~Handle() override
    {
        if (const auto calls = m_calls.lock())
            (*calls)->m_exchanges.erase(m_exchange);
    }
    Q_DISABLE_COPY_MOVE(Handle)

private:
    std::weak_ptr<HttpCalls *> m_calls;
    quint64 m_exchange;
};

HttpCalls::HttpCalls(TimerScheduler &timers, const ProxyLogins *proxies, ServerTrust *trust)
    : m_timers(timers)
    , m_proxies(proxies)
    , m_trust(trust)
{
    m_manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager.setProxyFactory(
        std::make_unique<TunnelFactory>(proxies).release()); // the manager's from now on
}

HttpCalls::~HttpCalls() = default;

void HttpCalls::start(quint64 id, const QUrl &server, const HttpCall &call, OutgoingRequest request,
                      Answered answered)
{
    const QUrl url = httpUrl(server, call.path, call.query);
    request.method = call.method;
    request.url = url;
    request.address = addressForPeople(server);
    request.trust = m_trust;
    request.proxy = nameOf(proxyFor(url, m_proxies));
    request.token = call.token;
    request.body = call.body;
    m_exchanges.emplace(id,
                        std::make_unique<HttpExchange>(m_manager, m_timers, request, std::move(answered)));
}

std::unique_ptr<TransferHandle> HttpCalls::handle(quint64 id) { return std::make_unique<Handle>(*this, id); }

ReachError HttpCalls::misfit(const QUrl &server, const Error &error)
{
    qCInfo(lcClient).noquote() << "Not a Chinwag server: its answer does not fit:" << error.message;
    return obstructed(Obstacle::NotChinwag, addressForPeople(server));
}

} // namespace Chinwag
