#pragma once

#include "server/core/foundation/serviceidentity.h"

/// Several services may share one Redis: everything of ours is called "cw:<id of the service>:…".
namespace Chinwag::RedisNames {

inline constexpr QByteArrayView root{"cw:"};

inline QByteArray prefix(const ServiceIdentity &service)
{
    return root.toByteArray() + service.id.toUtf8() + ':';
}

} // namespace Chinwag::RedisNames
