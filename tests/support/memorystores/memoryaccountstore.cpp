#include "tests/support/memorystores/memoryaccountstore.h"

#include "server/core/foundation/crypto.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace Chinwag {

namespace {

constexpr std::chrono::hours tokenWriteInterval{1};

} // namespace

void MemoryAccountStore::check(const User &user, std::optional<QByteArray> inviteHash, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] { return checkNow(user, inviteHash); });
}

void MemoryAccountStore::create(const Account &account, std::optional<QByteArray> inviteHash, Done<User> done)
{
    m_database.answer<User>(done, [&] { return createNow(account, inviteHash); });
}

Outcome<Ok> MemoryAccountStore::checkNow(const User &user, const std::optional<QByteArray> &inviteHash) const
{
    if (inviteHash) {
        const auto invite = m_database.invites.constFind(*inviteHash);
        if (invite == m_database.invites.constEnd() || invite->expiresAt <= m_database.now())
            return Error{ErrorCode::InvalidInvite, QStringLiteral("That invite is not valid any more."), {}};
    }
    const QString skeleton = usernameSkeleton(user.username);
    const auto taken = [&](const Account &other) {
        return usernameSkeleton(other.user.username) == skeleton;
    };
    if (m_database.formerNames.contains(skeleton) ||
        std::any_of(m_database.accounts.cbegin(), m_database.accounts.cend(), taken))
        return Error{ErrorCode::UsernameTaken, QStringLiteral("That name is taken."), {}};
    return Ok{};
}

Outcome<User> MemoryAccountStore::createNow(const Account &account,
                                            const std::optional<QByteArray> &inviteHash)
{
    if (const auto checked = checkNow(account.user, inviteHash); !checked)
        return checked.error();
    if (inviteHash && m_database.invites.take(*inviteHash).makesOwner)
        m_database.owners.insert(account.user.id);
    m_database.accounts.insert(account.user.id, account);
    return account.user;
}

void MemoryAccountStore::findByUsername(const QString &username, Done<std::optional<Account>> done)
{
    m_database.answer<std::optional<Account>>(done, [&]() -> std::optional<Account> {
        for (const Account &account : std::as_const(m_database.accounts)) {
            if (account.user.username != username)
                continue;
            Account found = account;
            found.user = m_database.userOf(account.user.id);
            return found;
        }
        return {};
    });
}

void MemoryAccountStore::find(const QList<UserId> &ids, Done<QList<User>> done)
{
    m_database.answer<QList<User>>(done, [&] {
        QList<User> users;
        for (const UserId &id : ids) {
            if (m_database.accounts.contains(id))
                users.append(m_database.userOf(id));
        }
        return users;
    });
}

void MemoryAccountStore::search(const QString &prefix, int limit, Done<QList<User>> done)
{
    m_database.answer<QList<User>>(done, [&] {
        const QString key = searchKey(prefix);
        std::map<std::tuple<bool, QString, UserId>, User> users;
        for (const Account &account : std::as_const(m_database.accounts)) {
            const User &user = account.user;
            const bool byUsername = searchKey(user.username).startsWith(key);
            const QString name = searchKey(byUsername ? user.username : user.displayName);
            if (name.startsWith(key) && !m_database.deleted.contains(user.id))
                users.emplace(std::tuple(!byUsername, name, user.id), m_database.userOf(user.id));
        }
        QList<User> found;
        for (const auto &entry : users)
            found.append(entry.second);
        return found.mid(0, limit);
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

void MemoryAccountStore::replacePasswordHash(const UserId &user, const QString &from, const QString &to,
                                             Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        const auto account = m_database.accounts.find(user);
        if (account == m_database.accounts.end() || account->passwordHash != from)
            return false;
        account->passwordHash = to;
        return true;
    });
}

void MemoryAccountStore::setProfile(const UserId &user, const std::optional<QString> &displayName,
                                    const std::optional<Status> &status, Done<User> done)
{
    m_database.answer<User>(done, [&]() -> Outcome<User> {
        const auto account = m_database.accounts.find(user);
        if (account == m_database.accounts.end())
            return Error{ErrorCode::NotFound, QStringLiteral("There is nobody of that id."), {}};
        if (displayName)
            account->user.displayName = *displayName;
        if (status)
            account->user.status = *status;
        return m_database.userOf(user);
    });
}

void MemoryAccountStore::changePassword(const UserId &user, const DeviceId &kept, const QString &from,
                                        const QString &to, Done<std::optional<QList<DeviceId>>> done)
{
    using Gone = std::optional<QList<DeviceId>>;
    m_database.answer<Gone>(done, [&]() -> Gone {
        const auto account = m_database.accounts.find(user);
        if (account == m_database.accounts.end() || account->passwordHash != from)
            return {};
        account->passwordHash = to;
        QList<DeviceId> others;
        for (const auto &record : std::as_const(m_database.devices)) {
            if (record.device.user == user && !(record.device.id == kept))
                others.append(record.device.id);
        }
        for (const DeviceId &device : std::as_const(others)) {
            m_database.devices.remove(device);
            addRevocation(user, device, Revocation::Reason::SignedOut);
        }
        return others;
    });
}

void MemoryAccountStore::ban(const UserId &user, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        if (!setBanned(user, true))
            return false;
        addRevocation(user, {}, Revocation::Reason::Banned);
        return true;
    });
}

