#include "server/net/httpwire.h"

#include "server/core/api/responses.h"
#include "server/net/gzip.h"
#include "server/net/httpnegotiation.h"

#include <boost/beast/http/status.hpp>

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace Chinwag {

namespace {

QByteArray reason(int status)
{
    if (status == 460) // of tus
        return "Checksum Mismatch";
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

/// Below it, the fields that say so cost more than is won.
constexpr qsizetype compressedFrom = 1024;
constexpr qsizetype compressedAtOnce = 64 * 1024;

HttpResponse notModified(HttpResponse response)
{
    response.status = 304;
    response.body.clear();
    response.source.reset();
    return response;
}

bool mayBeCompressed(const HttpResponse &response)
{
    return response.compression == HttpResponse::Compression::WhereAsked && response.etag.isEmpty() &&
           !response.source && response.body.size() >= compressedFrom;
}

void compress(HttpResponse &response, const RequestHead &request)
{
    response.headers.emplaceBack("Vary", "Accept-Encoding");
    if (!acceptsGzip(request))
        return;
    response.headers.emplaceBack("Content-Encoding", "gzip");
    if (response.body.size() <= compressedAtOnce)
        response.body = gzipped(response.body);
    else
        response.source = std::make_shared<GzipSource>(std::exchange(response.body, {}));
}

/// The part of the source that is wanted; none, and the response is the refusal, when there is no such part.
std::optional<OutgoingBody> part(HttpResponse &response, const RequestHead &request)
{
    const qint64 size = *response.source->size();
    const auto wanted = wantedPart(request, size, response.etag);
    if (std::holds_alternative<NoSuchPart>(wanted)) {
        const auto refusal = toResponse({416,
                                         QStringLiteral("There is no such part of it."),
                                         {{"Content-Range", "bytes */" + QByteArray::number(size)}}});
        response = refusal;
        return {};
    }
    response.headers.emplaceBack("Accept-Ranges", "bytes");
    const auto *range = std::get_if<ByteRange>(&wanted);
    if (!range)
        return OutgoingBody{response.source, 0, size};
    response.status = 206;
    response.headers.emplaceBack("Content-Range", "bytes " + QByteArray::number(range->offset) + '-' +
                                                      QByteArray::number(range->offset + range->size - 1) +
                                                      '/' + QByteArray::number(size));
    return OutgoingBody{response.source, range->offset, range->size};
}

OutgoingBody whole(const std::shared_ptr<BodySource> &source, const RequestHead &request)
{
    if (const auto size = source->size())
        return {source, 0, *size};
    return {source, 0, 0, request.isHttp10 ? Framing::Closing : Framing::Chunked};
}

QByteArray framingField(const HttpResponse &response, const std::optional<OutgoingBody> &body)
{
    if (response.status == 204 || response.status == 304) // which have no body by definition (RFC 9110 §8.6)
        return {};
    if (body && body->framing == Framing::Closing)
        return {};
    if (body && body->framing == Framing::Chunked)
        return "Transfer-Encoding: chunked\r\n";
    return "Content-Length: " + QByteArray::number(body ? body->size : response.body.size()) + "\r\n";
}

/// An offer to upgrade is one of this connection only (RFC 9110 §7.8).
QByteArray connectionField(const HttpResponse &response, Afterwards afterwards)
{
    const bool offersUpgrade = std::any_of(response.headers.cbegin(), response.headers.cend(),
                                           [](const auto &header) { return header.first == "Upgrade"; });
    const QByteArray options = afterwards == Afterwards::KeepOpen ? "keep-alive" : "close";
    return "Connection: " + options + (offersUpgrade ? ", Upgrade\r\n" : "\r\n");
}

QByteArray headOf(const HttpResponse &response, const std::optional<OutgoingBody> &body,
                  Afterwards afterwards)
{
    const QByteArray date =
        QLocale::c()
            .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
            .toLatin1();
    QByteArray head;
    head.reserve(512 + response.body.size());
    head += "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason(response.status) + "\r\n";
    head += "Date: " + date + " GMT\r\n";
    head += framingField(response, body);
    if (body || !response.body.isEmpty())
        head += "Content-Type: " + response.contentType + "\r\n";
    if (!response.etag.isEmpty())
        head += "ETag: " + response.etag + "\r\nCache-Control: private, no-cache\r\n";
    else
        head += "Cache-Control: no-store\r\n";
    head += "X-Content-Type-Options: nosniff\r\n";
    for (const auto &[name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    head += connectionField(response, afterwards) + "\r\n";
    return head;
}

} // namespace

OutgoingAnswer outgoing(HttpResponse response, const RequestHead &request, Afterwards afterwards)
{
    const bool isRead = response.status == 200 && (request.method == "GET" || request.method == "HEAD");
    std::optional<OutgoingBody> body;
    if (isRead && hasAlready(request, response.etag))
        response = notModified(std::move(response));
    else if (isRead && response.source && response.source->size())
        body = part(response, request);
    else if (isRead && mayBeCompressed(response))
        compress(response, request);
    if (!body && response.source)
        body = whole(response.source, request);
    if (body && body->framing == Framing::Closing)
        afterwards = Afterwards::Close;

    OutgoingAnswer answer{headOf(response, body, afterwards), std::move(body), afterwards};
    if (request.method == "HEAD")
        answer.body.reset();
    else
        answer.bytes += response.body;
    return answer;
}

QByteArray toWire(const HttpResponse &response) { return outgoing(response, {}, Afterwards::Close).bytes; }

HttpResponse toResponse(const Refusal &refusal)
{
    HttpResponse response = Responses::problem(refusal.status, {codeOf(refusal.status), refusal.detail, {}});
    response.headers += refusal.headers;
    return response;
}

HttpResponse aboutTheServer()
{
    HttpResponse response = Responses::empty();
    response.headers.emplaceBack("Allow", "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
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
