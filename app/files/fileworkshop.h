#pragma once

#include "app/core/files/filepreparer.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

namespace Chinwag {

/// The FilePreparer that copies into a folder of its own, on a thread of its own. Loop thread.
class FileWorkshop final : public FilePreparer
{
public:
    /// `folder` is made when it is not there, for its owner only; nothing else may be in it.
    explicit FileWorkshop(const QString &folder);
    ~FileWorkshop() override; ///< waits for the picture that it works on
    Q_DISABLE_COPY_MOVE(FileWorkshop)

    void prepare(const QString &path, qint64 limit, Done done) override;
    void prepareImage(const QImage &pixels, qint64 limit, Done done) override;
    void discard(const Attachment &attachment) override;
    void keepOnly(const QSet<FileId> &files) override;

private:
    void carryOut(std::function<Result<Attachment, FileProblem>()> work, Done done);

    QString m_folder;
    QStringList m_left; ///< by an earlier run
    QObject m_home;     ///< where answers go
    QThreadPool m_thread;
};

} // namespace Chinwag
