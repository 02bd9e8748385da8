// The reading side of RFC 6455, every stream whole, cut once at every byte, and byte by byte: always the
// same.
#include "server/net/frameparser.h"

#include <QtTest>

using namespace Chinwag;

namespace {

constexpr qint64 limit = 1000;
constexpr int text = 1;
constexpr int ping = 9;
constexpr int pong = 10;
constexpr int closing = 8;

/// A masked frame. `first` is its whole first byte unless it is only an opcode, which gets FIN.
QByteArray frame(int first, const QByteArray &payload = {}, const QByteArray &mask = "\x12\x34\x56\x78")
{
    QByteArray bytes(1, static_cast<char>(first < 16 ? 0x80 | first : first));
    if (payload.size() < 126) {
        bytes.append(static_cast<char>(0x80 | payload.size()));
    } else if (payload.size() < 65536) {
        bytes.append(static_cast<char>(0x80 | 126));
        bytes.append(static_cast<char>(payload.size() >> 8)).append(static_cast<char>(payload.size() & 0xff));
    } else {
        bytes.append(static_cast<char>(0x80 | 127)).append(4, '\0');
        for (int shift = 24; shift >= 0; shift -= 8)
            bytes.append(static_cast<char>((payload.size() >> shift) & 0xff));
    }
    bytes += mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes.append(static_cast<char>(payload[i] ^ mask[i % 4]));
    return bytes;
}

/// A first or middle fragment.
QByteArray fragment(int opcode, const QByteArray &payload = {})
{
    QByteArray bytes = frame(text, payload);
    bytes[0] = static_cast<char>(opcode);
    return bytes;
}

QByteArray closeBody(int code, const QByteArray &reason = {})
{
    return QByteArray(1, static_cast<char>(code >> 8)) + static_cast<char>(code & 0xff) + reason;
}

/// One line per event.
QByteArrayList eventsOf(FrameParser &parser, QByteArray bytes)
{
    QByteArrayList events;
    std::span<char> rest(bytes.data(), static_cast<std::size_t>(bytes.size()));
    for (;;) {
        const FrameEvent event = parser.next(rest);
        const QByteArray payload = event.payload.toByteArray();
        switch (event.kind) {
        case FrameEvent::Kind::NeedMore:
            return rest.empty() ? events : events << "bytes left";
        case FrameEvent::Kind::Text:
            events << "text " + payload;
            break;
        case FrameEvent::Kind::Ping:
            events << "ping " + payload;
            break;
        case FrameEvent::Kind::Pong:
            events << "pong " + payload;
            break;
        case FrameEvent::Kind::Close:
            events << "close " + QByteArray::number(event.code) + ' ' + payload;
            break;
        case FrameEvent::Kind::Failure:
            events << "fail " + QByteArray::number(event.code);
            break;
        }
    }
}

} // namespace

class TestFrameParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refusesAtTheFirstWrongByte_data();
    void refusesAtTheFirstWrongByte();
    void closeCodes_data();
    void closeCodes();
    void utf8_data();
    void utf8();
    void everyMaskAndLength();
    void theLimitMayRise();
};

