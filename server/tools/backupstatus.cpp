#include "server/tools/backupstatus.h"

#include "shared/protocol/utf8.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace Chinwag::Backup {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sizeMost = 64 * 1024;

QString pathIn(const QString &dataDirectory) { return dataDirectory + u"/last-backup.json"_s; }

} // namespace

std::optional<Status> Status::read(const QString &dataDirectory)
{
    QFile file(pathIn(dataDirectory));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = jsonFromUtf8(file.read(sizeMost)).object();
    if (!json.value("last_attempt"_L1).isDouble())
        return std::nullopt;
    return Status{json.value("directory"_L1).toString(),     json.value("last_attempt"_L1).toInteger(),
                  json.value("last_success"_L1).toInteger(), json.value("duration_ms"_L1).toInteger(),
                  json.value("verified"_L1).toBool(),        json.value("problem"_L1).toString()};
}

Outcome<Ok> Status::write(const QString &dataDirectory) const
{
    const QJsonObject json{{u"directory"_s, directory},      {u"last_attempt"_s, lastAttempt},
                           {u"last_success"_s, lastSuccess}, {u"duration_ms"_s, durationMs},
                           {u"verified"_s, isVerified},      {u"problem"_s, problem}};
    QSaveFile file(pathIn(dataDirectory));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 || !file.commit())
        return Error{ErrorCode::Internal,
                     QStringLiteral("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()),
                     std::nullopt};
    return Ok{};
}

} // namespace Chinwag::Backup
