#include "server/tools/nodelist.h"

#include "server/core/foundation/crypto.h"
#include "server/core/foundation/printable.h"
#include "server/redis/redisnames.h"

#include <QEventLoop>

#include <algorithm>
#include <cstdio>

namespace Chinwag {

namespace {

constexpr milliseconds patience{5'000};

QString durationText(milliseconds duration)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    if (minutes < 60)
        return QStringLiteral("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return QStringLiteral("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return QStringLiteral("%1 days").arg(minutes / (24 * 60));
}

/// Columns as wide as their widest cell.
QString table(const QList<QStringList> &rows)
{
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths[column], row[column].size());
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column)
            line += row[column].leftJustified(widths[column] + 2);
        text += line.trimmed() + QLatin1Char('\n');
    }
    return text;
}

/// Asks everything there is to know over one connection, and gives up after a while.
class Inquiry
{
public:
    explicit Inquiry(const RedisUrl &redis)
        : m_redis(redis)
        , m_connection(redis, m_timers)
    {
        m_connection.setReadyHandler([this](bool ready) {
            if (ready)
                ask();
        });
        m_deadline = m_timers.after(patience, [this] { m_loop.quit(); });
        m_loop.exec();
    }

    const std::optional<RedisNodeDirectory::Listing> &listing() const { return m_listing; }
    /// Why there is no list, or none to rely on; empty when all is well.
    QString trouble() const
    {
        if (!m_refusal.isEmpty())
            return QStringLiteral("Redis at %1 answered: %2.").arg(m_redis.displayName(), m_refusal);
        if (m_listing)
            return m_connection.refusals();
        return m_connection.trouble().isEmpty()
                   ? QStringLiteral("Redis at %1 did not answer.").arg(m_redis.displayName())
                   : m_connection.trouble();
    }

private:
    void ask()
    {
        // What the nodes do to enter themselves: a Redis that refuses it has an empty list, too.
        const QByteArray probe = RedisNames::root.toByteArray() + "probe:" + Crypto::randomText(9).toLatin1();
        m_connection.send({"SET", probe, "", "PX", "1"});
        RedisNodeDirectory::list(m_connection,
                                 [this](const Result<RedisNodeDirectory::Listing, QString> &answer) {
                                     if (answer)
                                         m_listing = *answer;
                                     else
                                         m_refusal = answer.error();
                                     m_loop.quit();
                                 });
    }

    const RedisUrl m_redis;
    QtTimerScheduler m_timers;
    QEventLoop m_loop;
    std::optional<RedisNodeDirectory::Listing> m_listing;
    QString m_refusal;
    RedisConnection m_connection;
    Timer m_deadline;
};

void say(FILE *stream, const QString &text) { std::fputs(qUtf8Printable(text + QLatin1Char('\n')), stream); }

} // namespace

QString nodeTable(const QList<NodeStatus> &nodes)
{
    const bool isOneService = std::all_of(
        nodes.begin(), nodes.end(), [&](const NodeStatus &node) { return node.service == nodes[0].service; });
    QList<QStringList> rows{{QStringLiteral("NODE"), QStringLiteral("ADDRESS"), QStringLiteral("VERSION"),
                             QStringLiteral("UP"), QStringLiteral("SESSIONS"), QStringLiteral("PEOPLE"),
                             QStringLiteral("REDIS")}};
    if (!isOneService)
        rows.first().append(QStringLiteral("SERVICE"));
    for (const NodeStatus &node : nodes) {
        rows.append({printable(node.node), printable(node.address), printable(node.version),
                     durationText(node.uptime), QString::number(node.sessions), QString::number(node.users),
                     QStringLiteral("%1 ms").arg(node.redisDelay.count())});
        if (!isOneService)
            rows.last().append(printable(node.service));
    }
    return table(rows);
}

int runNodeList(const RedisUrl &redis)
{
    const Inquiry inquiry(redis);
    if (const auto &listing = inquiry.listing()) {
        std::fputs(qUtf8Printable(listing->nodes.isEmpty() ? QStringLiteral("No node is there.\n")
                                                           : nodeTable(listing->nodes)),
                   stdout);
        if (listing->foreign > 0)
            say(stderr,
                QStringLiteral("Left out %1 entries that no node has written.").arg(listing->foreign));
    }
    const QString trouble = inquiry.trouble();
    if (!trouble.isEmpty())
        say(stderr, QStringLiteral("chinwagd: %1").arg(printable(trouble)));
    return trouble.isEmpty() ? 0 : 1;
}

} // namespace Chinwag
