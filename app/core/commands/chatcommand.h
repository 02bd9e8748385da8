#pragma once

#include "shared/protocol/model.h"

#include <variant>

namespace Chinwag {

/// What somebody wants that writes "/topic Tea at five".
struct ChatCommand
{
    enum Kind { Me, Topic, Invite, Leave, Shrug };

    Kind kind = Me;
    QString argument; ///< without spaces around it

    static QString nameOf(Kind kind); ///< "topic"
    /// Whether somebody can use it in `room`, going by what they are there.
    static bool fits(Kind kind, const Room &room);
};

/// It looks like one, and there is none of that name.
struct UnknownCommand
{
    QString name;
};

/// What `text` says: a command, or words to send. "//" begins a line with a slash, of which one is sent (of
/// "//me " both); a slash without a letter behind it is words.
std::variant<QString, ChatCommand, UnknownCommand> readCommand(const QString &text);

} // namespace Chinwag
