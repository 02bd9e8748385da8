#include "server/net/requesthead.h"

#include <QtTest>

using namespace Chinwag;

namespace {

const RequestHead *headOf(const std::variant<Incomplete, RequestHead, Refusal> &parsed)
{
    return std::get_if<RequestHead>(&parsed);
}

int statusOf(const std::variant<Incomplete, RequestHead, Refusal> &parsed)
{
    const auto *refusal = std::get_if<Refusal>(&parsed);
    return refusal ? refusal->status : 0;
}

} // namespace

class TestRequestHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnOrdinaryRequest();
    void readsTheTarget_data();
    void readsTheTarget();
    void readsAbsoluteTargets_data();
    void readsAbsoluteTargets();
    void splitsThePathBeforeDecodingIt();
    void waitsForTheRest();
    void olderRequestsNeedNoHost();
    void acceptsWhatIsJustWithinTheLimits();
    void refuses_data();
    void refuses();
    void refusesAsSoonAsItCan();
    void neverReadsPastTheHead();
    void findsTokensInLists();
};

void TestRequestHead::readsAnOrdinaryRequest()
{
    const QByteArray bytes(
        "POST /auth/login HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\nX-Odd:  spaced \r\n\r\n");
    const auto parsed = parseRequestHead(bytes + "{\"rest\":true}");
    const RequestHead *head = headOf(parsed);
    QVERIFY(head);
    QCOMPARE(head->method, QByteArray("POST"));
    QCOMPARE(head->path, QStringLiteral("/auth/login"));
    QCOMPARE(head->contentLength, 12);
    QCOMPARE(head->size, bytes.size());
    QCOMPARE(head->value("x-odd"), QByteArray("spaced"));
    QVERIFY(head->keepAlive);
    QVERIFY(!head->chunked);
    QVERIFY(!head->expectsContinue);
}

void TestRequestHead::readsTheTarget_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("ticket");
    QTest::newRow("root") << QByteArray("/") << QStringLiteral("/") << QString();
    QTest::newRow("query") << QByteArray("/ws?ticket=ab-_c") << QStringLiteral("/ws")
                           << QStringLiteral("ab-_c");
    QTest::newRow("escaped path") << QByteArray("/api/r%5Fx") << QStringLiteral("/api/r_x") << QString();
    QTest::newRow("UTF-8") << QByteArray("/caf%C3%A9") << QStringLiteral("/caf\u00e9") << QString();
    QTest::newRow("escaped query") << QByteArray("/ws?ticket=a%26b") << QStringLiteral("/ws")
                                   << QStringLiteral("a&b");
    QTest::newRow("question mark") << QByteArray("/ws?ticket=a?b") << QStringLiteral("/ws")
                                   << QStringLiteral("a?b");
}

void TestRequestHead::readsTheTarget()
{
    QFETCH(QByteArray, target);
    const auto parsed = parseRequestHead("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
    const RequestHead *head = headOf(parsed);
    QVERIFY(head);
    QTEST(head->path, "path");
    QTEST(head->query.queryItemValue(QStringLiteral("ticket"), QUrl::FullyDecoded), "ticket");
}

void TestRequestHead::readsAbsoluteTargets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QString>("path");
    QTest::newRow("origin form") << QByteArray("/x?y") << QByteArray("field:1") << QStringLiteral("/x");
    QTest::newRow("absolute") << QByteArray("http://a.example/x?y") << QByteArray("a.example")
                              << QStringLiteral("/x");
    QTest::newRow("port") << QByteArray("http://a.example:80/x") << QByteArray("a.example:80")
                          << QStringLiteral("/x");
    QTest::newRow("TLS, capitals") << QByteArray("HTTPS://a/x/") << QByteArray("a") << QStringLiteral("/x/");
    QTest::newRow("IPv6") << QByteArray("http://[::1]:80/") << QByteArray("[::1]:80") << QStringLiteral("/");
    QTest::newRow("no path") << QByteArray("http://a") << QByteArray("a") << QStringLiteral("/");
    QTest::newRow("query only") << QByteArray("http://a?x=/y") << QByteArray("a") << QStringLiteral("/");
}

