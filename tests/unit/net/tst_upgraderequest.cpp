#include "server/net/clientaddress.h"
#include "server/net/upgraderequest.h"

#include <QtTest>

using namespace Chinwag;

namespace {

const QByteArray key("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
const QByteArray version("Sec-WebSocket-Version: 13\r\n");
const QByteArray upgrade("Upgrade: websocket\r\nConnection: Upgrade\r\n");

RequestHead head(const QByteArray &fields, const QByteArray &target = "/ws", const QByteArray &method = "GET")
{
    const auto parsed =
        parseRequestHead(method + ' ' + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    return std::get<RequestHead>(parsed);
}

int status(const RequestHead &request, const UpgradePolicy &policy = {}, bool bytesAfterHead = false)
{
    const auto checked = checkUpgrade(request, bytesAfterHead, policy);
    const auto *refusal = std::get_if<Refusal>(&checked);
    return refusal ? refusal->status : 101;
}

} // namespace

class TestUpgradeRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksTheHandshake_data();
    void checksTheHandshake();
    void checksTheOrigin_data();
    void checksTheOrigin();
    void refusesBytesAfterTheHead();
    void findsTheCredential();
    void believesProxiesOnly_data();
    void believesProxiesOnly();
};

void TestUpgradeRequest::checksTheHandshake_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const QByteArray &fields, int expected) {
        QTest::newRow(name) << fields << expected;
    };
    row("complete", upgrade + version + key, 101);
    row("other case", "UPGRADE: WebSocket\r\nConnection: keep-alive, upgrade\r\n" + version + key, 101);
    row("subprotocol", upgrade + version + key + "Sec-WebSocket-Protocol: other, chinwag.v1\r\n", 101);
    row("no upgrade", version + key, 426);
    row("no Connection", "Upgrade: websocket\r\n" + version + key, 426);
    row("other upgrade", "Upgrade: h2c\r\nConnection: Upgrade\r\n" + version + key, 426);
    row("no version", upgrade + key, 426);
    row("version 8", upgrade + key + "Sec-WebSocket-Version: 8\r\n", 426);
    row("two versions", upgrade + key + version + version, 426);
    row("list of versions", upgrade + key + "Sec-WebSocket-Version: 13, 8\r\n", 426);
    row("no key", upgrade + version, 400);
    row("short key", upgrade + version + "Sec-WebSocket-Key: c2hvcnQ=\r\n", 400);
    row("long key", upgrade + version + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZSBpcyBsb25n\r\n", 400);
    row("key not Base64", upgrade + version + "Sec-WebSocket-Key: !!!!!!!!!!!!!!!!!!!!!!==\r\n", 400);
    row("empty key", upgrade + version + "Sec-WebSocket-Key:\r\n", 400);
    row("body", upgrade + version + key + "Content-Length: 3\r\n", 400);
    row("chunked body", upgrade + version + key + "Transfer-Encoding: chunked\r\n", 400);
    row("empty body", upgrade + version + key + "Content-Length: 0\r\n", 101);
    row("other subprotocol", upgrade + version + key + "Sec-WebSocket-Protocol: chinwag.v2\r\n", 400);
}

void TestUpgradeRequest::checksTheHandshake()
{
    QFETCH(QByteArray, fields);
    QTEST(status(head(fields)), "expected");
    QCOMPARE(status(head(fields, "/ws", "POST")), 405);
}

void TestUpgradeRequest::checksTheOrigin_data()
{
    QTest::addColumn<QByteArray>("origins");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, const QByteArray &origins, int expected) {
        QTest::newRow(name) << origins << expected;
    };
    row("native client", "", 101);
    row("allowed", "Origin: https://chat.example.org\r\n", 101);
    row("allowed, default port", "Origin: https://chat.example.org:443\r\n", 101);
    row("allowed, other case", "Origin: HTTPS://Chat.Example.Org\r\n", 101);
    row("second one", "Origin: http://localhost:8080\r\n", 101);
    row("null", "Origin: null\r\n", 403);
    row("empty", "Origin:\r\n", 403);
    row("other scheme", "Origin: http://chat.example.org\r\n", 403);
    row("other port", "Origin: https://chat.example.org:8443\r\n", 403);
    row("suffix", "Origin: https://chat.example.org.evil.test\r\n", 403);
    row("prefix", "Origin: https://evilchat.example.org\r\n", 403);
    row("subdomain", "Origin: https://a.chat.example.org\r\n", 403);
    row("user info", "Origin: https://chat.example.org@evil.test\r\n", 403);
    row("path", "Origin: https://chat.example.org/evil\r\n", 403);
    row("look-alike", "Origin: https://chat.ex\xd0\xb0mple.org\r\n", 403);
}

