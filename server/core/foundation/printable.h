#pragma once

#include <QString>

namespace Chinwag {

/// For a terminal: what other programs and people wrote, with everything that would move the cursor, change
/// colours, turn the direction or begin a line written as "\u{1b}".
QString printable(const QString &text);

} // namespace Chinwag
