#pragma once

#include "server/sql/database.h"

namespace Chinwag {

/// AccountStore over any Dialect. Loop thread; The Database outlives it.
class SqlAccountStore final : public AccountStore
{
public:
    explicit SqlAccountStore(const DatabaseLane &database);

    void create(const Account &account, std::optional<QByteArray> inviteHash, std::chrono::milliseconds now,
                Done<User> done) override;
    void findByUsername(const QString &username, Done<std::optional<Account>> done) override;
    void find(const QList<UserId> &ids, Done<QList<User>> done) override;
    void search(const QString &prefix, int limit, Done<QList<User>> done) override;
    void count(Done<qint64> done) override;
    void isServerOwner(const UserId &user, Done<bool> done) override;

    void addDevice(const Device &device, const QByteArray &tokenHash, Done<Ok> done) override;
    void useToken(const QByteArray &tokenHash, std::chrono::milliseconds now, std::chrono::milliseconds slide,
                  Done<std::optional<std::pair<User, Device>>> done) override;
    void devices(const UserId &user, Done<QList<Device>> done) override;
    void removeDevice(const UserId &user, const DeviceId &device, Done<bool> done) override;

    void addInvite(const Invite &invite, Done<Ok> done) override;

private:
    const DatabaseLane m_database;
};

} // namespace Chinwag
