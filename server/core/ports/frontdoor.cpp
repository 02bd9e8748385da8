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

} // namespace Chinwag
