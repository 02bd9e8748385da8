#include "server/auth/sodiumpasswordhasher.h"

#include "shared/protocol/passwordstrength.h"

#include <QObject>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace Chinwag {

namespace {

Error overloaded()
{
    return {ErrorCode::Temporary,
            QStringLiteral("Too many people are signing in just now. Try again in a moment."),
            std::chrono::seconds(1)};
}

/// A password as bytes, wiped when it is no longer needed.
class Secret
{
public:
    explicit Secret(const QString &password)
        : m_bytes(password.toUtf8())
    {
    }
    ~Secret() { sodium_memzero(m_bytes.data(), std::size_t(m_bytes.size())); }
    Q_DISABLE_COPY_MOVE(Secret)

    const char *data() const { return m_bytes.constData(); }
    unsigned long long size() const { return static_cast<unsigned long long>(m_bytes.size()); }

private:
    QByteArray m_bytes;
};

Outcome<QString> hashed(const Secret &password, const SodiumPasswordHasher::Cost &cost)
{
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str(text.data(), password.data(), password.size(), cost.operations, cost.memory) != 0)
        return Error{ErrorCode::Temporary,
                     QStringLiteral("The server is out of memory. Try again in a moment."), std::nullopt};
    return QString::fromLatin1(text.data());
}

bool matches(const Secret &password, const QByteArray &hash)
{
    return crypto_pwhash_str_verify(hash.constData(), password.data(), password.size()) == 0;
}

} // namespace

SodiumPasswordHasher::SodiumPasswordHasher()
    : SodiumPasswordHasher(Options())
{
}

SodiumPasswordHasher::SodiumPasswordHasher(Options options)
    : m_options(options)
    , m_dummy(dummyHash(options.cost))
    , m_loop(std::make_unique<QObject>())
{
    m_pool.setMaxThreadCount(options.threads);
    for (Lane &lane : m_lanes) {
        lane.threads = options.threads;
        lane.queued = options.queued;
    }
    // Who signs in never waits for a whole registration to end.
    laneOf(HashLane::Registration).threads = std::max(options.threads - 1, 1);
    laneOf(HashLane::Registration).queued = options.queuedRegistrations;
}

SodiumPasswordHasher::~SodiumPasswordHasher()
{
    *m_alive = false;
    {
        const std::lock_guard guard(m_mutex);
        for (Lane &lane : m_lanes)
            lane.waiting.clear();
    }
    m_pool.clear();
    m_pool.waitForDone();
}

void SodiumPasswordHasher::score(const QString &password, const QStringList &known, Done<int> done)
{
    enqueue(
        HashLane::Registration,
        [password, known, done]() -> Delivery {
            return [done, score = passwordScore(password, known)] { done(score); };
        },
        done);
}

void SodiumPasswordHasher::hash(const QString &password, Done<QString> done)
{
    const auto secret = std::make_shared<Secret>(password);
    enqueue(
        HashLane::Registration,
        [secret, done, cost = m_options.cost]() -> Delivery {
            return [done, outcome = hashed(*secret, cost)] { done(outcome); };
        },
        done);
}

void SodiumPasswordHasher::verify(const QString &password, const QString &hash, HashLane lane,
                                  Done<bool> done)
{
    const auto secret = std::make_shared<Secret>(password);
    const QByteArray expected = hash.isEmpty() ? m_dummy : hash.toLatin1();
    enqueue(
        lane,
        [secret, expected, done, known = !hash.isEmpty()]() -> Delivery {
            const bool right = matches(*secret, expected) && known;
            return [done, right] { done(right); };
        },
        done);
}

QByteArray SodiumPasswordHasher::dummyHash(const Cost &cost)
{
    if (sodium_init() < 0)
        qFatal("libsodium finds no source of random numbers");
    const auto random = [](qsizetype size) {
        QByteArray bytes(size, Qt::Uninitialized);
        randombytes_buf(bytes.data(), std::size_t(size));
        return bytes.toBase64(QByteArray::OmitTrailingEquals);
    };
    return "$argon2id$v=19$m=" + QByteArray::number(qulonglong(cost.memory / 1024)) +
           ",t=" + QByteArray::number(cost.operations) + ",p=1$" + random(16) + '$' + random(32);
}

void SodiumPasswordHasher::enqueue(HashLane which, Work work,
                                   const std::function<void(const Error &)> &refuse)
{
    Lane &lane = laneOf(which);
    const std::lock_guard guard(m_mutex);
    if (lane.outstanding++ >= lane.threads + lane.queued)
        return finish({&lane, [refuse] { refuse(overloaded()); }});
    lane.waiting.push_back(std::move(work));
    startNext();
}

void SodiumPasswordHasher::startNext()
{
    for (Lane &lane : m_lanes) {
        while (m_running < m_options.threads && lane.running < lane.threads && !lane.waiting.empty()) {
            ++m_running;
            ++lane.running;
            m_pool.start([this, &lane, work = std::move(lane.waiting.front())] { run(lane, work); });
            lane.waiting.pop_front();
        }
    }
}

void SodiumPasswordHasher::run(Lane &lane, const Work &work)
{
    Delivery delivery = work();
    const std::lock_guard guard(m_mutex);
    --m_running;
    --lane.running;
    finish({&lane, std::move(delivery)});
    startNext();
}

void SodiumPasswordHasher::finish(Finished done)
{
    m_finished.push_back(std::move(done));
    if (m_finished.size() == 1)
        QMetaObject::invokeMethod(
            m_loop.get(), [this] { deliver(); }, Qt::QueuedConnection);
}

void SodiumPasswordHasher::deliver()
{
    std::vector<Finished> finished;
    {
        const std::lock_guard guard(m_mutex);
        finished.swap(m_finished);
    }
    for (const Finished &each : finished)
        --each.lane->outstanding;
    const auto alive = m_alive; // a continuation may destroy this hasher
    for (const Finished &each : finished) {
        if (*alive)
            each.deliver();
    }
}

} // namespace Chinwag
