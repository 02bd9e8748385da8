#include "server/config/serverconfig.h"

#include "server/config/configkeys.h"
#include "server/net/tlscontext.h"
#include "shared/base/digits.h"
#include "shared/base/overloaded.h"
#include "shared/protocol/characters.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSysInfo>

#include <algorithm>
#include <array>

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
    QString value(Key key) const { return values(key).value(0).trimmed(); }
    QStringList values(Key key) const { return m_raw.settings.value(key).values; }
    /// Starts with where the value came from, so that the sentence can be acted on.
    void problem(Key key, const QString &sentence);
    void notPossible(Key key, const QStringList &choices);

    void read(const ConfigKey &key);
    template <typename Enum>
    void choose(Key key, std::span<const SettingTypes::Choice<Enum>> choices, Enum &into);
    void readList(Key key, const SettingTypes::List &list);
    void readCount(Key key, const SettingTypes::Count &count);
    void readSize(Key key, const SettingTypes::Size &size);
    std::optional<Endpoint> endpoint(Key key);

    void checkCharacters();
    void checkAddresses();
    void checkTls();
    void checkStorage();
    void checkRedis();
    void checkNames();
    void checkExposure();

    const RawConfig &m_raw;
    ServerConfig m_config;
    QStringList m_problems;
};

void Checker::problem(Key key, const QString &sentence)
{
    const QString origin = m_raw.settings.value(key).origin;
    const QLatin1String name(rowOf(key).name);
    m_problems += origin.isEmpty() || origin == QLatin1String("default")
                      ? QStringLiteral("%1: %2").arg(name, sentence)
                      : QStringLiteral("%1 (from %2): %3").arg(name, origin, sentence);
}

void Checker::notPossible(Key key, const QStringList &choices)
{
    problem(key, QStringLiteral("\"%1\" is not possible; use one of %2.")
                     .arg(value(key), choices.join(QLatin1String(", "))));
}

void Checker::read(const ConfigKey &row)
{
    using namespace SettingTypes;
    const Key key = row.key;
    static constexpr std::array<Choice<bool>, 6> switches{
        {{false, "off"}, {true, "on"}, {false, "false"}, {true, "true"}, {false, "0"}, {true, "1"}}};
    const auto take = Overloaded{
        [&](const Text &text) { m_config.*text.into = value(key); },
        [&](const List &list) { readList(key, list); },
        [&](const Switch &on) { choose<bool>(key, switches, m_config.*on.into); },
        [&](const OnOff &on) { choose<bool>(key, switches, m_config.*on.into); },
        [&](const Count &count) { readCount(key, count); },
        [&](const Size &size) { readSize(key, size); },
        [&](const Address &address) { m_config.*address.into = endpoint(key).value_or(Endpoint{}); },
        [&](const AddressOrOff &address) {
            if (value(key) != QLatin1String("off"))
                m_config.*address.into = endpoint(key);
        },
        [&]<typename Enum>(const OneOf<Enum> &one) { choose(key, one.choices, m_config.*one.into); },
        [&](const Secret &secret) {
            if (const QString complaint = secret.take(value(key), m_config); !complaint.isEmpty())
                problem(key, complaint);
        },
    };
    std::visit(take, row.type);
}

template <typename Enum>
void Checker::choose(Key key, std::span<const SettingTypes::Choice<Enum>> choices, Enum &into)
{
    const QString text = value(key);
    QStringList names;
    for (const auto &[result, name] : choices) {
        if (text == QLatin1String(name)) {
            into = result;
            return;
        }
        names += QLatin1String(name);
    }
    notPossible(key, names);
}

void Checker::readList(Key key, const SettingTypes::List &list)
{
    const QStringList items = values(key);
    for (const QString &item : items) {
        if (!list.isValid(item))
            problem(key, QString::fromUtf8(list.complaint).arg(item));
    }
    m_config.*list.into = items;
}

void Checker::readCount(Key key, const SettingTypes::Count &count)
{
    const auto number = digitsOf(value(key));
    if (number && *number >= count.least && *number <= count.most)
        m_config.*count.into = static_cast<int>(*number);
    else
        problem(key, QStringLiteral("\"%1\" is not possible; use a whole number from %2 to %3.")
                         .arg(value(key), QString::number(count.least), QString::number(count.most)));
}

void Checker::readSize(Key key, const SettingTypes::Size &size)
{
    const QString text = value(key);
    const qsizetype unit = text.isEmpty() ? -1 : QStringLiteral("KMG").indexOf(text.back().toUpper());
    const int shift = 10 * int(unit + 1);
    const auto number = digitsOf(unit < 0 ? text : text.chopped(1));
    if (number && *number <= size.most >> shift)
        m_config.*size.into = *number << shift;
    else
        problem(key,
                QStringLiteral("\"%1\" is not possible; use a number of bytes up to %2, or one with K, M "
                               "or G behind it, like 25M.")
                    .arg(text, QString::number(size.most)));
}

std::optional<Endpoint> Checker::endpoint(Key key)
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

