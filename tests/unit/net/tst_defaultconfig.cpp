// What is installed and what is documented know every setting, no other, and no other default.
#include "server/config/configkeys.h"
#include "server/config/serverconfig.h"
#include "server/core/services/loginthrottle.h"
#include "shared/protocol/limits.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QtTest>

using namespace Chinwag;

namespace {

QString contents(const char *name)
{
    QFile file(QString::fromUtf8(name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList keys()
{
    QStringList names;
    for (const ConfigKey &key : configKeys)
        names += QString::fromLatin1(key.name);
    names.sort();
    return names;
}

/// The line of a table that begins so; empty when there is none or several.
QString lineOf(const char *document, const QString &beginning)
{
    const QStringList lines = contents(document).split(QLatin1Char('\n'));
    const QStringList found =
        lines.filter(QRegularExpression(QLatin1String("^\\| ") + QRegularExpression::escape(beginning)));
    return found.size() == 1 ? found.first() : QString();
}

/// What stands in the second cell, in its order.
QList<int> numbersOf(const QString &line)
{
    QList<int> numbers;
    auto matches =
        QRegularExpression(QStringLiteral("\\d+")).globalMatch(line.section(QLatin1String(" | "), 1, 1));
    while (matches.hasNext())
        numbers += matches.next().captured().toInt();
    return numbers;
}

QList<int> numbers(const Limits::Rate &rate)
{
    return {static_cast<int>(rate.perSecond), static_cast<int>(rate.burst)};
}

/// The first capture of every match.
QStringList captures(const QString &text, const QString &pattern)
{
    QStringList found;
    auto matches = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
    while (matches.hasNext())
        found += matches.next().captured(1);
    found.sort();
    return found;
}

/// What the program says of itself.
QString described(const QString &format)
{
    return readCommandLine({QStringLiteral("describe"), QStringLiteral("--as"), format}, {}).text;
}

} // namespace

class TestDefaultConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theInstalledFileShowsEveryKeyOnce();
    void theInstalledFileChangesNothing();
    void theInstalledFileShowsTheDefaults();
    void whatIsDescribedIsInstalled_data();
    void whatIsDescribedIsInstalled();
    void theManualPageOfTheProgramKnowsWhatIsNoSetting();
    void everyShellKnowsEveryKey();
    void theOperatorsGuideKnowsEveryKey();
    void everyKeyOfALimitStandsInBothTables();
    void bothTablesHaveTheNumbers_data();
    void bothTablesHaveTheNumbers();
};

void TestDefaultConfig::theInstalledFileShowsEveryKeyOnce()
{
    QCOMPARE(captures(contents(DEFAULT_CONFIG), QStringLiteral("^#([a-z-]+) =")), keys());
}

void TestDefaultConfig::theInstalledFileChangesNothing()
{
    const CommandLine line =
        readCommandLine({QStringLiteral("--config"), QStringLiteral(DEFAULT_CONFIG)}, {});
    QCOMPARE(line.problems, QStringList());
    QVERIFY(!contents(DEFAULT_CONFIG).isEmpty());
    for (const RawConfig::Setting &setting : line.raw.settings)
        QCOMPARE(setting.origin, QStringLiteral("default"));
}

void TestDefaultConfig::theInstalledFileShowsTheDefaults()
{
    const QString text = contents(DEFAULT_CONFIG);
    for (const ConfigKey &key : configKeys) {
        const QString fallback = QString::fromUtf8(key.fallback);
        if (fallback.isEmpty())
            continue;
        const QString line = QStringLiteral("\n#%1 = %2\n").arg(QLatin1String(key.name), fallback);
        QVERIFY2(text.contains(line), qPrintable(line));
    }
}

void TestDefaultConfig::whatIsDescribedIsInstalled_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("file");
    QTest::newRow("bash") << QStringLiteral("bash") << QStringLiteral("chinwagd.bash");
    QTest::newRow("fish") << QStringLiteral("fish") << QStringLiteral("chinwagd.fish");
    QTest::newRow("zsh") << QStringLiteral("zsh") << QStringLiteral("_chinwagd");
    QTest::newRow("manual") << QStringLiteral("manual") << QStringLiteral("chinwagd.conf.5");
}

void TestDefaultConfig::whatIsDescribedIsInstalled()
{
    QFETCH(QString, format);
    QFETCH(QString, file);
    const QString path = QStringLiteral(PACKAGING "/") + file;
    QString installed = contents(qPrintable(path));
    if (format == QLatin1String("manual"))
        installed = installed.section(QStringLiteral(".SH SETTINGS\n"), 1, 1)
                        .section(QStringLiteral(".SH "), 0, 0)
                        .prepend(QStringLiteral(".SH SETTINGS\n"));
    QVERIFY2(described(format) == installed,
             qPrintable(QStringLiteral("%1 is not what chinwagd describe --as %2 prints").arg(path, format)));
}

void TestDefaultConfig::theManualPageOfTheProgramKnowsWhatIsNoSetting()
{
    const QString page = contents(PACKAGING "/chinwagd.8").replace(QLatin1String("\\-"), QLatin1String("-"));
    const QStringList words =
        captures(described(QStringLiteral("fish")), QStringLiteral(" (?:-l|-a) ([a-z-]+) "));
    QVERIFY(words.size() > keys().size());
    for (const QString &word : words)
        QVERIFY2(keys().contains(word) || page.contains(word), qPrintable(word));
}

void TestDefaultConfig::everyShellKnowsEveryKey()
{
    for (const char *format : {"bash", "fish", "zsh"}) {
        const QString script = described(QString::fromLatin1(format));
        for (const QString &key : keys()) {
            const QRegularExpression asFlag(QStringLiteral("(--|-l )%1[^a-z-]").arg(key));
            QVERIFY2(script.contains(asFlag), qPrintable(key));
        }
    }
}

void TestDefaultConfig::theOperatorsGuideKnowsEveryKey()
{
    QCOMPARE(captures(contents(OPERATORS_GUIDE), QStringLiteral("^\\| `([a-z-]+)` \\|")), keys());
}

void TestDefaultConfig::everyKeyOfALimitStandsInBothTables()
{
    int limits = 0;
    for (const ConfigKey &key : configKeys) {
        const QString name = QString::fromLatin1(key.name);
        if (!name.contains(QLatin1String("-per-")))
            continue;
        ++limits;
        // Wherever the key is named in italics or code, its number stands beside it.
        for (const auto &[document, quoted] :
             {std::pair(PROTOCOL, QStringLiteral("*%1*").arg(name)),
              std::pair(OPERATORS_GUIDE, QStringLiteral("| `%1` |").arg(name))}) {
            QStringList lines = contents(document).split(QLatin1Char('\n')).filter(quoted);
            lines = lines.filter(QRegularExpression(QStringLiteral("^\\| [^`]")));
            QVERIFY2(lines.size() == 1, qPrintable(QString::fromUtf8(document) + quoted));
            // "1G" is 1 GiB there.
            const QByteArray fallback = QByteArray(key.fallback).replace('G', "");
            QVERIFY2(numbersOf(lines.first()).contains(fallback.toInt()), qPrintable(lines.first()));
        }
    }
    QVERIFY(limits >= 6);
}

void TestDefaultConfig::bothTablesHaveTheNumbers_data()
{
    QTest::addColumn<QString>("inProtocol");
    QTest::addColumn<QList<int>>("numbersInProtocol");
    QTest::addColumn<QString>("inGuide");
    QTest::addColumn<QList<int>>("numbersInGuide");
    const auto row = [](const char *name, const char *inProtocol, const QList<int> &numbersInProtocol,
                        const char *inGuide, const QList<int> &numbersInGuide) {
        QTest::newRow(name) << QString::fromUtf8(inProtocol) << numbersInProtocol
                            << QString::fromUtf8(inGuide) << numbersInGuide;
    };
    const auto same = [&row](const char *inProtocol, const char *inGuide, const QList<int> &numbers) {
        row(inProtocol, inProtocol, numbers, inGuide, numbers);
    };
    using namespace Limits;
    static_assert(halfOpenPerAddress == strangersPerAddress, "the guide has one number for both");
    same("half-open connections", "connections whose request", {halfOpenPerAddress});
    same("WebSockets per address that wait", "connections whose request", {strangersPerAddress});
    row("commands", "commands and signed-in requests per user", numbers(commandsPerPerson),
        "commands and requests", numbers(commandsPerPerson) + numbers(commandsPerConnection));
    row("commands of a connection", "commands per connection", numbers(commandsPerConnection),
        "commands and requests", numbers(commandsPerPerson) + numbers(commandsPerConnection));
    same("changes of a user's presence", "changes of presence", numbers(presencePerPerson));
    same("connects per user", "connections opened", numbers(connectsPerPerson));
    same("per user, whatever becomes an event", "whatever is stored in a room", numbers(writesPerPerson));
    same("rooms a user makes", "rooms made", {roomsPerDay});
    same("people a user adds", "people added", {addsPerDay});
    same("rooms a user joins", "rooms joined", {joinsPerDay});
    row("sync", "parts of `sync` per user", numbers({syncPartsPerSecond, syncPartsBurst}), "parts of a sync",
        numbers({syncPartsPerSecond, syncPartsBurst}));
    same("devices of a user", "devices signed in", {devicesPerUser});
    same("uploads begun", "uploads begun", numbers(uploadsPerPerson));
    same("files of a user that were not sent", "files that were not sent", {unsentFilesPerPerson});
    row("failed sign-ins", "failed sign-ins per account",
        {badLoginsPerAccountPerMinute, badLoginsPerAddressPerMinute, badLoginsPerAccountPerMinute},
        "failed sign-ins per account |", {badLoginsPerAccountPerMinute});
    same("made-up invites", "failed sign-ins, made-up invites", {badLoginsPerAddressPerMinute});
    same("sign-ins at once", "sign-ins at once", {LoginThrottle::atOncePerNetwork});
    row("registrations of an address", "accounts made without an invite",
        {registrationsPerAddress, registrationsPerNode}, "accounts made without an invite, per address",
        {registrationsPerAddress});
    row("registrations of a node", "accounts made without an invite",
        {registrationsPerAddress, registrationsPerNode}, "accounts made without an invite, everybody",
        {registrationsPerNode});
}

void TestDefaultConfig::bothTablesHaveTheNumbers()
{
    QFETCH(QString, inProtocol);
    QFETCH(QList<int>, numbersInProtocol);
    QFETCH(QString, inGuide);
    QFETCH(QList<int>, numbersInGuide);
    QCOMPARE(numbersOf(lineOf(PROTOCOL, inProtocol)), numbersInProtocol);
    QCOMPARE(numbersOf(lineOf(OPERATORS_GUIDE, inGuide)), numbersInGuide);
}

QTEST_APPLESS_MAIN(TestDefaultConfig)
#include "tst_defaultconfig.moc"
