#include "server/doctor/doctor.h"
#include "server/eventloop/eventloop.h"
#include "server/net/platformsocket.h"
#include "server/process/datadirectories.h"
#include "server/process/filemodes.h"
#include "server/process/logoutput.h"
#include "server/process/servicereporter.h"
#include "server/process/unixsignals.h"
#include "server/serverapplication.h"
#include "server/sql/serviceidentitystore.h"
#include "server/tools/accountimport.h"
#include "server/tools/admin.h"
#include "server/tools/backup.h"
#include "server/tools/backupstatus.h"
#include "server/tools/databasecopy.h"
#include "server/tools/nodelist.h"
#include "server/tools/rehearsal.h"
#include "shared/base/logging.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QProcessEnvironment>

#include <cstdio>

using namespace Chinwag;

namespace {

constexpr int badConfiguration = 2;

void print(FILE *stream, const QString &text)
{
    std::fputs(qUtf8Printable(text), stream);
    std::fflush(stream);
}

QHash<QString, QString> environment()
{
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    QHash<QString, QString> result;
    const QStringList names = system.keys();
    for (const QString &name : names)
        result.insert(name, system.value(name));
    return result;
}

int refuse(const QStringList &problems)
{
    print(stderr, QStringLiteral("chinwagd cannot work with these settings:\n"));
    for (const QString &problem : problems)
        print(stderr, QStringLiteral("  - %1\n").arg(problem));
    return badConfiguration;
}

void raiseDescriptorLimit()
{
    constexpr quint64 comfortable = 4096;
    const quint64 limit = PlatformSocket::raiseDescriptorLimit();
    if (limit > 0 && limit < comfortable)
        qCWarning(
            lcServer,
            "this process may open %llu files, so fewer people can be connected at once; raise the limit "
            "(LimitNOFILE in the service, ulimit -Hn in a shell)",
            limit);
}

int run(QCoreApplication &application, const ServerConfig &config)
{
    installLogOutput(config.logFormat, config.logLevel);
    PlatformSocket::ignoreBrokenPipes();
    raiseDescriptorLimit();
    const UnixSignals signalSource;
    ServerApplication server(config);
    const auto supervisor = ServiceNotifier::ofThisProcess();
    SystemClock clock;
    QtTimerScheduler timers;
    ServiceReporter reporter(*supervisor, timers, clock);
    QObject::connect(&server, &ServerApplication::ready, &server, [&reporter] { reporter.ready(); });
    QObject::connect(&signalSource, &UnixSignals::stopRequested, &server, [&] {
        reporter.stopping();
        server.drain();
    });
    QObject::connect(&signalSource, &UnixSignals::reloadRequested, &server,
                     [&] { reporter.reload([&server] { server.reload(); }); });
    QObject::connect(&server, &ServerApplication::stopped, &application, &QCoreApplication::exit,
                     Qt::QueuedConnection);
    QObject::connect(&server, &ServerApplication::announcement, &server,
                     [](const QString &text) { print(stdout, text); });
    if (const auto started = server.start(); !started) {
        print(stderr, QStringLiteral("chinwagd cannot start: %1\n").arg(started.error()));
        return 1;
    }
    return QCoreApplication::exec();
}

int copy(const DatabaseUrl &from, const DatabaseUrl &to)
{
    installLogOutput(LogFormat::Text, LogLevel::Warning);
    const auto report = copyDatabase(from, to);
    if (report)
        print(stdout, *report);
    else
        print(stderr, QStringLiteral("chinwagd cannot copy the database: %1\n").arg(report.error().message));
    return report ? 0 : 1;
}

/// 3: it is there, and cannot be relied on.
int tell(const Outcome<Backup::Report> &report)
{
    if (!report) {
        print(stderr, QStringLiteral("chinwagd: %1\n").arg(report.error().message));
        return 1;
    }
    print(report->problems.isEmpty() ? stdout : stderr, report->text);
    return report->problems.isEmpty() ? 0 : 3;
}

/// Leaves beside the data how it went, for whoever watches over the server.
int backUp(const QString &directory, const ServerConfig &config)
{
    QElapsedTimer timer;
    timer.start();
    const auto report = Backup::make(config.database, directory, QCoreApplication::applicationFilePath());
    const int status = tell(report);
    Backup::Status result = Backup::Status::read(config.dataDir).value_or(Backup::Status());
    result.directory = QDir(directory).absolutePath();
    result.lastAttempt = QDateTime::currentMSecsSinceEpoch();
    result.durationMs = timer.elapsed();
    result.isVerified = status == 0;
    if (result.isVerified)
        result.lastSuccess = result.lastAttempt;
    result.problem = !report ? report.error().message : report->problems.value(0);
    if (const auto written = result.write(config.dataDir); !written)
        print(stderr, QStringLiteral("chinwagd: %1\n").arg(written.error().message));
    return status;
}

int restore(const QString &directory, const ServerConfig &config)
{
    if (const auto made = makeDataDirectories(config); !made) {
        print(stderr, QStringLiteral("chinwagd cannot restore the backup: %1\n").arg(made.error()));
        return 1;
    }
    const auto report = Backup::restore(directory, config.database);
    if (report)
        print(stdout, *report + QStringLiteral("The database is the service that was backed up.\n"));
    else
        print(stderr, QStringLiteral("chinwagd cannot restore the backup: %1\n").arg(report.error().message));
    return report ? 0 : 1;
}

int rehearse(const CommandLine &line, const ServerConfig &config)
{
    const auto report =
        Rehearsal::run(config.database, line.rehearseInto, line.text.isEmpty() ? config.dataDir : line.text,
                       QCoreApplication::applicationFilePath());
    if (!report) {
        print(stderr,
              QStringLiteral("chinwagd cannot rehearse the upgrade: %1\n").arg(report.error().message));
        return 1;
    }
    print(stdout, line.asJson ? QString::fromUtf8(report->json()) : report->text());
    return report->isWell() ? 0 : 3;
}

int renewService(const ServerConfig &config)
{
    installLogOutput(LogFormat::Text, LogLevel::Warning);
    const auto service = renewServiceIdentity(config.database);
    if (service)
        print(stdout,
              QStringLiteral("This database is the service %1 now. Its nodes take that over when they "
                             "start.\n")
                  .arg(service->id));
    else
        print(stderr,
              QStringLiteral("chinwagd cannot change the database: %1\n").arg(service.error().message));
    return service ? 0 : 1;
}

int listNodes(const CommandLine &line)
{
    const QString text = line.raw.settings.value(Key::Redis).values.value(0);
    if (text.isEmpty())
        return refuse(line.problems +
                      QStringList(QStringLiteral("redis: give --redis URL, as the nodes have it.")));
    const auto redis = RedisUrl::parse(text);
    if (!redis || !line.problems.isEmpty())
        return refuse(line.problems +
                      (redis ? QStringList() : QStringList(QStringLiteral("redis: ") + redis.error())));
    installLogOutput(LogFormat::Text, LogLevel::Error); // it says itself what is wrong
    return runNodeList(*redis);
}

} // namespace

