#include "server/config/serverconfig.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

namespace {

using Environment = QHash<QString, QString>;

CommandLine read(std::initializer_list<const char *> arguments, const Environment &environment = {})
{
    QStringList list;
    for (const char *argument : arguments)
        list += QString::fromUtf8(argument);
    return readCommandLine(list, environment);
}

QStringList problemsOf(std::initializer_list<const char *> arguments, const Environment &environment = {})
{
    const CommandLine line = read(arguments, environment);
    return line.problems + checkConfig(line.raw).problems;
}

} // namespace

class TestServerConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasSafeDefaults();
    void flagBeforeEnvironmentBeforeFile();
    void collectsLists();
    void takesOneValueForAFlag();
    void takesWordsOfAdmin();
    void readsEverySetting();
    void readsSizes_data();
    void readsSizes();
    void listsAllProblems();
    void severalNodesNeedPostgreSql();
    void refusesWhatNobodySees_data();
    void refusesWhatNobodySees();
    void complainsAboutWhatMeansNothing();
    void refusesPlainTextOffLoopback_data();
    void refusesPlainTextOffLoopback();
    void demoOpensRegistrationHereOnly();
    void printsWhatCanBeReadAgain();
    void takesADatabaseServer();
    void showsNoPassword();
    void takesSecretsFromFiles();
    void warnsOfPasswordsInFlags();
    void copiesADatabase();
    void helpNamesEverything();

private:
    QString write(const QByteArray &contents);

    QTemporaryDir m_directory;
};

QString TestServerConfig::write(const QByteArray &contents)
{
    const QString name = m_directory.filePath(QStringLiteral("chinwagd.conf"));
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size() ? name : QString();
}

void TestServerConfig::hasSafeDefaults()
{
    const CheckedConfig checked = checkConfig(read({}).raw);
    QCOMPARE(checked.problems, QStringList());
    QVERIFY(checked.config);
    QCOMPARE(checked.config->listen.address, QHostAddress(QStringLiteral("127.0.0.1")));
    QCOMPARE(checked.config->listen.port, 7420);
    QVERIFY(checked.config->admin && checked.config->admin->address.isLoopback());
    QVERIFY(checked.config->registration == Registration::Invite);
    QVERIFY(checked.config->rateLimits);
    QVERIFY(!checked.config->allowQueryToken);
    QVERIFY(!checked.config->insecure);
    QVERIFY(!checked.config->node.isEmpty());
}

void TestServerConfig::flagBeforeEnvironmentBeforeFile()
{
    const QString file = write("# a comment\nserver-name = From file\nnode = file\nlog-level = debug\n");
    const Environment environment{
        {QStringLiteral("CHINWAGD_CONFIG"), file},
        {QStringLiteral("CHINWAGD_NODE"), QStringLiteral("environment")},
        {QStringLiteral("CHINWAGD_SERVER_NAME"), QStringLiteral("From environment")}};
    const CheckedConfig checked = checkConfig(read({"--server-name", "From flag"}, environment).raw);
    QVERIFY2(checked.config, qPrintable(checked.problems.join(u' ')));
    QCOMPARE(checked.config->serverName, QStringLiteral("From flag"));
    QCOMPARE(checked.config->node, QStringLiteral("environment"));
    QCOMPARE(checked.config->logLevel, LogLevel::Debug);
}

void TestServerConfig::collectsLists()
{
    const Environment environment{
        {QStringLiteral("CHINWAGD_TRUSTED_PROXY"), QStringLiteral("10.0.0.1, ::1")}};
    const CheckedConfig checked = checkConfig(read({"--allowed-origin=https://a.example", "--allowed-origin",
                                                    "https://b.example,https://c.example"},
                                                   environment)
                                                  .raw);
    QVERIFY2(checked.config, qPrintable(checked.problems.join(u' ')));
    QCOMPARE(checked.config->allowedOrigins.size(), 3);
    QCOMPARE(checked.config->trustedProxies,
             QStringList({QStringLiteral("10.0.0.1"), QStringLiteral("::1")}));
}

