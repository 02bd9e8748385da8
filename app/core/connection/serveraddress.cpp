#include "app/core/connection/serveraddress.h"

#include "shared/protocol/fingerprint.h"
#include "shared/protocol/limits.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace Chinwag {

namespace {

using Problem = ServerAddress::Problem;

const QString linkScheme = QStringLiteral("chinwag");

// What people type becomes a URL; a bare IPv6 address lacks only its brackets.
QString asUrlText(const QString &input)
{
    if (input.contains(QLatin1String("://")))
        return input;
    const bool bareV6 = input.count(u':') >= 2 && !input.startsWith(u'[');
    return linkScheme + QLatin1String("://") + (bareV6 ? u'[' + input + u']' : input);
}

// QUrl only says "invalid" for a bad port; people want to know which part is wrong.
bool hasBadPort(const QString &text)
{
    static const QRegularExpression port(
        QStringLiteral(R"(^[a-z][a-z0-9+.-]*://(?:\[[^\]]*\]|[^/?#:\[]*):([^/?#]*))"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = port.match(text);
    if (!match.hasMatch() || match.capturedView(1).contains(u'@'))
        return false;
    bool isNumber = false;
    const int number = match.capturedView(1).toInt(&isNumber);
    return !isNumber || number < 1 || number > 65535;
}

// Stricter than QUrl, which takes underscores and the like, and anything as the zone of an IPv6 address.
bool isHost(const QString &host)
{
    static const QRegularExpression name(
        QStringLiteral(R"(^[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.?$)"));
    static const QRegularExpression v6(QStringLiteral(R"(^[0-9A-Fa-f:.]+(?:%[A-Za-z0-9._~-]+)?$)"));
    return (host.contains(u':') ? v6 : name).match(host).hasMatch();
}

std::optional<QString> httpScheme(const QUrl &url)
{
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("ws") || scheme == QLatin1String("http"))
        return QStringLiteral("http");
    if (scheme == QLatin1String("wss") || scheme == QLatin1String("https"))
        return QStringLiteral("https");
    if (scheme != linkScheme)
        return std::nullopt;
    const QString tls = QUrlQuery(url).queryItemValue(QStringLiteral("tls"));
    const bool encrypted = tls.isEmpty() ? !ServerAddress::isLoopback(url.host()) : tls != QLatin1String("0");
    return encrypted ? QStringLiteral("https") : QStringLiteral("http");
}

bool isPageOfInvitation(const QUrl &url)
{
    const bool isOfWeb = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return isOfWeb && url.path() == QLatin1String("/join");
}

int usualPort(const QUrl &url)
{
    if (!isPageOfInvitation(url))
        return Limits::defaultPort;
    return url.scheme() == QLatin1String("https") ? 443 : 80;
}

QByteArray fingerprintOf(const QString &text)
{
    const QByteArray bytes = QByteArray::fromBase64(text.toLatin1(), QByteArray::Base64UrlEncoding |
                                                                         QByteArray::OmitTrailingEquals);
    return Fingerprint::isValid(bytes) ? bytes : QByteArray();
}

} // namespace

Result<ServerAddress, Problem> ServerAddress::parse(const QString &input)
{
    const QString text = asUrlText(input.trimmed());
    if (input.trimmed().isEmpty())
        return Problem::Empty;
    if (hasBadPort(text))
        return Problem::BadPort;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || !isHost(url.host()))
        return Problem::NotAnAddress;
    const auto scheme = httpScheme(url);
    if (!scheme)
        return Problem::UnknownScheme;
    if (!url.userInfo().isEmpty())
        return Problem::HasPassword;
    const QString path = url.path();
    const bool isPage = isPageOfInvitation(url);
    if (!isPage && !path.isEmpty() && path != QLatin1String("/") && path != QLatin1String("/ws"))
        return Problem::HasPath;

    ServerAddress address;
    address.m_url.setScheme(*scheme);
    address.m_url.setHost(url.host());
    address.m_url.setPort(url.port(usualPort(url)));
    const QUrlQuery query(url);
    const QString fragment = url.fragment(QUrl::FullyDecoded);
    address.m_invite = isPage ? fragment.section(u'.', 0, 0)
                              : query.queryItemValue(QStringLiteral("invite"), QUrl::FullyDecoded);
    address.m_fingerprint =
        fingerprintOf(isPage ? fragment.section(u'.', 1, 1) : query.queryItemValue(QStringLiteral("cert")));
    return address;
}

bool ServerAddress::isLoopback(const QString &host)
{
    static const QRegularExpression v4(QStringLiteral(R"(^(?:::ffff:)?127(?:\.\d{1,3}){3}$)"));
    const QString name = host.toLower();
    return name == QLatin1String("localhost") || name.endsWith(QLatin1String(".localhost")) ||
           name == QLatin1String("::1") || v4.match(name).hasMatch();
}

} // namespace Chinwag
