#pragma once

#include "shared/protocol/errorcode.h"

/// The refusals that more than one place gives, so that they are the same everywhere: a stranger cannot tell
/// a room that does not exist from one that is not for them.
namespace Chinwag::Errors {

Error roomNotFound();
Error notFound();
Error forbidden(const QString &message);
Error badRequest(const QString &message);
Error unauthorized();
/// Of whoever can do nothing until there is one.
Error factorNeeded();
Error temporary();
Error rateLimited(std::chrono::milliseconds retryAfter);

} // namespace Chinwag::Errors
