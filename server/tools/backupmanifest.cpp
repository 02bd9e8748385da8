#include "server/tools/backupmanifest.h"

#include "shared/protocol/utf8.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace Chinwag::Backup {

using namespace Qt::StringLiterals;

namespace {

Error failed(const QString &sentence) { return {ErrorCode::Internal, sentence, std::nullopt}; }

QString timeText(qint64 at) { return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate); }

QJsonObject toJson(const QMap<QString, TableSummary> &tables)
{
    QJsonObject json;
    for (auto table = tables.begin(); table != tables.end(); ++table)
        json.insert(table.key(),
                    QJsonObject{{u"rows"_s, table->rows}, {u"sha256"_s, QString::fromLatin1(table->digest)}});
    return json;
}

} // namespace

QString Manifest::text(const QString &place) const
{
    qint64 rows = 0;
    for (const TableSummary &table : tables)
        rows += table.rows;
    QString report =
        QStringLiteral("Backup of %1 in %2: %3 rows in %4 tables and %5 attached files, copied in "
                       "%6 s, looked through in %7 s.\n")
            .arg(timeText(madeAt), place)
            .arg(rows)
            .arg(tables.size())
            .arg(files)
            .arg(double(copyMs) / 1000, 0, 'f', 1)
            .arg(double(verifyMs) / 1000, 0, 'f', 1);
    if (problems.isEmpty())
        return report + QStringLiteral(
                            "Everything that was copied is there, every room is whole, every file is intact, "
                            "and a server started on a copy of it let somebody sign in.\n");
    report += QStringLiteral("It cannot be relied on:\n");
    for (const QString &problem : problems)
        report += QStringLiteral("  - %1\n").arg(problem);
    return report;
}

Outcome<Ok> Manifest::write(const QString &path) const
{
    const QJsonObject json{
        {u"made_at"_s, madeAt},         {u"copy_ms"_s, copyMs},
        {u"schema"_s, schema},          {u"files"_s, files},
        {u"verified_at"_s, verifiedAt}, {u"verify_ms"_s, verifyMs},
        {u"ok"_s, problems.isEmpty()},  {u"problems"_s, QJsonArray::fromStringList(problems)},
        {u"tables"_s, toJson(tables)}};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return failed(QStringLiteral("%1 cannot be written: %2.").arg(path, file.errorString()));
    return Ok{};
}

Outcome<Manifest> Manifest::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failed(QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    const QJsonObject json = jsonFromUtf8(file.readAll()).object();
    if (!json.value("tables"_L1).isObject())
        return failed(QStringLiteral("%1 does not say what was copied.").arg(path));
    Manifest manifest;
    manifest.madeAt = json.value("made_at"_L1).toInteger();
    manifest.copyMs = json.value("copy_ms"_L1).toInteger();
    manifest.schema = json.value("schema"_L1).toInt();
    manifest.files = json.value("files"_L1).toInteger();
    manifest.verifiedAt = json.value("verified_at"_L1).toInteger();
    manifest.verifyMs = json.value("verify_ms"_L1).toInteger();
    const QJsonArray problems = json.value("problems"_L1).toArray();
    for (const auto &problem : problems)
        manifest.problems.append(problem.toString());
    const QJsonObject tables = json.value("tables"_L1).toObject();
    for (auto table = tables.begin(); table != tables.end(); ++table) {
        const QJsonObject summary = table->toObject();
        manifest.tables.insert(table.key(), {summary.value("rows"_L1).toInteger(),
                                             summary.value("sha256"_L1).toString().toLatin1()});
    }
    return manifest;
}

} // namespace Chinwag::Backup
