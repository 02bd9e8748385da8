#include "app/ui/rooms/roomlistmodel.h"

#include "app/core/lab/canary.h"
#include "app/core/notices/noticerules.h"
#include "app/core/text/foreigntext.h"
#include "app/ui/words.h"

#include <algorithm>

namespace Chinwag {

RoomListModel::RoomListModel(QObject *parent)
    : ListModel(parent)
    , m_today(QDate::currentDate())
{
}

void RoomListModel::setSession(ChatSession *session)
{
    beginResetModel();
    m_watch.reset();
    m_session = session;
    m_lines.clear();
    if (m_session)
        fill();
    endResetModel();
    if (m_session)
        watch();
    Q_EMIT countChanged();
    Q_EMIT orderChanged();
}

void RoomListModel::fill()
{
    const QList<RoomId> rooms = m_session->rooms().roomIds();
    for (const RoomId &room : rooms) {
        if (isForPeople(room))
            m_lines.append({room, placeOf(room)});
    }
    const QList<RoomInvitation> invitations = m_session->invitations().all();
    for (const RoomInvitation &invitation : invitations)
        m_lines.append({invitation.room.id, placeOf(invitation)});
    std::sort(m_lines.begin(), m_lines.end(), comesFirst);
}

void RoomListModel::watch()
{
    m_watch = std::make_unique<QObject>();
    RoomBook &book = m_session->rooms();
    connect(&book, &RoomBook::roomAdded, m_watch.get(), [this](const RoomId &room) { add(room); });
    connect(&book, &RoomBook::roomChanged, m_watch.get(), [this](const RoomId &room) { update(room); });
    connect(&book, &RoomBook::roomRemoved, m_watch.get(), [this](const RoomId &room) { remove(room); });
    connect(&m_session->invitations(), &InvitationBook::added, m_watch.get(),
            [this](const RoomId &room) { addInvitation(room); });
    connect(&m_session->invitations(), &InvitationBook::removed, m_watch.get(),
            [this](const RoomId &room) { remove(room); });
    connect(&book, &RoomBook::usersChanged, m_watch.get(),
            [this](const QList<UserId> &users) { updatePeople(users); });
    PresenceBook &presences = m_session->presence();
    connect(&presences, &PresenceBook::changed, m_watch.get(),
            [this](const UserId &user) { updatePresence(user); });
    connect(&presences, &PresenceBook::reset, m_watch.get(), [this] { updateAll({PresenceRole}); });
    connect(&m_session->outbox(), &Outbox::changed, m_watch.get(), [this](const RoomId &room) {
        say(indexOf(room), {PreviewRole, PreviewKindRole, AccessibleNameRole});
    });
    connect(&m_session->typing(), &TypingTracker::changed, m_watch.get(), [this](const RoomId &room) {
        if (m_showTyping)
            say(indexOf(room), {TypingRole, AccessibleNameRole});
    });
}

void RoomListModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    updateAll({TimeTextRole, StatusRole});
}

/// A view asks for the headings of its sections again only when it starts over.
void RoomListModel::retranslate()
{
    beginResetModel();
    endResetModel();
}

void RoomListModel::updateTimes() { updateAll({TimeTextRole}); }

void RoomListModel::updateQuiet(const RoomId &room) { say(indexOf(room), {QuietRole, AccessibleNameRole}); }

void RoomListModel::setShowTyping(bool show)
{
    if (m_showTyping == show)
        return;
    m_showTyping = show;
    updateAll({TypingRole, AccessibleNameRole});
}

void RoomListModel::setRoomOnScreen(const RoomId &room)
{
    if (m_onScreen == room)
        return;
    const RoomId before = std::exchange(m_onScreen, room);
    update(before);
    update(room);
}

void RoomListModel::setOpenRoom(const RoomId &room)
{
    if (m_open == room)
        return;
    const RoomId before = std::exchange(m_open, room);
    update(before);
    update(room);
}

int RoomListModel::indexOf(const RoomId &room) const
{
    const auto found = std::find_if(m_lines.cbegin(), m_lines.cend(),
                                    [&room](const Line &line) { return line.room == room; });
    return found == m_lines.cend() ? -1 : static_cast<int>(found - m_lines.cbegin());
}

bool RoomListModel::comesFirst(const Line &a, const Line &b)
{
    if (a.place.group != b.place.group)
        return a.place.group < b.place.group;
    if (a.place.mentioned != b.place.mentioned)
        return a.place.mentioned;
    if (a.place.at != b.place.at)
        return a.place.at > b.place.at;
    const int names = a.place.name.localeAwareCompare(b.place.name);
    return names != 0 ? names < 0 : a.room < b.room;
}

