#include "tests/support/memorystores/memoryfilecontents.h"

namespace Chinwag {

namespace {

Error gone() { return {ErrorCode::NotFound, QStringLiteral("There is no such file any more."), {}}; }

} // namespace

void MemoryFileContents::take(const QString &from, const QString &to, qint64 size, Done<qint64> done)
{
    m_database.answer<qint64>(done, [&] {
        Coming taken = coming.take(from);
        taken.bytes.truncate(size);
        taken.at = m_database.now();
        coming.insert(to, taken);
        return qint64(taken.bytes.size());
    });
}

void MemoryFileContents::append(const QString &name, qint64 offset, const QByteArray &bytes, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&]() -> Outcome<Ok> {
        const auto found = coming.find(name);
        if (found == coming.end())
            return gone();
        if (found->bytes.size() != offset)
            return Error{ErrorCode::Internal, QStringLiteral("not its end"), {}};
        found->bytes += bytes;
        found->at = m_database.now();
        return Ok{};
    });
}

void MemoryFileContents::sync(const QString &name, Done<Ok> done)
{
    m_database.answer<Ok>(
        done, [&]() -> Outcome<Ok> { return coming.contains(name) ? Outcome<Ok>(Ok{}) : gone(); });
}

void MemoryFileContents::examine(const QString &name, const QString &fileName, Done<FileFindings> done)
{
    m_database.answer<FileFindings>(done, [&]() -> Outcome<FileFindings> {
        if (!coming.contains(name))
            return gone();
        const QByteArray bytes = coming.value(name).bytes;
        return FileFindings{
            QString::fromLatin1(QCryptographicHash::hash(bytes, contentHash).toHex()),
            contentType(bytes.first(std::min<qsizetype>(bytes.size(), sniffedBytes)), fileName)};
    });
}

void MemoryFileContents::keep(const QString &name, const QString &hash, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&]() -> Outcome<Ok> {
        if (!coming.contains(name) && !kept.contains(hash))
            return gone();
        const QByteArray bytes = coming.take(name).bytes;
        if (!kept.contains(hash))
            kept.insert(hash, bytes);
        return Ok{};
    });
}

void MemoryFileContents::drop(const QString &name, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        coming.remove(name);
        return Ok{};
    });
}

void MemoryFileContents::read(const QString &hash, qint64 offset, qint64 most, Done<QByteArray> done)
{
    m_database.answer<QByteArray>(done, [&]() -> Outcome<QByteArray> {
        if (!kept.contains(hash))
            return gone();
        return kept.value(hash).mid(offset, most);
    });
}

void MemoryFileContents::remove(const QString &hash, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        kept.remove(hash);
        return Ok{};
    });
}

void MemoryFileContents::dropOlder(std::chrono::milliseconds age, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        coming.removeIf([&](const auto &each) { return each.value().at < m_database.now() - age; });
        return Ok{};
    });
}

} // namespace Chinwag
