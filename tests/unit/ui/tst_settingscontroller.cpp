#include "app/ui/settings/settingscontroller.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;

class TestSettingsController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaultsAreKindToBothSides()
    {
        const QTemporaryDir dir;
        const SettingsController settings(dir.filePath(QStringLiteral("s.ini")));
        QVERIFY(settings.sendTyping());
        QVERIFY(settings.showTyping());
        QVERIFY(!settings.reduceMotion());
        QCOMPARE(settings.theme(), SettingsController::System);
    }

    void survivesARestart()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("s.ini"));
        {
            SettingsController settings(file);
            settings.setTheme(SettingsController::Dark);
            settings.setSendTyping(false);
            settings.setReduceMotion(true);
            settings.setHighContrast(true);
            settings.setTextSize(150);
            settings.setCompact(true);
            settings.setLanguage(QStringLiteral("ar"));
            settings.setMembersShown(true);
            settings.keepWindow(QRect(10, 50, 700, 500), true);
        }
        const SettingsController again(file);
        QVERIFY(again.isDark());
        QVERIFY(!again.sendTyping());
        QVERIFY(again.reduceMotion());
        QVERIFY(again.highContrast());
        QCOMPARE(again.textSize(), 150);
        QVERIFY(again.isCompact());
        QCOMPARE(again.language(), QStringLiteral("ar"));
        QVERIFY(again.membersShown());
        QVERIFY(again.startsMaximized());
    }

    void theTextHasStepsAndEnds()
    {
        const QTemporaryDir dir;
        SettingsController settings(dir.filePath(QStringLiteral("s.ini")));
        QCOMPARE(settings.textSize(), 100);
        settings.enlargeText();
        QCOMPARE(settings.textSize(), 110);
        settings.setTextSize(1000);
        settings.enlargeText();
        QCOMPARE(settings.textSize(), 200);
        settings.setTextSize(1);
        settings.reduceText();
        QCOMPARE(settings.textSize(), 80);
        settings.setTextSize(134);
        QCOMPARE(settings.textSize(), 130);
        settings.resetText();
        QCOMPARE(settings.textSize(), 100);
    }

    void whatTheFileSaysIsKeptWithinTheEnds()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("s.ini"));
        QSettings(file, QSettings::IniFormat).setValue(QStringLiteral("view/textSize"), 4000);
        QCOMPARE(SettingsController(file).textSize(), 200);
        QSettings(file, QSettings::IniFormat)
            .setValue(QStringLiteral("view/textSize"), QStringLiteral("big"));
        QCOMPARE(SettingsController(file).textSize(), 100);
    }

    void theCommandLineIsNotKept()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("s.ini"));
        {
            SettingsController settings(file);
            settings.overrideTheme(SettingsController::Dark);
            QVERIFY(settings.isDark());
        }
        QCOMPARE(SettingsController(file).theme(), SettingsController::System);
    }

    void followsTheSystemOnlyWhenAskedTo()
    {
        const QTemporaryDir dir;
        SettingsController settings(dir.filePath(QStringLiteral("s.ini")));
        settings.setSystemDark(true);
        QVERIFY(settings.isDark());
        settings.setTheme(SettingsController::Light);
        QVERIFY(!settings.isDark());
    }
};

QTEST_GUILESS_MAIN(TestSettingsController)
#include "tst_settingscontroller.moc"
