#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

/// What holds for JSON of every kind: parseObject() and the fields' common rules.
class TestJsonRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
    void takesEveryEscapeThereIs();
    void refusesDuplicateKeys_data();
    void refusesDuplicateKeys();
    void limitsDepth();
    void limitsSizeBeforeParsing();
    void wholeNumbersOnly_data();
    void wholeNumbersOnly();
    void refusesTextThatCannotBeStored_data();
    void refusesTextThatCannotBeStored();
    void idsHaveALength();
    void nullCountsAsAbsent();
    void manyKeysAreFine();
};

void TestJsonRules::refusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("spaces") << QByteArray("  \n");
    QTest::newRow("array") << QByteArray("[{}]");
    QTest::newRow("string") << QByteArray("\"a\"");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("unfinished") << QByteArray("{\"a\":1");
    QTest::newRow("unfinished string") << QByteArray("{\"a");
    QTest::newRow("ends in a backslash") << QByteArray("{\"a\\");
    QTest::newRow("two objects") << QByteArray("{}{}");
    QTest::newRow("single quotes") << QByteArray("{'a':1}");
    QTest::newRow("trailing comma") << QByteArray("{\"a\":1,}");
    QTest::newRow("comment") << QByteArray("{/**/}");
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}");
    QTest::newRow("NaN") << QByteArray("{\"a\":NaN}");
    QTest::newRow("line break in a string") << QByteArray("{\"a\":\"x\ny\"}");
    QTest::newRow("control character in a string") << QByteArray("{\"a\":\"\x01\"}");
    QTest::newRow("NUL in a string") << QByteArray("{\"a\":\"\0\"}", 9);
    QTest::newRow("control character in a key") << QByteArray("{\"a\tb\":1}");
    QTest::newRow("unknown escape") << QByteArray(R"({"a":"\q"})");
    QTest::newRow("unknown escape in a key") << QByteArray(R"({"\x61":1})");
    QTest::newRow("capital escape") << QByteArray(R"({"a":"\U0041"})");
    QTest::newRow("short escape") << QByteArray(R"({"a":"\u12"})");
    QTest::newRow("number that ends in a point") << QByteArray(R"({"a":1.})");
    QTest::newRow("number that begins with one") << QByteArray(R"({"a":.5})");
    QTest::newRow("exponent after a point") << QByteArray(R"({"a":1.e5})");
    QTest::newRow("leading zero") << QByteArray(R"({"a":01})");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"a\":1}");
    QTest::newRow("closes too often") << QByteArray("{}}");
    QTest::newRow("closes what is not open") << QByteArray("]");
}

void TestJsonRules::refusesWhatIsNoObject()
{
    QFETCH(QByteArray, json);
    const auto result = parseObject(json, 1000);
    QVERIFY(!result);
    QCOMPARE(toString(result.error().code), toString(ErrorCode::BadRequest));
}

void TestJsonRules::takesEveryEscapeThereIs()
{
    const auto result = parseObject(R"({"a":"\"\\\/\b\f\n\r\t\u0041","b":"\"","c":1.5e3})", 1000);
    QVERIFY(result);
    QCOMPARE(result->value(u"a"_s).toString(), u"\"\\/\b\f\n\r\tA"_s);
    QCOMPARE(result->value(u"c"_s).toDouble(), 1500.0);
}

