#pragma once

#include "app/net/httpexchange.h"
#include "shared/protocol/httpbodies.h"

#include <QUrl>

/// What an answer's body is read as, and paths in requests. Pure functions, any thread.
namespace Chinwag {

inline Result<Ok, Error> readNothing(const ExchangeAnswer &) { return Ok{}; }

/// The whole body.
template <typename Body>
Result<Body, Error> read(const ExchangeAnswer &answer)
{
    return decodeBody<Body>(answer.body, HttpExchange::bodyLimit);
}

/// One member of it.
template <auto member, typename Body, typename T>
Result<T, Error> part(const ExchangeAnswer &answer)
{
    auto body = read<Body>(answer);
    if (!body)
        return body.error();
    return std::move((*body).*member);
}

inline QString encoded(const QString &value) { return QString::fromLatin1(QUrl::toPercentEncoding(value)); }

} // namespace Chinwag
