#include "server/core/memory/memoryaccountstore.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr std::chrono::hours tokenWriteInterval{1};

} // namespace

void MemoryAccountStore::create(const Account &account, std::optional<QByteArray> inviteHash,
                                std::chrono::milliseconds now, Done<User> done)
{
    m_database.answer<User>(done, [&] { return createNow(account, inviteHash, now); });
}

Outcome<User> MemoryAccountStore::createNow(const Account &account,
                                            const std::optional<QByteArray> &inviteHash,
                                            std::chrono::milliseconds now)
{
    const auto taken = [&](const Account &other) { return other.user.username == account.user.username; };
    if (std::any_of(m_database.accounts.cbegin(), m_database.accounts.cend(), taken))
        return Error{ErrorCode::UsernameTaken, QStringLiteral("That name is taken."), {}};
    if (inviteHash) {
        const auto invite = m_database.invites.constFind(*inviteHash);
        if (invite == m_database.invites.constEnd() || invite->expiresAt <= now)
            return Error{ErrorCode::InvalidInvite, QStringLiteral("That invite is not valid any more."), {}};
        if (invite->makesOwner)
            m_database.owners.insert(account.user.id);
        m_database.invites.erase(invite);
    }
    m_database.accounts.insert(account.user.id, account);
    return account.user;
}

void MemoryAccountStore::findByUsername(const QString &username, Done<std::optional<Account>> done)
{
    m_database.answer<std::optional<Account>>(done, [&]() -> std::optional<Account> {
        for (const Account &account : std::as_const(m_database.accounts)) {
            if (account.user.username == username)
                return account;
        }
        return {};
    });
}

void MemoryAccountStore::find(const QList<UserId> &ids, Done<QList<User>> done)
{
    m_database.answer<QList<User>>(done, [&] {
        QList<User> users;
        for (const UserId &id : ids) {
            if (const auto found = m_database.accounts.constFind(id); found != m_database.accounts.constEnd())
                users.append(found->user);
        }
        return users;
    });
}

void MemoryAccountStore::search(const QString &prefix, int limit, Done<QList<User>> done)
{
    m_database.answer<QList<User>>(done, [&] {
        QList<User> users;
        for (const Account &account : std::as_const(m_database.accounts)) {
            if (account.user.username.startsWith(prefix, Qt::CaseInsensitive) ||
                account.user.displayName.startsWith(prefix, Qt::CaseInsensitive))
                users.append(account.user);
        }
        std::sort(users.begin(), users.end(),
                  [](const User &a, const User &b) { return a.username < b.username; });
        return users.mid(0, limit);
    });
}

void MemoryAccountStore::count(Done<qint64> done)
{
    m_database.answer<qint64>(done, [&] { return qint64{m_database.accounts.size()}; });
}

void MemoryAccountStore::isServerOwner(const UserId &user, Done<bool> done)
{
    m_database.answer<bool>(done, [&] { return m_database.owners.contains(user); });
}

void MemoryAccountStore::addDevice(const Device &device, const QByteArray &tokenHash, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        m_database.devices.insert(device.id, {device, tokenHash});
        return Ok{};
    });
}

void MemoryAccountStore::useToken(const QByteArray &tokenHash, std::chrono::milliseconds now,
                                  std::chrono::milliseconds slide,
                                  Done<std::optional<std::pair<User, Device>>> done)
{
    using Used = std::optional<std::pair<User, Device>>;
    m_database.answer<Used>(done, [&]() -> Used {
        const auto record = std::find_if(m_database.devices.begin(), m_database.devices.end(),
                                         [&](const auto &each) { return each.tokenHash == tokenHash; });
        if (record == m_database.devices.end() || record->device.expiresAt <= now)
            return {};
        const Account account = m_database.accounts.value(record->device.user);
        if (account.banned)
            return {};
        if (now - record->device.lastUsedAt >= tokenWriteInterval) {
            record->device.lastUsedAt = now;
            record->device.expiresAt = now + slide;
        }
        return std::pair{account.user, record->device};
    });
}

void MemoryAccountStore::devices(const UserId &user, Done<QList<Device>> done)
{
    m_database.answer<QList<Device>>(done, [&] {
        QList<Device> devices;
        for (const auto &record : std::as_const(m_database.devices)) {
            if (record.device.user == user)
                devices.append(record.device);
        }
        std::sort(devices.begin(), devices.end(), [](const Device &a, const Device &b) {
            return std::pair{a.createdAt, a.id.toString()} < std::pair{b.createdAt, b.id.toString()};
        });
        return devices;
    });
}

void MemoryAccountStore::removeDevice(const UserId &user, const DeviceId &device, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        const auto record = m_database.devices.constFind(device);
        if (record == m_database.devices.constEnd() || !(record->device.user == user))
            return false;
        m_database.devices.erase(record);
        return true;
    });
}

void MemoryAccountStore::addInvite(const Invite &invite, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        m_database.invites.insert(invite.hash, invite);
        return Ok{};
    });
}

} // namespace Chinwag
