#include "server/config/serverconfig.h"

#include "server/net/clientaddress.h"
#include "server/net/hostpolicy.h"
#include "server/net/tlscontext.h"
#include "server/net/upgraderequest.h"
#include "shared/base/digits.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>

#include <algorithm>

namespace Chinwag {

namespace {

/// Reads one setting after the other and collects what is wrong.
class Checker
{
public:
    explicit Checker(const RawConfig &raw)
        : m_raw(raw)
    {
    }

    CheckedConfig check();

private:
    QString value(const char *key) const { return values(key).value(0).trimmed(); }
    QStringList values(const char *key) const { return m_raw.settings.value(QLatin1String(key)).values; }
    /// Starts with where the value came from, so that the sentence can be acted on.
    void problem(const char *key, const QString &sentence);
    bool flag(const char *key);
    std::optional<Endpoint> endpoint(const char *key);
    int number(const char *key, int least, int most);
    template <typename Enum>
    Enum choice(const char *key, std::initializer_list<std::pair<const char *, Enum>> choices);

    void checkCharacters();
    void checkAddresses();
    void checkTls();
    void checkStorage();
    void checkRedis();
    void checkNames();
    void checkLists();
    void checkBudgets();
    void checkExposure();

    const RawConfig &m_raw;
    ServerConfig m_config;
    QStringList m_problems;
};

void Checker::problem(const char *key, const QString &sentence)
{
    const QString origin = m_raw.settings.value(QLatin1String(key)).origin;
    m_problems += origin.isEmpty() || origin == QLatin1String("default")
                      ? QStringLiteral("%1: %2").arg(QLatin1String(key), sentence)
                      : QStringLiteral("%1 (from %2): %3").arg(QLatin1String(key), origin, sentence);
}

bool Checker::flag(const char *key)
{
    return choice<bool>(
        key, {{"off", false}, {"on", true}, {"false", false}, {"true", true}, {"0", false}, {"1", true}});
}

template <typename Enum>
Enum Checker::choice(const char *key, std::initializer_list<std::pair<const char *, Enum>> choices)
{
    const QString text = value(key);
    QStringList names;
    for (const auto &[name, result] : choices) {
        if (text == QLatin1String(name))
            return result;
        names += QLatin1String(name);
    }
    problem(
        key,
        QStringLiteral("\"%1\" is not possible; use one of %2.").arg(text, names.join(QLatin1String(", "))));
    return choices.begin()->second;
}

std::optional<Endpoint> Checker::endpoint(const char *key)
{
    const QString text = value(key);
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString host = text.first(std::max<qsizetype>(colon, 0));
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.sliced(1, host.size() - 2);
    else if (host.contains(QLatin1Char(':')))
        host.clear(); // IPv6 without brackets: where the port begins would be a guess
    if (host == QLatin1String("localhost"))
        host = QStringLiteral("127.0.0.1");
    const QHostAddress address(host);
    const QString digits = text.sliced(colon + 1);
    bool isNumber = false;
    const quint16 port = digits.toUShort(&isNumber); // which also takes " 80" and "+80"
    isNumber = isNumber && std::all_of(digits.cbegin(), digits.cend(), [](QChar c) {
                   return c >= QLatin1Char('0') && c <= QLatin1Char('9');
               });
    if (colon < 0 || address.isNull() || !isNumber) {
        problem(
            key,
            QStringLiteral("\"%1\" is no address; write it like 127.0.0.1:7420 or [::1]:7420.").arg(text));
        return std::nullopt;
    }
    return Endpoint{address, port};
}

/// A NUL ends the text for the system, a line break for logs; a direction mark deceives whoever reads it.
bool deceives(QChar c)
{
    constexpr char16_t nonJoiner = 0x200c; // which words of Persian and Indic languages need, as its sibling
    constexpr char16_t joiner = 0x200d;
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return c != nonJoiner && c != joiner;
    default:
        return false;
    }
}

void Checker::checkCharacters()
{
    for (auto setting = m_raw.settings.cbegin(); setting != m_raw.settings.cend(); ++setting) {
        for (const QString &text : setting->values) {
            if (std::any_of(text.cbegin(), text.cend(), deceives))
                problem(qPrintable(setting.key()),
                        QStringLiteral("this value has characters that nobody can see (line breaks, NUL, "
                                       "direction marks); type it again."));
        }
    }
}

int Checker::number(const char *key, int least, int most)
{
    const QString text = value(key);
    const auto number = digitsOf(text);
    if (!number || *number < least || *number > most) {
        problem(key, QStringLiteral("\"%1\" is not possible; use a whole number from %2 to %3.")
                         .arg(text, QString::number(least), QString::number(most)));
        return least;
    }
    return static_cast<int>(*number);
}

void Checker::checkAddresses()
{
    m_config.listen = endpoint("listen").value_or(Endpoint{});
    if (value("admin-listen") != QLatin1String("off"))
        m_config.admin = endpoint("admin-listen");
    if (m_config.admin && m_config.listen.port != 0 && m_config.admin->port == m_config.listen.port &&
        m_config.admin->address == m_config.listen.address)
        problem("admin-listen",
                QStringLiteral("clients and administration need two ports; choose another one or \"off\"."));
    m_config.portsFile = value("ports-file");
}

void Checker::checkTls()
{
    m_config.tlsCertificate = value("tls-cert");
    m_config.tlsKey = value("tls-key");
    if (m_config.tlsCertificate.isEmpty() != m_config.tlsKey.isEmpty()) {
        problem(m_config.tlsKey.isEmpty() ? "tls-key" : "tls-cert",
                QStringLiteral("a certificate and its key go together; give both or none."));
    } else if (m_config.usesTls()) {
        const auto loaded = TlsContext(m_config.tlsCertificate, m_config.tlsKey).load();
        if (!loaded)
            problem("tls-cert", loaded.error());
    }
}

void Checker::checkStorage()
{
    m_config.dataDir = value("data-dir");
    if (m_config.dataDir.isEmpty()) {
        // systemd's StateDirectory=, or the person's own data directory.
        const QString state = qEnvironmentVariable("STATE_DIRECTORY").section(QLatin1Char(':'), 0, 0);
        m_config.dataDir = !state.isEmpty()
                               ? state
                               : QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                                     QStringLiteral("/chinwagd");
    }
    const QFileInfo dir(m_config.dataDir);
    if (dir.exists() && !dir.isDir())
        problem("data-dir", QStringLiteral("%1 is not a directory.").arg(m_config.dataDir));
    else if (dir.exists() && !dir.isWritable())
        problem("data-dir", QStringLiteral("%1 is not writable for this user.").arg(m_config.dataDir));

    const QString database = value("database");
    auto url = DatabaseUrl::parse(database.isEmpty() ? QStringLiteral("sqlite:chinwagd.sqlite") : database);
    if (!url) {
        problem("database", url.error() + QLatin1Char('.'));
        return;
    }
    m_config.database = std::move(*url);
    if (m_config.database.kind == DatabaseUrl::Kind::Sqlite)
        m_config.database.file = QDir(m_config.dataDir).filePath(m_config.database.file);
}

void Checker::checkRedis()
{
    const QString text = value("redis");
    if (text.isEmpty())
        return;
    auto url = RedisUrl::parse(text);
    if (!url) {
        problem("redis", url.error());
        return;
    }
    m_config.redis = std::move(*url);
    const QString database = value("database");
    if (database.isEmpty() || database.startsWith(QLatin1String("sqlite:")))
        problem("redis", QStringLiteral(
                             "several nodes cannot share an SQLite file, because only one process may write "
                             "to it. Give all of them one PostgreSQL database (--database postgresql://…; "
                             "\"chinwagd migrate\" copies what you have), or leave --redis out for a "
                             "single node."));
}

void Checker::checkNames()
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._-]{1,64}$"));
    m_config.node = value("node");
    if (m_config.node.isEmpty()) {
        const QString host = QSysInfo::machineHostName();
        m_config.node = allowed.match(host).hasMatch() ? host : QStringLiteral("node");
        if (m_config.redis)
            m_config.node += QStringLiteral("-%1").arg(QCoreApplication::applicationPid());
    } else if (!allowed.match(m_config.node).hasMatch()) {
        problem("node", QStringLiteral("use 1 to 64 letters, digits, dots, dashes or underscores."));
    }
    m_config.serverName = value("server-name");
    if (m_config.serverName.isEmpty() || m_config.serverName.size() > Limits::displayNameLength)
        problem("server-name",
                QStringLiteral("give a name of 1 to %1 characters.").arg(Limits::displayNameLength));
}

