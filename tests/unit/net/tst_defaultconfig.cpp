// What is installed and what is documented know every setting, no other, and no other default.
#include "server/config/configkeys.h"
#include "server/config/serverconfig.h"

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

} // namespace

class TestDefaultConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theInstalledFileShowsEveryKeyOnce();
    void theInstalledFileChangesNothing();
    void theInstalledFileShowsTheDefaults();
    void theManualPageKnowsEveryKey();
    void theOperatorsGuideKnowsEveryKey();
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

void TestDefaultConfig::theManualPageKnowsEveryKey()
{
    QCOMPARE(captures(contents(MANUAL_PAGE), QStringLiteral(R"(^\.B ([a-z\\-]+) =)"))
                 .replaceInStrings(QStringLiteral("\\-"), QStringLiteral("-")),
             keys());
}

void TestDefaultConfig::theOperatorsGuideKnowsEveryKey()
{
    QCOMPARE(captures(contents(OPERATORS_GUIDE), QStringLiteral("^\\| `([a-z-]+)` \\|")), keys());
}

QTEST_APPLESS_MAIN(TestDefaultConfig)
#include "tst_defaultconfig.moc"
