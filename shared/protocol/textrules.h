#pragma once

#include "shared/base/result.h"
#include "shared/protocol/errorcode.h"

#include <QString>

/// What people may call themselves and their rooms, and what a message may be. Both sides use the same rules.
namespace Chinwag {

/// Lower-case ASCII letters, digits, '.', '_' and '-', 1–32, starting with a letter or digit; input is
/// trimmed and lower-cased.
Result<QString, Error> normalizedUsername(const QString &input);
/// Trimmed, 1–64 units; refuses control and format characters (bidi overrides, zero-width), unpaired
/// surrogates and more than two combining marks in a row.
Result<QString, Error> normalizedDisplayName(const QString &input);
Result<QString, Error> normalizedRoomName(const QString &input); ///< same rules, Limits::roomNameLength
Result<QString, Error> checkedPassword(const QString &input);
/// Not blank, at most Limits::messageLength units, no unpaired surrogates; kept as it is otherwise.
Result<QString, Error> checkedMessageText(const QString &input);

} // namespace Chinwag
