#include "server/net/clientaddress.h"

#include <algorithm>

namespace Chinwag {

namespace {

QHostAddress plain(const QHostAddress &address)
{
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    QHostAddress result = isV4 ? QHostAddress(v4) : address;
    result.setScopeId({});
    return result;
}

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// The elements of a comma-separated list over all headers of that name; commas inside quotes are not its
/// own.
QByteArrayList listOf(const Headers &headers, QByteArrayView name)
{
    QByteArrayList elements;
    for (const auto &[header, value] : headers) {
        if (header != name)
            continue;
        bool quoted = false;
        QByteArray element;
        for (const char c : value) {
            quoted = quoted != (c == '"');
            if (c == ',' && !quoted)
                elements.append(std::exchange(element, {}).trimmed());
            else
                element.append(c);
        }
        elements.append(element.trimmed());
    }
    return elements;
}

/// The `for` of every hop in Forwarded; empty where a hop has none.
QByteArrayList forwardedFor(const Headers &headers)
{
    QByteArrayList result;
    const QByteArrayList hops = listOf(headers, "forwarded");
    for (const QByteArray &hop : hops) {
        QByteArray client;
        const QByteArrayList pairs = hop.split(';');
        for (const QByteArray &pair : pairs) {
            const QByteArray trimmed = pair.trimmed();
            if (trimmed.first(std::min<qsizetype>(trimmed.size(), 4)).toLower() == "for=")
                client = trimmed.sliced(4).trimmed();
        }
        result.append(client);
    }
    return result;
}

bool isPort(QByteArrayView text)
{
    return text.size() <= 5 &&
           std::all_of(text.cbegin(), text.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "203.0.113.7", "203.0.113.7:4711", "2001:db8::1", "[2001:db8::1]:4711", each also in quotes; null for
/// anything else.
QHostAddress hopAddress(QByteArray text)
{
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        text = text.sliced(1, text.size() - 2).trimmed();
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        const QByteArrayView rest = end < 0 ? QByteArrayView() : QByteArrayView(text).sliced(end + 1);
        const bool wellFormed =
            end > 0 && (rest.isEmpty() || (rest.startsWith(':') && isPort(rest.sliced(1))));
        text = wellFormed ? text.sliced(1, end - 1) : QByteArray();
    } else if (text.count(':') == 1 && isPort(QByteArrayView(text).sliced(text.indexOf(':') + 1))) {
        text.truncate(text.indexOf(':'));
    }
    // QHostAddress also reads "1" and "0x7f.1", which no proxy writes.
    const bool wholeV4 = text.count('.') == 3;
    return wholeV4 || text.contains(':') ? QHostAddress(QString::fromLatin1(text)) : QHostAddress();
}

/// The last one that is no proxy; the first when all are.
std::optional<QString> clientAmong(const QByteArrayList &hops, const QStringList &trustedProxies)
{
    QHostAddress address;
    for (auto hop = hops.crbegin(); hop != hops.crend(); ++hop) {
        address = hopAddress(*hop);
        if (address.isNull())
            return std::nullopt;
        if (!isInAny(address, trustedProxies))
            break;
    }
    if (address.isNull())
        return std::nullopt;
    return addressText(address);
}

} // namespace

QString addressText(const QHostAddress &address) { return plain(address).toString(); }

bool isNetwork(const QString &text) { return QHostAddress::parseSubnet(text).second >= 0; }

bool isInAny(const QHostAddress &address, const QStringList &networks)
{
    return std::any_of(networks.cbegin(), networks.cend(), [peer = plain(address)](const QString &network) {
        return peer.isInSubnet(QHostAddress::parseSubnet(network));
    });
}

std::optional<QString> forwardedClient(const QHostAddress &peer, const Headers &headers,
                                       const QStringList &trustedProxies)
{
    if (trustedProxies.isEmpty() || !isInAny(peer, trustedProxies))
        return addressText(peer);
    const QByteArrayList commonHops = listOf(headers, "x-forwarded-for");
    const QByteArrayList standardHops = forwardedFor(headers);
    if (commonHops.isEmpty() && standardHops.isEmpty())
        return addressText(peer);
    const auto common = clientAmong(commonHops, trustedProxies);
    const auto standard = clientAmong(standardHops, trustedProxies);
    if (standardHops.isEmpty() || common == standard)
        return common;
    return commonHops.isEmpty() ? standard : std::nullopt;
}

} // namespace Chinwag
