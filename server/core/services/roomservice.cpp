#include "server/core/services/roomservice.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/errors.h"
#include "server/core/rooms/channels.h"
#include "shared/base/logging.h"
#include "shared/protocol/characters.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/textrules.h"

#include <QSet>

#include <algorithm>
#include <variant>

namespace Chinwag {

namespace {

using ListPlace = std::variant<RoomId, DirectoryPlace>;

const QByteArray ownPlace = QByteArrayLiteral("own");
const QByteArray otherPlace = QByteArrayLiteral("other");

QString cursor(const QList<QByteArray> &parts)
{
    return QString::fromLatin1(
        parts.join('\n').toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString nextOf(const RoomId &own) { return cursor({ownPlace, own.toString().toUtf8()}); }

QString nextOf(const DirectoryPlace &place)
{
    return cursor({otherPlace, place.name.toUtf8(), place.room.toString().toUtf8()});
}

/// None when it is no cursor of ours.
std::optional<ListPlace> placeFrom(const RoomListRequest &request)
{
    if (request.after.isEmpty())
        return request.which == RoomListRequest::Which::Others ? ListPlace{DirectoryPlace{}}
                                                               : ListPlace{RoomId{}};
    const QList<QByteArray> parts =
        QByteArray::fromBase64(request.after.toLatin1(), QByteArray::Base64UrlEncoding).split('\n');
    if (parts.size() == 2 && parts.first() == ownPlace)
        return RoomId{QString::fromUtf8(parts.at(1))};
    if (parts.size() == 3 && parts.first() == otherPlace)
        return DirectoryPlace{QString::fromUtf8(parts.at(1)), RoomId{QString::fromUtf8(parts.at(2))}};
    return {};
}

/// A direct room is called what the other person is called.
bool isCalled(const Room &room, const QString &search)
{
    const auto has = [&search](const QString &name) { return name.contains(search, Qt::CaseInsensitive); };
    return has(room.name) || (room.peer && (has(room.peer->displayName) || has(room.peer->username)));
}

/// What would break the line, or turn around what stands beside it.
bool isNoTopic(QChar c)
{
    switch (c.direction()) {
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirPDF:
    case QChar::DirLRI:
    case QChar::DirRLI:
    case QChar::DirFSI:
    case QChar::DirPDI:
        return true;
    default:
        return Characters::isControl(c.unicode());
    }
}

Result<QString, Error> checkedTopic(const QString &input)
{
    const QString topic = composedName(input);
    if (topic.size() > Limits::topicLength)
        return Errors::badRequest(
            QStringLiteral("A topic must not be longer than %1 characters.").arg(Limits::topicLength));
    if (!QStringView(topic).isValidUtf16() || std::any_of(topic.begin(), topic.end(), &isNoTopic))
        return Errors::badRequest(
            QStringLiteral("A topic is one line of text without control or direction characters."));
    return isBlank(topic) ? QString() : topic;
}

/// As many as a page may weigh, counted from the end that was asked for; at least one.
QList<Event> fitting(const QList<Event> &events, bool newest)
{
    qsizetype bytes = 0;
    qsizetype kept = 0;
    while (kept < events.size()) {
        const Event &next = events.at(newest ? events.size() - 1 - kept : kept);
        bytes += encode(ServerFrame{EventFrame{next}}).size();
        if (bytes > Limits::pageBytes && kept > 0)
            break;
        ++kept;
    }
    return newest ? events.last(kept) : events.first(kept);
}

} // namespace

RoomService::RoomService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, Relay &relay,
                         PresenceService &presence)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_relay(relay)
    , m_presence(presence)
{
    rooms.onDescribed([this](const LiveRoom &room) { tellDescription(room.id); });
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

void RoomService::joinDefaults(const UserId &user, Done<Ok> done)
{
    if (m_defaults.isEmpty())
        return done(Ok{});
    const auto left = std::make_shared<qsizetype>(m_defaults.size());
    for (const RoomId &room : m_defaults) {
        enter(user, room, [left, done](const Outcome<bool> &entered) {
            // The account exists already; a room that could not be joined can be joined by hand.
            if (!entered)
                qCWarning(lcSession) << "joining a default room failed:" << entered.error().message;
            if (--*left == 0)
                done(Ok{});
        });
    }
}

void RoomService::enter(const UserId &user, const RoomId &room, Done<bool> done)
{
    const auto joined = [this, user, room, done](const Outcome<std::optional<Event>> &event) {
        if (!event)
            return done(event.error());
        if (*event) {
            m_relay.publishEvent(**event);
            showToUser(user, room);
        }
        done(event->has_value());
    };
    m_context.stores.of(user)->rooms.join(room, user, Role::Member, m_context.clock.wall(),
                                          m_life.guard(joined));
}

void RoomService::list(const UserId &user, const RoomListRequest &request, Done<RoomListPage> done)
{
    const auto place = placeFrom(request);
    if (!place)
        return done(Errors::badRequest(QStringLiteral("'after' must be the 'next' of another page.")));
    if (const auto *own = std::get_if<RoomId>(&*place))
        return listOwn(user, request, *own, std::move(done));
    listOthers(user, request, std::get<DirectoryPlace>(*place), {}, std::move(done));
}

void RoomService::listOwn(const UserId &user, const RoomListRequest &request, const RoomId &after,
                          Done<RoomListPage> done)
{
    const auto loaded = [this, user, request, done](const Outcome<QList<Room>> &rooms) {
        if (!rooms)
            return done(rooms.error());
        RoomListPage page;
        std::copy_if(rooms->begin(), rooms->end(), std::back_inserter(page.rooms),
                     [&request](const Room &room) { return isCalled(room, request.search); });
        if (rooms->size() == request.limit)
            page.next = nextOf(rooms->last().id);
        else if (request.which == RoomListRequest::Which::All)
            return listOthers(user, request, {}, page, done);
        done(page);
    };
    m_context.stores.of(user)->rooms.roomsAfter(user, after, request.limit, m_life.guard(loaded));
}

void RoomService::listOthers(const UserId &user, const RoomListRequest &request, const DirectoryPlace &after,
                             const RoomListPage &begun, Done<RoomListPage> done)
{
    const DirectoryQuery query{request.search, after, request.limit - static_cast<int>(begun.rooms.size())};
    const auto loaded = [begun, done](const Outcome<DirectoryPage> &found) {
        if (!found)
            return done(found.error());
        RoomListPage page{begun.rooms + found->rooms, {}};
        if (found->next)
            page.next = nextOf(*found->next);
        done(page);
    };
    m_context.stores.of(user)->rooms.publicRooms(user, query, loaded);
}

void RoomService::create(const UserId &user, const CreateRoom &request, Done<Room> done)
{
    NewRoom room{RoomId{Crypto::randomId('r')}, {}, request.kind, user, request.peer};
    const auto made = [this, user, id = room.id, done](const Outcome<Room> &result) {
        if (!result)
            return done(result.error());
        showToUser(user, result->id);
        if (result->id != id) // the direct room that was there
            m_context.budgets.giveBack(user, {Budget::Writes, Budget::Rooms});
        else if (result->peer)
            showToUser(result->peer->id, id);
        done(*result);
    };
    const auto store = [this, user, made](const NewRoom &wanted, const Done<Room> &refuse) {
        if (const auto refused = m_context.budgets.spend(user, {Budget::Writes, Budget::Rooms}))
            return refuse(*refused);
        m_context.stores.of(user)->rooms.create(wanted, m_context.clock.wall(), m_life.guard(made));
    };
    if (request.kind != RoomKind::Direct) {
        const auto name = normalizedRoomName(request.name);
        if (!name)
            return done(name.error());
        room.name = *name;
        return store(room, done);
    }
    if (request.peer == user)
        return done(Errors::badRequest(QStringLiteral("'user' must be somebody else.")));
    const auto known = [store, room, done](const Outcome<QList<User>> &users) {
        if (!users)
            return done(users.error());
        if (users->isEmpty())
            return done(Errors::notFound());
        store(room, done);
    };
    m_context.stores.of(user)->accounts.find({request.peer}, m_life.guard(known));
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

void RoomService::describe(const UserId &user, const RoomId &room, const RoomChange &change, Done<Room> done)
{
    const auto name = change.name ? normalizedRoomName(*change.name) : Result<QString, Error>(QString{});
    const auto topic = change.topic ? checkedTopic(*change.topic) : Result<QString, Error>(QString{});
    if (!name || !topic)
        return done(name ? topic.error() : name.error());
    withMembership<Room>(
        user, room, done,
        [=, this, isNamed = change.name.has_value(), hasTopic = change.topic.has_value()](const Room &seen) {
            if (seen.kind == RoomKind::Direct)
                return done(
                    Errors::forbidden(QStringLiteral("A direct conversation has no name and no topic.")));
            if (seen.role == Role::Member)
                return done(Errors::forbidden(QStringLiteral("Only moderators change a room.")));
            QList<EventBody> bodies;
            if (isNamed && *name != seen.name)
                bodies.append(NameBody{*name});
            if (hasTopic && *topic != seen.topic)
                bodies.append(TopicBody{*topic});
            appendAll(user, room, bodies, m_life.guard([this, user, room, done](const Outcome<Ok> &stored) {
                if (!stored)
                    return done(stored.error());
                answerWithRoom(user, room, done);
            }));
        });
}

void RoomService::appendAll(const UserId &user, const RoomId &room, const QList<EventBody> &bodies,
                            Done<Ok> done)
{
    if (bodies.isEmpty())
        return done(Ok{});
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes}))
        return done(*refused);
    const Event event{room, 0, user, m_context.clock.wall(), {}, bodies.first()};
    const auto appended = [this, user, room, rest = bodies.mid(1), done](const Outcome<Appended> &result) {
        if (!result)
            return done(result.error());
        m_relay.publishEvent(result->event);
        appendAll(user, room, rest, done);
    };
    m_context.stores.of(user)->events.append(event, m_life.guard(appended));
}

void RoomService::tellDescription(const RoomId &room)
{
    // Once for all: what differs from one to the other is known here.
    const auto found = [this, room](const Outcome<std::optional<Room>> &seen) {
        const LiveRoom *live = m_rooms.find(room);
        if (live && seen && *seen)
            sendDescription(*live, **seen);
    };
    m_context.stores.rooms.find(room, {}, m_life.guard(found));
}

void RoomService::sendDescription(const LiveRoom &live, Room room)
{
    QHash<Role, QByteArray> frames;
    for (Session *session : live.sessions) {
        const Role role = live.members.value(session->user(), Role::Member);
        QByteArray &frame = frames[role];
        if (frame.isEmpty()) {
            room.role = role;
            frame = encode(ServerFrame{RoomUpdatedPush{room}});
        }
        session->send(frame);
    }
}

void RoomService::join(const UserId &user, const RoomId &room, Done<Room> done)
{
    const auto found = [this, user, room, done](const Outcome<std::optional<Room>> &seen) {
        if (!seen)
            return done(seen.error());
        if (!*seen)
            return done(Errors::roomNotFound());
        if ((*seen)->kind == RoomKind::Public || (*seen)->role)
            return joinAllowed(user, room, done);
        const auto asked = [this, user, room, done](const Outcome<bool> &isInvited) {
            if (!isInvited)
                return done(isInvited.error());
            if (!*isInvited)
                return done(Errors::roomNotFound());
            joinAllowed(user, room, done);
        };
        m_context.stores.of(user)->rooms.isInvited(room, user, m_life.guard(asked));
    };
    m_context.stores.of(user)->rooms.find(room, user, m_life.guard(found));
}

void RoomService::joinAllowed(const UserId &user, const RoomId &room, Done<Room> done)
{
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes, Budget::Joins}))
        return done(*refused);
    enter(user, room, m_life.guard([this, user, room, done](const Outcome<bool> &entered) {
        if (!entered)
            return done(entered.error());
        if (!*entered)
            m_context.budgets.giveBack(user, {Budget::Writes, Budget::Joins});
        answerWithRoom(user, room, done);
    }));
}

