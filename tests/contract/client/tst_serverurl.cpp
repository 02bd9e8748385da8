// From what people type to the addresses that are asked.
#include "app/net/serverurl.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestServerUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void httpAddresses_data();
    void httpAddresses();
    void onlyServersAreAsked_data();
    void onlyServersAreAsked();
    void peopleSeeHostAndPort();
};

void TestServerUrl::httpAddresses_data()
{
    QTest::addColumn<QUrl>("server");
    QTest::addColumn<QUrl>("expected");
    QTest::newRow("http") << QUrl(u"http://a.example:7420"_s) << QUrl(u"http://a.example:7420/healthz"_s);
    QTest::newRow("slash") << QUrl(u"http://a.example:7420/"_s) << QUrl(u"http://a.example:7420/healthz"_s);
    QTest::newRow("ws") << QUrl(u"ws://a.example"_s) << QUrl(u"http://a.example/healthz"_s);
    QTest::newRow("wss") << QUrl(u"wss://a.example"_s) << QUrl(u"https://a.example/healthz"_s);
    QTest::newRow("path") << QUrl(u"https://a.example/chat/"_s) << QUrl(u"https://a.example/chat/healthz"_s);
    QTest::newRow("v6") << QUrl(u"http://[::1]:7420"_s) << QUrl(u"http://[::1]:7420/healthz"_s);
    QTest::newRow("secrets") << QUrl(u"http://ann:pw@a.example/?x=1#y"_s)
                             << QUrl(u"http://a.example/healthz"_s);
}

void TestServerUrl::httpAddresses()
{
    QFETCH(QUrl, server);
    QTEST(httpUrl(server, u"/healthz"_s), "expected");
}

void TestServerUrl::onlyServersAreAsked_data()
{
    QTest::addColumn<QUrl>("server");
    for (const QString &address : {u""_s, u"a.example"_s, u"file:///etc/passwd"_s, u"qrc:/x"_s, u"data:,x"_s,
                                   u"ftp://a"_s, u"http://"_s, u"http:///path"_s})
        QTest::newRow(qPrintable(u"<%1>"_s.arg(address))) << QUrl(address);
}

void TestServerUrl::onlyServersAreAsked()
{
    QFETCH(QUrl, server);
    QVERIFY(!httpUrl(server, u"/healthz"_s).isValid());
}

void TestServerUrl::peopleSeeHostAndPort()
{
    QCOMPARE(addressForPeople(QUrl(u"http://ann:pw@a.example:7420/x?ticket=y"_s)), u"a.example:7420"_s);
    QCOMPARE(addressForPeople(QUrl(u"wss://a.example"_s)), u"a.example:443"_s);
    QCOMPARE(addressForPeople(QUrl(u"http://[::1]:7420"_s)), u"[::1]:7420"_s);
}

QTEST_GUILESS_MAIN(TestServerUrl)
#include "tst_serverurl.moc"
