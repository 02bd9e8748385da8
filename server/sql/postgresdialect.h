#pragma once

#include "server/sql/databaseurl.h"
#include "server/sql/dialect.h"

namespace Chinwag {

/// One PostgreSQL database (12 or newer), for any number of nodes. Every wait has an end: for the connection
/// 2 s, for a lock, a statement and an answer less than that, so that people hear within 2 s that something
/// is wrong.
class PostgresDialect final : public Dialect
{
public:
    explicit PostgresDialect(DatabaseUrl url);

    QString displayName() const override { return m_url.displayName(); }
    QString filesDirectory() const override { return {}; }
    QString driver() const override;
    void configure(QSqlDatabase &database) const override;
    bool keepsSession(const QSqlDatabase &database) const override;
    QStringList setup() const override;
    std::optional<std::chrono::milliseconds> answerLimit() const override;
    int socket(const QSqlDatabase &database) const override;
    Outcome<std::unique_ptr<DatabaseLock>> lock() const override;
    bool prepares(const QString &statement) const override;
    bool fetchesWhileReading() const override { return false; }
    bool hasOneWriter() const override { return false; }
    QString begin() const override;
    QString beginSnapshot() const override;
    QStringList beginMigration() const override;
    bool purge(Connection &) const override { return true; }
    bool leavesCopies() const override { return false; }
    bool hasLostTransaction(const QSqlDatabase &database) const override;
    QString lockRooms() const override;
    QString lockName() const override;
    QString skipLocked() const override;
    QString now() const override;
    const MessageIndex &messageIndex() const override;
    QString integer() const override;
    QString serial() const override;
    QString bytes() const override;
    QString text() const override;
    QString tableOptions() const override { return {}; }
    SqlFailure failure(const QSqlError &error) const override;

private:
    DatabaseUrl m_url;
};

} // namespace Chinwag
