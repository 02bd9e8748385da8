#include "server/config/serverconfig.h"
#include "server/redis/redisurl.h"
#include "server/sql/databaseurl.h"
#include "shared/protocol/utf8.h"
#include "tests/fuzz/fuzzchecks.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace Chinwag::FuzzChecks {

using namespace Qt::StringLiterals;

namespace {

/// A password long enough not to be there by chance.
bool gives(const QString &shown, const QString &password)
{
    return password.size() >= 6 && shown.contains(password) && !u"***"_s.contains(password);
}

QString pathOf(const QByteArray &content)
{
    static const QTemporaryDir directory;
    const QString path = directory.filePath(u"chinwagd.conf"_s);
    QFile file(path);
    if (!file.open(QFile::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

} // namespace

QString serverUrls(const QByteArray &bytes)
{
    const QString text = textFromUtf8(bytes);
    if (const auto redis = RedisUrl::parse(text)) {
        if (redis->endpoints().isEmpty() || redis->database() < 0)
            return u"a Redis that is nowhere"_s;
    }
    if (const auto database = DatabaseUrl::parse(text)) {
        const bool isSomewhere = database->kind == DatabaseUrl::Kind::PostgreSql || !database->file.isEmpty();
        if (!isSomewhere || database->port > 0xffff)
            return u"a database that is nowhere"_s;
    }
    // A password that cannot be part of anything else.
    const QString password = u"s3cretPassw0rd"_s;
    for (const QString &start : {u"redis://:"_s, u"sentinel://user:"_s, u"postgresql://user:"_s}) {
        const QString url = start + password + u'@' + text;
        const auto redis = RedisUrl::parse(url);
        const auto database = DatabaseUrl::parse(url);
        if ((redis && redis->password() == password && gives(redis->displayName(), password)) ||
            (database && database->password == password && gives(database->displayName(), password)))
            return u"it shows its password"_s;
        if ((!redis && gives(redis.error(), password)) || (!database && gives(database.error(), password)))
            return u"its error shows its password"_s;
    }
    return {};
}

QString configuration(const QByteArray &bytes)
{
    const CommandLine read = readCommandLine({u"--config"_s, pathOf(bytes)}, {});
    const CheckedConfig checked = checkConfig(read.raw);
    if (checked.config.has_value() != checked.problems.isEmpty())
        return u"neither settings nor a problem, or both"_s;
    for (const QString &problem : read.problems + checked.problems + read.warnings) {
        if (problem.trimmed().isEmpty())
            return u"a problem without a word"_s;
    }
    (void)printConfig(read.raw);
    return {};
}

} // namespace Chinwag::FuzzChecks
