#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/files/attachment.h"
#include "app/core/files/filefolder.h"
#include "shared/base/backoff.h"
#include "shared/base/timerscheduler.h"

#include <QObject>
#include <QSet>

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
        AccountApi &api;
        TimerScheduler &timers;
        Backoff::Random random;
        QString folder; ///< empty: nothing can be kept
        qint64 limit;   ///< bytes that all together may have
    };

    static constexpr int mostAtOnce = 3;
    static constexpr int mostFailures = 5; ///< in a row; then it is said
    static constexpr milliseconds newsEvery{100};
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
    /// One's own, on its way: is here, with these paths. `upload`: its other name, if it has one already.
    void keepOwn(const Attachment &attachment, const FileId &upload = {});
    /// The server has it, under that id: its copies are those of the file from now on.
    void adopt(const Attachment &attachment, const FileId &id);
    /// It is not sent after all. Its copies are somebody else's business.
    void dropOwn(const Attachment &attachment, const FileId &upload);
    void forget(const FileId &file); ///< it was deleted: its copies go
    void clear();                    ///< all copies go, but for one's own that wait to be sent
    /// Bytes that clear() gives back.
    qint64 size() const { return m_folder.size(); }

Q_SIGNALS:
    void changed(const Chinwag::FileId &file);

private:
    using Key = std::pair<FileId, Form>;
    struct Download
    {
        File file;
        qint64 most = 0; ///< bytes that may come
        std::unique_ptr<QFile> part{};
        std::unique_ptr<TransferHandle> transfer{}; ///< null: it waits
        qint64 from = 0;
        qint64 received = 0;
        Backoff backoff{}; ///< from the last progress on
        bool isTooMuch = false;
        bool isDiskFull = false;
        Timer retry{};
    };

    static QString nameOf(const Key &key);
    void pump();
    void start(const Key &key, Download &download);
    bool begin(const Key &key, qint64 from, const QByteArray &version);
    bool take(const Key &key, const QByteArray &bytes);
    void answered(const Key &key, const Result<Ok, Error> &answer);
    void notComplete(const Key &key, const Error &error);
    /// What has come is of no use, unless `keepsPart`.
    void fail(const Key &key, const QString &sentence, bool keepsPart = false);
    void complete(const Key &key);
    void retryLater(const Key &key, const Error &error);
    void tellSoon(const FileId &file);

    Parts m_parts;
    mutable FileFolder m_folder; ///< notes what was looked at
    QHash<FileId, Attachment> m_own;
    std::map<Key, QString> m_failed; ///< with the sentence
    QSet<FileId> m_news;
    Timer m_telling;
    bool m_online = false;
    std::map<Key, Download> m_downloads; ///< before all else in destruction: what comes finds the rest
};

} // namespace Chinwag
