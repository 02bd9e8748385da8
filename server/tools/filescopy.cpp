#include "server/tools/filescopy.h"

#include "server/core/foundation/contentdigests.h"
#include "server/files/directorycontents.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>

#include <utility>

namespace Chinwag {

namespace {

constexpr qint64 piece = 256 * 1024;

Error failed(const QString &sentence)
{
    return {ErrorCode::Internal, sentence + QStringLiteral(" Nothing was kept."), std::nullopt};
}

/// Where the pieces of one content go, in their order.
class Sink
{
public:
    virtual ~Sink() = default;
    /// False: failed.
    virtual bool add(qint64 offset, const QByteArray &bytes) = 0;
    virtual bool finish() = 0;
};

class TableSink final : public Sink
{
public:
    TableSink(Connection &connection, const QString &hash)
        : m_connection(connection)
        , m_hash(hash)
    {
    }

    bool add(qint64 offset, const QByteArray &bytes) override
    {
        const QString sql =
            QStringLiteral("INSERT INTO file_pieces (content, start, bytes, at) VALUES (?, ?, ?, %1)")
                .arg(m_connection.dialect().now());
        m_connection.execute(sql, {m_hash, offset, bytes});
        return !m_connection.failure();
    }
    bool finish() override { return !m_connection.failure(); }

private:
    Connection &m_connection;
    QString m_hash;
};

class FileSink final : public Sink
{
public:
    explicit FileSink(const QString &path)
        : m_file(path)
    {
        QDir().mkpath(QFileInfo(path).path());
        m_isOpen = m_file.open(QIODevice::WriteOnly);
    }

    bool add(qint64, const QByteArray &bytes) override
    {
        return m_isOpen && m_file.write(bytes) == bytes.size();
    }
    bool finish() override { return m_isOpen && m_file.commit(); }

private:
    QSaveFile m_file;
    bool m_isOpen = false;
};

/// Where they come from.
class Supply
{
public:
    virtual ~Supply() = default;
    virtual bool isThere() const = 0;
    /// Empty at the end, and when no more can be read.
    virtual QByteArray next() = 0;
};

class TableSupply final : public Supply
{
public:
    TableSupply(Connection &connection, const QString &hash)
        : m_connection(connection)
        , m_hash(hash)
    {
        m_next = next();
    }

    bool isThere() const override { return !m_next.isEmpty(); }
    QByteArray next() override
    {
        QByteArray bytes = std::exchange(m_next, {});
        if (!bytes.isEmpty())
            return bytes;
        auto rows = m_connection.rows(
            QStringLiteral(
                "SELECT bytes FROM file_pieces WHERE content = ? AND start >= ? ORDER BY start LIMIT 1"),
            {m_hash, m_offset});
        if (rows.next())
            bytes = rows.bytes(0);
        m_offset += bytes.size();
        return bytes;
    }

private:
    Connection &m_connection;
    QString m_hash;
    qint64 m_offset = 0;
    QByteArray m_next; ///< read already
};

class FileSupply final : public Supply
{
public:
    explicit FileSupply(const QString &path)
        : m_file(path)
        , m_isOpen(m_file.open(QIODevice::ReadOnly))
    {
    }

    bool isThere() const override { return m_isOpen; }
    QByteArray next() override { return m_file.read(piece); }

private:
    QFile m_file;
    bool m_isOpen;
};

std::unique_ptr<Supply> supplyOf(Connection &source, const QString &hash)
{
    const QString directory = source.dialect().filesDirectory();
    if (directory.isEmpty())
        return std::make_unique<TableSupply>(source, hash);
    return std::make_unique<FileSupply>(DirectoryContents::keptPath(directory, hash));
}

QStringList firstColumn(Connection &connection, const QString &sql)
{
    auto rows = connection.rows(sql);
    QStringList values;
    while (rows.next())
        values.append(rows.text(0));
    return values;
}

/// Its size.
Outcome<qint64> copyOne(Supply &supply, const QString &hash, Sink &sink)
{
    QCryptographicHash digest(contentHash);
    qint64 offset = 0;
    for (QByteArray bytes = supply.next(); !bytes.isEmpty(); bytes = supply.next()) {
        digest.addData(bytes);
        if (!sink.add(offset, bytes))
            return failed(QStringLiteral("The attached file %1 cannot be copied.").arg(hash));
        offset += bytes.size();
    }
    if (QString::fromLatin1(digest.result().toHex()) != hash)
        return failed(
            QStringLiteral("The attached file %1 is damaged: its content does not belong to its name.")
                .arg(hash));
    if (!sink.finish())
        return failed(QStringLiteral("The attached file %1 cannot be copied.").arg(hash));
    return offset;
}

} // namespace

Outcome<QString> copyFiles(Connection &source, Connection &target)
{
    const QString to = target.dialect().filesDirectory();
    const QStringList hashes =
        firstColumn(source, QStringLiteral("SELECT hash FROM file_contents ORDER BY hash"));
    qint64 bytes = 0;
    int missing = 0;
    for (const QString &hash : hashes) {
        const auto supply = supplyOf(source, hash);
        if (!supply->isThere()) {
            ++missing;
            continue;
        }
        std::unique_ptr<Sink> sink;
        if (to.isEmpty())
            sink = std::make_unique<TableSink>(target, hash);
        else
            sink = std::make_unique<FileSink>(DirectoryContents::keptPath(to, hash));
        const auto copied = copyOne(*supply, hash, *sink);
        if (!copied)
            return copied.error();
        bytes += *copied;
    }
    QString line = QStringLiteral("Attached files: %1, %2 bytes.\n").arg(hashes.size() - missing).arg(bytes);
    if (missing > 0)
        line += QStringLiteral("%1 more are not in %2, and are missing in the copy, too.\n")
                    .arg(missing)
                    .arg(source.dialect().displayName());
    return line;
}

QStringList filesInUse(Connection &connection)
{
    return firstColumn(connection, QStringLiteral("SELECT hash FROM files WHERE hash <> '' UNION "
                                                  "SELECT thumbnail FROM files WHERE thumbnail <> '' "
                                                  "ORDER BY 1"));
}

Outcome<QStringList> collectFiles(Connection &source, const QStringList &hashes, const QString &directory,
                                  Kept kept)
{
    QStringList missing;
    for (const QString &hash : hashes) {
        const QString path = DirectoryContents::keptPath(directory, hash);
        if (kept == Kept::Trust ? QFileInfo::exists(path) : isIntact(directory, hash))
            continue;
        const auto supply = supplyOf(source, hash);
        if (!supply->isThere()) {
            missing.append(hash);
            continue;
        }
        FileSink sink(path);
        if (const auto copied = copyOne(*supply, hash, sink); !copied)
            return copied.error();
    }
    return missing;
}

bool isIntact(const QString &directory, const QString &hash)
{
    QFile file(DirectoryContents::keptPath(directory, hash));
    QCryptographicHash digest(contentHash);
    return file.open(QIODevice::ReadOnly) && digest.addData(&file) &&
           QString::fromLatin1(digest.result().toHex()) == hash;
}

void dropOthers(const QString &directory, const QStringList &hashes)
{
    QSet<QString> kept;
    for (const QString &hash : hashes)
        kept.insert(QFileInfo(DirectoryContents::keptPath(directory, hash)).absoluteFilePath());
    QDirIterator all(directory, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = QFileInfo(all.next()).absoluteFilePath();
        if (!kept.contains(path))
            QFile::remove(path);
    }
}

} // namespace Chinwag
