#include "shared/protocol/codec.h"

#include "shared/protocol/jsonscan.h"
#include "shared/protocol/utf8.h"

#include <QJsonDocument>

namespace Chinwag {

using namespace Qt::StringLiterals;

Result<QJsonObject, Error> parseObject(const QByteArray &bytes, qsizetype limit)
{
    constexpr int maxDepth = 32;
    if (bytes.size() > limit)
        return Error{ErrorCode::TooLarge, u"More than %1 bytes."_s.arg(limit), std::nullopt};
    switch (scanJson(bytes, maxDepth)) {
    case JsonScan::TooDeep:
        return Error{ErrorCode::BadRequest, u"JSON is nested too deeply."_s, std::nullopt};
    case JsonScan::DuplicateKey:
        return Error{ErrorCode::BadRequest, u"A key occurs twice in one object."_s, std::nullopt};
    case JsonScan::NotJson:
        return Error{ErrorCode::BadRequest, u"Not one JSON object."_s, std::nullopt};
    case JsonScan::Fine:
        break;
    }
    QJsonParseError problem;
    const QJsonDocument document = jsonFromUtf8(bytes, &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject())
        return Error{ErrorCode::BadRequest, u"Not one JSON object."_s, std::nullopt};
    return document.object();
}

} // namespace Chinwag
