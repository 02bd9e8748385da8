#include "app/ui/timeline/commandrunner.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/guarded.h"
#include "app/ui/words.h"
#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

namespace {

const QString shrug = QStringLiteral("¯\\_(ツ)_/¯");

} // namespace

CommandRunner::Outcome CommandRunner::run(ChatSession &session, const RoomId &room, const QString &line)
{
    const auto said = readCommand(line);
    if (const auto *words = std::get_if<QString>(&said))
        return {*words, {}};
    if (const auto *unknown = std::get_if<UnknownCommand>(&said))
        return {{},
                tr("There is no command /%1. Begin with // to send a line that begins with a slash.")
                    .arg(ForeignText::isolated(unknown->name))};
    return run({session, room, line}, std::get<ChatCommand>(said));
}

CommandRunner::Outcome CommandRunner::run(const Place &place, const ChatCommand &command)
{
    const RoomBook::Entry *entry = place.session.rooms().find(place.room);
    if (!entry)
        return {};
    if (!ChatCommand::fits(command.kind, entry->room))
        return {{}, whyNot(entry->room, command.kind)};
    switch (command.kind) {
    case ChatCommand::Me:
        if (command.argument.isEmpty())
            return {{}, tr("Write what you do behind it: /me waves")};
        return {QStringLiteral("/me ") + command.argument, {}};
    case ChatCommand::Shrug:
        return {command.argument.isEmpty() ? shrug : command.argument + u' ' + shrug, {}};
    case ChatCommand::Leave:
        Q_EMIT leaveWanted();
        return {};
    case ChatCommand::Topic:
        return setTopic(place, command.argument);
    case ChatCommand::Invite:
        return invite(place, command.argument);
    }
    return {};
}

QString CommandRunner::whyNot(const Room &room, ChatCommand::Kind kind) const
{
    if (room.kind == RoomKind::Direct)
        return tr("That is for rooms. This is a direct message.");
    return kind == ChatCommand::Topic ? tr("Only owners and moderators change what a room is about.")
                                      : tr("Only owners and moderators bring people into a private room.");
}

CommandRunner::Outcome CommandRunner::setTopic(const Place &place, const QString &topic)
{
    if (topic.isEmpty())
        return {{}, tr("Write what the room is about behind it: /topic Tea at five")};
    if (topic.size() > Limits::topicLength)
        return {{},
                tr("This is %n character(s) too long for a topic.", nullptr,
                   static_cast<int>(topic.size()) - Limits::topicLength)};
    place.session.roomActions().setTopic(
        place.room, topic, guarded<Room>(this, [this, place](const Result<Room, Error> &answer) {
            if (!answer)
                Q_EMIT failed(place.room, place.line, answer.error().message);
        }));
    return {};
}

CommandRunner::Outcome CommandRunner::invite(const Place &place, QString name)
{
    if (name.startsWith(u'@'))
        name.remove(0, 1);
    if (name.isEmpty())
        return {{}, tr("Write a name behind it: /invite ann")};
    place.session.roomActions().findUsers(
        name, guarded<QList<User>>(this, [this, place, name](const Result<QList<User>, Error> &found) {
            add(place, name, found);
        }));
    return {};
}

void CommandRunner::add(const Place &place, const QString &name, const Result<QList<User>, Error> &found)
{
    if (!found) {
        Q_EMIT failed(place.room, place.line, found.error().message);
        return;
    }
    const auto user = std::find_if(found->cbegin(), found->cend(), [&name](const User &each) {
        return each.username.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (user == found->cend()) {
        Q_EMIT failed(place.room, place.line,
                      tr("Nobody has the user name %1.").arg(ForeignText::isolated(name)));
        return;
    }
    const QString displayName = user->displayName;
    place.session.roomActions().addMember(
        place.room, user->id, guarded<Addition>(this, [this, place, displayName](const auto &answer) {
            if (!answer)
                Q_EMIT failed(place.room, place.line, answer.error().message);
            else if (*answer == Addition::Asked)
                Q_EMIT told(place.room, Words::askedToComeIn(displayName));
        }));
}

} // namespace Chinwag