void TestServerConfig::takesOneValueForAFlag()
{
    const CommandLine line = read({"--data-dir", "here", "there"});
    QCOMPARE(line.raw.settings.value(Key::DataDir).values, QStringList(QStringLiteral("here")));
    QCOMPARE(line.problems.size(), 1);
    QVERIFY(line.problems.constFirst().startsWith(QStringLiteral("there is no flag")));
}

void TestServerConfig::takesWordsOfAdmin()
{
    const QStringList words{QStringLiteral("user"), QStringLiteral("create"), QStringLiteral("cleo"),
                            QStringLiteral("--json")};
    for (const CommandLine &line :
         {read({"--data-dir", "here", "admin", "user", "create", "cleo", "--json"}),
          read({"admin", "--data-dir", "here", "user", "create", "cleo", "--json"}),
          read({"admin", "user", "--json", "create", "--data-dir", "here", "cleo"})}) {
        QVERIFY2(line.problems.isEmpty(), qPrintable(line.problems.join(QLatin1Char(' '))));
        QVERIFY(line.action == CommandLine::Action::Administer);
        QCOMPARE(line.words, words);
        QCOMPARE(line.raw.settings.value(Key::DataDir).values, QStringList(QStringLiteral("here")));
    }
    QCOMPARE(read({"admin", "user", "--jason"}).problems.size(), 1);
}

void TestServerConfig::readsEverySetting()
{
    const QString directory = m_directory.path();
    const QByteArray dataDir = "--data-dir=" + directory.toUtf8();
    const CheckedConfig checked = checkConfig(
        read({"--listen=[::1]:0", "--admin-listen=off", "--ports-file=/p", dataDir.constData(),
              "--database=sqlite:other.sqlite", "--registration=closed", "--rate-limits=off", "--insecure",
              "--allow-query-token", "--log-format=json", "--node=n-1", "--registrations-per-address=3",
              "--registrations-per-node=4", "--rooms-per-day=7", "--adds-per-day=8", "--joins-per-day=9",
              "--file-size=500k", "--files-per-person=3G"})
            .raw);
    QVERIFY2(checked.config, qPrintable(checked.problems.join(u' ')));
    QCOMPARE(checked.config->listen.address, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(checked.config->listen.port, 0);
    QVERIFY(!checked.config->admin);
    QCOMPARE(checked.config->portsFile, QStringLiteral("/p"));
    QCOMPARE(checked.config->database.file, directory + QStringLiteral("/other.sqlite"));
    QVERIFY(checked.config->registration == Registration::Closed);
    QCOMPARE(checked.config->registrationsPerAddress, 3);
    QCOMPARE(checked.config->registrationsPerNode, 4);
    QCOMPARE(checked.config->logFormat, LogFormat::Json);
    QVERIFY(!checked.config->rateLimits && checked.config->insecure && checked.config->allowQueryToken);
    QCOMPARE(checked.config->roomsPerDay, 7);
    QCOMPARE(checked.config->addsPerDay, 8);
    QCOMPARE(checked.config->joinsPerDay, 9);
    QCOMPARE(checked.config->fileSize, 500 * 1024);
    QCOMPARE(checked.config->filesPerPerson, qint64(3) << 30);
}

void TestServerConfig::readsSizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("size"); // -1: not possible
    for (const auto &[text, size] :
         std::initializer_list<std::pair<const char *, qint64>>{{"0", 0},
                                                                {"1", 1},
                                                                {"2147483647", 2'147'483'647},
                                                                {"2147483648", -1},
                                                                {"25M", 25 << 20},
                                                                {"25m", 25 << 20},
                                                                {"1G", 1 << 30},
                                                                {"2G", -1},
                                                                {"", -1},
                                                                {"M", -1},
                                                                {"25MB", -1},
                                                                {"2.5M", -1},
                                                                {"-1", -1},
                                                                {"99999999999999999999", -1},
                                                                {"9007199254740991G", -1}})
        QTest::newRow(text) << QString::fromLatin1(text) << size;
}

void TestServerConfig::readsSizes()
{
    QFETCH(QString, text);
    QFETCH(qint64, size);
    RawConfig raw = read({"--data-dir", "."}).raw;
    raw.settings[Key::FileSize].values = {text};
    const CheckedConfig checked = checkConfig(raw);
    QCOMPARE(checked.config.has_value(), size >= 0);
    if (checked.config)
        QCOMPARE(checked.config->fileSize, size);
}

void TestServerConfig::severalNodesNeedPostgreSql()
{
    const QStringList problems = problemsOf({"--redis=redis://:secret@127.0.0.1"});
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.first().contains(u"SQLite"));
    QVERIFY(problems.first().contains(u"--database postgresql://"));
    QVERIFY(!problems.first().contains(u"secret"));

    const CommandLine line = read({"--redis=redis://:secret@127.0.0.1/3", "--database=postgresql://h/chat"});
    const CheckedConfig checked = checkConfig(line.raw);
    QVERIFY2(checked.config, qPrintable(checked.problems.join(u' ')));
    QCOMPARE(checked.config->redis->database(), 3);
    QVERIFY(checked.config->node.endsWith(QString::number(QCoreApplication::applicationPid())));
    QVERIFY(printConfig(line.raw).contains(u"redis = redis://:***@127.0.0.1/3"));
    // What stands before @ without a colon is the password, too.
    QVERIFY(printConfig(read({"--redis", "redis://hush@127.0.0.1"}).raw)
                .contains(u"redis = redis://***@127.0.0.1"));

    QCOMPARE(problemsOf({"--redis=http://127.0.0.1", "--database=postgresql://h/chat"}).size(), 1);
}

