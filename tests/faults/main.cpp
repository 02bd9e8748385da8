/// chinwag-faults: breaks real servers under the traffic of real clients and compares what everybody saw with
/// what the database holds.
#include "server/eventloop/eventloop.h"
#include "tests/faults/clientprocess.h"
#include "tests/faults/rows.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <csignal>
#include <cstdio>
#include <unistd.h>

using namespace Chinwag::Test;

namespace {

bool runRow(const Row &row, const Context::Options &options)
{
    std::printf("%s: %s (--row %s --seed %u)\n", row.name, row.what, row.name, options.seed);
    std::fflush(stdout);
    QElapsedTimer timer;
    timer.start();
    Context context(options);
    row.run(context);
    std::printf("%s %s, %.1f s\n", context.failed() ? "FAILED " : "ok     ", row.name,
                double(timer.elapsed()) / 1000);
    std::fflush(stdout);
    return !context.failed();
}

int runRows(const QStringList &names, const Context::Options &options)
{
    QStringList failures;
    int count = 0;
    for (const Row &row : allRows()) {
        const QString name = QLatin1String(row.name);
        if (!names.isEmpty() && !names.contains(name))
            continue;
        ++count;
        if (row.needsRoot && ::geteuid() != 0) {
            std::printf("%s: left out, it needs root\n", row.name);
            continue;
        }
        if (!runRow(row, options))
            failures.append(name);
    }
    std::printf("%d rows, %d failed %s\n", count, int(failures.size()),
                qUtf8Printable(failures.join(QLatin1Char(' '))));
    return count > 0 && failures.isEmpty() ? 0 : 1;
}

int list()
{
    for (const Row &row : allRows())
        std::printf("%-24s %s\n", row.name, row.what);
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    // Thousands of clients wait here, and Qt's own loop looks at each of them in every turn.
    Chinwag::installEventLoop();
    const QCoreApplication application(argc, argv);
    std::signal(SIGPIPE, SIG_IGN);
    QLoggingCategory::setFilterRules(QStringLiteral("chinwag.client.info=false"));
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("client"))
        return ClientProcess::run(arguments.mid(2));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions(
        {{QStringLiteral("list"), QStringLiteral("Says which faults there are.")},
         {QStringLiteral("short"), QStringLiteral("Small numbers; bounds are printed, not enforced.")},
         {QStringLiteral("verbose"), QStringLiteral("The servers' logs, too.")},
         {QStringLiteral("row"), QStringLiteral("Only this one; may be repeated."), QStringLiteral("NAME")},
         {QStringLiteral("seed"), QStringLiteral("Replays the choices of an earlier run."),
          QStringLiteral("N")}});
    parser.process(application);
    if (parser.isSet(QStringLiteral("list")))
        return list();
    Context::Options options;
    options.shortly = parser.isSet(QStringLiteral("short"));
    options.verbose = parser.isSet(QStringLiteral("verbose"));
    options.seed = parser.isSet(QStringLiteral("seed")) ? parser.value(QStringLiteral("seed")).toUInt()
                                                        : QRandomGenerator::global()->generate();
    return runRows(parser.values(QStringLiteral("row")), options);
}
