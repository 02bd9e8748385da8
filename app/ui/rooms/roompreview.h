#pragma once

#include "app/core/chatsession.h"

#include <QCoreApplication>

namespace Chinwag {

/// What a line of the room list says of what was written in its room: the last message, or what comes before
/// it, a draft or what waits to be sent. For as long as it takes to ask; the session outlives it.
class RoomPreview
{
    Q_DECLARE_TR_FUNCTIONS(RoomPreview)

public:
    enum class Kind { LastMessage, Draft, Waiting, Failed };

    /// A draft is shown of rooms that are not open.
    RoomPreview(ChatSession &session, const RoomId &room, bool isOpen);

    Kind kind() const;
    QString words() const;

private:
    QString lastMessage() const;
    // The newest message that was not sent and is not taken back.
    const OutboxEntry *unsent() const;

    ChatSession &m_session;
    RoomId m_room;
    RoomBook::Entry m_entry;
    QString m_draft;
};

} // namespace Chinwag
