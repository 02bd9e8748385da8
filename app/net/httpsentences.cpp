#include "app/net/httpsentences.h"

#include "shared/protocol/httpbodies.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr qsizetype problemLimit = 64 * 1024;
constexpr qsizetype sentenceLimit = 500;
constexpr seconds longestDelay{24 * 3600};

ReachError temporary(Obstacle obstacle, const QString &message)
{
    return {{ErrorCode::Temporary, message, {}}, obstacle};
}

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 400:
    case 405:
    case 415:
    case 422:
        return ErrorCode::BadRequest;
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
    case 410:
        return ErrorCode::NotFound;
    case 413:
        return ErrorCode::TooLarge;
    case 429:
        return ErrorCode::RateLimited;
    default:
        return ErrorCode::Temporary;
    }
}

std::optional<milliseconds> delayOf(const QByteArray &retryAfter)
{
    bool isNumber = false;
    const int given = retryAfter.trimmed().toInt(&isNumber);
    if (!isNumber || given < 0)
        return std::nullopt;
    return std::min(seconds(given), longestDelay);
}

} // namespace

ReachError notAnAddress()
{
    return {{ErrorCode::BadRequest,
             u"This is not the address of a server. Write it like chat.example.org:7420."_s,
             {}},
            Obstacle::None};
}

ReachError noAnswerInTime(const QString &address)
{
    return temporary(Obstacle::Unreachable, u"The server at %1 did not answer in time."_s.arg(address));
}

ReachError unreachable(const QString &address, QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return temporary(Obstacle::UnknownHost, u"No computer with the name in %1 was found."_s.arg(address));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // closed, and Qt wanted to send it again: see OneTimeBody
        return temporary(Obstacle::Unreachable,
                         u"The server at %1 ended the connection without an answer."_s.arg(address));
    default:
        return temporary(Obstacle::Unreachable, u"No Chinwag server answered at %1."_s.arg(address));
    }
}

ReachError tlsFailure(const QString &address, Obstacle obstacle, const QString &problem)
{
    return temporary(obstacle, u"The connection to %1 could not be made secure: %2"_s.arg(address, problem));
}

bool isOfProxy(QNetworkReply::NetworkError error)
{
    return error >= QNetworkReply::ProxyConnectionRefusedError && error <= QNetworkReply::UnknownProxyError;
}

ReachError proxyFailure(const QString &address, QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::ProxyAuthenticationRequiredError)
        return temporary(Obstacle::ProxyPassword,
                         u"The proxy on the way to %1 wants a name and a password."_s.arg(address));
    return temporary(Obstacle::ProxyUnusable,
                     u"The proxy on the way to %1 does not let us through."_s.arg(address));
}

ReachError notChinwag(const QString &address, const QString &why)
{
    return temporary(Obstacle::NotChinwag,
                     u"What answered at %1 is not a Chinwag server: %2."_s.arg(address, why));
}

ReachError refusal(const QString &address, int status, const QByteArray &body, const QByteArray &retryAfter)
{
    ReachError error{{codeOfStatus(status),
                      u"The server at %1 answered with status %2."_s.arg(address).arg(status),
                      delayOf(retryAfter)},
                     Obstacle::None};
    const auto problem = decodeBody<Problem>(body, problemLimit);
    if (!problem) {
        if (error.code == ErrorCode::NotFound)
            error.obstacle = Obstacle::NotChinwag;
        return error;
    }
    // A sentence from the network is shown to a person: without line breaks, and not endless.
    if (const QString sentence = problem->message.simplified().left(sentenceLimit); !sentence.isEmpty())
        error.message = sentence;
    // 5xx stays Temporary, whatever the server calls it: the request itself was not at fault.
    if (problem->code && status < 500)
        error.code = *problem->code;
    if (problem->retryAfter)
        error.retryAfter = problem->retryAfter;
    return error;
}

} // namespace Chinwag
