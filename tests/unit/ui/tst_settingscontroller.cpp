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
        }
        const SettingsController again(file);
        QVERIFY(again.isDark());
        QVERIFY(!again.sendTyping());
        QVERIFY(again.reduceMotion());
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