void TestFrameParser::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("events");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArrayList &events) {
        QTest::newRow(name) << bytes << events;
    };
    const QByteArray x125(125, 'x');
    const QByteArray x126(126, 'x');
    const QByteArray x1000(1000, 'x');
    row("text", frame(text, "hello"), {"text hello"});
    row("empty text", frame(text), {"text "});
    row("two texts", frame(text, "a") + frame(text, "b"), {"text a", "text b"});
    row("text of 125", frame(text, x125), {"text " + x125});
    row("text of 126", frame(text, x126), {"text " + x126});
    row("text at the limit", frame(text, x1000), {"text " + x1000});
    row("beyond the limit", frame(text, x1000 + 'x'), {"fail 1009"});
    row("far beyond the limit", frame(text, QByteArray(70'000, 'x')).first(20), {"fail 1009"});
    row("ping", frame(ping, "p"), {"ping p"});
    row("empty ping", frame(ping), {"ping "});
    row("ping of 125", frame(ping, x125), {"ping " + x125});
    row("ping of 126", frame(ping, x126), {"fail 1002"});
    row("pong", frame(pong, "p"), {"pong p"});
    row("ping, text, ping", frame(ping, "1") + frame(text, "2") + frame(ping, "3"),
        {"ping 1", "text 2", "ping 3"});
    row("two fragments", fragment(1, "he") + frame(0, "llo"), {"text hello"});
    row("three fragments", fragment(1, "h") + fragment(0, "el") + frame(0, "lo"), {"text hello"});
    row("empty fragments", fragment(1) + fragment(0) + fragment(0) + frame(0), {"text "});
    row("only the last has something", fragment(1) + frame(0, "x"), {"text x"});
    row("only the first has something", fragment(1, "x") + frame(0), {"text x"});
    row("ping among fragments", fragment(1, "he") + frame(ping, "p") + frame(0, "llo"),
        {"ping p", "text hello"});
    row("pings among fragments",
        fragment(1, "he") + frame(ping, "p") + fragment(0) + frame(pong) + frame(0, "llo") + frame(text, "n"),
        {"ping p", "pong ", "text hello", "text n"});
    row("close among fragments", fragment(1, "he") + frame(closing, closeBody(1000)) + frame(0, "llo"),
        {"close 1000 "});
    row("fragments at the limit", fragment(1, QByteArray(500, 'x')) + frame(0, QByteArray(500, 'x')),
        {"text " + x1000});
    row("fragments beyond the limit", fragment(1, QByteArray(500, 'x')) + frame(0, QByteArray(501, 'x')),
        {"fail 1009"});
    row("endless fragments", fragment(1, QByteArray(600, 'x')) + fragment(0, QByteArray(600, 'x')),
        {"fail 1009"});
    row("a character over two fragments", fragment(1, "\xe2\x82") + frame(0, "\xac"), {"text \xe2\x82\xac"});
    row("a character over four fragments",
        fragment(1, "\xf0") + fragment(0, "\x9f") + fragment(0, "\x98") + frame(0, "\x80"),
        {"text \xf0\x9f\x98\x80"});
    row("half a character", frame(text, "a\xe2\x82"), {"fail 1007"});
    row("half a character in the last fragment", fragment(1, "a") + frame(0, "\xe2\x82"), {"fail 1007"});
    row("a character cut by a ping", fragment(1, "\xe2") + frame(ping, "\xff") + frame(0, "\x82\xac"),
        {"ping \xff", "text \xe2\x82\xac"});
    row("binary", frame(2, "x"), {"fail 1003"});
    row("empty binary", frame(2), {"fail 1003"});
    row("binary fragment", fragment(2, "x"), {"fail 1003"});
    row("close", frame(closing), {"close 1005 "});
    row("close with a code", frame(closing, closeBody(1000)), {"close 1000 "});
    row("close with a reason", frame(closing, closeBody(1001, "bye")), {"close 1001 bye"});
    row("close with the longest reason", frame(closing, closeBody(1001, QByteArray(123, 'r'))),
        {"close 1001 " + QByteArray(123, 'r')});
    row("close of 126", frame(closing, closeBody(1001, QByteArray(124, 'r'))), {"fail 1002"});
    row("close of one byte", frame(closing, "\x03"), {"fail 1002"});
    row("close with a bad reason", frame(closing, closeBody(1000, "\xff")), {"fail 1007"});
    row("close with half a character", frame(closing, closeBody(1000, "\xe2\x82")), {"fail 1007"});
    row("after a close", frame(closing, closeBody(1000)) + frame(text, "x") + frame(ping), {"close 1000 "});
    row("after a failure", frame(2, "x") + frame(text, "x"), {"fail 1003"});
    row("no mask", QByteArray("\x81\x01x", 3), {"fail 1002"});
    row("ping without mask", QByteArray("\x89\x00", 2), {"fail 1002"});
    row("close without mask", QByteArray("\x88\x00", 2), {"fail 1002"});
    for (const int bit : {0x40, 0x20, 0x10, 0x70}) {
        for (const int opcode : {0, 1, 8, 9, 10})
            row(qPrintable(QStringLiteral("reserved bits %1, opcode %2").arg(bit).arg(opcode)),
                frame(0x80 | bit | opcode, {}), {"fail 1002"});
    }
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15})
        row(qPrintable(QStringLiteral("opcode %1").arg(opcode)), frame(text, "x") + frame(opcode, "x"),
            {"text x", "fail 1002"});
    for (const int opcode : {8, 9, 10})
        row(qPrintable(QStringLiteral("control fragment %1").arg(opcode)), fragment(opcode), {"fail 1002"});
    row("continuation of nothing", frame(0, "x"), {"fail 1002"});
    row("middle of nothing", fragment(0, "x"), {"fail 1002"});
    row("continuation after the end", fragment(1, "x") + frame(0, "y") + frame(0, "z"),
        {"text xy", "fail 1002"});
    row("text inside a message", fragment(1, "x") + frame(text, "y"), {"fail 1002"});
    row("fragment inside a message", fragment(1, "x") + fragment(1, "y"), {"fail 1002"});
    row("16 bits for a short length", QByteArray("\x81\xfe\x00\x7d", 4) + QByteArray(129, '\0'),
        {"fail 1002"});
    row("64 bits for a medium length", QByteArray("\x81\xff\0\0\0\0\0\0\xff\xff", 10), {"fail 1002"});
    row("64 bits, top bit", QByteArray("\x81\xff\x80\0\0\0\0\1\0\0", 10), {"fail 1002"});
    row("64 bits, all", QByteArray("\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff", 10), {"fail 1009"});
    row("fragment with a length that overflows",
        fragment(1, "x") + QByteArray("\x80\xff\x7f\xff\xff\xff\xff\xff\xff\xff", 10), {"fail 1009"});
}

