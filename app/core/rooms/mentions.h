#pragma once

#include <QString>

namespace Chinwag {

/// True when `text` names the user as "@username", in any case, as a word of its own: not inside an e-mail
/// address and not as the beginning of a longer username.
bool mentions(const QString &text, const QString &username);
/// The same for the place `at`: there is the "@".
bool isMention(const QString &text, qsizetype at, const QString &username);

} // namespace Chinwag