void TestUpgradeRequest::checksTheOrigin()
{
    QFETCH(QByteArray, origins);
    const UpgradePolicy policy{
        {QStringLiteral("https://chat.example.org"), QStringLiteral("http://localhost:8080")}, false};
    QTEST(status(head(upgrade + version + key + origins), policy), "expected");
    if (!origins.isEmpty())
        QCOMPARE(status(head(upgrade + version + key + origins)), 403);
}

void TestUpgradeRequest::refusesBytesAfterTheHead()
{
    QCOMPARE(status(head(upgrade + version + key), {}, true), 400);
}

void TestUpgradeRequest::findsTheCredential()
{
    const auto check = [](const QByteArray &target, bool allowToken) {
        return checkUpgrade(head(upgrade + version + key, target), false, {{}, allowToken});
    };
    const auto ticket = check("/ws?ticket=abc%2Bd", false);
    QCOMPARE(std::get<UpgradeRequest>(ticket).kind, UpgradeRequest::Credential::Ticket);
    QCOMPARE(std::get<UpgradeRequest>(ticket).secret, QStringLiteral("abc+d"));
    QCOMPARE(std::get<UpgradeRequest>(check("/ws", false)).kind, UpgradeRequest::Credential::None);
    QCOMPARE(std::get<UpgradeRequest>(check("/ws?ticket=", false)).kind, UpgradeRequest::Credential::Ticket);
    QCOMPARE(std::get<Refusal>(check("/ws?token=abc", false)).status, 401);
    QCOMPARE(std::get<UpgradeRequest>(check("/ws?token=abc", true)).kind, UpgradeRequest::Credential::Token);
    QCOMPARE(std::get<Refusal>(check("/ws?ticket=a&ticket=b", false)).status, 400);
    QCOMPARE(std::get<Refusal>(check("/ws?ticket=a&token=b", true)).status, 400);
}

void TestUpgradeRequest::believesProxiesOnly_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArrayList>("forwarded");
    QTest::addColumn<QStringList>("proxies");
    QTest::addColumn<QString>("client");
    const QStringList proxies{QStringLiteral("10.0.0.0/8"), QStringLiteral("::1")};
    const auto row = [](const char *name, const char *peer, const QByteArrayList &forwarded,
                        const QStringList &trusted, const char *client) {
        QTest::newRow(name) << QString::fromLatin1(peer) << forwarded << trusted
                            << QString::fromLatin1(client);
    };
    row("no proxies", "192.0.2.1", {"198.51.100.7"}, {}, "192.0.2.1");
    row("stranger", "192.0.2.1", {"198.51.100.7"}, proxies, "192.0.2.1");
    row("proxy", "10.1.2.3", {"198.51.100.7"}, proxies, "198.51.100.7");
    row("proxy without header", "10.1.2.3", {}, proxies, "10.1.2.3");
    row("what the client wrote", "10.1.2.3", {"203.0.113.9, 198.51.100.7"}, proxies, "198.51.100.7");
    row("two proxies", "10.1.2.3", {"203.0.113.9, 198.51.100.7, 10.9.9.9"}, proxies, "198.51.100.7");
    row("two headers", "10.1.2.3", {"203.0.113.9", "198.51.100.7"}, proxies, "198.51.100.7");
    row("rubbish", "10.1.2.3", {"203.0.113.9, rubbish"}, proxies, "-");
    row("IPv6 proxy", "::1", {"2001:db8::5"}, proxies, "2001:db8::5");
    row("mapped", "::ffff:10.1.2.3", {"198.51.100.7"}, proxies, "198.51.100.7");
    row("mapped without proxies", "::ffff:192.0.2.1", {}, {}, "192.0.2.1");
}

void TestUpgradeRequest::believesProxiesOnly()
{
    QFETCH(QString, peer);
    QFETCH(QByteArrayList, forwarded);
    QFETCH(QStringList, proxies);
    QList<std::pair<QByteArray, QByteArray>> headers{{"host", "a"}};
    for (const QByteArray &value : std::as_const(forwarded))
        headers.append({"x-forwarded-for", value});
    const auto client = forwardedClient(QHostAddress(peer), headers, proxies);
    QTEST(client.value_or(QStringLiteral("-")), "client");
}

QTEST_APPLESS_MAIN(TestUpgradeRequest)
#include "tst_upgraderequest.moc"
