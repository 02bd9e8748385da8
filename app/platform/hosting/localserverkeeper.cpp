#include "app/platform/hosting/localserverkeeper.h"

#include "shared/base/logging.h"
#include "shared/protocol/fingerprint.h"
#include "shared/protocol/limits.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkInterface>
#include <QRegularExpression>
#include <QSettings>
#include <QStandardPaths>
#include <QTcpServer>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace Chinwag {

namespace {

constexpr qsizetype mostWords = 64 * 1024;
constexpr char portsFile[] = "ports.json";
constexpr char memoryFile[] = "hosting.ini";

const QString wantedKey = u"wanted"_s;
const QString keepsKey = u"keepsRunning"_s;
const QString portKey = u"port"_s;

/// The one of last time where it is free: links and people know it.
quint16 freePort(quint16 wished)
{
    const quint16 port = wished > 0 ? wished : Limits::defaultPort;
    QTcpServer probe;
    return probe.listen(QHostAddress::AnyIPv4, port) ? port : quint16(0);
}

bool isOfMachines(const QNetworkInterface &interface)
{
    static const QRegularExpression names(u"^(docker|br-|virbr|veth|vmnet|vboxnet|lxc|podman|cni)"_s);
    return names.match(interface.name()).hasMatch();
}

QString ownerInviteIn(const QByteArray &said)
{
    static const QRegularExpression invite(u"chinwag://\\S*[?&]invite=([A-Za-z0-9_-]+)"_s);
    return invite.match(QString::fromLatin1(said)).captured(1);
}

void keepEnd(QByteArray &text, const QByteArray &more)
{
    text += more;
    text = text.last(std::min(text.size(), mostWords));
}

} // namespace

LocalServerKeeper::LocalServerKeeper(TimerScheduler &timers, Place place)
    : m_timers(timers)
    , m_place(std::move(place))
    , m_unit(m_place.unit)
{
}

LocalServerKeeper::~LocalServerKeeper() { leave(); }

QString LocalServerKeeper::installedProgram()
{
    const QString name = u"chinwagd"_s;
    const QString beside = QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

QString LocalServerKeeper::file(const char *name) const
{
    return m_place.directory + u'/' + QLatin1String(name);
}

/// Networks of virtual machines and containers come last: nobody else is there.
QStringList LocalServerKeeper::addresses() const
{
    QStringList addresses;
    QStringList ofMachines;
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &each : interfaces) {
        if (!each.flags().testFlag(QNetworkInterface::IsRunning))
            continue;
        const auto entries = each.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            const QHostAddress address = entry.ip();
            if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback() &&
                !address.isLinkLocal())
                (isOfMachines(each) ? ofMachines : addresses).append(address.toString());
        }
    }
    return addresses + ofMachines;
}

HostMemory LocalServerKeeper::memory() const
{
    const QSettings kept(file(memoryFile), QSettings::IniFormat);
    return {kept.value(wantedKey).toBool(), kept.value(keepsKey).toBool(),
            static_cast<quint16>(kept.value(portKey).toUInt())};
}

void LocalServerKeeper::remember(const HostMemory &memory)
{
    QDir().mkpath(m_place.directory);
    QSettings kept(file(memoryFile), QSettings::IniFormat);
    kept.setValue(wantedKey, memory.isWanted);
    kept.setValue(keepsKey, memory.keepsRunning);
    kept.setValue(portKey, memory.port);
}

QStringList LocalServerKeeper::arguments(const QString &name, quint16 port) const
{
    return {u"--data-dir"_s,        m_place.directory + u"/data"_s,
            u"--listen"_s,          u"0.0.0.0:%1"_s.arg(port),
            u"--tls-self-signed"_s, u"--announce"_s,
            u"--admin-listen"_s,    u"off"_s,
            u"--registration"_s,    u"invite"_s,
            u"--server-name"_s,     name,
            u"--ports-file"_s,      file(portsFile)};
}

