#include "app/core/connection/proxypasswords.h"

#include "shared/base/logging.h"
#include "shared/protocol/utf8.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

QString keyOf(const QString &proxy) { return "proxy "_L1 + proxy; }

QString written(const ProxyLogin &login)
{
    const QJsonObject object{{u"user"_s, login.user}, {u"password"_s, login.password}};
    return textFromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<ProxyLogin> read(const QString &kept)
{
    const QJsonObject object = jsonFromUtf8(kept.toUtf8()).object();
    if (object.isEmpty())
        return std::nullopt;
    return ProxyLogin{object[u"user"_s].toString(), object[u"password"_s].toString()};
}

} // namespace

ProxyPasswords::ProxyPasswords(TokenStore &store, ProxyLogins &logins)
    : m_store(store)
    , m_logins(logins)
{
}

void ProxyPasswords::setHandlers(std::function<void(const QString &, const QString &)> ask,
                                 std::function<void()> retry)
{
    m_ask = std::move(ask);
    m_retry = std::move(retry);
}

void ProxyPasswords::refused(const QString &proxy)
{
    if (m_looking.contains(proxy) || m_open.contains(proxy) || m_declined.contains(proxy))
        return;
    if (m_lookedUp.contains(proxy)) {
        askAgain(proxy);
        return;
    }
    m_looking.insert(proxy);
    m_store.read(keyOf(proxy), [this, alive = std::weak_ptr(m_alive),
                                proxy](const Result<std::optional<QString>, Error> &kept) {
        if (!alive.expired())
            found(proxy, kept ? *kept : std::nullopt);
    });
}

void ProxyPasswords::found(const QString &proxy, const std::optional<QString> &kept)
{
    m_looking.remove(proxy);
    m_lookedUp.insert(proxy);
    const auto login = kept ? read(*kept) : std::nullopt;
    if (!login || login == m_logins.of(proxy)) {
        askAgain(proxy);
        return;
    }
    m_logins.set(proxy, *login);
    m_retry();
}

void ProxyPasswords::askAgain(const QString &proxy)
{
    m_declined.remove(proxy);
    m_open.insert(proxy);
    const auto refused = m_logins.of(proxy);
    m_ask(proxy, refused ? refused->user : QString());
}

void ProxyPasswords::answer(const QString &proxy, const ProxyLogin &login)
{
    m_open.remove(proxy);
    m_logins.set(proxy, login);
    m_store.write(keyOf(proxy), written(login), [](const Result<Ok, Error> &kept) {
        if (!kept)
            qCWarning(lcClient) << "The password of the proxy cannot be kept:" << kept.error().message;
    });
    m_retry();
}

void ProxyPasswords::decline(const QString &proxy)
{
    m_open.remove(proxy);
    m_declined.insert(proxy);
}

} // namespace Chinwag