void RoomService::leave(const UserId &user, const RoomId &room, Done<Room> done)
{
    withMembership<Room>(user, room, done, [this, user, room, done](const Room &seen) {
        if (seen.kind == RoomKind::Direct)
            return done(Errors::forbidden(QStringLiteral("A direct conversation cannot be left.")));
        if (const auto refused = m_context.budgets.spend(user, {Budget::Writes}))
            return done(*refused);
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

void RoomService::add(const UserId &user, const RoomId &room, const UserId &target,
                      Done<std::optional<Room>> done)
{
    const auto allowed = [this, user, target, done](const Room &seen) {
        if (seen.kind == RoomKind::Direct)
            return done(Errors::forbidden(QStringLiteral("Nobody can be added to a direct conversation.")));
        if (seen.kind == RoomKind::Private && seen.role == Role::Member)
            return done(Errors::forbidden(QStringLiteral("Only moderators add people to a private room.")));
        const auto known = [this, user, seen, target, done](const Outcome<QList<User>> &users) {
            if (!users)
                return done(users.error());
            if (users->isEmpty())
                return done(Errors::notFound());
            addKnown(user, seen, target, done);
        };
        m_context.stores.of(user)->accounts.find({target}, m_life.guard(known));
    };
    withMembership<std::optional<Room>>(user, room, done, allowed);
}

void RoomService::addKnown(const UserId &user, const Room &room, const UserId &target,
                           Done<std::optional<Room>> done)
{
    if (const auto refused = m_context.budgets.spend(user, {Budget::Writes, Budget::Adds}))
        return done(*refused);
    const auto stored = [this, user, room, target, done](const Outcome<Added> &result) {
        if (!result)
            return done(result.error());
        added(user, room, target, *result, done);
    };
    m_context.stores.of(user)->rooms.add(room.id, user, target, m_context.clock.wall(), m_life.guard(stored));
}

void RoomService::added(const UserId &user, const Room &room, const UserId &target, const Added &added,
                        Done<std::optional<Room>> done)
{
    switch (added.how) {
    case Added::How::Invited:
        tellInvited(user, target, room);
        return done(std::optional<Room>{});
    case Added::How::WasIn:
        m_context.budgets.giveBack(user, {Budget::Writes, Budget::Adds});
        break;
    case Added::How::Joined:
        if (added.event)
            m_relay.publishEvent(*added.event);
        showToUser(target, room.id);
        break;
    }
    answerWithRoom(user, room.id, [done](const Outcome<Room> &answer) {
        if (answer)
            done(std::optional(*answer));
        else
            done(answer.error());
    });
}

void RoomService::tellInvited(const UserId &by, const UserId &target, const Room &room)
{
    const auto named = [this, target, room](const Outcome<QList<User>> &users) {
        if (users && !users->isEmpty())
            m_relay.publishToUser(target, encode(ServerFrame{RoomInvitedPush{room, users->first()}}));
    };
    m_context.stores.of(by)->accounts.find({by}, m_life.guard(named));
}

void RoomService::members(const UserId &user, const RoomId &room, const UserId &after, int limit,
                          Done<MemberPage> done)
{
    withMembership<MemberPage>(user, room, done, [this, user, room, after, limit, done](const Room &) {
        m_context.stores.of(user)->rooms.members(
            room, after, limit, [limit, done](const Outcome<QList<Member>> &members) {
                if (!members)
                    return done(members.error());
                const bool isFull = members->size() == limit;
                done(MemberPage{*members, isFull ? members->last().user.id : UserId{}});
            });
    });
}

void RoomService::history(const UserId &user, const HistoryRequest &request, Done<HistoryPage> done)
{
    withMembership<HistoryPage>(user, request.room, done, [this, user, request, done](const Room &room) {
        const auto loaded = [this, user, head = room.headSeq, newest = request.newest,
                             done](const Outcome<QList<Event>> &events) {
            if (!events)
                return done(events.error());
            const Seq last = events->isEmpty() ? 0 : events->last().seq;
            usersOf(user, {fitting(*events, newest), std::max(head, last), {}}, done);
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
