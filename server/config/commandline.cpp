#include "server/config/configkeys.h"
#include "server/config/description.h"
#include "server/config/secrets.h"
#include "server/config/serverconfig.h"

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wconversion"
#endif
#include <CLI/CLI.hpp>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

#include <QFile>

#include <algorithm>

namespace Chinwag {

namespace {

using Settings = QMap<Key, RawConfig::Setting>;

const ConfigKey *findKey(const QString &name)
{
    const auto found = std::find_if(configKeys.begin(), configKeys.end(),
                                    [&](const ConfigKey &key) { return name == QLatin1String(key.name); });
    return found == configKeys.end() ? nullptr : &*found;
}

QString environmentName(const char *key)
{
    return QStringLiteral("CHINWAGD_") +
           QString::fromLatin1(key).toUpper().replace(QLatin1Char('-'), QLatin1Char('_'));
}

QStringList splitList(const ConfigKey &key, const QString &value)
{
    if (!key.is<SettingTypes::List>())
        return {value};
    QStringList values = value.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString &item : values)
        item = item.trimmed();
    return values;
}

void readFile(const QString &name, Settings &settings, QStringList &problems)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly)) {
        problems +=
            QStringLiteral("Cannot read the configuration file %1: %2.").arg(name, file.errorString());
        return;
    }
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#')))
            continue;
        const QString origin = QStringLiteral("%1 line %2").arg(name).arg(i + 1);
        const qsizetype equals = line.indexOf(QLatin1Char('='));
        const QString keyName = line.first(std::max<qsizetype>(equals, 0)).trimmed();
        const ConfigKey *key = findKey(keyName);
        if (!key) {
            problems +=
                QStringLiteral(
                    "%1: there is no such setting; write \"key = value\" with a key that --help lists.")
                    .arg(origin);
            continue;
        }
        RawConfig::Setting &setting = settings[key->key];
        if (!key->is<SettingTypes::List>())
            setting.values.clear();
        setting.values += splitList(*key, line.sliced(equals + 1).trimmed());
        setting.origin = origin;
    }
}

void readEnvironment(const QHash<QString, QString> &environment, Settings &settings, QStringList &problems)
{
    QStringList known{QStringLiteral("CHINWAGD_CONFIG")};
    for (const ConfigKey &key : configKeys) {
        const QString name = environmentName(key.name);
        known += name;
        const auto value = environment.find(name);
        if (value != environment.end())
            settings[key.key] = {splitList(key, *value), name};
    }
    QStringList unknown;
    for (auto entry = environment.begin(); entry != environment.end(); ++entry) {
        if (entry.key().startsWith(QLatin1String("CHINWAGD_")) && !known.contains(entry.key()))
            unknown += QStringLiteral("%1 is no setting; remove it or correct its name (see --help).")
                           .arg(entry.key());
    }
    unknown.sort();
    problems += unknown;
}

/// What CLI11 fills in.
struct Parsed
{
    std::array<std::vector<std::string>, keyCount> values;
    std::array<bool, keyCount> switches{};
    std::string config;
    std::string accounts;
    std::string describe;
    bool check = false;
    bool print = false;
    bool nodes = false;
    bool newService = false;
    bool copy = false;
    bool backup = false;
    bool verify = false;
    bool restore = false;
    std::string directory;
    bool isAdmin = false;
    bool adminJson = false;
    std::vector<std::string> adminWords;
    bool rehearse = false;
    bool rehearseJson = false;
    std::string rehearseInto;
    bool doctor = false;
    bool doctorJson = false;
    std::string url;
    std::string copyFrom;
    std::string copyTo;
};

void declareDoctor(CLI::App &app, Parsed &parsed)
{
    CLI::App *doctor =
        app.add_subcommand("doctor", "Look at everything that the server needs, say what is wrong, and exit")
            ->fallthrough();
    doctor->add_option("--url", parsed.url, "Where people reach the server; by default as the settings say")
        ->type_name("URL");
    doctor->add_flag("--json", parsed.doctorJson, "Answer in JSON");
    doctor->callback([&parsed] { parsed.doctor = true; });
}

