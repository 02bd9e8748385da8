#pragma once

#include "app/core/connection/obstacle.h"

#include <QByteArray>
#include <QString>

/// What went wrong with a request, as a ReachError: the code and the obstacle for the program, one sentence
/// for the person. Never contains a URL. Temporary is everything where no Chinwag server was reached: it may
/// be there the next time.
namespace Chinwag {

ReachError notAnAddress();
/// `proxy` is host:port, empty without one.
ReachError obstructed(Obstacle obstacle, const QString &address, const QString &proxy = {});

/// Of a status of 400 and above: problem+json when it is one, the status alone otherwise.
ReachError refusal(const QString &address, int status, const QByteArray &body, const QByteArray &retryAfter);

} // namespace Chinwag
