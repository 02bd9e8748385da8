#pragma once

#include "app/core/files/filepreparer.h"
#include "app/core/memory/answers.h"

namespace Chinwag {

/// The twin of the one that looks into files: names and types come from the paths, pictures measure what one
/// says, nothing is copied.
class MemoryFilePreparer final : public FilePreparer
{
public:
    explicit MemoryFilePreparer(TimerScheduler &timers)
        : m_answers(timers)
    {
    }

    void prepare(const QString &path, qint64 limit, Done done) override;
    void prepareImage(const QImage &pixels, qint64 limit, Done done) override;
    void discard(const Attachment &attachment) override { discarded.append(attachment.file.id); }
    void keepOnly(const QSet<FileId> &files) override { kept = files; }

    // What it answers.
    std::optional<FileProblem::Kind> problem;
    int width = 640; ///< of pictures
    int height = 480;
    QString blurhash = QStringLiteral("LEHV6nWB2yk8pyo0adR*.7kCMdnj");

    QList<FileId> discarded;
    std::optional<QSet<FileId>> kept;

private:
    void answer(const QString &path, const QString &name, qint64 limit, Done done);

    Answers m_answers;
};

} // namespace Chinwag
