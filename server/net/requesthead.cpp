#include "server/net/requesthead.h"

#include "server/net/hostpolicy.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/utf8.h"

// Boost's headers are not written for our warnings.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wnon-virtual-dtor"
#endif
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <QStringDecoder>
#include <QUrl>

#include <algorithm>
#include <optional>

namespace Chinwag {

namespace {

namespace http = boost::beast::http;

QByteArray toBytes(boost::beast::string_view view)
{
    return QByteArray(view.data(), static_cast<qsizetype>(view.size()));
}

/// What is wrong with the raw bytes, whatever they mean.
std::optional<Refusal> checkBytes(QByteArrayView head, bool complete)
{
    const qsizetype lineEnd = head.indexOf("\r\n");
    if ((lineEnd < 0 ? head.size() - 1 : lineEnd) > Limits::requestLine)
        return Refusal{414, QStringLiteral("The request line is longer than 2 KiB.")};
    if (head.size() > Limits::requestHead || (!complete && head.size() == Limits::requestHead))
        return Refusal{431, QStringLiteral("The request head is larger than 16 KiB.")};
    if (head.contains('\0'))
        return Refusal{400, QStringLiteral("The request head contains a NUL byte.")};
    for (qsizetype at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) {
        if (at == 0 || head[at - 1] != '\r')
            return Refusal{400, QStringLiteral("A line of the request head ends without CR.")};
    }
    for (qsizetype at = head.indexOf('\r'); at >= 0; at = head.indexOf('\r', at + 1)) {
        if (at + 1 < head.size() && head[at + 1] != '\n')
            return Refusal{400, QStringLiteral("The request head contains a CR without LF.")};
    }
    if (head.contains("\r\n ") || head.contains("\r\n\t")) // which not everybody reads as one line
        return Refusal{
            400, QStringLiteral("A header field goes on in the next line, which nobody does any more.")};
    return std::nullopt;
}

int fieldCount(QByteArrayView head)
{
    int lines = 0;
    for (qsizetype at = head.indexOf("\r\n"); at >= 0; at = head.indexOf("\r\n", at + 2))
        ++lines;
    return std::max(0, lines - 2); // without the request line and the empty one
}

/// The head as the highest version of HTTP/1 that is spoken here (RFC 9110 §2.5); refuses other protocols.
std::variant<QByteArray, Refusal> inKnownVersion(QByteArrayView head)
{
    constexpr qsizetype versionSize = 8; // HTTP/1.1
    const QByteArrayView line = head.first(head.indexOf("\r\n"));
    const QByteArrayView version = line.last(std::min(line.size(), versionSize));
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    const bool isVersion = version.size() == versionSize && version.startsWith("HTTP/") &&
                           isDigit(version[5]) && version[6] == '.' && isDigit(version[7]);
    QByteArray known = head.toByteArray();
    if (isVersion && version[5] != '1')
        return Refusal{505, QStringLiteral("HTTP/1.1 is spoken here.")};
    if (isVersion && version[7] > '1')
        known[line.size() - 1] = '1';
    return known;
}

/// Percent-decodes; none when malformed or not UTF-8.
std::optional<QString> decoded(const QByteArray &raw)
{
    const auto isHex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    for (qsizetype at = raw.indexOf('%'); at >= 0; at = raw.indexOf('%', at + 1)) {
        if (at + 2 >= raw.size() || !isHex(raw[at + 1]) || !isHex(raw[at + 2]))
            return std::nullopt;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(QByteArray::fromPercentEncoding(raw));
    return decoder.hasError() ? std::nullopt : std::optional(text);
}

bool hasControls(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// What RFC 3986 has no place for without an escape.
bool hasForeignBytes(const QByteArray &target)
{
    return std::any_of(target.cbegin(), target.cend(), [](char c) { return c <= ' ' || c > '~'; });
}

/// Scheme and authority of an absolute target (RFC 9112 §3.2.2) taken away; an unchanged target has neither.
QByteArray takeAuthority(QByteArray &target)
{
    const QByteArray lower = target.first(std::min<qsizetype>(target.size(), 8)).toLower();
    const qsizetype start = lower.startsWith("http://") ? 7 : lower == "https://" ? 8 : 0;
    if (start == 0)
        return {};
    const auto end = std::find_if(target.cbegin() + start, target.cend(),
                                  [](char c) { return c == '/' || c == '?' || c == '#'; });
    const qsizetype size = std::distance(target.cbegin() + start, end);
    const QByteArray authority = target.sliced(start, size);
    target.remove(0, start + size);
    if (!target.startsWith('/'))
        target.prepend('/');
    return authority;
}

std::optional<Refusal> readTarget(QByteArray target, RequestHead &head)
{
    if (target == serverItself && head.method == "OPTIONS") {
        head.path = QLatin1String(serverItself);
        head.segments = QStringList{head.path};
        return std::nullopt;
    }
    const bool isAbsolute = !target.startsWith('/');
    head.host = takeAuthority(target);
    const qsizetype mark = target.indexOf('?');
    const QByteArray rawPath = mark < 0 ? target : target.first(mark);
    const QByteArray rawQuery = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    const std::optional<QString> path = decoded(rawPath);
    if (!target.startsWith('/') || target.contains('#') || (isAbsolute && head.host.isEmpty()) ||
        hasForeignBytes(target) || !path || hasControls(*path) || !decoded(rawQuery))
        return Refusal{400, QStringLiteral("The request target is not a valid path.")};
    head.path = *path;
    const QList<QByteArray> segments = rawPath.split('/');
    for (const QByteArray &segment : segments)
        head.segments.append(textFromUtf8(QByteArray::fromPercentEncoding(segment)));
    head.query = QUrlQuery(QString::fromLatin1(rawQuery));
    return std::nullopt;
}

std::optional<Refusal> checkHost(RequestHead &head)
{
    const int hosts = head.count("host");
    if (head.isHttp10 && hosts == 0) // which has no such field
        return std::nullopt;
    const QByteArray host = head.value("host");
    if (hosts != 1 || host.isEmpty())
        return Refusal{400, QStringLiteral("A request needs exactly one Host.")};
    if (head.host.isEmpty())
        head.host = host;
    if (!isAuthority(head.host) || !isAuthority(host))
        return Refusal{400, QStringLiteral("Host is no name and no address.")};
    return std::nullopt;
}

/// Nothing but chunked, and that last, says where a body ends (RFC 9112 §6.1).
std::optional<Refusal> checkCodings(const RequestHead &head)
{
    QByteArrayList codings;
    for (const auto &[name, value] : head.headers) {
        if (name != "transfer-encoding")
            continue;
        const QByteArrayList elements = value.split(',');
        for (const QByteArray &element : elements) {
            if (const QByteArray coding = element.trimmed().toLower(); !coding.isEmpty())
                codings.append(coding);
        }
    }
    if (head.isHttp10 || codings.isEmpty() || codings.constLast() != "chunked" ||
        codings.count("chunked") > 1)
        return Refusal{400, QStringLiteral("Transfer-Encoding does not say where the body ends.")};
    if (codings.size() > 1)
        return Refusal{501, QStringLiteral("No transfer coding but chunked is known here.")};
    return std::nullopt;
}

std::optional<Refusal> checkExpectation(RequestHead &head)
{
    if (head.isHttp10 || head.count("expect") == 0) // HTTP/1.0 has none (RFC 9110 §10.1.1)
        return std::nullopt;
    if (head.value("expect").compare("100-continue", Qt::CaseInsensitive) != 0)
        return Refusal{417, QStringLiteral("Only \"Expect: 100-continue\" is understood.")};
    head.expectsContinue = true;
    return std::nullopt;
}

/// Where the request ends must be beyond doubt, or a proxy in front may see other requests than we do.
std::optional<Refusal> checkFraming(RequestHead &head)
{
    if (std::optional<Refusal> refusal = checkHost(head))
        return refusal;
    const int lengths = head.count("content-length");
    const int encodings = head.count("transfer-encoding");
    if (lengths > 1 || (lengths > 0 && encodings > 0))
        return Refusal{400, QStringLiteral("The length of the body is given more than once.")};
    head.chunked = encodings > 0;
    if (head.chunked) {
        if (std::optional<Refusal> refusal = checkCodings(head))
            return refusal;
    }
    if (lengths == 1) {
        const QByteArray digits = head.value("content-length");
        const bool plain =
            !digits.isEmpty() && digits.size() <= 18 &&
            std::all_of(digits.cbegin(), digits.cend(), [](char c) { return c >= '0' && c <= '9'; });
        if (!plain)
            return Refusal{400, QStringLiteral("Content-Length is not a number.")};
        head.contentLength = digits.toLongLong();
    }
    // Whom a proxy lets in by the one, we would let in by the other.
    for (const char *field : {"authorization", "content-type", "expect", "origin", "sec-websocket-key"}) {
        if (head.count(field) > 1)
            return Refusal{400,
                           QStringLiteral("The field %1 is there more than once.").arg(QLatin1String(field))};
    }
    return checkExpectation(head);
}

bool isKeptAlive(const RequestHead &head)
{
    return !head.hasToken("connection", "close") &&
           (!head.isHttp10 || head.hasToken("connection", "keep-alive"));
}

} // namespace

int RequestHead::count(QByteArrayView name) const
{
    return static_cast<int>(std::count_if(headers.cbegin(), headers.cend(),
                                          [name](const auto &header) { return header.first == name; }));
}

QByteArray RequestHead::value(QByteArrayView name) const
{
    const auto found = std::find_if(headers.cbegin(), headers.cend(),
                                    [name](const auto &header) { return header.first == name; });
    return found == headers.cend() ? QByteArray() : found->second;
}

bool RequestHead::hasToken(QByteArrayView name, QByteArrayView token) const
{
    for (const auto &[header, value] : headers) {
        if (header != name)
            continue;
        const QList<QByteArray> tokens = value.split(',');
        for (const QByteArray &candidate : tokens) {
            if (candidate.trimmed().compare(token, Qt::CaseInsensitive) == 0)
                return true;
        }
    }
    return false;
}

std::variant<Incomplete, RequestHead, Refusal> parseRequestHead(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    const bool complete = end >= 0;
    const QByteArrayView raw = complete ? bytes.first(end + 4) : bytes;
    if (std::optional<Refusal> refusal = checkBytes(raw, complete))
        return *std::move(refusal);
    if (fieldCount(raw) > Limits::requestFields)
        return Refusal{431, QStringLiteral("The request has more than 64 header fields.")};
    if (!complete)
        return Incomplete{};

    const auto known = inKnownVersion(raw);
    if (const auto *refusal = std::get_if<Refusal>(&known))
        return *refusal;
    const auto &text = std::get<QByteArray>(known);

    http::request_parser<http::empty_body> parser;
    parser.header_limit(Limits::requestHead + 4);
    parser.skip(true); // the body is not the parser's
    boost::beast::error_code error;
    parser.put(boost::asio::buffer(text.constData(), static_cast<std::size_t>(text.size())), error);
    if ((error && error != http::error::need_more) || !parser.is_header_done())
        return Refusal{400, QStringLiteral("This is not an HTTP/1.1 request.")};

    const auto &message = parser.get();
    RequestHead head;
    head.method = toBytes(message.method_string());
    head.size = raw.size();
    head.isHttp10 = message.version() == 10;
    for (const auto &field : message)
        head.headers.append({toBytes(field.name_string()).toLower(), toBytes(field.value()).trimmed()});
    head.keepAlive = isKeptAlive(head);
    if (std::optional<Refusal> refusal = readTarget(toBytes(message.target()), head))
        return *std::move(refusal);
    if (std::optional<Refusal> refusal = checkFraming(head))
        return *std::move(refusal);
    return head;
}

} // namespace Chinwag
