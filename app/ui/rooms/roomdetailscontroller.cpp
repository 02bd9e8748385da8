#include "app/ui/rooms/roomdetailscontroller.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/guarded.h"
#include "app/ui/words.h"

#include <algorithm>
#include <array>
#include <span>

namespace Chinwag {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr seconds forGood{0}; // until it is taken back
constexpr std::array<seconds, 6> slowModes{seconds{0}, seconds{10}, seconds{30},
                                           minutes{1}, minutes{5},  hours{1}};
constexpr std::array<seconds, 4> muteTimes{minutes{15}, hours{1}, hours{24}, forGood};
constexpr std::array<seconds, 4> banTimes{hours{1}, hours{24}, hours{7 * 24}, forGood};

template <std::size_t count>
seconds chosen(const std::array<seconds, count> &choices, int choice)
{
    return choices.at(static_cast<std::size_t>(std::clamp(choice, 0, static_cast<int>(count) - 1)));
}

template <std::size_t count>
QStringList durations(const std::array<seconds, count> &choices, const QString &none)
{
    QStringList words;
    for (const seconds choice : choices)
        words.append(choice.count() > 0 ? Words::duration(choice) : none);
    return words;
}

} // namespace

RoomDetailsController::RoomDetailsController(const Clock &clock, TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_people(clock, timers)
{
    connect(&m_reports, &ListModel::countChanged, this, &RoomDetailsController::reportsChanged);
}

void RoomDetailsController::open(ChatSession *session, const RoomId &room)
{
    m_watch = std::make_unique<QObject>();
    m_session = session && session->rooms().find(room) ? session : nullptr;
    m_room = room;
    m_known.clear();
    m_bans.clear();
    m_reports.setReports({}, {});
    setRequest(false, {});
    m_people.open(m_session, room);
    setQuery({});
    if (m_session) {
        const auto ifOpen = [this](const RoomId &changed) {
            if (changed == m_room)
                Q_EMIT roomChanged();
        };
        connect(&m_session->rooms(), &RoomBook::roomChanged, m_watch.get(), ifOpen);
        connect(&m_session->rooms(), &RoomBook::roomRemoved, m_watch.get(), ifOpen);
        connect(&m_session->members(), &MembersBook::reset, m_watch.get(), ifOpen);
        connect(&m_session->connection(), &ServerConnection::stateChanged, m_watch.get(),
                [this] { lookAtReports(); });
        connect(&m_session->rooms(), &RoomBook::usersChanged, m_watch.get(),
                [this] { Q_EMIT roomChanged(); });
    }
    Q_EMIT roomChanged();
    Q_EMIT succeeded();
    lookAtReports();
}

void RoomDetailsController::setShown(bool shown)
{
    if (m_shown == shown)
        return;
    m_shown = shown;
    Q_EMIT shownChanged();
    lookAtReports();
}

void RoomDetailsController::lookAtReports()
{
    if (m_shown && m_session && m_session->connection().isOnline())
        refreshReports();
}

const Room *RoomDetailsController::entry() const
{
    const RoomBook::Entry *const entry = m_session ? m_session->rooms().find(m_room) : nullptr;
    return entry && entry->standing == RoomBook::Standing::Member ? &entry->room : nullptr;
}

void RoomDetailsController::setQuery(const QString &query)
{
    if (m_query == query)
        return;
    m_query = query;
    m_people.find(query);
    Q_EMIT queryChanged();
}

QString RoomDetailsController::reportCount() const { return Words::count(m_reports.count()); }

bool RoomDetailsController::isDirect() const { return hasRoom() && entry()->kind == RoomKind::Direct; }

bool RoomDetailsController::isClosed() const { return hasRoom() && entry()->kind == RoomKind::Private; }

QString RoomDetailsController::name() const
{
    return hasRoom() ? m_session->rooms().title(m_room) : QString();
}

QString RoomDetailsController::topic() const { return hasRoom() ? entry()->topic : QString(); }

QString RoomDetailsController::initials() const { return Words::initials(name()); }

int RoomDetailsController::tone() const
{
    return isDirect() && entry()->peer ? Words::tone(entry()->peer->id.toString()) : 0;
}

QString RoomDetailsController::memberCount() const
{
    if (!hasRoom())
        return {};
    const auto known = static_cast<int>(m_session->members().members(m_room).size());
    return QLocale().toString(std::max(known, entry()->memberCount));
}

bool RoomDetailsController::isLarge() const { return hasRoom() && entry()->memberCount >= largeFrom; }

bool RoomDetailsController::isModerator() const
{
    return hasRoom() && !isDirect() && entry()->role.value_or(Role::Member) >= Role::Moderator;
}

bool RoomDetailsController::isOwner() const { return isModerator() && entry()->role == Role::Owner; }

QString RoomDetailsController::rules() const
{
    if (!hasRoom())
        return {};
    QStringList parts;
    if (onlyModeratorsWrite())
        parts.append(tr("Only moderators may write."));
    if (const seconds pause = entry()->rules.slowMode; pause.count() > 0)
        parts.append(tr("Slow mode: %1 between two messages.", "duration").arg(Words::duration(pause)));
    return parts.join(u' ');
}

int RoomDetailsController::slowModeChoice() const
{
    const seconds pause = hasRoom() ? entry()->rules.slowMode : seconds{0};
    const auto found = std::ranges::find_if(slowModes, [pause](seconds choice) { return choice >= pause; });
    return static_cast<int>(std::min<std::ptrdiff_t>(found - slowModes.begin(), slowModes.size() - 1));
}

bool RoomDetailsController::onlyModeratorsWrite() const
{
    return hasRoom() && entry()->rules.posting == Posting::Moderators;
}

// Short, as there are many beside each other.
QStringList RoomDetailsController::slowModeChoices()
{
    QStringList words{tr("Off")};
    for (const seconds choice : std::span(slowModes).subspan(1)) {
        const qint64 count = choice.count();
        words.append(count >= 3600 ? tr("%1 h", "hours").arg(count / 3600)
                     : count >= 60 ? tr("%1 min", "minutes").arg(count / 60)
                                   : tr("%1 s", "seconds").arg(count));
    }
    return words;
}

QStringList RoomDetailsController::muteChoices() { return durations(muteTimes, tr("Until taken back")); }

QStringList RoomDetailsController::banChoices() { return durations(banTimes, tr("Until lifted")); }

milliseconds RoomDetailsController::endOf(seconds choice) const
{
    return choice == forGood ? milliseconds{0} : m_clock.wall() + choice;
}

QDate RoomDetailsController::today() const
{
    return QDateTime::fromMSecsSinceEpoch(m_clock.wall().count()).date();
}

void RoomDetailsController::change(const QString &name, const QString &topic, int slowMode,
                                   bool onlyModeratorsWrite)
{
    if (!hasRoom())
        return;
    RoomChangeRequest what;
    if (name.trimmed() != entry()->name)
        what.name = name.trimmed();
    if (topic.trimmed() != entry()->topic)
        what.topic = topic.trimmed();
    if (slowMode != slowModeChoice())
        what.slowMode = chosen(slowModes, slowMode);
    if (onlyModeratorsWrite != this->onlyModeratorsWrite())
        what.posting = onlyModeratorsWrite ? Posting::Moderators : Posting::Members;
    if (!what.name && !what.topic && !what.slowMode && !what.posting) {
        Q_EMIT succeeded();
        return;
    }
    if (begin())
        m_session->roomActions().change(
            m_room, what, guarded<Room>(m_watch.get(), [this](const Result<Room, Error> &answer) {
                finish(answer ? Result<Ok, Error>(Ok()) : Result<Ok, Error>(answer.error()));
            }));
}

void RoomDetailsController::setRole(const QString &userId, int role)
{
    if (begin())
        m_session->moderation().setRole(m_room, UserId(userId), static_cast<Role>(std::clamp(role, 0, 2)),
                                        finishing());
}

void RoomDetailsController::remove(const QString &userId, const QString &reason)
{
    if (begin())
        m_session->moderation().kick(m_room, UserId(userId), reason.trimmed(), finishing());
}

void RoomDetailsController::mute(const QString &userId, int choice)
{
    if (begin())
        m_session->moderation().mute(m_room, UserId(userId), endOf(chosen(muteTimes, choice)), finishing());
}

void RoomDetailsController::unmute(const QString &userId)
{
    if (begin())
        m_session->moderation().unmute(m_room, UserId(userId), finishing());
}

void RoomDetailsController::ban(const QString &userId, int choice, const QString &reason)
{
    if (begin())
        m_session->moderation().ban(m_room, UserId(userId),
                                    {endOf(chosen(banTimes, choice)), reason.trimmed()}, finishing());
}

void RoomDetailsController::lift(const QString &userId)
{
    if (!begin())
        return;
    const UserId user(userId);
    m_session->moderation().liftBan(
        m_room, user, guarded<Ok>(m_watch.get(), [this, user](const Result<Ok, Error> &answer) {
            if (answer) {
                m_known.removeIf([&user](const Ban &ban) { return ban.user.id == user; });
                m_bans.setBans(m_known, m_session->rooms(), today());
            }
            finish(answer);
        }));
}

void RoomDetailsController::refreshBans()
{
    if (!isModerator())
        return;
    setRequest(m_busy, {});
    m_session->moderation().bans(
        m_room, guarded<QList<Ban>>(m_watch.get(), [this](const Result<QList<Ban>, Error> &answer) {
            if (!answer)
                return setRequest(m_busy, answer.error().message);
            m_known = *answer;
            m_bans.setBans(m_known, m_session->rooms(), today());
        }));
}

void RoomDetailsController::refreshReports()
{
    if (!isModerator())
        return;
    setRequest(m_busy, {});
    m_session->moderation().reports(
        m_room, guarded<QList<Report>>(m_watch.get(), [this](const Result<QList<Report>, Error> &answer) {
            if (!answer)
                return setRequest(m_busy, answer.error().message);
            m_reports.setReports(*answer, today());
        }));
}

void RoomDetailsController::dismiss(const QString &reportId)
{
    if (!begin())
        return;
    const ReportId report(reportId);
    m_session->moderation().dismiss(
        m_room, report, guarded<Ok>(m_watch.get(), [this, report](const Result<Ok, Error> &answer) {
            if (answer)
                m_reports.remove(report);
            finish(answer);
        }));
}

void RoomDetailsController::deleteReported(const QString &reportId)
{
    const Report *const report = m_reports.find(ReportId(reportId));
    if (!report || m_busy || !m_session)
        return;
    m_session->deleteMessage(m_room, {report->seq});
    dismiss(reportId);
}

void RoomDetailsController::goToReported(const QString &reportId)
{
    if (const Report *const report = m_reports.find(ReportId(reportId)))
        Q_EMIT messageWanted(m_room.toString(), report->seq);
}

void RoomDetailsController::deleteRoom(const QString &name)
{
    if (!hasRoom() || name.trimmed() != entry()->name)
        return setRequest(m_busy, tr("Write the name of the room as it stands above."));
    if (begin())
        m_session->roomActions().remove(m_room, finishing());
}

bool RoomDetailsController::begin()
{
    if (m_busy || !hasRoom())
        return false;
    setRequest(true, {});
    return true;
}

AccountApi::Done<Ok> RoomDetailsController::finishing()
{
    return guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) { finish(answer); });
}

void RoomDetailsController::finish(const Result<Ok, Error> &answer)
{
    setRequest(false, answer ? QString() : answer.error().message);
    if (answer)
        Q_EMIT succeeded();
}

void RoomDetailsController::setRequest(bool busy, const QString &error)
{
    if (m_busy == busy && m_error == error)
        return;
    m_busy = busy;
    m_error = error;
    Q_EMIT requestChanged();
}

} // namespace Chinwag
