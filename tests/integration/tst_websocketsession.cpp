// What the Transport promises, with raw peers at the other end.
#include "server/net/websocketsession.h"
#include "shared/protocol/limits.h"
#include "tests/integration/netfixture.h"

#include <QtTest>

using namespace Chinwag;

namespace {

/// Sends to a peer that does not read until much waits. The kernel takes a few MiB on loopback.
qint64 fillUp(Transport &transport)
{
    const QByteArray payload(64 * 1024, 'x');
    qint64 sent = 0;
    for (int i = 0; i < 400 && transport.pendingBytes() < Limits::outboundQueue; ++i) {
        transport.send(payload);
        transport.flush();
        sent += payload.size();
        QCoreApplication::processEvents();
    }
    return sent;
}

} // namespace

class TestWebSocketSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void handsTheIdentityOver();
    void oneTicketLetsOneIn();
    void refusalsNeverUpgrade_data();
    void refusalsNeverUpgrade();
    void confirmsTheSubprotocol();
    void movesFramesBothWays();
    void sendsWhatOneTurnProducedTogether();
    void framesOfEverySize_data();
    void framesOfEverySize();
    void keepsTheOrderWithPongs();
    void countsWhatWaits();
    void refusesWhatIsTooBig_data();
    void refusesWhatIsTooBig();
    void refusesBinary();
    void saysHowItEnded_data();
    void saysHowItEnded();
    void closeReachesItsEndWithASilentPeer();
    void closeComesAfterWhatWasSent();
    void boundsUnreadPongs();
    void answersTheLastPingOnlyWhenMuchWaits();
    void abortFreesEverything();
    void mayBeDestroyedInsideItsCallbacks();
    void silentSocketsAreNoBurden();

private:
    FakeFrontDoor::Opened &connectPeer(const QByteArray &target = "/ws", int receiveBuffer = 0);
    QList<ServerFrameBytes> frames() { return serverFrames(afterUpgrade(m_peer->received())); }

    std::unique_ptr<NetServer> m_server;
    std::unique_ptr<RawPeer> m_peer;
};

void TestWebSocketSession::init() { m_server = std::make_unique<NetServer>(); }

void TestWebSocketSession::cleanup()
{
    m_peer.reset();
    m_server.reset();
}

FakeFrontDoor::Opened &TestWebSocketSession::connectPeer(const QByteArray &target, int receiveBuffer)
{
    m_peer = std::make_unique<RawPeer>(m_server->port());
    if (receiveBuffer > 0)
        m_peer->socket().setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, receiveBuffer);
    m_peer->send(upgradeRequest(target));
    const auto up = [this] { return m_peer->status() == 101 && !m_server->door.opened.empty(); };
    if (!QTest::qWaitFor(up, 30'000))
        qFatal("no upgrade: %s", m_peer->received().constData());
    return m_server->door.opened.back();
}

void TestWebSocketSession::handsTheIdentityOver()
{
    QVERIFY(!connectPeer().identity);
    m_server->door.tickets = QStringList{QStringLiteral("t")};
    const auto &opened = connectPeer("/ws?ticket=t");
    QVERIFY(opened.identity);
    QCOMPARE(opened.identity->user.username, QStringLiteral("ann"));
}

void TestWebSocketSession::oneTicketLetsOneIn()
{
    m_server->door.tickets = QStringList{QStringLiteral("t")};
    std::vector<std::unique_ptr<RawPeer>> peers;
    peers.reserve(50);
    for (int i = 0; i < 50; ++i)
        peers.push_back(std::make_unique<RawPeer>(m_server->port()));
    for (const auto &peer : peers)
        peer->send(upgradeRequest("/ws?ticket=t"));
    const auto count = [&](int status) {
        return std::count_if(peers.begin(), peers.end(),
                             [&](const auto &peer) { return peer->status() == status; });
    };
    QTRY_COMPARE(count(101) + count(401), 50);
    QCOMPARE(count(101), 1);
    QCOMPARE(m_server->door.opened.size(), std::size_t(1));
}

void TestWebSocketSession::refusalsNeverUpgrade_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("wrong") << Error{ErrorCode::Unauthorized, QStringLiteral("no"), {}} << 401 << QByteArray();
    QTest::newRow("too many") << Error{ErrorCode::RateLimited, QStringLiteral("later"), milliseconds(1500)}
                              << 429 << QByteArray("Retry-After: 2\r\n");
    QTest::newRow("store away") << Error{ErrorCode::Temporary, QStringLiteral("later"), {}} << 503
                                << QByteArray();
}

