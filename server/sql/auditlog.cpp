#include "server/sql/auditlog.h"

#include "server/core/foundation/crypto.h"

namespace Chinwag::AuditLog {

QString nameOf(Connection &connection, const AuditRecord &record)
{
    // People are called what they are called when somebody reads it, and not at all once they are gone.
    if (!record.subject.startsWith(QLatin1String("r_")))
        return {};
    auto rows = connection.rows(QStringLiteral("SELECT name FROM rooms WHERE id = ?"), {record.subject});
    return rows.next() ? rows.text(0) : QString();
}

void append(Connection &connection, const AuditRecord &record, const QString &subjectName)
{
    connection.execute(
        QStringLiteral("INSERT INTO audit (id, at, actor, action, subject, subject_name, detail) "
                       "VALUES (?, %1, ?, ?, ?, ?, ?)")
            .arg(connection.dialect().now()),
        {Crypto::randomId('a'), record.actor, record.action, record.subject, subjectName, record.detail});
}

QList<Entry> newest(Connection &connection, int limit)
{
    auto rows = connection.rows(
        QStringLiteral(
            "SELECT a.at, a.actor, a.action, a.subject, a.detail, COALESCE(b.username, ''), "
            "COALESCE(s.username, a.subject_name) FROM audit a LEFT JOIN users b ON b.id = a.actor "
            "LEFT JOIN users s ON s.id = a.subject ORDER BY a.at DESC, a.id DESC LIMIT ?"),
        {limit});
    QList<Entry> found;
    while (rows.next())
        found.append({rows.time(0),
                      {rows.text(1), rows.text(2), rows.text(3), rows.text(4)},
                      rows.text(5),
                      rows.text(6)});
    return found;
}

} // namespace Chinwag::AuditLog
