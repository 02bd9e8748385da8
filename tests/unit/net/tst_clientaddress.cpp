#include "server/net/clientaddress.h"
#include "server/net/hostpolicy.h"

#include <QtTest>

using namespace Chinwag;

class TestClientAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhoAsks_data();
    void findsWhoAsks();
    void believesNobodyElse();
    void answersToNames_data();
    void answersToNames();
    void knowsHostNames_data();
    void knowsHostNames();
};

/// Forms that proxies in the field write. "-": refused.
void TestClientAddress::findsWhoAsks_data()
{
    QTest::addColumn<QByteArray>("forwardedFor");
    QTest::addColumn<QByteArray>("forwarded");
    QTest::addColumn<QString>("client");
    const auto row = [](const char *name, const QByteArray &forwardedFor, const QByteArray &forwarded,
                        const char *client) {
        QTest::newRow(name) << forwardedFor << forwarded << QString::fromLatin1(client);
    };
    row("plain", "203.0.113.7", {}, "203.0.113.7");
    row("port", "203.0.113.7:4711", {}, "203.0.113.7");
    row("IPv6", "2001:db8::1", {}, "2001:db8::1");
    row("IPv6 in brackets", "[2001:db8::1]", {}, "2001:db8::1");
    row("IPv6 and port", "[2001:db8::1]:4711", {}, "2001:db8::1");
    row("IPv6 in quotes", "\"[2001:db8::1]:4711\"", {}, "2001:db8::1");
    row("IPv4 as IPv6", "::ffff:203.0.113.7", {}, "203.0.113.7");
    row("blanks", "  203.0.113.7  ", {}, "203.0.113.7");
    row("several hops", "198.51.100.1, 203.0.113.7", {}, "203.0.113.7");
    row("hops without blanks", "198.51.100.1,203.0.113.7:1", {}, "203.0.113.7");
    row("a proxy last", "203.0.113.7, 10.0.0.2:99", {}, "203.0.113.7");
    row("what the client claims", "unknown, 203.0.113.7", {}, "203.0.113.7");
    row("proxies only", "10.0.0.3, 10.0.0.2", {}, "10.0.0.3");
    row("unknown", "unknown", {}, "-");
    row("obfuscated", "_hidden", {}, "-");
    row("unknown before a proxy", "unknown, 10.0.0.2", {}, "-");
    row("empty", "", {}, "-");
    row("empty hop", "203.0.113.7,", {}, "-");
    row("a number", "3405803783", {}, "-");
    row("short form", "127.1", {}, "-");
    row("bad port", "203.0.113.7:port", {}, "-");
    row("open bracket", "[2001:db8::1", {}, "-");
    row("empty brackets", "[]:80", {}, "-");
    row("rubbish after brackets", "[2001:db8::1]x", {}, "-");
    row("standard", {}, "for=203.0.113.7", "203.0.113.7");
    row("standard, everything", {}, "For=\"[2001:db8::1]:4711\";proto=https;by=10.0.0.1", "2001:db8::1");
    row("standard, hops", {}, "for=unknown, for=203.0.113.7;host=\"a,b\", for=10.0.0.2", "203.0.113.7");
    row("standard, obfuscated", {}, "for=_SEVKISEK", "-");
    row("standard without for", {}, "proto=https", "-");
    row("both agree", "203.0.113.7", "for=203.0.113.7", "203.0.113.7");
    row("both differ", "203.0.113.7", "for=198.51.100.1", "-");
    row("nothing", {}, {}, "10.0.0.1");
}

void TestClientAddress::findsWhoAsks()
{
    QFETCH(QByteArray, forwardedFor);
    QFETCH(QByteArray, forwarded);
    QFETCH(QString, client);
    QList<std::pair<QByteArray, QByteArray>> headers{{"host", "a"}};
    if (!forwardedFor.isNull())
        headers.append({"x-forwarded-for", forwardedFor});
    if (!forwarded.isNull())
        headers.append({"forwarded", forwarded});
    const auto found =
        forwardedClient(QHostAddress(QStringLiteral("10.0.0.1")), headers, {QStringLiteral("10.0.0.0/8")});
    QCOMPARE(found.value_or(QStringLiteral("-")), client);
}

void TestClientAddress::believesNobodyElse()
{
    const QList<std::pair<QByteArray, QByteArray>> headers{{"x-forwarded-for", "198.51.100.1"}};
    const QHostAddress stranger(QStringLiteral("203.0.113.7"));
    QCOMPARE(forwardedClient(stranger, headers, {QStringLiteral("10.0.0.0/8")}),
             QStringLiteral("203.0.113.7"));
    QCOMPARE(forwardedClient(stranger, headers, {}), QStringLiteral("203.0.113.7"));
}

void TestClientAddress::answersToNames_data()
{
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<bool>("answers");
    for (const char *good :
         {"localhost", "LocalHost:7421", "127.0.0.1", "127.0.0.2:80", "[::1]:7421", "10.1.2.3"})
        QTest::newRow(good) << QByteArray(good) << true;
    for (const char *bad : {"evil.test", "localhost.evil.test", "127.0.0.1.evil.test", "10.1.2.4",
                            "[2001:db8::1]", "chat.example.org"})
        QTest::newRow(bad) << QByteArray(bad) << false;
}

/// As the admin port does.
void TestClientAddress::answersToNames()
{
    QFETCH(QByteArray, authority);
    QVERIFY(isAuthority(authority));
    const HostPolicy policy{
        false, {}, HostPolicy::Numbers::Loopback, QHostAddress(QStringLiteral("10.1.2.3"))};
    QTEST(policy.answersTo(authority), "answers");
}

void TestClientAddress::knowsHostNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isName");
    for (const char *good :
         {"chat.example.org", "chat", "xn--bcher-kva.example", "my_host.lan", "1st.example"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad : {"", "chat.example.org:7420", "https://chat.example.org", "*.example.org", "a b",
                            "a..b", "-a.example", "10.0.0.1", "a/b"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << false;
}

void TestClientAddress::knowsHostNames()
{
    QFETCH(QString, text);
    QTEST(isHostName(text), "isName");
}

QTEST_APPLESS_MAIN(TestClientAddress)
#include "tst_clientaddress.moc"
