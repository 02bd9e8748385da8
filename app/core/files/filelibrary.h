#pragma once

#include "app/core/connection/serverapi.h"
#include "app/core/files/attachment.h"
#include "shared/base/backoff.h"
#include "shared/base/timerscheduler.h"

#include <QObject>

#include <map>
#include <vector>

namespace Chinwag {

/// The files of messages on this computer: fetched when wanted and kept in a folder, until that holds too
/// many bytes; then those that were looked at least recently go. What is one's own is here at once. A file is
/// a copy of what the server has under an id, whole or not there. Loop thread.
class FileLibrary : public QObject
{
    Q_OBJECT
public:
    enum class Form { Whole, Thumbnail };
    struct Copy
    {
        /// Loading: also while it waits for its turn or for a connection.
        enum class State { Absent, Loading, Here, Failed };

        State state = State::Absent;
        qint64 received = 0; ///< bytes, while Loading
        QString path;        ///< when Here
        QString problem;     ///< sentence for the person, when Failed
    };
    struct Parts
    {
        ServerApi &api;
        TimerScheduler &timers;
        Backoff::Random random;
        QUrl server;
        QString token;
        QString folder; ///< empty: nothing can be kept
        qint64 limit;   ///< bytes that all together may have
    };

    static constexpr qint64 defaultLimit = 200 * 1024 * 1024;

    explicit FileLibrary(Parts parts, QObject *parent = nullptr);
    ~FileLibrary() override;

    /// Of an own file that waits to be sent, a thumbnail that was not made is the whole.
    Copy copy(const File &file, Form form) const;
    /// Fetches it, unless it is here; after a failure once more. The smallest first.
    void want(const File &file, Form form);
    /// What has come is kept for the next time.
    void cancel(const FileId &file, Form form);

    void setOnline(bool online);
    /// One's own, on its way: is here, with these paths.
    void keepOwn(const Attachment &attachment);
    /// The server has it, under that id: its copies are those of the file from now on.
    void adopt(const Attachment &attachment, const FileId &id);
    /// It is not sent after all. Its copies are somebody else's business.
    void dropOwn(const FileId &local);
    void forget(const FileId &file); ///< it was deleted: its copies go
    void clear();                    ///< signed out: all copies go

Q_SIGNALS:
    void changed(const Chinwag::FileId &file);

private:
    Parts m_parts;
    QHash<FileId, Attachment> m_own;
};

} // namespace Chinwag
