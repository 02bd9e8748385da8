#pragma once

#include "tests/support/memorystores/memorydatabase.h"

namespace Chinwag {

class MemoryAccountStore final : public AccountStore
{
public:
    explicit MemoryAccountStore(MemoryDatabase &database)
        : m_database(database)
    {
    }

    void check(const User &user, std::optional<QByteArray> inviteHash, Done<Ok> done) override;
    void create(const Account &account, std::optional<QByteArray> inviteHash, Done<User> done) override;
    void findByUsername(const QString &username, Done<std::optional<Account>> done) override;
    void find(const QList<UserId> &ids, Done<QList<User>> done) override;
    void search(const QString &prefix, int limit, Done<QList<User>> done) override;
    void count(Done<qint64> done) override;
    void isServerOwner(const UserId &user, Done<bool> done) override;
    void setProfile(const UserId &user, const std::optional<QString> &displayName,
                    const std::optional<Status> &status, Done<User> done) override;
    void replacePasswordHash(const UserId &user, const QString &from, const QString &to,
                             Done<bool> done) override;
    void changePassword(const UserId &user, const DeviceId &kept, const QString &from, const QString &to,
                        Done<std::optional<QList<DeviceId>>> done) override;
    void ban(const UserId &user, Done<bool> done) override;
    void unban(const UserId &user, Done<bool> done) override;

    void secondFactor(const UserId &user, Done<std::optional<SecondFactor>> done) override;
    void beginFactor(const UserId &user, const QByteArray &secret, Done<bool> done) override;
    void confirmFactor(const UserId &user, const QByteArray &secret, qint64 step,
                       const QList<QByteArray> &recoveryHashes, Done<bool> done) override;
    void useCode(const UserId &user, qint64 step, Done<bool> done) override;
    void useRecoveryCode(const UserId &user, const QByteArray &hash, Done<bool> done) override;
    void removeFactor(const UserId &user, Done<bool> done) override;

    void remove(const UserId &user, bool messagesStay, Done<bool> done) override;
    void unsaid(Done<QList<Unsaid>> done) override;
    void setUnsaid(const Unsaid &unsaid, Done<Ok> done) override;
    void addDevice(const NewDevice &device, const QByteArray &tokenHash, std::chrono::milliseconds lifetime,
                   Done<Ok> done) override;
    void useToken(const QByteArray &tokenHash, std::chrono::milliseconds slide,
                  Done<std::optional<TokenOwner>> done) override;
    void devices(const UserId &user, Done<QList<Device>> done) override;
    void removeDevice(const UserId &user, const DeviceId &device, Done<bool> done) override;
    void standings(const QList<DeviceId> &devices, Done<QHash<DeviceId, DeviceStanding>> done) override;
    void revocations(std::chrono::milliseconds period, Done<QList<Revocation>> done) override;
    void addInvite(const NewInvite &invite, Done<std::chrono::milliseconds> done) override;

private:
    Outcome<Ok> checkNow(const User &user, const std::optional<QByteArray> &inviteHash) const;
    Outcome<User> createNow(const Account &account, const std::optional<QByteArray> &inviteHash);
    void forget(const UserId &user);
    bool setBanned(const UserId &user, bool banned);
    void dropOldDevices(const NewDevice &newest);
    void addRevocation(const UserId &user, const DeviceId &device, Revocation::Reason reason);

    MemoryDatabase &m_database;
};

} // namespace Chinwag
