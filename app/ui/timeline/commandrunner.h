#pragma once

#include "app/core/chatsession.h"
#include "app/core/commands/chatcommand.h"

namespace Chinwag {

/// Does what somebody writes after a slash in the composer. What needs the server goes on after run(); it
/// ends with failed() or, when there is something to say, told(). Loop thread.
class CommandRunner : public QObject
{
    Q_OBJECT

public:
    /// What is to become of a line.
    struct Outcome
    {
        QString message; ///< to send; "": none
        QString refusal; ///< why nothing happened; the line stays where it is
    };

    using QObject::QObject;

    Outcome run(ChatSession &session, const RoomId &room, const QString &line);

Q_SIGNALS:
    /// One wants to be out of the room; it is for the window to ask whether that is so.
    void leaveWanted();
    /// `line` did nothing.
    void failed(const Chinwag::RoomId &room, const QString &line, const QString &reason);
    void told(const Chinwag::RoomId &room, const QString &sentence);

private:
    struct Place
    {
        ChatSession &session;
        RoomId room;
        QString line;
    };

    Outcome run(const Place &place, const ChatCommand &command);
    Outcome setTopic(const Place &place, const QString &topic);
    Outcome invite(const Place &place, QString name);
    void add(const Place &place, const QString &name, const Result<QList<User>, Error> &found);
    QString whyNot(const Room &room, ChatCommand::Kind kind) const;
};

} // namespace Chinwag
