// RFC 6455 over TCP and TLS: framing, pings, reserved bits, opcodes, fragments, UTF-8, closing, limits. Each
// stream goes out whole, cut once at every byte, and byte by byte; the answers are always the same, and the
// server ends the connection after its Close.
#include "shared/protocol/limits.h"
#include "tests/conformance/wire.h"
#include "tests/integration/netfixture.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

namespace {

constexpr int text = 1;
constexpr int binary = 2;
constexpr int closing = 8;
constexpr int ping = 9;
constexpr int pong = 10;
constexpr int fin = 0x80;

QByteArray frame(int first, const QByteArray &payload = {}) { return maskedFrame(first, payload); }

QByteArray whole(int opcode, const QByteArray &payload = {}) { return frame(fin | opcode, payload); }

QByteArray closeWith(int code, const QByteArray &reason = {})
{
    return whole(closing,
                 QByteArray(1, static_cast<char>(code >> 8)) + static_cast<char>(code & 0xff) + reason);
}

} // namespace

class TestWebSocketConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void overTcp_data() { addStreams(); }
    void overTcp();
    void overTls_data() { addStreams(); }
    void overTls();
    void theServerEndsFirst();
    void noCloseIsNoCode();
    void nothingIsSaidAfterAClose();

private:
    void addStreams();
    void converse(NetServer &server, bool encrypted, const QByteArrayList &pieces,
                  const QByteArrayList &expected);

    QTemporaryDir m_directory;
    std::unique_ptr<TlsContext> m_tls;
};

void TestWebSocketConformance::initTestCase()
{
    m_tls = freshTls(m_directory.path());
    QVERIFY(m_tls);
}

