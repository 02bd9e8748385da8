#pragma once

#include "shared/base/result.h"

#include <QHostAddress>

#include <functional>
#include <memory>

namespace Chinwag {

/// A listening socket of the operating system, polled by whoever owns it. QTcpServer is none of its kind:
/// it tells an exhausted process by a signal only as long as nothing else ever went wrong, and takes
/// connections on its own time. One thread, with an event loop.
class ListeningSocket
{
public:
    enum class Outcome {
        Taken,
        NoneWaiting,
        Exhausted ///< of descriptors or memory: asking again at once would get the same answer
    };
    struct Accepted
    {
        Outcome outcome = Outcome::NoneWaiting;
        qintptr descriptor = -1; ///< of Taken: connected, non-blocking, the caller's to close
        QString error;           ///< of Exhausted
    };

    virtual ~ListeningSocket() = default;

    /// Bound and listening; `QHostAddress::Any` means both families. The error is the system's.
    static Result<std::unique_ptr<ListeningSocket>, QString> open(const QHostAddress &address, quint16 port,
                                                                  int backlog);

    virtual quint16 port() const = 0;
    /// Called from the event loop while connections wait and it is watched.
    virtual void setOnWaiting(std::function<void()> onWaiting) = 0;
    virtual void setWatched(bool watched) = 0;
    virtual Accepted accept() = 0;
};

} // namespace Chinwag
