#include "server/files/directorycontents.h"

#include "server/files/durablefile.h"
#include "shared/base/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>

namespace Chinwag {

namespace {

constexpr qint64 readAtOnce = 256 * 1024;
/// Stays free for the database, which is on the same disk: people talk without files, too.
constexpr std::uintmax_t reserve = 256 * 1024 * 1024;

Error gone()
{
    return {ErrorCode::NotFound, QStringLiteral("There is no such file any more."), std::nullopt};
}

/// The file's name stays in the log.
Error failed(const QFileDevice &file)
{
    qCWarning(lcStore, "%s: %s", qUtf8Printable(file.fileName()), qUtf8Printable(file.errorString()));
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return {ErrorCode::Temporary,
            isFull ? QStringLiteral("The server's disk is full. Try again in a moment.")
                   : QStringLiteral("The server's disk does not answer properly. Try again in a moment."),
            std::nullopt};
}

/// They are ours, but a mistake must not lead out of the directory.
bool isName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
               c == u'-' || c == u'_';
    });
}

bool hasRoom(const QString &path)
{
    std::error_code error;
    const auto space = std::filesystem::space(QFile::encodeName(path).toStdString(), error);
    return error || space.available >= reserve;
}

bool openToAppend(QFile &file)
{
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered);
}

Outcome<QByteArray> digestOf(QFile &file)
{
    QCryptographicHash hash(contentHash);
    file.seek(0);
    QByteArray piece;
    while (!(piece = file.read(readAtOnce)).isEmpty())
        hash.addData(piece);
    if (file.error() != QFileDevice::NoError)
        return failed(file);
    return hash.result();
}

} // namespace

DirectoryContents::DirectoryContents(const QString &path)
    : m_path(path)
{
    for (QThreadPool &thread : m_threads)
        thread.setMaxThreadCount(1);
    for (const char *part : {"", "/coming", "/kept"}) {
        const QString directory = path + QLatin1String(part);
        if (!QDir().mkpath(directory))
            qCWarning(lcStore, "cannot make the directory %s", qUtf8Printable(directory));
    }
}

DirectoryContents::~DirectoryContents()
{
    for (QThreadPool &thread : m_threads)
        thread.waitForDone();
}

QString DirectoryContents::keptPath(const QString &path, const QString &hash)
{
    return path + QStringLiteral("/kept/") + hash.first(2) + QLatin1Char('/') + hash;
}

QString DirectoryContents::coming(const QString &name) const
{
    return m_path + QStringLiteral("/coming/") + name;
}

template <typename T>
void DirectoryContents::run(const QString &name, std::function<Outcome<T>()> work, Done<T> done)
{
    QThreadPool &thread = m_threads[qHash(name, 0) % threads];
    // Moved along, so that the continuation ends where it began.
    thread.start([bell = m_doorbell.get(), work = std::move(work), done = std::move(done)]() mutable {
        Outcome<T> outcome = work();
        QMetaObject::invokeMethod(
            bell, [done = std::move(done), outcome = std::move(outcome)] { done(outcome); },
            Qt::QueuedConnection);
    });
}

void DirectoryContents::take(const QString &from, const QString &to, qint64 size, Done<qint64> done)
{
    if (from.isEmpty())
        return run<qint64>(
            to, [this, to] { return taken({}, to, 0); }, std::move(done));
    // Behind what is still to be added to `from`, before anything is added to `to`.
    run<qint64>(
        from, [this, from, to, size] { return taken(from, to, size); }, std::move(done));
}

Outcome<qint64> DirectoryContents::taken(const QString &from, const QString &to, qint64 size)
{
    if (!isName(to) || (!from.isEmpty() && !isName(from)))
        return gone();
    QFile file(coming(to));
    const bool isThere = !from.isEmpty() && QFile::rename(coming(from), coming(to));
    if (!file.open(QIODevice::ReadWrite))
        return failed(file);
    const qint64 there = std::min(isThere ? file.size() : 0, size);
    if (!file.resize(there))
        return failed(file);
    m_digests.take(from, to, there);
    return there;
}

void DirectoryContents::append(const QString &name, qint64 offset, const QByteArray &bytes, Done<Ok> done)
{
    run<Ok>(
        name, [this, name, offset, bytes] { return appended(name, offset, bytes); }, std::move(done));
}

