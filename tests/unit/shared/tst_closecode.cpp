#include "shared/protocol/closecode.h"

#include <QTest>

using namespace Chinwag;

class TestCloseCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rangeTellsWhatToDo_data();
    void rangeTellsWhatToDo();
    void everyPrivateCodeFollowsItsRange();
};

void TestCloseCode::rangeTellsWhatToDo_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("reconnects");
    QTest::newRow("normal") << 1000 << true;
    QTest::newRow("going away") << 1001 << true;
    QTest::newRow("protocol error, or a proxy's 1012") << 1002 << true;
    QTest::newRow("binary frame") << 1003 << false;
    QTest::newRow("no status") << 1005 << true;
    QTest::newRow("abnormal") << 1006 << true;
    QTest::newRow("not UTF-8") << 1007 << false;
    QTest::newRow("policy: the ticket decides") << 1008 << true;
    QTest::newRow("too big") << 1009 << false;
    QTest::newRow("server error") << 1011 << true;
    QTest::newRow("service restart") << 1012 << true;
    QTest::newRow("somebody's own") << 3000 << true;
    QTest::newRow("heartbeat") << 4000 << true;
    QTest::newRow("slow consumer") << 4008 << true;
    QTest::newRow("rate limit") << 4029 << true;
    QTest::newRow("last that reconnects") << 4499 << true;
    QTest::newRow("first that stops") << 4500 << false;
    QTest::newRow("signed out") << 4501 << false;
    QTest::newRow("banned") << 4502 << false;
    QTest::newRow("too old") << 4503 << false;
    QTest::newRow("last") << 4999 << false;
    QTest::newRow("out of range") << 65535 << false;
}

void TestCloseCode::rangeTellsWhatToDo()
{
    QFETCH(int, code);
    QFETCH(bool, reconnects);
    QCOMPARE(mayReconnect(static_cast<quint16>(code)), reconnects);
}

void TestCloseCode::everyPrivateCodeFollowsItsRange()
{
    for (quint16 code = 4000; code < 5000; ++code)
        QCOMPARE(mayReconnect(code), code < 4500);
}

QTEST_GUILESS_MAIN(TestCloseCode)
#include "tst_closecode.moc"
