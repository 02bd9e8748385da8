#include "server/core/services/roomservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "server/core/rooms/channels.h"
#include "shared/base/logging.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/textrules.h"

#include <QSet>

#include <algorithm>

namespace Chinwag {

RoomService::RoomService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay,
                         PresenceService &presence)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_presence(presence)
{
    relay.on<RoomEntered>(
        [this](const UserId &user, const RoomEntered &message) { loadAndShow(user, message.room); });
}

void RoomService::prepare(Done<Ok> done)
{
    m_defaults.clear();
    prepareNext(m_context.options.defaultRooms, std::move(done));
}

void RoomService::prepareNext(const QStringList &names, Done<Ok> done)
{
    if (names.isEmpty())
        return done(Ok{});
    const auto next = [this, rest = names.mid(1), done](const RoomId &room) {
        m_defaults.append(room);
        prepareNext(rest, done);
    };
    const auto found = [this, name = names.first(), next, done](const Outcome<std::optional<Room>> &room) {
        if (!room)
            return done(room.error());
        if (*room)
            return next((*room)->id);
        const NewRoom fresh{RoomId{Crypto::randomId('r')}, name, RoomKind::Public, {}, {}};
        m_context.stores.rooms.create(fresh, m_context.clock.wall(),
                                      m_life.guard([next, done](const Outcome<Room> &made) {
                                          if (!made)
                                              return done(made.error());
                                          next(made->id);
                                      }));
    };
    m_context.stores.rooms.findByName(names.first(), m_life.guard(found));
}

void RoomService::joinDefaults(const UserId &user, Continuation<Ok> done)
{
    if (m_defaults.isEmpty())
        return done(Ok{});
    const auto left = std::make_shared<qsizetype>(m_defaults.size());
    for (const RoomId &room : m_defaults) {
        enter(user, user, room, [left, done](const Outcome<Ok> &result) {
            // The account exists already; a room that could not be joined can be joined by hand.
            if (!result)
                qCWarning(lcSession) << "joining a default room failed:" << result.error().message;
            if (--*left == 0)
                done(Ok{});
        });
    }
}

void RoomService::enter(const UserId &asker, const UserId &user, const RoomId &room, Done<Ok> done)
{
    const auto joined = [this, user, room, done](const Outcome<std::optional<Event>> &event) {
        if (!event)
            return done(event.error());
        if (*event) {
            m_relay.publishEvent(**event);
            showToUser(user, room);
        }
        done(Ok{});
    };
    m_context.stores.of(asker)->rooms.join(room, user, Role::Member, m_context.clock.wall(),
                                           m_life.guard(joined));
}

void RoomService::list(const UserId &user, Done<QList<Room>> done)
{
    const auto own = [this, user, done](const Outcome<QList<Room>> &mine) {
        if (!mine)
            return done(mine.error());
        const auto open = [mine = *mine, done](const Outcome<QList<Room>> &others) {
            if (!others)
                return done(others.error());
            QList<Room> rooms = mine;
            for (const Room &room : *others) {
                if (std::none_of(mine.begin(), mine.end(),
                                 [&](const Room &known) { return known.id == room.id; }))
                    rooms.append(room);
            }
            done(rooms);
        };
        m_context.stores.of(user)->rooms.publicRooms(user, open);
    };
    m_context.stores.of(user)->rooms.roomsOf(user, m_life.guard(own));
}

