#include "shared/base/digits.h"

#include <algorithm>

namespace Chinwag {

std::optional<qint64> digitsOf(QStringView text)
{
    constexpr qint64 most = (qint64{1} << 53) - 1;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    constexpr qsizetype fitting = 16;
    if (text.isEmpty() || text.size() > fitting || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    const qint64 value = text.toLongLong();
    return value <= most ? std::optional(value) : std::nullopt;
}

} // namespace Chinwag