void TestJsonRules::refusesDuplicateKeys_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("fine");
    QTest::newRow("twice") << QByteArray(R"({"a":1,"a":2})") << false;
    QTest::newRow("same value") << QByteArray(R"({"a":1,"a":1})") << false;
    QTest::newRow("far apart") << QByteArray(R"({"a":1,"b":[{"c":{}}],"a":2})") << false;
    QTest::newRow("nested") << QByteArray(R"({"x":{"a":1,"a":2}})") << false;
    QTest::newRow("in an array") << QByteArray(R"({"x":[{"a":1,"a":2}]})") << false;
    QTest::newRow("escaped") << QByteArray(R"({"a":1,"\u0061":2})") << false;
    QTest::newRow("spaces around") << QByteArray("{ \"a\" : 1 ,\n \"a\" : 2 }") << false;
    QTest::newRow("empty keys") << QByteArray(R"({"":1,"":2})") << false;
    QTest::newRow("escaped quote") << QByteArray(R"({"a\"b":1,"a\"b":2})") << false;
    QTest::newRow("parent and child") << QByteArray(R"({"a":{"a":{"a":1}}})") << true;
    QTest::newRow("siblings") << QByteArray(R"({"x":[{"a":1},{"a":1}]})") << true;
    QTest::newRow("a value like the key") << QByteArray(R"({"a":"a","b":"a"})") << true;
    QTest::newRow("values in an array") << QByteArray(R"({"x":["a","a"]})") << true;
    QTest::newRow("braces in a string") << QByteArray(R"({"a":"{\"a\":1,","b":"}"})") << true;
    QTest::newRow("other case") << QByteArray(R"({"a":1,"A":2})") << true;
}

void TestJsonRules::refusesDuplicateKeys()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, fine);
    const auto result = parseObject(json, 1000);
    QCOMPARE(result.hasValue(), fine);
    if (!fine)
        QVERIFY(result.error().message.contains(u"twice"_s));
}

void TestJsonRules::limitsDepth()
{
    const auto nested = [](int levels) {
        return QByteArray("{\"a\":") + QByteArray(levels - 1, '[') + QByteArray(levels - 1, ']') + '}';
    };
    QVERIFY(parseObject(nested(32), 1000));
    QVERIFY(!parseObject(nested(33), 1000));
    QVERIFY(!parseObject(QByteArray(100'000, '['), 200'000));
    QVERIFY2(parseObject("{\"a\":\"" + QByteArray(100, '[') + "\"}", 1000), "brackets in a string");
}

void TestJsonRules::limitsSizeBeforeParsing()
{
    QVERIFY(parseObject("{\"a\":1}", 7));
    const auto refused = parseObject("{\"a\":1}", 6);
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error().code), toString(ErrorCode::TooLarge));
    const QByteArray frame =
        encode(ClientEnvelope{{}, MessageSendFrame{RoomId(u"r"_s), Nonce(u"n"_s), u"t"_s, 0}});
    const QByteArray padded = frame.chopped(1) + QByteArray(Limits::frameAfterAuth - frame.size(), ' ') + '}';
    QVERIFY(decodeClientFrame(padded));
    const auto tooLarge = decodeClientFrame(padded + ' ');
    QVERIFY(!tooLarge);
    QCOMPARE(toString(tooLarge.error().error.code), toString(ErrorCode::TooLarge));
}

void TestJsonRules::wholeNumbersOnly_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<qint64>("value"); // -1: refused
    QTest::newRow("0") << QByteArray("0") << qint64(0);
    QTest::newRow("1") << QByteArray("1") << qint64(1);
    QTest::newRow("1.0") << QByteArray("1.0") << qint64(1);
    QTest::newRow("1e3") << QByteArray("1e3") << qint64(1000);
    QTest::newRow("largest") << QByteArray("9007199254740992") << (qint64(1) << 53);
    QTest::newRow("larger") << QByteArray("9007199254740993") << qint64(-1);
    QTest::newRow("largest of 64 bits") << QByteArray("9223372036854775807") << qint64(-1);
    QTest::newRow("beyond 64 bits") << QByteArray("92233720368547758080") << qint64(-1);
    QTest::newRow("smallest of 64 bits") << QByteArray("-9223372036854775808") << qint64(-1);
    QTest::newRow("huge") << QByteArray("1e300") << qint64(-1);
    QTest::newRow("half") << QByteArray("1.5") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-1") << qint64(-1);
    QTest::newRow("text") << QByteArray("\"1\"") << qint64(-1);
    QTest::newRow("true") << QByteArray("true") << qint64(-1);
    QTest::newRow("array") << QByteArray("[1]") << qint64(-1);
}

