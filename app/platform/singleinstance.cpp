#include "app/platform/singleinstance.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Chinwag {

QByteArray StartRequest::toLine() const
{
    const QJsonObject json{{u"link"_s, link.left(maxLinkLength)},
                           {u"activation"_s, activation.left(maxLinkLength)}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<StartRequest> StartRequest::fromLine(const QByteArray &line)
{
    const QJsonDocument json = QJsonDocument::fromJson(line);
    if (!json.isObject() || !json[u"link"_s].isString() || !json[u"activation"_s].isString())
        return std::nullopt;
    StartRequest request{json[u"link"_s].toString(), json[u"activation"_s].toString()};
    if (request.link.size() > maxLinkLength || request.activation.size() > maxLinkLength)
        return std::nullopt;
    return request;
}

} // namespace Chinwag