/// A stream without an end of its own ends with a Close of 1000.
void TestWebSocketConformance::addStreams()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("answers");
    const auto ends = [](const char *name, const QByteArray &bytes, const QByteArrayList &answers) {
        QTest::newRow(name) << bytes << answers;
    };
    const auto goesOn = [&ends](const char *name, const QByteArray &bytes, const QByteArrayList &answers) {
        ends(name, bytes + closeWith(1000), answers + QByteArrayList{"close 1000"});
    };
    const auto payload = [](qsizetype size) { return QByteArray(size, '*'); };
    const QByteArray euro("\xe2\x82\xac");
    const QByteArray greek("\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5");

    // Framing
    for (const int size : {0, 1, 125, 126, 127, 128, 300})
        goesOn(qPrintable(QStringLiteral("text of %1").arg(size)), whole(text, payload(size)),
               {"text " + payload(size)});
    goesOn("three texts", whole(text, "a") + whole(text, "b") + whole(text, "c"),
           {"text a", "text b", "text c"});
    ends("binary", whole(binary, "x"), {"close 1003"});
    ends("empty binary", whole(binary), {"close 1003"});
    ends("no mask", QByteArray("\x81\x05hello", 7), {"close 1002"});
    ends("empty without mask", QByteArray("\x81\x00", 2), {"close 1002"});
    ends("length in 16 bits, needlessly", QByteArray("\x81\xfe\x00\x05\0\0\0\0hello", 13), {"close 1002"});
    ends("length in 64 bits, needlessly", QByteArray("\x81\xff\0\0\0\0\0\0\0\x05\0\0\0\0hello", 19),
         {"close 1002"});
    ends("length of 64 bits", QByteArray("\x81\xff\x80\0\0\0\0\0\0\x05\0\0\0\0hello", 19), {"close 1002"});

    // Pings
    goesOn("empty ping", whole(ping), {"pong "});
    goesOn("ping", whole(ping, "hello"), {"pong hello"});
    const QByteArray noText("\x00\xff\xfe", 3);
    goesOn("ping that is no text", whole(ping, noText), {"pong " + noText});
    goesOn("ping of 125", whole(ping, payload(125)), {"pong " + payload(125)});
    ends("ping of 126", whole(ping, payload(126)), {"close 1002"});
    goesOn("pong nobody asked for", whole(pong), {});
    goesOn("pong with something", whole(pong, "x") + whole(ping, "y"), {"pong y"});
    goesOn("ten pings", whole(ping, "1").repeated(10), QByteArrayList(10, "pong 1"));

    // Reserved bits and opcodes
    for (const int bits : {1, 2, 3, 4, 5, 6, 7}) {
        ends(qPrintable(QStringLiteral("reserved bits %1").arg(bits)),
             whole(text, "first") + frame(fin | bits << 4 | text, "x") + whole(ping),
             {"text first", "close 1002"});
        ends(qPrintable(QStringLiteral("reserved bits %1 of a ping").arg(bits)),
             frame(fin | bits << 4 | ping, "x"), {"close 1002"});
        ends(qPrintable(QStringLiteral("reserved bits %1 of a close").arg(bits)),
             frame(fin | bits << 4 | closing), {"close 1002"});
    }
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        ends(qPrintable(QStringLiteral("opcode %1").arg(opcode)), whole(opcode), {"close 1002"});
        ends(qPrintable(QStringLiteral("opcode %1 after a text").arg(opcode)),
             whole(text, "first") + whole(opcode, "x") + whole(ping), {"text first", "close 1002"});
    }

    // Fragments
    goesOn("two fragments", frame(text, "frag") + whole(0, "ment"), {"text fragment"});
    goesOn("empty fragments", frame(text) + frame(0) + whole(0), {"text "});
    goesOn("empty around one", frame(text) + frame(0, "middle") + whole(0), {"text middle"});
    goesOn("ping among fragments", frame(text, "frag") + whole(ping, "p") + whole(0, "ment"),
           {"pong p", "text fragment"});
    goesOn("pings among fragments",
           frame(text, "f1") + whole(ping, "1") + frame(0, "f2") + whole(ping, "2") + whole(0, "f3"),
           {"pong 1", "pong 2", "text f1f2f3"});
    ends("close among fragments", frame(text, "frag") + closeWith(1000) + whole(0, "ment"), {"close 1000"});
    ends("ping in fragments", frame(ping, "p") + whole(0, "q"), {"close 1002"});
    ends("pong in fragments", frame(pong, "p") + whole(0, "q"), {"close 1002"});
    ends("close in fragments", frame(closing) + whole(0), {"close 1002"});
    ends("nothing to continue", whole(0, "x"), {"close 1002"});
    ends("nothing to continue, not the last", frame(0, "x") + whole(text, "y"), {"close 1002"});
    ends("nothing left to continue", frame(text, "a") + whole(0, "b") + whole(0, "c"),
         {"text ab", "close 1002"});
    ends("a text inside a message", frame(text, "a") + whole(text, "b"), {"close 1002"});
    ends("a binary inside a message", frame(text, "a") + whole(binary, "b"), {"close 1002"});

    // UTF-8
    goesOn("Greek", whole(text, greek), {"text " + greek});
    goesOn("a character over two fragments", frame(text, euro.first(1)) + whole(0, euro.sliced(1)),
           {"text " + euro});
    goesOn("a character over three fragments",
           frame(text, euro.first(1)) + frame(0, euro.mid(1, 1)) + whole(0, euro.last(1)), {"text " + euro});
    goesOn("the last character", whole(text, "\xf4\x8f\xbf\xbf"), {"text \xf4\x8f\xbf\xbf"});
    goesOn("NUL", whole(text, QByteArray(1, '\0')), {"text " + QByteArray(1, '\0')});
    ends("beyond the last character", whole(text, greek + "\xf4\x90\x80\x80" + "x"), {"close 1007"});
    ends("surrogate", whole(text, "\xed\xa0\x80"), {"close 1007"});
    ends("overlong", whole(text, "\xc0\xaf"), {"close 1007"});
    ends("continuation alone", whole(text, "\x80"), {"close 1007"});
    ends("ends inside a character", whole(text, euro.first(2)), {"close 1007"});
    ends("ends inside a character, fragments", frame(text, "a") + whole(0, euro.first(2)), {"close 1007"});
    ends("wrong, and the frame is not over", whole(text, greek + "\xff" + payload(50)).first(30),
         {"close 1007"});
    ends("wrong, and the message is not over", frame(text, greek + "\xff"), {"close 1007"});

    // Closing
    ends("close without code", whole(closing), {"close nothing"});
    ends("close with a reason", closeWith(1000, "bye"), {"close 1000"});
    ends("close with the longest reason", closeWith(1000, payload(123)), {"close 1000"});
    ends("close with too long a reason", closeWith(1000, payload(124)), {"close 1002"});
    ends("close with half a code", whole(closing, "\x03"), {"close 1002"});
    ends("close with a reason that is not UTF-8", closeWith(1000, "\xff"), {"close 1007"});
    ends("text after the close", closeWith(1000) + whole(text, "x"), {"close 1000"});
    ends("ping after the close", closeWith(1000) + whole(ping), {"close 1000"});
    ends("two closes", closeWith(1000) + closeWith(1001), {"close 1000"});
    for (const int code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        ends(qPrintable(QStringLiteral("close with %1").arg(code)), closeWith(code),
             {"close " + QByteArray::number(code)});
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        ends(qPrintable(QStringLiteral("close with %1").arg(code)), closeWith(code), {"close 1002"});

    // Limits: nobody has said who it is
    const qsizetype most = Limits::frameBeforeAuth;
    ends("too long, at its header", whole(text, payload(most + 1)).first(4), {"close 1009"});
    ends("far too long, at its header", QByteArray("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff", 10),
         {"close 1009"});
    ends("too long in fragments", frame(text, payload(100)) + whole(0, payload(most)).first(4),
         {"close 1009"});
}

