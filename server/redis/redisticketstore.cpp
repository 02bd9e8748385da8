#include "server/redis/redisticketstore.h"

#include "server/core/foundation/crypto.h"
#include "server/redis/redisnames.h"
#include "shared/base/logging.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Chinwag {

namespace {

constexpr milliseconds retryInterval{200};
constexpr qsizetype signatureSize = 64; ///< in hexadecimal digits, before the identity

QByteArray encoded(const Identity &identity)
{
    const QJsonArray fields{identity.user.id.toString(), identity.user.username, identity.user.displayName,
                            identity.device.toString()};
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

std::optional<Identity> decoded(const QByteArray &bytes)
{
    const QJsonArray fields = QJsonDocument::fromJson(bytes).array();
    const Identity identity{
        {UserId{fields.at(0).toString()}, fields.at(1).toString(), fields.at(2).toString()},
        DeviceId{fields.at(3).toString()}};
    if (identity.user.id.isEmpty())
        return {};
    return identity;
}

} // namespace

RedisTicketStore::RedisTicketStore(RedisConnection &redis, const ServiceIdentity &service,
                                   TicketStore &fallback, TimerScheduler &timers, milliseconds deadline)
    : m_redis(redis)
    , m_fallback(fallback)
    , m_timers(timers)
    , m_deadline(deadline)
    , m_prefix(RedisNames::prefix(service) + "ticket:")
    , m_key(Crypto::keyedHash(service.key, "tickets"))
{
}

QByteArray RedisTicketStore::keyOf(const QByteArray &ticketHash) const
{
    return m_prefix + ticketHash.toHex();
}

QByteArray RedisTicketStore::signature(const QByteArray &ticketHash, const QByteArray &identity) const
{
    return Crypto::keyedHash(m_key, ticketHash + identity).toHex();
}

std::optional<Identity> RedisTicketStore::identityIn(const QByteArray &ticketHash, const QByteArray &value)
{
    if (value.isEmpty())
        return {};
    const QByteArray identity = value.sliced(std::min(signatureSize, value.size()));
    if (Crypto::sameBytes(value.first(value.size() - identity.size()), signature(ticketHash, identity)))
        return decoded(identity);
    if (m_forged++ == 0)
        qCWarning(lcBroker) << "A ticket in Redis without the signature of this service was refused. "
                               "Somebody else can write there.";
    return {};
}

void RedisTicketStore::put(const QByteArray &ticketHash, const Identity &identity,
                           std::chrono::milliseconds lifetime, Done<Ok> done)
{
    const QByteArray key = keyOf(ticketHash);
    const QByteArray value = encoded(identity);
    const auto fallBack = [this, ticketHash, identity, lifetime, done] {
        m_fallback.put(ticketHash, identity, lifetime, done);
    };
    const bool isAsked = ask({"SET", key, signature(ticketHash, value) + value, "PX",
                              QByteArray::number(qint64(lifetime.count()))},
                             [this, key, done, fallBack](const std::optional<RedisReply> &reply) {
                                 if (reply && !reply->isError())
                                     return done(Ok{});
                                 if (!reply)
                                     forget(key);
                                 fallBack();
                             });
    if (!isAsked)
        fallBack();
}

void RedisTicketStore::take(const QByteArray &ticketHash, const Principal &asker,
                            Done<std::optional<Identity>> done)
{
    const auto fallBack = [this, ticketHash, asker, done] { m_fallback.take(ticketHash, asker, done); };
    const auto answered = [this, ticketHash, done, fallBack](const std::optional<RedisReply> &reply) {
        if (reply && reply->isError())
            m_forged += reply->errorCode() == "WRONGTYPE" ? 1 : 0;
        else if (const auto identity = reply ? identityIn(ticketHash, reply->text) : std::nullopt)
            return done(identity);
        fallBack();
    };
    const bool isAsked = ask({"GETDEL", keyOf(ticketHash)}, answered);
    if (!isAsked)
        fallBack();
}

bool RedisTicketStore::ask(const QList<QByteArray> &command, Answer answer)
{
    const quint64 call = ++m_lastCall;
    const bool isSent = m_redis.send(
        command, m_life.guard([this, call](const std::optional<RedisReply> &reply) { finish(call, reply); }));
    if (!isSent)
        return false;
    Timer deadline = m_timers.after(m_deadline, [this, call] { finish(call, {}); });
    m_calls.emplace(call, Call{std::move(answer), std::move(deadline)});
    return true;
}

void RedisTicketStore::finish(quint64 call, const std::optional<RedisReply> &reply)
{
    const auto found = m_calls.find(call);
    if (found == m_calls.end())
        return; // answered after its deadline
    const Answer answer = std::move(found->second.answer);
    m_calls.erase(found);
    answer(reply);
}

void RedisTicketStore::forget(const QByteArray &key)
{
    m_doubtful.append(key);
    forgetDoubtful();
}

void RedisTicketStore::forgetDoubtful()
{
    const QList<QByteArray> keys = std::exchange(m_doubtful, {});
    for (const QByteArray &key : keys) {
        const bool isSent =
            m_redis.send({"DEL", key}, m_life.guard([this, key](const std::optional<RedisReply> &reply) {
                if (reply)
                    return;
                m_doubtful.append(key);
                m_retry = m_timers.after(retryInterval, [this] { forgetDoubtful(); });
            }));
        if (!isSent)
            m_doubtful.append(key);
    }
    if (!m_doubtful.isEmpty())
        m_retry = m_timers.after(retryInterval, [this] { forgetDoubtful(); });
}

} // namespace Chinwag
