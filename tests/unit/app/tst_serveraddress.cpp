#include "app/core/connection/serveraddress.h"

#include <QtTest>

using namespace Chinwag;
using Problem = ServerAddress::Problem;

class tst_ServerAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understands_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("invite");
        const auto row = [](const char *input, const char *url, const char *invite = "") {
            QTest::newRow(input) << QString::fromUtf8(input) << QString::fromUtf8(url)
                                 << QString::fromUtf8(invite);
        };
        row("localhost", "http://localhost:7420");
        row("localhost:8000", "http://localhost:8000");
        row("127.0.0.1", "http://127.0.0.1:7420");
        row("chat.example.org", "https://chat.example.org:7420");
        row("  chat.example.org:443 ", "https://chat.example.org:443");
        row("CHAT.Example.ORG", "https://chat.example.org:7420");
        row("192.168.1.7:7421", "https://192.168.1.7:7421");
        row("[::1]:9", "http://[::1]:9");
        row("[fe80::1]", "https://[fe80::1]:7420");
        row("::1", "http://[::1]:7420");
        row("ws://lan", "http://lan:7420");
        row("wss://lan:1", "https://lan:1");
        row("ws://lan:1/ws", "http://lan:1");
        row("http://10.0.0.1:80/", "http://10.0.0.1:80");
        row("https://chat.example.org", "https://chat.example.org:7420");
        row("chinwag://chat.example.org/?invite=aB-_9", "https://chat.example.org:7420", "aB-_9");
        row("chinwag://localhost:7500?invite=x%2By", "http://localhost:7500", "x+y");
        row("chinwag://lan:7420/?tls=0&invite=q", "http://lan:7420", "q");
        row("chinwag://localhost/?tls=1", "https://localhost:7420");
        row("https://lan:7420/join#aB-_9", "https://lan:7420", "aB-_9");
        row("https://chat.example.org/join#q", "https://chat.example.org:443", "q"); // as browsers show it
        row("http://localhost/join#q", "http://localhost:80", "q");
    }
    void understands()
    {
        QFETCH(QString, input);
        QFETCH(QString, url);
        QFETCH(QString, invite);
        const auto address = ServerAddress::parse(input);
        QVERIFY(address.hasValue());
        QCOMPARE(address->url().toString(), url);
        QCOMPARE(address->invite(), invite);
        QCOMPARE(address->isEncrypted(), url.startsWith(QStringLiteral("https")));
    }

    void anInvitationMayNameTheCertificate_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<bool>("names");
        const QByteArray print =
            QByteArray(32, '\xAB').toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        const auto row = [](const QByteArray &input, bool names) {
            QTest::newRow(input.constData()) << QString::fromLatin1(input) << names;
        };
        row("https://lan:7420/join#aB." + print, true);
        row("chinwag://lan:7420/?invite=aB&cert=" + print, true);
        row("https://lan:7420/join#aB", false);
        row("https://lan:7420/join#aB.short", false);
        row("chinwag://lan:7420/?invite=aB&cert=" + print + print, false);
    }
    void anInvitationMayNameTheCertificate()
    {
        QFETCH(QString, input);
        QFETCH(bool, names);
        const auto address = ServerAddress::parse(input);
        QVERIFY(address.hasValue());
        QCOMPARE(address->invite(), QStringLiteral("aB"));
        QCOMPARE(address->fingerprint(), names ? QByteArray(32, '\xAB') : QByteArray());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("input");
        QTest::addColumn<int>("problem");
        const auto row = [](const char *input, Problem problem) {
            QTest::newRow(input) << QString::fromUtf8(input) << static_cast<int>(problem);
        };
        row("", Problem::Empty);
        row("   ", Problem::Empty);
        row("chinwag://", Problem::NotAnAddress);
        row("two words", Problem::NotAnAddress);
        row("under_score", Problem::NotAnAddress);
        row("-dash", Problem::NotAnAddress);
        row("::1::2::", Problem::NotAnAddress);
        row("[::1", Problem::NotAnAddress);
        row("host:0", Problem::BadPort);
        row("host:65536", Problem::BadPort);
        row("host:port", Problem::BadPort);
        row("host:", Problem::BadPort);
        row("https://host:-1", Problem::BadPort);
        row("ftp://host", Problem::UnknownScheme);
        row("javascript://host", Problem::UnknownScheme);
        row("http://ann:secret@host", Problem::HasPassword);
        row("host/some/where", Problem::HasPath);
        row("https://host/wsx", Problem::HasPath);
        row("wss://host/join#q", Problem::HasPath);
    }
    void refuses()
    {
        QFETCH(QString, input);
        QFETCH(int, problem);
        const auto address = ServerAddress::parse(input);
        QVERIFY(!address.hasValue());
        QCOMPARE(static_cast<int>(address.error()), problem);
    }

    void knowsLoopback_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("loopback");
        for (const char *host : {"localhost", "LOCALHOST", "dev.localhost", "127.0.0.1", "127.9.9.9", "::1"})
            QTest::newRow(host) << QString::fromLatin1(host) << true;
        for (const char *host : {"localhost.example.org", "notlocalhost", "128.0.0.1",
                                 "127.0.0.1.example.org", "::2", "0.0.0.0", ""})
            QTest::addRow("not %s", host) << QString::fromLatin1(host) << false;
    }
    void knowsLoopback()
    {
        QFETCH(QString, host);
        QFETCH(bool, loopback);
        QCOMPARE(ServerAddress::isLoopback(host), loopback);
    }

    void plainTextOffLoopbackIsNotConfidential()
    {
        QVERIFY(!ServerAddress::parse(QStringLiteral("ws://lan"))->isConfidential());
        QVERIFY(ServerAddress::parse(QStringLiteral("wss://lan"))->isConfidential());
        QVERIFY(ServerAddress::parse(QStringLiteral("ws://localhost"))->isConfidential());
    }
};

QTEST_GUILESS_MAIN(tst_ServerAddress)
#include "tst_serveraddress.moc"
