#pragma once

#include "server/core/ports/passwordhasher.h"

#include <QThreadPool>

#include <memory>
#include <mutex>
#include <vector>

class QObject;

namespace Chinwag {

/// PasswordHasher over libsodium's Argon2id. Belongs to the thread that made it, which needs a running event
/// loop: continuations are called there, in the order in which the work gets done. At most `threads` hashes
/// run and `queued` wait; more are RateLimited. Destroying it drops what waits and what was not delivered,
/// and waits for what runs.
class SodiumPasswordHasher final : public PasswordHasher
{
public:
    /// What a hash costs. The defaults are crypto_pwhash's "interactive" limits; tests take less.
    struct Cost
    {
        unsigned long long operations = 2;
        std::size_t memory = std::size_t(64) * 1024 * 1024;
    };
    struct Options
    {
        Cost cost;
        int threads = 2;
        int queued = 64;
    };

    SodiumPasswordHasher();
    explicit SodiumPasswordHasher(Options options);
    ~SodiumPasswordHasher() override;
    Q_DISABLE_COPY_MOVE(SodiumPasswordHasher)

    void hash(const QString &password, Done<QString> done) override;
    void verify(const QString &password, const QString &hash, Done<bool> done) override;

    /// A hash of nothing in particular, which costs as much as a real one to compare with.
    static QByteArray dummyHash(const Cost &cost);

private:
    using Delivery = std::function<void()>;

    /// `work` runs on the pool and gives what calls the continuation.
    void enqueue(std::function<Delivery()> work, const std::function<void(const Error &)> &refuse);
    void finish(Delivery delivery);
    void deliver();

    const Options m_options;
    const QByteArray m_dummy;
    int m_outstanding = 0; ///< running, waiting or not delivered; loop thread only

    std::mutex m_mutex; ///< guards the two below
    std::vector<std::function<Delivery()>> m_waiting;
    std::vector<Delivery> m_finished;

    std::unique_ptr<QObject> m_loop; ///< receives the wake-ups; with it go those on their way
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QThreadPool m_pool;
};

} // namespace Chinwag
