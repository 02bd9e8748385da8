#pragma once

#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"

#include <QString>

namespace Chinwag {

/// One line of text as it is kept: NFC, trimmed, without control and direction characters; empty when nobody
/// sees anything in it. BadRequest, which calls it `what`, above `longest` units.
Result<QString, Error> checkedLine(const QString &input, qsizetype longest, const QString &what);

} // namespace Chinwag
