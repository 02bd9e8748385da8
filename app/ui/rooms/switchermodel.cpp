#include "app/ui/rooms/switchermodel.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/guarded.h"
#include "app/ui/words.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace Chinwag {

SwitcherModel::SwitcherModel(const RoomListModel &rooms, const RoomTrail &trail, QObject *parent)
    : ListModel(parent)
    , m_rooms(rooms)
    , m_trail(trail)
{
}

void SwitcherModel::setSession(ChatSession *session)
{
    close();
    m_session = session;
}

void SwitcherModel::open()
{
    if (!m_session)
        return;
    m_watch = std::make_unique<QObject>();
    connect(&m_rooms, &RoomListModel::orderChanged, m_watch.get(), [this] { gather(); });
    connect(&m_rooms, &RoomListModel::dataChanged, m_watch.get(), [this] { sayAll(); });
    connect(&m_session->rooms(), &RoomBook::usersChanged, m_watch.get(), [this] { gather(); });
    connect(&m_session->presence(), &PresenceBook::changed, m_watch.get(), [this] { sayAll(); });
    gather();
}

void SwitcherModel::close()
{
    m_watch.reset();
    setTyped({});
    m_candidates.clear();
    show();
}

void SwitcherModel::setTyped(const QString &typed)
{
    if (m_typed == typed)
        return;
    m_typed = typed;
    show();
    Q_EMIT typedChanged();
    if (!m_watch || m_typed.trimmed().size() < 2)
        return;
    // People whom this client has never met: the book says when it has them.
    m_session->roomActions().findUsers(
        m_typed.trimmed(), guarded<QList<User>>(m_watch.get(), [](const Result<QList<User>, Error> &) {}));
}

void SwitcherModel::choose(int row)
{
    if (row < 0 || row >= m_lines.size())
        return;
    const Line line = m_lines.at(row);
    if (line.room.isEmpty())
        Q_EMIT personChosen(line.person);
    else
        Q_EMIT roomChosen(line.room);
}

void SwitcherModel::gather()
{
    m_candidates.clear();
    gatherRooms();
    gatherPeople();
    show();
}

void SwitcherModel::gatherRooms()
{
    QHash<RoomId, qsizetype> recency;
    const QList<RoomId> recent = m_trail.recent();
    for (const RoomId &room : recent)
        recency.insert(room, recency.size());
    QList<int> rows(m_rooms.rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) {
        return recency.value(m_rooms.roomAt(a), RoomTrail::most) <
               recency.value(m_rooms.roomAt(b), RoomTrail::most);
    });
    for (const int row : std::as_const(rows)) {
        const RoomId room = m_rooms.roomAt(row);
        QStringList names{foldedName(m_rooms.index(row).data(RoomListModel::NameRole).toString())};
        const RoomBook::Entry *entry = m_session->rooms().find(room);
        if (entry && entry->room.peer)
            names.append(foldedName(entry->room.peer->username));
        m_candidates.append({{room, {}}, names});
    }
}

void SwitcherModel::gatherPeople()
{
    QSet<UserId> reached{m_session->account().user.id};
    const QList<Room> rooms = m_session->rooms().rooms();
    for (const Room &room : rooms) {
        if (room.peer)
            reached.insert(room.peer->id);
    }
    QList<User> people = m_session->rooms().users();
    people.removeIf([&reached](const User &user) { return reached.contains(user.id); });
    std::sort(people.begin(), people.end(), [](const User &a, const User &b) {
        const int names = a.displayName.localeAwareCompare(b.displayName);
        return names != 0 ? names < 0 : a.id < b.id;
    });
    for (const User &user : std::as_const(people))
        m_candidates.append({{{}, user.id}, {foldedName(user.displayName), foldedName(user.username)}});
}

NameMatch SwitcherModel::matchOf(const Candidate &candidate, const QString &typed) const
{
    // Everybody the client has ever heard of is too many to offer before a letter says who.
    if (typed.isEmpty() && candidate.line.room.isEmpty())
        return NameMatch::None;
    NameMatch best = NameMatch::None;
    for (const QString &name : candidate.names)
        best = std::min(best, matchName(name, typed));
    return best;
}

void SwitcherModel::show()
{
    const QString typed = foldedName(m_typed);
    std::array<QList<Line>, std::size_t(NameMatch::None)> found;
    for (const Candidate &candidate : std::as_const(m_candidates)) {
        const NameMatch matched = matchOf(candidate, typed);
        if (matched == NameMatch::None)
            continue;
        QList<Line> &lines = found.at(std::size_t(matched));
        if (lines.size() < most)
            lines.append(candidate.line);
    }
    QList<Line> lines;
    for (const QList<Line> &group : found)
        lines.append(group);
    updateRows(m_lines, lines.mid(0, most));
}

void SwitcherModel::sayAll()
{
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int SwitcherModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant SwitcherModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines.at(index.row());
    return line.room.isEmpty() ? personData(line.person, role) : roomData(line.room, role);
}

QVariant SwitcherModel::roomData(const RoomId &room, int role) const
{
    if (role != DetailRole)
        return m_rooms.index(m_rooms.indexOf(room)).data(role);
    const RoomBook::Entry *entry = m_session->rooms().find(room);
    return entry && entry->room.peer ? u'@' + entry->room.peer->username : QString();
}

QVariant SwitcherModel::personData(const UserId &person, int role) const
{
    const User user = m_session->rooms().user(person);
    switch (role) {
    case Qt::DisplayRole:
    case RoomListModel::NameRole:
        return user.displayName;
    case DetailRole:
        return u'@' + user.username;
    case RoomListModel::DirectRole:
        return true;
    case RoomListModel::PrivateRole:
    case RoomListModel::UnreadRole:
        return false;
    case RoomListModel::UnreadTextRole:
    case RoomListModel::MentionTextRole:
        return QString();
    case RoomListModel::PresenceRole:
        return static_cast<int>(m_session->presence().presence(person).presence);
    case RoomListModel::InitialsRole:
        return Words::initials(user.displayName);
    case RoomListModel::ToneRole:
        return Words::tone(person.toString());
    case RoomListModel::AccessibleNameRole:
        return tr("%1, new direct message", "person").arg(ForeignText::isolated(user.displayName));
    default:
        return {};
    }
}

QHash<int, QByteArray> SwitcherModel::roleNames() const
{
    QHash<int, QByteArray> names = m_rooms.roleNames();
    names.insert(DetailRole, "detail");
    return names;
}

} // namespace Chinwag
