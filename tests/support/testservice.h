#pragma once

#include "server/core/foundation/serviceidentity.h"

namespace Chinwag {

/// A service whose bytes in Redis are the same in every run.
inline ServiceIdentity testService(const QString &id = QStringLiteral("test"), char key = 'k')
{
    return {id, QByteArray(ServiceIdentity::keyBytes, key)};
}

} // namespace Chinwag
