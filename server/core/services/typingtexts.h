#pragma once

#include "server/core/foundation/task.h"
#include "server/core/rooms/relay.h"

#include <QSet>

namespace Chinwag {

/// Words as they are typed: what somebody has written and not sent, handed to those others of a small room
/// who want to see that, when the writer wants it, too. Faster texts wait for the interval to end, the newest
/// one for all of them; nothing is stored or logged, nor kept once it is handed on. Who wants it is asked of
/// the store, and asked again after a while and when somebody says otherwise. Nobody who has blocked the
/// other or is blocked by them wants it in a direct room.
class TypingTexts
{
public:
    /// How long the store is believed while people type.
    static constexpr milliseconds believedFor{30'000};

    TypingTexts(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay);

    /// RoomNotFound when the user is no member; BadRequest above Limits::wordsAsTypedLength.
    std::optional<Error> show(const UserId &user, const RoomId &room, const QString &text);
    /// What waits is not shown any more: the message is there, or they have stopped, or left.
    void ended(const RoomId &room, const UserId &user);
    /// Somebody wants it now, or does not any more; holds for all nodes.
    void wishesChanged(const RoomId &room);
    /// Somebody has left, and with them their wish: the members of this node are told.
    void memberLeft(const LiveRoom &room);
    /// Who wants it may be others by now.
    void askAgain(const RoomId &room) { m_states.remove(room); }

private:
    struct Typist
    {
        std::optional<QString> waiting;
        bool isSeen = false; ///< others have a text of theirs
        milliseconds shownAt{0};
        Timer timer;
    };
    struct State
    {
        QSet<UserId> wanting;
        bool isKnown = false;
        QHash<UserId, std::shared_ptr<Typist>> typists;
        Timer end; ///< of being believed
    };
    using StatePtr = std::shared_ptr<State>;

    static bool isSmall(const LiveRoom &room);
    StatePtr stateOf(const LiveRoom &room, const UserId &asker);
    Task<QSet<UserId>> whoWants(RoomId room, QList<UserId> members, bool isDirect, UserId asker);
    void show(const LiveRoom &room, const State &state, const UserId &user, const QString &text);
    void handOn(const RoomId &room, const UserId &user);
    void believe(const RoomId &room);
    Task<Ok> tell(RoomId room, QList<UserId> members);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    Relay &m_relay;
    QHash<RoomId, StatePtr> m_states;
    TaskScope m_tasks;
};

} // namespace Chinwag
