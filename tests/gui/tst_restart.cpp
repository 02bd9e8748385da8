// What stays of a window from one start to the next, and what one sees when there is none: real processes,
// real keys.

#include "tests/gui/stage.h"

#include <QFile>
#include <QImage>
#include <QTest>

using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

class tst_Restart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_desktop.startVirtual({1600, 1000}), qPrintable(m_desktop.errorString()));
    }
    void sizeAndRoomStay_data();
    void sizeAndRoomStay();
    void aProfileThatCannotBeWrittenIsSaidInAWindow_data();
    void aProfileThatCannotBeWrittenIsSaidInAWindow();

private:
    Desktop m_desktop;
};

void tst_Restart::sizeAndRoomStay_data()
{
    QTest::addColumn<QString>("keys");
    QTest::newRow("quit") << u"ctrl+q"_s;
    QTest::newRow("closed") << u"ctrl+w"_s;
}

void tst_Restart::sizeAndRoomStay()
{
    QFETCH(QString, keys);
    Stage stage(QStringLiteral(CHINWAG_BINARIES));
    QVERIFY2(stage.setUp(), qPrintable(stage.errorString()));
    const auto window = stage.window(m_desktop, u"ann"_s, {});
    QVERIFY2(window->start(), window->log().constData());
    QVERIFY(window->waitForState(isOnline));
    QVERIFY2(m_desktop.focus(window->pid()), qPrintable(m_desktop.errorString()));
    const QString room = window->state()[u"room"_s].toString();
    QVERIFY(m_desktop.resize(window->pid(), {702, 534}));
    QVERIFY(waitFor([&] { return m_desktop.geometry(window->pid()).size() == QSize(702, 534); }));
    QVERIFY(m_desktop.key(keys));
    QVERIFY(waitFor([&] { return !window->isRunning(); }));
    QVERIFY2(window->start(), window->log().constData());
    QVERIFY(window->waitForState(isOnline));
    QVERIFY(waitFor([&] { return m_desktop.hasWindow(window->pid()); }));
    QCOMPARE(m_desktop.geometry(window->pid()).size(), QSize(702, 534));
    QCOMPARE(window->state()[u"room"_s].toString(), room);
}

void tst_Restart::aProfileThatCannotBeWrittenIsSaidInAWindow_data()
{
    QTest::addColumn<QString>("variable");
    QTest::newRow("settings") << u"XDG_CONFIG_HOME"_s;
    QTest::newRow("data") << u"XDG_DATA_HOME"_s;
}

void tst_Restart::aProfileThatCannotBeWrittenIsSaidInAWindow()
{
    QFETCH(QString, variable);
    const QTemporaryDir home;
    QFile inTheWay(home.filePath(u"file"_s));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, home.filePath(u"data"_s));
    environment.insert(variable, inTheWay.fileName());
    environment.insert(u"DISPLAY"_s, m_desktop.display());
    environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"disabled:"_s);
    environment.insert(u"LANGUAGE"_s, u"en"_s);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CHINWAG_BINARIES) + u"/chinwag"_s, QStringList());
    QVERIFY(process.waitForStarted());
    waitFor([&] { return process.state() != QProcess::Running || m_desktop.hasWindow(process.processId()); },
            30'000);
    if (process.state() != QProcess::Running)
        QFAIL(process.readAllStandardError().constData());
    QVERIFY(m_desktop.hasWindow(process.processId()));
    // Something is in it: as much ink as a sentence has.
    const QString picture = home.filePath(u"window.png"_s);
    const auto ink = [&] {
        if (!m_desktop.screenshot(picture, process.processId()))
            return 0;
        const QImage image(picture);
        const QRgb ground = image.pixel(2, 2);
        int dots = 0;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y)
                dots += image.pixel(x, y) != ground ? 1 : 0;
        }
        return dots;
    };
    QVERIFY(waitFor([&] { return ink() > 2000; }));
    QVERIFY(m_desktop.focus(process.processId()));
    QVERIFY(m_desktop.key(u"Escape"_s));
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(said.contains("/chinwag/default\" cannot be written to") &&
                 said.contains(inTheWay.fileName().toUtf8()),
             said.constData());
}

QTEST_GUILESS_MAIN(tst_Restart)
#include "tst_restart.moc"
