#pragma once

#include "app/core/connection/proxychoice.h"
#include "app/core/connection/proxylogins.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <optional>

namespace Chinwag {

class SettingsController;

/// Which proxy is used. What one chooses holds at once; a proxy of one's own when its address is complete.
/// Its password is in nothing that is kept here: it goes out with chosen().
class NetworkController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by AppController")
    Q_PROPERTY(Use use READ use WRITE setUse NOTIFY changed)
    Q_PROPERTY(Kind kind READ kind NOTIFY changed)
    Q_PROPERTY(QString host READ host NOTIFY changed)
    Q_PROPERTY(QString port READ port NOTIFY changed)
    Q_PROPERTY(bool manual READ isManual NOTIFY changed)
    Q_PROPERTY(bool applied READ isApplied NOTIFY changed)
    Q_PROPERTY(QString hostError READ hostError NOTIFY changed)
    Q_PROPERTY(QString portError READ portError NOTIFY changed)

public:
    /// As ProxyChoice has them.
    enum Use { System, None, Manual };
    Q_ENUM(Use)
    enum Kind { Http, Socks5 };
    Q_ENUM(Kind)

    explicit NetworkController(SettingsController &settings);

    /// What holds.
    const ProxyChoice &choice() const { return m_choice; }

    Use use() const { return m_use; }
    /// Manual waits for apply().
    void setUse(Use use);
    bool isManual() const { return m_use == Manual; }
    Kind kind() const { return static_cast<Kind>(m_choice.kind); }
    const QString &host() const { return m_choice.host; }
    QString port() const { return m_choice.port > 0 ? QString::number(m_choice.port) : QString(); }
    /// What is shown is what holds.
    bool isApplied() const { return m_use == static_cast<Use>(m_choice.use); }
    const QString &hostError() const { return m_hostError; }
    const QString &portError() const { return m_portError; }

    /// A proxy of one's own; without a name it is told nothing.
    Q_INVOKABLE void apply(Kind kind, const QString &host, const QString &port, const QString &user,
                           const QString &password);

Q_SIGNALS:
    void changed();
    /// `login`: what that proxy wants to hear.
    void chosen(const Chinwag::ProxyChoice &choice, const std::optional<Chinwag::ProxyLogin> &login);

private:
    void hold(const ProxyChoice &choice, const std::optional<ProxyLogin> &login);

    SettingsController &m_settings;
    ProxyChoice m_choice;
    Use m_use;
    QString m_hostError;
    QString m_portError;
};

} // namespace Chinwag
