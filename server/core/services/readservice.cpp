#include "server/core/services/readservice.h"

#include "server/core/foundation/errors.h"
#include "shared/protocol/codec.h"

#include <algorithm>

namespace Chinwag {

Task<Seq> ReadService::mark(UserId user, SessionId session, RoomId room, Seq seq)
{
    const LiveRoom *live = m_rooms.find(room);
    if (!live || !live->has(user))
        co_return Errors::roomNotFound();
    const auto stores = m_context.stores.of(user);
    const Seq marked =
        co_await ask(stores->rooms, &RoomStore::setRead, room, user, std::min(seq, live->shown));
    tell(user, session, room, marked);
    co_return marked;
}

void ReadService::tell(const UserId &user, const SessionId &session, const RoomId &room, Seq seq)
{
    const QByteArray frame = encode(ServerFrame{ReadPush{room, user, seq}});
    m_relay.publishToUser(user, frame, session);
    const LiveRoom *live = m_rooms.find(room);
    if (!live || live->kind != RoomKind::Direct)
        return;
    for (auto member = live->members.cbegin(); member != live->members.cend(); ++member) {
        if (!(member.key() == user))
            m_relay.publishToUser(member.key(), frame);
    }
}

} // namespace Chinwag
