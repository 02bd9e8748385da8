#pragma once

#include "app/core/connection/obstacle.h"

#include <QList>
#include <QSslCertificate>
#include <QSslError>

/// What Qt says against the certificate of a server, and what the person says for it.
namespace Chinwag {

class ServerTrust;

/// The one of them to tell; Insecure when there is none. Pure, any thread.
Obstacle obstacleOf(const QList<QSslError> &errors);

/// None: the person trusts `server` ("host:port"), which shows `certificate`, although there are these
/// errors. Without `trust` nobody is trusted. What has changed is also logged. Loop thread.
Obstacle judged(const QList<QSslError> &errors, const QSslCertificate &certificate, const QString &server,
                ServerTrust *trust);

/// All of them, for the log.
QString listed(const QList<QSslError> &errors);

} // namespace Chinwag
