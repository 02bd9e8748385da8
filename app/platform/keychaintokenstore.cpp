#include "app/platform/keychaintokenstore.h"

#include "shared/base/logging.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace Chinwag {

KeychainTokenStore::KeychainTokenStore(TimerScheduler &timers, std::unique_ptr<Keychain> keychain,
                                       std::unique_ptr<TokenStore> file)
    : m_timers(timers)
    , m_file(std::move(file))
    , m_keychain(std::move(keychain))
{
}

KeychainTokenStore::~KeychainTokenStore() = default;

void KeychainTokenStore::giveUp()
{
    m_silent = true;
    qCInfo(lcClient) << "Nobody waits for the system's keychain; sign-ins are kept in a file.";
    std::vector<Continuation<Keychain::Answer>> waiting;
    for (const auto &pending : m_pending)
        waiting.push_back(std::move(pending->done));
    m_pending.clear();
    for (const auto &done : waiting)
        done({Keychain::Status::Unavailable, {}, {}});
}

void KeychainTokenStore::ask(const Ask &question, seconds limit, Continuation<Keychain::Answer> done)
{
    if (m_silent) {
        done({Keychain::Status::Unavailable, {}, {}});
        return;
    }
    // Whoever comes first, the answer or the limit, takes the question out of the list and with it the right
    // to settle it.
    const auto pending = m_pending.insert(m_pending.end(), std::make_shared<Pending>());
    const std::weak_ptr<Pending> weak = *pending;
    const auto settle = [this, pending, weak](const Keychain::Answer &answer) {
        const auto first = weak.lock(); // gone: settled already, or this store is
        if (!first)
            return;
        m_pending.erase(pending);
        first->done(answer);
    };
    (*pending)->done = std::move(done);
    (*pending)->limit = m_timers.after(limit, [this, settle] {
        m_silent = true;
        qCWarning(lcClient) << "The system's keychain does not answer; sign-ins are kept in a file.";
        settle({Keychain::Status::Unavailable, {}, u"no answer"_s});
    });
    question(settle);
}

void KeychainTokenStore::read(const QString &account,
                              Continuation<Result<std::optional<QString>, Error>> done)
{
    using Answer = Result<std::optional<QString>, Error>;
    m_file->read(account, [this, account, done = std::move(done)](const Answer &inFile) {
        if (inFile && *inFile) {
            done(inFile);
            return;
        }
        ask([this, account](auto answered) { m_keychain->read(account, std::move(answered)); }, readLimit,
            [inFile, done](const Keychain::Answer &answer) {
                done(answer.status == Keychain::Status::Done ? Answer(std::optional(answer.secret)) : inFile);
            });
    });
}

void KeychainTokenStore::write(const QString &account, const QString &token,
                               Continuation<Result<Ok, Error>> done)
{
    ask([this, account, token](auto answered) { m_keychain->write(account, token, std::move(answered)); },
        timeLimit,
        [this, account, token, done = std::move(done)](const Keychain::Answer &answer) {
            if (answer.status == Keychain::Status::Done) {
                m_file->remove(account, done);
                return;
            }
            if (!answer.detail.isEmpty())
                qCInfo(lcClient).noquote() << "No keychain:" << answer.detail;
            m_file->write(account, token, done);
        });
}

// Without a keychain there is nothing in it that this program could still use: the server has revoked the
// token.
void KeychainTokenStore::remove(const QString &account, Continuation<Result<Ok, Error>> done)
{
    ask([this, account](auto answered) { m_keychain->remove(account, std::move(answered)); }, timeLimit,
        [this, account, done = std::move(done)](const Keychain::Answer &) { m_file->remove(account, done); });
}

} // namespace Chinwag
