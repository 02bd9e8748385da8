#pragma once

#include "app/core/connection/serverapi.h"
#include "app/net/httpcalls.h"

namespace Chinwag {

/// ServerApi over HttpCalls. Loop thread.
class HttpServerApi final : public ServerApi
{
public:
    /// As HttpCalls; without, nothing and nobody.
    explicit HttpServerApi(TimerScheduler &timers, const ProxyLogins *proxies = nullptr,
                           ServerTrust *trust = nullptr);

    void check(const QUrl &server, Reached<ServerInfo> done) override;
    void signIn(const QUrl &server, const QString &username, const QString &password, const QString &code,
                Reached<SignIn> done) override;
    void createAccount(const QUrl &server, const QString &username, const QString &password,
                       const QString &displayName, const QString &invite, Reached<SignIn> done) override;
    std::shared_ptr<AccountApi> account(const QUrl &server, const QString &token) override;

private:
    HttpCalls m_calls;
};

} // namespace Chinwag