void TestRequestHead::readsAbsoluteTargets()
{
    QFETCH(QByteArray, target);
    const auto parsed = parseRequestHead("GET " + target + " HTTP/1.1\r\nHost: field:1\r\n\r\n");
    const RequestHead *head = headOf(parsed);
    QVERIFY(head);
    QTEST(head->host, "host");
    QTEST(head->path, "path");
}

void TestRequestHead::splitsThePathBeforeDecodingIt()
{
    const auto parsed = parseRequestHead("GET /api/rooms/a%2Fb/%C3%A4//x HTTP/1.1\r\nHost: a\r\n\r\n");
    const RequestHead *head = headOf(parsed);
    QVERIFY(head);
    QCOMPARE(head->segments,
             QStringList({QString(), QStringLiteral("api"), QStringLiteral("rooms"), QStringLiteral("a/b"),
                          QStringLiteral("\u00e4"), QString(), QStringLiteral("x")}));
}

void TestRequestHead::waitsForTheRest()
{
    const QByteArray bytes("GET / HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n");
    for (qsizetype length = 0; length < bytes.size(); ++length)
        QVERIFY2(std::holds_alternative<Incomplete>(parseRequestHead(bytes.first(length))),
                 qPrintable(QString::number(length)));
    QVERIFY(headOf(parseRequestHead(bytes)));
}

void TestRequestHead::olderRequestsNeedNoHost()
{
    const auto parsed = parseRequestHead("GET /x HTTP/1.0\r\n\r\n");
    const RequestHead *head = headOf(parsed);
    QVERIFY(head);
    QCOMPARE(head->host, QByteArray());
    QVERIFY(!head->keepAlive);
    QVERIFY(!headOf(parseRequestHead("GET /x HTTP/1.0\r\nHost: \r\n\r\n")));
    QVERIFY(!headOf(parseRequestHead("GET /x HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n")));
}

void TestRequestHead::acceptsWhatIsJustWithinTheLimits()
{
    const QByteArray longTarget =
        "/" + QByteArray(2048 - 14, 'a'); // "GET ", the slash and " HTTP/1.1" are 14
    QVERIFY(headOf(parseRequestHead("GET " + longTarget + " HTTP/1.1\r\nHost: a\r\n\r\n")));

    QByteArray fields("GET / HTTP/1.1\r\nHost: a\r\n");
    for (int i = 1; i < 64; ++i)
        fields += "X-" + QByteArray::number(i) + ": y\r\n";
    QVERIFY(headOf(parseRequestHead(fields + "\r\n")));

    const QByteArray start("GET / HTTP/1.1\r\nHost: a\r\nX: ");
    QVERIFY(headOf(parseRequestHead(start + QByteArray(16 * 1024 - start.size() - 4, 'x') + "\r\n\r\n")));
}

