#pragma once

#include "app/core/connection/accountapi.h"

#include <QObject>
#include <QPointer>

namespace Chinwag {

/// One's account at the server: where one is signed in, and the password. Nothing is known before refresh()
/// is answered. Loop thread.
class AccountBook : public QObject
{
    Q_OBJECT
public:
    template <typename T>
    using Done = AccountApi::Done<T>;

    AccountBook(AccountApi &api, QObject *parent = nullptr);

    /// This one first, then the others, what was used last first.
    QList<DeviceEntry> devices() const { return m_devices; }

    void refresh(Done<Ok> done);
    /// Another one than this.
    void signOut(const DeviceId &device, Done<Ok> done);
    /// How others see one.
    void setDisplayName(const QString &name, Done<Ok> done);
    /// Without a text: none.
    void setStatus(const Status &status, Done<Ok> done);
    /// InvalidCredentials: `from` is not the password. Signs out all other devices.
    void changePassword(const QString &from, const QString &to, Done<Ok> done);
    /// How one gets in, as it was last known.
    const AccountState &state() const { return m_state; }
    void refreshState(Done<Ok> done);
    /// As ServerApi has them.
    void beginFactor(const ProofRequest &proof, Done<FactorSecret> done);
    void confirmFactor(const QString &code, Done<QStringList> done);
    void removeFactor(const ProofRequest &proof, Done<Ok> done);
    void removeAccount(const ProofRequest &proof, Done<Ok> done);
    std::unique_ptr<TransferHandle> fetchData(std::function<bool(const QByteArray &)> take, Done<Ok> done);

Q_SIGNALS:
    void devicesChanged();
    void stateChanged();
    void selfChanged(const Chinwag::User &self); ///< the server has answered so

private:
    void change(const MeChangeRequest &change, Done<Ok> done);
    void keep(QList<DeviceEntry> devices);
    void setState(const AccountState &state);

    AccountApi &m_api;
    QList<DeviceEntry> m_devices;
    AccountState m_state;
};

} // namespace Chinwag