void TestWebSocketConformance::converse(NetServer &server, bool encrypted, const QByteArrayList &pieces,
                                        const QByteArrayList &expected)
{
    WirePeer peer(server.port(), encrypted);
    peer.send(upgradeRequest());
    QTRY_VERIFY(!afterUpgrade(peer.received()).isNull());
    for (const QByteArray &piece : pieces) {
        peer.send(piece);
        QCoreApplication::processEvents(); // the server reads it by itself
    }
    QTRY_VERIFY(peer.isClosed());
    QCOMPARE(frameLines(afterUpgrade(peer.received())), expected);
}

void TestWebSocketConformance::overTcp()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, answers);
    const auto server = echoServer();
    const QList<QByteArrayList> cuts = everyCut(bytes);
    for (const QByteArrayList &pieces : cuts) {
        converse(*server, false, pieces, answers);
        if (QTest::currentTestFailed())
            return;
        server->door.opened.clear();
    }
}

void TestWebSocketConformance::overTls()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, answers);
    const auto server = echoServer(m_tls.get());
    const QList<QByteArrayList> cuts = twoCuts(bytes);
    for (const QByteArrayList &pieces : cuts)
        converse(*server, true, pieces, answers);
}

/// RFC 6455 §7.1.1: the waiting for late packets is the server's, so it closes first.
void TestWebSocketConformance::theServerEndsFirst()
{
    const auto server = echoServer();
    RawPeer peer(server->port());
    peer.send(upgradeRequest());
    QTRY_COMPARE(peer.status(), 101);
    peer.send(closeWith(1001));
    QTRY_VERIFY(peer.isClosed()); // we never closed anything
    QTRY_COMPARE(server->door.opened.front().closes, QList<quint16>{1001});
}

void TestWebSocketConformance::noCloseIsNoCode()
{
    const auto server = echoServer();
    RawPeer peer(server->port());
    peer.send(upgradeRequest());
    QTRY_COMPARE(peer.status(), 101);
    peer.send(whole(text, "half").first(5));
    peer.socket().disconnectFromHost();
    QTRY_COMPARE(server->door.opened.front().closes, QList<quint16>{1006});
    QVERIFY(server->door.opened.front().frames.isEmpty());
}

void TestWebSocketConformance::nothingIsSaidAfterAClose()
{
    const auto server = echoServer();
    RawPeer peer(server->port());
    peer.send(upgradeRequest());
    QTRY_COMPARE(peer.status(), 101);
    Transport &transport = *server->door.opened.front().transport;
    transport.close(CloseCode::GoingAway, QStringLiteral("bye"));
    peer.send(whole(ping, "still there?") + whole(text, "hello?") + closeWith(1001));
    QTRY_VERIFY(peer.isClosed());
    const QList<ServerFrameBytes> frames = serverFrames(afterUpgrade(peer.received()));
    QCOMPARE(frames.size(), 1);
    QCOMPARE(frames.constFirst().opcode, closing);
    QVERIFY(server->door.opened.front().frames.isEmpty());
}

QTEST_GUILESS_MAIN(TestWebSocketConformance)
#include "tst_websocketconformance.moc"
