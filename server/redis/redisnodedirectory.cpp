#include "server/redis/redisnodedirectory.h"

#include "server/redis/redisnames.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Chinwag {

namespace {

using namespace Qt::StringLiterals;

QByteArray toJson(const NodeStatus &status)
{
    return QJsonDocument({{u"node"_s, status.node},
                          {u"version"_s, status.version},
                          {u"address"_s, status.address},
                          {u"up_ms"_s, qint64(status.uptime.count())},
                          {u"sessions"_s, status.sessions},
                          {u"users"_s, status.users},
                          {u"redis_ms"_s, qint64(status.redisDelay.count())}})
        .toJson(QJsonDocument::Compact);
}

/// None when no node has written it there.
std::optional<NodeStatus> statusIn(const QByteArray &key, const QByteArray &value)
{
    const QList<QString> names = QString::fromUtf8(key).split(u':');
    const QJsonObject json = QJsonDocument::fromJson(value).object();
    if (names.size() != 4 || names[3].isEmpty() || json["node"_L1].toString() != names[3])
        return {};
    return NodeStatus{names[1],
                      names[3],
                      json["version"_L1].toString(),
                      json["address"_L1].toString(),
                      milliseconds(json["up_ms"_L1].toInteger()),
                      json["sessions"_L1].toInteger(),
                      json["users"_L1].toInteger(),
                      milliseconds(json["redis_ms"_L1].toInteger())};
}

RedisNodeDirectory::Listing listingOf(const QList<RedisReply> &keys, const QList<RedisReply> &values)
{
    RedisNodeDirectory::Listing listing;
    for (qsizetype i = 0; i < std::min(keys.size(), values.size()); ++i) {
        const auto status = statusIn(keys[i].text, values[i].text);
        if (status)
            listing.nodes.append(*status);
        else
            ++listing.foreign;
    }
    std::sort(listing.nodes.begin(), listing.nodes.end(), [](const NodeStatus &a, const NodeStatus &b) {
        return std::tie(a.service, a.node) < std::tie(b.service, b.node);
    });
    return listing;
}

/// None when it is the list that was asked for.
std::optional<QString> refusalIn(const std::optional<RedisReply> &reply)
{
    if (!reply)
        return u"the connection broke"_s;
    if (reply->kind != RedisReply::Kind::List)
        return QString::fromUtf8(reply->text);
    return {};
}

} // namespace

RedisNodeDirectory::RedisNodeDirectory(RedisConnection &redis, const ServiceIdentity &service,
                                       TimerScheduler &timers, const Clock &clock,
                                       std::function<NodeStatus()> describe)
    : m_redis(redis)
    , m_prefix(RedisNames::prefix(service) + "nodes:")
    , m_clock(clock)
    , m_describe(std::move(describe))
    , m_renewal(timers.every(renewal, [this] { renew(); }))
{
    renew();
}

QByteArray RedisNodeDirectory::keyOf(const NodeStatus &status) const
{
    return m_prefix + status.node.toUtf8();
}

void RedisNodeDirectory::renew()
{
    NodeStatus status = m_describe();
    status.redisDelay = m_delay;
    const auto answered = [this, asked = m_clock.monotonic()](const std::optional<RedisReply> &reply) {
        if (reply && !reply->isError())
            m_delay = m_clock.monotonic() - asked;
    };
    m_redis.send({"SET", keyOf(status), toJson(status), "PX", QByteArray::number(qint64(lease.count()))},
                 m_life.guard(answered));
}

void RedisNodeDirectory::leave()
{
    m_renewal.cancel();
    m_redis.send({"DEL", keyOf(m_describe())});
}

void RedisNodeDirectory::list(RedisConnection &redis, const Listed &done)
{
    const auto read = [&redis, done](const std::optional<RedisReply> &keys) {
        if (const auto refusal = refusalIn(keys))
            return done(*refusal);
        if (keys->items.isEmpty())
            return done(Listing{});
        QList<QByteArray> command{"MGET"};
        for (const RedisReply &key : keys->items)
            command.append(key.text);
        const auto answered = [done, names = keys->items](const std::optional<RedisReply> &values) {
            if (const auto refusal = refusalIn(values))
                return done(*refusal);
            done(listingOf(names, values->items));
        };
        if (!redis.send(command, answered))
            done(u"the connection broke"_s);
    };
    // KEYS looks at every key, which is a question that only a person asks, and rarely.
    if (!redis.send({"KEYS", RedisNames::root.toByteArray() + "*:nodes:*"}, read))
        done(u"the connection broke"_s);
}

} // namespace Chinwag
