#pragma once

#include <QStringView>

#include <optional>

namespace Chinwag {

/// A whole number as the wire and the settings write it: ASCII digits and nothing else. QString's own
/// conversions also take spaces, signs and the digits of other scripts. None when it is something else or
/// above 2^53 - 1.
std::optional<qint64> digitsOf(QStringView text);

} // namespace Chinwag