void LocalServerKeeper::launch(const QString &name, const HostMemory &memory, Handlers handlers)
{
    Q_ASSERT(m_way == Way::None);
    m_handlers = std::move(handlers);
    m_said.clear();
    m_complaints.clear();
    QDir().mkpath(m_place.directory);
    QFile::setPermissions(m_place.directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const bool isUnit = memory.keepsRunning && canKeepRunning();
    // A unit has its port from before; whoever has it now may be that unit.
    const quint16 port = isUnit && memory.port > 0 ? memory.port : freePort(memory.port);
    const QStringList command = QStringList(m_place.program) + arguments(name, port);
    if (isUnit)
        launchUnit(command);
    else
        launchChild(command);
    m_looking = m_timers.every(lookEvery, [this] { look(); });
}

void LocalServerKeeper::launchChild(const QStringList &command)
{
    m_way = Way::Child;
    QFile::remove(file(portsFile));
    m_child = std::make_unique<QProcess>();
#ifdef Q_OS_LINUX
    // Also when this program is killed.
    m_child->setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
    connect(m_child.get(), &QProcess::readyReadStandardOutput, this, &LocalServerKeeper::childSaid);
    connect(m_child.get(), &QProcess::readyReadStandardError, this, &LocalServerKeeper::childSaid);
    connect(m_child.get(), &QProcess::finished, this, [this] {
        childSaid();
        over(QString::fromLocal8Bit(m_complaints).trimmed().section(u'\n', -1));
    });
    connect(
        m_child.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                over(m_child->errorString());
        },
        Qt::QueuedConnection);
    m_child->start(command.first(), command.sliced(1));
}

/// One that runs since before this program left its ports file; a new one writes it anew.
void LocalServerKeeper::launchUnit(const QStringList &command)
{
    m_way = Way::Unit;
    m_unit.start(command, [this](const QString &trouble) {
        if (!trouble.isEmpty() && m_way == Way::Unit)
            over(trouble);
    });
}

void LocalServerKeeper::childSaid()
{
    keepEnd(m_said, m_child->readAllStandardOutput());
    keepEnd(m_complaints, m_child->readAllStandardError());
}

void LocalServerKeeper::look()
{
    QFile ports(file(portsFile));
    if (!ports.open(QIODevice::ReadOnly))
        return;
    const QJsonObject said = QJsonDocument::fromJson(ports.readAll()).object();
    HostedServer server;
    server.port = static_cast<quint16>(said.value("listen"_L1).toInt());
    server.fingerprint =
        QByteArray::fromHex(said.value("certificate"_L1).toString().toLatin1().replace(':', ""));
    if (server.port == 0 || !Fingerprint::isValid(server.fingerprint))
        return;
    m_looking.cancel();
    if (m_child) {
        // It was said before the file was written, and may still be on its way to us.
        m_child->waitForReadyRead(0);
        childSaid();
    }
    server.ownerInvite = ownerInviteIn(m_said);
    m_handlers.ready(server);
}

void LocalServerKeeper::end()
{
    m_looking.cancel();
    if (m_way == Way::Child && m_child) {
        m_child->terminate();
        m_hurry = m_timers.after(courtesy, [this] {
            if (m_child)
                m_child->terminate();
        });
    } else if (m_way == Way::Unit) {
        m_unit.stop([this](const QString &trouble) { over(trouble); });
    }
}

void LocalServerKeeper::leave()
{
    m_looking.cancel();
    m_hurry.cancel();
    m_way = Way::None;
    const auto child = std::move(m_child);
    if (!child)
        return;
    child->disconnect(this);
    child->terminate();
    if (!child->waitForFinished(static_cast<int>(courtesy.count())))
        child->terminate(); // the second time it does not wait for anybody
    if (!child->waitForFinished(static_cast<int>(farewell.count())))
        child->kill();
}

void LocalServerKeeper::over(const QString &why)
{
    if (m_way == Way::None)
        return;
    m_way = Way::None;
    m_looking.cancel();
    m_hurry.cancel();
    if (m_child)
        m_child.release()->deleteLater();
    if (!why.isEmpty())
        qCInfo(lcClient).noquote() << "The server on this computer has ended:" << why;
    QFile::remove(file(portsFile));
    const auto handlers = std::exchange(m_handlers, {});
    handlers.ended(why);
}

} // namespace Chinwag
