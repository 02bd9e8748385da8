#include "server/doctor/examination.h"
#include "server/doctor/webprobe.h"
#include "server/tools/backupstatus.h"
#include "server/tools/portsfile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <cmath>

namespace Chinwag::Examination {

namespace {

using enum Finding::Level;

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 spaceNeeded = 64 * mebibyte;
constexpr qint64 spaceWanted = 1024 * mebibyte;
constexpr qint64 skewToNotice = 2'000;                  // ms
constexpr qint64 backupAge = 2LL * 24 * 60 * 60 * 1000; // ms; one is made each night
constexpr double descriptorsWanted = 4096;
constexpr double descriptorsUsedMost = 0.8;

QString sizeText(qint64 bytes) { return QStringLiteral("%1 MiB").arg(bytes / mebibyte); }

QString timeText(qint64 at) { return QDateTime::fromMSecsSinceEpoch(at, Qt::UTC).toString(Qt::ISODate); }

Finding disk(const QString &directory, qint64 wanted)
{
    const QString name = QStringLiteral("disk");
    const QFileInfo info(directory);
    if (!info.isDir())
        return {name, Trouble, QStringLiteral("There is no directory %1.").arg(directory)};
    if (!info.isWritable())
        return {name, Trouble, QStringLiteral("This user may not write into %1.").arg(directory)};
    const QStorageInfo storage(directory);
    if (!storage.isValid())
        return {name, Skipped, QStringLiteral("How full the disk of %1 is cannot be asked.").arg(directory)};
    if (storage.isReadOnly())
        return {name, Trouble, QStringLiteral("The disk of %1 is read-only.").arg(directory)};
    const qint64 free = storage.bytesAvailable();
    if (free < spaceNeeded)
        return {name, Trouble,
                QStringLiteral("The disk of %1 is full: %2 are left.").arg(directory, sizeText(free))};
    if (free < std::max(wanted, spaceWanted))
        return {name, Notice,
                QStringLiteral("On the disk of %1 are %2 left; an upgrade may want %3.")
                    .arg(directory, sizeText(free), sizeText(std::max(wanted, spaceWanted)))};
    return {name, Well, QStringLiteral("On the disk of %1 are %2 left.").arg(directory, sizeText(free))};
}

/// Of a page of metrics; none: it is not there.
std::optional<double> metric(const QByteArray &page, const QByteArray &name)
{
    for (const QByteArray &line : page.split('\n')) {
        if (line.startsWith(name + ' '))
            return line.sliced(name.size() + 1).trimmed().toDouble();
    }
    return std::nullopt;
}

QUrl adminUrl(const ServerConfig &config)
{
    QHostAddress address = config.admin->address;
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::Any))
        address = QHostAddress(QHostAddress::LocalHost);
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        address = QHostAddress(QHostAddress::LocalHostIPv6);
    const quint16 port = config.admin->port > 0 ? config.admin->port : PortsFile::admin(config.portsFile);
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(address.toString());
    url.setPort(port);
    return url;
}

} // namespace

Finding clock(const QList<Skew> &clocks)
{
    const QString name = QStringLiteral("clock");
    const auto least = [](const Skew &a, const Skew &b) { return std::abs(a.second) < std::abs(b.second); };
    const auto worst = std::max_element(clocks.begin(), clocks.end(), least);
    if (worst == clocks.end())
        return {name, Skipped, QStringLiteral("There is no other clock to compare this machine's with.")};
    const QString by = QString::number(double(std::abs(worst->second)) / 1000, 'f', 1);
    if (std::abs(worst->second) < skewToNotice)
        return {name, Well, QStringLiteral("All clocks agree within %1 s.").arg(by)};
    return {name, Notice,
            QStringLiteral("The clock of %1 is %2 s %3 this machine's, so people read wrong times. Is NTP "
                           "running?")
                .arg(worst->first, by,
                     worst->second > 0 ? QStringLiteral("ahead of") : QStringLiteral("behind"))};
}

Findings disks(const ServerConfig &config)
{
    const bool isFile = config.database.kind == DatabaseUrl::Kind::Sqlite;
    const qint64 size = isFile ? QFileInfo(config.database.file).size() : 0;
    Findings found{disk(config.dataDir, size)};
    if (!isFile)
        return found;
    const QString beside = QFileInfo(config.database.file).absolutePath();
    if (QDir(beside).canonicalPath() != QDir(config.dataDir).canonicalPath())
        found.append(disk(beside, size));
    return found;
}

Finding descriptors(const ServerConfig &config)
{
    const QString name = QStringLiteral("descriptors");
    if (!config.admin)
        return {name, Skipped, QStringLiteral("Not looked at: the server has no admin port.")};
    WebProbe probe(adminUrl(config));
    const auto answer = probe.ask("GET", QStringLiteral("/metrics"));
    if (!answer)
        return {name, Skipped, QStringLiteral("Not looked at: the admin port %1.").arg(answer.error())};
    const auto open = metric(answer->body, "process_open_fds");
    const auto most = metric(answer->body, "process_max_fds");
    const auto refused = metric(answer->body, "chinwag_accept_errors_total");
    if (!open || !most)
        return {name, Skipped, QStringLiteral("Not looked at: this system does not count them.")};
    const QString said = QStringLiteral("The server has %1 of %2 descriptors open").arg(*open).arg(*most);
    const QString advice = QStringLiteral("raise its limit (LimitNOFILE in the service)");
    if (*open > *most * descriptorsUsedMost)
        return {name, Trouble, QStringLiteral("%1: %2.").arg(said, advice)};
    if (refused.value_or(0) > 0)
        return {name, Notice,
                QStringLiteral("%1; it could not accept somebody %2 times since it started: %3.")
                    .arg(said)
                    .arg(*refused)
                    .arg(advice)};
    if (*most < descriptorsWanted)
        return {name, Notice, QStringLiteral("%1, which is few: %2.").arg(said, advice)};
    return {name, Well, said + QLatin1Char('.')};
}

Finding backup(const ServerConfig &config)
{
    const QString name = QStringLiteral("backup");
    const auto status = Backup::Status::read(config.dataDir);
    if (!status)
        return {name, Notice, QStringLiteral("No backup was made yet: see \"chinwagd backup\".")};
    if (!status->isVerified)
        return {name, Trouble,
                QStringLiteral("The last backup in %1 (%2) cannot be relied on: %3")
                    .arg(status->directory, timeText(status->lastAttempt), status->problem)};
    const qint64 age = QDateTime::currentMSecsSinceEpoch() - status->lastSuccess;
    if (age > backupAge)
        return {name, Notice,
                QStringLiteral("The last backup is %1 days old (%2).")
                    .arg(age / (24LL * 60 * 60 * 1000))
                    .arg(timeText(status->lastSuccess))};
    return {name, Well,
            QStringLiteral("The backup of %1 in %2 is proven; it took %3 s.")
                .arg(timeText(status->lastSuccess), status->directory)
                .arg(double(status->durationMs) / 1000, 0, 'f', 1)};
}

} // namespace Chinwag::Examination
