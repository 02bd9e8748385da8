#pragma once

#include "server/core/rooms/liverooms.h"

#include <QJsonObject>

namespace Chinwag {

/// The one publish path: to this node's sessions at once, and the same bytes to the other nodes. What comes
/// from other nodes takes the same way out, without being parsed, except for what the nodes say to each other
/// (Control).
class Relay
{
public:
    using ControlHandler = std::function<void(const QString &channel, const QJsonObject &message)>;
    using TypingHandler =
        std::function<void(const RoomId &room, const UserId &user, bool active, const QByteArray &frame)>;

    Relay(NodeContext &context, SessionHub &hub, LiveRooms &rooms);
    ~Relay();
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    /// `type` is the message's "t".
    void onControl(const QString &type, const ControlHandler &handler) { m_control.insert(type, handler); }
    void onTyping(TypingHandler handler) { m_typing = std::move(handler); }

    /// Only after it was stored.
    void publishEvent(const Event &event);
    /// Other nodes only: the typing service has told the local sessions.
    void relayTyping(const RoomId &room, const UserId &user, bool active, const QByteArray &frame);
    /// To all sessions of one user on all nodes, except one.
    void publishToUser(const UserId &user, const QByteArray &frame, const SessionId &except = {});
    /// Other nodes only.
    void relayControl(const QString &channel, const QString &type, QJsonObject message);

private:
    void received(const Relayed &push);
    void receivedControl(const Relayed &push);
    void publish(const Relayed &push);
    void receivedEvent(const QJsonObject &message);

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    QHash<QString, ControlHandler> m_control;
    TypingHandler m_typing;
};

} // namespace Chinwag
