#include "server/core/services/syncservice.h"

#include "server/core/foundation/errors.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr int loadsAtOnce = 8;
/// Loaded before it is known whether they fit.
constexpr int eventsAtOnce = 300;
/// No event is shorter on the wire.
constexpr qint64 bytesOfShortestEvent = 100;
/// Who is there is found by looking at every member.
constexpr int membersPerPart = 5000;
constexpr milliseconds busyRetry{1000};

} // namespace

std::optional<SyncService::Place> SyncService::Place::read(const QString &cursor)
{
    if (cursor.isEmpty())
        return Place{};
    const QStringList parts = cursor.split(QLatin1Char('.'));
    if (parts.size() != 5)
        return {};
    bool hasBytes = false;
    bool hasSeq = false;
    Place place{RoomId(parts.at(2)), RoomId(parts.at(3)), parts.at(1).toLongLong(&hasSeq),
                UserId(parts.at(4)), parts.at(0).toLongLong(&hasBytes)};
    if (!hasBytes || !hasSeq || place.seq < 0 || place.eventBytes < 0)
        return {};
    return place;
}

QString SyncService::Place::toCursor() const
{
    return QStringList{QString::number(eventBytes), QString::number(seq), after.toString(), room.toString(),
                       present.toString()}
        .join(QLatin1Char('.'));
}

SyncService::SyncService(NodeContext &context, SessionHub &hub, LiveRooms &rooms, RoomAttacher &attacher,
                         TypingService &typing, PresenceService &presence)
    : m_context(context)
    , m_hub(hub)
    , m_rooms(rooms)
    , m_attacher(attacher)
    , m_typing(typing)
    , m_presence(presence)
{
}

Task<SyncResult> SyncService::sync(SessionId session, UserId user, SyncFrame frame)
{
    const auto from = Place::read(frame.cursor);
    if (!from)
        co_return Errors::badRequest(QStringLiteral("'cursor' is none that this server gave."));
    const auto most = std::min<qint64>(Limits::syncReply, m_context.options.outboundQueue / 4);
    const qint64 bytes =
        frame.bytes > 0 ? std::clamp<qint64>(frame.bytes, Limits::syncReplyLeast, most) : most;
    if (const auto refused = admit(session, user, bytes))
        co_return *refused;
    const auto job = std::make_shared<Job>(bytes);
    job->session = session;
    job->user = user;
    job->known = frame.rooms;
    job->from = *from;
    job->wasComplete = m_attacher.isComplete(session);
    job->next = *from;
    m_working.insert(session);
    Outcome<SyncResult> result = co_await part(job).settled();
    m_working.remove(session);
    co_return result;
}

std::optional<Error> SyncService::admit(const SessionId &session, const UserId &user, qint64 bytes)
{
    const Session *caller = m_hub.find(session);
    if (m_working.contains(session) || !caller || !caller->hasRoomFor(bytes))
        return Errors::rateLimited(busyRetry);
    return m_context.budgets.spend(user, {Budget::Syncs});
}

Task<SyncResult> SyncService::part(JobPtr job)
{
    const auto stores = m_context.stores.of(job->user);
    const QList<Room> rooms = co_await ask(stores->rooms, &RoomStore::roomsAfter, job->user, job->from.after,
                                           Limits::syncRoomsPerPart);
    job->isLastPage = rooms.size() < Limits::syncRoomsPerPart;
    if (!job->wasComplete)
        co_await ask(m_attacher, &RoomAttacher::attach, job->session, rooms);
    for (const Room &room : rooms)
        job->wanted.push_back(want(*job, room));
    co_await filled(job);
    addWhoIsThere(*job, {});
    QHash<UserId, User> named;
    const QList<UserId> elsewhere = peopleElsewhere(*job);
    if (!elsewhere.isEmpty()) {
        const QList<User> users = co_await ask(stores->accounts, &AccountStore::find, elsewhere);
        for (const User &user : users)
            named.insert(user.id, user);
    }
    co_return answer(*job, named);
}

