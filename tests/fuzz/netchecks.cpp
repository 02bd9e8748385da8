#include "server/net/clientaddress.h"
#include "server/net/frameparser.h"
#include "server/net/hostpolicy.h"
#include "server/net/httpnegotiation.h"
#include "server/net/upgraderequest.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/utf8.h"
#include "tests/fuzz/fuzzchecks.h"

#include <QHostAddress>

namespace Chinwag::FuzzChecks {

using namespace Qt::StringLiterals;

namespace {

using Parsed = std::variant<Incomplete, RequestHead, Refusal>;

bool isSame(const Parsed &one, const Parsed &other)
{
    const auto *head = std::get_if<RequestHead>(&one);
    const auto *otherHead = std::get_if<RequestHead>(&other);
    return one.index() == other.index() &&
           (!head ||
            (head->method == otherHead->method && head->path == otherHead->path &&
             head->size == otherHead->size && head->headers == otherHead->headers &&
             head->contentLength == otherHead->contentLength && head->chunked == otherHead->chunked));
}

QString refusalProblem(const Refusal &refusal)
{
    const bool isRefusal = refusal.status >= 400 && refusal.status < 600;
    return isRefusal && !refusal.detail.isEmpty() ? QString() : u"a refusal that refuses nothing"_s;
}

/// What everybody may rely on who gets a head.
QString headProblem(const RequestHead &head, const QByteArray &bytes)
{
    if (head.size <= 0 || head.size > bytes.size() || head.size > Limits::requestHead)
        return u"a head of another size"_s;
    if (!bytes.first(head.size).endsWith("\r\n\r\n") || bytes.first(head.size - 1).contains("\r\n\r\n"))
        return u"it does not end at the empty line"_s;
    if (head.method.isEmpty() || (!head.path.startsWith(u'/') && head.path != QLatin1String(serverItself)))
        return u"no method, or no path"_s;
    if (head.chunked && head.count("content-length") > 0)
        return u"two ways to say where the body ends"_s;
    if (head.contentLength < 0 || head.headers.size() > Limits::requestFields)
        return u"a negative length, or too many fields"_s;
    if (!head.isHttp10 && (head.count("host") != 1 || !isAuthority(head.host)))
        return u"not one Host"_s;
    for (const auto &[name, value] : head.headers) {
        if (name.isEmpty() || name != name.toLower() || value.contains('\r') || value.contains('\n') ||
            value.contains('\0'))
            return u"a field that is none"_s;
    }
    return {};
}

/// What else reads a head must survive it.
void useHead(const RequestHead &head)
{
    const QStringList proxies{u"127.0.0.0/8"_s, u"::1"_s};
    (void)forwardedClient(QHostAddress(QHostAddress::LocalHost), head.headers, proxies);
    (void)checkUpgrade(head, false, {{u"https://chat.example.org"_s}, true});
    (void)acceptsGzip(head);
    (void)hasAlready(head, "\"v1\"");
    const auto part = wantedPart(head, 1000, "\"v1\"");
    const auto *range = std::get_if<ByteRange>(&part);
    if (range && (range->offset < 0 || range->size <= 0 || range->offset + range->size > 1000))
        qFatal("a part of it that is not there");
    (void)HostPolicy{false, {u"chat.example.org"_s}, HostPolicy::Numbers::All, {}}.answersTo(head.host);
}

struct Said
{
    FrameEvent::Kind kind;
    QByteArray payload;
    quint16 code;

    friend bool operator==(const Said &, const Said &) = default;
};

/// `piece`: so many bytes at a time.
QList<Said> eventsOf(QByteArray bytes, qsizetype piece)
{
    FrameParser parser(Limits::frameBeforeAuth);
    QList<Said> events;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        QByteArray part = bytes.mid(at, piece);
        std::span<char> left(part.data(), static_cast<std::size_t>(part.size()));
        for (;;) {
            const FrameEvent event = parser.next(left);
            if (event.kind == FrameEvent::Kind::NeedMore)
                break;
            events.append({event.kind, event.payload.toByteArray(), event.code});
        }
    }
    return events;
}

} // namespace

QString requestHead(const QByteArray &bytes)
{
    const Parsed parsed = parseRequestHead(bytes);
    if (const auto *refusal = std::get_if<Refusal>(&parsed))
        return refusalProblem(*refusal);
    const auto *head = std::get_if<RequestHead>(&parsed);
    if (!head)
        return bytes.contains("\r\n\r\n") ? u"complete, and not read"_s : QString();
    useHead(*head);
    if (QString problem = headProblem(*head, bytes); !problem.isEmpty())
        return problem;
    for (const qsizetype size : {head->size - 1, head->size - 2, head->size / 2}) {
        if (!std::holds_alternative<Incomplete>(parseRequestHead(bytes.first(size))))
            return u"not complete, and read or refused"_s;
    }
    if (!isSame(parsed, parseRequestHead(bytes.first(head->size) + "\n\r \xff" + QByteArray(3, '\0'))))
        return u"what follows the head changes it"_s;
    return {};
}

QString frameParser(const QByteArray &bytes)
{
    const QList<Said> whole = eventsOf(bytes, std::max<qsizetype>(1, bytes.size()));
    for (const qsizetype piece : {1, 2, 7}) {
        if (eventsOf(bytes, piece) != whole)
            return u"cut elsewhere, it says something else"_s;
    }
    for (const Said &said : whole) {
        const bool isControl = said.kind == FrameEvent::Kind::Ping || said.kind == FrameEvent::Kind::Pong;
        if (said.payload.size() > (isControl ? 125 : Limits::frameBeforeAuth))
            return u"longer than its limit"_s;
        const bool isText = said.kind == FrameEvent::Kind::Text || said.kind == FrameEvent::Kind::Close;
        if (isText && textFromUtf8(said.payload).toUtf8() != said.payload)
            return u"text that is not UTF-8"_s;
        const bool isLast = said.kind == FrameEvent::Kind::Close || said.kind == FrameEvent::Kind::Failure;
        if (isLast && &said != &whole.constLast())
            return u"something after the end"_s;
    }
    return {};
}

} // namespace Chinwag::FuzzChecks