void TestServerConfig::listsAllProblems()
{
    const QStringList problems = problemsOf({"--listen=nowhere",
                                             "--admin-listen=127.0.0.1:99999",
                                             "--registration=maybe",
                                             "--rate-limits=some",
                                             "--node=a b",
                                             "--tls-cert=/nowhere.pem",
                                             "--database=mysql:x",
                                             "--allowed-origin=*",
                                             "--trusted-proxy=proxy",
                                             "--public-name=https://chat.example.org",
                                             "--registrations-per-address=0",
                                             "--registrations-per-node=many",
                                             "--log-format=xml",
                                             "--log-level=loud",
                                             "--data-dir=/dev/null",
                                             "--rooms-per-day=0",
                                             "--adds-per-day=-1",
                                             "--joins-per-day=many",
                                             "--sync-parts-per-second=0",
                                             "--retention-days=-1",
                                             "--file-size=2G",
                                             "--files-per-person=-1"},
                                            {{QStringLiteral("CHINWAGD_SERVER_NAME"), QString()}});
    for (const char *key : {"listen",
                            "admin-listen",
                            "registration",
                            "rate-limits",
                            "node",
                            "server-name",
                            "tls-key",
                            "database",
                            "registrations-per-address",
                            "registrations-per-node",
                            "allowed-origin",
                            "trusted-proxy",
                            "public-name",
                            "log-format",
                            "log-level",
                            "data-dir",
                            "rooms-per-day",
                            "adds-per-day",
                            "joins-per-day",
                            "sync-parts-per-second",
                            "retention-days",
                            "file-size",
                            "files-per-person"}) {
        const QRegularExpression start(QStringLiteral("^%1[: ]").arg(QLatin1String(key)));
        QVERIFY2(problems.filter(start).size() == 1,
                 qPrintable(QLatin1String(key) + u'\n' + problems.join(u'\n')));
    }
    QCOMPARE(problems.size(), 23);
}