void declareRehearsal(CLI::App &app, Parsed &parsed)
{
    CLI::App *rehearse =
        app.add_subcommand("rehearse",
                           "Upgrade a copy of --database, say how long it takes and how much disk "
                           "it wants, and exit")
            ->fallthrough();
    rehearse->add_option("directory,--directory", parsed.directory, "Where the copy is made")
        ->type_name("DIR");
    rehearse
        ->add_option("--into", parsed.rehearseInto,
                     "An empty PostgreSQL database for the copy, where --database "
                     "is one")
        ->type_name("URL|@FILE");
    rehearse->add_flag("--json", parsed.rehearseJson, "Answer in JSON");
    rehearse->callback([&parsed] { parsed.rehearse = true; });
}

void declareCommands(CLI::App &app, Parsed &parsed)
{
    CLI::App *copy = app.add_subcommand("migrate", "Copy a whole database into another, empty one and exit");
    copy->add_option("--from", parsed.copyFrom, "The SQLite database of a stopped server")
        ->type_name("sqlite:PATH")
        ->required();
    copy->add_option("--to", parsed.copyTo,
                     "The empty database; its password may come from PGPASSWORD or a password file instead")
        ->type_name("URL|@FILE")
        ->required();
    copy->callback([&parsed] { parsed.copy = true; });
    CLI::App *admin = app.add_subcommand(
        "admin", "Look after accounts, devices and invitations, while servers run or not; \"chinwagd admin\" "
                 "alone says how");
    admin->fallthrough();
    admin->add_option("words", parsed.adminWords, "What is to be done");
    admin->add_flag("--json", parsed.adminJson, "Answer in JSON");
    admin->callback([&parsed] { parsed.isAdmin = true; });
    const auto declareBackup = [&](const char *name, const char *help, bool &chosen) {
        CLI::App *command = app.add_subcommand(name, help)->fallthrough();
        command->add_option("directory,--directory", parsed.directory, "Where the backup is, or is made")
            ->type_name("DIR")
            ->required();
        command->callback([&chosen] { chosen = true; });
    };
    declareBackup("backup", "Copy --database, while servers run on it, verify the copy and exit",
                  parsed.backup);
    declareBackup("verify", "Say whether a backup can be relied on, and exit", parsed.verify);
    declareBackup("restore", "Bring a backup into --database, an empty one, and exit", parsed.restore);
    declareDoctor(app, parsed);
    declareRehearsal(app, parsed);
    CLI::App *nodes =
        app.add_subcommand("nodes", "Show which nodes relay through --redis, and exit")->fallthrough();
    nodes->callback([&parsed] { parsed.nodes = true; });
    CLI::App *newService =
        app.add_subcommand("new-service-id", "Make --database, a copy of another service's, a service of its "
                                             "own, while no node runs on it, and exit");
    newService->fallthrough();
    newService->callback([&parsed] { parsed.newService = true; });
    CLI::App *accounts = app.add_subcommand(
        "import-accounts", "Bring accounts into the database while no server runs on it, and exit");
    accounts->fallthrough();
    accounts
        ->add_option("--accounts", parsed.accounts,
                     "One JSON object a line: username, display_name, password_hash, devices, rooms")
        ->type_name("FILE")
        ->required();
    app.add_subcommand("describe", "Print what the command line and the settings are, and exit")
        ->add_option("--as", parsed.describe, "Completions for that shell, or a section of chinwagd.conf(5)")
        ->type_name("bash|fish|zsh|manual")
        ->check(CLI::IsMember({"bash", "fish", "zsh", "manual"}).description({}))
        ->required();
}

