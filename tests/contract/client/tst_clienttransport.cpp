// QtClientTransport against servers that refuse, fall silent, cut, close and flood.
#include "app/net/qtclienttransport.h"
#include "tests/contract/client/scriptedserver.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

/// Everything a transport reported.
struct Record
{
    int opened = 0;
    int progress = 0;
    QList<QByteArray> frames;
    QList<quint16> ended;
    QString detail;

    ClientTransport::Callbacks callbacks()
    {
        return {[this] { ++opened; }, [this](const QByteArray &frame) { frames.append(frame); },
                [this] { ++progress; },
                [this](const ClientTransport::Ending &ending) {
                    ended.append(ending.code);
                    detail = ending.detail;
                }};
    }
};

/// A server that speaks the protocol, on the other side of one connection.
class WebSocketPeer : public QObject
{
public:
    WebSocketPeer()
        : m_server(u"test"_s, QWebSocketServer::NonSecureMode)
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
        connect(&m_server, &QWebSocketServer::newConnection, this, [this] {
            socket.reset(m_server.nextPendingConnection());
            connect(socket.get(), &QWebSocket::textMessageReceived, this,
                    [this](const QString &text) { received.append(text); });
        });
    }
    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/ws?ticket=secret"_s.arg(m_server.serverPort())); }

    QStringList received;
    std::unique_ptr<QWebSocket> socket;

private:
    QWebSocketServer m_server;
};

/// Completes the upgrade by hand, so that the test owns the bytes of the frames.
void acceptUpgrade(const ScriptedServer::Request &request)
{
    const QByteArray key =
        request.headers.value("sec-websocket-key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    request.socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                          "Upgrade\r\nSec-WebSocket-Accept: " +
                          QCryptographicHash::hash(key, QCryptographicHash::Sha1).toBase64() + "\r\n\r\n");
}

QByteArray textFrame(const QByteArray &text)
{
    Q_ASSERT(text.size() < 126);
    return QByteArray("\x81") + static_cast<char>(text.size()) + text;
}

} // namespace

class TestClientTransport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void opensAndTalksInOrder();
    void aRefusedUpgradeEndsAtOnce_data();
    void aRefusedUpgradeEndsAtOnce();
    void silenceIsLeftToTheCaller();
    void nobodyListens();
    void notAnAddressEndsLater();
    void aCutIsNotANormalEnd();
    void aCutAfterFramesKeepsThem();
    void closeCodesArrive_data();
    void closeCodesArrive();
    void aPieceOfAFrameIsProgress();
    void aCloseFrameBeforeTheCutCounts();
    void aBigFrameEndsIt();
    void manyPiecesAreOneMessageWithOneLimit();
    void aFrameAtTheLimitPasses();
    void aBinaryFrameEndsIt();
    void abortIsSilent();
    void destroyedInsideACallback_data();
    void destroyedInsideACallback();
    void closeSendsItsCode();
    void sendsTheUrlAsItIs();
};

void TestClientTransport::opensAndTalksInOrder()
{
    WebSocketPeer peer;
    Record record;
    QtClientTransport transport;
    transport.open(peer.url(), record.callbacks());
    QCOMPARE(record.opened, 0); // never from inside a call
    QTRY_COMPARE(record.opened, 1);
    QTRY_VERIFY(peer.socket);
    for (int i = 0; i < 100; ++i) {
        transport.send("{\"n\":" + QByteArray::number(i) + ",\"text\":\"grüße\"}");
        peer.socket->sendTextMessage(u"%1 שלום"_s.arg(i));
    }
    QTRY_COMPARE(peer.received.size(), 100);
    QTRY_COMPARE(record.frames.size(), 100);
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(peer.received.at(i), u"{\"n\":%1,\"text\":\"grüße\"}"_s.arg(i));
        QCOMPARE(record.frames.at(i), u"%1 שלום"_s.arg(i).toUtf8());
    }
    QVERIFY(record.ended.isEmpty());
}