void TestServerConfig::refusesWhatNobodySees_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *name, const char *key, const QString &value, bool accepted) {
        QTest::newRow(name) << QString::fromLatin1(key) << value << accepted;
    };
    row("NUL in a path", "DATA_DIR", QStringLiteral("/tmp/a") + QChar(0) + u'b', false);
    row("NUL in a secret", "DATABASE", QStringLiteral("sqlite:a") + QChar(0) + u'b', false);
    row("line break", "SERVER_NAME", QStringLiteral("Our\nplace"), false);
    row("line separator", "SERVER_NAME", QStringLiteral("Our\u2028place"), false);
    row("direction", "SERVER_NAME", QStringLiteral("Our\u202eplace"), false);
    row("isolate", "SERVER_NAME", QStringLiteral("Our\u2066place"), false);
    row("zero width", "SERVER_NAME", QStringLiteral("Our\u200bplace"), false);
    row("joiner of Persian", "SERVER_NAME", QStringLiteral("\u0645\u06cc\u200c\u062e"), true);
    row("emoji family", "SERVER_NAME", QStringLiteral("\U0001F468\u200d\U0001F469"), true);
    row("port with a space", "LISTEN", QStringLiteral("127.0.0.1: 80"), false);
    row("port with a sign", "LISTEN", QStringLiteral("127.0.0.1:+80"), false);
    row("port without number", "LISTEN", QStringLiteral("127.0.0.1:"), false);
    row("port", "LISTEN", QStringLiteral("127.0.0.1:80"), true);
}

void TestServerConfig::refusesWhatNobodySees()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    const QStringList problems = problemsOf({}, {{QStringLiteral("CHINWAGD_") + key, value}});
    QTEST(problems.isEmpty(), "accepted");
}

void TestServerConfig::complainsAboutWhatMeansNothing()
{
    const QByteArray file = write("lisen = 127.0.0.1:1\nnonsense\n").toUtf8();
    const Environment environment{{QStringLiteral("CHINWAGD_LISTN"), QStringLiteral("x")},
                                  {QStringLiteral("PATH"), QStringLiteral("x")}};
    const QStringList problems = problemsOf({"--speed=high", "--config", file.constData()}, environment);
    QCOMPARE(problems.size(), 4);
    for (const char *part : {"--speed", "CHINWAGD_LISTN", "line 1", "line 2"})
        QCOMPARE(problems.filter(QLatin1String(part)).size(), 1);
    QCOMPARE(problemsOf({"--config=/does/not/exist"}).size(), 1);
    QCOMPARE(problemsOf({"--listen"}).size(), 1);
}

void TestServerConfig::refusesPlainTextOffLoopback_data()
{
    QTest::addColumn<QByteArray>("argument");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *argument, bool accepted) {
        QTest::newRow(argument) << QByteArray(argument) << accepted;
    };
    row("--listen=127.0.0.1:1", true);
    row("--listen=[::1]:1", true);
    row("--listen=localhost:1", true);
    row("--listen=0.0.0.0:1", false);
    row("--listen=[::]:1", false);
    row("--listen=192.0.2.1:1", false);
    row("--admin-listen=0.0.0.0:1", false);
}

void TestServerConfig::refusesPlainTextOffLoopback()
{
    QFETCH(QByteArray, argument);
    QFETCH(bool, accepted);
    const QStringList problems = problemsOf({argument.constData()});
    QCOMPARE(problems.size(), accepted ? 0 : 1);
    if (!accepted)
        QVERIFY(problems.constFirst().contains(QStringLiteral("--insecure")));
    QCOMPARE(problemsOf({argument.constData(), "--insecure"}), QStringList());
}

