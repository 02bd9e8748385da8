#pragma once

#include "server/core/ports/httpbody.h"
#include "server/core/ports/principal.h"
#include "server/core/ports/transport.h"
#include "shared/base/continuation.h"
#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"

#include <QList>
#include <QUrlQuery>

#include <memory>

namespace Chinwag {

struct HttpRequest
{
    QByteArray method; ///< upper case
    QString path;      ///< percent-decoded, without the query
    /// The path split before it was decoded, so that an escaped slash is part of its segment. Empty: as
    /// `path` splits.
    QStringList segments = {};
    QUrlQuery query;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< names in lower case
    QByteArray body;                                  ///< of one that came whole; see FrontDoor::bodyRule()
    QString remoteAddress;                            ///< of the client, after configured proxies
    std::shared_ptr<RequestBody> pieces = nullptr;    ///< of one that comes in pieces, else null

    QByteArray header(QByteArrayView name) const; ///< first value, empty when absent
    QStringList pathSegments() const;             ///< the first one is empty: a path begins with a slash
};

struct HttpResponse
{
    enum class Compression {
        Never, ///< what it says is secret, and its length must not tell (BREACH), or it is compressed already
        WhereAsked
    };

    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::shared_ptr<BodySource> source = nullptr; ///< sent instead of `body`, in pieces
    /// Says which state of the thing this is, with its quotes. The gate then answers conditions (304), and
    /// asks for parts of a source whose size is known (206, 416).
    QByteArray etag = {};
    Compression compression = Compression::Never;
};

/// Who a credential belongs to.
struct Identity
{
    User user;
    DeviceId device;
    /// What was left when it was checked; none: it does not end.
    std::optional<std::chrono::milliseconds> validFor = std::nullopt;
    bool needsFactor = false; ///< nothing is for them until they have a second factor
};

/// What the network layer calls into: everything behind the sockets. Implemented by Node. Loop thread only.
class FrontDoor
{
public:
    virtual ~FrontDoor() = default;

    /// Asked with the head of each request, before handle(). `segments` as in HttpRequest.
    virtual BodyRule bodyRule(const QByteArray &method, const QStringList &segments) const = 0;
    /// Answers one HTTP request; never throws, always answers (errors as problem+json).
    virtual void handle(HttpRequest request, Continuation<HttpResponse> respond) = 0;
    /// Redeems a one-time ticket; an Error means 401 (Unauthorized), 429 or 503 (Temporary) before any
    /// upgrade. `asker`: who brings it, before it is known whose it is.
    virtual void redeemTicket(const QString &ticket, const Principal &asker,
                              Continuation<Result<Identity, Error>> done) = 0;
    /// Same for `?token=`, only asked when configuration allows it.
    virtual void checkToken(const QString &token, const Principal &asker,
                            Continuation<Result<Identity, Error>> done) = 0;
    /// A WebSocket is up. Without identity its first frame must be `auth`.
    virtual void open(std::unique_ptr<Transport> transport, std::optional<Identity> identity) = 0;
};

} // namespace Chinwag
