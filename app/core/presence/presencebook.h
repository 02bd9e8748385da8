#pragma once

#include "shared/protocol/model.h"

#include <QObject>

namespace Chinwag {

/// Who is online, as far as the server told. Everybody is Offline while there is no connection. Loop thread.
class PresenceBook : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    UserPresence presence(const UserId &user) const;
    int onlineCount() const;
    void setAll(const QList<UserPresence> &presences);
    void add(const QList<UserPresence> &presences);
    void apply(const UserPresence &presence);
    void clear();

Q_SIGNALS:
    void changed(const Chinwag::UserId &user);
    void reset();

private:
    QHash<UserId, UserPresence> m_presences;
};

} // namespace Chinwag