void TestServerConfig::demoOpensRegistrationHereOnly()
{
    const CheckedConfig checked = checkConfig(read({"--demo"}).raw);
    QVERIFY(checked.config);
    QVERIFY(checked.config->registration == Registration::Open);
    QCOMPARE(problemsOf({"--demo", "--insecure", "--listen=0.0.0.0:7420"}).size(), 1);
}

void TestServerConfig::printsWhatCanBeReadAgain()
{
    const CommandLine line = read({"--node=n1", "--allowed-origin=https://a.example", "--demo"});
    const QByteArray file = write(printConfig(line.raw).toUtf8()).toUtf8();
    const CommandLine again = read({"--config", file.constData()});
    QCOMPARE(again.problems, QStringList());
    for (auto setting = line.raw.settings.begin(); setting != line.raw.settings.end(); ++setting)
        QCOMPARE(again.raw.settings.value(setting.key()).values, setting->values);
}

void TestServerConfig::takesADatabaseServer()
{
    const CheckedConfig checked =
        checkConfig(read({"--database=postgresql://ann:s%40cret@db.example/chat?sslmode=require"}).raw);
    QVERIFY2(checked.config, qPrintable(checked.problems.join(u' ')));
    QCOMPARE(checked.config->database.kind, DatabaseUrl::Kind::PostgreSql);
    QCOMPARE(checked.config->database.password, QStringLiteral("s@cret"));
    QCOMPARE(checked.config->database.name, QStringLiteral("chat"));
    QCOMPARE(problemsOf({"--database=postgresql://db.example"}).filter(QStringLiteral("database")).size(), 1);
}

