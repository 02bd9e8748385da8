#pragma once

namespace Chinwag {

/// Chooses what the main thread's event loop waits with: epoll on Linux, Qt's own dispatcher elsewhere or
/// when the environment says CHINWAG_EVENT_LOOP=qt (for comparisons). Must be called before the
/// QCoreApplication is made.
void installEventLoop();

} // namespace Chinwag