void declare(CLI::App &app, Parsed &parsed)
{
    app.allow_extras();
    app.set_version_flag("--version", std::string("chinwagd ") + CHINWAG_VERSION);
    app.add_option("--config", parsed.config, "Read settings from FILE (key = value)")->type_name("FILE");
    app.add_flag("--check-config", parsed.check, "List everything that is wrong with the settings and exit");
    app.add_flag("--print-config", parsed.print, "Print the effective settings and exit");
    for (std::size_t i = 0; i < configKeys.size(); ++i) {
        const ConfigKey &key = configKeys[i];
        const std::string flag = std::string("--") + key.name;
        const std::string help = std::string(key.help) + " [" + environmentName(key.name).toStdString() + "]";
        if (key.is<SettingTypes::Switch>())
            app.add_flag(flag, parsed.switches[i], help);
        else
            app.add_option(flag, parsed.values[i], help)
                ->type_name(key.placeholder)
                ->expected(1)
                ->allow_extra_args(false) // the words behind its value are no values of it
                ->multi_option_policy(key.is<SettingTypes::List>() ? CLI::MultiOptionPolicy::TakeAll
                                                                   : CLI::MultiOptionPolicy::TakeLast);
    }
    declareCommands(app, parsed);
    app.footer(
        "Settings come from flags, then the environment, then the configuration file, then the defaults.");
}

void takeFlags(const CLI::App &app, const Parsed &parsed, CommandLine &result)
{
    for (std::size_t i = 0; i < configKeys.size(); ++i) {
        const ConfigKey &key = configKeys[i];
        const std::string flag = std::string("--") + key.name;
        if (app.count(flag) == 0)
            continue;
        QStringList values;
        if (key.is<SettingTypes::Switch>())
            values += parsed.switches[i] ? QStringLiteral("on") : QStringLiteral("off");
        for (const std::string &value : parsed.values[i])
            values += splitList(key, QString::fromStdString(value));
        if (key.is<SettingTypes::Secret>() && hasPassword(values.join(QLatin1Char(' '))))
            result.warnings += passwordInFlagWarning(QString::fromStdString(flag));
        result.raw.settings[key.key] = {values, QString::fromStdString(flag)};
    }
    for (const std::string &extra : app.remaining(true))
        result.problems += QStringLiteral("%1 is no flag of chinwagd; see --help.")
                               .arg(withoutPassword(QString::fromStdString(extra)));
    for (const std::string &word : parsed.adminWords)
        result.words += QString::fromStdString(word);
    if (parsed.adminJson)
        result.words += QStringLiteral("--json");
}

void resolveSecrets(CommandLine &result)
{
    for (const ConfigKey &key : configKeys) {
        RawConfig::Setting &setting = result.raw.settings[key.key];
        if (!key.is<SettingTypes::Secret>() || setting.values.isEmpty())
            continue;
        const QString before = setting.values.constFirst();
        const auto resolved = resolvedSecret(before);
        if (!resolved) {
            result.problems += QStringLiteral("%1 (from %2): %3")
                                   .arg(QLatin1String(key.name), setting.origin, resolved.error());
        } else if (resolved->text != before) {
            setting.values = {resolved->text};
            setting.origin += QStringLiteral(", the file ") + before.mid(1);
        }
    }
}

/// Of a flag that names a database; what is wrong with it goes to the problems.
DatabaseUrl takeUrl(const char *flag, const std::string &given, CommandLine &result)
{
    const QString text = QString::fromStdString(given);
    if (hasPassword(text))
        result.warnings += passwordInFlagWarning(QLatin1String(flag));
    const auto resolved = resolvedSecret(text);
    if (!resolved) {
        result.problems += QStringLiteral("%1: %2").arg(QLatin1String(flag), resolved.error());
        return {};
    }
    const auto url = DatabaseUrl::parse(resolved->text);
    if (url)
        return *url;
    result.problems += QStringLiteral("%1: %2.").arg(QLatin1String(flag), url.error());
    return {};
}

void takeRehearsal(const Parsed &parsed, CommandLine &result)
{
    result.action = CommandLine::Action::Rehearse;
    result.text = QString::fromStdString(parsed.directory);
    result.asJson = parsed.rehearseJson;
    if (!parsed.rehearseInto.empty())
        result.rehearseInto = takeUrl("--into", parsed.rehearseInto, result);
}

void takeCopy(const Parsed &parsed, CommandLine &result)
{
    result.action = CommandLine::Action::CopyDatabase;
    result.copyFrom = takeUrl("--from", parsed.copyFrom, result);
    result.copyTo = takeUrl("--to", parsed.copyTo, result);
    if (!result.problems.isEmpty())
        return;
    if (result.copyFrom.kind != DatabaseUrl::Kind::Sqlite)
        result.problems += QStringLiteral("--from: only sqlite:PATH can be copied.");
    else if (!QFile::exists(result.copyFrom.file))
        result.problems += QStringLiteral("--from: there is no file %1.").arg(result.copyFrom.file);
}

