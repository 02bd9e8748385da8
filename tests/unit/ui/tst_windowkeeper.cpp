#include "app/ui/settings/windowkeeper.h"

#include "app/ui/settings/settingscontroller.h"
#include "tests/support/clienttestkit.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;

class TestWindowKeeper : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    int m_files = 0;
    ManualClock m_clock;
    ManualTimerScheduler m_timers{m_clock};
    QString m_file;

    QRect kept() const
    {
        return QSettings(m_file, QSettings::IniFormat).value(QStringLiteral("view/window")).toRect();
    }

private Q_SLOTS:
    void init() { m_file = m_dir.filePath(QString::number(++m_files)); }

    void whatIsKeptIsWhereItCameToRest()
    {
        SettingsController settings(m_file);
        WindowKeeper keeper(m_timers, settings);
        keeper.moved({10, 50, 800, 600});
        m_timers.advance(WindowKeeper::rest / 2);
        keeper.moved({20, 60, 800, 600});
        m_timers.advance(WindowKeeper::rest / 2);
        QVERIFY(!settings.startsMaximized());
        m_timers.advance(WindowKeeper::rest);
        QCoreApplication::processEvents(); // nobody says goodbye: SIGTERM
        QCOMPARE(kept(), QRect(20, 60, 800, 600));
    }

    void aMaximizedWindowKeepsThePlaceItHadBefore()
    {
        {
            SettingsController settings(m_file);
            WindowKeeper keeper(m_timers, settings);
            keeper.moved({10, 50, 800, 600});
            m_timers.advance(WindowKeeper::rest);
            // Some window managers tell the size first.
            keeper.moved({0, 0, 1920, 1080});
            keeper.setMaximized(true);
            m_timers.advance(WindowKeeper::rest);
        }
        const SettingsController again(m_file);
        QVERIFY(again.startsMaximized());
        QCOMPARE(kept(), QRect(10, 50, 800, 600));
    }

    void whatWasNotWrittenYetIsAtTheEnd()
    {
        {
            SettingsController settings(m_file);
            WindowKeeper keeper(m_timers, settings);
            keeper.moved({30, 70, 500, 400});
        }
        QCOMPARE(kept(), QRect(30, 70, 500, 400));
    }
};

QTEST_GUILESS_MAIN(TestWindowKeeper)
#include "tst_windowkeeper.moc"
