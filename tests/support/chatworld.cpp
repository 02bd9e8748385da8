#include "tests/support/chatworld.h"

#include <algorithm>

namespace Chinwag::Test {

ChatWorld::ChatWorld(const User &self) { restart(self); }

void ChatWorld::restart(const User &self)
{
    m_session.reset();
    m_online = false;
    m_heads.clear();
    cache.clear();
    store.clear();
    client.sync = {};
    client.api.log.clear();
    client.api.membersAnswer = {self};
    client.api.rolesAnswer.clear();
    client.api.mutesAnswer.clear();
    client.api.bansAnswer.clear();
    client.api.reportsAnswer.clear();
    client.api.roomAnswer = {};
    client.api.me = self;
    client.api.invitationsAnswer.clear();
    client.api.blockedAnswer.clear();
    client.api.whoMayAddAnswer = RoomInvites::Shared;
    client.hello.user = self;
    client.network.change(true);
    auto connection = client.dependencies();
    connection.makeTransport = faultyTransports(std::move(connection.makeTransport), faults,
                                                {client.clock, client.timers, [] { return 0.5; }});
    m_session = std::make_unique<ChatSession>(
        ChatSession::Account{serverUrl, token, self},
        ChatSession::Dependencies{std::move(connection), cache, store, &preparer, m_files.path()});
}

void ChatWorld::goOnline()
{
    m_session->start();
    client.accept();
    m_online = true;
}

void ChatWorld::addUser(const User &user)
{
    client.api.membersAnswer.append(user);
    client.sync.users.append(user);
    if (m_online)
        m_session->rooms().addUsers({user});
}

void ChatWorld::addRoom(const Room &room)
{
    m_heads[room.id] = room.headSeq;
    if (m_online)
        client.link().push(RoomAddedPush{room});
    else
        client.sync.rooms.append(SyncedRoom{room, {}, {}, {}});
}

void ChatWorld::invite(const Room &room, const User &by)
{
    client.api.invitationsAnswer.prepend({room, by});
    if (m_online)
        client.link().push(RoomInvitedPush{room, by});
}

Seq ChatWorld::happen(Event event)
{
    event.seq = ++m_heads[event.room];
    if (event.at == milliseconds{0})
        event.at = client.clock.wall();
    client.api.log[event.room].append(event);
    if (m_online) {
        client.link().push(EventFrame{event});
    } else if (SyncedRoom *room = synced(event.room)) {
        room->room.headSeq = event.seq;
        room->events.append(event);
    }
    return event.seq;
}

Seq ChatWorld::say(const RoomId &room, const UserId &sender, const QString &text, milliseconds at)
{
    Event event;
    event.room = room;
    event.sender = sender;
    event.body = MessageBody{text, 0};
    event.at = at;
    return happen(event);
}

Seq ChatWorld::happen(const RoomId &room, const UserId &sender, EventBody body)
{
    Event event;
    event.room = room;
    event.sender = sender;
    event.body = std::move(body);
    return happen(std::move(event));
}

void ChatWorld::setTyping(const RoomId &room, const QList<UserId> &users)
{
    m_session->typing().setTyping(room, users, seconds{60});
}

void ChatWorld::setPresence(const UserId &user, Presence presence)
{
    if (m_online)
        client.link().push(PresencePush{{user, presence, milliseconds{0}}});
    else
        client.sync.presences.append({user, presence, milliseconds{0}});
}

Seq ChatWorld::acknowledge()
{
    client.turn(); // it is on disk first
    const auto sent = client.link().all<MessageSendFrame>().constLast();
    const Seq seq = ++m_heads[sent.room];
    client.reply<MessageSendFrame>(toJson(SendResult{seq, client.clock.wall()}));
    return seq;
}

void ChatWorld::refuse(const QString &reason)
{
    client.turn(); // it is on disk first
    client.refuse<MessageSendFrame>(Error{ErrorCode::Forbidden, reason, std::nullopt});
}

SyncedRoom *ChatWorld::synced(const RoomId &room)
{
    auto &rooms = client.sync.rooms;
    const auto found = std::find_if(rooms.begin(), rooms.end(),
                                    [&room](const SyncedRoom &each) { return each.room.id == room; });
    return found == rooms.end() ? nullptr : &*found;
}

} // namespace Chinwag::Test
