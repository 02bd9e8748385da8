#pragma once

#include "app/core/connection/proxylogins.h"
#include "app/core/settings/tokenstore.h"

#include <QSet>

#include <functional>
#include <memory>

namespace Chinwag {

/// Finds out what a proxy wants to hear: from where it was kept, else from the person, once; what was heard
/// is kept. A person who does not want to say it is not asked again before askAgain(). Loop thread.
class ProxyPasswords
{
public:
    /// Both must outlive this.
    ProxyPasswords(TokenStore &store, ProxyLogins &logins);

    /// `ask` the person, with the name that was refused or nothing; then answer() or decline(). `retry` what
    /// the proxy was in the way of.
    void setHandlers(std::function<void(const QString &proxy, const QString &user)> ask,
                     std::function<void()> retry);

    /// A proxy let nobody through, with what it was told or without.
    void refused(const QString &proxy);
    void answer(const QString &proxy, const ProxyLogin &login);
    void decline(const QString &proxy);
    /// The person wants to be asked.
    void askAgain(const QString &proxy);

private:
    void found(const QString &proxy, const std::optional<QString> &kept);

    TokenStore &m_store;
    ProxyLogins &m_logins;
    std::function<void(const QString &, const QString &)> m_ask;
    std::function<void()> m_retry;
    QSet<QString> m_looking;  ///< the store has not answered yet
    QSet<QString> m_lookedUp; ///< the store has nothing better any more
    QSet<QString> m_open;     ///< the person is asked
    QSet<QString> m_declined;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>();
};

} // namespace Chinwag
