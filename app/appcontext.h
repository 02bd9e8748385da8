#pragma once

#include "app/cache/accountdatabase.h"
#include "app/cache/diskthread.h"
#include "app/core/connection/faultinjectingtransport.h"
#include "app/core/connection/proxypasswords.h"
#include "app/core/hosting/hosting.h"
#include "app/core/trust/servertrust.h"
#include "app/files/fileworkshop.h"
#include "app/net/httpserverapi.h"
#include "app/net/qtnetworkmonitor.h"
#include "app/platform/colorscheme.h"
#include "app/platform/desktop/desktopidle.h"
#include "app/platform/desktop/launchercount.h"
#include "app/platform/desktop/statusnotifiericon.h"
#include "app/platform/desktop/xdgautostart.h"
#include "app/platform/filetruststore.h"
#include "app/platform/hosting/localserverkeeper.h"
#include "app/platform/keychaintokenstore.h"
#include "app/platform/lan/dnssdbrowser.h"
#include "app/platform/notices/freedesktopnotices.h"
#include "app/platform/profilepaths.h"
#include "app/platform/singleinstance.h"
#include "app/platform/spelling/hunspelldictionaries.h"
#include "app/ui/probe.h"

#include <memory>

namespace Chinwag {

/// What the command line says.
struct AppOptions
{
    QString link; ///< chinwag://…, as another program hands it over
    QString server;
    QString user;
    QString password; ///< of --password-file
    QString profile;
    std::optional<SettingsController::Theme> theme;
    bool minimized = false;
    bool noTray = false;
};

/// Composition root of the client: makes every part and hands it to those who need it. Nothing else calls a
/// constructor of another module. Also keeps which account is signed in.
class AppContext : public QObject
{
    Q_OBJECT

public:
    AppContext(const ProfilePaths &paths, const AppOptions &options);
    ~AppContext() override;

    AppController &controller() { return m_controller; }
    /// Signs in as the command line says, or with the kept token, or waits at the sign-in page.
    void start();
    /// Somebody opened a link, or started the program once more.
    void startedAgain(const StartRequest &request);

private Q_SLOTS:
    /// A chinwag link was followed in a window of this program.
    void followLink(const QUrl &link) { openLink(link.toString(QUrl::FullyEncoded)); }

private:
    struct Kept
    {
        QUrl server;
        User user;
    };

    /// `activation`: the desktop's permission to do so; may be empty.
    void bringForward(const QString &activation);
    bool isAsked(const Kept &kept) const;
    void askToSignIn();
    void openKept(const Kept &kept);
    void openLink(const QString &link);
    void followOfferedLink();
    void watchSignIn();
    void watchProxies();
    void watchTrust();
    void askTrust(const QUrl &server, std::function<void()> then);
    void watchHosting();
    void hostingMoved();
    void enterOwnServer(const QUrl &server, const QString &ownerInvite);
    void makeInvite(const QUrl &server);
    void watchConnection();
    void watchTheme();
    void watchLanguage();
    void watchSettings();
    void useProxyOf(const ProxyChoice &choice, const std::optional<ProxyLogin> &login);
    void loadAnew();
    void joinDesktop();
    void openLab();
    void checkServer(const QUrl &server);
    void submit(const QUrl &server, const QString &name, const QString &password, bool create,
                const QString &invite);
    void signedIn(const QUrl &server, const SignIn &account);
    void notFound(const QUrl &server, const ReachError &error);
    void refused(const QUrl &server, const ReachError &error);
    void openSession(const ChatSession::Account &account);
    void notOpened(const ChatSession::Account &account, const QString &reason);
    void startSession(const ChatSession::Account &account);
    void tellOfDamage();
    void closeSession();
    void signOut();
    void sessionEnded(ServerConnection::StopReason reason);
    std::optional<Kept> keptAccount() const;
    void keepAccount(const QUrl &server, const User &user);
    void forgetAccount();

    ProfilePaths m_paths;
    AppOptions m_options;
    QString m_offeredLink;
    SystemClock m_clock;
    QtTimerScheduler m_timers;
    QtNetworkMonitor m_network;
    ProxyLogins m_proxyLogins;
    FileTrustStore m_trustStore;
    ServerTrust m_trust{m_trustStore};
    HttpServerApi m_api;
    KeychainTokenStore m_tokens;
    ProxyPasswords m_proxies;
    std::function<void()> m_afterProxy; ///< what a proxy was in the way of, unless it is the session
    LocalServerKeeper m_keeper;
    Hosting m_hosting{m_keeper, m_timers};
    DnsSdBrowser m_browser{m_timers};
    std::function<void()> m_afterTrust; ///< what the person's doubt was in the way of
    std::unique_ptr<ColorSchemeSource> m_colors;
    HunspellDictionaries m_dictionaries;
    FreedesktopNotices m_notices;
    std::unique_ptr<StatusNotifierIcon> m_tray; ///< null: not wanted
    LauncherCount m_badge;
    XdgAutostart m_autostart;
    DesktopIdle m_idle;
    Faults m_faults; ///< of the session's connection; none until somebody makes them in the Connection Lab
    AppController m_controller;
    std::unique_ptr<Probe> m_probe;
    DiskThread m_disk;
    quint64 m_openings = 0; ///< of databases; only the newest is waited for
    std::unique_ptr<AccountDatabase> m_database;
    std::unique_ptr<FileWorkshop> m_workshop;
    std::unique_ptr<ChatSession> m_session;
};

} // namespace Chinwag