void TestJsonRules::wholeNumbersOnly()
{
    QFETCH(QByteArray, number);
    QFETCH(qint64, value);
    const auto read = decodeClientFrame(R"({"type":"read","room":"r","seq":)" + number + '}');
    QCOMPARE(read ? std::get<ReadFrame>(read->frame).seq : qint64(-1), value);
    const auto sync = decodeClientFrame(R"({"type":"sync","rooms":{"r":)" + number + "}}");
    QCOMPARE(sync ? std::get<SyncFrame>(sync->frame).rooms.value(RoomId(u"r"_s)) : qint64(-1), value);
    const auto id = decodeClientFrame(R"({"type":"pong","id":)" + number + '}');
    QCOMPARE(id ? id->id.value_or(-1) : qint64(-1), value);
}

void TestJsonRules::refusesTextThatCannotBeStored_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("NUL") << QByteArray(R"(a\u0000b)");
    QTest::newRow("high surrogate") << QByteArray(R"(a\ud83d)");
    QTest::newRow("low surrogate") << QByteArray(R"(\ude00b)");
    QTest::newRow("wrong order") << QByteArray(R"(\ude00\ud83d)");
}

void TestJsonRules::refusesTextThatCannotBeStored()
{
    QFETCH(QByteArray, text);
    QVERIFY(!decodeClientFrame(R"({"type":"message_send","room":"r","nonce":"n","text":")" + text + "\"}"));
    QVERIFY(!decodeClientFrame(R"({"type":"message_send","room":"r","nonce":")" + text + R"(","text":"t"})"));
    QVERIFY(!decodeClientFrame(R"({"type":"typing_start","room":")" + text + "\"}"));
    QVERIFY(!decodeClientFrame(R"({"type":"sync","rooms":{")" + text + "\":1}}"));
    QVERIFY(!decodeServerFrame(R"({"type":"room_removed","room":")" + text + "\"}"));
}

void TestJsonRules::idsHaveALength()
{
    const auto typing = [](qsizetype length) {
        return decodeClientFrame("{\"type\":\"typing_start\",\"room\":\"" + QByteArray(length, 'r') + "\"}")
            .hasValue();
    };
    QVERIFY(!typing(0));
    QVERIFY(typing(1));
    QVERIFY(typing(128));
    QVERIFY(!typing(129));
    const auto sync = [](qsizetype length) {
        return decodeClientFrame("{\"type\":\"sync\",\"rooms\":{\"" + QByteArray(length, 'r') + "\":1}}")
            .hasValue();
    };
    QVERIFY(!sync(0));
    QVERIFY(sync(128));
    QVERIFY(!sync(129));
    const auto send = [](qsizetype length) {
        return decodeClientFrame(R"({"type":"message_send","room":"r","text":"t","nonce":")" +
                                 QByteArray(length, 'n') + "\"}")
            .hasValue();
    };
    QVERIFY(!send(0));
    QVERIFY(send(64));
    QVERIFY(!send(65));
}

void TestJsonRules::nullCountsAsAbsent()
{
    const auto send = decodeClientFrame(
        R"({"type":"message_send","id":null,"room":"r","nonce":"n","text":"t","reply_to":null})");
    QVERIFY(send);
    QVERIFY(!send->id);
    QCOMPARE(std::get<MessageSendFrame>(send->frame).replyTo, Seq(0));
    const auto refused = decodeClientFrame(R"({"type":"typing_start","room":null})");
    QVERIFY(!refused);
    QCOMPARE(refused.error().error.message, u"Field \"room\" is missing."_s);
}

void TestJsonRules::manyKeysAreFine()
{
    QByteArray rooms;
    for (int i = 0; i < 3000; ++i)
        rooms += "\"r_" + QByteArray::number(i) + "\":1,";
    const auto sync = decodeClientFrame("{\"type\":\"sync\",\"rooms\":{" + rooms.chopped(1) + "}}");
    QVERIFY(sync);
    QCOMPARE(std::get<SyncFrame>(sync->frame).rooms.size(), 3000);
    QVERIFY(!decodeClientFrame("{\"type\":\"sync\",\"rooms\":{" + rooms + "\"r_0\":1}}"));
}

QTEST_GUILESS_MAIN(TestJsonRules)
#include "tst_jsonrules.moc"
