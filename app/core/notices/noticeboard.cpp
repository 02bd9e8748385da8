#include "app/core/notices/noticeboard.h"

#include "app/core/files/filewords.h"
#include "app/core/text/foreigntext.h"
#include "shared/protocol/mentions.h"

#include <QSet>

#include <algorithm>
#include <utility>

namespace Chinwag {

namespace {

constexpr int longestBody = 300; ///< services show two or three lines
/// A timer that long stands still while the machine sleeps.
constexpr milliseconds longestWait = std::chrono::minutes(1);

} // namespace

NoticeBoard::NoticeBoard(ChatSession &session, Clock &clock, TimerScheduler &timers, NoticeService &service,
                         QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_clock(clock)
    , m_timers(timers)
    , m_service(service)
{
    connect(&session, &ChatSession::messageArrived, this, &NoticeBoard::arrived);
    connect(&session, &ChatSession::caughtUp, this, &NoticeBoard::caughtUp);
    connect(&session.rooms(), &RoomBook::roomAdded, this, &NoticeBoard::watchMute);
    connect(&session.rooms(), &RoomBook::roomChanged, this, &NoticeBoard::roomChanged);
    connect(&session.rooms(), &RoomBook::roomRemoved, this, &NoticeBoard::withdraw);
    connect(&session.rooms(), &RoomBook::roomLeft, this, &NoticeBoard::withdraw);
    const QList<RoomId> rooms = session.rooms().roomIds();
    for (const RoomId &room : rooms)
        watchMute(room);
}

NoticeBoard::~NoticeBoard()
{
    for (auto room = m_shown.cbegin(); room != m_shown.cend(); ++room)
        m_service.withdraw(room.key());
    withdrawSummary();
}

void NoticeBoard::setSettings(const NoticeSettings &settings) { m_settings = settings; }

void NoticeBoard::setInSight(const RoomId &room)
{
    m_inSight = room;
    if (room.isEmpty())
        return;
    withdraw(room);
    // Whoever is back at the window sees in the list what the summary told of.
    withdrawSummary();
}

QList<NoticeBoard::Entry> NoticeBoard::entries(const RoomId &room) const
{
    const auto &kept = m_entries.value(room);
    return QList<Entry>(kept.rbegin(), kept.rend());
}

void NoticeBoard::arrived(const Event &event)
{
    const auto facts = caseOf(event);
    if (!facts || event.seq <= m_judged.value(event.room))
        return;
    const NoticeVerdict verdict = judge(*facts, m_settings);
    keep(event, verdict);
    if (verdict.isTold())
        show(event);
}

void NoticeBoard::caughtUp(const QList<Event> &events)
{
    QSet<RoomId> rooms;
    qsizetype messages = 0;
    for (const Event &event : events) {
        const auto facts = caseOf(event);
        // What came live during the sync may be ahead of what was missed before it.
        if (!facts || !isNews(event) || event.seq <= m_caughtUp.value(event.room))
            continue;
        m_caughtUp.insert(event.room, event.seq);
        const NoticeVerdict verdict = judge(*facts, m_settings);
        keep(event, verdict.isTold() ? NoticeVerdict{NoticeVerdict::Rule::CaughtUp} : verdict);
        if (!verdict.isTold())
            continue;
        m_summary.insert(event.room, event.seq);
        rooms.insert(event.room);
        ++messages;
    }
    if (messages > 0)
        showSummary(messages, rooms.size());
}

/// Of a room that one has never looked at everything is unread, and nothing of it is news; but somebody may
/// have begun a conversation.
bool NoticeBoard::isNews(const Event &event) const
{
    const RoomBook::Entry *entry = m_session.rooms().find(event.room);
    return entry && (entry->room.readSeq > 0 || entry->room.kind == RoomKind::Direct);
}

/// None: there is nothing to decide, because it is one's own or was read.
std::optional<NoticeCase> NoticeBoard::caseOf(const Event &event) const
{
    const auto *message = event.as<MessageBody>();
    const RoomBook::Entry *entry = m_session.rooms().find(event.room);
    const User &self = m_session.account().user;
    if (!message || !entry || event.sender == self.id || event.seq <= entry->room.readSeq)
        return std::nullopt;
    return NoticeCase{entry->room.kind, entry->room.preferences.value_or(RoomPreferences()),
                      message->mentionsRoom || mentions(message->text, self.username),
                      event.room == m_inSight, m_clock.wall()};
}

void NoticeBoard::keep(const Event &event, const NoticeVerdict &verdict)
{
    m_judged.insert(event.room, std::max(event.seq, m_judged.value(event.room)));
    auto &kept = m_entries[event.room];
    kept.push_back({event.seq, event.sender, event.at, verdict});
    if (kept.size() > mostKept)
        kept.pop_front();
    Q_EMIT entriesChanged(event.room);
}

void NoticeBoard::show(const Event &event)
{
    m_shown.insert(event.room, event.seq);
    const auto *message = event.as<MessageBody>();
    const QString said = message->text.isEmpty() ? wordFor(summaryOf(message->files)) : message->text;
    const QString text = m_settings.hidesText ? tr("New message") : ForeignText::shortened(said, longestBody);
    m_service.show({event.room, event.seq, titleOf(event), text, m_settings.hasSound});
}

QString NoticeBoard::titleOf(const Event &event) const
{
    const RoomBook &book = m_session.rooms();
    const RoomBook::Entry *entry = book.find(event.room);
    const QString sender = book.user(event.sender).displayName;
    if (entry && entry->room.kind == RoomKind::Direct)
        return sender;
    //: Who has written, and in which room.
    return tr("%1 in %2").arg(ForeignText::isolated(sender), ForeignText::isolated(book.title(event.room)));
}

void NoticeBoard::showSummary(qsizetype messages, qsizetype rooms)
{
    const QString count = tr("%n new message(s)", nullptr, static_cast<int>(messages));
    const QString where = tr("In %n room(s), while you were away", nullptr, static_cast<int>(rooms));
    m_service.show({{}, 0, count, where, m_settings.hasSound});
}

void NoticeBoard::roomChanged(const RoomId &room)
{
    withdrawRead(room);
    watchMute(room);
}

void NoticeBoard::watchMute(const RoomId &room)
{
    const RoomBook::Entry *entry = m_session.rooms().find(room);
    const RoomPreferences chosen =
        entry ? entry->room.preferences.value_or(RoomPreferences()) : RoomPreferences();
    const bool isMuted = chosen.mutedUntil > m_clock.wall();
    if (!isMuted && !m_mutes.contains(room))
        return;
    if (isMuted)
        m_mutes.insert(room, chosen.mutedUntil);
    else
        m_mutes.remove(room);
    awaitMutes();
}

void NoticeBoard::awaitMutes()
{
    m_muteEnds.cancel();
    const auto next = std::min_element(m_mutes.cbegin(), m_mutes.cend());
    if (next == m_mutes.cend())
        return;
    const auto left = std::clamp(*next - m_clock.wall(), milliseconds{0}, longestWait);
    m_muteEnds = m_timers.after(left, [this, room = next.key()] {
        watchMute(room);
        if (!m_mutes.contains(room))
            Q_EMIT muteEnded(room);
    });
}

void NoticeBoard::withdrawRead(const RoomId &room)
{
    const RoomBook::Entry *entry = m_session.rooms().find(room);
    const auto isOver = [this, entry, &room](const QHash<RoomId, Seq> &told) {
        const auto newest = told.constFind(room);
        return entry && newest != told.cend() && (entry->room.readSeq >= *newest || isDeleted(room, *newest));
    };
    if (isOver(m_shown))
        withdraw(room);
    if (!isOver(m_summary))
        return;
    m_summary.remove(room);
    if (m_summary.isEmpty())
        m_service.withdraw({});
}

void NoticeBoard::withdrawSummary()
{
    if (!std::exchange(m_summary, {}).isEmpty())
        m_service.withdraw({});
}

bool NoticeBoard::isDeleted(const RoomId &room, Seq message) const
{
    const Timeline &log = m_session.timeline(room);
    const int row = log.rowOfSeq(message);
    return row >= 0 && log.at(row).deleted;
}

void NoticeBoard::withdraw(const RoomId &room)
{
    if (m_shown.remove(room) > 0)
        m_service.withdraw(room);
}

} // namespace Chinwag