Outcome<Ok> DirectoryContents::appended(const QString &name, qint64 offset, const QByteArray &bytes)
{
    QFile file(coming(name));
    if (!isName(name) || !openToAppend(file))
        return gone();
    if (file.size() != offset)
        return Error{ErrorCode::Internal, QStringLiteral("The server's storage failed."), std::nullopt};
    if (!hasRoom(m_path))
        return Error{ErrorCode::Temporary, QStringLiteral("The server's disk is nearly full."), std::nullopt};
    if (!file.seek(offset) || file.write(bytes) != bytes.size()) {
        const Error error = failed(file);
        file.resize(offset);
        return error;
    }
    m_digests.append(name, offset, bytes);
    return Ok{};
}

void DirectoryContents::sync(const QString &name, Done<Ok> done)
{
    const auto work = [path = coming(name)]() -> Outcome<Ok> {
        QFile file(path);
        if (!openToAppend(file))
            return gone();
        if (!writeThrough(file))
            return failed(file);
        return Ok{};
    };
    run<Ok>(name, work, std::move(done));
}

void DirectoryContents::examine(const QString &name, const QString &fileName, Done<FileFindings> done)
{
    run<FileFindings>(
        name, [this, name, fileName] { return examined(name, fileName); }, std::move(done));
}

Outcome<FileFindings> DirectoryContents::examined(const QString &name, const QString &fileName)
{
    QFile file(coming(name));
    if (!isName(name) || !openToAppend(file))
        return gone();
    if (!writeThrough(file))
        return failed(file);
    const QByteArray beginning = file.read(sniffedBytes);
    auto digest = m_digests.result(name, file.size());
    if (!digest) {
        const auto read = digestOf(file);
        if (!read)
            return read.error();
        digest = *read;
    }
    return FileFindings{QString::fromLatin1(digest->toHex()), contentType(beginning, fileName)};
}

void DirectoryContents::keep(const QString &name, const QString &hash, Done<Ok> done)
{
    run<Ok>(
        hash, [this, name, hash] { return kept(name, hash); }, std::move(done));
}

Outcome<Ok> DirectoryContents::kept(const QString &name, const QString &hash)
{
    if (!isName(name) || !isName(hash))
        return gone();
    const QString target = keptPath(m_path, hash);
    const QString folder = QFileInfo(target).path();
    if (QFile::exists(target)) {
        QFile::remove(coming(name));
        return Ok{};
    }
    const bool isNew = !QFileInfo::exists(folder);
    QFile file(coming(name));
    if (!QDir().mkpath(folder) || !file.rename(target))
        return file.exists() ? failed(file) : gone();
    if (!writeThrough(folder) || (isNew && !writeThrough(m_path + QStringLiteral("/kept"))))
        return failed(file);
    return Ok{};
}

void DirectoryContents::drop(const QString &name, Done<Ok> done)
{
    const auto work = [this, name]() -> Outcome<Ok> {
        m_digests.forget(name);
        if (isName(name))
            QFile::remove(coming(name));
        return Ok{};
    };
    run<Ok>(name, work, std::move(done));
}

void DirectoryContents::read(const QString &hash, qint64 offset, qint64 most, Done<QByteArray> done)
{
    const auto work = [this, hash, offset, most]() -> Outcome<QByteArray> {
        QFile file(isName(hash) ? keptPath(m_path, hash) : QString());
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            return gone();
        if (!file.seek(offset))
            return failed(file);
        const QByteArray bytes = file.read(most);
        if (file.error() != QFileDevice::NoError)
            return failed(file);
        return bytes;
    };
    run<QByteArray>(hash, work, std::move(done));
}

void DirectoryContents::remove(const QString &hash, Done<Ok> done)
{
    const auto work = [this, hash]() -> Outcome<Ok> {
        QFile file(isName(hash) ? keptPath(m_path, hash) : QString());
        if (!file.remove() && file.exists())
            return failed(file);
        return Ok{};
    };
    run<Ok>(hash, work, std::move(done));
}

void DirectoryContents::dropOlder(std::chrono::milliseconds age, Done<Ok> done)
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addMSecs(-age.count());
    const auto work = [this, before]() -> Outcome<Ok> {
        const QDir directory(m_path + QStringLiteral("/coming"));
        const QFileInfoList files = directory.entryInfoList(QDir::Files);
        for (const QFileInfo &file : files) {
            if (file.lastModified() < before)
                QFile::remove(file.filePath());
        }
        return Ok{};
    };
    run<Ok>(QString(), work, std::move(done));
}

} // namespace Chinwag
