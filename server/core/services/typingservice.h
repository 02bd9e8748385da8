#pragma once

#include "server/core/services/typingtexts.h"

namespace Chinwag {

/// Who types where. A start is forwarded at most once per typingMinInterval and user and room (one that comes
/// too early after a stop follows when the interval is over), never to the typist's own sessions; without a
/// refresh it ends after typingExpiry. Nothing is stored, and nothing asked of the store but, once, whether
/// the other one of a direct room wants to see it. Rooms above Limits::typingNamesUpToMembers get a
/// count, above typingCountUpToMembers nothing.
class TypingService
{
public:
    TypingService(NodeContext &context, LiveRooms &rooms, Relay &relay, TypingTexts &texts);

    /// Callers have checked nothing: RoomNotFound when the user is no member.
    std::optional<Error> start(const SessionId &session, const UserId &user, const RoomId &room);
    std::optional<Error> stop(const SessionId &session, const UserId &user, const RoomId &room);
    /// The user's message is there, or the user has left.
    void clear(const RoomId &room, const UserId &user);
    /// Somebody has blocked the user, or lets them speak again.
    void blocksChanged(const UserId &user);
    void sessionEnded(const SessionId &session, const UserId &user, const QList<LiveRoom *> &rooms);
    /// For whoever opens the room late; empty for rooms that get a count.
    QList<UserId> typistsOf(const LiveRoom &room) const;

private:
    struct Typist
    {
        QList<SessionId> sessions; ///< of this node
        bool remote = false;       ///< types on another node (too)
        bool shown = false;
        bool pending = false; ///< a start waits for the interval to end
        milliseconds forwardedAt{0};
        milliseconds expiresAt{0};
        QByteArray startFrame;
        quint64 key = 0; ///< of its frames in the queues
        Timer timer;
        milliseconds timerAt{0};
    };
    using TypistPtr = std::shared_ptr<Typist>;
    struct RoomState
    {
        QHash<UserId, TypistPtr> typists;
        int announcedCount = 0;
        milliseconds announcedAt{0};
    };

    void begin(LiveRoom &room, const SessionId &session, const UserId &user);
    void askWhetherSilenced(const LiveRoom &room, const SessionId &session, const UserId &user);
    void received(const RoomId &room, const UserId &user, bool active);
    TypistPtr find(const RoomId &room, const UserId &user) const;
    void forwardStart(LiveRoom &room, const UserId &user, Typist &typist);
    static quint64 keyOf(Typist &typist, const RoomId &room, const UserId &user);
    void showStart(LiveRoom &room, const UserId &user, Typist &typist);
    void end(const RoomId &room, const UserId &user, Typist &typist);
    void localEnded(const RoomId &room, const UserId &user, Typist &typist);
    void announceCount(LiveRoom &room, const UserId &except);
    void arm(const RoomId &room, const UserId &user, Typist &typist);
    void due(const RoomId &room, const UserId &user);
    milliseconds minInterval() const;

    NodeContext &m_context;
    LiveRooms &m_rooms;
    Relay &m_relay;
    TypingTexts &m_texts;
    QHash<RoomId, RoomState> m_states;
    quint64 m_blockChanges = 0;
    Lifeline m_life;
};

} // namespace Chinwag
