#pragma once

#include "app/core/settings/tokenstore.h"
#include "app/platform/keychain.h"
#include "shared/base/timerscheduler.h"

#include <QObject>

#include <list>
#include <memory>

namespace Chinwag {

/// TokenStore in the system's keychain, and in `file` where there is none. A keychain that once did not
/// answer within its limit, or that somebody gave up, is not asked again by this store. A token is in the
/// file only while the last write found no keychain, so what the file has is newer than what the keychain
/// has.
class KeychainTokenStore final : public TokenStore
{
public:
    static constexpr seconds timeLimit{3};
    /// The person may have to look for the keychain's password first, and can give up.
    static constexpr seconds readLimit{120};

    KeychainTokenStore(TimerScheduler &timers, std::unique_ptr<Keychain> keychain,
                       std::unique_ptr<TokenStore> file);
    ~KeychainTokenStore() override;

    void read(const QString &account, Continuation<Result<std::optional<QString>, Error>> done) override;
    void write(const QString &account, const QString &token, Continuation<Result<Ok, Error>> done) override;
    void remove(const QString &account, Continuation<Result<Ok, Error>> done) override;
    bool usesFile() const override { return m_file->usesFile(); }
    /// Nobody waits for the keychain any longer: who asked gets what is in the file.
    void giveUp();

private:
    struct Pending
    {
        Continuation<Keychain::Answer> done;
        Timer limit;
    };
    using Ask = std::function<void(Continuation<Keychain::Answer>)>;
    /// Asks the keychain, within the limit; Unavailable when it is late or known to be silent.
    void ask(const Ask &question, seconds limit, Continuation<Keychain::Answer> done);

    TimerScheduler &m_timers;
    bool m_silent = false;
    std::list<std::shared_ptr<Pending>> m_pending;
    std::unique_ptr<TokenStore> m_file;
    std::unique_ptr<Keychain> m_keychain;
};

} // namespace Chinwag
