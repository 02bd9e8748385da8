#include "server/redis/redisnodedirectory.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Chinwag {

namespace {

using namespace Qt::StringLiterals;

const QByteArray keyPrefix = QByteArrayLiteral("cw:nodes:");

QByteArray toJson(const NodeStatus &status)
{
    return QJsonDocument({{u"node"_s, status.node},
                          {u"version"_s, status.version},
                          {u"address"_s, status.address},
                          {u"started_at"_s, qint64(status.startedAt.count())},
                          {u"sessions"_s, status.sessions},
                          {u"users"_s, status.users},
                          {u"redis_ms"_s, qint64(status.redisDelay.count())}})
        .toJson(QJsonDocument::Compact);
}

NodeStatus fromJson(const QJsonObject &json)
{
    return {json["node"_L1].toString(),
            json["version"_L1].toString(),
            json["address"_L1].toString(),
            milliseconds(json["started_at"_L1].toInteger()),
            json["sessions"_L1].toInteger(),
            json["users"_L1].toInteger(),
            milliseconds(json["redis_ms"_L1].toInteger())};
}

QList<NodeStatus> statusesOf(const RedisReply &reply)
{
    QList<NodeStatus> nodes;
    for (const RedisReply &item : reply.items) {
        // A lease may end between the two questions; others may write what they like.
        const QJsonObject json = QJsonDocument::fromJson(item.text).object();
        if (!json.isEmpty())
            nodes.append(fromJson(json));
    }
    std::sort(nodes.begin(), nodes.end(),
              [](const NodeStatus &a, const NodeStatus &b) { return a.node < b.node; });
    return nodes;
}

} // namespace

RedisNodeDirectory::RedisNodeDirectory(RedisConnection &redis, TimerScheduler &timers, const Clock &clock,
                                       std::function<NodeStatus()> describe)
    : m_redis(redis)
    , m_clock(clock)
    , m_describe(std::move(describe))
    , m_renewal(timers.every(renewal, [this] { renew(); }))
{
    renew();
}

void RedisNodeDirectory::renew()
{
    NodeStatus status = m_describe();
    status.redisDelay = m_delay;
    const auto answered = [this, asked = m_clock.monotonic()](const std::optional<RedisReply> &reply) {
        if (reply && !reply->isError())
            m_delay = m_clock.monotonic() - asked;
    };
    m_redis.send({"SET", keyPrefix + status.node.toUtf8(), toJson(status), "PX",
                  QByteArray::number(qint64(lease.count()))},
                 m_life.guard(answered));
}

void RedisNodeDirectory::leave()
{
    m_renewal.cancel();
    m_redis.send({"DEL", keyPrefix + m_describe().node.toUtf8()});
}

void RedisNodeDirectory::list(RedisConnection &redis,
                              const std::function<void(const std::optional<QList<NodeStatus>> &)> &done)
{
    const auto read = [done](const std::optional<RedisReply> &reply) {
        const bool answered = reply && reply->kind == RedisReply::Kind::List;
        done(answered ? std::optional(statusesOf(*reply)) : std::nullopt);
    };
    // KEYS looks at every key, which is a question that only a person asks, and rarely.
    const bool sent =
        redis.send({"KEYS", keyPrefix + '*'}, [&redis, done, read](const std::optional<RedisReply> &keys) {
            if (!keys || keys->kind != RedisReply::Kind::List)
                return done(std::nullopt);
            if (keys->items.isEmpty())
                return done(QList<NodeStatus>());
            QList<QByteArray> command{"MGET"};
            for (const RedisReply &key : keys->items)
                command.append(key.text);
            if (!redis.send(command, read))
                done(std::nullopt);
        });
    if (!sent)
        done(std::nullopt);
}

} // namespace Chinwag
