#include "server/net/httpwire.h"

#include "server/core/api/responses.h"

#include <boost/beast/http/status.hpp>

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>

namespace Chinwag {

namespace {

QByteArray reason(int status)
{
    const auto phrase =
        boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(static_cast<unsigned>(status)));
    return QByteArray(phrase.data(), static_cast<qsizetype>(phrase.size()));
}

/// The stable code of a refusal that needed no look behind the gate.
ErrorCode codeOf(int status)
{
    switch (status) {
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 408:
    case 503:
        return ErrorCode::Temporary;
    case 413:
    case 414:
    case 431:
        return ErrorCode::TooLarge;
    default:
        return ErrorCode::BadRequest;
    }
}

} // namespace

QByteArray toWire(const HttpResponse &response, bool keepAlive, bool bodiless)
{
    const QByteArray date =
        QLocale::c()
            .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
            .toLatin1();
    QByteArray wire;
    wire.reserve(256 + response.body.size());
    wire += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason(response.status) + "\r\n";
    wire += "Date: " + date + " GMT\r\n";
    if (response.status != 204) // which has no body by definition (RFC 9110 §8.6)
        wire += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    if (!response.body.isEmpty())
        wire += "Content-Type: " + response.contentType + "\r\n";
    wire += "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n";
    for (const auto &[name, value] : response.headers)
        wire += name + ": " + value + "\r\n";
    wire += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (!bodiless)
        wire += response.body;
    return wire;
}

HttpResponse toResponse(const Refusal &refusal)
{
    HttpResponse response = Responses::problem(refusal.status, {codeOf(refusal.status), refusal.detail, {}});
    response.headers += refusal.headers;
    return response;
}

QByteArray upgradeAnswer(const UpgradeRequest &request)
{
    const QByteArray accept =
        QCryptographicHash::hash(request.key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", // RFC 6455 §1.3
                                 QCryptographicHash::Sha1)
            .toBase64();
    QByteArray wire = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Accept: " +
                      accept + "\r\n";
    if (request.namedSubprotocol)
        wire += QByteArray("Sec-WebSocket-Protocol: ") + webSocketSubprotocol + "\r\n";
    return wire + "\r\n";
}

HttpResponse credentialRefused(const Error &error)
{
    if (error.code == ErrorCode::RateLimited)
        return Responses::problem(429, error);
    return Responses::problem(error.isTemporary() || error.code == ErrorCode::Internal ? 503 : 401, error);
}

} // namespace Chinwag
