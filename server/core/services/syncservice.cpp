#include "server/core/services/syncservice.h"

#include "shared/base/overloaded.h"

#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace Chinwag {

namespace {

qint64 estimatedBytes(const Event &event)
{
    constexpr qint64 head = 250;
    const auto body = Overloaded{
        [](const MessageBody &message) { return 3 * message.text.size(); },
        [](const EditBody &edit) { return 3 * edit.text.size(); },
        [](const TopicBody &topic) { return 3 * topic.text.size(); },
        [](const NameBody &name) { return 3 * name.text.size(); },
        [](const UnknownBody &unknown) { return QJsonDocument(unknown.json).toJson().size(); },
        [](const auto &) { return qsizetype(0); },
    };
    return head + std::visit(body, event.body);
}

QSet<UserId> peopleIn(const SyncResult &result)
{
    QSet<UserId> people;
    for (const UserPresence &presence : result.presences)
        people.insert(presence.user);
    for (const SyncedRoom &room : result.rooms) {
        if (room.room.peer)
            people.insert(room.room.peer->id);
        people.unite(QSet<UserId>(room.typing.begin(), room.typing.end()));
        for (const Event &event : room.events) {
            people.insert(event.sender);
            people.insert(subjectOf(event));
        }
    }
    people.remove(UserId{});
    return people;
}

} // namespace

SyncService::SyncService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, TypingService &typing,
                         PresenceService &presence)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_typing(typing)
    , m_presence(presence)
{
}

void SyncService::sync(const SessionId &session, const UserId &user, const SyncFrame &frame,
                       Done<SyncResult> done)
{
    const auto job = std::make_shared<Job>();
    job->session = session;
    job->stores = m_context.stores.of(user);
    job->known = frame.rooms;
    job->done = std::move(done);
    const auto loaded = [this, job](const Outcome<QList<Room>> &rooms) {
        if (!rooms)
            return job->done(rooms.error());
        roomsLoaded(job, *rooms);
    };
    m_context.stores.of(user)->rooms.roomsOf(user, m_life.guard(loaded));
}

void SyncService::roomsLoaded(const JobPtr &job, const QList<Room> &rooms)
{
    for (const Room &room : rooms)
        job->result.rooms.append(SyncedRoom{room, {}, {}, {}});
    // One more than there are rooms: the answer must wait for this loop to end.
    job->left = job->result.rooms.size() + 1;
    for (qsizetype i = 0; i < job->result.rooms.size(); ++i)
        loadEvents(job, i);
    oneLoaded(job);
}

void SyncService::loadEvents(const JobPtr &job, qsizetype index)
{
    const Room &room = job->result.rooms.at(index).room;
    // More than there is: a client of a database that was restored from an older copy.
    const Seq known = std::clamp<Seq>(job->known.value(room.id), 0, room.headSeq);
    const Seq missing = room.headSeq - known;
    if (missing == 0)
        return oneLoaded(job);
    const int limit =
        missing > m_context.options.syncEventsPerRoom ? Limits::historyPage : static_cast<int>(missing);
    const auto loaded = [this, job, index, known](const Outcome<QList<Event>> &events) {
        SyncedRoom &synced = job->result.rooms[index];
        if (!events) {
            job->error = events.error();
        } else {
            synced.events = *events;
            if (!events->isEmpty() && events->first().seq > known + 1)
                synced.gap = Gap{known + 1, events->first().seq - 1};
        }
        oneLoaded(job);
    };
    job->stores->events.range(room.id, known, room.headSeq + 1, limit, true, m_life.guard(loaded));
}

void SyncService::oneLoaded(const JobPtr &job)
{
    if (--job->left > 0)
        return;
    if (job->error)
        return job->done(*job->error);
    fitIntoOneAnswer(*job);
    loadUsers(job);
}

void SyncService::fitIntoOneAnswer(Job &job) const
{
    qint64 budget = m_context.options.syncBytes;
    for (SyncedRoom &room : job.result.rooms) {
        qsizetype keep = 0;
        while (keep < room.events.size()) {
            budget -= estimatedBytes(room.events.at(room.events.size() - 1 - keep));
            if (budget < 0)
                break;
            ++keep;
        }
        const qsizetype cut = room.events.size() - keep;
        if (cut == 0)
            continue;
        const Seq from = room.gap ? room.gap->from : room.events.first().seq;
        room.gap = Gap{from, room.events.at(cut - 1).seq};
        room.events.remove(0, cut);
    }
}

void SyncService::addWhoIsThere(Job &job)
{
    const Session *session = m_hub.find(job.session);
    if (!session)
        return;
    job.result.presences = m_presence.snapshot(m_rooms.roomsOf(*session));
    for (SyncedRoom &room : job.result.rooms) {
        if (const LiveRoom *live = m_rooms.find(room.room.id))
            room.typing = m_typing.typistsOf(*live);
        room.typing.removeOne(session->user());
    }
}

void SyncService::loadUsers(const JobPtr &job)
{
    addWhoIsThere(*job);
    QList<UserId> elsewhere;
    for (const UserId &user : peopleIn(job->result)) {
        const QList<Session *> sessions = m_hub.sessionsOf(user);
        if (sessions.isEmpty())
            elsewhere.append(user);
        else
            job->result.users.append(sessions.first()->identity().user);
    }
    if (elsewhere.isEmpty())
        return job->done(job->result);
    const auto loaded = [this, job](const Outcome<QList<User>> &users) {
        if (!users)
            return job->done(users.error());
        job->result.users.append(*users);
        // Anew, in the turn of the answer: whoever starts or stops from now on comes as a push.
        addWhoIsThere(*job);
        job->done(job->result);
    };
    job->stores->accounts.find(elsewhere, m_life.guard(loaded));
}

} // namespace Chinwag
