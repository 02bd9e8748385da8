#include "app/appcontext.h"

#include "app/core/connection/serveraddress.h"
#include "app/core/text/foreigntext.h"
#include "app/net/proxies.h"
#include "app/net/qtclienttransport.h"
#include "app/net/serverurl.h"
#include "app/platform/filetokenstore.h"
#include "app/platform/portalcolorscheme.h"
#include "app/platform/systemkeychain.h"
#include "app/ui/language.h"
#include "shared/base/logging.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSettings>

namespace Chinwag {

namespace {

const QString ownScheme = QStringLiteral("chinwag");
const QString serverKey = QStringLiteral("account/server");
const QString userIdKey = QStringLiteral("account/user");
const QString usernameKey = QStringLiteral("account/username");
const QString displayNameKey = QStringLiteral("account/displayName");

/// What starts this program for the same profile, out of sight.
QStringList autostartCommand(const QString &profile)
{
    return {QCoreApplication::applicationFilePath(), QStringLiteral("--minimized"),
            QStringLiteral("--profile"), profile};
}

QString autostartName(const QString &profile) { return QGuiApplication::desktopFileName() + u'-' + profile; }

QUrl serverOf(const QString &address)
{
    const auto server = ServerAddress::parse(address);
    return server ? server->url() : QUrl();
}

} // namespace

AppContext::AppContext(const ProfilePaths &paths, const AppOptions &options)
    : m_paths(paths)
    , m_options(options)
    , m_trustStore(paths.trustFile())
    , m_api(m_timers, &m_proxyLogins, &m_trust)
    , m_tokens(m_timers, std::make_unique<SystemKeychain>(paths.keychainService()),
               std::make_unique<FileTokenStore>(paths.tokenFile()))
    , m_proxies(m_tokens, m_proxyLogins)
    , m_keeper(m_timers, {paths.serverFolder(), paths.serverUnit(), LocalServerKeeper::installedProgram()})
    , m_colors(std::make_unique<PortalColorScheme>())
    , m_badge(QGuiApplication::desktopFileName())
    , m_autostart(XdgAutostart::fileFor(autostartName(paths.name())), autostartCommand(paths.name()))
    , m_idle(m_clock)
    , m_controller(m_clock, m_timers, paths.settingsFile())
{
    watchSignIn();
    watchProxies();
    watchTrust();
    watchHosting();
    watchTheme();
    watchLanguage();
    watchSettings();
    joinDesktop();
    openLab();
    m_controller.notices()->setService(&m_notices);
    m_controller.spelling()->setDictionaries(m_dictionaries);
    connect(&m_controller, &AppController::noticeOpened, this, &AppContext::bringForward);
    connect(&m_controller, &AppController::keychainSkipped, this, [this] { m_tokens.giveUp(); });
    connect(&m_controller, &AppController::signOutRequested, this, &AppContext::signOut,
            Qt::QueuedConnection);
    connect(&m_controller, &AppController::linkAccepted, this, &AppContext::followOfferedLink,
            Qt::QueuedConnection);
    QDesktopServices::setUrlHandler(ownScheme, this, "followLink");
    const QString probe = qEnvironmentVariable("CHINWAG_PROBE");
    if (!probe.isEmpty()) {
        m_probe = std::make_unique<Probe>(m_controller);
        if (!m_probe->listen(probe))
            qCWarning(lcUi) << "Cannot listen for the probe at" << probe;
    }
}

AppContext::~AppContext()
{
    QDesktopServices::unsetUrlHandler(ownScheme);
    closeSession();
}

void AppContext::start()
{
    m_controller.host()->resume();
    const auto kept = keptAccount();
    if (kept && isAsked(*kept))
        openKept(*kept);
    else
        askToSignIn();
}

/// Without a wish on the command line any kept account is the one asked for; an invitation asks for a new
/// one.
bool AppContext::isAsked(const Kept &kept) const
{
    if (!m_options.link.isEmpty()) {
        const auto server = ServerAddress::parse(m_options.link);
        return server && server->invite().isEmpty() && server->url() == kept.server;
    }
    if (m_options.server.isEmpty())
        return true;
    return serverOf(m_options.server) == kept.server && m_options.user == kept.user.username;
}

void AppContext::askToSignIn()
{
    SignInController &page = *m_controller.signIn();
    if (!m_options.link.isEmpty()) {
        page.openLink(m_options.link);
        return;
    }
    page.setAddress(m_options.server);
    page.setName(m_options.user);
    page.setPassword(m_options.password);
    if (!m_options.server.isEmpty() && !m_options.user.isEmpty() && !m_options.password.isEmpty())
        page.submit();
}

void AppContext::openKept(const Kept &kept)
{
    m_controller.setWaitsForKeychain(true);
    const QString key = ProfilePaths::accountKey(kept.server, kept.user.username);
    m_tokens.read(
        key, [guard = QPointer<AppContext>(this), kept](const Result<std::optional<QString>, Error> &token) {
            if (!guard)
                return;
            if (token && *token)
                guard->openSession({kept.server, **token, kept.user});
            else
                guard->m_controller.signIn()->comeBack(kept.server, kept.user.username);
            guard->m_controller.setWaitsForKeychain(false);
        });
}

void AppContext::bringForward(const QString &activation)
{
    // Where the platform looks for it when a window wants to come to the front.
    if (!activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activation.toUtf8());
    m_controller.raiseWindow();
}

void AppContext::startedAgain(const StartRequest &request)
{
    bringForward(request.activation);
    if (!request.link.isEmpty())
        openLink(request.link);
}

/// Any web page can hold a link: it never ends a session by itself.
void AppContext::openLink(const QString &link)
{
    if (!m_session) {
        m_controller.signIn()->openLink(link);
        return;
    }
    const auto server = ServerAddress::parse(link);
    if (!server)
        return;
    if (server->url() == m_session->account().server) {
        m_controller.tell(tr("You are signed in there already"),
                          tr("The link leads to %1, the server of this window.")
                              .arg(ForeignText::isolated(server->url().authority())));
        return;
    }
    m_offeredLink = link;
    m_controller.offerLink(server->url().authority());
}

void AppContext::followOfferedLink()
{
    closeSession();
    m_controller.signIn()->openLink(std::exchange(m_offeredLink, {}));
}

void AppContext::watchSignIn()
{
    connect(m_controller.signIn(), &SignInController::checkRequested, this, &AppContext::checkServer);
    connect(m_controller.signIn(), &SignInController::submitted, this, &AppContext::submit);
}

void AppContext::watchLanguage()
{
    const SettingsController &settings = *m_controller.settings();
    const auto apply = [&settings] { Language::instance().use(settings.language()); };
    connect(&settings, &SettingsController::languageChanged, this, apply);
    apply();
}

void AppContext::watchTheme()
{
    SettingsController &settings = *m_controller.settings();
    if (m_options.theme)
        settings.overrideTheme(*m_options.theme);
    const auto apply = [this, &settings] {
        settings.setSystemDark(m_colors->current() == ColorScheme::Dark);
    };
    m_colors->setChangedHandler(apply);
    apply();
}

void AppContext::watchSettings()
{
    NetworkController &network = *m_controller.network();
    useProxy(network.choice());
    connect(&network, &NetworkController::chosen, this, &AppContext::useProxyOf);
    StorageController &storage = *m_controller.storage();
    storage.setMeasure([this]() -> qint64 {
        if (!m_session)
            return 0;
        const ChatSession::Account &account = m_session->account();
        const QString file = m_paths.databaseFile(account.server, account.user.username);
        return QFileInfo(file).size() + QFileInfo(file + QStringLiteral("-wal")).size();
    });
    connect(&storage, &StorageController::clearRequested, this, &AppContext::loadAnew, Qt::QueuedConnection);
}

void AppContext::useProxyOf(const ProxyChoice &choice, const std::optional<ProxyLogin> &login)
{
    useProxy(choice);
    if (login)
        m_proxies.answer(nameOf(choice), *login); // tries again, too
    else if (m_session)
        m_session->connection().reconnectNow();
}

/// The copies of what the server has are dropped; drafts and what waits to be sent are of another kind.
void AppContext::loadAnew()
{
    if (!m_session)
        return;
    const ChatSession::Account account = m_session->account();
    m_controller.releaseSession();
    m_session.reset(); // stores what it knows
    m_database->cache().clearCopies();
    startSession(account);
}

void AppContext::joinDesktop()
{
    DesktopController &desktop = *m_controller.desktop();
    if (!m_options.noTray) {
        m_tray = std::make_unique<StatusNotifierIcon>();
        desktop.setTray(*m_tray);
    }
    desktop.setBadge(m_badge);
    desktop.setAutostart(m_autostart);
    if (m_options.minimized)
        desktop.startHidden();
    m_controller.presence()->setIdleSource(m_idle);
    connect(&desktop, &DesktopController::showRequested, this,
            [this](const QString &activation) { bringForward(activation); });
    connect(
        &desktop, &DesktopController::quitRequested, this,
        [this] {
            if (m_controller.host()->letsEnd())
                QCoreApplication::quit();
            else
                bringForward({});
        },
        Qt::QueuedConnection);
}

void AppContext::openLab()
{
    m_controller.lab()->setFaults(m_faults);
    m_controller.lab()->setMachinery(
        {m_api, qtClientTransports(&m_proxyLogins, &m_trust), Backoff::systemRandom()});
}

void AppContext::checkServer(const QUrl &server)
{
    m_api.check(server, [this, server](const Result<ServerInfo, ReachError> &info) {
        if (info) {
            m_controller.signIn()->setNeededScore(info->passwordScore);
            m_controller.signIn()->setFound(server, info->name, info->version, info->online);
        } else {
            notFound(server, info.error());
        }
    });
}

void AppContext::submit(const QUrl &server, const QString &name, const QString &password, bool create,
                        const QString &invite)
{
    const auto answered = [this, server](const Result<SignIn, ReachError> &answer) {
        if (answer)
            signedIn(server, *answer);
        else
            refused(server, answer.error());
    };
    if (create)
        m_api.createAccount(server, name, password, {}, invite, answered);
    else
        m_api.signIn(server, name, password, m_controller.signIn()->code(), answered);
}

void AppContext::signedIn(const QUrl &server, const SignIn &account)
{
    keepAccount(server, account.user);
    m_tokens.write(ProfilePaths::accountKey(server, account.user.username), account.token,
                   [](const Result<Ok, Error> &kept) {
                       if (!kept)
                           qCWarning(lcClient) << "The sign-in cannot be kept:" << kept.error().message;
                   });
    m_controller.signIn()->accept();
    openSession({server, account.token, account.user});
    if (server == m_hosting.url())
        m_controller.host()->show();
}

void AppContext::notFound(const QUrl &server, const ReachError &error)
{
    m_controller.signIn()->setNotFound(server, error.obstacle, error.proxy);
    if (error.obstacle != Obstacle::ProxyPassword)
        return;
    m_afterProxy = [this, server] { checkServer(server); };
    m_proxies.refused(error.proxy);
}

void AppContext::refused(const QUrl &server, const ReachError &error)
{
    m_controller.signIn()->explain(error);
    if (isMatterOfTrust(error.obstacle))
        askTrust(server, [this] { m_controller.signIn()->submit(); });
    if (error.obstacle != Obstacle::ProxyPassword)
        return;
    m_afterProxy = [this] { m_controller.signIn()->submit(); };
    m_proxies.refused(error.proxy);
}

void AppContext::watchProxies()
{
    ProxyController &page = *m_controller.proxy();
    m_proxies.setHandlers([&page](const QString &proxy, const QString &user) { page.ask(proxy, user); },
                          [this] {
                              if (const auto again = std::exchange(m_afterProxy, {}))
                                  again();
                              if (m_session)
                                  m_session->connection().reconnectNow();
                          });
    connect(&page, &ProxyController::answered, this,
            [this](const QString &proxy, const QString &user, const QString &password) {
                m_proxies.answer(proxy, {user, password});
            });
    connect(&page, &ProxyController::declined, this,
            [this](const QString &proxy) { m_proxies.decline(proxy); });
    connect(m_controller.connection(), &ConnectionController::proxyPasswordWanted, this,
            [this](const QString &proxy) { m_proxies.askAgain(proxy); });
}

void AppContext::watchTrust()
{
    connect(m_controller.trust(), &TrustController::trusted, this,
            [this](const QString &server, const QByteArray &fingerprint, bool forGood) {
                if (forGood)
                    m_trust.trust(server, fingerprint);
                else
                    m_trust.trustForNow(server, fingerprint);
                if (const auto then = std::exchange(m_afterTrust, {}))
                    then();
            });
    SignInController *const page = m_controller.signIn();
    connect(page, &SignInController::certificateNamed, this,
            [this](const QUrl &server, const QByteArray &fingerprint) {
                m_trust.expect(addressForPeople(server), fingerprint);
            });
    connect(page, &SignInController::comparisonRequested, this,
            [this, page](const QUrl &server) { askTrust(server, [page] { page->checkAgain(); }); });
    connect(m_controller.connection(), &ConnectionController::comparisonWanted, this, [this] {
        if (!m_session)
            return;
        askTrust(m_session->account().server, [this] {
            if (m_session)
                m_session->connection().reconnectNow();
        });
    });
}

void AppContext::askTrust(const QUrl &server, std::function<void()> then)
{
    const QString address = addressForPeople(server);
    m_controller.trust()->withdraw();
    m_afterTrust = std::move(then);
    m_controller.trust()->ask(address, m_trust.shown(address), m_trust.trusted(address));
}

void AppContext::watchHosting()
{
    HostController &host = *m_controller.host();
    connect(&m_hosting, &Hosting::changed, this, &AppContext::hostingMoved);
    connect(&host, &HostController::entranceWanted, this, &AppContext::enterOwnServer);
    connect(&host, &HostController::inviteWanted, this, &AppContext::makeInvite);
    connect(&host, &HostController::peopleWanted, this, [this, &host](const QUrl &server) {
        m_api.check(server, [&host](const Result<ServerInfo, ReachError> &info) {
            if (info)
                host.setPeople(info->online);
        });
    });
    host.setHosting(&m_hosting);
    m_controller.nearby()->setBrowser(&m_browser);
}

/// Its certificate lies in a folder of this profile: nobody has to compare it here.
void AppContext::hostingMoved()
{
    if (m_hosting.state() != Hosting::State::Running)
        return;
    const HostedServer &server = m_hosting.server();
    m_trust.setOwn(addressForPeople(m_hosting.url()), server.fingerprint);
    const QStringList addresses = m_hosting.addresses();
    for (const QString &address : addresses)
        m_trust.setOwn(QStringLiteral("%1:%2").arg(address).arg(server.port), server.fingerprint);
    if (m_session && m_session->account().server == m_hosting.url())
        m_session->connection().reconnectNow();
}

void AppContext::enterOwnServer(const QUrl &server, const QString &ownerInvite)
{
    if (m_session)
        return;
    SignInController &page = *m_controller.signIn();
    if (ownerInvite.isEmpty())
        page.comeBack(server, page.name());
    else
        page.openInvite(server, ownerInvite);
    page.goOn();
}

void AppContext::makeInvite(const QUrl &server)
{
    if (!m_session || m_session->account().server != server)
        return;
    m_api.account(server, m_session->account().token)
        ->createInvite([host = m_controller.host()](const Result<InviteGrant, Error> &grant) {
            if (grant)
                host->setInvite(grant->invite, QDateTime::fromMSecsSinceEpoch(grant->expiresAt.count()));
            else if (grant.error().code == ErrorCode::Forbidden)
                host->setNotInviting();
        });
}

void AppContext::watchConnection()
{
    const ServerConnection &connection = m_session->connection();
    connect(&connection, &ServerConnection::stateChanged, this, [this, &connection] {
        if (connection.state() == ServerConnection::State::Waiting &&
            connection.obstacle() == Obstacle::ProxyPassword)
            m_proxies.refused(connection.proxyInTheWay());
    });
}

void AppContext::openSession(const ChatSession::Account &account)
{
    closeSession();
    const QString file = m_paths.databaseFile(account.server, account.user.username);
    const auto opened = [this, account,
                         opening = m_openings](Result<std::unique_ptr<AccountDatabase>, Error> database) {
        if (opening != m_openings)
            return; // closed again meanwhile
        if (!database)
            return notOpened(account, database.error().message);
        m_database = std::move(database).value();
        startSession(account);
        if (m_database->startedAnew())
            tellOfDamage();
    };
    AccountDatabase::open(m_disk, file, opened);
}

/// At the sign-in page, and from there one gets on when the reason is gone.
void AppContext::notOpened(const ChatSession::Account &account, const QString &reason)
{
    SignInController &page = *m_controller.signIn();
    if (page.address().isEmpty())
        page.comeBack(account.server, account.user.username);
    page.refuse({{}, {}, {}, reason});
}

void AppContext::startSession(const ChatSession::Account &account)
{
    m_workshop =
        std::make_unique<FileWorkshop>(m_paths.outgoingFolder(account.server, account.user.username));
    m_session = std::make_unique<ChatSession>(
        account,
        ChatSession::Dependencies{{m_clock, m_timers, m_api,
                                   faultyTransports(qtClientTransports(&m_proxyLogins, &m_trust), m_faults,
                                                    {m_clock, m_timers, Backoff::systemRandom()}),
                                   m_network, Backoff::systemRandom()},
                                  m_database->cache(),
                                  m_database->outbox(),
                                  m_workshop.get(),
                                  m_paths.libraryFolder(account.server, account.user.username)});
    connect(m_session.get(), &ChatSession::ended, this, &AppContext::sessionEnded, Qt::QueuedConnection);
    watchConnection();
    m_session->start();
    m_controller.setSession(m_session.get());
}

void AppContext::tellOfDamage()
{
    m_controller.tell(
        tr("A file was damaged"),
        tr("The copy of your rooms on this computer could not be read. It was set aside, and the "
           "server's is loaded. What you wrote and could not send yet is kept as far as it could "
           "be read."));
}

void AppContext::closeSession()
{
    ++m_openings;
    m_controller.setSession(nullptr);
    m_session.reset();
    m_workshop.reset();
    m_database.reset();
}

void AppContext::signOut()
{
    if (!m_session)
        return;
    const ChatSession::Account account = m_session->account();
    m_controller.signIn()->comeBack(account.server, account.user.username); // before the page comes
    m_controller.setSession(nullptr);
    m_session->files().clear();
    m_session.reset(); // stores what it knows
    m_database->cache().clear();
    closeSession();
    forgetAccount();
    m_tokens.remove(ProfilePaths::accountKey(account.server, account.user.username),
                    [](const Result<Ok, Error> &) {});
    // Whether the server hears of it changes nothing here: the token is gone from this machine.
    m_api.account(account.server, account.token)->signOut([](const Result<Ok, Error> &) {});
}

void AppContext::sessionEnded(ServerConnection::StopReason reason)
{
    if (!m_session || reason != ServerConnection::StopReason::SignedOut)
        return; // the others are said by the connection bar, with the history still there to read
    SignInController &page = *m_controller.signIn();
    page.comeBack(m_session->account().server, m_session->account().user.username); // before the page comes
    closeSession();
    page.refuse({{}, {}, {}, tr("You have been signed out. Please sign in again.")});
}

std::optional<AppContext::Kept> AppContext::keptAccount() const
{
    const QSettings file(m_paths.settingsFile(), QSettings::IniFormat);
    const QUrl server = serverOf(file.value(serverKey).toString());
    const UserId id(file.value(userIdKey).toString());
    if (!server.isValid() || id.isEmpty())
        return std::nullopt;
    return Kept{server, {id, file.value(usernameKey).toString(), file.value(displayNameKey).toString()}};
}

void AppContext::keepAccount(const QUrl &server, const User &user)
{
    QSettings file(m_paths.settingsFile(), QSettings::IniFormat);
    file.setValue(serverKey, server.toString());
    file.setValue(userIdKey, user.id.toString());
    file.setValue(usernameKey, user.username);
    file.setValue(displayNameKey, user.displayName);
}

void AppContext::forgetAccount()
{
    QSettings file(m_paths.settingsFile(), QSettings::IniFormat);
    file.remove(QStringLiteral("account"));
}

} // namespace Chinwag
