// The matrices of RFC 6455 that are computed: every length at the borders of its encodings, every character
// at the borders of UTF-8 and every way to break one, every close code, every fragmentation of one message.
#include "server/net/frameparser.h"
#include "shared/protocol/limits.h"
#include "tests/conformance/wire.h"
#include "tests/integration/netfixture.h"

#include <QTemporaryDir>
#include <QtEndian>
#include <QtTest>

using namespace Chinwag;

namespace {

constexpr int continuation = 0;
constexpr int text = 1;
constexpr int binary = 2;
constexpr int closing = 8;
constexpr int ping = 9;
constexpr int pong = 10;
constexpr int fin = 0x80;

QByteArray whole(int opcode, const QByteArray &payload = {}) { return maskedFrame(fin | opcode, payload); }

QByteArray closeWith(int code, const QByteArray &reason = {})
{
    QByteArray body(2, '\0');
    qToBigEndian(static_cast<quint16>(code), body.data());
    return whole(closing, body + reason);
}

/// A message in fragments of these sizes; the rest, which may be empty, is the last one.
QByteArray inFragments(const QByteArray &message, qsizetype size, const QByteArray &between = {})
{
    QByteArray bytes;
    qsizetype at = 0;
    for (; message.size() - at > size; at += size)
        bytes += maskedFrame(at == 0 ? text : continuation, message.mid(at, size)) + between;
    return bytes + maskedFrame(fin | (at == 0 ? text : continuation), message.sliced(at));
}

QByteArray utf8(char32_t character)
{
    QString one;
    one.append(QChar::fromUcs4(character)); // fromUcs4() of a QString takes a byte order mark away
    return one.toUtf8();
}

QByteArray hex(const char *digits) { return QByteArray::fromHex(digits); }

/// How a frame of this length may say so, and how it may not; its payload does not follow.
QByteArray header(int first, quint64 length, int bits, bool masked = true)
{
    const auto mask = masked ? char(-128) : char(0);
    QByteArray bytes(1, static_cast<char>(first));
    if (bits == 7)
        return bytes + static_cast<char>(mask | static_cast<char>(length));
    bytes += static_cast<char>(mask | static_cast<char>(bits == 16 ? 126 : 127));
    QByteArray number(8, '\0');
    qToBigEndian(length, number.data());
    return bytes + number.last(bits / 8);
}

} // namespace

class TestWebSocketMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lengths_data() { addStreams(&TestWebSocketMatrix::addLengths); }
    void lengths() { converse(); }
    void characters_data() { addStreams(&TestWebSocketMatrix::addCharacters); }
    void characters() { converse(); }
    void fragments_data() { addStreams(&TestWebSocketMatrix::addFragments); }
    void fragments() { converse(); }
    void closing_data() { addStreams(&TestWebSocketMatrix::addClosing); }
    void closing() { converse(); }
    void everyCloseCode();
    void wrongAtItsFirstByte_data();
    void wrongAtItsFirstByte();

private:
    using Say = std::function<void(const QByteArray &, const QByteArray &, const QByteArrayList &)>;

    static void addStreams(void (*add)(const Say &ends, const Say &goesOn));
    static void addLengths(const Say &ends, const Say &goesOn);
    static void addCharacters(const Say &ends, const Say &goesOn);
    static void addFragments(const Say &ends, const Say &goesOn);
    static void addClosing(const Say &ends, const Say &goesOn);
    void converse();
    static void talk(NetServer &server, bool encrypted, const QByteArrayList &pieces);

    QTemporaryDir m_directory;
    std::unique_ptr<TlsContext> m_tls;
};

void TestWebSocketMatrix::initTestCase()
{
    m_tls = freshTls(m_directory.path());
    QVERIFY(m_tls);
}

