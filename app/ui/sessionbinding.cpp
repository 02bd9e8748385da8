#include "app/ui/sessionbinding.h"

#include "app/core/outbox/outbox.h"
#include "app/core/presence/presencebook.h"
#include "app/core/rooms/roomactions.h"
#include "app/core/rooms/roombook.h"
#include "app/core/timeline/historyloader.h"
#include "app/core/timeline/timeline.h"
#include "app/core/typing/typingnotifier.h"
#include "app/core/typing/typingtracker.h"

#include <algorithm>

namespace Chinwag {

namespace {

QDateTime dateTime(milliseconds wall) { return QDateTime::fromMSecsSinceEpoch(wall.count()); }

QString entryId(const TimelineItem &item)
{
    if (item.kind == TimelineItem::Kind::Gap)
        return QStringLiteral("gap:%1").arg(item.seq);
    // The nonce stays when a waiting message gets its place in the log.
    return item.nonce.isEmpty() ? QStringLiteral("seq:%1").arg(item.seq) : item.nonce.toString();
}

TimelineEntry::Delivery deliveryOf(const TimelineItem &item)
{
    switch (item.delivery) {
    case TimelineItem::Delivery::Waiting:
        return TimelineEntry::Delivery::Waiting;
    case TimelineItem::Delivery::Sent:
        return TimelineEntry::Delivery::Sent;
    case TimelineItem::Delivery::Failed:
        return TimelineEntry::Delivery::Failed;
    case TimelineItem::Delivery::Received:
        break;
    }
    return TimelineEntry::Delivery::None;
}

} // namespace

SessionBinding::SessionBinding(ChatSession &session, AppController &app, Clock &clock, TimerScheduler &timers,
                               QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_app(app)
    , m_clock(clock)
    , m_timers(timers)
    , m_dialogs(session, app, [this] { showRooms(); })
{
    m_app.connection()->watch(&m_session.connection(), m_session.account().server.host());
    watchSession();
    watchPerson();
    showAccount();
    showRooms();
}

SessionBinding::~SessionBinding()
{
    m_session.typingNotifier().leave();
    m_app.rooms()->select({});
    m_app.rooms()->setRows({});
    m_app.timeline()->setRoom({});
    m_app.typing()->setPeople({});
    m_app.members()->setRows({});
    m_app.connection()->watch(nullptr, {});
    m_app.setAccount({});
}

void SessionBinding::watchSession()
{
    connect(&m_session.connection(), &ServerConnection::stateChanged, this, &SessionBinding::showAccount);
    connect(&m_session.history(), &HistoryLoader::loadingChanged, this, &SessionBinding::showTimelineSoon);
    RoomBook &book = m_session.rooms();
    connect(&book, &RoomBook::roomAdded, this, &SessionBinding::showRoomsSoon);
    connect(&book, &RoomBook::roomChanged, this, &SessionBinding::showRoomsSoon);
    connect(&book, &RoomBook::roomRemoved, this, &SessionBinding::showRoomsSoon);
    connect(&book, &RoomBook::usersChanged, this, &SessionBinding::showRoomsSoon);
    connect(&book, &RoomBook::usersChanged, this, &SessionBinding::showTimelineSoon);
    connect(&m_session.presence(), &PresenceBook::changed, this, &SessionBinding::showRoomsSoon);
    connect(&m_session.presence(), &PresenceBook::reset, this, &SessionBinding::showRoomsSoon);
    connect(&m_session.typing(), &TypingTracker::changed, this, [this](const RoomId &room) {
        // At once, not soon: a message and the end of its typing belong into one frame.
        if (room == m_room)
            showTypists();
        showRooms();
    });
}

void SessionBinding::watchPerson()
{
    RoomsController &rooms = *m_app.rooms();
    TimelineController &timeline = *m_app.timeline();
    SettingsController &settings = *m_app.settings();
    connect(&rooms, &RoomsController::currentRoomChanged, this, &SessionBinding::openRoom);
    connect(m_app.connection(), &ConnectionController::reconnectRequested, this,
            [this] { m_session.connection().reconnectNow(); });
    connect(m_app.composer(), &ComposerController::typed, this, [this](const QString &text) {
        m_session.typingNotifier().inputChanged(m_room, text);
        m_session.setDraft(m_room, text);
    });
    connect(m_app.composer(), &ComposerController::submitted, this, &SessionBinding::send);
    connect(&timeline, &TimelineController::olderRequested, this, [this] { m_session.loadOlder(m_room); });
    connect(&timeline, &TimelineController::gapRequested, this, &SessionBinding::fillGap);
    connect(&timeline, &TimelineController::retryRequested, this,
            [this](const QString &id) { m_session.outbox().retry(Nonce(id)); });
    connect(&timeline, &TimelineController::removeRequested, this,
            [this](const QString &id) { m_session.outbox().discard(Nonce(id)); });
    connect(&timeline, &TimelineController::readToEnd, this, [this] {
        if (m_timeline && m_timeline->lastSeq() > 0)
            m_session.markRead(m_room, m_timeline->lastSeq());
    });
    connect(&m_app, &AppController::windowHidden, this, [this] { m_session.typingNotifier().leave(); });
    connect(&settings, &SettingsController::showTypingChanged, this, [this] {
        showTypists();
        showRooms();
    });
    const auto applySendTyping = [this, &settings] {
        m_session.typingNotifier().setEnabled(settings.sendTyping());
    };
    connect(&settings, &SettingsController::sendTypingChanged, this, applySendTyping);
    applySendTyping();
}

void SessionBinding::showAccount()
{
    ServerConnection &connection = m_session.connection();
    m_app.setAccount({m_session.account().user, m_session.account().server.host(),
                      connection.isOnline() ? Presence::Online : Presence::Offline});
    if (connection.isOnline())
        fetchMembers();
}

void SessionBinding::showRoomsSoon()
{
    // A sync changes many things in one go; the window needs to hear of it once.
    if (!m_roomsTimer.isActive())
        m_roomsTimer = m_timers.after(milliseconds(0), [this] { showRooms(); });
}

void SessionBinding::showRooms()
{
    m_roomsTimer.cancel();
    QList<RoomRow> rows;
    const QList<RoomId> ids = m_session.rooms().roomIds();
    for (const RoomId &room : ids)
        rows.append(rowOf(room));
    m_app.rooms()->model()->setToday(dateTime(m_clock.wall()).date());
    m_app.rooms()->setRows(rows);
    if (m_room.isEmpty() || !m_session.rooms().find(m_room))
        openFirstRoom();
    showHead();
    showMembers();
}

RoomRow SessionBinding::rowOf(const RoomId &room) const
{
    const RoomBook::Entry &entry = *m_session.rooms().find(room);
    RoomRow row;
    row.id = room;
    row.name = m_session.rooms().title(room);
    row.direct = entry.room.kind == RoomKind::Direct;
    if (entry.room.peer) {
        row.peer = entry.room.peer->id;
        row.presence = m_session.presence().presence(row.peer).presence;
    }
    if (entry.lastMessage)
        row.at = dateTime(entry.lastMessage->at);
    row.preview = previewOf(room);
    // What is on screen to its end is as good as read.
    const bool onScreen = room == m_room && m_app.timeline()->isAtEnd() && m_app.isWindowActive();
    row.unread = onScreen ? 0 : entry.unread;
    row.mentions = onScreen ? 0 : entry.mentions;
    if (m_app.settings()->showTyping()) {
        const QList<UserId> typists = m_session.typing().typing(room);
        for (const UserId &user : typists)
            row.typing.append(m_session.rooms().user(user).displayName);
    }
    return row;
}

QString SessionBinding::previewOf(const RoomId &room) const
{
    const RoomBook::Entry &entry = *m_session.rooms().find(room);
    if (!entry.lastMessage)
        return {};
    if (entry.room.kind == RoomKind::Direct && entry.lastMessage->sender != self())
        return entry.lastMessage->text;
    const QString who = entry.lastMessage->sender == self()
                            ? tr("You")
                            : m_session.rooms().user(entry.lastMessage->sender).displayName;
    return tr("%1: %2", "person, message").arg(who, entry.lastMessage->text);
}

void SessionBinding::openFirstRoom()
{
    RoomsController &rooms = *m_app.rooms();
    const QList<RoomRow> rows = rooms.model()->rows();
    if (rows.isEmpty()) {
        rooms.select({});
        return;
    }
    // The first room, not the first line: everybody is in the default room, and after sign-in it is the one
    // to see.
    const auto first = std::find_if(rows.begin(), rows.end(), [](const RoomRow &row) { return !row.direct; });
    rooms.select((first == rows.end() ? rows.first() : *first).id.toString());
}

void SessionBinding::openRoom()
{
    m_session.typingNotifier().leave();
    if (m_timeline)
        m_timeline->disconnect(this);
    m_timeline = nullptr;
    m_members.clear();
    m_room = m_app.rooms()->currentRoom();
    const RoomBook::Entry *entry = m_session.rooms().find(m_room);
    if (!entry) {
        showHead();
        return;
    }
    m_readWhenOpened = entry->unread > 0 ? entry->room.readSeq : 0;
    m_timeline = &m_session.timeline(m_room);
    connect(m_timeline, &Timeline::rowsInserted, this, &SessionBinding::showTimelineSoon);
    connect(m_timeline, &Timeline::rowsRemoved, this, &SessionBinding::showTimelineSoon);
    connect(m_timeline, &Timeline::rowChanged, this, &SessionBinding::showTimelineSoon);
    showHead();
    showTimeline();
    showTypists();
    m_app.composer()->setRoom(m_session.rooms().title(m_room), entry->room.kind == RoomKind::Direct,
                              m_session.draft(m_room));
    fetchMembers();
}

void SessionBinding::showHead()
{
    const RoomBook::Entry *entry = m_session.rooms().find(m_room);
    RoomHead head;
    if (entry) {
        head.id = m_room;
        head.name = m_session.rooms().title(m_room);
        head.topic = entry->room.topic;
        head.direct = entry->room.kind == RoomKind::Direct;
        head.people = std::max(entry->room.memberCount, static_cast<int>(m_members.size()));
        if (entry->room.peer) {
            head.peer = entry->room.peer->id;
            head.presence = m_session.presence().presence(head.peer).presence;
        }
        head.online =
            static_cast<int>(std::count_if(m_members.cbegin(), m_members.cend(), [this](const User &user) {
                return m_session.presence().presence(user.id).presence != Presence::Offline;
            }));
    }
    m_app.timeline()->setRoom(head);
}

void SessionBinding::showTypists()
{
    QList<PersonRow> people;
    const QList<UserId> typists = m_session.typing().typing(m_room);
    for (const UserId &id : typists) {
        const User user = m_session.rooms().user(id);
        people.append({id, user.displayName, user.username, Presence::Online});
    }
    const int count = m_session.typing().anonymousCount(m_room);
    if (!m_app.settings()->showTyping())
        m_app.typing()->setPeople({});
    else if (people.isEmpty() && count > 0)
        m_app.typing()->setCount(count);
    else
        m_app.typing()->setPeople(people);
}

void SessionBinding::showTimelineSoon()
{
    if (m_timeline && !m_timelineTimer.isActive())
        m_timelineTimer = m_timers.after(milliseconds(0), [this] { showTimeline(); });
}

void SessionBinding::showTimeline()
{
    m_timelineTimer.cancel();
    if (!m_timeline)
        return;
    QList<TimelineEntry> entries;
    entries.reserve(m_timeline->count());
    for (int row = 0; row < m_timeline->count(); ++row)
        entries.append(entryOf(m_timeline->at(row)));
    m_app.timeline()->setFirstUnread(firstUnread());
    m_app.timeline()->setHistory(m_session.history().isLoading(m_room), m_timeline->firstSeq() > 1);
    m_app.timeline()->setEntries(entries);
}

TimelineEntry SessionBinding::entryOf(const TimelineItem &item) const
{
    using Kind = TimelineItem::Kind;
    TimelineEntry entry;
    entry.id = entryId(item);
    entry.kind = item.kind == Kind::Message ? TimelineEntry::Kind::Message
                 : item.kind == Kind::Gap   ? TimelineEntry::Kind::Gap
                                            : TimelineEntry::Kind::Notice;
    entry.sender = item.sender;
    entry.senderName = m_session.rooms().user(item.sender).displayName;
    entry.at = dateTime(item.at);
    entry.text = item.kind == Kind::Message ? item.text : noticeOf(item);
    entry.delivery = deliveryOf(item);
    entry.failure = item.failure;
    entry.edited = item.edited;
    entry.deleted = item.deleted;
    return entry;
}

QString SessionBinding::noticeOf(const TimelineItem &item) const
{
    if (item.kind == TimelineItem::Kind::Gap)
        return {};
    if (item.kind == TimelineItem::Kind::Topic) {
        return tr("%1 changed the topic to: %2", "person, topic")
            .arg(m_session.rooms().user(item.sender).displayName, item.text);
    }
    const QString who =
        m_session.rooms().user(item.subject.isEmpty() ? item.sender : item.subject).displayName;
    return item.event == EventKind::Leave ? tr("%1 left").arg(who) : tr("%1 joined").arg(who);
}

QString SessionBinding::firstUnread() const
{
    if (m_readWhenOpened <= 0)
        return {};
    for (int row = 0; row < m_timeline->count(); ++row) {
        const TimelineItem &item = m_timeline->at(row);
        if (item.kind == TimelineItem::Kind::Message && item.seq > m_readWhenOpened && item.sender != self())
            return entryId(item);
    }
    return {};
}

void SessionBinding::fillGap(const QString &entryId)
{
    bool number = false;
    const Seq newest = entryId.mid(entryId.indexOf(u':') + 1).toLongLong(&number);
    if (number)
        m_session.fillGap(m_room, newest);
}

void SessionBinding::fetchMembers()
{
    if (m_room.isEmpty() || !m_session.connection().isOnline())
        return;
    m_session.roomActions().members(
        m_room, guarded<QList<User>>(this, [this, room = m_room](const Result<QList<User>, Error> &answer) {
            if (!answer || room != m_room)
                return;
            m_members = *answer;
            showHead();
            showMembers();
        }));
}

void SessionBinding::showMembers()
{
    QList<PersonRow> rows;
    for (const User &user : std::as_const(m_members))
        rows.append(
            {user.id, user.displayName, user.username, m_session.presence().presence(user.id).presence});
    std::stable_sort(rows.begin(), rows.end(), [](const PersonRow &a, const PersonRow &b) {
        if ((a.presence == Presence::Offline) != (b.presence == Presence::Offline))
            return b.presence == Presence::Offline;
        return a.name.localeAwareCompare(b.name) < 0;
    });
    m_app.members()->setRows(rows);
}

void SessionBinding::send(const QString &text)
{
    const auto sent = m_session.sendMessage(m_room, text);
    if (sent) {
        m_session.setDraft(m_room, {});
        return;
    }
    // Nothing that somebody wrote gets lost: it goes back to where it was.
    m_app.composer()->setRoom(m_session.rooms().title(m_room), m_app.timeline()->isDirect(), text);
    m_app.composer()->setError(sent.error().message);
}

} // namespace Chinwag
