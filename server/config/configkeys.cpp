#include "server/config/configkeys.h"

#include "server/net/clientaddress.h"
#include "server/net/hostpolicy.h"
#include "server/net/upgraderequest.h"

namespace Chinwag {

using namespace SettingTypes;

namespace {

constexpr int mostRegistrations = 1'000'000;
constexpr int mostSyncParts = 10'000;
constexpr int mostDays = 100'000;
constexpr qint64 mostFileSize = 2'147'483'647; ///< what clients can be told
constexpr qint64 mostFiles = Limits::largestNumber;

constexpr std::array registrations{
    Choice<Registration>{Registration::Open, "open"},
    Choice<Registration>{Registration::Invite, "invite"},
    Choice<Registration>{Registration::Closed, "closed"},
};
constexpr std::array secondFactors{
    Choice<SecondFactorOf>{SecondFactorOf::Nobody, "none"},
    Choice<SecondFactorOf>{SecondFactorOf::Admins, "admins"},
};
constexpr std::array deletedAccounts{
    Choice<DeletedAccounts>{DeletedAccounts::Keep, "keep"},
    Choice<DeletedAccounts>{DeletedAccounts::Remove, "remove"},
};
constexpr std::array logFormats{
    Choice<LogFormat>{LogFormat::Text, "text"},
    Choice<LogFormat>{LogFormat::Json, "json"},
};
constexpr std::array logLevels{
    Choice<LogLevel>{LogLevel::Debug, "debug"},
    Choice<LogLevel>{LogLevel::Info, "info"},
    Choice<LogLevel>{LogLevel::Warning, "warning"},
    Choice<LogLevel>{LogLevel::Error, "error"},
};

constexpr char originComplaint[] =
    "\"%1\" is no origin; write scheme, host and port only, like https://chat.example.org.";
constexpr char nameComplaint[] =
    "\"%1\" is no host name; write it without scheme and port, like chat.example.org. Addresses are always "
    "answered.";
constexpr char proxyComplaint[] = "\"%1\" is no address or network; write it like 10.0.0.5 or 10.0.0.0/8.";

bool isOrigin(const QString &text) { return !normalizedOrigin(text).isEmpty(); }

QString takeDatabase(const QString &text, ServerConfig &config)
{
    auto url = DatabaseUrl::parse(text.isEmpty() ? QStringLiteral("sqlite:chinwagd.sqlite") : text);
    if (!url)
        return url.error() + QLatin1Char('.');
    config.database = std::move(*url);
    return {};
}

QString takeRedis(const QString &text, ServerConfig &config)
{
    if (text.isEmpty())
        return {};
    auto url = RedisUrl::parse(text);
    if (!url)
        return url.error();
    config.redis = std::move(*url);
    return {};
}

} // namespace

constexpr std::array<ConfigKey, keyCount> configKeys{{
    {Key::Listen, "listen", Address{&ServerConfig::listen}, "127.0.0.1:7420", "ADDR:PORT",
     "Where clients connect; port 0 takes a free one",
     "Off loopback it wants a certificate, tls-self-signed, or insecure."},
    {Key::AdminListen, "admin-listen", AddressOrOff{&ServerConfig::admin}, "127.0.0.1:7421", "ADDR:PORT|off",
     "Where /livez, /readyz, /metrics and /version are served",
     "This port is never encrypted and asks for no password."},
    {Key::PortsFile, "ports-file", Text{&ServerConfig::portsFile}, "", "FILE",
     "Write {\"listen\":PORT,\"admin\":PORT} there when ready"},
    {Key::DataDir, "data-dir", Text{&ServerConfig::dataDir}, "", "DIR", "Where the server keeps its files",
     "By default the directory that systemd gives it (/var/lib/chinwagd), otherwise "
     "~/.local/share/chinwagd."},
    {Key::Database, "database", Secret{takeDatabase}, "", "URL|@FILE",
     "sqlite:PATH or postgresql://user:password@host/database; default chinwagd.sqlite in the data "
     "directory; @FILE for a file that holds it",
     "A relative path is in the data directory. Several nodes share one PostgreSQL database."},
    {Key::Redis, "redis", Secret{takeRedis}, "", "URL|@FILE",
     "Redis that several nodes relay through: redis://[[USER]:PASSWORD@]HOST[:PORT][/DB], "
     "unix:///PATH or sentinel://HOST,HOST/MASTER; needs a PostgreSQL database",
     "It must be 6.2 or later. Of a socket the database is chosen as unix:///PATH?db=DB. As @FILE the first "
     "line of the file is the URL. Without it the node is alone."},
    {Key::Node, "node", Text{&ServerConfig::node}, "", "NAME",
     "Name of this node; default the host's name, with --redis also the process"},
    {Key::ServerName, "server-name", Text{&ServerConfig::serverName}, "Chinwag", "NAME",
     "Name of the service, for people"},
    {Key::Registration, "registration", OneOf<Registration>{&ServerConfig::registration, registrations},
     "invite", "open|invite|closed", "Who may make an account"},
    {Key::RegistrationsPerAddress, "registrations-per-address",
     Count{&ServerConfig::registrationsPerAddress, 1, mostRegistrations}, "20", "COUNT",
     "How many accounts one address may make in an hour without an invite",
     "Of IPv6 a /64 counts as one address, and a /48 may do four times as much."},
    {Key::RegistrationsPerNode, "registrations-per-node",
     Count{&ServerConfig::registrationsPerNode, 1, mostRegistrations}, "500", "COUNT",
     "How many accounts everybody together may make in an hour without an invite"},
    {Key::PasswordScore, "password-score", Count{&ServerConfig::passwordScore, 0, 4}, "2", "SCORE",
     "How hard a new password must be to guess: 0 (not looked at) to 4, by zxcvbn",
     "1 takes more than 1,000 guesses of somebody who knows what people choose and what their names are, 2 "
     "more "
     "than a million, 3 more than 100 million, 4 more than 10 billion. What is a name of its owner is "
     "refused "
     "always."},
    {Key::RequireSecondFactor, "require-second-factor",
     OneOf<SecondFactorOf>{&ServerConfig::requireSecondFactor, secondFactors}, "none", "none|admins",
     "Who can do nothing but set up a second factor until they have one",
     "Admins are the owners of the server."},
    {Key::DeletedAccounts, "deleted-accounts",
     OneOf<DeletedAccounts>{&ServerConfig::deletedAccounts, deletedAccounts}, "keep", "keep|remove",
     "What becomes of the messages of people who delete their account", "Kept ones are by a deleted user."},
    {Key::TlsCert, "tls-cert", Text{&ServerConfig::tlsCertificate}, "", "FILE",
     "Certificate chain (PEM); read again on SIGHUP"},
    {Key::TlsKey, "tls-key", Text{&ServerConfig::tlsKey}, "", "FILE", "Private key (PEM)"},
    {Key::TlsSelfSigned, "tls-self-signed", Switch{&ServerConfig::tlsSelfSigned}, "off", "",
     "TLS with a certificate that the server makes itself and nobody vouches for",
     "It is kept in the data directory. People are shown its fingerprint when they first come and compare it "
     "with what the server prints when it starts."},
    {Key::Announce, "announce", Switch{&ServerConfig::announce}, "off", "",
     "Tell the local network that the server is here (DNS-SD), so that people need no address",
     "It is announced as server-name. On Linux avahi-daemon does it."},
    {Key::Insecure, "insecure", Switch{&ServerConfig::insecure}, "off", "",
     "Allow plain text off loopback: everybody on the way can read and change everything"},
    {Key::RateLimits, "rate-limits", OnOff{&ServerConfig::rateLimits}, "on", "on|off",
     "Off only for benchmarks and tests"},
    {Key::FileSize, "file-size", Size{&ServerConfig::fileSize, mostFileSize}, "25M", "SIZE",
     "Largest file that may be attached to a message; 0 takes no files",
     "In bytes, or like 500K, 25M or 1G; below 2G. Files that are there already are still given out."},
    {Key::FilesPerPerson, "files-per-person", Size{&ServerConfig::filesPerPerson, mostFiles}, "1G", "SIZE",
     "How much all files of one person may have together",
     "What is deleted no longer counts. Written like file-size."},
    {Key::RoomsPerDay, "rooms-per-day", Count{&ServerConfig::roomsPerDay, 1, Limits::perDayMax}, "100",
     "COUNT", "How many rooms one person may make in a day", "Direct messages included."},
    {Key::AddsPerDay, "adds-per-day", Count{&ServerConfig::addsPerDay, 1, Limits::perDayMax}, "500", "COUNT",
     "How many people one person may add to rooms or invite in a day"},
    {Key::JoinsPerDay, "joins-per-day", Count{&ServerConfig::joinsPerDay, 1, Limits::perDayMax}, "500",
     "COUNT", "How many rooms one person may join in a day"},
    {Key::SyncPartsPerSecond, "sync-parts-per-second",
     Count{&ServerConfig::syncPartsPerSecond, 1, mostSyncParts}, "10", "COUNT",
     "How many parts of a sync one person gets a second; a first sync may have 60 at once",
     "Counted over all their connections. A sync brings a client what it missed, 100 rooms or 256 KiB in a "
     "part."},
    {Key::RetentionDays, "retention-days", Count{&ServerConfig::retentionDays, 0, mostDays}, "0", "DAYS",
     "How long messages stay; 0: for ever",
     "Older ones are deleted by and by, with their files, and clients drop them, too. Rooms may have less: "
     "chinwagd admin room retention."},
    {Key::AllowedOrigin, "allowed-origin", List{&ServerConfig::allowedOrigins, isOrigin, originComplaint}, "",
     "ORIGIN", "Web origin that may connect (https://chat.example.org); repeatable",
     "Programs that send no origin may always."},
    {Key::PublicName, "public-name", List{&ServerConfig::publicNames, isHostName, nameComplaint}, "", "NAME",
     "Name people reach this server by (chat.example.org); others are refused then; repeatable",
     "Host names without port. Requests under any other name are refused with 421; addresses and localhost "
     "are always answered."},
    {Key::TrustedProxy, "trusted-proxy", List{&ServerConfig::trustedProxies, isNetwork, proxyComplaint}, "",
     "ADDR[/BITS]", "Proxy whose X-Forwarded-For is believed; repeatable"},
    {Key::AllowQueryToken, "allow-query-token", Switch{&ServerConfig::allowQueryToken}, "off", "",
     "Accept /ws?token=; addresses end up in logs of proxies"},
    {Key::LogFormat, "log-format", OneOf<LogFormat>{&ServerConfig::logFormat, logFormats}, "text",
     "text|json", "How log lines look"},
    {Key::LogLevel, "log-level", OneOf<LogLevel>{&ServerConfig::logLevel, logLevels}, "info",
     "debug|info|warning|error", "The least that is logged"},
    {Key::Demo, "demo", Switch{&ServerConfig::demo}, "off", "",
     "Try it out: anybody may register, loopback only"},
}};

namespace {

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < configKeys.size(); ++i) {
        if (static_cast<std::size_t>(configKeys[i].key) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "every key has its row, at its place");

} // namespace

const ConfigKey &rowOf(Key key) { return configKeys[static_cast<std::size_t>(key)]; }

} // namespace Chinwag
