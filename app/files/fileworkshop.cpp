#include "app/files/fileworkshop.h"

#include "app/files/pictures.h"
#include "shared/protocol/limits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImageReader>
#include <QMimeDatabase>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr qint64 chunk = 256 * 1024;
constexpr int megabytesToDecode = 264; ///< Pictures::mostPixels of four bytes, and something beside them

/// As it may be called everywhere: without folders and what nobody sees, and not too long for a disk.
QString cleanName(QString name)
{
    name.removeIf([](QChar c) { return c == u'/' || c == u'\\' || c.category() == QChar::Other_Control; });
    const QString end = QFileInfo(name).suffix().isEmpty() ? QString() : u'.' + QFileInfo(name).suffix();
    QString begin = name.chopped(end.size());
    while (!begin.isEmpty() && (begin + end).toUtf8().size() > Limits::fileNameLength)
        begin.chop(begin.back().isLowSurrogate() ? 2 : 1);
    return (begin + end).trimmed();
}

FileProblem named(FileProblem problem, const QString &name)
{
    problem.name = name;
    return problem;
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::NewOnly) &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size() &&
           file.flush();
}

/// At most `limit` bytes and one, whatever the file has become since one looked at it.
bool copy(const QString &from, const QString &to, qint64 limit)
{
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly | QIODevice::NewOnly) ||
        !target.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return false;
    for (qint64 left = limit + 1; left > 0;) {
        const QByteArray bytes = source.read(std::min(left, chunk));
        if (bytes.isEmpty())
            break;
        if (target.write(bytes) != bytes.size())
            return false;
        left -= bytes.size();
    }
    return target.flush();
}

Result<Ok, FileProblem> looked(const QString &path, const QString &name, qint64 limit)
{
    const QFileInfo info(path);
    using Kind = FileProblem::Kind;
    if (!info.exists())
        return FileProblem{Kind::NotThere, name};
    if (info.isDir())
        return FileProblem{Kind::Folder, name};
    if (!info.isFile() || !QFile(path).open(QIODevice::ReadOnly))
        return FileProblem{Kind::Unreadable, name};
    if (info.size() == 0)
        return FileProblem{Kind::Empty, name};
    if (info.size() > limit)
        return FileProblem{Kind::TooLarge, name, info.size(), limit};
    return Ok{};
}

void removeCopies(const Attachment &attachment)
{
    QFile::remove(attachment.path);
    if (!attachment.thumbnail.isEmpty())
        QFile::remove(attachment.thumbnail);
}

/// What is at attachment.path, with what has to be known of it.
Result<Attachment, FileProblem> finished(Attachment attachment, qint64 limit)
{
    File &file = attachment.file;
    file.size = QFileInfo(attachment.path).size();
    QFile content(attachment.path);
    if (file.type.isEmpty() && content.open(QIODevice::ReadOnly))
        file.type = QMimeDatabase().mimeTypeForFileNameAndData(file.name, &content).name();
    if (file.size <= limit)
        return attachment;
    removeCopies(attachment);
    return FileProblem{FileProblem::Kind::TooLarge, file.name, file.size, limit};
}

Result<Attachment, FileProblem> keepPicture(Attachment attachment, const PreparedPicture &picture,
                                            qint64 limit)
{
    const FileProblem notCopied{FileProblem::Kind::NotCopied, attachment.file.name};
    if (!write(attachment.path, picture.bytes)) {
        QFile::remove(attachment.path);
        return notCopied;
    }
    attachment.file.type = picture.type;
    attachment.file.width = std::max(picture.size.width(), 0);
    attachment.file.height = std::max(picture.size.height(), 0);
    attachment.file.blurhash = picture.blurhash;
    const QString thumbnail = attachment.path + u".small"_s;
    if (!picture.thumbnail.isEmpty() && write(thumbnail, picture.thumbnail)) {
        attachment.thumbnail = thumbnail;
        attachment.file.hasThumbnail = true;
    }
    return finished(std::move(attachment), limit);
}

Attachment begun(const QString &folder, const QString &name)
{
    Attachment attachment;
    attachment.file.id = freshLocalFileId();
    attachment.file.name = name;
    attachment.path = folder + u'/' + attachment.file.id.toString();
    return attachment;
}

Result<Attachment, FileProblem> prepared(const QString &folder, const QString &path, qint64 limit)
{
    const QString name = cleanName(QFileInfo(path).fileName());
    if (const auto fine = looked(path, name, limit); !fine)
        return fine.error();
    Attachment attachment = begun(folder, name);
    if (Pictures::isPicture(path)) {
        const auto picture = Pictures::prepare(path);
        return picture ? keepPicture(std::move(attachment), *picture, limit) : named(picture.error(), name);
    }
    if (!copy(path, attachment.path, limit)) {
        QFile::remove(attachment.path);
        return FileProblem{FileProblem::Kind::NotCopied, name};
    }
    return finished(std::move(attachment), limit);
}

Result<Attachment, FileProblem> preparedImage(const QString &folder, const QString &title,
                                              const QImage &pixels, qint64 limit)
{
    const auto picture = Pictures::prepare(pixels);
    if (!picture)
        return named(picture.error(), title);
    const bool isJpeg = picture->type == "image/jpeg"_L1;
    return keepPicture(begun(folder, title + (isJpeg ? u".jpg"_s : u".png"_s)), *picture, limit);
}

} // namespace

FileWorkshop::FileWorkshop(const QString &folder)
    : m_folder(folder)
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_left = QDir(folder).entryList(QDir::Files);
    m_thread.setMaxThreadCount(1); // one after the other, so that answers come in order
    QImageReader::setAllocationLimit(std::max(QImageReader::allocationLimit(), megabytesToDecode));
}

FileWorkshop::~FileWorkshop()
{
    m_thread.clear();
    m_thread.waitForDone();
}

void FileWorkshop::carryOut(std::function<Result<Attachment, FileProblem>()> work, Done done)
{
    m_thread.start([home = &m_home, work = std::move(work), done = std::move(done)] {
        QMetaObject::invokeMethod(
            home, [result = work(), done] { done(result); }, Qt::QueuedConnection);
    });
}

void FileWorkshop::prepare(const QString &path, qint64 limit, Done done)
{
    carryOut([folder = m_folder, path, limit] { return prepared(folder, path, limit); }, std::move(done));
}

void FileWorkshop::prepareImage(const QImage &pixels, qint64 limit, Done done)
{
    const QString title = QCoreApplication::translate("FileWorkshop", "Pasted picture");
    carryOut(
        [folder = m_folder, title, pixels, limit] { return preparedImage(folder, title, pixels, limit); },
        std::move(done));
}

void FileWorkshop::discard(const Attachment &attachment)
{
    m_thread.start([attachment] { removeCopies(attachment); });
}

void FileWorkshop::keepOnly(const QSet<FileId> &files)
{
    const QStringList left = std::exchange(m_left, {});
    m_thread.start([folder = m_folder, left, files] {
        for (const QString &name : left) {
            if (!files.contains(FileId(name.section(u'.', 0, 0))))
                QFile::remove(folder + u'/' + name);
        }
    });
}

} // namespace Chinwag