void TestFrameParser::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, events);
    FrameParser whole(limit);
    QCOMPARE(eventsOf(whole, bytes), events);
    for (qsizetype cut = 1; cut < bytes.size(); ++cut) {
        FrameParser parser(limit);
        QByteArrayList inTwo = eventsOf(parser, bytes.first(cut));
        inTwo += eventsOf(parser, bytes.sliced(cut));
        QCOMPARE(inTwo, events);
    }
    FrameParser slow(limit);
    QByteArrayList slowly;
    for (const char byte : bytes)
        slowly += eventsOf(slow, QByteArray(1, byte));
    QCOMPARE(slowly, events);
}

void TestFrameParser::refusesAtTheFirstWrongByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<quint16>("code");
    QTest::newRow("reserved bit") << QByteArray("\xc1", 1) << quint16(1002);
    QTest::newRow("opcode") << QByteArray("\x83", 1) << quint16(1002);
    QTest::newRow("binary") << QByteArray("\x82", 1) << quint16(1003);
    QTest::newRow("continuation") << QByteArray("\x80", 1) << quint16(1002);
    QTest::newRow("control fragment") << QByteArray("\x09", 1) << quint16(1002);
    QTest::newRow("mask") << QByteArray("\x81\x05", 2) << quint16(1002);
    QTest::newRow("long control") << QByteArray("\x89\xfe", 2) << quint16(1002);
    QTest::newRow("too long, before its mask") << QByteArray("\x81\xfe\x03\xe9", 4) << quint16(1009);
    QTest::newRow("not UTF-8, first byte")
        << frame(text, "\xff" + QByteArray(99, 'x')).first(7) << quint16(1007);
    QTest::newRow("not UTF-8, in the middle")
        << frame(text, "\xc3\xa4\xe2\x28" + QByteArray(90, 'x')).first(6 + 4) << quint16(1007);
    QTest::newRow("surrogate, at its second byte")
        << frame(text, "\xed\xa0\x80" + QByteArray(90, 'x')).first(6 + 2) << quint16(1007);
    QTest::newRow("beyond Unicode, at its second byte")
        << frame(text, "\xf4\x90\x80\x80" + QByteArray(90, 'x')).first(6 + 2) << quint16(1007);
}

