#include "app/ui/settings/networkcontroller.h"

#include "app/ui/settings/settingscontroller.h"

#include <QUrl>

namespace Chinwag {

namespace {

/// A name or an address, and nothing around it.
bool isHost(const QString &text)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && !text.contains(u'/') && !text.contains(u'@');
}

} // namespace

NetworkController::NetworkController(SettingsController &settings)
    : m_settings(settings)
    , m_choice(settings.proxy())
    , m_use(static_cast<Use>(m_choice.use))
{
    static_assert(System == static_cast<int>(ProxyChoice::Use::System) &&
                  None == static_cast<int>(ProxyChoice::Use::None) &&
                  Manual == static_cast<int>(ProxyChoice::Use::Manual));
    static_assert(Http == static_cast<int>(ProxyChoice::Kind::Http) &&
                  Socks5 == static_cast<int>(ProxyChoice::Kind::Socks5));
}

void NetworkController::setUse(Use use)
{
    if (use == m_use)
        return;
    m_use = use;
    m_hostError.clear();
    m_portError.clear();
    if (use == Manual) {
        Q_EMIT changed();
        return;
    }
    ProxyChoice choice = m_choice;
    choice.use = static_cast<ProxyChoice::Use>(use);
    hold(choice, {});
}

void NetworkController::apply(Kind kind, const QString &host, const QString &port, const QString &user,
                              const QString &password)
{
    const QString name = host.trimmed();
    bool isNumber = false;
    const uint number = port.trimmed().toUInt(&isNumber);
    m_hostError = name.isEmpty()  ? tr("Enter the name of the proxy.")
                  : !isHost(name) ? tr("This is no name of a computer. Example: proxy.example.org")
                                  : QString();
    m_portError = isNumber && number > 0 && number <= 65535 ? QString() : tr("A number from 1 to 65535.");
    if (!m_hostError.isEmpty() || !m_portError.isEmpty()) {
        Q_EMIT changed();
        return;
    }
    m_use = Manual;
    const auto login = user.isEmpty() ? std::nullopt : std::optional(ProxyLogin{user, password});
    hold({ProxyChoice::Use::Manual, static_cast<ProxyChoice::Kind>(kind), name, static_cast<quint16>(number)},
         login);
}

void NetworkController::hold(const ProxyChoice &choice, const std::optional<ProxyLogin> &login)
{
    const bool isNew = choice != m_choice;
    m_choice = choice;
    if (isNew)
        m_settings.setProxy(choice);
    Q_EMIT changed();
    if (isNew || login)
        Q_EMIT chosen(choice, login);
}

} // namespace Chinwag
