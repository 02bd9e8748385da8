#include "app/core/files/filefolder.h"

#include "shared/base/logging.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qint64 longestVersion = 256;

QString partOf(const QString &name) { return name + QStringLiteral(".part"); }

QString versionOf(const QString &name) { return name + QStringLiteral(".version"); }

bool isPart(const QString &file) { return file.endsWith(partOf({})) || file.endsWith(versionOf({})); }

} // namespace

FileFolder::FileFolder(const QString &path, qint64 limit)
    : m_path(path)
    , m_limit(limit)
{
    if (m_path.isEmpty())
        return;
    const bool isMade = QDir().mkpath(m_path) &&
                        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (!isMade)
        qCWarning(lcCache).noquote() << "No files can be kept: the folder cannot be written to";
    const QFileInfoList files = QDir(m_path).entryInfoList(QDir::Files | QDir::NoSymLinks);
    for (const QFileInfo &file : files) {
        const qint64 usedAt = file.lastModified().toMSecsSinceEpoch();
        m_entries.insert(file.fileName(), {file.size(), usedAt, false});
        m_total += file.size();
        m_now = std::max(m_now, usedAt);
    }
    makeRoom({});
}

QString FileFolder::find(const QString &name)
{
    const auto entry = m_entries.find(name);
    if (entry == m_entries.end())
        return {};
    entry->usedAt = ++m_now;
    if (!std::exchange(entry->isMarked, true)) {
        QFile file(pathOf(name));
        if (!file.open(QIODevice::ReadOnly)) {
            remove(name); // somebody has cleaned up
            return {};
        }
        file.setFileTime(QDateTime::currentDateTimeUtc(), QFileDevice::FileModificationTime);
    }
    return pathOf(name);
}

FileFolder::Part FileFolder::part(const QString &name) const
{
    QFile version(pathOf(versionOf(name)));
    const auto entry = m_entries.constFind(partOf(name));
    if (entry == m_entries.cend() || !version.open(QIODevice::ReadOnly))
        return {};
    return {QFileInfo(pathOf(partOf(name))).size(), version.read(longestVersion)};
}

std::unique_ptr<QFile> FileFolder::openPart(const QString &name, qint64 from, const QByteArray &version)
{
    if (m_path.isEmpty())
        return nullptr;
    QFile mark(pathOf(versionOf(name)));
    // What cannot be told apart cannot be gone on with.
    const bool isMarked = version.size() <= longestVersion && mark.open(QIODevice::WriteOnly) &&
                          mark.write(version) == version.size() && mark.flush();
    auto file = std::make_unique<QFile>(pathOf(partOf(name)));
    if (!isMarked || !file->open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !file->resize(from) ||
        !file->seek(from))
        return nullptr;
    mark.close();
    note(versionOf(name));
    note(partOf(name));
    return file;
}

void FileFolder::removePart(const QString &name)
{
    remove(partOf(name));
    remove(versionOf(name));
}

bool FileFolder::keepPart(const QString &name)
{
    const bool isKept = adopt(name, pathOf(partOf(name)));
    removePart(name);
    return isKept;
}

bool FileFolder::adopt(const QString &name, const QString &path)
{
    if (m_path.isEmpty())
        return false;
    remove(name);
    if (!QFile::rename(path, pathOf(name)))
        return false;
    note(name);
    makeRoom(name);
    return true;
}

void FileFolder::remove(const QString &name)
{
    const auto entry = m_entries.constFind(name);
    if (entry == m_entries.cend())
        return;
    m_total -= entry->size;
    m_entries.erase(entry);
    QFile::remove(pathOf(name));
}

void FileFolder::removeAll()
{
    const QStringList names = m_entries.keys();
    for (const QString &name : names)
        remove(name);
}

void FileFolder::note(const QString &name)
{
    Entry &entry = m_entries[name];
    const qint64 size = QFileInfo(pathOf(name)).size();
    m_total += size - entry.size;
    entry = {size, ++m_now, true};
}

void FileFolder::makeRoom(const QString &keep)
{
    while (m_total > m_limit) {
        const auto isOlder = [&keep](const auto &a, const auto &b) {
            return a.key() != keep && (b.key() == keep || a->usedAt < b->usedAt);
        };
        auto oldest = m_entries.cend();
        for (auto each = m_entries.cbegin(); each != m_entries.cend(); ++each) {
            if (isPart(each.key()) && each->isMarked)
                continue; // may be under way
            if (oldest == m_entries.cend() || isOlder(each, oldest))
                oldest = each;
        }
        if (oldest == m_entries.cend() || oldest.key() == keep)
            return;
        remove(QString(oldest.key()));
    }
}

} // namespace Chinwag
