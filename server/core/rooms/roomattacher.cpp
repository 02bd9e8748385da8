#include "server/core/rooms/roomattacher.h"

#include "server/core/foundation/errors.h"

namespace Chinwag {

namespace {

constexpr int roomsPerPage = 100;
constexpr int loadsAtOnce = 8;

QList<RoomId> idsOf(const QList<Room> &rooms)
{
    QList<RoomId> ids;
    ids.reserve(rooms.size());
    for (const Room &room : rooms)
        ids.append(room.id);
    return ids;
}

} // namespace

RoomAttacher::RoomAttacher(NodeContext &context, SessionHub &hub, LiveRooms &rooms)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
{
}

void RoomAttacher::attachAll(const Session &session, Arrival arrival)
{
    m_arrivals.insert(session.id());
    nextPage(std::make_shared<Progress>(Progress{session.id(), session.user(), std::move(arrival), {}, 0}));
}

void RoomAttacher::nextPage(const ProgressPtr &progress)
{
    const auto loaded = [this, progress](const Outcome<QList<Room>> &page) {
        const Session *session = m_hub.find(progress->session);
        if (!session || !session->isOpen())
            return end(progress, {});
        if (!page)
            return end(progress, page.error());
        const auto attached = [this, progress, page = *page](const Outcome<Ok> &result) {
            if (result)
                pageAttached(progress, page);
            else
                end(progress, result.error());
        };
        attach(progress->session, *page, attached);
    };
    m_context.stores.of(progress->user)
        ->rooms.roomsAfter(progress->user, progress->after, roomsPerPage, m_life.guard(loaded));
}

void RoomAttacher::pageAttached(const ProgressPtr &progress, const QList<Room> &page)
{
    progress->attached += page.size();
    const bool isLast = page.size() < roomsPerPage;
    if (isLast)
        m_arrivals.remove(progress->session);
    if (!progress->arrival.ready)
        progress->arrival.followed(idsOf(page));
    else if (isLast || progress->attached >= Limits::roomsBeforeHello)
        std::exchange(progress->arrival.ready, {})();
    if (isLast)
        return;
    progress->after = page.last().id;
    nextPage(progress);
}

void RoomAttacher::end(const ProgressPtr &progress, const std::optional<Error> &error)
{
    m_arrivals.remove(progress->session);
    if (error)
        progress->arrival.failed(*error);
}

void RoomAttacher::attach(const SessionId &session, const QList<Room> &rooms, Done<Ok> done)
{
    const auto batch = std::make_shared<Batch>();
    batch->session = session;
    batch->rooms = rooms;
    batch->done = std::move(done);
    step(batch);
}

void RoomAttacher::step(const BatchPtr &batch)
{
    if (batch->isStepping)
        return; // a room that was live already answers inside the call
    batch->isStepping = true;
    while (!batch->error && batch->loading < loadsAtOnce && batch->next < batch->rooms.size()) {
        const Session *session = m_hub.find(batch->session);
        if (!session || !session->isOpen()) {
            batch->error = Errors::temporary();
            break;
        }
        ++batch->loading;
        const auto attached = [this, batch](const Outcome<bool> &member) {
            --batch->loading;
            if (!member)
                batch->error = member.error();
            step(batch);
        };
        m_rooms.attach(*session, batch->rooms.at(batch->next++), m_life.guard(attached));
    }
    batch->isStepping = false;
    if (batch->loading > 0)
        return;
    if (const auto done = std::exchange(batch->done, {}))
        done(batch->error ? Outcome<Ok>(*batch->error) : Outcome<Ok>(Ok{}));
}

void RoomAttacher::attachIfMember(const Session &session, const RoomId &room, std::function<void()> done)
{
    const auto found = [this, id = session.id(),
                        done = std::move(done)](const Outcome<std::optional<Room>> &seen) {
        if (!seen || !*seen || !(*seen)->role)
            return done();
        attach(id, {**seen}, [done](const Outcome<Ok> &) { done(); });
    };
    m_context.stores.of(session.user())->rooms.find(room, session.user(), m_life.guard(found));
}

} // namespace Chinwag