void MemoryAccountStore::unban(const UserId &user, Done<bool> done)
{
    m_database.answer<bool>(done, [&] { return setBanned(user, false); });
}

void MemoryAccountStore::secondFactor(const UserId &user, Done<std::optional<SecondFactor>> done)
{
    using Found = std::optional<SecondFactor>;
    m_database.answer<Found>(done, [&]() -> Found {
        const auto record = m_database.factors.constFind(user);
        if (record == m_database.factors.constEnd())
            return {};
        SecondFactor factor = record->factor;
        factor.recoveryLeft = int(record->recoveryHashes.size());
        return factor;
    });
}

void MemoryAccountStore::beginFactor(const UserId &user, const QByteArray &secret, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        if (m_database.factors.value(user).factor.isConfirmed)
            return false;
        m_database.factors.insert(user, {{secret, false, 0, 0}, {}});
        return true;
    });
}

void MemoryAccountStore::confirmFactor(const UserId &user, const QByteArray &secret, qint64 step,
                                       const QList<QByteArray> &recoveryHashes, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        const auto record = m_database.factors.find(user);
        if (record == m_database.factors.end() || record->factor.isConfirmed ||
            record->factor.secret != secret)
            return false;
        record->factor.isConfirmed = true;
        record->factor.lastStep = step;
        record->recoveryHashes = QSet<QByteArray>(recoveryHashes.begin(), recoveryHashes.end());
        return true;
    });
}

void MemoryAccountStore::useCode(const UserId &user, qint64 step, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        const auto record = m_database.factors.find(user);
        if (record == m_database.factors.end() || !record->factor.isConfirmed ||
            record->factor.lastStep >= step)
            return false;
        record->factor.lastStep = step;
        return true;
    });
}

void MemoryAccountStore::useRecoveryCode(const UserId &user, const QByteArray &hash, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        const auto record = m_database.factors.find(user);
        return record != m_database.factors.end() && record->recoveryHashes.remove(hash);
    });
}

void MemoryAccountStore::removeFactor(const UserId &user, Done<bool> done)
{
    m_database.answer<bool>(done, [&] { return m_database.factors.remove(user) > 0; });
}

void MemoryAccountStore::remove(const UserId &user, bool messagesStay, Done<bool> done)
{
    m_database.answer<bool>(done, [&] {
        const auto account = m_database.accounts.find(user);
        if (account == m_database.accounts.end() || m_database.deleted.contains(user))
            return false;
        m_database.formerNames.insert(usernameSkeleton(account->user.username));
        const QString username =
            QStringLiteral("deleted-") + QString::fromLatin1(Crypto::randomBytes(8).toHex());
        *account = Account{User{user, username, QStringLiteral("Deleted user")}, QString(), false};
        m_database.deleted.insert(user);
        m_database.owners.remove(user);
        forget(user);
        if (!messagesStay)
            m_database.unsaid.insert(user, {});
        addRevocation(user, {}, Revocation::Reason::SignedOut);
        return true;
    });
}

void MemoryAccountStore::forget(const UserId &user)
{
    m_database.factors.remove(user);
    m_database.devices.removeIf([&](const auto &entry) { return entry.value().device.user == user; });
    m_database.invitations.remove(user);
    for (auto &open : m_database.invitations)
        open.removeIf([&](const MemoryDatabase::InvitationRecord &each) { return each.by == user; });
    m_database.blocks.remove(user);
    for (auto &blocked : m_database.blocks)
        blocked.remove(user);
    m_database.roomInvites.insert(user, RoomInvites::Nobody);
    for (auto &room : m_database.rooms) {
        room.preferences.remove(user);
        room.left.remove(user);
        room.bans.remove(user);
        room.mutes.remove(user);
        room.paces.remove(user);
    }
    for (auto &file : m_database.files) {
        if (file.owner == user && file.expiresAt.count() > 0)
            file.expiresAt = milliseconds(1);
    }
}

