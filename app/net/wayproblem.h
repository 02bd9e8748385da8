#pragma once

#include "app/core/connection/obstacle.h"

#include <QAbstractSocket>
#include <QNetworkReply>

/// Where on the way to a server a connection failed, of the errors of Qt. Pure functions, any thread.
namespace Chinwag {

Obstacle obstacleOf(QAbstractSocket::SocketError error, bool throughProxy);

/// Requests know less: for much that a socket tells apart they have one error, and its words (`text`). A
/// HostNotFoundError may be about the proxy itself.
Obstacle obstacleOf(QNetworkReply::NetworkError error, const QString &text, bool throughProxy);

} // namespace Chinwag
