#pragma once

#include "shared/protocol/model.h"

#include <QByteArray>

#include <functional>

namespace Chinwag {

/// Something that is on its way. Destroying it ends it; its answer does not come then.
class TransferHandle
{
public:
    TransferHandle() = default;
    virtual ~TransferHandle() = default;
    Q_DISABLE_COPY_MOVE(TransferHandle)
};

/// What is fetched of a file.
struct FileWish
{
    FileId id;
    bool isThumbnail = false;
    qint64 from = 0;      ///< bytes of it that are here
    QByteArray version{}; ///< of those: as FileSink::begin had it; empty: unknown, all of it comes
};

/// Where the bytes go, in order. Returning false ends the transfer.
struct FileSink
{
    /// Before the first byte: `from` is what was wished for, or 0, if what is here is no beginning of it.
    std::function<bool(qint64 from, const QByteArray &version)> begin;
    std::function<bool(const QByteArray &bytes)> take;
};

} // namespace Chinwag