/// False when the answer is a text.
bool parse(CLI::App &app, const Parsed &parsed, const QStringList &arguments, CommandLine &result)
{
    std::vector<std::string> reversed; // as CLI11 wants it
    for (auto argument = arguments.crbegin(); argument != arguments.crend(); ++argument)
        reversed.push_back(argument->toStdString());
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::CallForHelp &) {
        result.text = QString::fromStdString(app.help());
    } catch (const CLI::CallForVersion &version) {
        result.text = QString::fromLatin1(version.what()) + QLatin1Char('\n');
    } catch (const CLI::ParseError &error) {
        result.problems +=
            QStringLiteral("%1. See --help.").arg(withoutPassword(QString::fromLatin1(error.what())));
    }
    if (!parsed.describe.empty())
        result.text = description(app, parsed.describe);
    return result.text.isEmpty();
}

} // namespace

CommandLine readCommandLine(const QStringList &arguments, const QHash<QString, QString> &environment)
{
    CommandLine result;
    CLI::App app("chinwagd, the server of Chinwag", "chinwagd");
    Parsed parsed;
    declare(app, parsed);
    if (!parse(app, parsed, arguments, result)) {
        result.action = CommandLine::Action::ShowText;
        return result;
    }
    if (parsed.copy) {
        takeFlags(app, parsed, result);
        takeCopy(parsed, result);
        return result;
    }
    for (const ConfigKey &key : configKeys) {
        const QString fallback = QString::fromUtf8(key.fallback);
        result.raw.settings[key.key] = {fallback.isEmpty() ? QStringList() : QStringList(fallback),
                                        QStringLiteral("default")};
    }
    const QString file = parsed.config.empty() ? environment.value(QStringLiteral("CHINWAGD_CONFIG"))
                                               : QString::fromStdString(parsed.config);
    if (!file.isEmpty())
        readFile(file, result.raw.settings, result.problems);
    readEnvironment(environment, result.raw.settings, result.problems);
    takeFlags(app, parsed, result);
    resolveSecrets(result);
    if (!parsed.accounts.empty()) {
        result.action = CommandLine::Action::ImportAccounts;
        result.text = QString::fromStdString(parsed.accounts);
    } else if (parsed.isAdmin) {
        result.action = CommandLine::Action::Administer;
    } else if (parsed.backup || parsed.verify || parsed.restore) {
        using enum CommandLine::Action;
        result.action = parsed.backup ? BackUp : parsed.verify ? VerifyBackup : RestoreBackup;
        result.text = QString::fromStdString(parsed.directory);
    } else if (parsed.rehearse) {
        takeRehearsal(parsed, result);
    } else if (parsed.doctor) {
        result.action = CommandLine::Action::Examine;
        result.url = QString::fromStdString(parsed.url);
        result.asJson = parsed.doctorJson;
    } else if (parsed.nodes) {
        result.action = CommandLine::Action::ListNodes;
    } else if (parsed.newService) {
        result.action = CommandLine::Action::RenewService;
    } else if (parsed.check) {
        result.action = CommandLine::Action::CheckConfig;
    } else if (parsed.print) {
        result.action = CommandLine::Action::PrintConfig;
    }
    return result;
}

QString printConfig(const RawConfig &raw)
{
    QString text;
    for (const ConfigKey &key : configKeys) {
        const RawConfig::Setting setting = raw.settings.value(key.key);
        QStringList values;
        for (const QString &value : setting.values)
            values += withoutPassword(value);
        const QString line =
            QStringLiteral("%1 = %2").arg(QLatin1String(key.name), values.join(QLatin1String(", ")));
        text += QStringLiteral("# %1\n%2%3\n")
                    .arg(setting.origin, setting.values.isEmpty() ? QStringLiteral("# ") : QString(), line);
    }
    return text;
}

} // namespace Chinwag
