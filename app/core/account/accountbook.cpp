#include "app/core/account/accountbook.h"

#include <algorithm>

namespace Chinwag {

AccountBook::AccountBook(AccountApi &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{
}

void AccountBook::refresh(Done<Ok> done)
{
    m_api.devices(
        [self = QPointer(this), done = std::move(done)](const Result<QList<DeviceEntry>, Error> &all) {
            if (!self)
                return;
            if (!all)
                return done(all.error());
            self->keep(*all);
            done(Ok());
        });
}

void AccountBook::signOut(const DeviceId &device, Done<Ok> done)
{
    m_api.removeDevice(
        device, [self = QPointer(this), device, done = std::move(done)](const Result<Ok, Error> &removed) {
            if (!self)
                return;
            // Gone already is what was asked for.
            if (!removed && removed.error().code != ErrorCode::NotFound)
                return done(removed);
            QList<DeviceEntry> left = self->m_devices;
            left.removeIf([&device](const DeviceEntry &each) { return each.id == device; });
            self->keep(left);
            done(Ok());
        });
}

void AccountBook::changePassword(const QString &from, const QString &to, Done<Ok> done)
{
    m_api.changePassword(from, to,
                         [self = QPointer(this), done = std::move(done)](const Result<Ok, Error> &changed) {
                             if (!self)
                                 return;
                             if (changed) {
                                 QList<DeviceEntry> left = self->m_devices;
                                 left.removeIf([](const DeviceEntry &each) { return !each.isCurrent; });
                                 self->keep(left);
                             }
                             done(changed);
                         });
}

void AccountBook::refreshState(Done<Ok> done)
{
    m_api.accountState(
        [self = QPointer(this), done = std::move(done)](const Result<AccountState, Error> &now) {
            if (!self)
                return;
            if (!now)
                return done(now.error());
            self->setState(*now);
            done(Ok());
        });
}

void AccountBook::beginFactor(const ProofRequest &proof, Done<FactorSecret> done)
{
    m_api.beginFactor(proof, std::move(done));
}

void AccountBook::confirmFactor(const QString &code, Done<QStringList> done)
{
    m_api.confirmFactor(
        code, [self = QPointer(this), done = std::move(done)](const Result<QStringList, Error> &codes) {
            if (!self)
                return;
            if (codes) {
                AccountState state = self->m_state;
                state.factor = AccountState::Factor::On;
                state.recoveryLeft = static_cast<int>(codes->size());
                self->setState(state);
            }
            done(codes);
        });
}

void AccountBook::removeFactor(const ProofRequest &proof, Done<Ok> done)
{
    m_api.removeFactor(proof,
                       [self = QPointer(this), done = std::move(done)](const Result<Ok, Error> &removed) {
                           if (!self)
                               return;
                           if (removed) {
                               AccountState state = self->m_state;
                               state.factor = AccountState::Factor::Off;
                               self->setState(state);
                           }
                           done(removed);
                       });
}

void AccountBook::removeAccount(const ProofRequest &proof, Done<Ok> done)
{
    m_api.removeAccount(proof, std::move(done));
}

std::unique_ptr<TransferHandle> AccountBook::fetchData(std::function<bool(const QByteArray &)> take,
                                                       Done<Ok> done)
{
    return m_api.fetchData(std::move(take), std::move(done));
}

void AccountBook::setState(const AccountState &state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void AccountBook::setDisplayName(const QString &name, Done<Ok> done)
{
    change({{}, name, {}}, std::move(done));
}

void AccountBook::setStatus(const Status &status, Done<Ok> done)
{
    change({{}, {}, status}, std::move(done));
}

void AccountBook::change(const MeChangeRequest &change, Done<Ok> done)
{
    m_api.changeMe(change, [self = QPointer(this), done = std::move(done)](const Result<User, Error> &now) {
        if (!self)
            return;
        if (!now)
            return done(now.error());
        Q_EMIT self->selfChanged(*now);
        done(Ok());
    });
}

void AccountBook::keep(QList<DeviceEntry> devices)
{
    std::stable_sort(devices.begin(), devices.end(), [](const DeviceEntry &a, const DeviceEntry &b) {
        return a.isCurrent != b.isCurrent ? a.isCurrent : a.lastUsedAt > b.lastUsedAt;
    });
    m_devices = std::move(devices);
    Q_EMIT devicesChanged();
}

} // namespace Chinwag
