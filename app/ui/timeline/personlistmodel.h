#pragma once

#include "app/core/chatsession.h"
#include "app/ui/listmodel.h"
#include "app/ui/timeline/roomtones.h"

#include <QDate>

#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// People: who types, who is in a room. Keeps who, in an order that is the caller's; names and presence are
/// asked of the session when they are shown.
class PersonListModel : public ListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by its controller")

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1,
        NameRole,
        UsernameRole,
        PresenceRole,
        PresenceTextRole,
        InitialsRole,
        ToneRole,
        OwnRole ///< oneself
    };

    using ListModel::ListModel;

    /// Null or another one: nobody yet.
    void setSession(ChatSession *session);
    void setUsers(const QList<UserId> &users);
    QList<UserId> users() const;
    /// Times are shown relative to this day.
    void setToday(QDate today);
    /// Outlives this.
    void setTones(const RoomTones &tones);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row
    {
        UserId user;

        const QString &key() const { return user.toString(); }
        friend bool operator==(const Row &, const Row &) = default;
    };

    void say(const QList<UserId> &users, const QList<int> &roles);

    ChatSession *m_session = nullptr;
    const RoomTones *m_tones = nullptr;
    QDate m_today;
    std::unique_ptr<QObject> m_watch; // what is connected through it ends with the session
    QList<Row> m_rows;
};

} // namespace Chinwag
