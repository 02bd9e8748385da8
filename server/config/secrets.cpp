#include "server/config/secrets.h"

#include <QFile>
#include <QRegularExpression>

namespace Chinwag {

namespace {

/// "user:password@" of any URL; of a Redis one also "password@".
const QRegularExpression &passwordPattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("(://[^:/@]*:|\\b(?:redis|redis\\+unix|unix|sentinel)://(?=[^:/@]+@)).*@"));
    return pattern;
}

} // namespace

bool hasPassword(const QString &text) { return text.contains(passwordPattern()); }

QString withoutPassword(QString text) { return text.replace(passwordPattern(), QStringLiteral("\\1***@")); }

Result<ResolvedSecret, QString> resolvedSecret(const QString &text)
{
    if (!text.startsWith(QLatin1Char('@')))
        return ResolvedSecret{text};
    QFile file(text.mid(1));
    if (!file.open(QIODevice::ReadOnly))
        return QStringLiteral("cannot read the file %1: %2.").arg(file.fileName(), file.errorString());
    const QString line = QString::fromUtf8(file.readLine()).trimmed();
    if (line.isEmpty())
        return QStringLiteral("the first line of the file %1 is empty.").arg(file.fileName());
    return ResolvedSecret{line};
}

QString passwordInFlagWarning(const QString &flag)
{
    return QStringLiteral(
               "the password in %1 stands in the process list, where everybody on this machine can "
               "read it. Write %1 @FILE with a file that holds the URL, or use the environment or "
               "the configuration file.")
        .arg(flag);
}

} // namespace Chinwag
