#pragma once

#include <QByteArray>
#include <QFile>
#include <QHash>
#include <QString>

#include <memory>

namespace Chinwag {

/// A folder of files that others have, too: each under a plain name, whole or as a part that has come so far.
/// Above its limit those go that were used least recently; when, is known over a restart. Nothing else may be
/// in it. Loop thread.
class FileFolder
{
public:
    struct Part
    {
        qint64 size = 0;
        QByteArray version; ///< of what it is a part
    };

    /// Made when it is not there, for its owner only. An empty `path`: nothing can be kept.
    FileFolder(const QString &path, qint64 limit);

    /// Its path, and it was used just now; empty: it is not here.
    QString find(const QString &name);
    Part part(const QString &name) const;
    /// For what comes after its first `from` bytes; null: the disk does not want.
    std::unique_ptr<QFile> openPart(const QString &name, qint64 from, const QByteArray &version);
    void removePart(const QString &name);
    /// The part is whole.
    bool keepPart(const QString &name);
    /// Takes the file at `path` away from there.
    bool adopt(const QString &name, const QString &path);
    void remove(const QString &name);
    void removeAll();
    qint64 size() const { return m_total; } ///< bytes, of all together

private:
    struct Entry
    {
        qint64 size = 0;
        qint64 usedAt = 0;
        bool isMarked = false; ///< on disk, in this run
    };

    QString pathOf(const QString &name) const { return m_path + u'/' + name; }
    void note(const QString &name);
    void makeRoom(const QString &keep);

    QString m_path;
    qint64 m_limit;
    QHash<QString, Entry> m_entries; ///< parts, too
    qint64 m_total = 0;
    qint64 m_now = 0; ///< counts on from the newest file
};

} // namespace Chinwag