void MemoryAccountStore::unsaid(Done<QList<Unsaid>> done)
{
    m_database.answer<QList<Unsaid>>(done, [&] {
        QList<Unsaid> people;
        for (auto each = m_database.unsaid.cbegin(); each != m_database.unsaid.cend(); ++each)
            people.append({each.key(), each.value()});
        return people;
    });
}

void MemoryAccountStore::setUnsaid(const Unsaid &unsaid, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        if (unsaid.upTo.isEmpty())
            m_database.unsaid.remove(unsaid.user);
        else if (m_database.unsaid.contains(unsaid.user))
            m_database.unsaid.insert(unsaid.user, unsaid.upTo);
        return Ok{};
    });
}

bool MemoryAccountStore::setBanned(const UserId &user, bool banned)
{
    const auto account = m_database.accounts.find(user);
    if (account == m_database.accounts.end())
        return false;
    account->banned = banned;
    return true;
}

void MemoryAccountStore::addRevocation(const UserId &user, const DeviceId &device, Revocation::Reason reason)
{
    m_database.revocations.removeIf([this](const MemoryDatabase::RevocationRecord &record) {
        return record.at <= m_database.now() - Limits::revocationsKept;
    });
    m_database.revocations.append({{Crypto::randomId('x'), user, device, reason}, m_database.now()});
}

void MemoryAccountStore::addDevice(const NewDevice &device, const QByteArray &tokenHash,
                                   std::chrono::milliseconds lifetime, Done<Ok> done)
{
    m_database.answer<Ok>(done, [&] {
        const milliseconds now = m_database.now();
        const Device made{device.id, device.user, device.name, now, now, now + lifetime};
        m_database.devices.insert(device.id, {made, tokenHash});
        dropOldDevices(device);
        return Ok{};
    });
}

void MemoryAccountStore::dropOldDevices(const NewDevice &newest)
{
    QList<Device> others;
    for (const auto &record : std::as_const(m_database.devices)) {
        if (record.device.user == newest.user && !(record.device.id == newest.id))
            others.append(record.device);
    }
    std::sort(others.begin(), others.end(), [](const Device &a, const Device &b) {
        return std::pair{a.lastUsedAt, a.createdAt} > std::pair{b.lastUsedAt, b.createdAt};
    });
    for (const Device &old : others.mid(Limits::devicesPerUser - 1)) {
        m_database.devices.remove(old.id);
        addRevocation(old.user, old.id, Revocation::Reason::SignedOut);
    }
}

void MemoryAccountStore::useToken(const QByteArray &tokenHash, std::chrono::milliseconds slide,
                                  Done<std::optional<TokenOwner>> done)
{
    using Used = std::optional<TokenOwner>;
    m_database.answer<Used>(done, [&]() -> Used {
        const milliseconds now = m_database.now();
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
        return TokenOwner{m_database.userOf(account.user.id), record->device, record->device.expiresAt - now,
                          m_database.lacksFactor(account.user.id)};
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
        addRevocation(user, device, Revocation::Reason::SignedOut);
        return true;
    });
}

void MemoryAccountStore::standings(const QList<DeviceId> &devices, Done<QHash<DeviceId, DeviceStanding>> done)
{
    using State = DeviceStanding::State;
    m_database.answer<QHash<DeviceId, DeviceStanding>>(done, [&] {
        QHash<DeviceId, DeviceStanding> found;
        for (const DeviceId &id : devices) {
            const auto record = m_database.devices.constFind(id);
            if (record == m_database.devices.constEnd())
                continue;
            const Account account = m_database.accounts.value(record->device.user);
            const milliseconds left = record->device.expiresAt - m_database.now();
            const State alive = left > milliseconds{0} ? State::Good : State::SignedOut;
            found.insert(id, {account.banned ? State::Banned : alive, m_database.userOf(account.user.id),
                              left, m_database.lacksFactor(account.user.id)});
        }
        return found;
    });
}

void MemoryAccountStore::revocations(std::chrono::milliseconds period, Done<QList<Revocation>> done)
{
    m_database.answer<QList<Revocation>>(done, [&] {
        QList<Revocation> found;
        for (const auto &record : std::as_const(m_database.revocations)) {
            if (record.at > m_database.now() - period)
                found.append(record.revocation);
        }
        return found;
    });
}

void MemoryAccountStore::addInvite(const NewInvite &invite, Done<std::chrono::milliseconds> done)
{
    m_database.answer<milliseconds>(done, [&] {
        const milliseconds expiresAt = m_database.now() + invite.lifetime;
        m_database.invites.insert(invite.hash, {expiresAt, invite.makesOwner});
        return expiresAt;
    });
}

} // namespace Chinwag