int main(int argc, char *argv[])
{
    keepNewFilesPrivate();
    installEventLoop(); // decides what the application's loop waits with
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("chinwagd"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CHINWAG_VERSION));

    const CommandLine line = readCommandLine(QCoreApplication::arguments().sliced(1), environment());
    if (line.action == CommandLine::Action::ShowText) {
        print(stdout, line.text);
        return 0;
    }
    for (const QString &warning : line.warnings)
        print(stderr, QStringLiteral("chinwagd: %1\n").arg(warning));
    if (line.action == CommandLine::Action::CopyDatabase)
        return line.problems.isEmpty() ? copy(line.copyFrom, line.copyTo) : refuse(line.problems);
    if (line.action == CommandLine::Action::ListNodes)
        return listNodes(line);
    if (line.action == CommandLine::Action::VerifyBackup && line.problems.isEmpty()) {
        installLogOutput(LogFormat::Text, LogLevel::Error);
        return tell(Backup::verify(line.text, QCoreApplication::applicationFilePath()));
    }
    const CheckedConfig checked = checkConfig(line.raw);
    const QStringList problems = line.problems + checked.problems;
    if (!problems.isEmpty())
        return refuse(problems);
    if (line.action == CommandLine::Action::CheckConfig) {
        print(stdout, QStringLiteral("The settings are complete and consistent.\n"));
        return 0;
    }
    if (line.action == CommandLine::Action::PrintConfig) {
        print(stdout, printConfig(line.raw));
        return 0;
    }
    if (line.action == CommandLine::Action::Examine) {
        installLogOutput(LogFormat::Text, LogLevel::Error);
        PlatformSocket::ignoreBrokenPipes();
        return runDoctor(*checked.config, line.url, line.asJson);
    }
    if (line.action == CommandLine::Action::Rehearse) {
        installLogOutput(LogFormat::Text, LogLevel::Error);
        return rehearse(line, *checked.config);
    }
    if (line.action == CommandLine::Action::RenewService)
        return renewService(*checked.config);
    if (line.action == CommandLine::Action::Administer) {
        installLogOutput(LogFormat::Text, LogLevel::Error);
        return runAdmin(*checked.config, line.words);
    }
    if (line.action == CommandLine::Action::BackUp || line.action == CommandLine::Action::RestoreBackup) {
        installLogOutput(LogFormat::Text, LogLevel::Error);
        return line.action == CommandLine::Action::RestoreBackup ? restore(line.text, *checked.config)
                                                                 : backUp(line.text, *checked.config);
    }
    if (line.action == CommandLine::Action::ImportAccounts)
        return runAccountImport(*checked.config, line.text);
    return run(application, *checked.config);
}