void TestClientTransport::aRefusedUpgradeEndsAtOnce_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("401") << QByteArray("401 Unauthorized") << QByteArray();
    QTest::newRow("401 asking") << QByteArray("401 Unauthorized")
                                << QByteArray("WWW-Authenticate: Basic realm=\"x\"\r\n");
    QTest::newRow("403") << QByteArray("403 Forbidden") << QByteArray();
    QTest::newRow("429") << QByteArray("429 Too Many Requests") << QByteArray("Retry-After: 5\r\n");
    QTest::newRow("503") << QByteArray("503 Service Unavailable") << QByteArray();
    QTest::newRow("302") << QByteArray("302 Found")
                         << QByteArray("Location: http://127.0.0.1:1/elsewhere\r\n");
    QTest::newRow("200") << QByteArray("200 OK") << QByteArray();
    QTest::newRow("wrong key")
        << QByteArray("101 Switching Protocols")
        << QByteArray("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: no\r\n");
}

void TestClientTransport::aRefusedUpgradeEndsAtOnce()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    // Leaves the connection open, as proxies do: only the answer may end it.
    ScriptedServer server([&](const ScriptedServer::Request &request) {
        request.socket->write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: 0\r\n\r\n");
    });
    Record record;
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws?ticket=secret"_s), record.callbacks());
    QTRY_COMPARE(record.ended, QList<quint16>{1006});
    QCOMPARE(record.opened, 0);
    QCOMPARE(server.connections(), 1);
    QVERIFY(!record.detail.isEmpty());
    QVERIFY2(!record.detail.contains("secret"_L1), qPrintable(record.detail));
}

void TestClientTransport::silenceIsLeftToTheCaller()
{
    ScriptedServer server;
    Record record;
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws"_s), record.callbacks());
    QTRY_COMPARE(server.requests().size(), 1);
    transport.send("too early");
    transport.abort();
    QTRY_COMPARE(server.findChildren<QTcpSocket *>().size(), 0); // the server saw it go
    QCOMPARE(record.opened, 0);
    QVERIFY(record.ended.isEmpty());
}

void TestClientTransport::nobodyListens()
{
    QUrl url;
    {
        ScriptedServer gone;
        url = gone.url(u"ws"_s, u"/ws?ticket=secret"_s);
    }
    Record record;
    QtClientTransport transport;
    transport.open(url, record.callbacks());
    QTRY_COMPARE(record.ended, QList<quint16>{1006});
    QVERIFY2(!record.detail.contains("secret"_L1), qPrintable(record.detail));
}

void TestClientTransport::notAnAddressEndsLater()
{
    for (const QUrl &url : {QUrl(), QUrl(u"http://127.0.0.1:1/ws"_s), QUrl(u"file:///etc/passwd"_s)}) {
        Record record;
        QtClientTransport transport;
        transport.open(url, record.callbacks());
        QVERIFY(record.ended.isEmpty());
        QTRY_COMPARE(record.ended, QList<quint16>{1006});
    }
}

void TestClientTransport::aCutIsNotANormalEnd()
{
    ScriptedServer server([](const ScriptedServer::Request &request) {
        acceptUpgrade(request);
        request.socket->disconnectFromHost();
    });
    Record record;
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws"_s), record.callbacks());
    QTRY_COMPARE(record.ended, QList<quint16>{1006});
    QCOMPARE(record.opened, 1);
}

void TestClientTransport::aCutAfterFramesKeepsThem()
{
    Record record;
    ScriptedServer server([&](const ScriptedServer::Request &request) { acceptUpgrade(request); });
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws"_s), record.callbacks());
    QTRY_COMPARE(record.opened, 1);
    server.request().socket->write(textFrame("one") + textFrame("two"));
    server.request().socket->disconnectFromHost();
    QTRY_COMPARE(record.ended, QList<quint16>{1006});
    QCOMPARE(record.frames, (QList<QByteArray>{"one", "two"}));
}

