#include "app/net/httpsentences.h"

#include "app/core/connection/obstaclewords.h"
#include "app/core/text/foreigntext.h"
#include "shared/protocol/httpbodies.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr qsizetype problemLimit = 64 * 1024;
constexpr qsizetype sentenceLimit = 500;
constexpr seconds longestDelay{24 * 3600};

ErrorCode codeOfStatus(int status)
{
    switch (status) {
    case 400:
    case 405:
    case 415:
    case 416:
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
    return {
        {ErrorCode::BadRequest,
         QCoreApplication::translate("HttpSentences", "This is not the address of a server. Write it like "
                                                      "chat.example.org:7420."),
         {}},
        Obstacle::None};
}

ReachError obstructed(Obstacle obstacle, const QString &address, const QString &proxy)
{
    return {{ErrorCode::Temporary, ObstacleWords::sentence(obstacle, address, proxy), {}}, obstacle, proxy};
}

ReachError refusal(const QString &address, int status, const QByteArray &body, const QByteArray &retryAfter)
{
    ReachError error{
        {codeOfStatus(status),
         QCoreApplication::translate("HttpSentences", "The server at %1 answered with status %2.")
             .arg(ForeignText::isolated(address))
             .arg(status),
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
