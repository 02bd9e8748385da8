#pragma once

#include "server/core/foundation/contentdigests.h"
#include "server/core/ports/filecontents.h"
#include "tests/support/memorystores/memorydatabase.h"

namespace Chinwag {

/// What a test may look at is public; it answers as its database does.
class MemoryFileContents final : public FileContents
{
public:
    explicit MemoryFileContents(MemoryDatabase &database)
        : m_database(database)
    {
    }

    void take(const QString &from, const QString &to, qint64 size, Done<qint64> done) override;
    void append(const QString &name, qint64 offset, const QByteArray &bytes, Done<Ok> done) override;
    void sync(const QString &name, Done<Ok> done) override;
    void examine(const QString &name, const QString &fileName, Done<FileFindings> done) override;
    void keep(const QString &name, const QString &hash, Done<Ok> done) override;
    void drop(const QString &name, Done<Ok> done) override;
    void read(const QString &hash, qint64 offset, qint64 most, Done<QByteArray> done) override;
    void remove(const QString &hash, Done<Ok> done) override;
    void dropOlder(std::chrono::milliseconds age, Done<Ok> done) override;

    struct Coming
    {
        QByteArray bytes;
        milliseconds at{0}; ///< last written to
    };

    QHash<QString, Coming> coming;
    QHash<QString, QByteArray> kept; ///< by hash

private:
    MemoryDatabase &m_database;
};

} // namespace Chinwag
