#include "app/ui/lab/labplot.h"

#include "app/ui/lab/labwords.h"

#include <QLocale>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr double perMillisecond = 1000;

double millisecondsOf(microseconds time) { return static_cast<double>(time.count()) / perMillisecond; }

/// The next of 1, 2, 5, 10, 20 … that is not below.
double roundUp(double value)
{
    double step = 1;
    while (true) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (step * factor >= value)
                return step * factor;
        }
        step *= 10;
    }
}

/// Whether the connection was lost between two moments.
bool isCut(const ConnectionLog &log, milliseconds from, milliseconds to)
{
    return std::any_of(log.outages().cbegin(), log.outages().cend(),
                       [from, to](const auto &outage) { return outage.from >= from && outage.from <= to; });
}

} // namespace

double LabPlot::placeOf(milliseconds at, milliseconds now)
{
    return 1 - static_cast<double>((now - at).count()) / static_cast<double>(span.count());
}

void LabPlot::show(const ConnectionLog &log, milliseconds now)
{
    showSamples(log, now);
    showOutages(log, now);
    m_ticks.clear();
    for (const milliseconds at : log.heartbeats()) {
        if (now - at < span)
            m_ticks.append(placeOf(at, now));
    }
    ++m_revision;
    Q_EMIT changed();
}

void LabPlot::showSamples(const ConnectionLog &log, milliseconds now)
{
    m_lines.clear();
    double highest = 1;
    for (const ConnectionLog::Sample &sample : log.samples()) {
        if (now - sample.at < span)
            highest = std::max(highest, millisecondsOf(sample.roundTrip));
    }
    m_top = roundUp(highest);
    std::optional<milliseconds> before;
    for (const ConnectionLog::Sample &sample : log.samples()) {
        if (now - sample.at >= span)
            continue;
        if (!before || sample.at - *before > longestStep || isCut(log, *before, sample.at))
            m_lines.append(QPolygonF());
        m_lines.last().append({placeOf(sample.at, now), millisecondsOf(sample.roundTrip) / m_top});
        before = sample.at;
    }
}

void LabPlot::showOutages(const ConnectionLog &log, milliseconds now)
{
    m_outages.clear();
    for (const ConnectionLog::Outage &outage : log.outages()) {
        const milliseconds to = outage.to.value_or(now);
        if (now - to >= span)
            continue;
        m_outages.append(QVariantMap{
            {QStringLiteral("from"), std::max(placeOf(outage.from, now), 0.0)},
            {QStringLiteral("to"), placeOf(to, now)},
            {QStringLiteral("text"), LabWords::duration(to - outage.from)},
        });
    }
}

QString LabPlot::topText() const { return QLocale().toString(m_top, 'g', 6); }

QString LabPlot::middleText() const { return QLocale().toString(m_top / 2, 'g', 6); }

QString LabPlot::bottomText() { return QLocale().toString(0); }

QVariantList LabPlot::lines(double width, double height, bool mirrored, int) const
{
    QVariantList all;
    for (const QPolygonF &line : m_lines) {
        QVariantList drawn;
        for (const QPointF &point : line)
            drawn.append(QPointF((mirrored ? 1 - point.x() : point.x()) * width, (1 - point.y()) * height));
        // One point is a dot: a line as long as it is wide.
        if (drawn.size() == 1)
            drawn.append(drawn.first().toPointF() + QPointF(1, 0));
        all.append(QVariant(drawn));
    }
    return all;
}

} // namespace Chinwag
