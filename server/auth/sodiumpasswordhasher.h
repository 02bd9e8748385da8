#pragma once

#include "server/core/ports/passwordhasher.h"

#include <QThreadPool>

#include <array>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

class QObject;

namespace Chinwag {

/// PasswordHasher over libsodium's Argon2id. Belongs to the thread that made it, which needs a running event
/// loop: continuations are called there, in the order in which the work gets done. At most `threads` hashes
/// run, of them `threads` - 1 (but one) for registrations, and `queued` or `queuedRegistrations` wait in each
/// lane; more are Temporary. Destroying it drops what waits and what was not delivered, and waits for what
/// runs.
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
        int queuedRegistrations = 16; ///< with the default cost a second and a half
    };

    SodiumPasswordHasher();
    explicit SodiumPasswordHasher(Options options);
    ~SodiumPasswordHasher() override;
    Q_DISABLE_COPY_MOVE(SodiumPasswordHasher)

    void score(const QString &password, const QStringList &known, Done<int> done) override;
    void hash(const QString &password, Done<QString> done) override;
    void verify(const QString &password, const QString &hash, HashLane lane, Done<bool> done) override;

    /// A hash of nothing in particular, which costs as much as a real one to compare with.
    static QByteArray dummyHash(const Cost &cost);

private:
    using Delivery = std::function<void()>;
    using Work = std::function<Delivery()>; ///< runs on the pool and gives what calls the continuation
    struct Lane
    {
        int threads = 1;     ///< that it may take at once
        int queued = 0;      ///< that may wait
        int outstanding = 0; ///< running, waiting or not delivered; loop thread only
        int running = 0;     ///< guarded by m_mutex, like `waiting`
        std::deque<Work> waiting;
    };
    struct Finished
    {
        Lane *lane;
        Delivery deliver;
    };

    Lane &laneOf(HashLane lane) { return m_lanes[std::size_t(lane)]; }
    void enqueue(HashLane lane, Work work, const std::function<void(const Error &)> &refuse);
    void startNext();                       ///< with m_mutex held; any thread
    void run(Lane &lane, const Work &work); ///< on the pool
    void finish(Finished done);             ///< with m_mutex held; any thread
    void deliver();

    const Options m_options;
    const QByteArray m_dummy;
    std::array<Lane, 3> m_lanes; ///< by HashLane, the first ones first

    std::mutex m_mutex; ///< guards the two below, and of the lanes what is said there
    int m_running = 0;
    std::vector<Finished> m_finished;

    std::unique_ptr<QObject> m_loop; ///< receives the wake-ups; with it go those on their way
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    QThreadPool m_pool;
};

} // namespace Chinwag