void TestClientTransport::closeCodesArrive_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {1000, 1001, 1008, 1011, 4000, 4008, 4029, 4501, 4502, 4503})
        QTest::addRow("%d", code) << code;
}

void TestClientTransport::closeCodesArrive()
{
    QFETCH(int, code);
    WebSocketPeer peer;
    Record record;
    QtClientTransport transport;
    transport.open(peer.url(), record.callbacks());
    QTRY_VERIFY(peer.socket);
    QTRY_COMPARE(record.opened, 1);
    peer.socket->sendTextMessage(u"last words"_s);
    peer.socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), u"because"_s);
    QTRY_COMPARE(record.ended, QList<quint16>{static_cast<quint16>(code)});
    QCOMPARE(record.frames, QList<QByteArray>{"last words"});
    QVERIFY(record.detail.contains("because"_L1));
}

void TestClientTransport::aPieceOfAFrameIsProgress()
{
    Record record;
    ScriptedServer server([](const ScriptedServer::Request &request) { acceptUpgrade(request); });
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws"_s), record.callbacks());
    QTRY_COMPARE(record.opened, 1);
    const int before = record.progress;
    server.request().socket->write(QByteArray::fromHex("8105") + "he"); // of five characters
    QTRY_VERIFY(record.progress > before);
    QVERIFY(record.frames.isEmpty());
    server.request().socket->write("llo");
    QTRY_COMPARE(record.frames, QList<QByteArray>{"hello"});
}

void TestClientTransport::aCloseFrameBeforeTheCutCounts()
{
    Record record;
    ScriptedServer server([](const ScriptedServer::Request &request) { acceptUpgrade(request); });
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws"_s), record.callbacks());
    QTRY_COMPARE(record.opened, 1);
    server.request().socket->write(QByteArray::fromHex("88021195")); // Close, 4501
    server.request().socket->disconnectFromHost();
    QTRY_COMPARE(record.ended, QList<quint16>{4501});
}

void TestClientTransport::aBigFrameEndsIt()
{
    Record record;
    ScriptedServer server([](const ScriptedServer::Request &request) { acceptUpgrade(request); });
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws"_s), record.callbacks());
    QTRY_COMPARE(record.opened, 1);
    // Only the header of a frame of 1 TiB: it must not wait for the rest.
    server.request().socket->write(QByteArray::fromHex("817f0000010000000000") + "x");
    QTRY_COMPARE(record.ended, QList<quint16>{1006});
    QVERIFY(record.frames.isEmpty());
}

void TestClientTransport::manyPiecesAreOneMessageWithOneLimit()
{
    Record record;
    ScriptedServer server([](const ScriptedServer::Request &request) { acceptUpgrade(request); });
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws"_s), record.callbacks());
    QTRY_COMPARE(record.opened, 1);
    // Fragments of 32 KiB that never say "last".
    QByteArray piece = QByteArray::fromHex("017e8000") + QByteArray(0x8000, 'x');
    for (quint64 sent = 0; sent <= QtClientTransport::incomingLimit; sent += 0x8000) {
        server.request().socket->write(piece);
        piece[0] = '\0';
    }
    QTRY_COMPARE(record.ended, QList<quint16>{1006});
    QVERIFY(record.frames.isEmpty());
}

void TestClientTransport::aFrameAtTheLimitPasses()
{
    WebSocketPeer peer;
    peer.setObjectName(u"peer"_s);
    Record record;
    QtClientTransport transport;
    transport.open(peer.url(), record.callbacks());
    QTRY_VERIFY(peer.socket);
    peer.socket->setOutgoingFrameSize(QtClientTransport::incomingLimit);
    peer.socket->sendTextMessage(QString(static_cast<qsizetype>(QtClientTransport::incomingLimit), u'x'));
    QTRY_COMPARE(record.frames.size(), 1);
    QCOMPARE(record.frames.first().size(), static_cast<qsizetype>(QtClientTransport::incomingLimit));
    QVERIFY(record.ended.isEmpty());
}