void TestRequestHead::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray get("GET / HTTP/1.1\r\n");
    const QByteArray post("POST / HTTP/1.1\r\nHost: a\r\n");
    row("length and encoding", post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("encoding and length", post + "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n", 400);
    row("two equal lengths", post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400);
    row("two lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    row("list of lengths", post + "Content-Length: 1, 1\r\n\r\n", 400);
    row("negative length", post + "Content-Length: -1\r\n\r\n", 400);
    row("signed length", post + "Content-Length: +1\r\n\r\n", 400);
    row("hexadecimal length", post + "Content-Length: 0x1\r\n\r\n", 400);
    row("length over 64 bits", post + "Content-Length: 99999999999999999999999\r\n\r\n", 400);
    row("empty length", post + "Content-Length:\r\n\r\n", 400);
    row("bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("bare LF after a field", get + "Host: a\nX: y\r\n\r\n", 400);
    row("bare CR", get + "Host: a\rX: y\r\n\r\n", 400);
    row("NUL in a value", get + "Host: a\r\nX: " + QByteArray(1, '\0') + "\r\n\r\n", 400);
    row("NUL at the start", QByteArray(1, '\0'), 400);
    row("no Host", get + "\r\n", 400);
    row("two authorizations", post + "Authorization: Bearer a\r\nauthorization: Bearer b\r\n\r\n", 400);
    row("two types", post + "Content-Type: text/plain\r\nContent-Type: application/json\r\n\r\n", 400);
    row("two origins", post + "Origin: https://a\r\nOrigin: https://b\r\n\r\n", 400);
    row("two WebSocket keys", post + "Sec-WebSocket-Key: a\r\nSec-WebSocket-Key: b\r\n\r\n", 400);
    row("two Hosts", get + "Host: a\r\nHost: a\r\n\r\n", 400);
    row("empty Host", get + "Host:\r\n\r\n", 400);
    row("no version", "GET /\r\nHost: a\r\n\r\n", 400);
    row("version 2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("lower-case protocol", "GET / http/1.1\r\nHost: a\r\n\r\n", 400);
    row("space before the colon", get + "Host : a\r\n\r\n", 400);
    row("no colon", get + "Host: a\r\nnonsense\r\n\r\n", 400);
    row("empty field name", get + "Host: a\r\n: b\r\n\r\n", 400);
    row("bad method", "G@T / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("other scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("absolute without host", "GET http:///x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("absolute with user", "GET http://u@a/x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("absolute, no Host", "GET http://a/x HTTP/1.1\r\n\r\n", 400);
    row("absolute with fragment", "GET http://a#x HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("Host with path", get + "Host: a/b\r\n\r\n", 400);
    row("Host with user", get + "Host: u@a\r\n\r\n", 400);
    row("Host with spaces", get + "Host: a b\r\n\r\n", 400);
    row("Host with bad port", get + "Host: a:b\r\n\r\n", 400);
    row("Host, IPv6 without brackets", get + "Host: ::1\r\n\r\n", 400);
    row("asterisk", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("fragment", "GET /#top HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("half an escape", "GET /% HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("bad escape", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("escaped NUL", "GET /a%00b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("escaped line feed", "GET /a%0Ab HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("not UTF-8", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01", 8), 400);
    row("other expectation", post + "Expect: a-wonder\r\n\r\n", 417);
    row("long request line", "GET /" + QByteArray(2100, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
    row("one byte too long", "GET /" + QByteArray(2048 - 13, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
    row("head too large", get + "Host: a\r\nX: " + QByteArray(17'000, 'x') + "\r\n\r\n", 431);
    row("head without end", get + "Host: a\r\nX: " + QByteArray(17'000, 'x'), 431);
    QByteArray fields = get + "Host: a\r\n";
    for (int i = 0; i < 64; ++i)
        fields += "X: y\r\n";
    row("65 fields", fields + "\r\n", 431);
    row("many fields and no end", fields + "X: y\r\nX: y\r\n", 431);
}

void TestRequestHead::refuses()
{
    QFETCH(QByteArray, bytes);
    QTEST(statusOf(parseRequestHead(bytes)), "status");
}

void TestRequestHead::refusesAsSoonAsItCan()
{
    QCOMPARE(statusOf(parseRequestHead(QByteArray(2048, 'a'))), 0);
    QCOMPARE(statusOf(parseRequestHead(QByteArray(2051, 'a'))), 414);
    QCOMPARE(statusOf(parseRequestHead("GET / HTTP/1.1\n")), 400);
}

void TestRequestHead::neverReadsPastTheHead()
{
    const QByteArray bytes("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto parsed = parseRequestHead(bytes + QByteArray(1, '\0') + "\n\r binary");
    QVERIFY(headOf(parsed));
    QCOMPARE(headOf(parsed)->size, bytes.size());
}

void TestRequestHead::findsTokensInLists()
{
    const auto parsed = parseRequestHead(
        "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nConnection: x\r\n\r\n");
    const RequestHead *head = headOf(parsed);
    QVERIFY(head);
    QVERIFY(head->hasToken("connection", "upgrade"));
    QVERIFY(head->hasToken("connection", "x"));
    QVERIFY(!head->hasToken("connection", "up"));
    QVERIFY(!head->hasToken("upgrade", "x"));
}

QTEST_APPLESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
