#pragma once

#include "app/core/connection/obstacle.h"

#include <QList>
#include <QSslError>

/// What Qt says against the certificate of a server. Pure functions, any thread.
namespace Chinwag {

/// The one of them to tell; Insecure when there is none.
Obstacle obstacleOf(const QList<QSslError> &errors);

/// All of them, for the log.
QString listed(const QList<QSslError> &errors);

} // namespace Chinwag
