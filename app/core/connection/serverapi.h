#pragma once

#include "app/core/connection/accountapi.h"

#include <QUrl>

namespace Chinwag {

/// The HTTP side of servers, for those who are nobody there yet. Calls answer as AccountApi's do. Redirects
/// are not followed, HTTP/2 is off, nothing is cached. Destroying the api drops all outstanding answers,
/// those of its accounts, too, which go before it.
class ServerApi
{
public:
    template <typename T>
    using Reached = AccountApi::Reached<T>;
    virtual ~ServerApi() = default;

    virtual void check(const QUrl &server, Reached<ServerInfo> done) = 0;
    /// `code` of the second factor: empty, or what SecondFactorRequired asked for.
    virtual void signIn(const QUrl &server, const QString &username, const QString &password,
                        const QString &code, Reached<SignIn> done) = 0;
    virtual void createAccount(const QUrl &server, const QString &username, const QString &password,
                               const QString &displayName, const QString &invite, Reached<SignIn> done) = 0;
    /// Whoever `token` stands for at `server`; nothing is asked yet.
    virtual std::shared_ptr<AccountApi> account(const QUrl &server, const QString &token) = 0;
};

} // namespace Chinwag
