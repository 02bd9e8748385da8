#include "app/core/commands/chatcommand.h"

#include <algorithm>

namespace Chinwag {

QString ChatCommand::nameOf(Kind kind)
{
    switch (kind) {
    case Me:
        return QStringLiteral("me");
    case Topic:
        return QStringLiteral("topic");
    case Invite:
        return QStringLiteral("invite");
    case Leave:
        return QStringLiteral("leave");
    case Shrug:
        return QStringLiteral("shrug");
    }
    return {};
}

bool ChatCommand::fits(Kind kind, const Room &room)
{
    const bool isDirect = room.kind == RoomKind::Direct;
    const bool leads = room.role == Role::Owner || room.role == Role::Moderator;
    switch (kind) {
    case Me:
    case Shrug:
        return true;
    case Topic:
        return !isDirect && leads;
    case Invite:
        return !isDirect && (leads || room.kind == RoomKind::Public);
    case Leave:
        return !isDirect;
    }
    return false;
}

std::variant<QString, ChatCommand, UnknownCommand> readCommand(const QString &text)
{
    if (text.startsWith(u"//"))
        return text.startsWith(u"//me ") ? text : text.mid(1); // whoever reads "/me " sees an action
    if (text.size() < 2 || text.at(0) != u'/' || !text.at(1).isLetter())
        return text;
    const auto end = std::find_if(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
    const QString name = text.mid(1, end - text.cbegin() - 1);
    const QString argument = text.mid(end - text.cbegin()).trimmed();
    for (const auto kind :
         {ChatCommand::Me, ChatCommand::Topic, ChatCommand::Invite, ChatCommand::Leave, ChatCommand::Shrug}) {
        if (name.compare(ChatCommand::nameOf(kind), Qt::CaseInsensitive) == 0)
            return ChatCommand{kind, argument};
    }
    return UnknownCommand{name};
}

} // namespace Chinwag
