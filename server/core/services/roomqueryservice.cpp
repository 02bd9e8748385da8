#include "server/core/services/roomqueryservice.h"

#include "server/core/foundation/errors.h"
#include "server/core/services/roomaccess.h"
#include "shared/protocol/codec.h"
#include "shared/protocol/utf8.h"

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
        return RoomId{textFromUtf8(parts.at(1))};
    if (parts.size() == 3 && parts.first() == otherPlace)
        return DirectoryPlace{textFromUtf8(parts.at(1)), RoomId{textFromUtf8(parts.at(2))}};
    return {};
}

/// A direct room is called what the other person is called.
bool isCalled(const Room &room, const QString &search)
{
    const auto has = [&search](const QString &name) { return name.contains(search, Qt::CaseInsensitive); };
    return has(room.name) || (room.peer && (has(room.peer->displayName) || has(room.peer->username)));
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

QList<UserId> peopleIn(const QList<Event> &events)
{
    QSet<UserId> ids;
    for (const Event &event : events) {
        ids.insert(event.sender);
        if (const UserId subject = subjectOf(event); !subject.isEmpty())
            ids.insert(subject);
    }
    return ids.values();
}

} // namespace

Task<RoomsPage> RoomQueryService::list(UserId user, RoomListRequest request)
{
    const auto place = placeFrom(request);
    if (!place)
        co_return Errors::badRequest(QStringLiteral("'after' must be the 'next' of another page."));
    DirectoryQuery query{request.search, {}, request.limit};
    if (const auto *others = std::get_if<DirectoryPlace>(&*place)) {
        query.after = *others;
        co_return co_await otherRooms(user, query);
    }
    RoomsPage page = co_await ownRooms(user, request, std::get<RoomId>(*place));
    if (!page.next.isEmpty() || request.which != RoomListRequest::Which::All)
        co_return page;
    query.limit -= static_cast<int>(page.rooms.size());
    const RoomsPage rest = co_await otherRooms(user, query);
    co_return RoomsPage{page.rooms + rest.rooms, rest.next};
}

Task<RoomsPage> RoomQueryService::ownRooms(UserId user, RoomListRequest request, RoomId after)
{
    const auto stores = m_context.stores.of(user);
    const QList<Room> rooms = co_await ask(stores->rooms, &RoomStore::roomsAfter, user, after, request.limit);
    RoomsPage page;
    std::copy_if(rooms.begin(), rooms.end(), std::back_inserter(page.rooms),
                 [&request](const Room &room) { return isCalled(room, request.search); });
    if (rooms.size() == request.limit)
        page.next = nextOf(rooms.last().id);
    co_return page;
}

Task<RoomsPage> RoomQueryService::otherRooms(UserId user, DirectoryQuery query)
{
    const auto stores = m_context.stores.of(user);
    const DirectoryPage found = co_await ask(stores->rooms, &RoomStore::publicRooms, user, query);
    co_return RoomsPage{found.rooms, found.next ? nextOf(*found.next) : QString()};
}

Task<MembersPage> RoomQueryService::members(UserId user, RoomId room, UserId after, int limit)
{
    co_await roomOfMember(m_context, user, room);
    const auto stores = m_context.stores.of(user);
    using Page = void (RoomStore::*)(const RoomId &, const UserId &, int, Done<QList<Member>>);
    const QList<Member> members =
        co_await ask(stores->rooms, static_cast<Page>(&RoomStore::members), room, after, limit);
    const bool isFull = members.size() == limit;
    co_return MembersPage{members, isFull ? members.last().user.id.toString() : QString()};
}

Task<HistoryPage> RoomQueryService::history(UserId user, HistoryRequest request)
{
    const Room room = co_await roomOfMember(m_context, user, request.room);
    const auto stores = m_context.stores.of(user);
    const QList<Event> events = co_await ask(stores->events, &EventStore::range, request.room, request.after,
                                             request.before, request.limit, request.newest);
    const Seq last = events.isEmpty() ? 0 : events.last().seq;
    HistoryPage page{fitting(events, request.newest), std::max(room.headSeq, last), {}};
    const QList<UserId> people = peopleIn(page.events);
    page.users = co_await ask(stores->accounts, &AccountStore::find, people);
    co_return page;
}

} // namespace Chinwag
