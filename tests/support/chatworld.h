#pragma once

#include "app/core/chatsession.h"
#include "app/core/connection/faultinjectingtransport.h"
#include "app/core/memory/memorycache.h"
#include "app/core/memory/memoryfilepreparer.h"
#include "app/core/memory/memoryoutboxstore.h"
#include "tests/support/clienttestkit.h"

#include <QTemporaryDir>

namespace Chinwag::Test {

/// One signed-in account against a scripted server, on memory twins. What happens before goOnline() is in the
/// first sync, what happens after it is pushed.
class ChatWorld
{
public:
    explicit ChatWorld(const User &self = makeUser(QStringLiteral("me")));

    ClientWorld client;
    MemoryCache cache{client.timers};
    MemoryOutboxStore store{client.timers};
    MemoryFilePreparer preparer{client.timers};
    Faults faults; ///< of the session's connection, as in the product; none

    ChatSession &session() { return *m_session; }
    /// A new session of `self`; nothing is left of the one before but the clock.
    void restart(const User &self);
    void goOnline();

    void addUser(const User &user);
    void addRoom(const Room &room);
    void invite(const Room &room, const User &by);
    /// As the next of its room's log; at 0: now.
    Seq happen(Event event);
    Seq say(const RoomId &room, const UserId &sender, const QString &text, milliseconds at = milliseconds{0});
    Seq happen(const RoomId &room, const UserId &sender, EventBody body);
    /// These and nobody else, at once.
    void setTyping(const RoomId &room, const QList<UserId> &users);
    void setPresence(const UserId &user, Presence presence);
    /// The newest message that was sent is in the log.
    Seq acknowledge();
    void refuse(const QString &reason);

private:
    SyncedRoom *synced(const RoomId &room);

    QTemporaryDir m_files;
    std::unique_ptr<ChatSession> m_session;
    QHash<RoomId, Seq> m_heads;
    bool m_online = false;
};

} // namespace Chinwag::Test
