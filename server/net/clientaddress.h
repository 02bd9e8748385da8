#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QStringList>

#include <optional>

namespace Chinwag {

/// One spelling per address: IPv4 also when it arrived on an IPv6 socket, no scope id.
QString addressText(const QHostAddress &address);

/// "10.0.0.0/8", "::1" or "192.0.2.7"; false for anything else.
bool isNetwork(const QString &text);
bool isInAny(const QHostAddress &address, const QStringList &networks);

/// Who really asks: the peer, or, when the peer is a configured proxy, the last address in X-Forwarded-For
/// (or Forwarded, RFC 7239) that is not a proxy, too. What stands further left was written by that client and
/// proves nothing. Ports, brackets and quotes around an address are understood. None when the proxy does not
/// say it ("unknown", an obfuscated name, two headers that differ): the proxy's own address would make one
/// client of everybody. A proxy that says nothing at all asks for itself.
std::optional<QString> forwardedClient(const QHostAddress &peer,
                                       const QList<std::pair<QByteArray, QByteArray>> &headers,
                                       const QStringList &trustedProxies);

} // namespace Chinwag
