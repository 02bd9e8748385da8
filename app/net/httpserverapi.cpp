#include "app/net/httpserverapi.h"

#include "app/net/httpaccountapi.h"
#include "app/net/httpreaders.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace Chinwag {

HttpServerApi::HttpServerApi(TimerScheduler &timers, const ProxyLogins *proxies, ServerTrust *trust)
    : m_calls(timers, proxies, trust)
{
}

void HttpServerApi::check(const QUrl &server, Reached<ServerInfo> done)
{
    m_calls.ask(server, {"GET", u"/healthz"_s}, OutgoingRequest(), &read<ServerInfo>, std::move(done));
}

void HttpServerApi::signIn(const QUrl &server, const QString &username, const QString &password,
                           const QString &code, Reached<SignIn> done)
{
    const QByteArray body = encodeBody(SignInRequest{username, password, QSysInfo::machineHostName(), code});
    m_calls.ask(server, {"POST", u"/auth/login"_s, body}, OutgoingRequest(), &read<SignIn>, std::move(done));
}

void HttpServerApi::createAccount(const QUrl &server, const QString &username, const QString &password,
                                  const QString &displayName, const QString &invite, Reached<SignIn> done)
{
    const QByteArray body =
        encodeBody(SignUpRequest{username, password, displayName, invite, QSysInfo::machineHostName()});
    m_calls.ask(server, {"POST", u"/auth/register"_s, body}, OutgoingRequest(), &read<SignIn>,
                std::move(done));
}

std::shared_ptr<AccountApi> HttpServerApi::account(const QUrl &server, const QString &token)
{
    return std::make_shared<HttpAccountApi>(m_calls, server, token);
}

} // namespace Chinwag