void Checker::checkCharacters()
{
    for (auto setting = m_raw.settings.cbegin(); setting != m_raw.settings.cend(); ++setting) {
        for (const QString &text : setting->values) {
            if (std::any_of(text.cbegin(), text.cend(), Characters::deceives))
                problem(setting.key(),
                        QStringLiteral("this value has characters that nobody can see (line breaks, NUL, "
                                       "direction marks); type it again."));
        }
    }
}

void Checker::checkAddresses()
{
    if (m_config.admin && m_config.listen.port != 0 && m_config.admin->port == m_config.listen.port &&
        m_config.admin->address == m_config.listen.address)
        problem(Key::AdminListen,
                QStringLiteral("clients and administration need two ports; choose another one or \"off\"."));
}

void Checker::checkTls()
{
    if (m_config.tlsCertificate.isEmpty() != m_config.tlsKey.isEmpty()) {
        problem(m_config.tlsKey.isEmpty() ? Key::TlsKey : Key::TlsCert,
                QStringLiteral("a certificate and its key go together; give both or none."));
    } else if (m_config.tlsSelfSigned && !m_config.tlsCertificate.isEmpty()) {
        problem(Key::TlsSelfSigned,
                QStringLiteral("there is a certificate already (tls-cert); leave one out."));
    } else if (!m_config.tlsCertificate.isEmpty()) {
        const auto loaded = TlsContext(m_config.tlsCertificate, m_config.tlsKey).load();
        if (!loaded)
            problem(Key::TlsCert, loaded.error());
    }
}

void Checker::checkStorage()
{
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
        problem(Key::DataDir, QStringLiteral("%1 is not a directory.").arg(m_config.dataDir));
    else if (dir.exists() && !dir.isWritable())
        problem(Key::DataDir, QStringLiteral("%1 is not writable for this user.").arg(m_config.dataDir));

    if (m_config.database.kind == DatabaseUrl::Kind::Sqlite)
        m_config.database.file = QDir(m_config.dataDir).filePath(m_config.database.file);
}

void Checker::checkRedis()
{
    if (!m_config.redis)
        return;
    const QString database = value(Key::Database);
    if (database.isEmpty() || database.startsWith(QLatin1String("sqlite:")))
        problem(
            Key::Redis,
            QStringLiteral("several nodes cannot share an SQLite file, because only one process may write "
                           "to it. Give all of them one PostgreSQL database (--database postgresql://…; "
                           "\"chinwagd migrate\" copies what you have), or leave --redis out for a "
                           "single node."));
}

void Checker::checkNames()
{
    static const QRegularExpression allowed(QStringLiteral("^[A-Za-z0-9._-]{1,64}$"));
    if (m_config.node.isEmpty()) {
        const QString host = QSysInfo::machineHostName();
        m_config.node = allowed.match(host).hasMatch() ? host : QStringLiteral("node");
        if (m_config.redis)
            m_config.node += QStringLiteral("-%1").arg(QCoreApplication::applicationPid());
    } else if (!allowed.match(m_config.node).hasMatch()) {
        problem(Key::Node, QStringLiteral("use 1 to 64 letters, digits, dots, dashes or underscores."));
    }
    if (m_config.serverName.isEmpty() || m_config.serverName.size() > Limits::displayNameLength)
        problem(Key::ServerName,
                QStringLiteral("give a name of 1 to %1 characters.").arg(Limits::displayNameLength));
}

void Checker::checkExposure()
{
    const bool local = m_config.listen.address.isNull() || m_config.listen.address.isLoopback();
    if (!local && !m_config.usesTls() && !m_config.insecure)
        problem(
            Key::Listen,
            QStringLiteral(
                "%1 is reachable from other machines and there is no TLS, so passwords and messages could "
                "be read on the way. Give --tls-cert and --tls-key, or --tls-self-signed, listen on "
                "127.0.0.1 behind a proxy that "
                "does TLS, or add --insecure if you accept that.")
                .arg(m_config.listen.address.toString()));
    if (local && m_config.announce)
        problem(Key::Announce,
                QStringLiteral("nobody else can reach a server that listens on this machine only; listen on "
                               "0.0.0.0, or leave --announce out."));
    if (m_config.admin && !m_config.admin->address.isLoopback() && !m_config.insecure)
        problem(
            Key::AdminListen,
            QStringLiteral("this port is never encrypted and asks for no password; use a loopback address, "
                           "or add --insecure if the network around it is closed."));
    if (m_config.demo) {
        m_config.registration = Registration::Open;
        if (!local)
            problem(Key::Demo,
                    QStringLiteral("a demonstration runs on this machine only; listen on 127.0.0.1."));
    }
}

CheckedConfig Checker::check()
{
    for (const ConfigKey &key : configKeys)
        read(key);
    checkCharacters();
    checkAddresses();
    checkTls();
    checkStorage();
    checkRedis();
    checkNames();
    checkExposure();
    if (!m_problems.isEmpty())
        return {std::nullopt, m_problems};
    return {m_config, {}};
}

} // namespace

CheckedConfig checkConfig(const RawConfig &raw) { return Checker(raw).check(); }

} // namespace Chinwag
