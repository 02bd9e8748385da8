#pragma once

#include <QByteArray>

#include <span>

/// What the operating system offers beyond QTcpSocket. Where it offers nothing the functions do nothing and
/// say so.
namespace Chinwag::PlatformSocket {

/// A peer that went away must be an error of write(), not the end of the process.
void ignoreBrokenPipes();

/// Hands as much of `frames` to the kernel as it takes now, in order, without blocking and without a copy.
/// Gives the bytes taken: 0 when the buffer is full, on any error (QTcpSocket will meet it, too) and where
/// unsupported.
qint64 sendNow(qintptr descriptor, std::span<const QByteArray> frames);

/// Ends our direction only, so that the peer reads the last answer instead of a reset. False where
/// unsupported.
bool shutdownWriting(qintptr descriptor);

} // namespace Chinwag::PlatformSocket