SyncService::Wanted SyncService::want(const Job &job, const Room &room)
{
    Wanted wanted;
    wanted.room = room;
    // What was shown before the session was attached is not pushed any more.
    if (const LiveRoom *live = m_rooms.find(room.id))
        wanted.room.headSeq = std::max(room.headSeq, live->shown);
    Seq known = job.known.value(room.id);
    if (room.id == job.from.room)
        known = std::max(known, job.from.seq);
    // More than there is: a client of a database that was restored from an older copy.
    wanted.known = std::clamp<Seq>(known, 0, wanted.room.headSeq);
    return wanted;
}

/// Loads ahead a little and takes what has come, in the order of the rooms.
Call<Ok, Error> SyncService::filled(const JobPtr &job)
{
    return Call<Ok, Error>([this, job](Done<Ok> done) {
        job->filled = std::move(done);
        goOn(job);
    });
}

void SyncService::goOn(const JobPtr &job)
{
    Taken last = Taken::Yes;
    while (!job->isOver && job->taken < job->wanted.size() && last != Taken::Full) {
        last = takeNext(*job);
        if (last != Taken::NotYet)
            continue;
        const bool isEnough = job->loading >= loadsAtOnce || job->loadingEvents >= eventsAtOnce;
        if (isEnough || job->asked == job->wanted.size())
            return;
        load(job, job->asked++);
    }
    if (!std::exchange(job->isOver, true))
        job->filled(Ok{});
}

void SyncService::load(const JobPtr &job, std::size_t index)
{
    Wanted &wanted = job->wanted[index];
    const Seq missing = wanted.room.headSeq - wanted.known;
    if (missing == 0) {
        wanted.events.emplace();
        return;
    }
    int limit = static_cast<int>(std::min<qint64>(missing, job->part.left() / bytesOfShortestEvent + 1));
    const bool isSpent = job->from.eventBytes + job->part.eventBytes() >= m_context.options.syncEvents;
    if (missing > m_context.options.syncEventsPerRoom)
        limit = Limits::historyPage;
    else if (isSpent && !(wanted.room.id == job->from.room))
        limit = 1;
    wanted.isNewestOnly = limit < missing && (limit == 1 || limit == Limits::historyPage);
    ++job->loading;
    job->loadingEvents += limit;
    const auto loaded = [this, job, index, limit](const Outcome<QList<Event>> &events) {
        --job->loading;
        job->loadingEvents -= limit;
        if (job->isOver)
            return;
        if (!events) {
            job->isOver = true;
            return job->filled(events.error());
        }
        job->wanted[index].events = *events;
        goOn(job);
    };
    m_tasks.start(eventsOf(job->user, wanted, limit), Done<QList<Event>>(loaded));
}

Task<QList<Event>> SyncService::eventsOf(UserId user, Wanted wanted, int limit)
{
    const auto stores = m_context.stores.of(user);
    co_return co_await ask(stores->events, &EventStore::range, wanted.room.id, wanted.known,
                           wanted.room.headSeq + 1, limit, wanted.isNewestOnly);
}

SyncService::Taken SyncService::takeNext(Job &job)
{
    Wanted &wanted = job.wanted[job.taken];
    if (!wanted.events)
        return Taken::NotYet;
    const RoomId id = wanted.room.id;
    const LiveRoom *live = m_rooms.find(id);
    if (!live || !sees(job, id)) { // left meanwhile
        job.next = {id, {}, 0, {}, 0};
        ++job.taken;
        return Taken::Yes;
    }
    job.membersSeen += std::min(live->memberCount(), PresenceService::membersMax);
    if (job.membersSeen > membersPerPart && !job.part.isEmpty())
        return Taken::Full;
    SyncedRoom synced{wanted.room, {}, std::move(*wanted.events), {}};
    if (!synced.events.isEmpty() && synced.events.first().seq > wanted.known + 1)
        synced.gap = Gap{wanted.known + 1, synced.events.first().seq - 1};
    const Seq newest = synced.events.isEmpty() ? wanted.room.headSeq : synced.events.last().seq;
    const auto present = static_cast<int>(presentIn(job, *live).size());
    const bool isCrowded = job.part.isCrowdedBy(present);
    if (isCrowded && !job.part.isEmpty())
        return Taken::Full;
    job.isCrowded = isCrowded;
    const SyncPart::Added added = job.part.add(std::move(synced), present);
    if (added == SyncPart::Added::Nothing)
        return Taken::Full;
    ++job.taken;
    if (added == SyncPart::Added::Whole && newest == wanted.room.headSeq) {
        job.next = {id, {}, 0, {}, 0};
        return isCrowded ? Taken::Full : Taken::Yes;
    }
    const QList<Event> &events = job.part.result().rooms.last().events;
    job.next = {job.next.after, id, events.last().seq, {}, 0};
    return Taken::Full;
}

