#pragma once

#include <QByteArray>

#include <optional>
#include <span>

/// What the operating system offers beyond QTcpSocket. Where it offers nothing the functions do nothing and
/// say so.
namespace Chinwag::PlatformSocket {

/// A peer that went away must be an error of write(), not the end of the process.
void ignoreBrokenPipes();

/// Hands as much of `parts` to the kernel as it takes now, in order, without blocking and without a copy;
/// `skip` bytes of the first are left out. Gives the bytes taken: 0 when the buffer is full and where
/// unsupported, -1 when the connection is broken.
qint64 sendNow(qintptr descriptor, std::span<const QByteArray> parts, qsizetype skip = 0);

/// Bytes that the kernel has taken and the peer's has not acknowledged; 0 where unsupported.
qint64 unacknowledged(qintptr descriptor);

/// A descriptor kept for the moment when there are no others; it is closed to make room for one that says so.
class Reserve
{
public:
    Reserve() { take(); }
    ~Reserve() { giveUp(); }
    Q_DISABLE_COPY_MOVE(Reserve)

    bool take();
    bool giveUp(); ///< false when there was none

private:
    int m_descriptor = -1;
};

/// Says `answer` to an accepted connection that will not be kept, as far as that is possible at once, and
/// closes it.
void turnAway(qintptr descriptor, const QByteArray &answer);

struct Descriptors
{
    quint64 open = 0;
    quint64 most = 0;
};
/// Of this process; nothing where nobody counts them. Takes a millisecond for some thousands.
std::optional<Descriptors> descriptors();

/// Lets this process open as many descriptors as its hard limit says. Gives that number; 0 where unsupported.
quint64 raiseDescriptorLimit();

} // namespace Chinwag::PlatformSocket
