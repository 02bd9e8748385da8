#pragma once

#include "server/core/commands/commandrouter.h"
#include "server/core/commands/sessionwatch.h"
#include "server/core/ports/networkcount.h"

namespace Chinwag {

/// Brings a connection from the open socket to `hello` and cleans up after it: first-message authentication,
/// the caps per network and user, subscription to rooms before `hello`, drain.
class SessionLifecycle final : public SessionObserver
{
public:
    SessionLifecycle(NodeContext &context, SessionHub &hub, LiveRooms &rooms, RoomAttacher &attacher,
                     SessionWatch &watch, Services &services, CommandRouter &router);

    void open(std::unique_ptr<Transport> transport, const std::optional<Identity> &identity);
    /// Tells every client when to reconnect, spread over `duration`, closes with 1001 at the end, then calls
    /// `done`.
    void drain(milliseconds duration, std::function<void()> done);

    void onFrame(Session &session, const QByteArray &bytes) override;
    void onClosed(Session &session) override;

private:
    /// Somebody who has not said yet who they are; false: too many of them come from there.
    bool admitStranger(const Session &session);
    /// They have said it, or are gone.
    void forgetStranger(const Session &session);
    void authenticate(Session &session, const QByteArray &bytes);
    void accept(Session &session, const Identity &identity);
    void becomeLive(const SessionId &id);
    void giveUp(const SessionId &id, const Error &error);
    QByteArray hello(const Session &session) const;
    void finishDrain();

    NodeContext &m_context;
    SessionHub &m_hub;
    LiveRooms &m_rooms;
    RoomAttacher &m_attacher;
    SessionWatch &m_watch;
    Services &m_services;
    CommandRouter &m_router;
    NetworkCount m_strangers{Limits::strangersPerAddress};
    QSet<SessionId> m_unnamed; ///< who is counted in them
    bool m_draining = false;
    std::vector<Timer> m_drainTimers;
    std::function<void()> m_drained;
    Lifeline m_life;
    TaskScope m_tasks;
};

} // namespace Chinwag
