#pragma once

#include "shared/base/task.h"
#include "shared/protocol/errorcode.h"

namespace Chinwag {

/// What services are written in: fails with an Error, as the stores do.
template <typename T>
using Task = BasicTask<T, Error>;

} // namespace Chinwag
