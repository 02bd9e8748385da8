#include "server/bench/report.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace Chinwag::Bench {

namespace {

const char *nameOf(Mode mode)
{
    switch (mode) {
    case Mode::Typing:
        return "typing";
    case Mode::Messages:
        return "messages";
    case Mode::Storm:
        break;
    }
    return "storm";
}

double perSecond(std::uint64_t count, const Findings &findings)
{
    return findings.seconds > 0 ? static_cast<double>(count) / findings.seconds : 0;
}

double cpuPer(std::uint64_t count, const Findings &findings)
{
    return count > 0 ? findings.cpuMicroseconds / static_cast<double>(count) : 0;
}

void printTimes(const char *what, const Histogram &times)
{
    if (times.count() > 0)
        std::printf("%-12s p50 %.3f ms   p95 %.3f ms   p99 %.3f ms   max %.3f ms\n", what,
                    times.milliseconds(0.5), times.milliseconds(0.95), times.milliseconds(0.99),
                    times.maxMilliseconds());
}

QJsonObject toJson(const Histogram &times)
{
    return {{QStringLiteral("count"), static_cast<qint64>(times.count())},
            {QStringLiteral("p50"), times.milliseconds(0.5)},
            {QStringLiteral("p95"), times.milliseconds(0.95)},
            {QStringLiteral("p99"), times.milliseconds(0.99)},
            {QStringLiteral("max"), times.maxMilliseconds()}};
}

} // namespace

void printFindings(const Options &options, const Findings &findings)
{
    std::printf("%s %s%s: %d rooms of %d, %d idle, %.1f s\n", options.protocol.c_str(), nameOf(options.mode),
                options.twoNodes ? " from node to node" : "", options.rooms, options.members, options.idle,
                findings.seconds);
    if (options.mode == Mode::Storm) {
        std::printf("back         %llu clients, %llu attempts\n",
                    static_cast<unsigned long long>(findings.latency.count()),
                    static_cast<unsigned long long>(findings.attempts));
    } else {
        std::printf("publications %.0f/s   accepted %.0f/s   deliveries %.0f/s   lost %llu   generator late "
                    "%.2f ms\n",
                    perSecond(findings.publications, findings), perSecond(findings.accepted, findings),
                    perSecond(findings.deliveries, findings), static_cast<unsigned long long>(findings.lost),
                    findings.behindMilliseconds);
    }
    printTimes("latency", findings.latency);
    printTimes("acknowledged", findings.acknowledgement);
    if (findings.knowsProcess) {
        const bool storm = options.mode == Mode::Storm;
        std::printf("server       %.2f us of CPU per %s   %.0f %% of a core   %.1f us per sign-in   %.1f MiB",
                    cpuPer(storm ? findings.latency.count() : findings.deliveries, findings),
                    storm ? "client" : "delivery",
                    findings.seconds > 0 ? findings.cpuMicroseconds / findings.seconds / 1e4 : 0,
                    findings.connectCpu, findings.residentKib / 1024);
        if (options.idle > 0)
            std::printf("   %.1f KiB per idle connection", findings.idleKib);
        std::printf("\n");
    }
    std::fflush(stdout);
}

bool writeFindings(const Options &options, const Findings &findings)
{
    const auto number = [](std::uint64_t value) { return static_cast<qint64>(value); };
    const bool storm = options.mode == Mode::Storm;
    QJsonObject json{
        {QStringLiteral("label"), QString::fromStdString(options.label)},
        {QStringLiteral("protocol"), QString::fromStdString(options.protocol)},
        {QStringLiteral("mode"), QLatin1String(nameOf(options.mode))},
        {QStringLiteral("rooms"), options.rooms},
        {QStringLiteral("members"), options.members},
        {QStringLiteral("idle"), options.idle},
        {QStringLiteral("servers"), static_cast<qint64>(options.servers.size())},
        {QStringLiteral("two_nodes"), options.twoNodes},
        {QStringLiteral("connections"), number(findings.connections)},
        {QStringLiteral("seconds"), findings.seconds},
        {QStringLiteral("publications"), number(findings.publications)},
        {QStringLiteral("accepted"), number(findings.accepted)},
        {QStringLiteral("accepted_per_second"), perSecond(findings.accepted, findings)},
        {QStringLiteral("deliveries"), number(findings.deliveries)},
        {QStringLiteral("deliveries_per_second"), perSecond(findings.deliveries, findings)},
        {QStringLiteral("lost"), number(findings.lost)},
        {QStringLiteral("generator_late_ms"), findings.behindMilliseconds},
        {QStringLiteral("latency_ms"), toJson(findings.latency)},
        {QStringLiteral("acknowledgement_ms"), toJson(findings.acknowledgement)},
        {QStringLiteral("problem"), QString::fromStdString(findings.problem)},
    };
    if (storm)
        json.insert(QStringLiteral("attempts"), number(findings.attempts));
    if (findings.knowsProcess) {
        json.insert(storm ? QStringLiteral("cpu_us_per_client") : QStringLiteral("cpu_us_per_delivery"),
                    cpuPer(storm ? findings.latency.count() : findings.deliveries, findings));
        json.insert(QStringLiteral("cpu_us"), findings.cpuMicroseconds);
        json.insert(QStringLiteral("cpu_us_per_sign_in"), findings.connectCpu);
        json.insert(QStringLiteral("resident_kib"), findings.residentKib);
        if (options.idle > 0)
            json.insert(QStringLiteral("kib_per_idle_connection"), findings.idleKib);
    }
    QFile file(QString::fromStdString(options.json));
    const QByteArray bytes = QJsonDocument(json).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace Chinwag::Bench
