#include "server/redis/redisurl.h"

#include <QStringList>
#include <QUrl>

#include <hiredis/hiredis.h>

#include <optional>

namespace Chinwag {

namespace {

constexpr quint16 serverPort = 6379;
constexpr quint16 sentinelPort = 26379;
constexpr int databaseMax = 1'000'000;

QString badDatabase()
{
    return QStringLiteral("The database of a Redis URL is a number, as in redis://host/2.");
}

QString noTls()
{
    return QStringLiteral("rediss:// needs TLS, which this chinwagd does not have: it was built with hiredis "
                          "%1.%2.%3 without TLS. Use a unix socket, or redis:// through a local tunnel.")
        .arg(HIREDIS_MAJOR)
        .arg(HIREDIS_MINOR)
        .arg(HIREDIS_PATCH);
}

QString decoded(QStringView text) { return QUrl::fromPercentEncoding(text.toUtf8()); }

bool takePrefix(QStringView &rest, QLatin1String prefix)
{
    if (!rest.startsWith(prefix, Qt::CaseInsensitive))
        return false;
    rest = rest.sliced(prefix.size());
    return true;
}

bool isHostCharacter(QChar character)
{
    return character.isLetterOrNumber() || QStringView(u".-_:").contains(character);
}

/// "host", "host:port", "[v6]" or "[v6]:port".
std::optional<RedisEndpoint> endpointOf(QStringView text, quint16 defaultPort)
{
    QStringView host = text;
    QStringView port;
    const qsizetype bracket = text.lastIndexOf(u']');
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon > bracket) {
        host = text.first(colon);
        port = text.sliced(colon + 1);
    }
    const bool isV6 = host.startsWith(u'[') && host.endsWith(u']');
    if (isV6)
        host = host.sliced(1, host.size() - 2);
    if (host.isEmpty() || host.contains(u':') != isV6 ||
        !std::all_of(host.begin(), host.end(), isHostCharacter))
        return {};
    if (colon <= bracket)
        return RedisEndpoint{host.toString(), defaultPort, {}};
    bool ok = false;
    const ushort number = port.toUShort(&ok);
    if (!ok || number == 0)
        return {};
    return RedisEndpoint{host.toString(), number, {}};
}

} // namespace

QString RedisEndpoint::displayName() const
{
    if (!path.isEmpty())
        return path;
    const QString name = host.contains(QLatin1Char(':')) ? QLatin1Char('[') + host + QLatin1Char(']') : host;
    return name + QLatin1Char(':') + QString::number(port);
}

Result<RedisUrl, QString> RedisUrl::parse(const QString &url)
{
    QStringView rest(url);
    if (takePrefix(rest, QLatin1String("redis://")))
        return parseServer(rest);
    if (takePrefix(rest, QLatin1String("unix://")) || takePrefix(rest, QLatin1String("redis+unix://")))
        return parseUnix(rest);
    if (takePrefix(rest, QLatin1String("sentinel://")))
        return parseSentinel(rest);
    if (takePrefix(rest, QLatin1String("rediss://")))
        return noTls();
    return QStringLiteral("A Redis URL starts with redis://, unix:// or sentinel://.");
}

bool RedisUrl::takeCredentials(QStringView &rest)
{
    const qsizetype at = rest.lastIndexOf(u'@');
    if (at < 0)
        return true;
    const QStringView credentials = rest.first(at);
    rest = rest.sliced(at + 1);
    const qsizetype colon = credentials.indexOf(u':');
    m_user = colon > 0 ? decoded(credentials.first(colon)) : QString();
    m_password = decoded(credentials.sliced(colon + 1));
    return !m_password.isEmpty();
}

bool RedisUrl::takeDatabase(QStringView text)
{
    bool ok = text.isEmpty();
    m_database = ok ? 0 : text.toInt(&ok);
    return ok && m_database >= 0 && m_database <= databaseMax;
}

Result<RedisUrl, QString> RedisUrl::parseServer(QStringView rest)
{
    RedisUrl url;
    if (!url.takeCredentials(rest))
        return QStringLiteral("The Redis URL has an \"@\" but no password before it.");
    const qsizetype slash = rest.indexOf(u'/');
    if (slash >= 0 && !url.takeDatabase(rest.sliced(slash + 1)))
        return badDatabase();
    const auto endpoint = endpointOf(slash < 0 ? rest : rest.first(slash), serverPort);
    if (!endpoint)
        return QStringLiteral(
            "The Redis URL needs a host and a port from 1 to 65535, as in redis://host:6379.");
    url.m_endpoints = {*endpoint};
    return url;
}

Result<RedisUrl, QString> RedisUrl::parseUnix(QStringView rest)
{
    RedisUrl url;
    const qsizetype question = rest.lastIndexOf(u'?');
    if (question >= 0) {
        QStringView query = rest.sliced(question + 1);
        if (!takePrefix(query, QLatin1String("db=")) || query.isEmpty() || !url.takeDatabase(query))
            return badDatabase();
        rest = rest.first(question);
    }
    if (!url.takeCredentials(rest))
        return QStringLiteral("The Redis URL has an \"@\" but no password before it.");
    if (!rest.startsWith(u'/') || rest.size() < 2)
        return QStringLiteral(
            "The Redis URL needs the full path of a socket, as in unix:///run/redis/redis.sock.");
    url.m_endpoints = {{{}, 0, decoded(rest)}};
    return url;
}

Result<RedisUrl, QString> RedisUrl::parseSentinel(QStringView rest)
{
    RedisUrl url;
    if (!url.takeCredentials(rest))
        return QStringLiteral("The Redis URL has an \"@\" but no password before it.");
    const QList<QStringView> parts = rest.split(u'/');
    if (parts.size() < 2 || parts.size() > 3 || parts[1].isEmpty())
        return QStringLiteral("A Sentinel URL names the master, as in sentinel://host1,host2/mymaster.");
    if (parts.size() == 3 && !url.takeDatabase(parts[2]))
        return badDatabase();
    url.m_master = decoded(parts[1]);
    for (const QStringView &part : parts[0].split(u',')) {
        const auto endpoint = endpointOf(part, sentinelPort);
        if (!endpoint)
            return QStringLiteral("Each Sentinel needs a host, and a port from 1 to 65535 if it has one.");
        url.m_endpoints.append(*endpoint);
    }
    return url;
}

QString RedisUrl::displayName() const
{
    QStringList names;
    for (const RedisEndpoint &endpoint : m_endpoints)
        names.append(endpoint.displayName());
    if (isSentinel())
        return QStringLiteral("sentinel://%1/%2").arg(names.join(QLatin1Char(',')), m_master);
    const bool isUnix = !m_endpoints.constFirst().path.isEmpty();
    return (isUnix ? QStringLiteral("unix://") : QStringLiteral("redis://")) + names.constFirst();
}

} // namespace Chinwag
