#include "tests/faults/context.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

#include <cmath>
#include <cstdio>

namespace Chinwag::Test {

namespace {

constexpr std::chrono::milliseconds look{5};
constexpr int mostPrinted = 10;

void say(const QString &line)
{
    std::printf("    %s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

} // namespace

Context::Context(const Options &options)
    : m_options(options)
    , m_random(options.seed)
{
}

bool Context::require(bool holds, const QString &what)
{
    if (holds)
        return true;
    m_failed = true;
    say(QStringLiteral("FAILED   ") + what);
    return false;
}

bool Context::landed(bool proof, const QString &what)
{
    say((proof ? QStringLiteral("landed   ") : QStringLiteral("NO FAULT ")) + what);
    m_failed = m_failed || !proof;
    return proof;
}

void Context::report(const QList<Violation> &violations)
{
    for (const Violation &violation : violations.first(std::min<qsizetype>(violations.size(), mostPrinted)))
        say(QStringLiteral("BROKEN   %1: %2").arg(violation.invariant, violation.what));
    if (violations.size() > mostPrinted)
        say(QStringLiteral("BROKEN   … and %1 more").arg(violations.size() - mostPrinted));
    m_failed = m_failed || !violations.isEmpty();
}

void Context::figure(const QString &name, double value, const QString &unit, std::optional<double> atMost)
{
    QString line = QStringLiteral("%1: %2 %3").arg(name).arg(value, 0, 'g', 5).arg(unit);
    const bool over = atMost && value > *atMost;
    if (atMost)
        line += QStringLiteral(" (bound %1%2)").arg(*atMost).arg(over ? QStringLiteral(", OVER") : QString());
    say(QStringLiteral("figure   ") + line);
    m_failed = m_failed || (over && !isShort());
}

bool waitUntil(const std::function<bool()> &holds, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    QTimer wake;
    wake.start(look);
    while (!holds()) {
        if (deadline.hasExpired())
            return false;
        QEventLoop loop;
        QObject::connect(&wake, &QTimer::timeout, &loop, &QEventLoop::quit);
        loop.exec();
    }
    return true;
}

void lastFor(std::chrono::milliseconds duration)
{
    QEventLoop loop;
    QTimer::singleShot(duration, &loop, &QEventLoop::quit);
    loop.exec();
}

double percentile(QList<double> samples, double part)
{
    if (samples.isEmpty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const auto rank = qsizetype(std::ceil(part * double(samples.size()))) - 1;
    return samples.at(std::clamp<qsizetype>(rank, 0, samples.size() - 1));
}

} // namespace Chinwag::Test
