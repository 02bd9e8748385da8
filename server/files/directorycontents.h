#pragma once

#include "server/core/foundation/contentdigests.h"
#include "server/core/ports/filecontents.h"

#include <QObject>
#include <QThreadPool>

#include <array>

namespace Chinwag {

/// Contents as files of a directory that belongs to one process: what is coming in `coming`, the rest in
/// `kept`, by the beginnings of their hashes. Loop thread; a few threads of its own do the work, one of them
/// all that is about one name.
class DirectoryContents final : public FileContents
{
public:
    /// `path` is made when it is not there.
    explicit DirectoryContents(const QString &path);
    /// Finishes what was begun; continuations that were not called by now never are.
    ~DirectoryContents() override;
    Q_DISABLE_COPY_MOVE(DirectoryContents)

    /// Where a kept content of the directory lies.
    static QString keptPath(const QString &path, const QString &hash);

    void take(const QString &from, const QString &to, qint64 size, Done<qint64> done) override;
    void append(const QString &name, qint64 offset, const QByteArray &bytes, Done<Ok> done) override;
    void sync(const QString &name, Done<Ok> done) override;
    void examine(const QString &name, const QString &fileName, Done<FileFindings> done) override;
    void keep(const QString &name, const QString &hash, Done<Ok> done) override;
    void drop(const QString &name, Done<Ok> done) override;
    void read(const QString &hash, qint64 offset, qint64 most, Done<QByteArray> done) override;
    void remove(const QString &hash, Done<Ok> done) override;
    void dropOlder(std::chrono::milliseconds age, Done<Ok> done) override;

private:
    /// On the thread of that name.
    template <typename T>
    void run(const QString &name, std::function<Outcome<T>()> work, Done<T> done);
    QString coming(const QString &name) const;

    // Their threads
    Outcome<qint64> taken(const QString &from, const QString &to, qint64 size);
    Outcome<Ok> appended(const QString &name, qint64 offset, const QByteArray &bytes);
    Outcome<FileFindings> examined(const QString &name, const QString &fileName);
    Outcome<Ok> kept(const QString &name, const QString &hash);

    static constexpr std::size_t threads = 4;

    const QString m_path;
    ContentDigests m_digests;
    std::unique_ptr<QObject> m_doorbell = std::make_unique<QObject>(); ///< with it go the events on their way
    std::array<QThreadPool, threads> m_threads;
};

} // namespace Chinwag
