#pragma once

#include "server/sql/databaseurl.h"

#include <QProcess>
#include <QTemporaryDir>

namespace Chinwag::Test {

/// A real pgbouncer in transaction mode in front of a PostgreSQL: whoever connects gets any of its
/// connections to the server, anew for every transaction. On a free port of 127.0.0.1, gone with this object
/// and with the test process. Blocks; every wait is for an event and has a generous end.
class PgBouncer
{
public:
    /// `database`: where to the server, and as whom.
    explicit PgBouncer(const DatabaseUrl &database);
    ~PgBouncer();
    Q_DISABLE_COPY_MOVE(PgBouncer)

    /// Later on the same port again.
    bool start();
    void stop();
    /// The database over the pooler.
    DatabaseUrl url() const;
    /// What it said.
    QString log() const { return QString::fromUtf8(m_log); }

private:
    bool write(const QString &name, const QByteArray &text);
    bool waitUntilReady();

    const DatabaseUrl m_database;
    QTemporaryDir m_directory;
    QProcess m_process;
    QByteArray m_log;
    quint16 m_port = 0;
};

} // namespace Chinwag::Test
