#pragma once

#include "server/sql/dialect.h"

namespace Chinwag {

/// One SQLite file, for one node: WAL, and synchronous=FULL because NORMAL may lose acknowledged commits with
/// the power.
class SqliteDialect : public Dialect
{
public:
    explicit SqliteDialect(const QString &path);

    QString displayName() const override;
    QString driver() const override;
    void configure(QSqlDatabase &database) const override;
    QStringList setup() const override;
    Outcome<std::unique_ptr<DatabaseLock>> lock() const override;
    QString begin() const override;
    QString beginMigration() const override;
    QString integer() const override;
    QString bytes() const override;
    QString text() const override;
    QString tableOptions() const override;
    SqlFailure failure(const QSqlError &error) const override;

private:
    QString m_path; ///< canonical, so that two names of one file meet at one lock
};

} // namespace Chinwag