void RoomService::create(const UserId &user, const CreateRoom &request, Done<Room> done)
{
    NewRoom room{RoomId{Crypto::randomId('r')}, {}, request.kind, user, request.peer};
    const auto made = [this, user, done](const Outcome<Room> &result) {
        if (!result)
            return done(result.error());
        created(user, *result, done);
    };
    if (request.kind != RoomKind::Direct) {
        const auto name = normalizedRoomName(request.name);
        if (!name)
            return done(name.error());
        room.name = *name;
        return m_context.stores.of(user)->rooms.create(room, m_context.clock.wall(), m_life.guard(made));
    }
    if (request.peer == user)
        return done(Errors::badRequest(QStringLiteral("'user' must be somebody else.")));
    const auto known = [this, user, room, made, done](const Outcome<QList<User>> &users) {
        if (!users)
            return done(users.error());
        if (users->isEmpty())
            return done(Errors::notFound());
        m_context.stores.of(user)->rooms.create(room, m_context.clock.wall(), m_life.guard(made));
    };
    m_context.stores.of(user)->accounts.find({request.peer}, m_life.guard(known));
}

void RoomService::created(const UserId &user, const Room &room, Done<Room> done)
{
    showToUser(user, room.id);
    if (room.peer)
        showToUser(room.peer->id, room.id);
    done(room);
}

template <typename T>
void RoomService::withRoom(const UserId &user, const RoomId &room, const Done<T> &refuse, WithRoom then)
{
    const auto found = [refuse, then](const Outcome<std::optional<Room>> &result) {
        if (!result)
            return refuse(result.error());
        const std::optional<Room> &seen = *result;
        if (!seen || (seen->kind != RoomKind::Public && !seen->role))
            return refuse(Errors::roomNotFound());
        then(*seen);
    };
    m_context.stores.of(user)->rooms.find(room, user, m_life.guard(found));
}

template <typename T>
void RoomService::withMembership(const UserId &user, const RoomId &room, const Done<T> &refuse, WithRoom then)
{
    withRoom<T>(user, room, refuse, [refuse, then](const Room &seen) {
        if (!seen.role)
            return refuse(Errors::roomNotFound());
        then(seen);
    });
}

void RoomService::answerWithRoom(const UserId &user, const RoomId &room, Done<Room> done)
{
    m_context.stores.of(user)->rooms.find(room, user, [done](const Outcome<std::optional<Room>> &found) {
        if (!found)
            return done(found.error());
        if (!*found)
            return done(Errors::roomNotFound());
        done(**found);
    });
}

void RoomService::join(const UserId &user, const RoomId &room, Done<Room> done)
{
    withRoom<Room>(user, room, done, [this, user, room, done](const Room &) {
        enter(user, user, room, m_life.guard([this, user, room, done](const Outcome<Ok> &entered) {
            if (!entered)
                return done(entered.error());
            answerWithRoom(user, room, done);
        }));
    });
}

void RoomService::leave(const UserId &user, const RoomId &room, Done<Room> done)
{
    withMembership<Room>(user, room, done, [this, user, room, done](const Room &seen) {
        if (seen.kind == RoomKind::Direct)
            return done(Errors::forbidden(QStringLiteral("A direct conversation cannot be left.")));
        const auto left = [this, seen, done](const Outcome<std::optional<Event>> &event) {
            if (!event)
                return done(event.error());
            if (*event)
                m_relay.publishEvent(**event);
            Room after = seen;
            after.role.reset();
            if (*event) {
                after.memberCount = std::max(after.memberCount - 1, 0);
                after.headSeq = (*event)->seq;
            }
            done(after);
        };
        m_context.stores.of(user)->rooms.leave(room, user, m_context.clock.wall(), m_life.guard(left));
    });
}

void RoomService::add(const UserId &user, const RoomId &room, const UserId &target, Done<Room> done)
{
    withMembership<Room>(user, room, done, [this, user, room, target, done](const Room &seen) {
        if (seen.kind == RoomKind::Direct)
            return done(Errors::forbidden(QStringLiteral("Nobody can be added to a direct conversation.")));
        if (seen.kind == RoomKind::Private && seen.role == Role::Member)
            return done(Errors::forbidden(QStringLiteral("Only moderators add people to a private room.")));
        const auto known = [this, user, room, target, done](const Outcome<QList<User>> &users) {
            if (!users)
                return done(users.error());
            if (users->isEmpty())
                return done(Errors::notFound());
            enter(user, target, room, m_life.guard([this, user, room, done](const Outcome<Ok> &entered) {
                if (!entered)
                    return done(entered.error());
                answerWithRoom(user, room, done);
            }));
        };
        m_context.stores.of(user)->accounts.find({target}, m_life.guard(known));
    });
}

