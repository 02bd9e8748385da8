#pragma once

#include "app/core/connection/obstacle.h"

#include <QCoreApplication>

namespace Chinwag {

/// Obstacles in the words of the person's language: the same at sign-in, in a window that is signed in and
/// where a single request fails. Any thread.
class ObstacleWords
{
    Q_DECLARE_TR_FUNCTIONS(ObstacleWords)

public:
    /// Why `server` cannot be talked to, and what to do. `proxy` is host:port. Empty for None.
    static QString sentence(Obstacle obstacle, const QString &server, const QString &proxy = {});

private:
    static QString ofServer(Obstacle obstacle, const QString &server, const QString &proxy);
    static QString ofProxy(Obstacle obstacle, const QString &server, const QString &proxy);
    static QString ofCertificate(Obstacle obstacle, const QString &server);
};

} // namespace Chinwag
