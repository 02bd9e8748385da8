#pragma once

#include "server/core/ports/stores.h"

namespace Chinwag {

/// What is said of a file before its first byte.
struct NewFile
{
    FileId id;
    UserId owner;
    QString name;
    qint64 size = 0;
    int width = 0; ///< of an image, likewise height and blurhash; else 0 and empty
    int height = 0;
    QString blurhash;
};

/// What one person may have here.
struct FileShare
{
    qint64 bytes = 0; ///< of all files and their thumbnails
    int unsent = 0;   ///< files that are part of no message
};

/// What was found in the bytes of a file.
struct FileFindings
{
    QString hash; ///< names the bytes (FileContents)
    QString type; ///< MIME
};

/// A file, or as much of one as has come. Times are the store's.
struct StoredFile
{
    File file; ///< its type is empty until it is finished
    UserId owner;
    qint64 received = 0; ///< bytes that are known to have come
    QString writer;      ///< under what name they lie (FileContents) until it is finished
    QString hash;        ///< likewise afterwards
    QString thumbnail;   ///< the hash of it; empty: none
    qint64 thumbnailSize = 0;
    std::chrono::milliseconds expiresAt{0}; ///< 0: it is part of a message

    bool isFinished() const { return !hash.isEmpty() && received == file.size; }
};

/// Somebody wants to go on with an upload.
struct FileClaim
{
    FileId id;
    UserId owner;
    qint64 offset = 0; ///< where it stands, as they believe
    qint64 size = 0;   ///< so much they bring
    QString writer;    ///< under what name the bytes lie from now on
};

struct ClaimedFile
{
    StoredFile file;        ///< with the writer that it had
    bool isClaimed = false; ///< it stands there, and there is something to come
};

/// What is known of files; EventStore::append() makes them part of messages. Which bytes nobody refers to any
/// more is known here, too: a hash is loose once its last file went, and is then taken away in three steps
/// (takeLoose, FileContents::remove, forgetContents), during which nobody can come to refer to it.
/// Errors as those of the other stores.
class FileStore
{
public:
    virtual ~FileStore() = default;

    /// TooLarge when it is more than `share` with what its owner has.
    virtual void create(const NewFile &file, const FileShare &share, std::chrono::milliseconds lifetime,
                        Done<StoredFile> done) = 0;
    /// None when it is not there or somebody else's.
    virtual void find(const FileId &id, const UserId &owner, Done<std::optional<StoredFile>> done) = 0;
    /// A finished one that is this user's or part of a message in a room that the user is in now; else none.
    virtual void findFor(const FileId &id, const UserId &user, Done<std::optional<StoredFile>> done) = 0;

    /// From now on only this writer changes it. NotFound as find(); TooLarge when they bring more than is to
    /// come.
    virtual void claim(const FileClaim &claim, Done<ClaimedFile> done) = 0;
    /// False, also of the next two: it has another writer by now, or is gone.
    virtual void setReceived(const FileId &id, const QString &writer, qint64 received, Done<bool> done) = 0;
    /// Before the bytes are kept under their hash, so that they are not loose. Temporary while those are
    /// being taken away.
    virtual void setFindings(const FileId &id, const QString &writer, const FileFindings &findings,
                             Done<bool> done) = 0;
    /// The bytes are kept. It stays for `lifetime` unless it is sent.
    virtual void finish(const FileId &id, const QString &writer, std::chrono::milliseconds lifetime,
                        Done<bool> done) = 0;
    /// Before the bytes are kept. NotFound as find(), TooLarge when that is more than `share.bytes`,
    /// Temporary as setFindings().
    virtual void setThumbnail(const FileId &id, const UserId &owner, const QString &hash, qint64 size,
                              const FileShare &share, Done<Ok> done) = 0;
    /// Of one that is part of no message; what it was. None as find(), or when it is part of one.
    virtual void remove(const FileId &id, const UserId &owner, Done<std::optional<StoredFile>> done) = 0;

    /// Removes files that were never sent in time: what they were.
    virtual void takeExpired(int limit, Done<QList<StoredFile>> done) = 0;
    /// Hashes that nothing refers to: nothing will until forgetContents(). Given again until then.
    virtual void takeLoose(int limit, Done<QStringList> done) = 0;
    virtual void forgetContents(const QString &hash, Done<Ok> done) = 0;
};

} // namespace Chinwag
