#include "server/net/upgraderequest.h"

#include <QUrl>

#include <algorithm>

namespace Chinwag {

namespace {

std::optional<Refusal> checkHandshake(const RequestHead &head, bool bytesAfterHead)
{
    if (head.method != "GET")
        return Refusal{405, QStringLiteral("A WebSocket is opened with GET."), {{"Allow", "GET"}}};
    if (head.isHttp10)
        return Refusal{
            426,
            QStringLiteral("A WebSocket needs HTTP/1.1 and this request came as HTTP/1.0: the proxy in "
                           "front wants \"proxy_http_version 1.1\" (nginx) or its like."),
            {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}},
            Refusal::Cause::Proxy};
    if (!head.hasToken("upgrade", "websocket") || !head.hasToken("connection", "upgrade"))
        return Refusal{426,
                       QStringLiteral("This address speaks WebSocket only."),
                       {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}}};
    if (head.count("sec-websocket-version") != 1 || head.value("sec-websocket-version") != "13")
        return Refusal{426,
                       QStringLiteral("Only version 13 of the WebSocket protocol is spoken here."),
                       {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}}};
    constexpr qsizetype keySize = 24; // of 16 bytes in Base64, padded
    const QByteArray text = head.value("sec-websocket-key");
    const auto key = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (head.count("sec-websocket-key") != 1 || text.size() != keySize || !key || key.decoded.size() != 16)
        return Refusal{400, QStringLiteral("Sec-WebSocket-Key must be 16 bytes in Base64, once.")};
    if (head.contentLength > 0 || head.chunked || bytesAfterHead)
        return Refusal{400, QStringLiteral("Nothing may follow the request before the upgrade is answered.")};
    if (head.count("sec-websocket-protocol") > 0 &&
        !head.hasToken("sec-websocket-protocol", webSocketSubprotocol))
        return Refusal{400, QStringLiteral("The only subprotocol here is chinwag.v1.")};
    return std::nullopt;
}

std::optional<Refusal> checkOrigin(const RequestHead &head, const QStringList &allowed)
{
    const int origins = head.count("origin");
    if (origins == 0)
        return std::nullopt;
    const QString origin = normalizedOrigin(QString::fromLatin1(head.value("origin")));
    const bool known = !origin.isEmpty() &&
                       std::any_of(allowed.cbegin(), allowed.cend(),
                                   [&](const QString &entry) { return normalizedOrigin(entry) == origin; });
    if (origins > 1 || !known)
        return Refusal{403, QStringLiteral("Pages of this origin may not connect.")};
    return std::nullopt;
}

} // namespace

QString normalizedOrigin(const QString &origin)
{
    const QUrl url(origin, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    const bool bare = url.isValid() && !url.host().isEmpty() && url.path().isEmpty() && !url.hasQuery() &&
                      !url.hasFragment() && url.userInfo().isEmpty();
    if (!bare || (scheme != QLatin1String("http") && scheme != QLatin1String("https")))
        return {};
    const int port = url.port(scheme == QLatin1String("https") ? 443 : 80);
    return QStringLiteral("%1://%2:%3").arg(scheme, url.host(QUrl::FullyEncoded).toLower()).arg(port);
}

std::variant<UpgradeRequest, Refusal> checkUpgrade(const RequestHead &head, bool bytesAfterHead,
                                                   const UpgradePolicy &policy)
{
    if (std::optional<Refusal> refusal = checkHandshake(head, bytesAfterHead))
        return *std::move(refusal);
    if (std::optional<Refusal> refusal = checkOrigin(head, policy.allowedOrigins))
        return *std::move(refusal);

    const QStringList tickets = head.query.allQueryItemValues(QStringLiteral("ticket"), QUrl::FullyDecoded);
    const QStringList tokens = head.query.allQueryItemValues(QStringLiteral("token"), QUrl::FullyDecoded);
    if (tickets.size() + tokens.size() > 1)
        return Refusal{400, QStringLiteral("Give one ticket or one token.")};
    if (!tokens.isEmpty() && !policy.allowQueryToken)
        return Refusal{401, QStringLiteral("This server takes no token in the address; ask for a ticket.")};
    UpgradeRequest request;
    request.key = head.value("sec-websocket-key");
    request.namedSubprotocol = head.count("sec-websocket-protocol") > 0;
    if (!tickets.isEmpty()) {
        request.kind = UpgradeRequest::Credential::Ticket;
        request.secret = tickets.constFirst();
    } else if (!tokens.isEmpty()) {
        request.kind = UpgradeRequest::Credential::Token;
        request.secret = tokens.constFirst();
    }
    return request;
}

} // namespace Chinwag
