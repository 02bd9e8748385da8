#include "server/sql/databaseurl.h"

#include <QUrl>
#include <QUrlQuery>

namespace Chinwag {

namespace {

const QString sqlitePrefix = QStringLiteral("sqlite:");

/// Those that name a server or say how to trust it; the rest is ours to set.
const QStringList knownOptions{
    QStringLiteral("sslmode"),    QStringLiteral("sslrootcert"),     QStringLiteral("sslcert"),
    QStringLiteral("sslkey"),     QStringLiteral("sslcrl"),          QStringLiteral("target_session_attrs"),
    QStringLiteral("passfile"),   QStringLiteral("channel_binding"), QStringLiteral("krbsrvname"),
    QStringLiteral("gssencmode"), QStringLiteral("requirepeer"),
};

const QStringList sslModes{
    QStringLiteral("disable"), QStringLiteral("allow"),     QStringLiteral("prefer"),
    QStringLiteral("require"), QStringLiteral("verify-ca"), QStringLiteral("verify-full"),
};

/// A library that takes the settings as one string, split at `;`, cannot be given these.
bool isQuotable(const QString &value)
{
    return !value.contains(QLatin1Char(';')) && !value.contains(QChar(u'\0'));
}

std::optional<QString> takeOption(DatabaseUrl &url, const QString &key, const QString &value)
{
    if (!isQuotable(value))
        return QStringLiteral("its option %1 has a character that cannot be passed on").arg(key);
    if (key == QLatin1String("host")) {
        url.host = value;
    } else if (key == QLatin1String("port")) {
        bool isNumber = false;
        url.port = value.toUShort(&isNumber);
        if (!isNumber || url.port == 0)
            return QStringLiteral("its port is no number from 1 to 65535");
    } else if (knownOptions.contains(key)) {
        url.options.insert(key, value);
    } else {
        return QStringLiteral("it has an unknown option; possible are host, port, %1")
            .arg(knownOptions.join(QLatin1String(", ")));
    }
    return std::nullopt;
}

Result<DatabaseUrl, QString> parsePostgres(const QString &text)
{
    const QUrl parsed(text, QUrl::StrictMode);
    if (!parsed.isValid())
        return QStringLiteral(
            "it is no valid URL; characters such as @ : / ? # % in the password are written "
            "%40 %3A %2F %3F %23 %25");
    DatabaseUrl url;
    url.kind = DatabaseUrl::Kind::PostgreSql;
    url.host = parsed.host();
    url.port = parsed.port();
    url.user = parsed.userName(QUrl::FullyDecoded);
    url.password = parsed.password(QUrl::FullyDecoded);
    url.name = parsed.path(QUrl::FullyDecoded).mid(1);
    if (parsed.hasFragment() || url.name.isEmpty() || url.name.contains(QLatin1Char('/')))
        return QStringLiteral("write it like postgresql://user:password@host:5432/database");
    const auto options = QUrlQuery(parsed).queryItems(QUrl::FullyDecoded);
    for (const auto &[key, value] : options) {
        if (const auto problem = takeOption(url, key, value))
            return *problem;
    }
    const QString mode = url.options.value(QStringLiteral("sslmode"), sslModes.constFirst());
    if (!sslModes.contains(mode))
        return QStringLiteral("its sslmode is not one of %1").arg(sslModes.join(QLatin1String(", ")));
    return url;
}

} // namespace

QString DatabaseUrl::displayName() const
{
    if (kind == Kind::Sqlite)
        return file;
    QString address = host;
    if (port > 0)
        address += QStringLiteral(":%1").arg(port);
    return QStringLiteral("postgresql://%1%2/%3")
        .arg(user.isEmpty() ? QString() : user + QLatin1Char('@'), address, name);
}

Result<DatabaseUrl, QString> DatabaseUrl::parse(const QString &text)
{
    if (text.startsWith(QLatin1String("postgresql://")) || text.startsWith(QLatin1String("postgres://")))
        return parsePostgres(text);
    if (!text.startsWith(sqlitePrefix) || text.size() == sqlitePrefix.size())
        return QStringLiteral("write it like sqlite:/var/lib/chinwagd/chinwagd.sqlite or "
                              "postgresql://user:password@host:5432/database");
    DatabaseUrl url;
    url.file = text.sliced(sqlitePrefix.size());
    return url;
}

} // namespace Chinwag
