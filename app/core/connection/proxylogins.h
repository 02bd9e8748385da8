#pragma once

#include <QHash>
#include <QString>

#include <optional>

namespace Chinwag {

struct ProxyLogin
{
    QString user;
    QString password;

    friend bool operator==(const ProxyLogin &, const ProxyLogin &) = default;
};

/// What the proxies on the way want to hear, for all connections of the program. Proxies are named host:port.
/// Loop thread.
class ProxyLogins
{
public:
    std::optional<ProxyLogin> of(const QString &proxy) const
    {
        const auto found = m_logins.find(proxy);
        return found == m_logins.end() ? std::nullopt : std::optional(*found);
    }
    void set(const QString &proxy, const ProxyLogin &login) { m_logins.insert(proxy, login); }

private:
    QHash<QString, ProxyLogin> m_logins;
};

} // namespace Chinwag