void TestWebSocketSession::refusalsNeverUpgrade()
{
    QFETCH(Error, error);
    QFETCH(QByteArray, field);
    m_server->door.ticketError = error;
    RawPeer peer(m_server->port());
    peer.send(upgradeRequest("/ws?ticket=t"));
    QTRY_VERIFY(peer.isClosed());
    QTEST(peer.status(), "status");
    QVERIFY(peer.received().contains(field));
    QVERIFY(m_server->door.opened.empty());
}

void TestWebSocketSession::confirmsTheSubprotocol()
{
    RawPeer peer(m_server->port());
    peer.send(upgradeRequest("/ws", "Sec-WebSocket-Protocol: chinwag.v1\r\n"));
    QTRY_COMPARE(peer.status(), 101);
    QVERIFY(peer.received().contains("Sec-WebSocket-Protocol: chinwag.v1\r\n"));
    QVERIFY(peer.received().contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")); // the answer to RFC 6455's example key
}

void TestWebSocketSession::movesFramesBothWays()
{
    auto &opened = connectPeer();
    m_peer->send(clientFrame("{\"a\":1}") + clientFrame("{\"b\":\"\xc3\xa4\"}"));
    QTRY_COMPARE(opened.frames, QByteArrayList({"{\"a\":1}", "{\"b\":\"\xc3\xa4\"}"}));
    opened.transport->send("{\"c\":1}");
    opened.transport->flush();
    QTRY_COMPARE(frames().size(), 1);
    QCOMPARE(frames().constFirst().opcode, 1);
    QCOMPARE(frames().constFirst().payload, QByteArray("{\"c\":1}"));
    QCOMPARE(opened.transport->pendingBytes(), 0);
}

void TestWebSocketSession::sendsWhatOneTurnProducedTogether()
{
    auto &opened = connectPeer();
    for (int i = 0; i < 200; ++i)
        opened.transport->send(QByteArray::number(i));
    QVERIFY(opened.transport->pendingBytes() > 0); // nothing leaves inside send()
    opened.transport->flush();
    QCOMPARE(opened.transport->pendingBytes(), 0);
    QTRY_COMPARE(frames().size(), 200);
    for (int i = 0; i < 200; ++i)
        QCOMPARE(frames().at(i).payload, QByteArray::number(i));
    QCOMPARE(opened.drained, 0); // nothing had to wait
}

void TestWebSocketSession::framesOfEverySize_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 127, 65535, 65536, 300'000})
        QTest::addRow("%d", size) << size;
}

void TestWebSocketSession::framesOfEverySize()
{
    QFETCH(int, size);
    auto &opened = connectPeer();
    opened.transport->send(QByteArray(size, 'x'));
    opened.transport->send("end");
    opened.transport->flush();
    QTRY_COMPARE(frames().size(), 2);
    QCOMPARE(frames().at(0).payload, QByteArray(size, 'x'));
    QCOMPARE(frames().at(1).payload, QByteArray("end"));
}

