#pragma once

#include "app/platform/keychain.h"

#include <QObject>

namespace QKeychain {
class Job;
}

namespace Chinwag {

/// Keychain over QtKeychain: Secret Service or KWallet, the Keychain of macOS, the Credential Manager of
/// Windows.
class SystemKeychain final : public Keychain
{
public:
    /// `service` separates the secrets of programs, and here of profiles.
    explicit SystemKeychain(const QString &service);

    void read(const QString &key, Continuation<Answer> done) override;
    void write(const QString &key, const QString &secret, Continuation<Answer> done) override;
    void remove(const QString &key, Continuation<Answer> done) override;

private:
    void start(QKeychain::Job *job, const QString &key, Continuation<Answer> done);

    QString m_service;
    QObject m_context; // answers that come after this is destroyed go nowhere
};

} // namespace Chinwag
