#include "server/tools/nodelist.h"

#include <QEventLoop>

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

} // namespace

QString nodeTable(const QList<NodeStatus> &nodes, milliseconds now)
{
    QList<QStringList> rows{{QStringLiteral("NODE"), QStringLiteral("ADDRESS"), QStringLiteral("VERSION"),
                             QStringLiteral("UP"), QStringLiteral("SESSIONS"), QStringLiteral("PEOPLE"),
                             QStringLiteral("REDIS")}};
    for (const NodeStatus &node : nodes)
        rows.append({node.node, node.address, node.version, durationText(now - node.startedAt),
                     QString::number(node.sessions), QString::number(node.users),
                     QStringLiteral("%1 ms").arg(node.redisDelay.count())});
    return table(rows);
}

int runNodeList(const RedisUrl &redis)
{
    QtTimerScheduler timers;
    const SystemClock clock;
    RedisConnection connection(redis, timers);
    QEventLoop loop;
    std::optional<QList<NodeStatus>> nodes;
    connection.setReadyHandler([&](bool ready) {
        if (ready)
            RedisNodeDirectory::list(connection, [&](const std::optional<QList<NodeStatus>> &answer) {
                nodes = answer;
                loop.quit();
            });
    });
    const Timer deadline = timers.after(patience, [&loop] { loop.quit(); });
    loop.exec();
    if (!nodes) {
        std::fprintf(
            stderr, "chinwagd: %s\n",
            qUtf8Printable(connection.trouble().isEmpty()
                               ? QStringLiteral("Redis at %1 did not answer.").arg(redis.displayName())
                               : connection.trouble()));
        return 1;
    }
    if (nodes->isEmpty())
        std::puts("No node is there.");
    else
        std::fputs(qUtf8Printable(nodeTable(*nodes, clock.wall())), stdout);
    return 0;
}

} // namespace Chinwag