void RoomService::members(const UserId &user, const RoomId &room, Done<QList<Member>> done)
{
    withMembership<QList<Member>>(user, room, done, [this, user, room, done](const Room &) {
        m_context.stores.of(user)->rooms.members(room, done);
    });
}

void RoomService::history(const UserId &user, const HistoryRequest &request, Done<HistoryPage> done)
{
    withMembership<HistoryPage>(user, request.room, done, [this, user, request, done](const Room &room) {
        const auto loaded = [this, user, head = room.headSeq, done](const Outcome<QList<Event>> &events) {
            if (!events)
                return done(events.error());
            const Seq newest = events->isEmpty() ? 0 : events->last().seq;
            usersOf(user, {*events, std::max(head, newest), {}}, done);
        };
        m_context.stores.of(user)->events.range(request.room, request.after, request.before, request.limit,
                                                request.newest, m_life.guard(loaded));
    });
}

void RoomService::usersOf(const UserId &asker, const HistoryPage &page, Done<HistoryPage> done)
{
    QSet<UserId> ids;
    for (const Event &event : page.events) {
        ids.insert(event.sender);
        if (const UserId subject = subjectOf(event); !subject.isEmpty())
            ids.insert(subject);
    }
    m_context.stores.of(asker)->accounts.find(ids.values(), [page, done](const Outcome<QList<User>> &users) {
        if (!users)
            return done(users.error());
        done(HistoryPage{page.events, page.headSeq, *users});
    });
}

void RoomService::markRead(const UserId &user, const SessionId &session, const RoomId &room, Seq seq,
                           Done<Seq> done)
{
    const LiveRoom *live = m_rooms.find(room);
    if (!live || !live->has(user))
        return done(Errors::roomNotFound());
    const auto stored = [this, user, session, room, done](const Outcome<Seq> &result) {
        if (!result)
            return done(result.error());
        done(*result);
        const QByteArray frame = encode(ServerFrame{ReadPush{room, user, *result}});
        m_relay.publishToUser(user, frame, session);
        const LiveRoom *now = m_rooms.find(room);
        if (!now || now->kind != RoomKind::Direct)
            return;
        for (auto it = now->members.cbegin(); it != now->members.cend(); ++it) {
            if (!(it.key() == user))
                m_relay.publishToUser(it.key(), frame);
        }
    };
    m_context.stores.of(user)->rooms.setRead(room, user, std::min(seq, live->shown), m_life.guard(stored));
}

void RoomService::showToUser(const UserId &user, const RoomId &room)
{
    m_relay.tell(user, RoomEntered{room});
    loadAndShow(user, room);
}

void RoomService::loadAndShow(const UserId &user, const RoomId &room)
{
    if (!m_hub.hasUser(user))
        return;
    const auto found = [this, user](const Outcome<std::optional<Room>> &seen) {
        if (seen && *seen && (*seen)->role)
            showToLocalSessions(user, **seen);
    };
    m_context.stores.of(user)->rooms.find(room, user, m_life.guard(found));
}

void RoomService::showToLocalSessions(const UserId &user, const Room &room)
{
    for (const Session *session : m_hub.sessionsOf(user)) {
        const auto attached = [this, id = session->id(), room](const Outcome<bool> &member) {
            Session *found = m_hub.find(id);
            LiveRoom *live = m_rooms.find(room.id);
            if (!member || !*member || !found || !live)
                return;
            found->send(encode(ServerFrame{RoomAddedPush{room}}));
            m_presence.joined(*found, *live);
        };
        m_rooms.attach(*session, room, m_life.guard(attached));
    }
}

} // namespace Chinwag
