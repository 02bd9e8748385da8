#include "app/core/lab/labreport.h"

#include <QDateTime>
#include <QMetaEnum>
#include <QStringList>

namespace Chinwag {

namespace {

constexpr int framesShown = 60;
constexpr int outagesShown = 20;

QString moment(milliseconds wall)
{
    return QDateTime::fromMSecsSinceEpoch(wall.count(), Qt::UTC).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString duration(milliseconds time)
{
    return QStringLiteral("%1 s").arg(static_cast<double>(time.count()) / 1000, 0, 'f', 1);
}

QString duration(microseconds time)
{
    return QStringLiteral("%1 ms").arg(static_cast<double>(time.count()) / 1000, 0, 'f', 1);
}

QStringList head(const ConnectionLog &log, const LabReport::Situation &situation, const Clock &clock)
{
    QStringList lines{
        QStringLiteral("Chinwag %1, %2").arg(situation.version, situation.system),
        QStringLiteral("Times are UTC, day %1")
            .arg(QDateTime::fromMSecsSinceEpoch(clock.wall().count(), Qt::UTC).date().toString(Qt::ISODate)),
        QStringLiteral("State: %1 for %2")
            .arg(LabReport::stateName(log.state()), duration(clock.monotonic() - log.since())),
        QStringLiteral("Attempts: %1, times online: %2, changes of node: %3")
            .arg(log.attempts())
            .arg(log.connects())
            .arg(std::max(log.nodes() - 1, 0)),
        QStringLiteral("Heartbeats seen: %1").arg(log.heartbeatCount())};
    if (situation.delay)
        lines.append(QStringLiteral("Last delay: %1, nominal %2")
                         .arg(duration(situation.delay->actual), duration(situation.delay->nominal)));
    if (const auto trips = log.roundTrips())
        lines.append(QStringLiteral("Round trip: %1, middle %2, worst %3, of %4")
                         .arg(duration(trips->newest), duration(trips->middle), duration(trips->worst))
                         .arg(log.samples().size()));
    lines.append(QStringLiteral("Trouble on purpose: %1")
                     .arg(situation.trouble.isEmpty() ? QStringLiteral("none") : situation.trouble));
    return lines;
}

QStringList losses(const ConnectionLog &log)
{
    QStringList lines{QString(), QStringLiteral("Losses")};
    for (const ConnectionLog::Loss &loss : log.losses())
        lines.append(QStringLiteral("%1  %2  %3")
                         .arg(moment(loss.at), loss.code ? QString::number(*loss.code) : QStringLiteral("-"),
                              QString::fromLatin1(loss.why)));
    return lines;
}

QStringList outages(const ConnectionLog &log, const Clock &clock)
{
    QStringList lines{QString(), QStringLiteral("Not online")};
    const auto skipped = static_cast<std::ptrdiff_t>(log.outages().size()) - outagesShown;
    const milliseconds now = clock.monotonic();
    for (auto each = log.outages().cbegin() + std::max<std::ptrdiff_t>(skipped, 0);
         each != log.outages().cend(); ++each)
        lines.append(QStringLiteral("%1  for %2")
                         .arg(moment(clock.wall() - (now - each->from)),
                              duration(each->to.value_or(now) - each->from)));
    return lines;
}

QStringList counts(const QString &title, const ConnectionLog::Counts &counts)
{
    QStringList lines{QString(), title};
    for (const auto &[type, count] : counts)
        lines.append(QStringLiteral("%1  %2 frames, %3 bytes, %4 lost on purpose")
                         .arg(type, -18)
                         .arg(count.frames)
                         .arg(count.bytes)
                         .arg(count.lost));
    return lines;
}

QStringList frames(const ConnectionLog &log)
{
    QStringList lines{QString(), QStringLiteral("Newest frames")};
    int left = framesShown;
    for (auto each = log.frames().crbegin(); each != log.frames().crend() && left > 0; ++each, --left) {
        QString line =
            QStringLiteral("%1  %2  %3  %4 bytes")
                .arg(moment(each->at), each->incoming ? QStringLiteral("in ") : QStringLiteral("out"))
                .arg(each->type, -18)
                .arg(each->bytes);
        if (each->answeredIn)
            line += QStringLiteral("  answered in %1").arg(duration(*each->answeredIn));
        if (each->lost)
            line += QStringLiteral("  lost on purpose");
        lines.append(line);
    }
    return lines;
}

} // namespace

QString LabReport::text(const ConnectionLog &log, const Situation &situation, const Clock &clock)
{
    const QStringList lines = head(log, situation, clock) + losses(log) + outages(log, clock) +
                              counts(QStringLiteral("Frames in"), log.in()) +
                              counts(QStringLiteral("Frames out"), log.out()) + frames(log);
    return lines.join(u'\n') + u'\n';
}

QString LabReport::trouble(const Faults &faults)
{
    QStringList on;
    if (faults.ignorePings)
        on.append(QStringLiteral("pings ignored"));
    if (faults.halfOpen)
        on.append(QStringLiteral("half-open"));
    if (faults.latency > milliseconds{0})
        on.append(QStringLiteral("%1 ms added each way").arg(faults.latency.count()));
    if (faults.loss > 0)
        on.append(QStringLiteral("%1 % of the frames lost").arg(qRound(faults.loss * 100)));
    return on.join(QStringLiteral(", "));
}

QString LabReport::stateName(ServerConnection::State state)
{
    return QString::fromLatin1(
        QMetaEnum::fromType<ServerConnection::State>().valueToKey(static_cast<int>(state)));
}

} // namespace Chinwag
