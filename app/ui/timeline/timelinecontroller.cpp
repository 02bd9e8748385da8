#include "app/ui/timeline/timelinecontroller.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/guarded.h"
#include "app/ui/language.h"
#include "app/ui/timeline/personlistmodel.h"
#include "app/ui/words.h"

#include <algorithm>

namespace Chinwag {

TimelineController::TimelineController(TimerScheduler &timers, QObject *parent)
    : QObject(parent)
    , m_timers(timers)
{
    connect(&Language::instance(), &Language::changed, this, [this] {
        updateHead();
        updateHistoryFailure();
    });
}

QString TimelineController::newBelow() const { return Words::count(m_newBelow); }

void TimelineController::open(ChatSession *session, const RoomId &room)
{
    m_watch.reset();
    if (m_session != session)
        m_unreadFrom.clear();
    m_model.showNothing();
    m_readTimer.cancel();
    m_session = session;
    m_timeline = nullptr;
    m_head = {};
    m_lastSeen = 0;
    m_top = 0;
    m_awaited = 0;
    m_isMarked = false;
    setAtEnd(true);
    const RoomBook::Entry *entry = session ? session->rooms().find(room) : nullptr;
    if (entry) {
        m_head.room = room;
        m_timeline = &session->timeline(room);
        const Seq marked = m_unreadFrom.take(room);
        m_isMarked = marked > 0;
        const bool hasUnread = entry->unread > 0 || marked > 0;
        m_readBefore = marked > 0 ? marked - 1 : std::max(entry->room.readSeq, entry->joinedSeq);
        if (!hasUnread)
            session->jumpToEnd(room);
        m_model.show(*m_timeline, session->rooms(), session->quotes(), m_readBefore);
        watch();
        loadMissing();
        if (hasUnread)
            standAtUnread();
    }
    updateHistory();
    updateHistoryFailure();
    updateHead();
    updateNewBelow();
    updateReadTimer();
    if (!entry)
        Q_EMIT roomChanged();
    Q_EMIT roomOnScreenChanged();
}

void TimelineController::watch()
{
    m_watch = std::make_unique<QObject>();
    QObject *const context = m_watch.get();
    const auto ifOpen = [this](auto update) {
        return [this, update](const RoomId &room) {
            if (room == m_head.room)
                update();
        };
    };
    const auto news = [this] {
        if (m_atEnd)
            updateReadTimer();
    };
    connect(m_timeline, &Timeline::rowsInserted, context, news);
    connect(m_timeline, &Timeline::rowChanged, context, news);
    connect(&m_session->history(), &HistoryLoader::loadingChanged, context, ifOpen([this] {
        updateHistory();
        updateHistoryFailure();
    }));
    connect(&m_session->connection(), &ServerConnection::stateChanged, context, [this] { loadMissing(); });
    connect(&m_session->history(), &HistoryLoader::shown, context, [this](const RoomId &room, Seq seq) {
        if (room == m_head.room)
            shown(seq);
    });
    connect(&m_session->outbox(), &Outbox::refused, context,
            [this](const OutboxEntry &entry, const Error &error) {
                if (entry.room == m_head.room)
                    setProblem(Words::refused(entry.command, error.message));
            });
    connect(&m_session->rooms(), &RoomBook::roomChanged, context, ifOpen([this] {
        updateHead();
        updateNewBelow();
    }));
    connect(&m_session->rooms(), &RoomBook::usersChanged, context, [this] { updateHead(); });
    connect(&m_session->members(), &MembersBook::reset, context, ifOpen([this] { updateHead(); }));
    connect(&m_session->presence(), &PresenceBook::changed, context, [this] { updateHead(); });
    connect(&m_session->presence(), &PresenceBook::reset, context, [this] { updateHead(); });
}

void TimelineController::setToday(QDate today)
{
    m_today = today;
    m_model.setToday(today);
    updateHead();
}

void TimelineController::updateHead()
{
    const RoomBook::Entry *entry = m_timeline ? m_session->rooms().find(m_head.room) : nullptr;
    if (!entry)
        return;
    Head head;
    head.room = m_head.room;
    head.direct = entry->room.kind == RoomKind::Direct;
    const QString name = m_session->rooms().title(head.room);
    head.title = head.direct || name.isEmpty() ? name : QStringLiteral("# ") + ForeignText::isolated(name);
    if (entry->standing == RoomBook::Standing::Former) {
        head.subtitle = tr("You are no longer in this room");
    } else if (entry->room.peer) {
        const UserId &peer = entry->room.peer->id;
        head.subtitle = Words::presence(m_session->presence().presence(peer),
                                        m_session->rooms().user(peer).status, m_today, QLocale());
    } else {
        const auto members = static_cast<int>(m_session->members().members(head.room).size());
        head.topic = entry->room.topic;
        head.closed = entry->room.kind == RoomKind::Private;
        head.moderator = entry->room.role.value_or(Role::Member) >= Role::Moderator;
        head.people = Words::people(std::max(entry->room.memberCount, members), onlineMembers());
        head.subtitle = Words::roomSubtitle(head.topic, head.people);
    }
    if (m_head == head)
        return;
    m_head = head;
    Q_EMIT roomChanged();
}

int TimelineController::onlineMembers() const
{
    const QList<UserId> members = m_session->members().members(m_head.room);
    return static_cast<int>(std::count_if(members.cbegin(), members.cend(), [this](const UserId &user) {
        return m_session->presence().presence(user).presence != Presence::Offline;
    }));
}

void TimelineController::updateHistory()
{
    const bool loading = m_timeline && m_session->history().isLoading(m_head.room);
    if (m_historyLoading == loading)
        return;
    m_historyLoading = loading;
    Q_EMIT historyLoadingChanged();
}

void TimelineController::updateHistoryFailure()
{
    const Error *failure = m_timeline ? m_session->history().failure(m_head.room) : nullptr;
    const QString sentence =
        failure ? tr("Messages could not be loaded. %1").arg(failure->message) : QString();
    if (m_historyFailure == sentence)
        return;
    m_historyFailure = sentence;
    Q_EMIT historyFailureChanged();
}

// Nothing is known of the log of a room that one has just come into; what could not be loaded for want of a
// connection can be now.
void TimelineController::loadMissing()
{
    if (!m_session->connection().isOnline())
        return;
    if (m_session->history().failure(m_head.room))
        return m_session->history().retry(m_head.room);
    const RoomBook::Entry *entry = m_session->rooms().find(m_head.room);
    if (entry && entry->room.headSeq > 0 && m_timeline->firstSeq() == 0)
        m_session->loadOlder(m_head.room);
}

void TimelineController::updateNewBelow()
{
    const int count = m_timeline && !m_atEnd ? m_session->rooms().unreadAfter(m_head.room, m_lastSeen) : 0;
    if (m_newBelow == count)
        return;
    m_newBelow = count;
    Q_EMIT newBelowChanged();
}

void TimelineController::requestOlder()
{
    const RoomBook::Entry *entry = m_timeline ? m_session->rooms().find(m_head.room) : nullptr;
    const bool isMember = entry && entry->standing == RoomBook::Standing::Member;
    // For what comes on one side something goes on the other, and it may be selected.
    if (isMember && m_model.hasSelection() && m_timeline->count() >= Timeline::mostRows)
        return;
    if (isMember && m_timeline->firstSeq() > 1)
        m_session->loadOlder(m_head.room);
}

void TimelineController::requestNewer()
{
    if (!m_timeline || (m_model.hasSelection() && m_timeline->count() >= Timeline::mostRows))
        return;
    if (!m_timeline->reachesEnd())
        m_session->loadNewer(m_head.room);
}

void TimelineController::setAtEnd(bool atEnd) { moveTo(atEnd && (!m_timeline || m_timeline->reachesEnd())); }

void TimelineController::moveTo(bool end)
{
    if (m_timeline)
        m_timeline->setReadAtEnd(end);
    if (m_atEnd == end)
        return;
    m_atEnd = end;
    if (!end && m_timeline) {
        m_lastSeen = m_timeline->lastSeq();
        lookAway();
    }
    updateNewBelow();
    Q_EMIT atEndChanged();
    Q_EMIT roomOnScreenChanged();
    updateReadTimer();
}

void TimelineController::setWindowActive(bool active)
{
    if (m_windowActive == active)
        return;
    m_windowActive = active;
    if (!active && m_atEnd)
        lookAway();
    Q_EMIT roomOnScreenChanged();
    updateReadTimer();
}

void TimelineController::jumpToEnd()
{
    if (m_timeline)
        m_session->jumpToEnd(m_head.room);
}

void TimelineController::jumpTo(qint64 seq)
{
    if (m_timeline)
        m_session->jumpTo(m_head.room, seq);
}

void TimelineController::jumpToDay(int year, int month, int day)
{
    const QDateTime begins = QDate(year, month, day).startOfDay();
    const RoomBook::Entry *entry = m_session ? m_session->rooms().find(m_head.room) : nullptr;
    if (!entry || !begins.isValid())
        return;
    m_session->days().find(m_head.room, entry->room.headSeq, milliseconds(begins.toMSecsSinceEpoch()),
                           guarded<Seq>(m_watch.get(), [this](const Result<Seq, Error> &found) {
                               if (!found)
                                   return setProblem(found.error().message);
                               if (*found > 0)
                                   jumpTo(*found);
                           }));
}

void TimelineController::standAtUnread()
{
    const Seq first = m_model.firstUnread();
    if (first == 0) {
        m_awaited = m_readBefore > 0 ? m_readBefore + 1 : 0;
        return m_awaited > 0 ? jumpTo(m_awaited) : jumpToEnd();
    }
    moveTo(false);
    m_lastSeen = m_readBefore;
    updateNewBelow();
    requestTop(first);
}

void TimelineController::requestTop(Seq seq)
{
    m_top = seq;
    Q_EMIT topRequested();
}

int TimelineController::topRow() const
{
    const int at = m_timeline && m_top > 0 ? m_timeline->rowOfSeq(m_top) : -1;
    return at < 0 ? -1 : m_timeline->count() - 1 - at;
}

// What comes now is new to whoever looks here again.
void TimelineController::lookAway()
{
    const RoomBook::Entry *entry = m_timeline ? m_session->rooms().find(m_head.room) : nullptr;
    if (entry && entry->unread == 0 && !m_isMarked)
        m_model.setRead(std::max(m_timeline->lastSeq(), entry->room.readSeq));
}

void TimelineController::shown(Seq seq)
{
    if (m_awaited > 0 && seq == m_awaited) {
        m_awaited = 0;
        return m_model.firstUnread() > 0 ? standAtUnread() : jumpToEnd();
    }
    if (seq == m_timeline->lastSeq() && m_timeline->reachesEnd()) {
        setAtEnd(true);
        Q_EMIT endRequested();
        return;
    }
    const int row = m_timeline->rowOfSeq(seq);
    if (row < 0)
        return;
    setAtEnd(false);
    if (row == 0)
        requestTop(seq);
    else
        Q_EMIT rowRequested(m_timeline->count() - 1 - row);
}

void TimelineController::updateReadTimer()
{
    m_readTimer.cancel();
    const RoomBook::Entry *entry = m_timeline ? m_session->rooms().find(m_head.room) : nullptr;
    const bool unread = entry && m_timeline->lastSeq() > entry->room.readSeq;
    if (unread && m_atEnd && m_windowActive)
        m_readTimer = m_timers.after(readAfter, [this] { markRead(); });
}

void TimelineController::markRead() { m_session->markRead(m_head.room, m_timeline->lastSeq()); }

void TimelineController::retry(const QString &entryId)
{
    if (m_session)
        m_session->outbox().retry(Nonce(entryId));
}

void TimelineController::remove(const QString &entryId)
{
    if (m_session)
        m_session->outbox().discard(Nonce(entryId));
}

void TimelineController::cancelFile(const QString &entryId, const MessageFile &file)
{
    if (!m_session)
        return;
    if (!m_session->cancelFile(m_head.room, Nonce(entryId), file.file.id))
        return setProblem(tr("It is already being sent. Once it is there it can be deleted."));
    Q_EMIT draftChanged();
}

void TimelineController::retryHistory()
{
    if (m_timeline)
        m_session->history().retry(m_head.room);
}

QStringList TimelineController::quickReactions()
{
    return {QStringLiteral("👍"), QStringLiteral("❤️"), QStringLiteral("😂"),
            QStringLiteral("😮"), QStringLiteral("😢"),      QStringLiteral("🎉")};
}

void TimelineController::toggleReaction(const QString &entryId, const QString &emoji)
{
    const TimelineItem *item = m_model.find(entryId);
    if (!item || item->seq == 0 || item->deleted)
        return;
    const UserId self = m_session->rooms().self().id;
    const bool there =
        std::any_of(item->reactions.cbegin(), item->reactions.cend(), [&](const auto &reaction) {
            return reaction.first == emoji && reaction.second.contains(self);
        });
    setProblem({});
    m_session->react(m_head.room, item->seq, emoji, !there);
}

void TimelineController::deleteMessage(const QString &entryId)
{
    const TimelineItem *item = m_model.find(entryId);
    if (!item)
        return;
    setProblem({});
    m_session->deleteMessage(m_head.room, {item->seq, item->nonce});
}

void TimelineController::report(const QString &entryId, const QString &reason)
{
    const TimelineItem *item = m_model.find(entryId);
    if (!item || item->seq == 0)
        return;
    setProblem({});
    m_session->moderation().report(
        m_head.room, item->seq, reason.trimmed(),
        guarded<Ok>(m_watch.get(), [this](const Result<Ok, Error> &answer) {
            if (answer)
                setProblem({}, tr("Reported. The moderators of this room see it."));
            else
                setProblem(tr("The message was not reported. %1", "reason").arg(answer.error().message));
        }));
}

void TimelineController::setProblem(const QString &problem, const QString &news)
{
    m_problemTimer.cancel();
    if (!problem.isEmpty() || !news.isEmpty())
        m_problemTimer = m_timers.after(problemFor, [this] { setProblem({}); });
    if (m_problem == problem && m_news == news)
        return;
    m_problem = problem;
    m_news = news;
    Q_EMIT problemChanged();
}

void TimelineController::markUnreadFrom(qint64 seq)
{
    if (!m_timeline || seq <= 0)
        return;
    m_unreadFrom.insert(m_head.room, seq);
    m_isMarked = true;
    m_model.setRead(seq - 1);
    Q_EMIT unreadMarked();
}

void TimelineController::fillGap(const QString &entryId)
{
    bool number = false;
    const Seq newest = entryId.mid(entryId.indexOf(u':') + 1).toLongLong(&number);
    if (number && m_timeline)
        m_session->fillGap(m_head.room, newest);
}

} // namespace Chinwag