/// Our frames go around QWebSocket, its pongs through QTcpSocket. While the peer does not read, the kernel's
/// buffer fills up and both are cut in pieces; no piece may land inside the other's frame.
void TestWebSocketSession::keepsTheOrderWithPongs()
{
    auto &opened = connectPeer();
    const QByteArray filler(20'000, 'x');
    m_server->door.onFrame = [&filler](FakeFrontDoor::Opened &session, const QByteArray &frame) {
        session.transport->send(frame + filler);
        session.transport->send(frame + "!");
        session.transport->flush();
    };
    int rounds = 0;
    const auto isHeard = [&] { return opened.frames.size() == rounds; };
    for (int cycle = 0; cycle < 5; ++cycle) {
        m_peer->stopReading();
        // A kernel whose buffer overflows may also keep back what its side sends, until somebody reads.
        while (opened.transport->pendingBytes() < Limits::outboundQueue / 4) {
            m_peer->send(clientFrame(QByteArray::number(rounds), 9) +
                         clientFrame(QByteArray::number(rounds)));
            ++rounds;
            if (!QTest::qWaitFor(isHeard, 1000))
                break;
        }
        QVERIFY(opened.transport->pendingBytes() > 0);
        m_peer->socket().setReadBufferSize(0);
        QTRY_COMPARE_WITH_TIMEOUT((m_peer->received(), opened.frames.size()), rounds, 30'000);
        QTRY_COMPARE((m_peer->received(), opened.transport->pendingBytes()), 0);
    }
    QTRY_COMPARE(frames().size(), 3 * rounds);

    int pongs = 0;
    int texts = 0;
    const QList<ServerFrameBytes> all = frames();
    for (const ServerFrameBytes &frame : all) {
        if (frame.opcode == 10) {
            QCOMPARE(frame.payload, QByteArray::number(pongs++));
        } else {
            QCOMPARE(frame.opcode, 1);
            QCOMPARE(frame.payload,
                     QByteArray::number(texts / 2) + (texts % 2 == 0 ? filler : QByteArray("!")));
            ++texts;
        }
    }
    QCOMPARE(pongs, rounds);
    QVERIFY(opened.closes.isEmpty());
}

void TestWebSocketSession::countsWhatWaits()
{
    auto &opened = connectPeer();
    m_peer->stopReading();
    const qint64 sent = fillUp(*opened.transport);
    QVERIFY(opened.transport->pendingBytes() >= Limits::outboundQueue);
    QVERIFY(opened.transport->pendingBytes() < sent + 1024);
    const int before = opened.drained;
    m_peer->socket().setReadBufferSize(0);
    QTRY_COMPARE_WITH_TIMEOUT((m_peer->received(), opened.transport->pendingBytes()), 0, 30'000);
    QTRY_COMPARE(opened.drained, before + 1);
}

void TestWebSocketSession::refusesWhatIsTooBig_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("authenticated");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("before, at the limit") << Limits::frameBeforeAuth << false << true;
    QTest::newRow("before, over") << Limits::frameBeforeAuth + 1 << false << false;
    QTest::newRow("after, at the limit") << Limits::frameAfterAuth << true << true;
    QTest::newRow("after, over") << Limits::frameAfterAuth + 1 << true << false;
    QTest::newRow("after, far over") << 500'000 << true << false;
}

void TestWebSocketSession::refusesWhatIsTooBig()
{
    QFETCH(int, size);
    QFETCH(bool, authenticated);
    QFETCH(bool, accepted);
    auto &opened = connectPeer();
    if (authenticated)
        opened.transport->setMaxIncomingFrame(Limits::frameAfterAuth);
    const QByteArray frame = clientFrame(QByteArray(size, 'x'));
    m_peer->send(accepted ? frame : frame.first(16)); // refused at its header, before the rest came
    if (accepted) {
        QTRY_COMPARE(opened.frames.size(), 1);
        QCOMPARE(opened.frames.constFirst().size(), size);
    } else {
        QTRY_COMPARE(opened.closes, QList<quint16>{1009});
        QVERIFY(opened.frames.isEmpty());
    }
}

void TestWebSocketSession::refusesBinary()
{
    auto &opened = connectPeer();
    m_peer->send(clientFrame("\x01\x02", 2));
    QTRY_COMPARE(opened.closes.size(), 1);
    QTRY_COMPARE(frames().size(), 1);
    QCOMPARE(frames().constFirst().opcode, 8);
    QCOMPARE(frames().constFirst().payload.first(2), QByteArray("\x03\xeb")); // 1003
    QVERIFY(opened.frames.isEmpty());
}

void TestWebSocketSession::saysHowItEnded_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint16>("code");
    QTest::newRow("cut") << QByteArray() << quint16(1006);
    QTest::newRow("normal") << clientFrame(QByteArray("\x03\xe8", 2), 8) << quint16(1000);
    QTest::newRow("going away") << clientFrame(QByteArray("\x03\xe9", 2), 8) << quint16(1001);
    QTest::newRow("reserved bits") << QByteArray("\xf1\x80\0\0\0\0", 6) << quint16(1002);
    QTest::newRow("bad opcode") << QByteArray("\x83\x80\0\0\0\0", 6) << quint16(1002);
    QTest::newRow("bad close code") << clientFrame(QByteArray("\x00\x01", 2), 8) << quint16(1002);
    QTest::newRow("not UTF-8") << clientFrame("\xff\xff") << quint16(1007);
}

void TestWebSocketSession::saysHowItEnded()
{
    QFETCH(QByteArray, bytes);
    QFETCH(quint16, code);
    auto &opened = connectPeer();
    if (bytes.isEmpty())
        m_peer->socket().abort();
    else
        m_peer->send(bytes);
    QTRY_COMPARE(opened.closes, QList<quint16>{code});
    opened.transport->send("nobody hears this");
    opened.transport->flush();
    opened.transport->close(CloseCode::Normal, {});
    opened.transport->abort();
    QCoreApplication::processEvents();
    QCOMPARE(opened.closes.size(), 1);
}

void TestWebSocketSession::closeReachesItsEndWithASilentPeer()
{
    auto &opened = connectPeer("/ws", 4096);
    m_peer->stopReading();
    fillUp(*opened.transport);
    opened.transport->close(CloseCode::SlowConsumer, QString(500, u'\u00e4'));
    QVERIFY(opened.closes.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(opened.closes.size(), 1, 30'000);
    QCOMPARE(opened.transport->pendingBytes(), 0);
}

void TestWebSocketSession::closeComesAfterWhatWasSent()
{
    auto &opened = connectPeer();
    opened.transport->send("first");
    opened.transport->close(CloseCode::GoingAway, QStringLiteral("bye"));
    opened.transport->send("never");
    QTRY_COMPARE(frames().size(), 2);
    QCOMPARE(frames().at(0).payload, QByteArray("first"));
    QCOMPARE(frames().at(1).payload, QByteArray("\x03\xe9"
                                                "bye"));
    QTRY_COMPARE(opened.closes, QList<quint16>{1006});
    QTRY_VERIFY(m_peer->isClosed());
}

/// Every ping wants an answer, and answers that nobody reads have to wait somewhere.
void TestWebSocketSession::boundsUnreadPongs()
{
    auto &opened = connectPeer("/ws", 64 * 1024);
    m_peer->stopReading();
    QByteArray burst;
    for (int i = 0; i < 500; ++i)
        burst += clientFrame(QByteArray(125, 'p'), 9);
    qint64 worst = 0;
    for (int i = 0; i < 2000 && opened.closes.isEmpty(); ++i) {
        if (m_peer->socket().bytesToWrite() < 1'000'000)
            m_peer->send(burst);
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        worst = std::max(worst, opened.transport->pendingBytes());
    }
    QTRY_COMPARE(opened.closes, QList<quint16>{1006});
    QVERIFY2(worst <= 2 * 1024 * 1024, qPrintable(QString::number(worst)));
    QCOMPARE(opened.transport->pendingBytes(), 0);
}

void TestWebSocketSession::answersTheLastPingOnlyWhenMuchWaits()
{
    auto &opened = connectPeer("/ws", 64 * 1024);
    m_peer->stopReading();
    fillUp(*opened.transport);
    const qint64 before = opened.transport->pendingBytes();
    for (int i = 0; i < 100; ++i)
        m_peer->send(clientFrame(QByteArray::number(i), 9));
    m_peer->send(clientFrame("heard"));
    QTRY_COMPARE(opened.frames.size(), 1);
    QCOMPARE(opened.transport->pendingBytes(), before);
    m_peer->socket().setReadBufferSize(0);
    const auto last = [this] {
        const QList<ServerFrameBytes> all = frames();
        return all.isEmpty() ? ServerFrameBytes() : all.last();
    };
    QTRY_COMPARE_WITH_TIMEOUT(last().opcode, 10, 30'000);
    QCOMPARE(last().payload, QByteArray("99"));
    QVERIFY(opened.closes.isEmpty());
}

void TestWebSocketSession::abortFreesEverything()
{
    auto &opened = connectPeer();
    opened.transport->send(QByteArray(100'000, 'x'));
    opened.transport->flush();
    opened.transport->abort();
    QCOMPARE(opened.transport->pendingBytes(), 0);
    QVERIFY(opened.closes.isEmpty()); // not from inside abort()
    QTRY_COMPARE(opened.closes, QList<quint16>{1006});
    QTRY_VERIFY(m_peer->isClosed());
}

void TestWebSocketSession::mayBeDestroyedInsideItsCallbacks()
{
    connectPeer();
    m_server->door.onFrame = [](FakeFrontDoor::Opened &session, const QByteArray &) {
        session.transport.reset();
    };
    m_peer->send(clientFrame("a") + clientFrame("b"));
    QTRY_VERIFY(m_peer->isClosed());

    auto &second = connectPeer();
    m_peer->stopReading();
    fillUp(*second.transport);
    second.transport->setCallbacks({{}, {}, [&second] { second.transport.reset(); }});
    m_peer->socket().setReadBufferSize(0);
    QTRY_VERIFY_WITH_TIMEOUT((m_peer->received(), m_peer->isClosed()), 30'000);

    auto &third = connectPeer();
    third.transport->setCallbacks({{}, [&third](quint16) { third.transport.reset(); }, {}});
    m_peer->socket().abort();
    QTRY_VERIFY(!third.transport);
}

void TestWebSocketSession::silentSocketsAreNoBurden()
{
    std::vector<std::unique_ptr<RawPeer>> silent;
    for (std::size_t i = 0; i < 100; ++i) {
        silent.push_back(std::make_unique<RawPeer>(m_server->port()));
        silent.back()->send(upgradeRequest());
        QTRY_COMPARE(m_server->door.opened.size(), i + 1);
        silent.back()->send(clientFrame("half").first(3));
    }
    auto &opened = connectPeer();
    m_peer->send(clientFrame("{}"));
    QTRY_COMPARE(opened.frames.size(), 1);
    for (auto &session : m_server->door.opened)
        session.transport->close(CloseCode::HeartbeatTimeout, {});
    for (const auto &peer : silent)
        QTRY_VERIFY(peer->isClosed());
}

QTEST_GUILESS_MAIN(TestWebSocketSession)
#include "tst_websocketsession.moc"