void TestWebSocketMatrix::addStreams(void (*add)(const Say &ends, const Say &goesOn))
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("answers");
    const Say ends = [](const QByteArray &name, const QByteArray &bytes, const QByteArrayList &answers) {
        QTest::newRow(name.constData()) << bytes << answers;
    };
    const Say goesOn = [](const QByteArray &name, const QByteArray &bytes, const QByteArrayList &answers) {
        QTest::newRow(name.constData()) << bytes + closeWith(1000) << answers + QByteArrayList{"close 1000"};
    };
    add(ends, goesOn);
}

void TestWebSocketMatrix::addLengths(const Say &ends, const Say &goesOn)
{
    for (const qsizetype size :
         {0, 1, 124, 125, 126, 127, 128, 255, 256, 4095, 4096, 4097, 65'534, 65'535, 65'536}) {
        const QByteArray payload(size, '*');
        goesOn("text of " + QByteArray::number(size), whole(text, payload), {"text " + payload});
    }
    ends("one too many", header(fin | text, Limits::frameAfterAuth + 1, 64), {"close 1009"});
    ends("2^63 - 1", header(fin | text, 0x7fffffffffffffff, 64), {"close 1009"});
    ends("2^63", header(fin | text, 0x8000000000000000, 64), {"close 1002"});
    ends("2^64 - 1", header(fin | text, 0xffffffffffffffff, 64), {"close 1002"});
    for (const quint64 length : {0U, 1U, 124U, 125U})
        ends(QByteArray::number(length) + " in 16 bits", header(fin | text, length, 16), {"close 1002"});
    for (const quint64 length : {0U, 1U, 125U, 126U, 65'534U, 65'535U})
        ends(QByteArray::number(length) + " in 64 bits", header(fin | text, length, 64), {"close 1002"});
    for (const int opcode : {ping, pong, ::closing}) {
        const QByteArray name = QByteArray::number(opcode);
        ends("control " + name + " of 126", header(fin | opcode, 126, 16), {"close 1002"});
        ends("control " + name + " of 65536", header(fin | opcode, 65'536, 64), {"close 1002"});
        ends("control " + name + " of 5 in 16 bits", header(fin | opcode, 5, 16), {"close 1002"});
        ends("control " + name + " without a mask", header(fin | opcode, 0, 7, false), {"close 1002"});
        ends("control " + name + " in fragments", maskedFrame(opcode), {"close 1002"});
    }
    ends("without a mask, 16 bits", header(fin | text, 300, 16, false), {"close 1002"});
    ends("without a mask, 64 bits", header(fin | text, 65'536, 64, false), {"close 1002"});
    for (int size = 0; size <= 125; size += 25) {
        const QByteArray payload(size, '\xfe');
        goesOn("ping of " + QByteArray::number(size), whole(ping, payload), {"pong " + payload});
        goesOn("pong of " + QByteArray::number(size), whole(pong, payload), {});
    }
    ends("binary", header(fin | binary, 5, 7), {"close 1003"});
    ends("binary in fragments", header(binary, 5, 7), {"close 1003"});
    const QByteArray fragment(1300, '*');
    ends("one too many in fragments",
         maskedFrame(text, fragment) + maskedFrame(continuation, fragment).repeated(49) +
             header(continuation, 537, 16),
         {"close 1009"});
}

void TestWebSocketMatrix::addCharacters(const Say &ends, const Say &goesOn)
{
    const std::initializer_list<char32_t> borders{
        0x0,     0x1,     0x7f,    0x80,    0x7ff,   0x800,   0xfff,    0x1000,   0xcfff,
        0xd000,  0xd7ff,  0xe000,  0xfdd0,  0xfdef,  0xfeff,  0xfffd,   0xfffe,   0xffff,
        0x10000, 0x1fffe, 0x1ffff, 0x3ffff, 0x40000, 0xfffff, 0x100000, 0x10fffe, 0x10ffff};
    for (const char32_t character : borders) {
        const QByteArray bytes = utf8(character);
        const QByteArray name = "U+" + QByteArray::number(static_cast<uint>(character), 16);
        goesOn(name, whole(text, bytes), {"text " + bytes});
        goesOn(name + " in fragments of one byte", inFragments("a" + bytes + "b", 1),
               {"text a" + bytes + "b"});
        goesOn(name + " with pings inside", inFragments(bytes, 1, whole(ping, "p")),
               QByteArrayList(bytes.size() - 1, "pong p") + QByteArrayList{"text " + bytes});
        for (qsizetype size = 1; size < bytes.size(); ++size) {
            const QByteArray cut = bytes.first(size);
            ends(name + " without its end, " + QByteArray::number(size), whole(text, "x" + cut),
                 {"close 1007"});
            ends(name + " broken off, " + QByteArray::number(size), whole(text, cut + "x"), {"close 1007"});
            ends(name + " broken off in a fragment, " + QByteArray::number(size),
                 maskedFrame(text, cut) + whole(continuation, "x"), {"close 1007"});
        }
    }
    const std::initializer_list<const char *> wrong{
        "80",       "bf",           "8080",       "80bf80bf80bf", // continuation without a start
        "c0",       "c1",           "f5",         "f6",           "f7",           "f8",
        "f9",       "fa",           "fb", // bytes that never occur
        "fc",       "fd",           "fe",         "ff",           "fefeffff",     "c080",
        "c0af",     "c1bf",         "e08080",     "e080af",       "e09fbf",       "f0808080",
        "f08080af", "f08fbfbf", // too long
        "eda080",   "edadbf",       "edae80",     "edafbf",       "edb080",       "edbe80",
        "edbfbf",   "eda080edb080", // surrogates
        "f4908080", "f7bfbfbf",     "f888808080", "fbbfbfbfbf",   "fc8480808080", "fdbfbfbfbfbf", // beyond
        "c2c2",     "e282c2",       "f09fc2",     "e28228",       "f09f98",       "f09f9828"};
    for (const char *digits : wrong) {
        ends(QByteArray("bytes ") + digits, whole(text, "ok " + hex(digits)), {"close 1007"});
        ends(QByteArray("bytes in fragments ") + digits, inFragments("ok" + hex(digits), 1), {"close 1007"});
        ends(QByteArray("bytes in a reason ") + digits, closeWith(1000, hex(digits)), {"close 1007"});
    }
}

void TestWebSocketMatrix::addFragments(const Say &ends, const Say &goesOn)
{
    const QByteArray message(
        "Tea? \xe2\x98\x95 \xf0\x9f\xab\x96 \xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5");
    for (qsizetype size = 1; size <= message.size(); ++size)
        goesOn("fragments of " + QByteArray::number(size), inFragments(message, size), {"text " + message});
    goesOn("with pings and pongs between",
           inFragments(message, 10, whole(ping, "1") + whole(pong, "2") + whole(ping)),
           QByteArrayList{"pong 1", "pong ", "pong 1", "pong "} + QByteArrayList{"text " + message});
    const QByteArray large(Limits::frameAfterAuth, '*');
    goesOn("the largest, in 1300s", inFragments(large, 1300), {"text " + large});
    goesOn("the largest, with pings", inFragments(large, 20'000, whole(ping, "p")),
           {"pong p", "pong p", "pong p", "text " + large});
    goesOn("a hundred empty ones",
           maskedFrame(text) + maskedFrame(continuation).repeated(98) + whole(continuation, "x"), {"text x"});
    goesOn("two messages in fragments", inFragments("first", 2) + inFragments("second", 3),
           {"text first", "text second"});
    for (const int opcode : {text, binary})
        ends("opcode " + QByteArray::number(opcode) + " inside",
             maskedFrame(text, "a") + maskedFrame(opcode, "b"), {"close 1002"});
    ends("continued after its end", inFragments("abc", 1) + maskedFrame(continuation, "d"),
         {"text abc", "close 1002"});
    ends("first a continuation", maskedFrame(continuation, "x") + whole(text, "y"), {"close 1002"});
    ends("first the last one", whole(continuation, "x"), {"close 1002"});
    ends("reserved bit in a continuation", maskedFrame(text, "a") + maskedFrame(fin | 0x40, "b"),
         {"close 1002"});
    for (const int opcode : {3, 7, 11, 15})
        ends("unknown opcode " + QByteArray::number(opcode) + " inside",
             maskedFrame(text, "a") + whole(opcode) + whole(continuation, "b"), {"close 1002"});
}

void TestWebSocketMatrix::addClosing(const Say &ends, const Say &)
{
    const QByteArray euro("\xe2\x82\xac");
    ends("nothing", whole(::closing), {"close nothing"});
    for (const char *half : {"00", "03", "e8", "ff"})
        ends(QByteArray("one byte ") + half, whole(::closing, hex(half)), {"close 1002"});
    for (qsizetype size = 1; size <= 123; size += 61)
        ends("reason of " + QByteArray::number(size), closeWith(1000, QByteArray(size, '*')), {"close 1000"});
    ends("reason of 124", closeWith(1000, QByteArray(124, '*')), {"close 1002"});
    ends("reason of 41 euros", closeWith(1000, euro.repeated(41)), {"close 1000"});
    ends("reason ends inside a character", closeWith(1000, euro.first(2)), {"close 1007"});
    ends("a wrong code and a wrong reason", closeWith(999, "\xff"), {"close 1002"});
    const QByteArray first = closeWith(1001);
    ends("then text", first + whole(text, "x"), {"close 1001"});
    ends("then a ping", first + whole(ping, "x"), {"close 1001"});
    ends("then another close", first + closeWith(1000), {"close 1001"});
    ends("then rubbish", first + QByteArray(200, '\xff'), {"close 1001"});
    ends("then much", first + QByteArray(100'000, 'x'), {"close 1001"});
    ends("inside a message", maskedFrame(text, "a") + first + whole(continuation, "b"), {"close 1001"});
    ends("inside a character", maskedFrame(text, euro.first(1)) + first, {"close 1001"});
    ends("after a ping", whole(ping, "p") + first, {"pong p", "close 1001"});
    const QByteArray large(60'000, '*');
    ends("after much text", whole(text, large) + first, {"text " + large, "close 1001"});
    ends("wrong, then a close", whole(3) + first, {"close 1002"});
}

void TestWebSocketMatrix::talk(NetServer &server, bool encrypted, const QByteArrayList &pieces)
{
    QFETCH(QByteArrayList, answers);
    WirePeer peer(server.port(), encrypted);
    peer.send(upgradeRequest());
    QTRY_VERIFY(!afterUpgrade(peer.received()).isNull());
    QTRY_COMPARE(server.door.opened.size(), std::size_t{1});
    server.door.opened.front().transport->setMaxIncomingFrame(Limits::frameAfterAuth);
    for (const QByteArray &piece : pieces) {
        peer.send(piece);
        QCoreApplication::processEvents(); // the server reads it by itself
    }
    QTRY_VERIFY(peer.isClosed());
    const QByteArrayList got = frameLines(afterUpgrade(peer.received()));
    QVERIFY2(got == answers, got.join(" | ").left(300).constData());
    server.door.opened.clear();
}

/// Long ones are cut at some places only, short ones at every byte.
void TestWebSocketMatrix::converse()
{
    QFETCH(QByteArray, bytes);
    const auto plain = echoServer();
    const QList<QByteArrayList> all = everyCut(bytes, bytes.size() > 1000 ? 20 : 400);
    for (const QByteArrayList &pieces : all) {
        talk(*plain, false, pieces);
        if (QTest::currentTestFailed())
            return;
    }
    const auto encrypted = echoServer(m_tls.get());
    const QList<QByteArrayList> some = twoCuts(bytes);
    for (const QByteArrayList &pieces : some) {
        talk(*encrypted, true, pieces);
        if (QTest::currentTestFailed())
            return;
    }
}

/// RFC 6455 §7.4 and the registry of IANA: all 65,536 of them.
void TestWebSocketMatrix::everyCloseCode()
{
    const auto mayBeSent = [](int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) ||
               (code >= 3000 && code <= 4999);
    };
    for (int code = 0; code <= 0xffff; ++code) {
        FrameParser parser(Limits::frameBeforeAuth);
        QByteArray bytes = closeWith(code, "why");
        std::span<char> left(bytes.data(), static_cast<std::size_t>(bytes.size()));
        const FrameEvent event = parser.next(left);
        const bool isTaken =
            event.kind == FrameEvent::Kind::Close && event.code == code && event.payload == "why";
        const bool isRefused = event.kind == FrameEvent::Kind::Failure && event.code == 1002;
        QVERIFY2(mayBeSent(code) ? isTaken : isRefused, qPrintable(QString::number(code)));
    }
}

void TestWebSocketMatrix::wrongAtItsFirstByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray greek("\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5");
    const QByteArray surrogate = greek + "\xed\xa0";
    const QByteArray beyond = greek + "\xf4\x90";
    const auto begun = [](const QByteArray &payload) { // of a frame that says it goes on
        return maskedFrame(fin | text, payload + QByteArray(60, 'x')).first(6 + payload.size());
    };
    QTest::newRow("surrogate in a frame") << begun(surrogate) << QByteArray("close 1007");
    QTest::newRow("beyond in a frame") << begun(beyond) << QByteArray("close 1007");
    QTest::newRow("surrogate in a message") << maskedFrame(text, surrogate) << QByteArray("close 1007");
    QTest::newRow("beyond in a message")
        << maskedFrame(text, greek) + maskedFrame(continuation, "\xf4\x90") << QByteArray("close 1007");
    QTest::newRow("reserved bit") << QByteArray("\xc1") << QByteArray("close 1002");
    QTest::newRow("opcode") << QByteArray("\x83") << QByteArray("close 1002");
    QTest::newRow("binary") << QByteArray("\x82") << QByteArray("close 1003");
    QTest::newRow("nothing to continue") << QByteArray("\x80") << QByteArray("close 1002");
    QTest::newRow("control in fragments") << QByteArray("\x09") << QByteArray("close 1002");
    QTest::newRow("no mask") << QByteArray("\x81\x05") << QByteArray("close 1002");
    QTest::newRow("control too long") << QByteArray("\x89\xfe") << QByteArray("close 1002");
    QTest::newRow("not the shortest") << QByteArray("\x81\xfe\x00\x7d", 4) << QByteArray("close 1002");
    QTest::newRow("too long") << QByteArray("\x81\xfe\xff\xff") << QByteArray("close 1009");
}

/// And not one byte earlier: what came before may still become something.
void TestWebSocketMatrix::wrongAtItsFirstByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, answer);
    FrameParser parser(Limits::frameBeforeAuth);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        char byte = bytes[i];
        std::span<char> one(&byte, 1);
        const FrameEvent event = parser.next(one);
        QCOMPARE(event.kind, i + 1 < bytes.size() ? FrameEvent::Kind::NeedMore : FrameEvent::Kind::Failure);
    }
    const auto server = echoServer();
    WirePeer peer(server->port(), false);
    peer.send(upgradeRequest());
    QTRY_VERIFY(!afterUpgrade(peer.received()).isNull());
    peer.send(bytes);
    QTRY_VERIFY(peer.isClosed());
    QCOMPARE(frameLines(afterUpgrade(peer.received())), QByteArrayList{answer});
}

QTEST_GUILESS_MAIN(TestWebSocketMatrix)
#include "tst_websocketmatrix.moc"
