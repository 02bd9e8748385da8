#pragma once

#include "app/core/connection/accountapi.h"
#include "app/core/timeline/folds.h"
#include "shared/base/backoff.h"
#include "shared/base/task.h"
#include "shared/base/timerscheduler.h"

#include <QFile>
#include <QLocale>
#include <QObject>

namespace Chinwag {

/// Writes a room that one may read to a folder: `messages.jsonl` has every event of its log, one a line, as
/// the server says it, with the names of who is in it; `index.html` is the room to read; `files` has what was
/// attached. Everything comes from the server, which has the truth. One room at a time; what has been written
/// goes away when it is cancelled or does not work. Loop thread.
class RoomExport : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        AccountApi &api;
        const Clock &clock;
        TimerScheduler &timers;
        Backoff::Random random;
    };
    struct Wish
    {
        RoomId room;
        QString title;
        QString folder; ///< in which one of its own is made
        Seq head = 0;   ///< the newest event that is to be in it
        bool withFiles = true;
        QLocale locale = {};
    };
    enum class Phase { Messages, Files, Page };
    Q_ENUM(Phase)
    using People = std::function<User(const UserId &)>;

    static constexpr int eventsPerPage = 200;
    static constexpr int linesPerTurn = 200;
    static constexpr int mostAttempts = 6; ///< for one thing; then it is said

    /// `known`: who is not in what the server says.
    RoomExport(Parts parts, People known, QObject *parent = nullptr);
    ~RoomExport() override;

    /// Nothing happens while one is under way.
    void start(const Wish &wish);
    void cancel();
    bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void progressed(Chinwag::RoomExport::Phase phase, qint64 done, qint64 all);
    void finished(const QString &page); ///< the path of the page
    void failed(const QString &reason);

private:
    BasicTask<QString, Error> run(Wish wish);
    BasicTask<Ok, Error> writeLog(Wish wish);
    BasicTask<HistoryPage, Error> fetched(RoomId room, Seq before);
    BasicTask<Ok, Error> fetchFiles();
    BasicTask<bool, Error> fetch(File file);
    BasicTask<Ok, Error> writePage(Wish wish);
    Call<Ok, Error> wait(milliseconds delay);
    Call<Ok, Error> transfer(const File &file, QFile &target);
    Result<Ok, Error> makeFolder(const Wish &wish);
    Result<Ok, Error> writeEvents(const QList<Event> &events);
    QByteArray lineOf(const Event &event) const;
    User user(const UserId &id) const;
    QString nameOnDisk(const File &file) const;
    void forget();

    Parts m_parts;
    People m_known;
    bool m_isRunning = false;
    QString m_folder;
    QFile m_log;
    QHash<UserId, User> m_users;
    Folds m_folds;
    QList<File> m_files;
    QHash<FileId, QString> m_places; ///< of those that are here, from the page
    QSet<Seq> m_quoted;
    qint64 m_bytes = 0; ///< of files, so far
    Timer m_waiting;
    std::unique_ptr<TransferHandle> m_transfer;
    std::optional<TaskScope> m_tasks; // last: the first to go
};

} // namespace Chinwag
