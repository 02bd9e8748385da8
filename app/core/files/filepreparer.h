#pragma once

#include "app/core/files/attachment.h"
#include "shared/base/continuation.h"
#include "shared/base/result.h"

#include <QSet>

class QImage;

namespace Chinwag {

/// Why something cannot be attached; filewords.h has the sentence.
struct FileProblem
{
    enum class Kind {
        NotThere,
        Folder,
        Unreadable,
        Empty,
        TooLarge,      ///< `size` and `limit` in bytes
        TooManyPixels, ///< `size` and `limit` in pixels
        Damaged,       ///< a picture that cannot be read
        NotCopied,     ///< the disk is full, or may not be written
    };

    Kind kind = Kind::Unreadable;
    QString name; ///< of the file
    qint64 size = 0;
    qint64 limit = 0;
};

/// Makes attachments, off the window's thread, one after the other: copies what is to be sent, finds its
/// type from the content, takes out of pictures what does not belong to the picture (where it was taken, by
/// which camera), and makes a thumbnail and a blurhash. Loop thread; answers come in a later turn, in the
/// order in which was asked, and never when this is gone.
class FilePreparer
{
public:
    using Done = Continuation<Result<Attachment, FileProblem>>;

    virtual ~FilePreparer() = default;

    /// `limit`: bytes that the server takes (ChatSession::maxFileSize()).
    virtual void prepare(const QString &path, qint64 limit, Done done) = 0;
    /// A picture without a file, as it was pasted.
    virtual void prepareImage(const QImage &pixels, qint64 limit, Done done) = 0;
    /// It is not sent after all: its copies go.
    virtual void discard(const Attachment &attachment) = 0;
    /// What an earlier run of the program has left goes, but for these.
    virtual void keepOnly(const QSet<FileId> &files) = 0;
};

} // namespace Chinwag
