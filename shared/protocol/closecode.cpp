#include "shared/protocol/closecode.h"

namespace Chinwag {

bool mayReconnect(quint16 code)
{
    switch (static_cast<CloseCode>(code)) {
    case CloseCode::UnsupportedData:
    case CloseCode::InvalidText:
    case CloseCode::TooBig:
        // What this client sent will be refused the same way next time.
        return false;
    default:
        return code < 4500;
    }
}

} // namespace Chinwag
