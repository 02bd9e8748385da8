// RFC 9110 and RFC 9112 over TCP and TLS: where a request ends, what its target is, versions, fields, limits,
// upgrades. Each stream goes out whole, cut once at every byte, and byte by byte; the answers are always the
// same, and no byte of one request is ever taken for another one.
#include "shared/base/manualtime.h"
#include "shared/protocol/limits.h"
#include "tests/conformance/wire.h"
#include "tests/integration/netfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

namespace {

const QByteArray host("Host: a\r\n");
const QByteArray last("GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
const QByteArray smuggled("GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

QByteArray request(const QByteArray &line, const QByteArray &fields = {}, const QByteArray &body = {})
{
    return line + "\r\n" + host + fields + "\r\n" + body;
}

QByteArray get(const QByteArray &target, const QByteArray &fields = {})
{
    return request("GET " + target + " HTTP/1.1", fields);
}

QByteArray post(const QByteArray &fields, const QByteArray &body = {})
{
    return request("POST /p HTTP/1.1", fields, body);
}

struct Row
{
    QByteArray name;
    QByteArray bytes;
    QByteArrayList answers;
    QByteArrayList methods = {}; ///< of the requests, where one is not GET's like
};

/// The connection is good for another request, which ends it.
Row goesOn(const QByteArray &name, const QByteArray &bytes, QByteArrayList answers,
           const QByteArrayList &methods = {})
{
    return {name, bytes + last, answers += QByteArray("200 GET /last"), methods};
}

using Rows = QList<Row>;

Rows lengths()
{
    const QByteArray chunked("5\r\nhello\r\n0\r\n\r\n");
    Rows rows{
        goesOn("no body", post({}), {"200 POST /p"}),
        goesOn("Content-Length", post("Content-Length: 5\r\n", "hello"), {"200 POST /p hello"}),
        goesOn("Content-Length with zeros", post("Content-Length: 005\r\n", "hello"), {"200 POST /p hello"}),
        goesOn("a body that looks like a request",
               post("Content-Length: " + QByteArray::number(smuggled.size()) + "\r\n", smuggled),
               {"200 POST /p " + smuggled}),
        goesOn("GET with a body",
               request("GET /g HTTP/1.1", "Content-Length: " + QByteArray::number(smuggled.size()) + "\r\n",
                       smuggled),
               {"200 GET /g " + smuggled}),
        {"chunked", post("Transfer-Encoding: chunked\r\n", chunked + smuggled), {"411"}},
        {"chunked, any case", post("transfer-ENCODING: ChUnKeD\r\n", chunked + smuggled), {"411"}},
        {"chunk extensions",
         post("Transfer-Encoding: chunked\r\n", "5;a=b\r\nhello\r\n0\r\n\r\n" + smuggled),
         {"411"}},
        {"trailers",
         post("Transfer-Encoding: chunked\r\n", "0\r\nContent-Length: 9\r\n\r\n" + smuggled),
         {"411"}},
        {"absurd chunk", post("Transfer-Encoding: chunked\r\n", "fffffffffffffffff\r\n" + smuggled), {"411"}},
        {"length and encoding",
         post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", chunked + smuggled),
         {"400"}},
        {"encoding and length",
         post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", chunked + smuggled),
         {"400"}},
        {"length in HTTP/1.0 with encoding",
         request("POST /p HTTP/1.0", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                 chunked + smuggled),
         {"400"}},
        {"encoding in HTTP/1.0",
         request("POST /p HTTP/1.0", "Transfer-Encoding: chunked\r\n", chunked + smuggled),
         {"400"}},
    };
    const QList<std::pair<QByteArray, QByteArray>> encodings{
        {"identity", "400"},
        {"gzip", "400"},
        {"xchunked", "400"},
        {"chunked, gzip", "400"},
        {"chunked, chunked", "400"},
        {"gzip, chunked", "501"},
        {"\"chunked\"", "400"},
        {"chunked;q=1", "400"},
        {"", "400"},
        {"chunked, identity", "400"},
        {"chunked\r\nTransfer-Encoding: chunked", "400"},
        {"x\r\nTransfer-Encoding: chunked", "501"},
        {"chunk\xc2\xa0"
         "ed",
         "400"},
        {"\x0b"
         "chunked",
         "400"},
    };
    for (const auto &[encoding, status] : encodings)
        rows << Row{"encoding " + encoding.toPercentEncoding(),
                    post("Transfer-Encoding: " + encoding + "\r\n", chunked + smuggled),
                    {status}};
    const QByteArrayList lengths{"+5",
                                 "-5",
                                 " 5 5",
                                 "5,5",
                                 "5, 6",
                                 "0x5",
                                 "5.0",
                                 "5e0",
                                 "five",
                                 "",
                                 "5\r\nContent-Length: 5",
                                 "5\r\nContent-Length: 6",
                                 "99999999999999999999999",
                                 "18446744073709551621",
                                 "\xd9\xa5"};
    for (const QByteArray &length : lengths)
        rows << Row{"length " + length.toPercentEncoding(),
                    post("Content-Length: " + length + "\r\n", "hello" + smuggled),
                    {"400"}};
    rows << Row{"too long", post("Content-Length: 16385\r\n", smuggled), {"413"}}
         << Row{"far too long", post("Content-Length: 999999999999999999\r\n", smuggled), {"413"}};
    return rows;
}

Rows lines()
{
    const QByteArray encoding("Transfer-Encoding: chunked\r\n");
    const QByteArray start("GET / HTTP/1.1\r\n");
    return {
        {"bare LF", "GET / HTTP/1.1\nHost: a\n\n" + smuggled, {"400"}},
        {"bare LF behind a field", get("/", "X: y\n") + smuggled, {"400"}},
        {"bare LF ends the head", start + "Host: a\r\n\n" + smuggled, {"400"}},
        {"bare CR", get("/", "X: y\rContent-Length: 5\r\n") + smuggled, {"400"}},
        {"CR CR LF", get("/", "X: y\r\r\n") + smuggled, {"400"}},
        {"NUL", get("/", QByteArray("X: \0y\r\n", 7)) + smuggled, {"400"}},
        {"folded line", get("/", "X: y\r\n z\r\n") + smuggled, {"400"}},
        {"folded line with a tab", get("/", "X: y\r\n\tz\r\n") + smuggled, {"400"}},
        {"folded length", post("Content-Length:\r\n 5\r\n", "hello") + smuggled, {"400"}},
        {"folded encoding", post("Transfer-Encoding:\r\n chunked\r\n") + smuggled, {"400"}},
        {"folded first field", start + " Host: a\r\n\r\n" + smuggled, {"400"}},
        {"space before the colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n") + smuggled, {"400"}},
        {"tab before the colon", post("Content-Length\t: 5\r\n", "hello") + smuggled, {"400"}},
        {"no colon", get("/", "nonsense\r\n") + smuggled, {"400"}},
        {"no name", get("/", ": y\r\n") + smuggled, {"400"}},
        {"name with a space", get("/", "X Y: z\r\n") + smuggled, {"400"}},
        {"name in quotes", get("/", "\"X\": z\r\n") + smuggled, {"400"}},
        {"name that is not ASCII", get("/", "Transfer-Encod\xc4\xb1ng: chunked\r\n") + smuggled, {"400"}},
        {"control character in a value", get("/", "X: \x01\r\n") + smuggled, {"400"}},
        {"DEL in a value", get("/", "X: \x7f\r\n") + smuggled, {"400"}},
        goesOn("tab in a value", get("/t", "X: a\tb\r\n"), {"200 GET /t"}),
        goesOn("empty value", get("/t", "X:\r\n"), {"200 GET /t"}),
        goesOn("no space behind the colon", get("/t", "X:y\r\n"), {"200 GET /t"}),
        goesOn("value that is not ASCII", get("/t", "X: caf\xc3\xa9\r\n"), {"200 GET /t"}),
        goesOn("underscores name another field", get("/t", "Transfer_Encoding: chunked\r\n"), {"200 GET /t"}),
        goesOn("an empty line before", "\r\n" + get("/t"), {"200 GET /t"}),
        goesOn("empty lines before", "\r\n\r\n\r\n" + get("/t"), {"200 GET /t"}),
        goesOn("an empty line behind a body", post("Content-Length: 1\r\n", "x") + "\r\n" + get("/t"),
               {"200 POST /p x", "200 GET /t"}),
        {"a bare LF before", "\n" + get("/t"), {"400"}},
    };
}

Rows requestLines()
{
    Rows rows{
        {"HTTP/0.9", "GET /\r\n\r\n" + smuggled, {"400"}},
        {"two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled, {"400"}},
        {"two spaces before the version", "GET /  HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled, {"400"}},
        {"space behind the version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n" + smuggled, {"400"}},
        {"space before the method", " GET / HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled, {"400"}},
        {"tabs", "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n" + smuggled, {"400"}},
        {"space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled, {"400"}},
        {"no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled, {"400"}},
        {"no method", "/ HTTP/1.1\r\nHost: a\r\n\r\n" + smuggled, {"400"}},
        {"method that is no token", request("G(T / HTTP/1.1") + smuggled, {"400"}},
        goesOn("methods are case-sensitive", request("get /t HTTP/1.1"), {"200 get /t"}),
        goesOn("a method nobody knows", request("BREW /t HTTP/1.1"), {"200 BREW /t"}),
        goesOn("OPTIONS", request("OPTIONS /t HTTP/1.1"), {"200 OPTIONS /t"}),
        goesOn("HEAD", request("HEAD /t HTTP/1.1"), {"200"}, {"HEAD"}),
        {"HEAD that is refused", "HEAD /t HTTP/1.1\r\n\r\n", {"400"}, {"HEAD"}},
        {"HEAD that is too large",
         request("HEAD /t HTTP/1.1", "Content-Length: 16385\r\n"),
         {"413"},
         {"HEAD"}},
        // Versions
        {"HTTP/1.0", request("GET /t HTTP/1.0") + smuggled, {"200 GET /t"}},
        {"HTTP/1.0 without Host", "GET /t HTTP/1.0\r\n\r\n" + smuggled, {"200 GET /t"}},
        goesOn("HTTP/1.0 that stays", request("GET /t HTTP/1.0", "Connection: Keep-Alive\r\n"),
               {"200 GET /t"}),
        goesOn("HTTP/1.2 is read as 1.1", request("GET /t HTTP/1.2"), {"200 GET /t"}),
        goesOn("HTTP/1.9 is read as 1.1", request("GET /t HTTP/1.9"), {"200 GET /t"}),
        {"HTTP/2.0", request("GET / HTTP/2.0") + smuggled, {"505"}},
        {"HTTP/0.9, said", request("GET / HTTP/0.9") + smuggled, {"505"}},
        {"HTTP/2's preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {"505"}},
    };
    for (const QByteArray &version :
         QByteArrayList{"HTTP/1", "HTTP/1.10", "HTTP/11.1", "HTTP/1,1", "http/1.1", "HTTP/x.1", "HTTPS/1.1",
                        "HTTP/ 1.1", "HTTP/+1.1", "ICY/1.1", "HTTP/1.1x"})
        rows << Row{"version " + version, request("GET / " + version) + smuggled, {"400"}};
    return rows;
}

Rows targets()
{
    Rows rows{
        goesOn("absolute", get("http://a/t"), {"200 GET /t"}),
        goesOn("absolute, another Host", get("http://b:80/t?x"), {"200 GET /t"}),
        goesOn("absolute without path", get("http://a"), {"200 GET /"}),
        goesOn("absolute, capitals", get("HTTPS://A/t"), {"200 GET /t"}),
        goesOn("escapes", get("/%74%C3%A9"), {"200 GET /t\xc3\xa9"}),
        goesOn("escapes in small letters", get("/%c3%a9"), {"200 GET /\xc3\xa9"}),
        goesOn("an escaped escape", get("/%2541"), {"200 GET /%41"}),
        goesOn("dot segments stay what they are", get("/a/../b"), {"200 GET /a/../b"}),
        goesOn("escaped dot segments, too", get("/a/%2e%2e/b"), {"200 GET /a/../b"}),
        goesOn("empty segments", get("//a//b"), {"200 GET //a//b"}),
        goesOn("what may stand in a path", get("/-._~!$&'()*+,;=:@"), {"200 GET /-._~!$&'()*+,;=:@"}),
        goesOn("what may stand in a query", get("/t?a=/?:@!$'()*+,;~"), {"200 GET /t"}),
        goesOn("the server itself", request("OPTIONS * HTTP/1.1"), {"204"}),
        goesOn("the server itself, with a body", request("OPTIONS * HTTP/1.1", "Content-Length: 2\r\n", "{}"),
               {"204"}),
        {"asterisk with GET", get("*"), {"400"}},
        {"authority", request("CONNECT a:443 HTTP/1.1") + smuggled, {"400"}},
        {"authority with GET", get("a:80"), {"400"}},
        {"relative", get("t"), {"400"}},
        {"other scheme", get("ftp://a/t"), {"400"}},
        {"no authority", get("http:///t"), {"400"}},
        {"user in the authority", get("http://u@a/t"), {"400"}},
        {"port out of range", get("http://a:65536/t"), {"400"}},
        {"fragment", get("/t#x"), {"400"}},
    };
    for (const QByteArray &target :
         QByteArrayList{"/%", "/%4", "/%4g", "/%%41", "/a%00b", "/a%0d%0ab", "/%ff", "/%c0%af", "/%ed%a0%80",
                        "/%7f", "/t?%", "/t?%zz", "/t?a=%ff", "/\xc3\xa9", "/t?\xc3\xa9", "/\x7f", "/\x01"})
        rows << Row{"target " + QByteArray(target).toPercentEncoding(), get(target) + smuggled, {"400"}};
    return rows;
}

Rows fields()
{
    const QByteArray start("GET /t HTTP/1.1\r\n");
    Rows rows{
        {"no Host", start + "\r\n" + smuggled, {"400"}},
        {"two Hosts", start + host + host + "\r\n" + smuggled, {"400"}},
        {"two Hosts in one", start + "Host: a, b\r\n\r\n" + smuggled, {"400"}},
        {"empty Host", start + "Host: \r\n\r\n" + smuggled, {"400"}},
        {"absolute target and no Host", "GET http://a/t HTTP/1.1\r\n\r\n" + smuggled, {"400"}},
        {"two Hosts in HTTP/1.0", "GET /t HTTP/1.0\r\n" + host + host + "\r\n" + smuggled, {"400"}},
        goesOn("Host with IPv6", start + "Host: [::1]:7420\r\n\r\n", {"200 GET /t"}),
        {"Host with no IPv6", start + "Host: [::1::]\r\n\r\n" + smuggled, {"400"}},
        {"Host with a port out of range", start + "Host: a:70000\r\n\r\n" + smuggled, {"400"}},
        {"two authorizations", get("/t", "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), {"400"}},
        // Connection
        {"close", get("/t", "Connection: close\r\n") + smuggled, {"200 GET /t"}},
        {"close in a list", get("/t", "Connection: x, CLOSE\r\n") + smuggled, {"200 GET /t"}},
        {"close wins", get("/t", "Connection: keep-alive, close\r\n") + smuggled, {"200 GET /t"}},
        {"close in the second field",
         get("/t", "Connection: keep-alive\r\nConnection: close\r\n") + smuggled,
         {"200 GET /t"}},
        {"close wins in HTTP/1.0",
         request("GET /t HTTP/1.0", "Connection: close, keep-alive\r\n") + smuggled,
         {"200 GET /t"}},
        goesOn("options nobody knows", get("/t", "Connection: host, x\r\n"), {"200 GET /t"}),
        // Expect
        goesOn("100-continue", post("Expect: 100-Continue\r\nContent-Length: 5\r\n", "hello"),
               {"100", "200 POST /p hello"}),
        goesOn("100-continue and no body", post("Expect: 100-continue\r\n"), {"200 POST /p"}),
        {"100-continue, too long", post("Expect: 100-continue\r\nContent-Length: 16385\r\n"), {"413"}},
        goesOn("100-continue in HTTP/1.0 is nothing",
               request("POST /p HTTP/1.0",
                       "Expect: 100-continue\r\nConnection: keep-alive\r\nContent-Length: 5\r\n", "hello"),
               {"200 POST /p hello"}),
        {"other expectations", post("Expect: tea\r\nContent-Length: 5\r\n", "hello") + smuggled, {"417"}},
        {"100-continue and more",
         post("Expect: 100-continue, tea\r\nContent-Length: 5\r\n", "hello"),
         {"417"}},
        goesOn("compressed", post("Content-Encoding: identity\r\nContent-Length: 1\r\n", "x"),
               {"200 POST /p x"}),
        {"really compressed",
         post("Content-Encoding: gzip\r\nContent-Length: 1\r\n", "x") + smuggled,
         {"415"}},
        // Upgrades that are not for WebSockets
        goesOn("upgrade elsewhere", get("/t", "Upgrade: h2c\r\nConnection: Upgrade\r\n"), {"200 GET /t"}),
        goesOn("pipelining", get("/a") + post("Content-Length: 1\r\n", "x") + get("/b") + get("/c"),
               {"200 GET /a", "200 POST /p x", "200 GET /b", "200 GET /c"}),
    };
    return rows;
}

Rows limits()
{
    const auto line = [](qsizetype size) { return "GET /" + QByteArray(size - 14, 'x') + " HTTP/1.1\r\n"; };
    const auto many = [](int count) { return QByteArray("X: y\r\n").repeated(count); };
    const QByteArray start("GET /t HTTP/1.1\r\nHost: a\r\nConnection: close\r\n");
    const auto padded = [&start](qsizetype size) {
        return start + "X: " + QByteArray(size - start.size() - 7, 'x') + "\r\n\r\n";
    };
    return {
        {"the longest line",
         line(2048) + "Host: a\r\nConnection: close\r\n\r\n",
         {"200 GET /" + QByteArray(2034, 'x')}},
        {"too long a line", line(2049) + "Host: a\r\n\r\n", {"414"}},
        {"a line without end", QByteArray(5000, 'x'), {"414"}},
        {"the largest head", padded(16 * 1024), {"200 GET /t"}},
        {"too large a head", padded(16 * 1024 + 1), {"431"}},
        {"a head without end", start + "X: " + QByteArray(17'000, 'x'), {"431"}},
        {"the most fields", start + many(62) + "\r\n", {"200 GET /t"}},
        {"too many fields", start + many(63) + "\r\n", {"431"}},
        {"fields without end", start + many(200), {"431"}},
        {"the largest body",
         post("Connection: close\r\nContent-Length: 16384\r\n", QByteArray(16'384, 'x')),
         {"200 POST /p " + QByteArray(16'384, 'x')}},
    };
}

/// Of the handshake of RFC 6455 §4.2.1: each row changes one thing.
Rows upgrades()
{
    const QByteArray good = upgradeRequest();
    const auto without = [&good](const QByteArray &line) {
        return QByteArray(good).replace(line + "\r\n", "");
    };
    const auto with = [](const QByteArray &fields) { return upgradeRequest("/ws", fields); };
    const auto changed = [&good](const QByteArray &from, const QByteArray &to) {
        return QByteArray(good).replace(from, to);
    };
    const QByteArray key("dGhlIHNhbXBsZSBub25jZQ==");
    Rows rows{
        {"upgrade", good, {"101"}},
        {"upgrade in other letters", changed("Upgrade: websocket", "uPGRADE: WebSocket"), {"101"}},
        {"upgrade in a list", changed("Connection: Upgrade", "Connection: keep-alive, upgrade"), {"101"}},
        {"upgrade among others", changed("Upgrade: websocket", "Upgrade: h2c, websocket"), {"101"}},
        {"upgrade with HTTP/1.2", changed("HTTP/1.1", "HTTP/1.2"), {"101"}},
        {"upgrade, escaped path", changed("/ws", "/%77s"), {"101"}},
        {"upgrade, absolute target", changed("/ws", "http://localhost/ws"), {"101"}},
        {"extensions are left alone",
         with("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"),
         {"101"}},
        {"upgrade with an empty body", with("Content-Length: 0\r\n"), {"101"}},
        {"upgrade with an expectation", with("Expect: 100-continue\r\n"), {"100", "101"}},
        {"no Upgrade", without("Upgrade: websocket"), {"426"}},
        {"no Connection", without("Connection: Upgrade"), {"426"}},
        {"other Upgrade", changed("Upgrade: websocket", "Upgrade: websockets"), {"426"}},
        {"other Connection", changed("Connection: Upgrade", "Connection: upgrades"), {"426"}},
        {"no version", without("Sec-WebSocket-Version: 13"), {"426"}},
        {"two versions", with("Sec-WebSocket-Version: 13\r\n"), {"426"}},
        {"no key", without("Sec-WebSocket-Key: " + key), {"400"}},
        {"two keys", with("Sec-WebSocket-Key: " + key + "\r\n"), {"400"}},
        {"no Host", without("Host: localhost"), {"400"}},
        {"two Hosts", with("Host: localhost\r\n"), {"400"}},
        {"upgrade with HTTP/1.0", changed("HTTP/1.1", "HTTP/1.0"), {"426"}},
        {"upgrade with HTTP/2.0", changed("HTTP/1.1", "HTTP/2.0"), {"505"}},
        {"upgrade with POST", changed("GET", "POST"), {"405"}},
        {"upgrade with HEAD", changed("GET", "HEAD"), {"405"}, {"HEAD"}},
        {"upgrade with OPTIONS", changed("GET", "OPTIONS"), {"405"}},
        {"upgrade with a body", with("Content-Length: 2\r\n") + "ab", {"400"}},
        {"upgrade with chunks", with("Transfer-Encoding: chunked\r\n") + "0\r\n\r\n", {"400"}},
        {"other subprotocol", with("Sec-WebSocket-Protocol: mqtt\r\n"), {"400"}},
        {"empty subprotocol", with("Sec-WebSocket-Protocol:\r\n"), {"400"}},
        {"from a page", with("Origin: https://evil.test\r\n"), {"403"}},
        {"from nowhere", with("Origin: null\r\n"), {"403"}},
        {"ticket that is none", upgradeRequest("/ws?ticket=x"), {"401"}},
        {"two tickets", upgradeRequest("/ws?ticket=x&ticket=x"), {"400"}},
        {"token that is not wanted", upgradeRequest("/ws?token=x"), {"401"}},
    };
    for (const QByteArray &wrong :
         QByteArrayList{"", "dGhlIHNhbXBsZSBub25jZQ", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25j",
                        "dGhlIHNhbXBsZSBub25jZSE=", "dGhlIHNhbXBsZSBub25jZQ==x",
                        "dGhl IHNhbXBsZSBub25jZQ==", "!GhlIHNhbXBsZSBub25jZQ==", "________________________"})
        rows << Row{"key '" + QByteArray(wrong) + '\'', changed(key, wrong), {"400"}};
    for (const QByteArray &version :
         QByteArrayList{"", "0", "8", "12", "14", "013", "13.0", "13, 8", "1 3", "x"})
        rows << Row{
            "version '" + QByteArray(version) + '\'', changed("Version: 13", "Version: " + version), {"426"}};
    return rows;
}

} // namespace

class TestHttpConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void overTcp_data() { addRows(); }
    void overTcp();
    void overTls_data() { addRows(); }
    void overTls();
    void emptyLinesAreNoRequest();
    void slowHeadsAndBodiesEnd_data();
    void slowHeadsAndBodiesEnd();
    void olderServersAreToldWhatIsMissing();

private:
    static void addRows();
    static void converse(NetServer &server, bool encrypted, const QByteArrayList &pieces);

    QTemporaryDir m_directory;
    std::unique_ptr<TlsContext> m_tls;
};

void TestHttpConformance::initTestCase()
{
    m_tls = freshTls(m_directory.path());
    QVERIFY(m_tls);
}

void TestHttpConformance::addRows()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<QByteArrayList>("methods");
    const QList<Rows> all{lengths(), lines(), requestLines(), targets(), fields(), limits(), upgrades()};
    for (const Rows &rows : all) {
        for (const Row &row : rows)
            QTest::newRow(row.name.constData()) << row.bytes << row.answers << row.methods;
    }
}

/// 101 is the last of HTTP; whatever else is there has to end by itself.
void TestHttpConformance::converse(NetServer &server, bool encrypted, const QByteArrayList &pieces)
{
    QFETCH(QByteArrayList, answers);
    QFETCH(QByteArrayList, methods);
    WirePeer peer(server.port(), encrypted);
    for (const QByteArray &piece : pieces) {
        peer.send(piece);
        QCoreApplication::processEvents(); // the server reads it by itself
    }
    if (answers.constLast() == "101")
        QTRY_VERIFY(peer.received().contains(" 101 ") && peer.received().endsWith("\r\n\r\n"));
    else
        QTRY_VERIFY(peer.isClosed());
    QByteArrayList got = responseLines(peer.received(), methods);
    // Whoever has sent the body already may be spared it (RFC 9110 §10.1.1).
    if (answers.startsWith("100") && !got.startsWith("100"))
        got.prepend("100");
    QCOMPARE(got, answers);
    QVERIFY(std::none_of(server.door.requests.cbegin(), server.door.requests.cend(),
                         [](const HttpRequest &one) { return one.path == QLatin1String("/smuggled"); }));
    server.door.requests.clear();
}

namespace {

/// Nobody is refused for being many, and a proxy that says too little is no news here.
GateOptions patient()
{
    GateOptions options;
    options.halfOpenPerAddress = 0;
    return options;
}

} // namespace

void TestHttpConformance::overTcp()
{
    QFETCH(QByteArray, bytes);
    NetServer server(patient());
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QIODevice|QObject|ASSERT")));
    const QList<QByteArrayList> cuts = everyCut(bytes, 100);
    for (const QByteArrayList &pieces : cuts) {
        converse(server, false, pieces);
        if (QTest::currentTestFailed()) {
            qInfo("in %d pieces, the first of %d bytes", static_cast<int>(pieces.size()),
                  static_cast<int>(pieces.constFirst().size()));
            return;
        }
        server.door.opened.clear();
    }
}

void TestHttpConformance::overTls()
{
    QFETCH(QByteArray, bytes);
    NetServer server(patient(), m_tls.get());
    const QList<QByteArrayList> cuts = twoCuts(bytes);
    for (const QByteArrayList &pieces : cuts) {
        converse(server, true, pieces);
        if (QTest::currentTestFailed()) {
            qInfo("in %d pieces", static_cast<int>(pieces.size()));
            return;
        }
    }
}

void TestHttpConformance::emptyLinesAreNoRequest()
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    NetServer server({}, nullptr, QHostAddress(QHostAddress::LocalHost), &timers);
    WirePeer peer(server.port(), false);
    peer.send(get("/t"));
    QTRY_COMPARE(responseLines(peer.received()), QByteArrayList{"200 GET /t"});
    peer.send(QByteArray("\r\n").repeated(50'000)); // nothing of it is kept
    QTRY_COMPARE(server.door.requests.size(), 1);
    QTest::qWait(0);
    timers.advance(Limits::requestHeadDeadline + seconds(1)); // none has begun
    QCoreApplication::processEvents();
    QVERIFY(!peer.isClosed());
    timers.advance(seconds(30));
    QTRY_VERIFY(peer.isClosed());
    QCOMPARE(responseLines(peer.received()), QByteArrayList{"200 GET /t"});
}

void TestHttpConformance::slowHeadsAndBodiesEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("request line") << QByteArray("GET /t");
    QTest::newRow("head") << get("/t").chopped(2);
    QTest::newRow("body") << post("Content-Length: 10\r\n", "hello");
    QTest::newRow("body that was asked for") << post("Expect: 100-continue\r\nContent-Length: 10\r\n");
}

/// A byte now and then is no excuse.
void TestHttpConformance::slowHeadsAndBodiesEnd()
{
    QFETCH(QByteArray, bytes);
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    NetServer server({}, nullptr, QHostAddress(QHostAddress::LocalHost), &timers);
    WirePeer peer(server.port(), false);
    QTRY_COMPARE(server.metrics().accepted, 1u);
    for (const char byte : bytes) {
        peer.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTest::qWait(20);
    timers.advance(Limits::requestHeadDeadline - milliseconds(1));
    QCoreApplication::processEvents();
    QVERIFY(!peer.isClosed());
    timers.advance(milliseconds(1));
    QTRY_VERIFY(peer.isClosed());
    QCOMPARE(responseLines(peer.received()).constLast(), QByteArray("408"));
    QVERIFY(server.door.requests.isEmpty());
}

void TestHttpConformance::olderServersAreToldWhatIsMissing()
{
    NetServer server(patient());
    WirePeer peer(server.port(), false);
    peer.send(upgradeRequest().replace("Version: 13", "Version: 25"));
    QTRY_VERIFY(peer.isClosed());
    QVERIFY(peer.received().contains("\r\nSec-WebSocket-Version: 13\r\n")); // RFC 6455 §4.4
    WirePeer options(server.port(), false);
    options.send(request("OPTIONS * HTTP/1.1", "Connection: close\r\n"));
    QTRY_VERIFY(options.isClosed());
    QVERIFY(options.received().contains("\r\nAllow: "));
    WirePeer offering(server.port(), false);
    offering.send(upgradeRequest("/ws", "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
    QTRY_VERIFY(offering.received().endsWith("\r\n\r\n"));
    QVERIFY(!offering.received().toLower().contains("sec-websocket-extensions"));
    QVERIFY(offering.received().contains("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
}

QTEST_GUILESS_MAIN(TestHttpConformance)
#include "tst_httpconformance.moc"