void TestClientTransport::aBinaryFrameEndsIt()
{
    WebSocketPeer peer;
    Record record;
    QtClientTransport transport;
    transport.open(peer.url(), record.callbacks());
    QTRY_VERIFY(peer.socket);
    peer.socket->sendBinaryMessage("not text");
    peer.socket->sendTextMessage(u"after"_s);
    QTRY_COMPARE(record.ended, QList<quint16>{1006});
    QVERIFY(record.frames.isEmpty());
}

void TestClientTransport::abortIsSilent()
{
    WebSocketPeer peer;
    Record record;
    QtClientTransport transport;
    transport.open(peer.url(), record.callbacks());
    QTRY_VERIFY(peer.socket);
    QTRY_COMPARE(record.opened, 1);
    bool gone = false;
    connect(peer.socket.get(), &QWebSocket::disconnected, this, [&] { gone = true; });
    peer.socket->sendTextMessage(u"too late"_s);
    transport.abort();
    transport.send("nothing");
    transport.close(CloseCode::Normal);
    transport.abort();
    QTRY_VERIFY(gone);
    QVERIFY(record.frames.isEmpty());
    QVERIFY(record.ended.isEmpty());
}

void TestClientTransport::destroyedInsideACallback_data()
{
    QTest::addColumn<QByteArray>("when");
    for (const char *when : {"opened", "frame", "ended"})
        QTest::newRow(when) << QByteArray(when);
}

void TestClientTransport::destroyedInsideACallback()
{
    QFETCH(QByteArray, when);
    WebSocketPeer peer;
    auto transport = std::make_unique<QtClientTransport>();
    QByteArrayList calls;
    const auto note = [&](const QByteArray &what) {
        calls.append(what);
        if (what == when)
            transport.reset();
    };
    transport->open(peer.url(), {[&] { note("opened"); },
                                 [&](const QByteArray &) { note("frame"); },
                                 {},
                                 [&](const ClientTransport::Ending &) { note("ended"); }});
    QTRY_VERIFY(peer.socket);
    peer.socket->sendTextMessage(u"one"_s);
    peer.socket->close(QWebSocketProtocol::CloseCodeGoingAway);
    QTRY_VERIFY(!transport);
    QTRY_COMPARE(peer.socket->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(calls.last(), when);
}

void TestClientTransport::closeSendsItsCode()
{
    WebSocketPeer peer;
    Record record;
    QtClientTransport transport;
    transport.open(peer.url(), record.callbacks());
    QTRY_VERIFY(peer.socket);
    QTRY_COMPARE(record.opened, 1);
    bool gone = false;
    connect(peer.socket.get(), &QWebSocket::disconnected, this, [&] { gone = true; });
    transport.close(CloseCode::HeartbeatTimeout);
    QVERIFY(record.ended.isEmpty());
    QTRY_VERIFY(gone);
    QCOMPARE(static_cast<int>(peer.socket->closeCode()), 4000);
    QTRY_COMPARE(record.ended, QList<quint16>{1006});
}

void TestClientTransport::sendsTheUrlAsItIs()
{
    ScriptedServer server;
    Record record;
    QtClientTransport transport;
    transport.open(server.url(u"ws"_s, u"/ws?ticket=a%2Bb"_s), record.callbacks());
    QTRY_COMPARE(server.requests().size(), 1);
    QCOMPARE(server.request().target, QByteArray("/ws?ticket=a%2Bb"));
    QVERIFY(!server.request().headers.contains("origin"));
    QVERIFY(!server.request().headers.contains("authorization"));
}

QTEST_GUILESS_MAIN(TestClientTransport)
#include "tst_clienttransport.moc"
