#pragma once

#include "shared/protocol/searchtext.h"

#include <QString>

namespace Chinwag {

/// The part of a message that shows why it was found, on one paragraph, as styled text: what people wrote is
/// escaped, what was looked for is bold. Cut between what people see as characters.
QString excerpt(const QString &text, const QList<TextMark> &marks);

} // namespace Chinwag
