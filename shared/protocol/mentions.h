#pragma once

#include <QString>

namespace Chinwag {

/// In the place of a username: everybody in the room.
inline constexpr QLatin1StringView everybodyHere{"room"};

/// True when `text` names the user as "@username", in any case, as a word of its own: not inside an e-mail
/// address and not as the beginning of a longer username.
bool mentions(const QString &text, const QString &username);
/// True when it says "@room", as above: everybody in the room, if the sender may name them all.
bool mentionsRoom(const QString &text);
/// The same for the place `at`: there is the "@".
bool isMention(const QString &text, qsizetype at, const QString &username);

} // namespace Chinwag
