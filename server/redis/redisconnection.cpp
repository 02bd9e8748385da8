#include "server/redis/redisconnection.h"

#include "server/core/foundation/printable.h"
#include "server/redis/sentinelquery.h"
#include "shared/base/logging.h"

namespace Chinwag {

namespace {

constexpr QByteArrayView wrongType{"WRONGTYPE"}; ///< says something of one key, not of Redis

/// Made of the code alone: the rest of an error may quote the command.
QString refusalText(const QByteArray &command, const QByteArray &code)
{
    static const QHash<QByteArray, QString> reasons{
        {"OOM", QStringLiteral("its memory is full")},
        {"READONLY", QStringLiteral("it is a replica that nobody may write to")},
        {"NOPERM", QStringLiteral("its access rules do not allow it to us")},
        {"MISCONF", QStringLiteral("it cannot save to its disk")},
        {"NOREPLICAS", QStringLiteral("it has too few replicas")},
        {"ERR", QStringLiteral("it does not know it; Redis 6.2 or later is needed")},
    };
    const QString reason = reasons.value(code);
    return QStringLiteral("refuses %1 (%2)%3")
        .arg(QString::fromLatin1(command), printable(QString::fromUtf8(code)),
             reason.isEmpty() ? QString() : QStringLiteral(": ") + reason);
}

} // namespace

RedisConnection::RedisConnection(RedisUrl url, TimerScheduler &timers)
    : RedisConnection(std::move(url), timers, Options())
{
}

RedisConnection::RedisConnection(RedisUrl url, TimerScheduler &timers, Options options)
    : m_url(std::move(url))
    , m_timers(timers)
    , m_options(std::move(options))
    , m_backoff(m_options.random, m_options.backoff)
    , m_sentinels(m_url.isSentinel() ? m_url.endpoints() : QList<RedisEndpoint>{})
    , m_turn(timers)
{
    m_retry = m_timers.after(milliseconds{0}, [this] { attempt(); });
}

RedisConnection::~RedisConnection() = default;

void RedisConnection::attempt()
{
    if (!m_url.isSentinel())
        return open(m_url.endpoints().constFirst());
    m_query = std::make_unique<SentinelQuery>(m_timers, m_url, m_sentinels, m_options.attemptTimeout,
                                              [this](const Result<SentinelQuery::Found, QString> &found) {
                                                  if (!found)
                                                      return giveUp(found.error());
                                                  m_sentinels.removeOne(found->sentinel);
                                                  m_sentinels.prepend(found->sentinel);
                                                  open(found->master);
                                              });
}

void RedisConnection::open(const RedisEndpoint &endpoint)
{
    m_endpoint = endpoint;
    m_deadline = m_timers.after(m_options.attemptTimeout, [this] {
        giveUp(QStringLiteral("Redis at %1 did not answer within %2 ms.")
                   .arg(m_endpoint.displayName())
                   .arg(m_options.attemptTimeout.count()));
    });
    RedisLink::Handlers handlers{[this] { greet(); }, [this](const QString &why) { giveUp(why); },
                                 [this](const RedisReply &push) {
                                     if (m_push)
                                         m_push(push);
                                 }};
    m_link = std::make_unique<RedisLink>(m_timers, endpoint, m_options.attemptTimeout, std::move(handlers));
}

void RedisConnection::greet()
{
    QList<QList<QByteArray>> greetings;
    if (!m_url.password().isEmpty()) {
        QList<QByteArray> auth{"AUTH"};
        if (!m_url.user().isEmpty())
            auth.append(m_url.user().toUtf8());
        greetings.append(auth << m_url.password().toUtf8());
    }
    if (m_url.database() != 0)
        greetings.append({"SELECT", QByteArray::number(m_url.database())});
    // A Sentinel may still name a master that has just been replaced.
    if (m_url.isSentinel())
        greetings.append({"ROLE"});
    greetings.append({"PING"});
    m_greetingsLeft = static_cast<int>(greetings.size());
    for (const QList<QByteArray> &greeting : greetings)
        m_link->send(greeting, [this, command = greeting.constFirst()](
                                   const std::optional<RedisReply> &reply) { greeted(command, reply); });
}

void RedisConnection::greeted(const QByteArray &command, const std::optional<RedisReply> &reply)
{
    if (!reply)
        return; // the end of the link follows
    if (const QString why = refusal(command, *reply); !why.isEmpty())
        return giveUp(why);
    if (--m_greetingsLeft == 0)
        becameReady();
}

QString RedisConnection::refusal(const QByteArray &command, const RedisReply &reply) const
{
    const QByteArray code = reply.errorCode();
    if (command == "ROLE" && !reply.items.isEmpty() && reply.items[0].text != "master")
        return QStringLiteral("Redis at %1 is no longer the master.").arg(m_endpoint.displayName());
    if (!reply.isError())
        return {};
    if (code == "NOAUTH")
        return QStringLiteral("Redis at %1 wants a password, and the URL has none.")
            .arg(m_endpoint.displayName());
    // Never its words: an answer to AUTH may quote the password.
    if (command == "AUTH")
        return QStringLiteral("Redis at %1 did not accept the password (%2).")
            .arg(m_endpoint.displayName(), QString::fromUtf8(code));
    return QStringLiteral("Redis at %1 answered %2 with: %3.")
        .arg(m_endpoint.displayName(), QString::fromUtf8(command), printable(QString::fromUtf8(reply.text)));
}

void RedisConnection::becameReady()
{
    m_deadline.cancel();
    m_query.reset();
    awaitStability();
    if (m_url.isSentinel())
        m_masterCheck = m_timers.every(m_options.masterCheck, [this] { checkMaster(); });
    m_trouble.clear();
    qCInfo(lcBroker).noquote() << "connected to Redis at" << m_endpoint.displayName();
    tellReady(true);
}

/// A master that was replaced in an orderly way stays one for seconds, and whoever connects meanwhile goes to
/// the new one: the nodes would talk past each other.
void RedisConnection::checkMaster()
{
    if (m_check)
        return; // the Sentinels take their time
    m_check = std::make_unique<SentinelQuery>(
        m_timers, m_url, m_sentinels, m_options.attemptTimeout,
        [this](const Result<SentinelQuery::Found, QString> &found) {
            const bool moved = found && found->master != m_endpoint;
            m_check.reset();
            // Sentinels that are away say nothing about the master.
            if (moved)
                reconnect(
                    QStringLiteral("Redis at %1 is no longer the master.").arg(m_endpoint.displayName()));
        });
}

bool RedisConnection::send(const QList<QByteArray> &command, Answer answer)
{
    if (!m_ready || m_link->waitingBytes() >= m_options.waitingBytes)
        return false;
    m_link->send(command, [this, name = command.constFirst(), answer = std::move(answer)](
                              const std::optional<RedisReply> &reply) { answered(name, reply, answer); });
    return true;
}

void RedisConnection::answered(const QByteArray &command, const std::optional<RedisReply> &reply,
                               const Answer &answer)
{
    if (reply && (reply->isError() || !m_refused.isEmpty()))
        noteRefusal(command, reply->errorCode());
    if (reply && isToBeLeft(reply->errorCode()))
        m_turn.post([this] {
            reconnect(QStringLiteral("Redis at %1 is read-only now.").arg(m_endpoint.displayName()));
        });
    if (answer)
        answer(reply);
}

void RedisConnection::noteRefusal(const QByteArray &command, const QByteArray &code)
{
    if (m_refused.value(command) == code || code == wrongType)
        return;
    if (code.isEmpty()) {
        m_refused.remove(command);
        qCInfo(lcBroker).noquote() << "Redis at" << m_endpoint.displayName() << "carries out" << command
                                   << "again";
        return;
    }
    m_refused.insert(command, code);
    qCWarning(lcBroker).noquote() << "Redis at" << m_endpoint.displayName() << refusalText(command, code);
}

QString RedisConnection::refusals() const
{
    QStringList sentences;
    for (auto refused = m_refused.cbegin(); refused != m_refused.cend(); ++refused)
        sentences += QStringLiteral("Redis at %1 %2.")
                         .arg(m_endpoint.displayName(), refusalText(refused.key(), refused.value()));
    return sentences.join(QLatin1Char(' '));
}

/// Whether the master became a replica under us. Where the URL names one server, its name may lead to
/// another one by now; when it does not, a connection that is heard is better than none.
bool RedisConnection::isToBeLeft(const QByteArray &code)
{
    if (code != "READONLY" || !m_ready)
        return false;
    if (!m_url.isSentinel() && std::exchange(m_leftReadOnly, true)) {
        awaitStability();
        return false;
    }
    return true;
}

void RedisConnection::awaitStability()
{
    m_stable = m_timers.after(m_options.stableAfter, [this] {
        m_backoff.reset();
        m_leftReadOnly = false;
    });
}

void RedisConnection::subscribe(const QList<QByteArray> &channels)
{
    if (m_ready)
        m_link->subscribe(channels);
}

void RedisConnection::unsubscribe(const QByteArray &channel)
{
    if (m_ready)
        m_link->unsubscribe(channel);
}

void RedisConnection::reconnect(const QString &why)
{
    if (m_ready)
        giveUp(why);
}

void RedisConnection::giveUp(const QString &why)
{
    keepTrouble(why);
    m_deadline.cancel();
    m_stable.cancel();
    m_masterCheck.cancel();
    m_check.reset();
    // Only from the timer: this may run inside a callback of the link or of the query.
    m_retry = m_timers.after(m_backoff.next(), [this] {
        m_query.reset();
        attempt();
    });
    const std::unique_ptr<RedisLink> link = std::exchange(m_link, nullptr);
    if (link) {
        for (RedisLink::Answer &answer : link->takeWaiting())
            m_turn.post([answer = std::move(answer)] {
                if (answer)
                    answer({});
            });
    }
    if (m_ready)
        tellReady(false);
}

void RedisConnection::tellReady(bool ready)
{
    m_ready = ready;
    const auto handler = m_readyHandler;
    if (handler)
        handler(ready);
}

void RedisConnection::keepTrouble(const QString &why)
{
    // Said once, not at every attempt.
    if (why != m_trouble)
        qCWarning(lcBroker).noquote() << why;
    m_trouble = why;
}

} // namespace Chinwag