void Checker::checkLists()
{
    m_config.allowedOrigins = values("allowed-origin");
    for (const QString &origin : std::as_const(m_config.allowedOrigins)) {
        if (normalizedOrigin(origin).isEmpty())
            problem(
                "allowed-origin",
                QStringLiteral(
                    "\"%1\" is no origin; write scheme, host and port only, like https://chat.example.org.")
                    .arg(origin));
    }
    m_config.publicNames = values("public-name");
    for (const QString &name : std::as_const(m_config.publicNames)) {
        if (!isHostName(name))
            problem("public-name",
                    QStringLiteral("\"%1\" is no host name; write it without scheme and port, like "
                                   "chat.example.org. Addresses are always answered.")
                        .arg(name));
    }
    m_config.trustedProxies = values("trusted-proxy");
    for (const QString &proxy : std::as_const(m_config.trustedProxies)) {
        if (!isNetwork(proxy))
            problem("trusted-proxy",
                    QStringLiteral("\"%1\" is no address or network; write it like 10.0.0.5 or 10.0.0.0/8.")
                        .arg(proxy));
    }
}

void Checker::checkBudgets()
{
    m_config.roomsPerDay = number("rooms-per-day", 1, Limits::perDayMax);
    m_config.addsPerDay = number("adds-per-day", 1, Limits::perDayMax);
    m_config.joinsPerDay = number("joins-per-day", 1, Limits::perDayMax);
    m_config.syncPartsPerSecond = number("sync-parts-per-second", 1, 10'000);
}

void Checker::checkExposure()
{
    const bool local = m_config.listen.address.isNull() || m_config.listen.address.isLoopback();
    if (!local && !m_config.usesTls() && !m_config.insecure)
        problem(
            "listen",
            QStringLiteral(
                "%1 is reachable from other machines and there is no TLS, so passwords and messages could "
                "be read on the way. Give --tls-cert and --tls-key, listen on 127.0.0.1 behind a proxy that "
                "does TLS, or add --insecure if you accept that.")
                .arg(m_config.listen.address.toString()));
    if (m_config.admin && !m_config.admin->address.isLoopback() && !m_config.insecure)
        problem(
            "admin-listen",
            QStringLiteral("this port is never encrypted and asks for no password; use a loopback address, "
                           "or add --insecure if the network around it is closed."));
    if (m_config.demo) {
        m_config.registration = Registration::Open;
        if (!local)
            problem("demo",
                    QStringLiteral("a demonstration runs on this machine only; listen on 127.0.0.1."));
    }
}

CheckedConfig Checker::check()
{
    m_config.insecure = flag("insecure");
    m_config.rateLimits = flag("rate-limits");
    m_config.allowQueryToken = flag("allow-query-token");
    m_config.demo = flag("demo");
    m_config.registration = choice<Registration>(
        "registration",
        {{"open", Registration::Open}, {"invite", Registration::Invite}, {"closed", Registration::Closed}});
    constexpr int most = 1'000'000;
    m_config.registrationsPerAddress = number("registrations-per-address", 1, most);
    m_config.registrationsPerNode = number("registrations-per-node", 1, most);
    m_config.logFormat =
        choice<LogFormat>("log-format", {{"text", LogFormat::Text}, {"json", LogFormat::Json}});
    m_config.logLevel = choice<LogLevel>("log-level", {{"debug", LogLevel::Debug},
                                                       {"info", LogLevel::Info},
                                                       {"warning", LogLevel::Warning},
                                                       {"error", LogLevel::Error}});
    checkCharacters();
    checkAddresses();
    checkTls();
    checkStorage();
    checkRedis();
    checkNames();
    checkLists();
    checkBudgets();
    checkExposure();
    if (!m_problems.isEmpty())
        return {std::nullopt, m_problems};
    return {m_config, {}};
}

} // namespace

CheckedConfig checkConfig(const RawConfig &raw) { return Checker(raw).check(); }

} // namespace Chinwag
