#include "app/ui/timeline/personlistmodel.h"

#include "app/ui/words.h"

namespace Chinwag {

void PersonListModel::setSession(ChatSession *session)
{
    if (m_session == session)
        return;
    setUsers({});
    m_session = session;
    m_watch = std::make_unique<QObject>();
    if (!session)
        return;
    connect(&session->rooms(), &RoomBook::usersChanged, m_watch.get(), [this](const QList<UserId> &users) {
        say(users, {NameRole, UsernameRole, InitialsRole, PresenceTextRole});
    });
    connect(&session->presence(), &PresenceBook::changed, m_watch.get(), [this](const UserId &user) {
        say({user}, {PresenceRole, PresenceTextRole});
    });
    connect(&session->presence(), &PresenceBook::reset, m_watch.get(), [this] {
        say(users(), {PresenceRole, PresenceTextRole});
    });
}

void PersonListModel::setUsers(const QList<UserId> &users)
{
    QList<Row> rows;
    for (const UserId &user : users)
        rows.append({user});
    updateRows(m_rows, rows);
}

void PersonListModel::setToday(QDate today)
{
    if (m_today == today)
        return;
    m_today = today;
    say(users(), {PresenceTextRole});
}

void PersonListModel::setTones(const RoomTones &tones)
{
    m_tones = &tones;
    connect(&tones, &RoomTones::changed, this, [this] { say(users(), {ToneRole}); });
}

QList<UserId> PersonListModel::users() const
{
    QList<UserId> users;
    for (const Row &row : m_rows)
        users.append(row.user);
    return users;
}

void PersonListModel::say(const QList<UserId> &users, const QList<int> &roles)
{
    const QSet<UserId> wanted(users.cbegin(), users.cend());
    for (int row = 0; row < m_rows.size(); ++row) {
        if (wanted.contains(m_rows.at(row).user))
            Q_EMIT dataChanged(index(row), index(row), roles);
    }
}

int PersonListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PersonListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const UserId &user = m_rows.at(index.row()).user;
    switch (role) {
    case UserIdRole:
        return user.toString();
    case Qt::DisplayRole:
    case NameRole:
        return m_session->rooms().user(user).displayName;
    case UsernameRole:
        return m_session->rooms().user(user).username;
    case PresenceRole:
        return static_cast<int>(m_session->presence().presence(user).presence);
    case PresenceTextRole:
        return Words::presence(m_session->presence().presence(user), m_session->rooms().user(user).status,
                               m_today, QLocale());
    case InitialsRole:
        return Words::initials(m_session->rooms().user(user).displayName);
    case ToneRole:
        return m_tones ? m_tones->of(user) : Words::tone(user.toString());
    case OwnRole:
        return user == m_session->account().user.id;
    default:
        return {};
    }
}

QHash<int, QByteArray> PersonListModel::roleNames() const
{
    return {{UserIdRole, "userId"},
            {NameRole, "name"},
            {UsernameRole, "username"},
            {PresenceRole, "presence"},
            {PresenceTextRole, "presenceText"},
            {InitialsRole, "initials"},
            {ToneRole, "tone"},
            {OwnRole, "own"}};
}

} // namespace Chinwag