void TestFrameParser::refusesAtTheFirstWrongByte()
{
    QFETCH(QByteArray, bytes);
    QFETCH(quint16, code);
    FrameParser parser(limit);
    QCOMPARE(eventsOf(parser, bytes.chopped(1)), QByteArrayList());
    QCOMPARE(eventsOf(parser, bytes.last(1)), QByteArrayList{"fail " + QByteArray::number(code)});
}

void TestFrameParser::closeCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("valid");
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999,
                           4000, 4501, 4999})
        QTest::addRow("%d", code) << code << true;
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        QTest::addRow("%d", code) << code << false;
}

void TestFrameParser::closeCodes()
{
    QFETCH(int, code);
    QFETCH(bool, valid);
    FrameParser parser(limit);
    QCOMPARE(eventsOf(parser, frame(closing, closeBody(code))),
             QByteArrayList{valid ? "close " + QByteArray::number(code) + ' ' : QByteArray("fail 1002")});
}

void TestFrameParser::utf8_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const QByteArray &payload, bool valid) {
        QTest::newRow(name) << payload << valid;
    };
    row("Greek", "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5", true);
    row("NUL", QByteArray(1, '\0'), true);
    row("first of two", "\xc2\x80", true);
    row("first of three", "\xe0\xa0\x80", true);
    row("first of four", "\xf0\x90\x80\x80", true);
    row("last of two", "\xdf\xbf", true);
    row("last of three", "\xef\xbf\xbf", true);
    row("last of all", "\xf4\x8f\xbf\xbf", true);
    row("before the surrogates", "\xed\x9f\xbf", true);
    row("after the surrogates", "\xee\x80\x80", true);
    row("byte order mark", "\xef\xbb\xbfx", true);
    row("long ASCII and one", QByteArray(100, 'a') + "\xc3\xa4", true);
    row("continuation alone", "\x80", false);
    row("continuation after ASCII", QByteArray(23, 'a') + "\xbf", false);
    row("overlong slash", "\xc0\xaf", false);
    row("overlong of three", "\xe0\x80\xaf", false);
    row("overlong of four", "\xf0\x80\x80\xaf", false);
    row("c1", "\xc1\xbf", false);
    row("surrogate", "\xed\xa0\x80", false);
    row("last surrogate", "\xed\xbf\xbf", false);
    row("pair of surrogates", "\xed\xa1\x80\xed\xb0\x80", false);
    row("beyond Unicode", "\xf4\x90\x80\x80", false);
    row("five bytes", "\xf8\x88\x80\x80\x80", false);
    row("fe", "\xfe", false);
    row("ff", "\xff", false);
    row("cut", "\xe2\x82", false);
    row("cut by ASCII", "\xe2\x82x", false);
}

void TestFrameParser::utf8()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, valid);
    const QByteArrayList expected{valid ? "text " + payload : QByteArray("fail 1007")};
    FrameParser parser(limit);
    QCOMPARE(eventsOf(parser, frame(text, payload)), expected);
    for (qsizetype cut = 0; cut <= payload.size(); ++cut) {
        FrameParser cutting(limit);
        QCOMPARE(eventsOf(cutting, fragment(1, payload.first(cut)) + frame(0, payload.sliced(cut))),
                 expected);
    }
}

void TestFrameParser::everyMaskAndLength()
{
    QByteArray payload;
    for (int size = 0; size < 300; ++size) {
        const QByteArray mask = QByteArray::fromHex(QByteArray::number(0x10203040 + size * 7919, 16));
        FrameParser parser(limit);
        QCOMPARE(eventsOf(parser, frame(text, payload, mask)), QByteArrayList{"text " + payload});
        payload.append(static_cast<char>('a' + size % 26));
    }
}

void TestFrameParser::theLimitMayRise()
{
    FrameParser parser(4);
    QCOMPARE(eventsOf(parser, frame(text, "four")), QByteArrayList{"text four"});
    parser.setMaxMessage(5);
    QCOMPARE(eventsOf(parser, frame(text, "fives")), QByteArrayList{"text fives"});
    QCOMPARE(eventsOf(parser, frame(text, "sixsix")), QByteArrayList{"fail 1009"});
}

QTEST_APPLESS_MAIN(TestFrameParser)
#include "tst_frameparser.moc"
