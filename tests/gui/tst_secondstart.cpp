// A link that is clicked while the program runs, and a program that is started twice: real processes, without
// a screen.

#include "tests/gui/stage.h"

#include <QTest>

using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

class tst_SecondStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkGoesToTheWindowThatIsOpen();
    void aLinkEndsNoSession();
    void aCrashLeavesNothingInTheWay();

private:
    static ClientWindow::Options atTheSignInPage()
    {
        ClientWindow::Options options;
        options.binary = QStringLiteral(CHINWAG_BINARIES) + u"/chinwag"_s;
        options.environment = {u"QT_QPA_PLATFORM=offscreen"_s};
        return options;
    }
    static bool hasAddress(const QJsonObject &state, const QString &address)
    {
        return state[u"sign_in"_s][u"address"_s].toString() == address;
    }
};

void tst_SecondStart::aLinkGoesToTheWindowThatIsOpen()
{
    ClientWindow window(atTheSignInPage());
    QVERIFY2(window.start(), window.log().constData());
    const QString link = u"chinwag://127.0.0.1:1/?invite=aBcDeF"_s;
    QCOMPARE(window.startAgain({link}), 0);
    QVERIFY(window.waitForState([&](const QJsonObject &state) { return hasAddress(state, link); }));
    QCOMPARE(window.startAgain({}), 0);
    QCOMPARE(window.startAgain({u"--server"_s, u"127.0.0.1:2"_s}), 0);
    QVERIFY(
        window.waitForState([&](const QJsonObject &state) { return hasAddress(state, u"127.0.0.1:2"_s); }));
    QVERIFY(window.isRunning());
}

void tst_SecondStart::aLinkEndsNoSession()
{
    Stage stage(QStringLiteral(CHINWAG_BINARIES));
    QVERIFY2(stage.setUp(), qPrintable(stage.errorString()));
    const auto window = stage.window(Desktop(), u"ann"_s, {}, u"light"_s, {u"QT_QPA_PLATFORM=offscreen"_s});
    QVERIFY2(window->start(), window->log().constData());
    QVERIFY(window->waitForState(isOnline));
    QCOMPARE(window->startAgain({u"chinwag://127.0.0.1:1/?invite=aBcDeF"_s}), 0);
    QVERIFY(isOnline(window->state()));
}

void tst_SecondStart::aCrashLeavesNothingInTheWay()
{
    ClientWindow window(atTheSignInPage());
    QVERIFY2(window.start(), window.log().constData());
    window.kill();
    QVERIFY2(window.start(), window.log().constData());
    QCOMPARE(window.startAgain({}), 0);
}

QTEST_GUILESS_MAIN(tst_SecondStart)
#include "tst_secondstart.moc"
