#include "app/ui/connection/proxycontroller.h"

#include "app/core/text/foreigntext.h"

namespace Chinwag {

QString ProxyController::question() const
{
    return tr("The way to the server leads through %1. It wants to know who you are.", "%1 is a proxy")
        .arg(ForeignText::isolated(m_proxy));
}

QString ProxyController::problem() const
{
    return m_user.isEmpty() ? QString() : tr("It did not accept this name with the password you gave.");
}

void ProxyController::ask(const QString &proxy, const QString &user) { set(proxy, user); }

void ProxyController::answer(const QString &user, const QString &password)
{
    if (user.isEmpty() || !isAsked())
        return;
    const QString proxy = m_proxy;
    set({}, {});
    Q_EMIT answered(proxy, user, password);
}

void ProxyController::decline()
{
    if (!isAsked())
        return;
    const QString proxy = m_proxy;
    set({}, {});
    Q_EMIT declined(proxy);
}

void ProxyController::set(const QString &proxy, const QString &user)
{
    m_proxy = proxy;
    m_user = user;
    Q_EMIT askedChanged();
}

} // namespace Chinwag
