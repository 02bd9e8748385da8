#pragma once

#include <QTcpSocket>

namespace Chinwag {

/// A QTcpSocket that offers what is written to the kernel at once and keeps only what that does not take.
/// QTcpSocket itself copies every byte into a buffer whose first block, 32 KiB, it never gives back: most of
/// the memory of a connection that has been idle since its handshake. Nothing is said by bytesWritten() about
/// bytes that were never kept.
class DirectSocket final : public QTcpSocket
{
    Q_OBJECT

protected:
    qint64 writeData(const char *data, qint64 size) override;
};

} // namespace Chinwag
