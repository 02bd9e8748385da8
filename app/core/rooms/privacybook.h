#pragma once

#include "app/core/connection/accountapi.h"

#include <QObject>
#include <QPointer>

namespace Chinwag {

/// What one allows others, as the server has it: who may add one to rooms, and whom one has blocked. Nothing
/// is known before refresh() is answered. Loop thread.
class PrivacyBook : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = AccountApi::Done<T>;

    PrivacyBook(AccountApi &api, QObject *parent = nullptr);

    std::optional<RoomInvites> whoMayAdd() const { return m_whoMayAdd; }
    QList<User> blocked() const { return m_blocked; }

    /// Asks for both; one answer, the first error.
    void refresh(Done<Ok> done);
    void setWhoMayAdd(RoomInvites who, Done<Ok> done);
    void block(const User &user, Done<Ok> done);
    void unblock(const UserId &user, Done<Ok> done);

Q_SIGNALS:
    void whoMayAddChanged();
    void blockedChanged();

private:
    void refreshBlocked(Done<Ok> done);
    void keep(RoomInvites who);
    void keep(const QList<User> &blocked);

    AccountApi &m_api;
    std::optional<RoomInvites> m_whoMayAdd;
    QList<User> m_blocked;
};

} // namespace Chinwag
