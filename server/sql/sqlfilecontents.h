#pragma once

#include "server/core/foundation/contentdigests.h"
#include "server/core/ports/filecontents.h"
#include "server/sql/database.h"

namespace Chinwag {

/// Contents as pieces in a table of a database that several nodes share, so that each of them can serve
/// them. Wants a Database of its own, or messages would wait for files. Loop thread; the Database outlives
/// it.
class SqlFileContents final : public FileContents
{
public:
    explicit SqlFileContents(Database &database);

    void take(const QString &from, const QString &to, qint64 size, Done<qint64> done) override;
    void append(const QString &name, qint64 offset, const QByteArray &bytes, Done<Ok> done) override;
    void sync(const QString &name, Done<Ok> done) override;
    void examine(const QString &name, const QString &fileName, Done<FileFindings> done) override;
    void keep(const QString &name, const QString &hash, Done<Ok> done) override;
    void drop(const QString &name, Done<Ok> done) override;
    void read(const QString &hash, qint64 offset, qint64 most, Done<QByteArray> done) override;
    void remove(const QString &hash, Done<Ok> done) override;
    void dropOlder(std::chrono::milliseconds age, Done<Ok> done) override;

private:
    struct Reading;

    enum class Which { Any, Loose };

    static void readOn(Database &database, const std::shared_ptr<Reading> &reading);
    static void removeOn(Database &database, const QString &name, Which which, const Done<Ok> &done);

    Database &m_database;
    const std::shared_ptr<ContentDigests> m_digests = std::make_shared<ContentDigests>();
};

} // namespace Chinwag
