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

} // namespace

QString addressText(const QHostAddress &address) { return plain(address).toString(); }

bool isNetwork(const QString &text) { return QHostAddress::parseSubnet(text).second >= 0; }

bool isInAny(const QHostAddress &address, const QStringList &networks)
{
    return std::any_of(networks.cbegin(), networks.cend(), [peer = plain(address)](const QString &network) {
        return peer.isInSubnet(QHostAddress::parseSubnet(network));
    });
}

QString forwardedClient(const QHostAddress &peer, const QList<std::pair<QByteArray, QByteArray>> &headers,
                        const QStringList &trustedProxies)
{
    if (trustedProxies.isEmpty() || !isInAny(peer, trustedProxies))
        return addressText(peer);
    QByteArrayList hops;
    for (const auto &[name, value] : headers) {
        if (name == "x-forwarded-for")
            hops += value.split(',');
    }
    for (auto hop = hops.crbegin(); hop != hops.crend(); ++hop) {
        const QHostAddress address(QString::fromLatin1(hop->trimmed()));
        if (address.isNull())
            break;
        if (!isInAny(address, trustedProxies))
            return addressText(address);
    }
    return addressText(peer);
}

} // namespace Chinwag
