#pragma once

#include "server/sql/dialect.h"

namespace Chinwag {

/// One SQLite file, for one node: WAL, and synchronous=FULL because NORMAL may lose acknowledged commits with
/// the power.
class SqliteDialect : public Dialect
{
public:
    /// `filesDirectory`: instead of the one beside the database.
    explicit SqliteDialect(const QString &path, const QString &filesDirectory = {});

    QString displayName() const override;
    QString filesDirectory() const override;
    QString driver() const override;
    void configure(QSqlDatabase &database) const override;
    bool keepsSession(const QSqlDatabase &) const override { return true; }
    QStringList setup() const override;
    std::optional<std::chrono::milliseconds> answerLimit() const override { return std::nullopt; }
    int socket(const QSqlDatabase &) const override { return -1; }
    Outcome<std::unique_ptr<DatabaseLock>> lock() const override;
    bool prepares(const QString &) const override { return true; }
    bool fetchesWhileReading() const override { return true; }
    bool hasOneWriter() const override { return true; }
    QString begin() const override;
    QString beginSnapshot() const override { return QStringLiteral("BEGIN"); }
    QStringList beginMigration() const override;
    bool purge(Connection &connection) const override;
    bool leavesCopies() const override { return true; }
    bool hasLostTransaction(const QSqlDatabase &) const override { return false; }
    QString lockRooms() const override { return {}; }
    QString lockName() const override { return {}; }
    QString skipLocked() const override { return {}; }
    QString now() const override;
    const MessageIndex &messageIndex() const override;
    QString integer() const override;
    QString serial() const override;
    QString bytes() const override;
    QString text() const override;
    QString tableOptions() const override;
    SqlFailure failure(const QSqlError &error) const override;

private:
    QString m_path; ///< canonical, so that two names of one file meet at one lock
    QString m_filesDirectory;
};

} // namespace Chinwag
