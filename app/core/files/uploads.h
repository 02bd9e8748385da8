#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/outbox/outbox.h"
#include "shared/base/backoff.h"
#include "shared/base/clock.h"

#include <QObject>
#include <QSet>

#include <map>

namespace Chinwag {

/// Brings the files of messages in the outbox to the server: the smallest first, some at a time, from where
/// they were after a lost connection and after a restart. What an upload came to is said to the outbox. Loop
/// thread.
class Uploads : public QObject
{
    Q_OBJECT
public:
    struct Progress
    {
        qint64 sent = 0; ///< bytes
        qint64 size = 0;
        bool isWaiting = true;              ///< for its turn or for a connection
        std::optional<milliseconds> left{}; ///< none: not known yet
    };
    struct Parts
    {
        AccountApi &api;
        Clock &clock;
        TimerScheduler &timers;
        Backoff::Random random;
        Outbox &outbox;
    };

    static constexpr int mostAtOnce = 3;
    /// Of a file at a time: small enough for one to be through in some seconds, whatever the line.
    static constexpr qint64 firstPiece = 256 * 1024;
    static constexpr qint64 smallestPiece = 64 * 1024;
    static constexpr qint64 largestPiece = 2 * 1024 * 1024;
    static constexpr milliseconds quick{1000}; ///< then the next one is larger
    static constexpr milliseconds slow{4000};
    static constexpr milliseconds firstRetry{1000}; ///< doubled up to the longest
    static constexpr milliseconds longestRetry{30'000};
    static constexpr milliseconds newsEvery{100};

    explicit Uploads(Parts parts, QObject *parent = nullptr);
    ~Uploads() override;

    /// Of a file that waits in the outbox, by the id that it has on this computer.
    Progress progress(const FileId &local) const;
    void setOnline(bool online);

Q_SIGNALS:
    void changed(const Chinwag::FileId &local);

private:
    struct Job
    {
        OutboxEntry::OutgoingFile file{};
        qint64 offset = 0; ///< at the server
        qint64 onTheWay = 0;
        qint64 pieceSize = firstPiece;
        milliseconds pieceBegun{0};
        double speed = 0; ///< bytes a millisecond; 0: not known
        bool isRunning = false;
        bool knowsOffset = false;
        Backoff backoff{}; ///< from the last progress on
        quint64 attempt = 0;
        Timer retry{};
        std::unique_ptr<TransferHandle> transfer{};
    };

    void look();
    void pump();
    void proceed(Job &job);
    void create(Job &job);
    void askOffset(Job &job);
    void sendPiece(Job &job);
    void putThumbnail(Job &job, const QByteArray &picture);
    void pieceArrived(Job &job, qint64 offset);
    void finish(const Job &job, bool hasThumbnail);
    void notTaken(Job &job, const Error &error);
    void beginAnew(Job &job);
    void retryLater(Job &job, std::optional<milliseconds> asked);
    static void stop(Job &job);
    Progress progressWithoutJob(const FileId &local) const;
    QList<OutboxEntry::OutgoingFile> outgoing() const;
    void endUploads(const QList<OutboxEntry::OutgoingFile> &files);
    void tellSoon(const FileId &local);
    /// Guards an answer: it is about this attempt of this job, or about nothing.
    template <typename T>
    Continuation<Result<T, Error>> answerFor(Job &job, void (Uploads::*taken)(Job &, T));
    void created(Job &job, FileId upload);
    void offsetTold(Job &job, qint64 offset);
    void thumbnailTaken(Job &job, Ok);

    Parts m_parts;
    QSet<FileId> m_news;
    Timer m_telling;
    quint64 m_attempts = 0;
    bool m_online = false;
    std::map<FileId, Job> m_jobs; ///< before all else in destruction
};

} // namespace Chinwag