RoomListModel::Place RoomListModel::placeOf(const RoomId &room) const
{
    const RoomBook::Entry &entry = *m_session->rooms().find(room);
    const milliseconds lastMessage = entry.lastMessage ? entry.lastMessage->at : milliseconds{0};
    return {entry.room.kind == RoomKind::Direct ? Group::DirectMessages : Group::Rooms, mentionsOf(room) > 0,
            std::max(lastMessage, entry.joinedAt), m_session->rooms().title(room)};
}

RoomListModel::Place RoomListModel::placeOf(const RoomInvitation &invitation)
{
    return {Group::Invitations, false, milliseconds{0}, invitation.room.name};
}

void RoomListModel::add(const RoomId &room)
{
    if (isForPeople(room))
        insert({room, placeOf(room)});
}

/// The others are the Connection Lab's.
bool RoomListModel::isForPeople(const RoomId &room) const
{
    const RoomBook::Entry *entry = m_session->rooms().find(room);
    return entry && !Canary::isOne(entry->room);
}

void RoomListModel::addInvitation(const RoomId &room)
{
    if (const RoomInvitation *const invitation = m_session->invitations().find(room))
        insert({room, placeOf(*invitation)});
}

void RoomListModel::insert(const Line &line)
{
    const auto before = std::lower_bound(m_lines.cbegin(), m_lines.cend(), line, comesFirst);
    const int row = static_cast<int>(before - m_lines.cbegin());
    beginInsertRows({}, row, row);
    m_lines.insert(row, line);
    endInsertRows();
    Q_EMIT countChanged();
    Q_EMIT orderChanged();
}

void RoomListModel::remove(const RoomId &room)
{
    const int row = indexOf(room);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_lines.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
    Q_EMIT orderChanged();
}

void RoomListModel::update(const RoomId &room)
{
    const int row = indexOf(room);
    if (row < 0 || !m_session->rooms().find(room))
        return;
    move(row, placeOf(room));
    say(indexOf(room), {});
}

void RoomListModel::move(int row, const Place &place)
{
    if (m_lines.at(row).place == place)
        return;
    m_lines[row].place = place;
    const Line line = m_lines.at(row);
    const auto begin = m_lines.cbegin();
    // The others are in order: above it or below it is where it belongs.
    const auto above = std::lower_bound(begin, begin + row, line, comesFirst);
    const auto below = std::lower_bound(begin + row + 1, m_lines.cend(), line, comesFirst);
    const int up = static_cast<int>(above - begin);
    const int down = static_cast<int>(below - begin);
    if (up < row) {
        beginMoveRows({}, row, row, {}, up);
        m_lines.move(row, up);
        endMoveRows();
        Q_EMIT orderChanged();
    } else if (down > row + 1) {
        beginMoveRows({}, row, row, {}, down);
        m_lines.move(row, down - 1);
        endMoveRows();
        Q_EMIT orderChanged();
    }
}

void RoomListModel::updatePeople(const QList<UserId> &users)
{
    QList<RoomId> concerned;
    for (int row = 0; row < m_lines.size(); ++row) {
        if (shows(row, users))
            concerned.append(roomAt(row));
    }
    for (const RoomId &room : std::as_const(concerned))
        update(room);
}

bool RoomListModel::shows(int row, const QList<UserId> &users) const
{
    const auto &last = entry(row).lastMessage;
    if (users.contains(peer(row)) || (last && users.contains(last->sender)))
        return true;
    const QList<UserId> typists = m_session->typing().typing(roomAt(row));
    return std::any_of(typists.cbegin(), typists.cend(),
                       [&users](const UserId &user) { return users.contains(user); });
}

void RoomListModel::updatePresence(const UserId &user)
{
    for (int row = 0; row < m_lines.size(); ++row) {
        if (peer(row) == user)
            say(row, {PresenceRole});
    }
}

void RoomListModel::updateAll(const QList<int> &roles)
{
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), roles);
}

void RoomListModel::say(int row, const QList<int> &roles)
{
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row), roles);
}

int RoomListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant RoomListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    switch (role) {
    case RoomIdRole:
        return roomAt(row).toString();
    case Qt::DisplayRole:
    case NameRole:
        return name(row);
    case DirectRole:
        return isDirect(row);
    case SectionRole:
        return section(row);
    case PrivateRole:
        return entry(row).room.kind == RoomKind::Private;
    case PreviewRole:
        return preview(row);
    case PreviewKindRole:
        return static_cast<int>(written(row).kind());
    case TypingRole:
        return typing(row);
    case TimeTextRole:
        return timeText(row);
    case UnreadTextRole:
        return Words::count(unread(row));
    case MentionTextRole:
        return mentions(row) > 0 ? u'@' + Words::count(mentions(row)) : QString();
    case UnreadRole:
        return isNew(row);
    case MarkedRole:
        return isMarked(row);
    case QuietRole:
        return isQuiet(row);
    case PresenceRole:
        return static_cast<int>(m_session->presence().presence(peer(row)).presence);
    case StatusRole:
        return Words::status(m_session->rooms().user(peer(row)).status, m_today, QLocale());
    case InitialsRole:
        return Words::initials(name(row));
    case ToneRole:
        return Words::tone(peer(row).toString());
    case AccessibleNameRole:
        return accessibleName(row);
    default:
        return {};
    }
}

QHash<int, QByteArray> RoomListModel::roleNames() const
{
    return {{RoomIdRole, "roomId"},
            {NameRole, "name"},
            {DirectRole, "direct"},
            {SectionRole, "section"},
            {PrivateRole, "closed"},
            {PreviewRole, "preview"},
            {PreviewKindRole, "previewKind"},
            {TypingRole, "typing"},
            {TimeTextRole, "timeText"},
            {UnreadTextRole, "unreadText"},
            {MentionTextRole, "mentionText"},
            {UnreadRole, "unread"},
            {MarkedRole, "marked"},
            {QuietRole, "quiet"},
            {PresenceRole, "presence"},
            {StatusRole, "status"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"},
            {AccessibleNameRole, "accessibleName"}};
}

const RoomBook::Entry &RoomListModel::entry(int row) const
{
    static const RoomBook::Entry gone; // between the book's removal of a room and the line's
    const RoomBook::Entry *entry = m_session->rooms().find(roomAt(row));
    return entry ? *entry : gone;
}

bool RoomListModel::isQuiet(int row) const
{
    const RoomPreferences chosen = preferences(row);
    return Chinwag::isQuiet(chosen, m_clock ? m_clock->wall() : milliseconds::max());
}

int RoomListModel::unread(int row) const { return roomAt(row) == m_onScreen ? 0 : entry(row).unread; }

int RoomListModel::mentions(int row) const { return mentionsOf(roomAt(row)); }

int RoomListModel::mentionsOf(const RoomId &room) const
{
    const RoomBook::Entry *entry = m_session->rooms().find(room);
    return !entry || room == m_onScreen ? 0 : entry->mentions;
}

QString RoomListModel::section(int row) const
{
    if (isInvitation(row))
        return tr("Invitations");
    return isDirect(row) ? tr("Direct messages") : tr("Rooms");
}

QString RoomListModel::name(int row) const
{
    return isInvitation(row) ? m_lines.at(row).place.name : m_session->rooms().title(roomAt(row));
}

UserId RoomListModel::peer(int row) const
{
    const auto &peer = entry(row).room.peer;
    return peer ? peer->id : UserId();
}

RoomPreview RoomListModel::written(int row) const { return {*m_session, roomAt(row), roomAt(row) == m_open}; }

QString RoomListModel::preview(int row) const
{
    if (!isInvitation(row))
        return written(row).words();
    const RoomInvitation *const invitation = m_session->invitations().find(roomAt(row));
    return invitation ? tr("%1 invites you", "person").arg(ForeignText::isolated(invitation->by.displayName))
                      : QString();
}

QString RoomListModel::typing(int row) const
{
    if (!m_showTyping)
        return {};
    const QList<UserId> typists = m_session->typing().typing(roomAt(row));
    const int count =
        std::max(static_cast<int>(typists.size()), m_session->typing().anonymousCount(roomAt(row)));
    if (isDirect(row) || typists.size() != 1)
        return Words::typingInList(count, isDirect(row));
    return Words::typing({m_session->rooms().user(typists.first()).displayName});
}

QString RoomListModel::timeText(int row) const
{
    const auto &last = entry(row).lastMessage;
    return last ? Words::listTime(QDateTime::fromMSecsSinceEpoch(last->at.count()), m_today, QLocale())
                : QString();
}

QString RoomListModel::accessibleName(int row) const
{
    QStringList parts{name(row),
                      Words::status(m_session->rooms().user(peer(row)).status, m_today, QLocale())};
    if (mentions(row) > 0)
        parts.append(tr("%n mention(s)", nullptr, mentions(row)));
    if (unread(row) > 0)
        parts.append(tr("%n unread message(s)", nullptr, unread(row)));
    else if (isMarked(row))
        parts.append(tr("marked as unread"));
    if (isQuiet(row))
        parts.append(tr("muted"));
    const QString typists = typing(row);
    parts.append(typists.isEmpty() ? preview(row) : typists);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace Chinwag
