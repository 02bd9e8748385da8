#pragma once

#include "server/config/serverconfig.h"
#include "server/redis/redisnodedirectory.h"
#include "shared/base/result.h"

#include <QObject>

#include <memory>

namespace Chinwag {

/// Puts chinwagd together: opens the database, makes the node, then lets people in, and takes it all down
/// again in the opposite order. The only place that knows all parts.
class ServerApplication final : public QObject
{
    Q_OBJECT

public:
    explicit ServerApplication(ServerConfig config);
    ~ServerApplication() override;

    /// Opens what can be refused at once (database, certificate, ports); the rest follows on the event loop
    /// and ends in ready(), or stopped() with another exit code than 0.
    Result<Ok, QString> start();
    /// Stops accepting, tells the clients when to come back, closes their sockets and ends in stopped(0).
    void drain();
    /// Reads the certificate again.
    void reload();

Q_SIGNALS:
    void ready();
    void stopped(int exitCode);
    /// For the person who started the server; may contain a secret, so it is never logged.
    void announcement(const QString &text);

private:
    struct Parts;

    Result<Ok, QString> openDatabase();
    Result<Ok, QString> openContents();
    Result<Ok, QString> openTls();
    Result<Ok, QString> listen();
    void makeNode();
    void makeAdmin();
    void onNodeStarted(const std::optional<QString> &ownerInvite);
    void announce(const std::optional<QString> &ownerInvite);
    void tellNetwork();
    void writePorts() const;
    NodeStatus status() const;
    QString publicAuthority() const;

    const ServerConfig m_config;
    std::unique_ptr<Parts> m_parts;
};

} // namespace Chinwag
