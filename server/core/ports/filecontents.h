#pragma once

#include "server/core/ports/filestore.h"

namespace Chinwag {

/// The bytes of files, under names that say nothing about people: while they come, one that whoever writes
/// has made up; later their hash, so that the same bytes are there once. Names consist of letters, digits,
/// '-' and '_'. Every call is asynchronous and answers later, on the loop thread; those about one name are
/// carried out in their order. Temporary: the disk is full or does not answer. What a call is given and gives
/// at once is some pieces (bodyPiece) at most.
class FileContents
{
public:
    virtual ~FileContents() = default;

    /// What lies under `from` lies under `to`, but only the first `size` bytes; nothing can be added under
    /// `from` any more. Gives how many there are. An empty `from` is a new one.
    virtual void take(const QString &from, const QString &to, qint64 size, Done<qint64> done) = 0;
    /// At the end of what is there. NotFound when there is nothing of that name.
    virtual void append(const QString &name, qint64 offset, const QByteArray &bytes, Done<Ok> done) = 0;
    /// What was appended before survives a power cut from then on.
    virtual void sync(const QString &name, Done<Ok> done) = 0;
    /// Reads all of it, unless it came in one go. `fileName`: where the bytes say little about their type.
    /// What is examined survives a power cut.
    virtual void examine(const QString &name, const QString &fileName, Done<FileFindings> done) = 0;
    /// It lies under its hash; where the same bytes are already, this copy goes.
    virtual void keep(const QString &name, const QString &hash, Done<Ok> done) = 0;
    /// Of an upload that nobody goes on with. Nothing happens when there is none.
    virtual void drop(const QString &name, Done<Ok> done) = 0;

    /// At least one byte from `offset` on and at most `most`; empty at the end. NotFound.
    virtual void read(const QString &hash, qint64 offset, qint64 most, Done<QByteArray> done) = 0;
    /// Of what FileStore::takeLoose() gave.
    virtual void remove(const QString &hash, Done<Ok> done) = 0;
    /// Drops what was left of uploads that were last written to so long ago.
    virtual void dropOlder(std::chrono::milliseconds age, Done<Ok> done) = 0;
};

} // namespace Chinwag
