#include "server/core/ports/frontdoor.h"

namespace Chinwag {

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

QStringList HttpRequest::pathSegments() const
{
    return segments.isEmpty() ? path.split(QLatin1Char('/')) : segments;
}

} // namespace Chinwag
