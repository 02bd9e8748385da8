#include "server/serverapplication.h"

#include "server/alone/lonebroker.h"
#include "server/alone/memoryticketstore.h"
#include "server/auth/sodiumpasswordhasher.h"
#include "server/cluster.h"
#include "server/core/node.h"
#include "server/files/directorycontents.h"
#include "server/net/adminlistener.h"
#include "server/net/httpgate.h"
#include "server/net/lanannouncer.h"
#include "server/net/listener.h"
#include "server/net/platformsocket.h"
#include "server/process/datadirectories.h"
#include "server/sql/database.h"
#include "server/sql/dialect.h"
#include "server/sql/serviceidentitystore.h"
#include "server/sql/sqlfilecontents.h"
#include "server/sql/sqlretentionstore.h"
#include "server/sql/sqlstores.h"
#include "server/tools/backupstatus.h"
#include "server/tools/selfsignedcertificate.h"
#include "shared/base/logging.h"
#include "shared/protocol/fingerprint.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSysInfo>

namespace Chinwag {

namespace {

constexpr milliseconds drainTime{10'000};
constexpr milliseconds drainDeadline{14'000}; ///< whoever started us was promised 15 s

NodeOptions nodeOptions(const ServerConfig &config)
{
    NodeOptions options;
    options.node = config.node;
    options.server = config.serverName;
    options.version = QStringLiteral(CHINWAG_VERSION);
    options.registration = config.registration;
    options.registrationsPerAddress = config.registrationsPerAddress;
    options.registrationsPerNode = config.registrationsPerNode;
    options.passwordScore = config.passwordScore;
    options.ownersNeedFactor = config.requireSecondFactor == SecondFactorOf::Admins;
    options.keepsMessages = config.deletedAccounts == DeletedAccounts::Keep;
    options.rateLimits = config.rateLimits;
    options.syncPartsPerSecond = config.syncPartsPerSecond;
    options.allowQueryToken = config.allowQueryToken;
    options.fileSize = config.fileSize;
    options.filesPerPerson = config.filesPerPerson;
    options.roomsPerDay = config.roomsPerDay;
    options.addsPerDay = config.addsPerDay;
    options.joinsPerDay = config.joinsPerDay;
    return options;
}

GateOptions gateOptions(const ServerConfig &config)
{
    GateOptions options;
    options.upgrades = {config.allowedOrigins, config.allowQueryToken};
    options.trustedProxies = config.trustedProxies;
    options.hosts.answersAnyName = config.publicNames.isEmpty();
    options.hosts.names = config.publicNames;
    if (!config.rateLimits)
        options.halfOpenPerAddress = 0;
    return options;
}

/// No page of a stranger asks the admin port: it answers to names of loopback and to its own address. Off
/// loopback, where whoever runs the server has closed the network around it, also to the server's names.
HostPolicy adminHosts(const ServerConfig &config)
{
    const QHostAddress &address = config.admin->address;
    if (address.isLoopback())
        return {false, {}, HostPolicy::Numbers::Loopback, address};
    return {false, config.publicNames, HostPolicy::Numbers::All, address};
}

HostMetrics hostMetrics(const QString &dataDirectory)
{
    HostMetrics metrics;
    if (const auto descriptors = PlatformSocket::descriptors()) {
        metrics.openDescriptors = descriptors->open;
        metrics.mostDescriptors = descriptors->most;
    }
    if (const auto status = Backup::Status::read(dataDirectory))
        metrics.backup = {status->lastAttempt, status->lastSuccess, status->durationMs, status->isVerified};
    return metrics;
}

} // namespace

/// In the order in which the parts are made; they go in the opposite one.
struct ServerApplication::Parts
{
    explicit Parts(const ServerConfig &config)
        : tls(config.tlsCertificate, config.tlsKey)
    {
    }

    SystemClock clock;
    QtTimerScheduler timers;
    TlsContext tls;
    NetMetrics metrics;
    std::unique_ptr<Database> database;
    std::unique_ptr<SqlStores> stores;
    std::unique_ptr<SqlRetentionStore> retention;
    std::unique_ptr<Database> pieces; ///< of files, where there is no directory for them
    std::unique_ptr<FileContents> contents;
    ServiceIdentity service; ///< of several nodes
    MemoryTicketStore ownTickets{clock, timers};
    LoneBroker ownBroker;
    std::unique_ptr<Cluster> cluster; ///< of several nodes; none: the two above
    SodiumPasswordHasher passwords;
    std::unique_ptr<HttpGate> gate; ///< outlives the sessions in `node`, which write through it
    std::unique_ptr<Node> node;
    std::unique_ptr<Listener> listener;
    std::unique_ptr<AdminListener> admin;
    std::unique_ptr<LanAnnouncer> announcer; ///< none: the network is not told
    const milliseconds startedAt = clock.monotonic();
    Timer drainTimer;
    bool ready = false;
    bool draining = false;

    Broker &broker() { return cluster ? static_cast<Broker &>(cluster->broker()) : ownBroker; }
    TicketStore &tickets() { return cluster ? static_cast<TicketStore &>(cluster->tickets()) : ownTickets; }
};

ServerApplication::ServerApplication(ServerConfig config)
    : m_config(std::move(config))
    , m_parts(std::make_unique<Parts>(m_config))
{
}

ServerApplication::~ServerApplication() = default;

Result<Ok, QString> ServerApplication::start()
{
    if (auto opened = openDatabase(); !opened)
        return opened;
    if (auto opened = openTls(); !opened)
        return opened;
    makeNode();
    // The admin port answers /readyz with 503 from now on; people come in when the node has started.
    if (m_config.admin) {
        if (auto listening = m_parts->admin->start(m_config.admin->address, m_config.admin->port); !listening)
            return listening;
    }
    if (auto listening = listen(); !listening)
        return listening;
    m_parts->node->start([this](const Outcome<Node::Started> &started) {
        if (started) {
            onNodeStarted(started->ownerInvite);
            return;
        }
        qCCritical(lcServer, "cannot start: %s", qUtf8Printable(started.error().message));
        Q_EMIT stopped(1);
    });
    return Ok{};
}

Result<Ok, QString> ServerApplication::openDatabase()
{
    if (auto made = makeDataDirectories(m_config); !made)
        return made;
    auto opened = Database::open(makeDialect(m_config.database));
    if (!opened)
        return opened.error().message;
    m_parts->database = std::move(*opened);
    m_parts->stores = std::make_unique<SqlStores>(*m_parts->database);
    m_parts->retention = std::make_unique<SqlRetentionStore>(DatabaseLane(*m_parts->database));
    if (auto contents = openContents(); !contents)
        return contents;
    if (!m_config.redis)
        return Ok{};
    const auto service = readServiceIdentity(m_config.database);
    if (!service)
        return service.error().message;
    m_parts->service = *service;
    return Ok{};
}

Result<Ok, QString> ServerApplication::openTls()
{
    if (!m_config.usesTls())
        return Ok{};
    if (m_config.tlsSelfSigned) {
        const auto made =
            selfSignedCertificate(m_config.dataDir + QStringLiteral("/tls"), namesOfThisMachine());
        if (!made)
            return made.error();
        m_parts->tls = TlsContext(made->certificate, made->key);
    }
    auto loaded = m_parts->tls.load();
    if (loaded && m_parts->tls.isSelfSigned()) {
        const QByteArray fingerprint = m_parts->tls.fingerprint();
        qCInfo(lcServer, "nobody vouches for this server; whoever comes first compares: %s (SHA-256 %s)",
               qUtf8Printable(Fingerprint::words(fingerprint)),
               qUtf8Printable(Fingerprint::hex(fingerprint)));
    }
    return loaded;
}

/// Several nodes have the files where all of them can serve them, over a connection that no message waits
/// for.
Result<Ok, QString> ServerApplication::openContents()
{
    auto dialect = makeDialect(m_config.database);
    if (const QString directory = dialect->filesDirectory(); !directory.isEmpty()) {
        m_parts->contents = std::make_unique<DirectoryContents>(directory);
        return Ok{};
    }
    auto opened = Database::open(std::move(dialect));
    if (!opened)
        return opened.error().message;
    m_parts->pieces = std::move(*opened);
    m_parts->contents = std::make_unique<SqlFileContents>(*m_parts->pieces);
    return Ok{};
}

void ServerApplication::makeNode()
{
    Parts &parts = *m_parts;
    if (m_config.redis)
        parts.cluster = std::make_unique<Cluster>(*m_config.redis, parts.service, *parts.database,
                                                  parts.timers, parts.clock);
    parts.node = std::make_unique<Node>(NodeDependencies{parts.clock, parts.timers, parts.stores->stores(),
                                                         *parts.contents, parts.tickets(), parts.broker(),
                                                         parts.passwords},
                                        nodeOptions(m_config));
    const auto handle = [this](HttpRequest request, Continuation<HttpResponse> respond) {
        m_parts->node->handle(std::move(request), std::move(respond));
    };
    parts.gate = std::make_unique<HttpGate>(handle, parts.node.get(), parts.timers, gateOptions(m_config),
                                            parts.metrics);
    if (m_config.admin)
        makeAdmin();
}

void ServerApplication::makeAdmin()
{
    Parts &parts = *m_parts;
    const auto readiness = [this]() -> Readiness {
        if (m_parts->draining)
            return {false, QStringLiteral("draining"), {}};
        if (!m_parts->ready)
            return {false, QStringLiteral("starting"), {}};
        switch (m_parts->database->counters().state) {
        case StorageState::Away: // people keep their connections; new ones are better off elsewhere
            return {false, QStringLiteral("no database"), {}};
        case StorageState::Failing:
            return {true, QStringLiteral("degraded"),
                    QStringLiteral("the database refuses what it is asked")};
        case StorageState::Working:
            break;
        }
        const QString trouble = m_parts->cluster ? m_parts->cluster->trouble() : QString();
        return {true, trouble.isEmpty() ? QStringLiteral("ready") : QStringLiteral("degraded"), trouble};
    };
    const auto relay = [this]() -> std::optional<RelayMetrics> {
        if (!m_parts->cluster)
            return std::nullopt;
        const RedisBroker &broker = m_parts->cluster->broker();
        const RedisBroker::Counters &counters = broker.counters();
        return RelayMetrics{broker.isAvailable(), counters.outages, counters.dropped,
                            counters.rubbish,     counters.forged,  m_parts->cluster->tickets().forged()};
    };
    const auto host = [this] {
        HostMetrics metrics = hostMetrics(m_config.dataDir);
        metrics.expiredMessages = m_parts->node->expiredMessages();
        return metrics;
    };
    parts.admin = std::make_unique<AdminListener>(AdminListener::Sources{readiness, parts.node->metrics(),
                                                                         parts.metrics, m_config.node, relay,
                                                                         adminHosts(m_config), host},
                                                  parts.timers);
}

Result<Ok, QString> ServerApplication::listen()
{
    m_parts->listener = std::make_unique<Listener>(
        [this](std::unique_ptr<ByteStream> stream) { m_parts->gate->accept(std::move(stream)); },
        m_config.usesTls() ? &m_parts->tls : nullptr, m_parts->timers, m_parts->metrics);
    auto listening = m_parts->listener->start(m_config.listen.address, m_config.listen.port);
    // Whoever connects before the node has started waits in the kernel's queue.
    m_parts->listener->pauseAccepting();
    return listening;
}

void ServerApplication::onNodeStarted(const std::optional<QString> &ownerInvite)
{
    if (m_parts->draining)
        return;
    m_parts->listener->resumeAccepting();
    m_parts->ready = true;
    m_parts->node->keepMessages(*m_parts->retention, m_config.retentionDays);
    if (m_parts->cluster)
        m_parts->cluster->enter([this] { return status(); });
    qCInfo(lcServer, "chinwagd %s is ready: node %s, %s", CHINWAG_VERSION, qUtf8Printable(m_config.node),
           qUtf8Printable(publicAuthority()));
    if (!m_config.usesTls() && !m_config.listen.address.isLoopback())
        qCWarning(lcServer, "listening in plain text: everybody on the way can read passwords and messages");
    announce(ownerInvite);
    writePorts();
    tellNetwork();
    Q_EMIT ready();
}

void ServerApplication::writePorts() const
{
    if (m_config.portsFile.isEmpty())
        return;
    QJsonObject ports{{QStringLiteral("listen"), m_parts->listener->serverPort()},
                      {QStringLiteral("admin"), m_parts->admin ? m_parts->admin->port() : 0}};
    if (m_config.usesTls())
        ports.insert(QStringLiteral("certificate"), Fingerprint::hex(m_parts->tls.fingerprint()));
    QSaveFile file(m_config.portsFile); // renamed into place: whoever waits for it never sees half of it
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QJsonDocument(ports).toJson(QJsonDocument::Compact)) < 0 || !file.commit())
        qCWarning(lcServer, "cannot write the ports file: %s", qUtf8Printable(file.errorString()));
}

void ServerApplication::tellNetwork()
{
    if (!m_config.announce)
        return;
    m_parts->announcer = std::make_unique<LanAnnouncer>(m_parts->timers);
    m_parts->announcer->announce({m_config.serverName, m_parts->listener->serverPort(), m_config.usesTls()});
}

NodeStatus ServerApplication::status() const
{
    const NodeMetrics &metrics = m_parts->node->metrics();
    NodeStatus status;
    status.node = m_config.node;
    status.version = QStringLiteral(CHINWAG_VERSION);
    status.address = publicAuthority();
    status.uptime = m_parts->clock.monotonic() - m_parts->startedAt;
    status.sessions = metrics.sessions;
    status.users = metrics.users;
    return status;
}

void ServerApplication::announce(const std::optional<QString> &ownerInvite)
{
    if (!ownerInvite || m_config.registration != Registration::Invite)
        return;
    Q_EMIT announcement(
        QStringLiteral("Nobody has an account here yet. Open this link with Chinwag to become the owner; "
                       "it works once:\n\n    chinwag://%1/?invite=%2\n\n")
            .arg(publicAuthority(), *ownerInvite));
}

/// Where people on other machines find us, as far as we can know.
QString ServerApplication::publicAuthority() const
{
    const QHostAddress &address = m_config.listen.address;
    const bool any = address == QHostAddress(QHostAddress::Any) ||
                     address == QHostAddress(QHostAddress::AnyIPv4) ||
                     address == QHostAddress(QHostAddress::AnyIPv6);
    QString host = any ? QSysInfo::machineHostName() : address.toString();
    if (host.contains(QLatin1Char(':')))
        host = QLatin1Char('[') + host + QLatin1Char(']');
    return QStringLiteral("%1:%2").arg(host).arg(m_parts->listener->serverPort());
}

void ServerApplication::drain()
{
    if (m_parts->draining)
        return;
    m_parts->draining = true;
    qCInfo(lcServer, "stopping: clients are told to reconnect");
    m_parts->announcer.reset();
    m_parts->listener->close();
    m_parts->gate->drain();
    if (m_parts->cluster)
        m_parts->cluster->leave();
    m_parts->drainTimer = m_parts->timers.after(drainDeadline, [this] {
        qCWarning(lcServer, "some clients did not leave in time");
        Q_EMIT stopped(0);
    });
    m_parts->node->drain(drainTime, [this] {
        qCInfo(lcServer, "stopped");
        Q_EMIT stopped(0);
    });
}

void ServerApplication::reload()
{
    if (!m_config.usesTls())
        return;
    const auto loaded = m_parts->tls.load();
    if (loaded)
        qCInfo(lcServer, "new connections get the certificate that was just read");
    else
        qCWarning(lcServer, "keeping the old certificate: %s", qUtf8Printable(loaded.error()));
}

} // namespace Chinwag
