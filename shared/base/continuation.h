#pragma once

#include <functional>

namespace Chinwag {

/// Continuation of asynchronous work. Called exactly once, on the thread of the event loop that asked, and
/// never inside the asking call. Whoever captures `this` guards it (a QPointer, a weak_ptr or a session
/// lookup by id).
template <typename T>
using Continuation = std::function<void(T)>;

} // namespace Chinwag
