// What the gate does with bytes from strangers, over real sockets: exact outcomes, and that it survives.
#include "server/net/platformsocket.h"
#include "shared/base/manualtime.h"
#include "tests/integration/netfixture.h"

#include <QtTest>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace Chinwag;

namespace {

const QByteArray get("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n");
constexpr milliseconds shortDeadline{150};

QByteArray post(const QByteArray &body, const QByteArray &moreFields = {})
{
    return "POST /echo HTTP/1.1\r\nHost: a\r\n" + moreFields +
           "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/// The kernel of the other side has everything that was sent.
bool hasArrived(const RawPeer &peer)
{
    return peer.socket().bytesToWrite() == 0 &&
           PlatformSocket::unacknowledged(peer.socket().socketDescriptor()) == 0;
}

/// The network layer of a server whose time stands still until the test turns it.
struct TimelessServer
{
    explicit TimelessServer(GateOptions options = {})
        : net(std::move(options), nullptr, QHostAddress(QHostAddress::LocalHost), &timers)
    {
    }

    ManualClock clock;
    ManualTimerScheduler timers{clock};
    NetServer net;
};

/// A connection on which nothing comes.
class SilentStream final : public ByteStream
{
public:
    explicit SilentStream(const QHostAddress &peer)
        : m_peer(peer)
    {
    }

    void setCallbacks(Callbacks) override {}
    void setReading(bool) override {}
    void write(std::span<const QByteArray>) override {}
    qint64 waiting() const override { return 0; }
    qint64 outstanding() const override { return 0; }
    void endWriting() override {}
    void abort() override {}
    QHostAddress peerAddress() const override { return m_peer; }

private:
    QHostAddress m_peer;
};

/// A peer whose kernel takes little, too.
std::unique_ptr<RawPeer> makeNarrowPeer(quint16 port)
{
    auto peer = std::make_unique<RawPeer>(port);
    peer->socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 16 * 1024);
    peer->stopReading();
    return peer;
}

class TestHttpGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void answersOneRequestAfterTheOther();
    void answersPipelinedRequestsInOrder();
    void closesWhenAsked();
    void readsBodiesInPieces();
    void says100WhenExpected();
    void headGetsNoBody();
    void refusesALargeBodyBeforeItCame();
    void endsSlowPeers_data();
    void endsSlowPeers();
    void idleConnectionsEndSilently();
    void aRequestsTimeBeginsWithItsFirstByte();
    void closesAtOnceWhenAllIsWritten_data();
    void closesAtOnceWhenAllIsWritten();
    void slowReadersGetLongAnswersWhole_data();
    void slowReadersGetLongAnswersWhole();
    void whoTakesNothingIsClosed();
    void lingeringIsHalfOpen();
    void oneAnswerWaitsAtMost();
#ifdef Q_OS_UNIX
    void outOfDescriptors();
#endif
    void capsHalfOpenConnections();
    void aNetworkCountsAsOnePeer();
    void credentialsComeOnTheAccountOfANetwork();
    void upgradedOrAnsweredAreNotHalfOpen();
    void webSocketsThatAreNotLetGoAreHalfOpen();
    void survivesPeersThatLeave();
    void drainEndsIdleConnections();
    void believesConfiguredProxies();
    void refusesProxiesThatDoNotSayWhoAsks();
    void answersToItsNamesOnly_data();
    void answersToItsNamesOnly();
    void anEscapedSlashIsPartOfAnId();
    void listensOnIPv6();
};

