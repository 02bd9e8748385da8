#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

#include <variant>

namespace Chinwag {

/// The target of an OPTIONS that asks about no resource (RFC 9112 §3.2.4).
inline constexpr char serverItself[] = "*";

/// The head of one HTTP/1.x request, fully checked. Pure values, any thread.
struct RequestHead
{
    QByteArray method;
    QByteArray host;      ///< name or address and port the client asked for: of the target, else of the Host
                          ///< field; empty: HTTP/1.0, where nobody has to say it
    QString path;         ///< percent-decoded, starts with '/'; serverItself of OPTIONS
    QStringList segments; ///< of the path, split first and decoded then; the first one is empty
    QUrlQuery query;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case, in order of arrival
    qsizetype size = 0;                               ///< bytes of the head with its empty line
    qint64 contentLength = 0;
    bool chunked = false;
    bool isHttp10 = false;
    bool keepAlive = true;
    bool expectsContinue = false;

    int count(QByteArrayView name) const;
    QByteArray value(QByteArrayView name) const; ///< first one, empty when absent
    /// True when the comma-separated lists of all headers of that name contain `token`, in any case.
    bool hasToken(QByteArrayView name, QByteArrayView token) const;
};

/// Why a request is not let in; `detail` is one sentence for the person who reads the client's log.
struct Refusal
{
    enum class Cause {
        Client,
        Proxy ///< of ours, set up wrongly: whoever runs the server has to know
    };

    int status = 400;
    QString detail;
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Cause cause = Cause::Client;
};

struct Incomplete
{
};

/// Looks at bytes that were peeked, never consumed. Incomplete until the empty line has arrived, but what can
/// be refused is refused at once: a request line over its limit (414), a head or number of fields over theirs
/// (431), NUL, a bare LF or a folded line (400). Other protocols are 505, later versions of HTTP/1 are
/// read as HTTP/1.1. Everything ambiguous about where the request ends is 400.
std::variant<Incomplete, RequestHead, Refusal> parseRequestHead(QByteArrayView bytes);

} // namespace Chinwag
