#pragma once

#include "server/core/foundation/task.h"
#include "server/core/ports/filecontents.h"
#include "server/core/session/nodecontext.h"

#include <QCryptographicHash>

namespace Chinwag {

/// A part of a file that somebody uploads.
struct FilePart
{
    struct Digest
    {
        QCryptographicHash::Algorithm algorithm = QCryptographicHash::Sha1;
        QByteArray value;
    };

    FileId id;
    qint64 offset = 0;
    std::optional<Digest> digest; ///< nothing of the part counts unless it has this one
    std::shared_ptr<RequestBody> body;
};

struct PartResult
{
    enum class How {
        Stored,
        WrongOffset, ///< the upload stands elsewhere, or somebody else has gone on with it meanwhile
        WrongDigest
    };

    How how = How::Stored;
    StoredFile file; ///< as it stands now
};

/// Bytes that are given to somebody.
struct GivenFile
{
    StoredFile file;
    QString hash; ///< of what is given: the file or its thumbnail
    std::shared_ptr<BodySource> source;
};

/// Files that people attach to messages: uploads that go on where they were cut, who is given what, and what
/// goes when nothing refers to it any more. A file is sent by MessageService.
///
/// Whoever goes on with an upload is the only one who writes from then on: two connections never mix their
/// bytes, on whatever nodes they are.
class FileService
{
public:
    explicit FileService(NodeContext &context);

    /// Its id is made here. TooLarge: the file, or all of theirs.
    Task<StoredFile> create(UserId user, NewFile file);
    /// One's own, finished or not; NotFound, also of those below.
    Task<StoredFile> find(UserId user, FileId id);
    /// Takes the body as it comes; what of it came is kept when it is cut.
    Task<PartResult> add(UserId user, FilePart part);
    /// One's own that was not sent.
    Task<Ok> remove(UserId user, FileId id);
    /// Of one's own file: a JPEG, PNG or WebP; BadRequest for anything else.
    Task<Ok> setThumbnail(UserId user, FileId id, std::shared_ptr<RequestBody> body);
    /// To whoever uploaded it and members of rooms with a message that has it.
    Task<GivenFile> give(UserId user, FileId id);
    Task<GivenFile> giveThumbnail(UserId user, FileId id);

    /// Bytes may have lost the last that referred to them.
    void sweepSoon();

private:
    /// Takes the body; gives how far it came. An error when nothing of it counts.
    Task<qint64> taken(UserId user, FilePart part, QString writer);
    Task<PartResult> finished(UserId user, StoredFile file, QString writer);
    Task<PartResult> standing(UserId user, FileId id, PartResult::How how);
    Task<bool> noted(UserId user, FileId id, QString writer, qint64 received);
    Task<PartResult> takenOver(UserId user, FileId id, QString writer);
    Task<QByteArray> whole(std::shared_ptr<RequestBody> body);
    Task<StoredFile> found(UserId user, FileId id);
    enum class Sweep { Deleted, Everything };
    Task<Ok> sweep(Sweep what);
    Task<Ok> sweepExpired();
    Task<Ok> sweepLoose();
    void beginSweep(Sweep what);

    NodeContext &m_context;
    Timer m_sweepTimer;
    bool m_isSweeping = false;
    bool m_sweepsAgain = false;
    TaskScope m_tasks;
};

} // namespace Chinwag
