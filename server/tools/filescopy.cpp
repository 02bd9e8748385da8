#include "server/tools/filescopy.h"

#include "server/core/foundation/contentdigests.h"
#include "server/files/directorycontents.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

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

QStringList hashesOf(Connection &source)
{
    auto rows = source.rows(QStringLiteral("SELECT hash FROM file_contents ORDER BY hash"));
    QStringList hashes;
    while (rows.next())
        hashes.append(rows.text(0));
    return hashes;
}

/// Its size.
Outcome<qint64> copyOne(const QString &path, const QString &hash, Sink &sink)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(QStringLiteral("The file %1 cannot be read.").arg(path));
    QCryptographicHash digest(contentHash);
    qint64 offset = 0;
    for (QByteArray bytes = file.read(piece); !bytes.isEmpty(); bytes = file.read(piece)) {
        digest.addData(bytes);
        if (!sink.add(offset, bytes))
            return failed(QStringLiteral("The file %1 cannot be copied.").arg(path));
        offset += bytes.size();
    }
    if (QString::fromLatin1(digest.result().toHex()) != hash)
        return failed(
            QStringLiteral("The file %1 is damaged: its content does not belong to its name.").arg(path));
    if (!sink.finish())
        return failed(QStringLiteral("The file %1 cannot be copied.").arg(path));
    return offset;
}

} // namespace

Outcome<QString> copyFiles(Connection &source, Connection &target)
{
    const QString from = source.dialect().filesDirectory();
    const QString to = target.dialect().filesDirectory();
    const QStringList hashes = hashesOf(source);
    qint64 bytes = 0;
    int missing = 0;
    for (const QString &hash : hashes) {
        const QString path = DirectoryContents::keptPath(from, hash);
        if (!QFileInfo::exists(path)) {
            ++missing;
            continue;
        }
        std::unique_ptr<Sink> sink;
        if (to.isEmpty())
            sink = std::make_unique<TableSink>(target, hash);
        else
            sink = std::make_unique<FileSink>(DirectoryContents::keptPath(to, hash));
        const auto copied = copyOne(path, hash, *sink);
        if (!copied)
            return copied.error();
        bytes += *copied;
    }
    QString line = QStringLiteral("Attached files: %1, %2 bytes.\n").arg(hashes.size() - missing).arg(bytes);
    if (missing > 0)
        line += QStringLiteral("%1 more are not in %2, and are missing in the copy, too.\n")
                    .arg(missing)
                    .arg(from);
    return line;
}

} // namespace Chinwag
