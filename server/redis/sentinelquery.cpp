#include "server/redis/sentinelquery.h"

namespace Chinwag {

SentinelQuery::SentinelQuery(TimerScheduler &timers, const RedisUrl &url, QList<RedisEndpoint> sentinels,
                             milliseconds timeout, Done done)
    : m_timers(timers)
    , m_url(url)
    , m_toAsk(std::move(sentinels))
    , m_timeout(timeout)
    , m_done(std::move(done))
    , m_turn(timers)
{
    m_turn.post([this] { askNext(); });
}

void SentinelQuery::askNext()
{
    if (m_toAsk.isEmpty()) {
        const Done done = m_done;
        return done(
            QStringLiteral("No Sentinel knows where the master \"%1\" is. %2").arg(m_url.master(), m_why));
    }
    m_asking = m_toAsk.takeFirst();
    m_deadline = m_timers.after(m_timeout, [this] {
        failed(QStringLiteral("%1 did not answer within %2 ms.")
                   .arg(m_asking.displayName())
                   .arg(m_timeout.count()));
    });
    m_link = std::make_unique<RedisLink>(
        m_timers, m_asking, m_timeout,
        RedisLink::Handlers{[this] { connected(); }, [this](const QString &why) { failed(why); }, {}});
}

void SentinelQuery::connected()
{
    // A Sentinel without a password of its own refuses AUTH and then answers all the same.
    if (!m_url.password().isEmpty()) {
        QList<QByteArray> auth{"AUTH"};
        if (!m_url.user().isEmpty())
            auth.append(m_url.user().toUtf8());
        m_link->send(auth << m_url.password().toUtf8(), {});
    }
    m_link->send({"SENTINEL", "get-master-addr-by-name", m_url.master().toUtf8()},
                 [this](const std::optional<RedisReply> &reply) { answered(reply); });
}

void SentinelQuery::answered(const std::optional<RedisReply> &reply)
{
    if (!reply)
        return; // the end of the link follows
    if (reply->isError())
        return failed(QStringLiteral("%1 answered %2.")
                          .arg(m_asking.displayName(), QString::fromUtf8(reply->errorCode())));
    bool ok = false;
    const quint16 port = reply->items.size() == 2 ? reply->items[1].text.toUShort(&ok) : quint16{0};
    if (!ok || port == 0 || reply->items[0].text.isEmpty())
        return failed(QStringLiteral("%1 does not know it.").arg(m_asking.displayName()));
    m_deadline.cancel();
    m_link.reset();
    const Done done = m_done;
    done(Found{{QString::fromUtf8(reply->items[0].text), port, {}}, m_asking});
}

void SentinelQuery::failed(const QString &why)
{
    if (!std::exchange(m_link, nullptr))
        return;
    m_why = why;
    m_deadline.cancel();
    m_turn.post([this] { askNext(); });
}

} // namespace Chinwag
