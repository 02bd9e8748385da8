#include "app/core/lab/canary.h"

#include <QPointer>
#include <QRandomGenerator>

#include <algorithm>

namespace Chinwag {

namespace {

const QString prefix = QStringLiteral("chinwag-check-");
constexpr int partsOfName = 4;
constexpr qsizetype lengthOfTail = 8;

/// When a room of that name was made; none: it is no such name.
std::optional<milliseconds> madeAt(const QString &name)
{
    const QStringList parts = name.split(u'-');
    if (!name.startsWith(prefix) || parts.size() != partsOfName || parts.last().size() != lengthOfTail)
        return std::nullopt;
    bool isNumber = false;
    const qint64 time = parts.at(2).toLongLong(&isNumber);
    return isNumber ? std::optional<milliseconds>(std::chrono::seconds(time)) : std::nullopt;
}

} // namespace

QString Canary::freshName(milliseconds wall)
{
    const auto time = std::chrono::duration_cast<std::chrono::seconds>(wall).count();
    const quint32 tail = QRandomGenerator::system()->generate();
    return prefix + QString::number(time) + u'-' +
           QString::number(tail, 16).rightJustified(lengthOfTail, u'0');
}

bool Canary::isOne(const Room &room)
{
    return room.kind == RoomKind::Private && room.memberCount <= 1 && madeAt(room.name).has_value();
}

bool Canary::isAbandoned(const Room &room, milliseconds wall)
{
    if (!isOne(room))
        return false;
    const milliseconds age = wall - madeAt(room.name).value_or(milliseconds{0});
    return age >= abandonedAfter || age <= -abandonedAfter;
}

void Canary::remove(RoomActions &actions, const RoomId &room, AccountApi::Done<Ok> done)
{
    const auto removed = [actions = QPointer(&actions), room,
                          done = std::move(done)](const Result<Ok, Error> &answer) {
        const bool passes = answer || answer.error().code == ErrorCode::Temporary ||
                            answer.error().code == ErrorCode::RateLimited ||
                            answer.error().code == ErrorCode::RoomNotFound;
        if (passes || !actions)
            return done(answer);
        actions->leave(room, done);
    };
    actions.remove(room, removed);
}

CanarySweeper::CanarySweeper(Clock &clock, TimerScheduler &timers,
                             std::function<bool(const RoomId &)> isInUse)
    : m_clock(clock)
    , m_timers(timers)
    , m_isInUse(std::move(isInUse))
{
}

void CanarySweeper::watch(ChatSession *session)
{
    m_watch.reset();
    m_again.cancel();
    m_session = session;
    if (!session)
        return;
    m_watch = std::make_unique<QObject>();
    QObject::connect(&session->connection(), &ServerConnection::stateChanged, m_watch.get(),
                     [this] { sweep(); });
    sweep();
}

void CanarySweeper::sweep()
{
    if (!m_session->connection().isOnline())
        return;
    bool waits = false;
    const QList<Room> rooms = m_session->rooms().rooms();
    for (const Room &room : rooms) {
        if (!Canary::isOne(room) || m_isInUse(room.id))
            continue;
        // A younger one may be of a proof that goes on elsewhere.
        if (Canary::isAbandoned(room, m_clock.wall()))
            Canary::remove(m_session->roomActions(), room.id, [](const Result<Ok, Error> &) {});
        else
            waits = true;
    }
    if (waits)
        m_again = m_timers.after(Canary::abandonedAfter, [this] { sweep(); });
}

} // namespace Chinwag
