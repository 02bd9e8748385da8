#include "server/net/hostpolicy.h"

#include <QRegularExpression>

#include <algorithm>

namespace Chinwag {

namespace {

/// The host of an authority, in lower case.
QString hostOf(const QByteArray &authority)
{
    static const QRegularExpression port(QStringLiteral(":[0-9]*$"));
    QString text = QString::fromLatin1(authority).toLower();
    if (!text.endsWith(QLatin1Char(']')))
        text.remove(port);
    if (text.startsWith(QLatin1Char('[')))
        return text.sliced(1, text.size() - 2);
    if (text.endsWith(QLatin1Char('.'))) // the root of DNS, which some clients spell out
        text.chop(1);
    return text;
}

} // namespace

bool isAuthority(const QByteArray &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?:\\[([0-9A-Fa-f:.]+)\\]|[A-Za-z0-9._~-]+)(?::([0-9]{0,5}))?$"));
    const auto match = shape.match(QString::fromLatin1(text));
    const bool isInBrackets = !match.capturedView(1).isEmpty();
    const bool isIPv6 = QHostAddress(match.captured(1)).protocol() == QAbstractSocket::IPv6Protocol;
    return match.hasMatch() && (!isInBrackets || isIPv6) && match.capturedView(2).toUInt() <= 0xffff;
}

bool isHostName(const QString &text)
{
    static const QRegularExpression shape(
        QStringLiteral("^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?"
                       "(\\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*$"));
    return shape.match(text).hasMatch() && QHostAddress(text).isNull();
}

bool HostPolicy::answersTo(const QByteArray &authority) const
{
    if (answersAnyName)
        return true;
    const QString host = hostOf(authority);
    if (host == QLatin1String("localhost"))
        return true;
    const QHostAddress address(host);
    if (!address.isNull())
        return numbers == Numbers::All || address.isLoopback() ||
               address.isEqual(own, QHostAddress::TolerantConversion);
    return names.contains(host, Qt::CaseInsensitive);
}

} // namespace Chinwag
