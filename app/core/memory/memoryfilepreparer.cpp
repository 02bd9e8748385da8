#include "app/core/memory/memoryfilepreparer.h"

#include <QFileInfo>
#include <QMimeDatabase>

#include <algorithm>

namespace Chinwag {

void MemoryFilePreparer::prepare(const QString &path, qint64 limit, Done done)
{
    answer(path, QFileInfo(path).fileName(), limit, std::move(done));
}

void MemoryFilePreparer::prepareImage(const QImage &, qint64 limit, Done done)
{
    answer({}, QStringLiteral("picture.png"), limit, std::move(done));
}

void MemoryFilePreparer::answer(const QString &path, const QString &name, qint64 limit, Done done)
{
    const qint64 size = std::max<qint64>(QFileInfo(path).size(), 1);
    const bool isTooLarge = size > limit;
    if (problem || isTooLarge) {
        const FileProblem why{problem.value_or(FileProblem::Kind::TooLarge), name, size, limit};
        return m_answers.later([why, done = std::move(done)] { done(why); });
    }
    Attachment made;
    made.path = path;
    made.file.id = freshLocalFileId();
    made.file.name = name;
    made.file.size = size;
    made.file.type = QMimeDatabase().mimeTypeForFile(name, QMimeDatabase::MatchExtension).name();
    if (made.file.type.startsWith(QLatin1String("image/"))) {
        made.file.width = width;
        made.file.height = height;
        made.file.blurhash = blurhash;
    }
    m_answers.later([made, done = std::move(done)] { done(made); });
}

} // namespace Chinwag
