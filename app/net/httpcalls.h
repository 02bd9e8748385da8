#pragma once

#include "app/core/connection/filetransfer.h"
#include "app/core/connection/proxylogins.h"
#include "app/net/httpexchange.h"
#include "shared/base/continuation.h"
#include "shared/base/result.h"

#include <QNetworkAccessManager>
#include <QUrlQuery>

#include <map>

namespace Chinwag {

struct HttpCall
{
    QByteArray method;
    QString path;
    std::optional<QByteArray> body = {};
    QUrlQuery query = {};
    QString token = {}; ///< empty: none
};

/// Requests to servers over one QNetworkAccessManager, and their answers. No cookies, no cache, no redirects,
/// no HTTP/2; an answer above HttpExchange::bodyLimit ends its request. Loop thread. Destroying it drops all
/// outstanding answers, and may be done inside one.
class HttpCalls
{
public:
    template <typename T>
    using Reader = Result<T, Error> (*)(const ExchangeAnswer &);

    /// `proxies` is what proxies are told, `trust` whom the person vouches for; may be null, outlive this.
    HttpCalls(TimerScheduler &timers, const ProxyLogins *proxies, ServerTrust *trust);
    ~HttpCalls();
    Q_DISABLE_COPY_MOVE(HttpCalls)

    /// `request` is what there is to it beside `call`. E is Error or ReachError. Answers by an id.
    template <typename T, typename E>
    quint64 ask(const QUrl &server, const HttpCall &call, OutgoingRequest request, Reader<T> reader,
                Continuation<Result<T, E>> done);
    /// Gives that request up when it goes. May outlive this.
    std::unique_ptr<TransferHandle> handle(quint64 id);

private:
    class Handle;
    using Answered = std::function<void(Result<ExchangeAnswer, ReachError>)>;

    void start(quint64 id, const QUrl &server, const HttpCall &call, OutgoingRequest request,
               Answered answered);
    static ReachError misfit(const QUrl &server, const Error &error);

    TimerScheduler &m_timers;
    const ProxyLogins *m_proxies;
    ServerTrust *m_trust;
    QNetworkAccessManager m_manager;
    quint64 m_newest = 0;
    std::map<quint64, std::unique_ptr<HttpExchange>>
        m_exchanges; // before the manager in destruction: they hold its replies
    std::shared_ptr<HttpCalls *> m_self = std::make_shared<HttpCalls *>(this); ///< for handles
};

template <typename T, typename E>
quint64 HttpCalls::ask(const QUrl &server, const HttpCall &call, OutgoingRequest request, Reader<T> reader,
                       Continuation<Result<T, E>> done)
{
    const quint64 id = ++m_newest;
    start(id, server, call, std::move(request),
          [this, id, server, reader, done = std::move(done)](Result<ExchangeAnswer, ReachError> answer) {
              // Kept until the end of this call, in which it may be the last thing that runs of what is
              // destroyed.
              const auto finished = m_exchanges.extract(id);
              if (!answer) {
                  done(E(answer.error()));
                  return;
              }
              auto read = reader(*answer);
              if (read)
                  done(std::move(*read));
              else
                  done(E(misfit(server, read.error())));
          });
    return id;
}

} // namespace Chinwag
