#pragma once

#include "server/core/foundation/nodeoptions.h"
#include "server/redis/redisurl.h"
#include "server/sql/databaseurl.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QMap>
#include <QStringList>

#include <optional>

namespace Chinwag {

struct Endpoint
{
    QHostAddress address;
    quint16 port = 0; ///< 0: any free one
};

enum class LogFormat { Text, Json };
/// Whose account is worth nothing without a second factor.
enum class SecondFactorOf { Nobody, Admins };
/// What becomes of the messages of people who delete their account.
enum class DeletedAccounts { Keep, Remove };
enum class LogLevel { Debug, Info, Warning, Error };

/// Everything an administrator can set, checked. The only secrets are passwords inside URLs, which are shown
/// nowhere; files with secrets are named only.
struct ServerConfig
{
    Endpoint listen;
    std::optional<Endpoint> admin;
    QString portsFile;
    QString dataDir;
    DatabaseUrl database;          ///< a file has its whole path
    std::optional<RedisUrl> redis; ///< none: a single node
    QString node;
    QString serverName;
    Registration registration = Registration::Invite;
    int registrationsPerAddress = Limits::registrationsPerAddress; ///< an hour
    int registrationsPerNode = Limits::registrationsPerNode;
    int passwordScore = 2; ///< least of a new password
    SecondFactorOf requireSecondFactor = SecondFactorOf::Nobody;
    DeletedAccounts deletedAccounts = DeletedAccounts::Keep;
    QString tlsCertificate;
    QString tlsKey;
    bool tlsSelfSigned = false; ///< with a certificate of its own making, in the data directory
    bool announce = false;
    bool insecure = false;
    bool rateLimits = true;
    qint64 fileSize = Limits::fileSize;             ///< bytes; 0: no files
    qint64 filesPerPerson = Limits::filesPerPerson; ///< bytes
    int roomsPerDay = Limits::roomsPerDay;
    int addsPerDay = Limits::addsPerDay;
    int joinsPerDay = Limits::joinsPerDay;
    int syncPartsPerSecond = static_cast<int>(Limits::syncPartsPerSecond); ///< of one person
    int retentionDays = 0; ///< how long messages stay; 0: for ever
    bool allowQueryToken = false;
    bool demo = false;
    QStringList allowedOrigins;
    QStringList publicNames; ///< host names without port; none: any name is answered
    QStringList trustedProxies;
    LogFormat logFormat = LogFormat::Text;
    LogLevel logLevel = LogLevel::Info;

    bool usesTls() const { return tlsSelfSigned || !tlsCertificate.isEmpty(); }
};

/// What can be set; configkeys.h says of each what it is.
enum class Key {
    Listen,
    AdminListen,
    PortsFile,
    DataDir,
    Database,
    Redis,
    Node,
    ServerName,
    Registration,
    RegistrationsPerAddress,
    RegistrationsPerNode,
    PasswordScore,
    RequireSecondFactor,
    DeletedAccounts,
    TlsCert,
    TlsKey,
    TlsSelfSigned,
    Announce,
    Insecure,
    RateLimits,
    FileSize,
    FilesPerPerson,
    RoomsPerDay,
    AddsPerDay,
    JoinsPerDay,
    SyncPartsPerSecond,
    RetentionDays,
    AllowedOrigin,
    PublicName,
    TrustedProxy,
    AllowQueryToken,
    LogFormat,
    LogLevel,
    Demo,
};
inline constexpr std::size_t keyCount = static_cast<std::size_t>(Key::Demo) + 1;

/// The settings as text, before anything is checked: key → values and where they came from.
struct RawConfig
{
    struct Setting
    {
        QStringList values;
        QString origin; ///< "--listen", "CHINWAGD_LISTEN", "/etc/chinwagd.conf line 3" or "default"
    };
    QMap<Key, Setting> settings;
};

/// What the command line asked for.
struct CommandLine
{
    enum class Action {
        Run,
        CheckConfig,
        PrintConfig,
        ShowText,
        CopyDatabase,
        ImportAccounts,
        ListNodes,
        RenewService,
        BackUp,
        VerifyBackup,
        RestoreBackup,
        Administer,
        Examine,
        Rehearse
    };

    Action action = Action::Run;
    /// Of ShowText: help, version or a description; of ImportAccounts: the file; of what is done with
    /// backups: the directory; of Rehearse: where the copy is made, empty: in the data directory.
    QString text;
    QStringList words;   ///< of Administer: what is to be done
    QString url;         ///< of Examine: where people reach the server; empty: as the settings say
    bool asJson = false; ///< of Examine and Rehearse
    RawConfig raw;
    DatabaseUrl copyFrom; ///< of CopyDatabase
    DatabaseUrl copyTo;
    std::optional<DatabaseUrl> rehearseInto; ///< of Rehearse
    QStringList problems;                    ///< flags, environment variables and lines that mean nothing
    QStringList warnings;                    ///< what works and should not be done
};

/// Flag before environment before file before default. Reads the configuration file and nothing else.
CommandLine readCommandLine(const QStringList &arguments, const QHash<QString, QString> &environment);

/// All problems at once, each a sentence that says what to do; the config only when there are none.
struct CheckedConfig
{
    std::optional<ServerConfig> config;
    QStringList problems;
};
CheckedConfig checkConfig(const RawConfig &raw);

/// The effective settings in the syntax of a configuration file, with their origins as comments. Passwords in
/// URLs are replaced by stars.
QString printConfig(const RawConfig &raw);

} // namespace Chinwag