void TestServerConfig::showsNoPassword()
{
    const CommandLine line = read({"--database=postgresql://ann:pass@phrase@db/chat"});
    const QString printed = printConfig(line.raw);
    QVERIFY2(printed.contains(QStringLiteral("database = postgresql://ann:***@db/chat")),
             qPrintable(printed));
    QVERIFY(!printed.contains(QStringLiteral("phrase")));
    // Neither in what is wrong, be it the value, the flag or the line.
    const QByteArray file = write("databse = postgresql://ann:secret@db/chat\n").toUtf8();
    const QStringList problems =
        problemsOf({"--database=postgresql://ann:secret@db/a/b", "--databas=postgresql://ann:secret@db/chat",
                    "--config", file.constData()});
    QCOMPARE(problems.size(), 3);
    QVERIFY2(problems.filter(QStringLiteral("secret")).isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestServerConfig::takesSecretsFromFiles()
{
    const auto secret = [this](const char *name, const QByteArray &text) {
        QFile file(m_directory.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(text) >= 0 ? QLatin1Char('@') + file.fileName()
                                                                        : QString();
    };
    const QString redis = secret("redis", "redis://:hush@127.0.0.1/3\nnever read\n");
    const QString database = secret("database", "  postgresql://ann:hush@db/chat");
    const QString config = write(QStringLiteral("redis = %1\ndatabase = %2\n").arg(redis, database).toUtf8());
    const QList<CommandLine> ways{read({"--redis", qPrintable(redis), "--database", qPrintable(database)}),
                                  read({}, {{QStringLiteral("CHINWAGD_REDIS"), redis},
                                            {QStringLiteral("CHINWAGD_DATABASE"), database}}),
                                  read({"--config", qPrintable(config)})};
    for (const CommandLine &line : ways) {
        const CheckedConfig checked = checkConfig(line.raw);
        QVERIFY2(checked.config, qPrintable((line.problems + checked.problems).join(QLatin1Char(' '))));
        QCOMPARE(checked.config->redis->password(), QStringLiteral("hush"));
        QCOMPARE(checked.config->database.password, QStringLiteral("hush"));
        QVERIFY(line.warnings.isEmpty());
        QVERIFY(!printConfig(line.raw).contains(QStringLiteral("hush")));
        QVERIFY(printConfig(line.raw).contains(redis.mid(1)));
    }
    const QStringList missing = problemsOf({"--redis", "@/nowhere/redis"});
    QCOMPARE(
        missing.filter(QStringLiteral("redis (from --redis): cannot read the file /nowhere/redis")).size(),
        1);
    const QString empty = secret("empty", "\n");
    QCOMPARE(problemsOf({"--database", qPrintable(empty)}).filter(QStringLiteral("is empty")).size(), 1);
    const CommandLine copy = read({"migrate", "--from", "sqlite:/nowhere", "--to", qPrintable(database)});
    QCOMPARE(copy.copyTo.password, QStringLiteral("hush"));
    QVERIFY(copy.warnings.isEmpty());
}

void TestServerConfig::warnsOfPasswordsInFlags()
{
    const char *const postgres = "postgresql://ann:hush@db/chat";
    for (const char *redis :
         {"redis://:hush@127.0.0.1", "redis://ann:hush@127.0.0.1", "redis://hush@127.0.0.1",
          "unix://:hush@/run/redis.sock", "sentinel://hush@a,b/master"}) {
        const QStringList warnings = read({"--redis", redis, "--database", postgres}).warnings;
        QCOMPARE(warnings.size(), 2);
        QCOMPARE(warnings.filter(QStringLiteral("--redis @FILE")).size(), 1);
        QCOMPARE(warnings.filter(QStringLiteral("--database @FILE")).size(), 1);
        QVERIFY(warnings.filter(QStringLiteral("hush")).isEmpty());
    }
    QCOMPARE(read({"migrate", "--from", "sqlite:/a", "--to", postgres}).warnings.size(), 1);
    QVERIFY(
        read({"--redis", "redis://127.0.0.1", "--database", "postgresql://ann@db/chat"}).warnings.isEmpty());
    QVERIFY(read({}, {{QStringLiteral("CHINWAGD_REDIS"), QStringLiteral("redis://:hush@127.0.0.1")}})
                .warnings.isEmpty());
}

void TestServerConfig::copiesADatabase()
{
    const QByteArray from = "sqlite:" + write("").toUtf8();
    const CommandLine line =
        read({"migrate", "--from", from.constData(), "--to", "postgresql://ann:secret@db/chat"});
    QCOMPARE(line.problems, QStringList());
    QCOMPARE(line.action, CommandLine::Action::CopyDatabase);
    QCOMPARE(QByteArray("sqlite:" + line.copyFrom.file.toUtf8()), from);
    QCOMPARE(line.copyTo.name, QStringLiteral("chat"));

    const char *const to = "--to=postgresql://ann:secret@db/chat";
    for (const CommandLine &wrong :
         {read({"migrate", "--from=sqlite:/does/not/exist", to}),
          read({"migrate", "--from=postgresql://db/chat", to}),
          read({"migrate", "--from", from.constData(), "--to=chat"}),
          read({"migrate", "--from", from.constData()}), read({"migrate", to}),
          read({"migrate", "--form", from.constData(), "--from", from.constData(), to})}) {
        QVERIFY(!wrong.problems.isEmpty());
        QVERIFY(wrong.problems.filter(QStringLiteral("secret")).isEmpty());
    }
}

void TestServerConfig::helpNamesEverything()
{
    const CommandLine line = read({"--help"});
    QCOMPARE(line.action, CommandLine::Action::ShowText);
    for (const char *name :
         {"--listen", "--tls-cert", "CHINWAGD_DATA_DIR", "--check-config", "--config", "--demo", "migrate"})
        QVERIFY2(line.text.contains(QLatin1String(name)), name);
    QVERIFY(read({"--version"}).text.startsWith(QStringLiteral("chinwagd ")));
    QCOMPARE(read({"--check-config"}).action, CommandLine::Action::CheckConfig);
    QCOMPARE(read({"--print-config"}).action, CommandLine::Action::PrintConfig);
}

QTEST_APPLESS_MAIN(TestServerConfig)
#include "tst_serverconfig.moc"
