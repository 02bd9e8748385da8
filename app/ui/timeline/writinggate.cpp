#include "app/ui/timeline/writinggate.h"

#include "app/ui/language.h"
#include "app/ui/words.h"
#include "shared/protocol/limits.h"

#include <algorithm>

namespace Chinwag {

namespace {

/// Who waits longer looks again in between.
constexpr milliseconds longestWait = std::chrono::hours(24);

} // namespace

WritingGate::WritingGate(const Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_timers(timers)
{
    connect(&Language::instance(), &Language::changed, this, &WritingGate::update);
}

void WritingGate::open(ChatSession *session, const RoomId &room)
{
    m_watch = std::make_unique<QObject>();
    m_session = session && session->rooms().find(room) ? session : nullptr;
    m_room = room;
    m_lastOwn = milliseconds{0};
    m_lastOwnSeen = milliseconds{0};
    if (m_session) {
        QObject *const context = m_watch.get();
        connect(&m_session->rooms(), &RoomBook::roomChanged, context, [this](const RoomId &changedRoom) {
            if (changedRoom == m_room)
                update();
        });
        const Timeline &log = m_session->timeline(room);
        connect(&log, &Timeline::rowsInserted, context, [this] { update(); });
        connect(&log, &Timeline::rowChanged, context, [this] { update(); });
    }
    update();
}

void WritingGate::update()
{
    const RoomBook::Entry *const entry = m_session ? m_session->rooms().find(m_room) : nullptr;
    const QString barrier = entry ? barrierOf(entry->room) : QString();
    const milliseconds left = entry ? remaining(entry->room) : milliseconds{0};
    const seconds pause = std::chrono::ceil<seconds>(left);
    m_next.cancel();
    if (entry)
        waitFor(left, entry->room);
    if (m_barrier == barrier && m_pause == pause)
        return;
    m_barrier = barrier;
    m_pause = pause;
    Q_EMIT changed();
}

QString WritingGate::barrierOf(const Room &room) const
{
    const milliseconds now = m_clock.wall();
    if (room.mutedUntil > now) {
        if (room.mutedUntil >= Limits::forGood)
            return tr("You may read here. A moderator has muted you.");
        const QDate today = QDateTime::fromMSecsSinceEpoch(now.count()).date();
        const QDateTime until = QDateTime::fromMSecsSinceEpoch(room.mutedUntil.count());
        return tr("You may read here. You may write again at %1.", "time")
            .arg(Words::moment(until, today, QLocale()));
    }
    const bool isBelow = room.role.value_or(Role::Member) < Role::Moderator;
    if (room.rules.posting == Posting::Moderators && isBelow)
        return tr("You may read here. Only moderators write in this room.");
    return {};
}

// By two clocks, the server's and this one: never longer than the pause is since it was seen here.
milliseconds WritingGate::remaining(const Room &room)
{
    const milliseconds pause = room.rules.slowMode;
    if (pause.count() == 0 || room.role.value_or(Role::Member) >= Role::Moderator)
        return milliseconds{0};
    const Timeline &log = m_session->timeline(m_room);
    for (int row = log.count() - 1; row >= 0; --row) {
        const TimelineItem &item = log.at(row);
        const bool isOwn = item.kind == TimelineItem::Kind::Message && item.sender == log.self();
        if (isOwn && item.delivery != TimelineItem::Delivery::Failed) {
            if (item.at > m_lastOwn) {
                m_lastOwn = item.at;
                m_lastOwnSeen = m_clock.wall();
            }
            break;
        }
    }
    const milliseconds from = std::min(m_lastOwn, m_lastOwnSeen);
    return std::clamp(from + pause - m_clock.wall(), milliseconds{0}, pause);
}

void WritingGate::waitFor(milliseconds remaining, const Room &room)
{
    milliseconds wait{0};
    if (remaining.count() > 0) {
        const milliseconds part = remaining % seconds{1};
        wait = part.count() > 0 ? part : seconds{1};
    }
    const milliseconds mute = room.mutedUntil - m_clock.wall();
    if (mute.count() > 0 && room.mutedUntil < Limits::forGood)
        wait = wait.count() > 0 ? std::min(wait, mute) : std::min(mute, longestWait);
    if (wait.count() > 0)
        m_next = m_timers.after(wait, [this] { update(); });
}

QString WritingGate::pauseWords() const
{
    constexpr int minute = 60;
    const auto count = static_cast<int>(m_pause.count());
    if (count < minute)
        return tr("%1 s", "seconds").arg(count);
    return QStringLiteral("%1:%2").arg(count / minute).arg(count % minute, 2, 10, QLatin1Char('0'));
}

} // namespace Chinwag