void TestHttpGate::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray start("GET /echo HTTP/1.1\r\nHost: a\r\n");
    row("length and encoding",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx", 400);
    row("two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400);
    row("bad length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400);
    row("chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411);
    row("bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("NUL", QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 28), 400);
    row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two Hosts", start + "Host: b\r\n\r\n", 400);
    row("no request", "hello\r\n\r\n", 400);
    row("TLS", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400);
    row("version", "GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505);
    row("proxy request", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 200);
    row("upgrade over 1.0", upgradeRequest().replace("HTTP/1.1", "HTTP/1.0"), 426);
    row("CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("target with NUL", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("folded line", start + "X: a\r\n b\r\n\r\n", 400);
    row("long line", "GET /" + QByteArray(4000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414);
    row("long line without end", QByteArray(4000, 'x'), 414);
    row("large head", start + "X: " + QByteArray(20'000, 'x') + "\r\n\r\n", 431);
    row("endless head", start + "X: " + QByteArray(100'000, 'x'), 431);
    QByteArray fields;
    for (int i = 0; i < 70; ++i)
        fields += "X: y\r\n";
    row("many fields", start + fields + "\r\n", 431);
    row("large body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 16385\r\n\r\n", 413);
    row("huge body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999999\r\n\r\n", 413);
    row("expectation", "POST / HTTP/1.1\r\nHost: a\r\nExpect: tea\r\nContent-Length: 1\r\n\r\nx", 417);
    row("upgrade elsewhere", upgradeRequest("/echo"), 200);
    row("no upgrade", "GET /ws HTTP/1.1\r\nHost: a\r\n\r\n", 426);
    row("upgrade with POST", upgradeRequest().replace("GET", "POST"), 405);
    row("upgrade version", upgradeRequest().replace("Version: 13", "Version: 12"), 426);
    row("upgrade without version", upgradeRequest().replace("Sec-WebSocket-Version", "X-Version"), 426);
    row("upgrade without key", upgradeRequest().replace("Sec-WebSocket-Key", "X-Key"), 400);
    row("upgrade with short key", upgradeRequest().replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhl"), 400);
    row("upgrade with two keys", upgradeRequest("/ws", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"),
        400);
    row("upgrade with body", upgradeRequest("/ws", "Content-Length: 2\r\n") + "ab", 400);
    row("upgrade with chunks", upgradeRequest("/ws", "Transfer-Encoding: chunked\r\n"), 400);
    row("upgrade with a frame", upgradeRequest() + clientFrame("{}"), 400);
    row("upgrade without Host", upgradeRequest().replace("Host: localhost\r\n", ""), 400);
    row("upgrade with other subprotocol", upgradeRequest("/ws", "Sec-WebSocket-Protocol: mqtt\r\n"), 400);
    row("upgrade from a page", upgradeRequest("/ws", "Origin: https://evil.test\r\n"), 403);
    row("upgrade from null", upgradeRequest("/ws", "Origin: null\r\n"), 403);
    row("upgrade from a look-alike", upgradeRequest("/ws", "Origin: https://chat.example.org.evil.test\r\n"),
        403);
    row("upgrade from an allowed page", upgradeRequest("/ws", "Origin: https://chat.example.org\r\n"), 101);
    row("wrong ticket", upgradeRequest("/ws?ticket=wrong"), 401);
    row("empty ticket", upgradeRequest("/ws?ticket="), 401);
    row("two tickets", upgradeRequest("/ws?ticket=good&ticket=good"), 400);
    row("token that is not allowed", upgradeRequest("/ws?token=secret"), 401);
    row("good ticket", upgradeRequest("/ws?ticket=good"), 101);
    row("no ticket", upgradeRequest(), 101);
}

void TestHttpGate::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    if (bytes.contains("HTTP/1.0"))
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("proxy_http_version 1\\.1")));
    GateOptions options;
    options.upgrades.allowedOrigins = QStringList{QStringLiteral("https://chat.example.org")};
    NetServer server(options);
    server.door.tickets = QStringList{QStringLiteral("good")};
    server.door.token = QStringLiteral("secret");
    RawPeer peer(server.port());
    peer.send(bytes);
    QTRY_COMPARE(peer.status(), status);
    if (status >= 400) {
        QTRY_VERIFY(peer.isClosed());
        QVERIFY(peer.received().contains("Content-Type: application/problem+json"));
        QCOMPARE(server.metrics().refusals.value(status), 1u);
        QVERIFY(server.door.requests.isEmpty());
    }
    QTRY_COMPARE(server.door.opened.size(), std::size_t(status == 101 ? 1 : 0));

    RawPeer next(server.port()); // nobody else noticed
    next.send(get);
    QTRY_COMPARE(next.status(), 200);
}

void TestHttpGate::answersOneRequestAfterTheOther()
{
    NetServer server;
    RawPeer peer(server.port());
    for (int i = 1; i <= 3; ++i) {
        peer.send(post("{\"n\":" + QByteArray::number(i) + '}'));
        QTRY_COMPARE(peer.received().count("HTTP/1.1 200"), i);
    }
    QVERIFY(!peer.isClosed());
    QCOMPARE(server.door.requests.size(), 3);
    QCOMPARE(server.door.requests.at(2).body, QByteArray("{\"n\":3}"));
    QCOMPARE(server.door.requests.at(2).remoteAddress, QStringLiteral("127.0.0.1"));
    QCOMPARE(server.metrics().accepted, 1u);
}

void TestHttpGate::answersPipelinedRequestsInOrder()
{
    NetServer server;
    RawPeer peer(server.port());
    QByteArray all;
    for (int i = 0; i < 500; ++i)
        all += post(QByteArray::number(i));
    peer.send(all);
    QTRY_COMPARE(peer.received().count("HTTP/1.1 200"), 500);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(server.door.requests.at(i).body, QByteArray::number(i));
}

void TestHttpGate::closesWhenAsked()
{
    NetServer server;
    RawPeer peer(server.port());
    peer.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY(peer.isClosed());
    QCOMPARE(peer.status(), 200);
    QVERIFY(peer.received().contains("Connection: close\r\n"));
}

void TestHttpGate::readsBodiesInPieces()
{
    NetServer server;
    RawPeer peer(server.port());
    const QByteArray request = post("0123456789");
    for (const char byte : request) {
        peer.send(QByteArray(1, byte));
        QCoreApplication::processEvents();
    }
    QTRY_COMPARE(peer.status(), 200);
    QCOMPARE(server.door.requests.constFirst().body, QByteArray("0123456789"));
}

void TestHttpGate::says100WhenExpected()
{
    NetServer server;
    RawPeer peer(server.port());
    const QByteArray request = post("later", "Expect: 100-continue\r\n");
    peer.send(request.chopped(5));
    QTRY_COMPARE(peer.received(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    peer.send("later");
    QTRY_VERIFY(peer.received().contains("HTTP/1.1 200"));
}

void TestHttpGate::headGetsNoBody()
{
    NetServer server;
    RawPeer peer(server.port());
    peer.send("HEAD /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY(peer.isClosed());
    QVERIFY(peer.received().endsWith("\r\n\r\n"));
    QVERIFY(!peer.received().contains("Content-Length: 0"));
    QCOMPARE(server.door.requests.constFirst().method, QByteArray("GET"));
}

void TestHttpGate::refusesALargeBodyBeforeItCame()
{
    NetServer server;
    RawPeer peer(server.port());
    peer.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n");
    QTRY_COMPARE(peer.status(), 413);
    peer.send(QByteArray(1'000'000, 'x')); // it does not stop at once; the answer must reach it all the same
    QTRY_VERIFY(peer.isClosed());
    QVERIFY(peer.received().endsWith('}'));
}

void TestHttpGate::endsSlowPeers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("half a head") << QByteArray("GET / HTTP/1.1\r\nHo") << 408;
    QTest::newRow("half a body") << post("0123456789").chopped(3) << 408;
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("ticket that is never decided") << upgradeRequest("/ws?ticket=good") << 408;
}

void TestHttpGate::endsSlowPeers()
{
    QFETCH(QByteArray, bytes);
    GateOptions options;
    options.deadline = shortDeadline;
    NetServer server(options);
    server.door.holdAnswers = true;
    RawPeer peer(server.port());
    peer.send(bytes);
    QTRY_VERIFY(peer.isClosed());
    QTEST(peer.status(), "status");
    for (const auto &answer : server.door.held) // late answers find nobody
        answer();
    QCoreApplication::processEvents();
    QVERIFY(server.door.opened.empty());
}

void TestHttpGate::idleConnectionsEndSilently()
{
    GateOptions options;
    options.idle = shortDeadline;
    NetServer server(options);
    RawPeer peer(server.port());
    peer.send(get);
    QTRY_VERIFY(peer.isClosed());
    QCOMPARE(peer.received().count("HTTP/1.1"), 1);
    QCOMPARE(peer.status(), 200);
}

void TestHttpGate::aRequestsTimeBeginsWithItsFirstByte()
{
    TimelessServer server;
    RawPeer peer(server.net.port());
    peer.send(get);
    QTRY_COMPARE(peer.status(), 200);
    server.timers.advance(seconds(29)); // idle, which is no crime
    const QByteArray request = post("0123456789");
    peer.send(request.first(20));
    QTest::qWait(0);
    QTRY_VERIFY(hasArrived(peer));
    QCoreApplication::processEvents();
    server.timers.advance(Limits::requestHeadDeadline - milliseconds(1));
    peer.send(request.sliced(20));
    QTRY_COMPARE(peer.received().count("HTTP/1.1 200"), 2);

    peer.send(request.chopped(1));
    QTRY_VERIFY(hasArrived(peer));
    QCoreApplication::processEvents();
    server.timers.advance(Limits::requestHeadDeadline);
    QTRY_VERIFY(peer.received().contains("HTTP/1.1 408"));
}

void TestHttpGate::closesAtOnceWhenAllIsWritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("asked") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") << 200;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\nHost: a\r\n\r\n") << 200;
    QTest::newRow("refused") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("refused upgrade") << QByteArray("GET /ws HTTP/1.1\r\nHost: a\r\n\r\n") << 426;
}

void TestHttpGate::closesAtOnceWhenAllIsWritten()
{
    QFETCH(QByteArray, bytes);
    TimelessServer server;
    RawPeer peer(server.net.port());
    peer.send(bytes);
    QTRY_VERIFY(peer.isClosed());
    QTEST(peer.status(), "status");
}

void TestHttpGate::slowReadersGetLongAnswersWhole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("close") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTest::newRow("keep alive") << get;
}

void TestHttpGate::slowReadersGetLongAnswersWhole()
{
    QFETCH(QByteArray, bytes);
    TimelessServer server;
    server.net.door.fixedAnswer = QByteArray(8'000'000, 'x');
    const auto peer = makeNarrowPeer(server.net.port());
    peer->send(bytes);
    QTRY_COMPARE(server.net.door.requests.size(), 1);
    const auto share = server.net.door.fixedAnswer.size() / 16;
    for (qsizetype expected = share; expected < server.net.door.fixedAnswer.size(); expected += share) {
        server.timers.advance(seconds(9));
        peer->socket().setReadBufferSize(64 * 1024);
        QTRY_VERIFY2(peer->received().size() >= expected, qPrintable(QString::number(expected)));
        peer->stopReading();
    }
    peer->socket().setReadBufferSize(0);
    QTRY_VERIFY(peer->received().endsWith("xxx"));
    QTRY_COMPARE(peer->received().size() - peer->received().indexOf("\r\n\r\n") - 4, 8'000'000);
}

void TestHttpGate::whoTakesNothingIsClosed()
{
    TimelessServer server;
    server.net.door.fixedAnswer = QByteArray(8'000'000, 'x');
    const auto peer = makeNarrowPeer(server.net.port());
    peer->send(get);
    QTRY_COMPARE(server.net.door.requests.size(), 1);
    const auto isClosed = [&] {
        server.timers.advance(Limits::requestHeadDeadline);
        return QTest::qWaitFor([&] { return server.net.gate().connections() == 0; }, 50);
    };
    QTRY_VERIFY(isClosed());
}

void TestHttpGate::lingeringIsHalfOpen()
{
    GateOptions options;
    options.halfOpenPerAddress = 2;
    TimelessServer server(options);
    server.net.door.fixedAnswer = QByteArray(8'000'000, 'x');
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < 2; ++i) {
        peers.push_back(makeNarrowPeer(server.net.port())); // never sees that we have ended
        peers.back()->send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }
    QTRY_COMPARE(server.net.door.requests.size(), 2);
    QCoreApplication::processEvents();
    RawPeer tooMany(server.net.port());
    QTRY_VERIFY(tooMany.isClosed());
    QCOMPARE(server.net.metrics().tooManyHalfOpen, 1u);
}

/// Somebody who asks and asks and never reads.
void TestHttpGate::oneAnswerWaitsAtMost()
{
    TimelessServer server;
    server.net.door.fixedAnswer = QByteArray(1'000'000, 'x');
    const auto peer = makeNarrowPeer(server.net.port());
    QByteArray many;
    for (int i = 0; i < 1000; ++i)
        many += get;
    peer->send(many);
    int turnsWithoutNews = 0;
    for (qsizetype before = 0; turnsWithoutNews < 50; ++turnsWithoutNews) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        if (server.net.door.requests.size() != std::exchange(before, server.net.door.requests.size()))
            turnsWithoutNews = 0;
    }
    QVERIFY2(server.net.door.requests.size() < 20, // as many as the kernel's buffers take, and one
             qPrintable(QString::number(server.net.door.requests.size())));
}

#ifdef Q_OS_UNIX
void TestHttpGate::outOfDescriptors()
{
    TimelessServer server;
    { // a listener that has been used before is another one for the kernel's errors
        RawPeer peer(server.net.port());
        peer.send(get);
        QTRY_COMPARE(peer.status(), 200);
    }
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (int i = 0; i < 80; ++i) {
        peers.push_back(
            std::make_unique<RawPeer>(server.net.port())); // the kernel has it, not yet the server
        peers.back()->send(get);
    }
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlim_t before = limit.rlim_cur;
    const int lowest = ::dup(0); // the kernel gives the lowest free number
    ::close(lowest);
    limit.rlim_cur = static_cast<rlim_t>(lowest) + 5;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot accept connections: .*")));
    ::setrlimit(RLIMIT_NOFILE, &limit);
    const auto answered = [&peers](int status) {
        return std::count_if(peers.begin(), peers.end(),
                             [status](const auto &peer) { return peer->status() == status; });
    };
    const bool toldSome = QTest::qWaitFor([&] { return answered(503) >= 60; }, 10'000);
    const quint64 errors = server.net.metrics().acceptErrors;
    for (int i = 0; i < 20; ++i) { // nothing more until the rest is over
        QCoreApplication::processEvents();
    }
    const quint64 errorsLater = server.net.metrics().acceptErrors;
    server.timers.advance(seconds(1)); // still out of them: counted, not said again
    limit.rlim_cur = before;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    QVERIFY2(toldSome, qPrintable(QString::number(answered(503))));
    QVERIFY(errors >= 1);
    QCOMPARE(errorsLater, errors);
    QVERIFY(answered(200) >= 1);

    server.timers.advance(seconds(1));
    RawPeer next(server.net.port());
    next.send(get);
    QTRY_COMPARE(next.status(), 200);
}
#endif

void TestHttpGate::capsHalfOpenConnections()
{
    NetServer server;
    std::vector<std::unique_ptr<RawPeer>> silent;
    silent.reserve(64);
    for (int i = 0; i < 64; ++i)
        silent.push_back(std::make_unique<RawPeer>(server.port()));
    QTRY_COMPARE(server.metrics().accepted, 64u);
    RawPeer tooMany(server.port());
    QTRY_VERIFY(tooMany.isClosed());
    QCOMPARE(tooMany.received(), QByteArray());
    QCOMPARE(server.metrics().tooManyHalfOpen, 1u);

    silent.pop_back();
    QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                 RawPeer again(server.port());
                                 again.send(get);
                                 return QTest::qWaitFor(
                                            [&] { return again.status() == 200 || again.isClosed(); }) &&
                                        again.status() == 200;
                             }()),
                             10'000);
}

void TestHttpGate::aNetworkCountsAsOnePeer()
{
    FakeFrontDoor door;
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    NetMetrics metrics;
    GateOptions options;
    options.halfOpenPerAddress = 3;
    HttpGate gate([](const HttpRequest &, const Continuation<HttpResponse> &) {}, &door, timers, options,
                  metrics);
    const auto comeFrom = [&gate](const QString &address) {
        gate.accept(std::make_unique<SilentStream>(QHostAddress(address)));
    };
    for (int i = 1; i <= 5; ++i)
        comeFrom(QStringLiteral("2001:db8::%1").arg(i));
    QCOMPARE(gate.connections(), std::size_t{3});
    QCOMPARE(metrics.tooManyHalfOpen, 2u);
    comeFrom(QStringLiteral("2001:db8:1::1")); // another site
    QCOMPARE(gate.connections(), std::size_t{4});
    for (int network = 1; network <= 20; ++network) {
        for (int i = 1; i <= 5; ++i)
            comeFrom(QStringLiteral("2001:db8:0:%1::%2").arg(network).arg(i));
    }
    QCOMPARE(gate.connections(), std::size_t(3 * Limits::siteFactor + 1));
    for (int i = 1; i <= 5; ++i)
        comeFrom(QStringLiteral("::ffff:192.0.2.%1").arg(i)); // each its own
    QCOMPARE(gate.connections(), std::size_t(3 * Limits::siteFactor + 1 + 5));
    timers.advance(options.deadline);
    QCOMPARE(gate.connections(), std::size_t{0});
    comeFrom(QStringLiteral("2001:db8::1"));
    QCOMPARE(gate.connections(), std::size_t{1});
}

/// Whoever guesses tickets through a proxy waits on their own account, not on everybody's.
void TestHttpGate::credentialsComeOnTheAccountOfANetwork()
{
    GateOptions options;
    options.trustedProxies = {QStringLiteral("127.0.0.1")};
    options.upgrades.allowQueryToken = true;
    NetServer server(options);
    const auto ask = [&server](const QByteArray &credential, const QByteArray &client) {
        RawPeer peer(server.port());
        peer.send(upgradeRequest("/ws?" + credential, "X-Forwarded-For: " + client + "\r\n"));
        return QTest::qWaitFor([&peer] { return peer.status() == 401; });
    };
    QVERIFY(ask("ticket=guess", "2001:db8::1"));
    QVERIFY(ask("ticket=guess", "2001:db8::2"));
    QVERIFY(ask("token=guess", "203.0.113.7"));
    const auto key = [](const char *address) {
        return Principal::stranger(NetworkOf(QString::fromLatin1(address))).key();
    };
    QCOMPARE(server.door.askers, (QStringList{key("2001:db8::"), key("2001:db8::"), key("203.0.113.7")}));
}

void TestHttpGate::upgradedOrAnsweredAreNotHalfOpen()
{
    GateOptions options;
    options.halfOpenPerAddress = 2;
    NetServer server(options);
    server.door.holdAnswers = true;
    std::vector<std::unique_ptr<RawPeer>> peers;
    for (std::size_t i = 0; i < 5; ++i) {
        peers.push_back(std::make_unique<RawPeer>(server.port()));
        peers.back()->send(upgradeRequest());
        QTRY_COMPARE(server.door.opened.size(), i + 1);
    }
    for (qsizetype i = 0; i < 5; ++i) {
        peers.push_back(std::make_unique<RawPeer>(server.port()));
        peers.back()->send(get);
        QTRY_COMPARE(server.door.requests.size(), i + 1);
    }
    QCOMPARE(server.metrics().tooManyHalfOpen, 0u);
}

void TestHttpGate::webSocketsThatAreNotLetGoAreHalfOpen()
{
    GateOptions options;
    options.halfOpenPerAddress = 2;
    TimelessServer server(options);
    FakeFrontDoor &door = server.net.door;
    std::vector<std::unique_ptr<RawPeer>> refused;
    for (std::size_t i = 0; i < 2; ++i) {
        refused.push_back(std::make_unique<RawPeer>(server.net.port())); // leaves the Close unanswered
        refused.back()->send(upgradeRequest());
        QTRY_COMPARE(door.opened.size(), i + 1);
        door.opened[i].transport->close(CloseCode::PolicyViolation, QStringLiteral("No."));
    }
    RawPeer tooMany(server.net.port());
    QTRY_VERIFY(tooMany.isClosed());
    QCOMPARE(server.net.metrics().tooManyHalfOpen, 1u);
    server.timers.advance(seconds(2));
    for (auto &each : door.opened) {
        QTRY_COMPARE(each.closes.size(), 1);
        each.transport.reset();
    }
    RawPeer again(server.net.port());
    again.send(get);
    QTRY_COMPARE(again.status(), 200);
}

void TestHttpGate::survivesPeersThatLeave()
{
    NetServer server;
    server.door.holdAnswers = true;
    server.door.tickets = QStringList{QStringLiteral("good")};
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("GET"), get, post("x").chopped(1), upgradeRequest("/ws?ticket=good")}) {
        RawPeer peer(server.port());
        peer.send(bytes);
        peer.socket().abort();
    }
    QTRY_COMPARE(server.metrics().accepted, 5u);
    QTRY_VERIFY(server.door.held.size() <= 2);
    RawPeer last(server.port());
    last.send("GET /last HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(!server.door.requests.isEmpty() &&
                server.door.requests.constLast().path == QLatin1String("/last"));
    for (std::size_t i = 0; i < server.door.held.size(); ++i)
        server.door.held[i]();
    QTRY_COMPARE(last.status(), 200);
    QVERIFY(server.door.opened.empty());
}

void TestHttpGate::drainEndsIdleConnections()
{
    NetServer server;
    RawPeer idle(server.port());
    RawPeer busy(server.port());
    QTRY_COMPARE(server.metrics().accepted, 2u);
    server.door.holdAnswers = true;
    busy.send(get);
    QTRY_COMPARE(server.door.held.size(), std::size_t(1));
    server.gate().drain();
    QTRY_VERIFY(idle.isClosed());
    QVERIFY(!busy.isClosed());
    server.door.held.front()();
    QTRY_VERIFY(busy.isClosed());
    QCOMPARE(busy.status(), 200);
}

void TestHttpGate::believesConfiguredProxies()
{
    GateOptions options;
    options.trustedProxies = QStringList{QStringLiteral("127.0.0.0/8")};
    NetServer trusting(options);
    NetServer other;
    for (NetServer *server : {&trusting, &other}) {
        RawPeer peer(server->port());
        peer.send("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 203.0.113.9, 198.51.100.7\r\n\r\n");
        QTRY_COMPARE(peer.status(), 200);
    }
    QCOMPARE(trusting.door.requests.constFirst().remoteAddress, QStringLiteral("198.51.100.7"));
    QCOMPARE(other.door.requests.constFirst().remoteAddress, QStringLiteral("127.0.0.1"));

    RawPeer peer(trusting.port());
    peer.send(upgradeRequest("/ws", "X-Forwarded-For: 198.51.100.7\r\n"));
    QTRY_COMPARE(trusting.door.opened.size(), std::size_t(1));
    QCOMPARE(trusting.door.opened.front().transport->remoteAddress(), QStringLiteral("198.51.100.7"));
}

void TestHttpGate::refusesProxiesThatDoNotSayWhoAsks()
{
    GateOptions options;
    options.trustedProxies = QStringList{QStringLiteral("127.0.0.1")};
    NetServer server(options);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("X-Forwarded-For"))); // once
    for (int i = 0; i < 2; ++i) {
        RawPeer peer(server.port());
        peer.send("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: unknown\r\n\r\n");
        QTRY_COMPARE(peer.status(), 400);
    }
    QVERIFY(server.door.requests.isEmpty());
}

void TestHttpGate::answersToItsNamesOnly_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    QTest::newRow("its name") << QByteArray("/") << QByteArray("chat.example.org") << 200;
    QTest::newRow("capitals and port") << QByteArray("/") << QByteArray("Chat.Example.ORG:7420") << 200;
    QTest::newRow("final dot") << QByteArray("/") << QByteArray("chat.example.org.") << 200;
    QTest::newRow("localhost") << QByteArray("/") << QByteArray("localhost:1") << 200;
    QTest::newRow("number") << QByteArray("/") << QByteArray("203.0.113.9:7420") << 200;
    QTest::newRow("IPv6") << QByteArray("/") << QByteArray("[2001:db8::1]:7420") << 200;
    QTest::newRow("stranger") << QByteArray("/") << QByteArray("evil.test") << 421;
    QTest::newRow("look-alike") << QByteArray("/") << QByteArray("chat.example.org.evil.test") << 421;
    QTest::newRow("stranger in the target")
        << QByteArray("http://evil.test/") << QByteArray("chat.example.org") << 421;
    QTest::newRow("stranger upgrades") << QByteArray("/ws") << QByteArray("evil.test") << 421;
}

void TestHttpGate::answersToItsNamesOnly()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, host);
    GateOptions options;
    options.hosts = {false, {QStringLiteral("chat.example.org")}, HostPolicy::Numbers::All, {}};
    NetServer server(options);
    RawPeer peer(server.port());
    peer.send("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    QTRY_VERIFY(peer.status() != 0);
    QTEST(peer.status(), "status");
}

void TestHttpGate::anEscapedSlashIsPartOfAnId()
{
    NetServer server;
    RawPeer peer(server.port());
    peer.send("GET /api/rooms/a%2Fb HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE(peer.status(), 200);
    QCOMPARE(server.door.requests.constFirst().pathSegments(),
             QStringList({QString(), QStringLiteral("api"), QStringLiteral("rooms"), QStringLiteral("a/b")}));
}

void TestHttpGate::listensOnIPv6()
{
    NetServer server({}, nullptr, QHostAddress(QHostAddress::Any)); // both families on one socket
    for (const QHostAddress::SpecialAddress address :
         {QHostAddress::LocalHost, QHostAddress::LocalHostIPv6}) {
        RawPeer peer(server.port(), QHostAddress(address));
        const std::size_t before = server.door.opened.size();
        peer.send(upgradeRequest());
        QTRY_COMPARE(peer.status(), 101);
        QTRY_COMPARE(server.door.opened.size(), before + 1);
    }
    QCOMPARE(server.door.opened.front().transport->remoteAddress(), QStringLiteral("127.0.0.1"));
}

QTEST_GUILESS_MAIN(TestHttpGate)
#include "tst_httpgate.moc"