/// Whose names no session of this node knows.
QList<UserId> SyncService::peopleElsewhere(const Job &job) const
{
    QList<UserId> elsewhere;
    for (const UserId &user : job.part.people()) {
        if (!m_hub.hasUser(user))
            elsewhere.append(user);
    }
    return elsewhere;
}

/// Who is there is looked at in the turn of the answer: whoever comes or goes from now on comes as a push.
Outcome<SyncResult> SyncService::answer(Job &job, const QHash<UserId, User> &named)
{
    const Session *session = m_hub.find(job.session);
    if (!session || !session->hasRoomFor(job.part.bytes()))
        return Errors::rateLimited(busyRetry);
    job.part.dropRooms([&](const Room &room) { return !sees(job, room.id); });
    addWhoIsThere(job, named);
    SyncResult result = job.part.result();
    for (const UserId &user : job.part.people()) {
        if (const User *name = nameOf(user, named))
            result.users.append(*name);
    }
    const bool isEnd = job.isLastPage && job.taken == job.wanted.size() && job.next.room.isEmpty();
    if (!isEnd) {
        job.next.eventBytes = job.from.eventBytes + job.part.eventBytes();
        result.next = job.next.toCursor();
    }
    return result;
}

void SyncService::addWhoIsThere(Job &job, const QHash<UserId, User> &named)
{
    job.part.forgetWhoIsThere();
    for (qsizetype i = 0; i < job.part.result().rooms.size(); ++i) {
        const LiveRoom *live = m_rooms.find(job.part.result().rooms.at(i).room.id);
        if (!live)
            continue;
        for (const UserId &user : m_typing.typistsOf(*live)) {
            if (!(user == job.user))
                job.part.addTypist(i, user, nameOf(user, named));
        }
        if (job.isCrowded) {
            addTheCrowd(job, *live, named);
            continue;
        }
        for (const UserPresence &presence : presentIn(job, *live))
            job.part.addPresence(presence, nameOf(presence.user, named));
    }
}

/// Those who are there and were not named in the parts before.
QList<UserPresence> SyncService::presentIn(const Job &job, const LiveRoom &room) const
{
    const bool goesOn = room.id == job.from.room;
    QList<UserPresence> present;
    if (goesOn && job.from.present.isEmpty())
        return present;
    m_presence.visitPresent(room, [&](const UserPresence &presence) {
        if (!goesOn || job.from.present < presence.user)
            present.append(presence);
        return true;
    });
    return present;
}

/// As many as fit, in the order of their ids; the rest comes in the next part.
void SyncService::addTheCrowd(Job &job, const LiveRoom &room, const QHash<UserId, User> &named)
{
    QList<UserPresence> present = presentIn(job, room);
    std::sort(present.begin(), present.end(),
              [](const UserPresence &a, const UserPresence &b) { return a.user < b.user; });
    UserId last;
    for (const UserPresence &presence : std::as_const(present)) {
        if (!job.part.addOneOfMany(presence, nameOf(presence.user, named))) {
            const QList<Event> &events = job.part.result().rooms.first().events;
            const Seq seq =
                events.isEmpty() ? job.part.result().rooms.first().room.headSeq : events.last().seq;
            job.next = {job.from.after, room.id, seq, last, 0};
            return;
        }
        last = presence.user;
    }
}

const User *SyncService::nameOf(const UserId &user, const QHash<UserId, User> &named) const
{
    const QList<Session *> sessions = m_hub.sessionsOf(user);
    if (!sessions.isEmpty())
        return &sessions.first()->identity().user;
    const auto found = named.constFind(user);
    return found == named.constEnd() ? nullptr : &*found;
}

bool SyncService::sees(const Job &job, const RoomId &room)
{
    const Session *session = m_hub.find(job.session);
    return session && m_rooms.sees(*session, room);
}

} // namespace Chinwag
