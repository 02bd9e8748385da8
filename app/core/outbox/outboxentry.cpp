#include "app/core/outbox/outboxentry.h"

#include "shared/base/overloaded.h"

#include <QUuid>

#include <algorithm>

namespace Chinwag {

Seq OutboxEntry::target() const
{
    return std::visit(Overloaded{
                          [](const MessageBody &) { return Seq(0); },
                          [](const auto &body) { return body.target; },
                      },
                      command);
}

QString OutboxEntry::words() const
{
    if (sequel)
        return sequel->text;
    return std::visit(Overloaded{
                          [](const MessageBody &message) { return message.text; },
                          [](const EditBody &edit) { return edit.text; },
                          [](const auto &) { return QString(); },
                      },
                      command);
}

bool OutboxEntry::isComplete() const { return std::ranges::all_of(files, &OutgoingFile::isThere); }

bool OutboxEntry::isNothing() const { return words().isEmpty() && (sequel || files.isEmpty()); }

Nonce freshNonce() { return Nonce(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

ClientFrame frameOf(const OutboxEntry &entry)
{
    return std::visit(
        Overloaded{
            [&entry](const MessageBody &message) -> ClientFrame {
                QList<FileId> files;
                for (const File &file : message.files)
                    files.append(file.id);
                return MessageSendFrame{entry.room, entry.nonce, message.text, message.replyTo, files};
            },
            [&entry](const EditBody &edit) -> ClientFrame {
                return MessageEditFrame{entry.room, entry.nonce, edit.target, edit.text};
            },
            [&entry](const DeleteBody &deletion) -> ClientFrame {
                return MessageDeleteFrame{entry.room, entry.nonce, deletion.target};
            },
            [&entry](const ReactionBody &reaction) -> ClientFrame {
                return ReactionFrame{entry.room, entry.nonce, reaction.target, reaction.emoji, reaction.add};
            },
        },
        entry.command);
}

Event eventOf(const OutboxEntry &entry, const UserId &self, const SendResult &place)
{
    const auto body = [](const auto &each) -> EventBody { return each; };
    return {entry.room, place.seq, self, place.at, entry.nonce, std::visit(body, entry.command)};
}

} // namespace Chinwag
