#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"
#include "tests/support/sampleevents.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

class TestClientCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldSurvives();
    void everyRequiredFieldIsRequired_data();
    void filesBesideAndInsteadOfWords();
    void everyRequiredFieldIsRequired();
    void fieldsHaveTheirTypes_data();
    void fieldsHaveTheirTypes();
    void refusesOutOfRange_data();
    void refusesOutOfRange();
    void keepsTheIdOfARefusedFrame();
    void refusesABadId();
    void unknownTypeIsNotMalformed();
    void unknownFieldsAreIgnored();
    void stampsOfClientsAreIgnored();
    void textKeepsEveryCharacter_data();
    void textKeepsEveryCharacter();
    void absentWhenThereIsNothing();
    void plainFramesAreReadAsEverythingElse_data();
    void plainFramesAreReadAsEverythingElse();
};

namespace {

QJsonObject objectOf(const QByteArray &bytes) { return QJsonDocument::fromJson(bytes).object(); }

QByteArray bytesOf(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

QList<ClientEnvelope> oneOfEach()
{
    const RoomId room(u"r"_s);
    const Nonce nonce(u"n"_s);
    return {{{}, AuthFrame{u"secret"_s}},
            {{}, PongFrame{}},
            {1, SyncFrame{{{room, 17}, {RoomId(u"q"_s), 0}}}},
            {2, MessageSendFrame{room, nonce, u"Hello"_s, 5}},
            {3, MessageEditFrame{room, nonce, 6, u"Hello!"_s}},
            {4, MessageDeleteFrame{room, nonce, 7}},
            {5, ReactionFrame{room, nonce, 8, u"👍"_s, true}},
            {6, ReactionFrame{room, nonce, 9, u"👍"_s, false}},
            {0, TypingFrame{room, true}},
            {{}, TypingFrame{room, false}},
            {{}, TypingTextFrame{room, u"Hel"_s}},
            {7, ReadFrame{room, 10}},
            {8, PresenceSetFrame{Presence::DoNotDisturb}}};
}

} // namespace

void TestClientCodec::everyFieldSurvives()
{
    for (const ClientEnvelope &envelope : oneOfEach()) {
        const auto decoded = decodeClientFrame(encode(envelope));
        QVERIFY(decoded);
        QCOMPARE(decoded->id, envelope.id);
        QCOMPARE(decoded->frame.index(), envelope.frame.index());
        QCOMPARE(encode(*decoded), encode(envelope));
    }
    const auto edit =
        decodeClientFrame(encode({3, MessageEditFrame{RoomId(u"r"_s), Nonce(u"n"_s), 6, u"t"_s}}));
    const auto &frame = std::get<MessageEditFrame>(edit->frame);
    QCOMPARE(frame.room, RoomId(u"r"_s));
    QCOMPARE(frame.nonce, Nonce(u"n"_s));
    QCOMPARE(frame.target, Seq(6));
    QCOMPARE(frame.text, u"t"_s);
}

void TestClientCodec::everyRequiredFieldIsRequired_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("field");
    for (const ClientEnvelope &envelope : oneOfEach()) {
        const QJsonObject json = objectOf(encode(envelope));
        for (const QString &field : json.keys()) {
            const bool saysNothing = json.value(u"type"_s) == u"typing_text"_s && field == u"text"_s;
            if (field == u"id"_s || field == u"reply_to"_s || saysNothing)
                continue;
            QJsonObject without = json;
            without.remove(field);
            QTest::addRow("%s without %s", qPrintable(json.value(u"type"_s).toString()), qPrintable(field))
                << bytesOf(without) << field;
        }
    }
}

void TestClientCodec::filesBesideAndInsteadOfWords()
{
    const RoomId room(u"r"_s);
    const Nonce nonce(u"n"_s);
    const QList<FileId> files{FileId(u"f_a"_s), FileId(u"f_b"_s)};
    for (const QString &text : {u"Hello"_s, QString()}) {
        const auto decoded = decodeClientFrame(encode({2, MessageSendFrame{room, nonce, text, 5, files}}));
        QVERIFY(decoded);
        const auto &frame = std::get<MessageSendFrame>(decoded->frame);
        QCOMPARE(frame.files, files);
        QCOMPARE(frame.text, text);
        QCOMPARE(frame.replyTo, Seq(5));
    }
    const QByteArray head = R"({"type":"message_send","id":2,"room":"r","nonce":"n","text":"t","files":)";
    QVERIFY(decodeClientFrame(head + R"(["f_a"]})"));
    for (const char *wrong :
         {R"(["f_a",true])", R"([""])", R"([["f_a"]])", R"("f_a")", R"({"f_a":1})", "7"}) {
        const auto decoded = decodeClientFrame(head + wrong + '}');
        QVERIFY2(!decoded, wrong);
        QVERIFY2(decoded.error().error.message.contains(u"\"files\""_s), wrong);
    }
    QVERIFY(!decodeClientFrame(R"({"type":"message_send","id":2,"room":"r","nonce":"n","files":[]})"));
}

void TestClientCodec::everyRequiredFieldIsRequired()
{
    QFETCH(QByteArray, frame);
    QFETCH(QString, field);
    const auto decoded = decodeClientFrame(frame);
    QVERIFY(!decoded);
    QCOMPARE(toString(decoded.error().error.code), toString(ErrorCode::BadRequest));
    QCOMPARE(decoded.error().error.message, u"Field \"%1\" is missing."_s.arg(field));
}

void TestClientCodec::fieldsHaveTheirTypes_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("field");
    for (const ClientEnvelope &envelope : oneOfEach()) {
        const QJsonObject json = objectOf(encode(envelope));
        for (const QString &field : json.keys()) {
            QJsonObject wrong = json;
            wrong.insert(field, QJsonArray{true});
            QTest::addRow("%s with odd %s", qPrintable(json.value(u"type"_s).toString()), qPrintable(field))
                << bytesOf(wrong) << field;
        }
    }
}

void TestClientCodec::fieldsHaveTheirTypes()
{
    QFETCH(QByteArray, frame);
    QFETCH(QString, field);
    const auto decoded = decodeClientFrame(frame);
    QVERIFY(!decoded);
    QCOMPARE(toString(decoded.error().error.code), toString(ErrorCode::BadRequest));
    QVERIFY2(decoded.error().error.message.contains(u'"' + field + u'"'),
             qPrintable(decoded.error().error.message));
}

void TestClientCodec::refusesOutOfRange_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::newRow("target 0") << QByteArray(R"({"type":"message_delete","room":"r","nonce":"n","target":0})");
    QTest::newRow("negative reply_to")
        << QByteArray(R"({"type":"message_send","room":"r","nonce":"n","text":"t","reply_to":-1})");
    QTest::newRow("empty text") << QByteArray(R"({"type":"message_send","room":"r","nonce":"n","text":""})");
    QTest::newRow("negative seq in sync") << QByteArray(R"({"type":"sync","rooms":{"r":-1}})");
    QTest::newRow("long emoji")
        << QByteArray(R"({"type":"reaction_add","room":"r","nonce":"n","target":1,"emoji":")") +
               QByteArray(17, 'e') + "\"}";
    QTest::newRow("offline by choice") << QByteArray(R"({"type":"presence_set","presence":"offline"})");
    QTest::newRow("unknown presence") << QByteArray(R"({"type":"presence_set","presence":"asleep"})");
    QTest::newRow("long token") << R"({"type":"auth","token":")" + QByteArray(257, 't') + "\"}";
    QTest::newRow("negative id") << QByteArray(R"({"type":"pong","id":-1})");
}

void TestClientCodec::refusesOutOfRange()
{
    QFETCH(QByteArray, frame);
    const auto decoded = decodeClientFrame(frame);
    QVERIFY(!decoded);
    QCOMPARE(toString(decoded.error().error.code), toString(ErrorCode::BadRequest));
}

void TestClientCodec::keepsTheIdOfARefusedFrame()
{
    QCOMPARE(decodeClientFrame(R"({"type":"typing_start","id":7})").error().id, RequestId(7));
    QCOMPARE(decodeClientFrame(R"({"id":8})").error().id, RequestId(8));
    QCOMPARE(decodeClientFrame(R"({"type":"shout","id":9})").error().id, RequestId(9));
    QCOMPARE(decodeClientFrame(R"({"type":"typing_start"})").error().id, RequestId());
    QCOMPARE(decodeClientFrame("nonsense").error().id, RequestId());
}

void TestClientCodec::refusesABadId()
{
    const auto decoded = decodeClientFrame(R"({"type":"pong","id":"one"})");
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().id, RequestId());
    QCOMPARE(decoded.error().error.message, u"Field \"id\" must be a whole number."_s);
}

void TestClientCodec::unknownTypeIsNotMalformed()
{
    for (const char *type : {"message_shout", "Typing_start", "hello", "typing_start "}) {
        const auto decoded = decodeClientFrame(QByteArray(R"({"type":")") + type + R"(","room":"r"})");
        QVERIFY(!decoded);
        QCOMPARE(toString(decoded.error().error.code), toString(ErrorCode::UnknownType));
    }
}

void TestClientCodec::unknownFieldsAreIgnored()
{
    const auto decoded =
        decodeClientFrame(R"({"type":"typing_start","room":"r","mood":{"deep":[1,2]},"x":null})");
    QVERIFY(decoded);
    QCOMPARE(encode(*decoded), encode(ClientEnvelope{{}, TypingFrame{RoomId(u"r"_s), true}}));
}

void TestClientCodec::stampsOfClientsAreIgnored()
{
    const auto decoded = decodeClientFrame(
        R"({"type":"message_send","room":"r","nonce":"n","text":"t","sender":"u_other","seq":99,"at":1})");
    QVERIFY(decoded);
    const QJsonObject json = objectOf(encode(*decoded));
    for (const QString &stamp : {u"sender"_s, u"seq"_s, u"at"_s})
        QVERIFY(!json.contains(stamp));
}

void TestClientCodec::textKeepsEveryCharacter_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("many") << u"\"\\/\b\f\n\r\t\u0001\u007F\u2028 🫖 שלום <b>&amp;"_s;
    for (const QString &text : Test::textsThatAreEasilyLost())
        QTest::newRow(text.toUtf8().toHex()) << text;
}

void TestClientCodec::textKeepsEveryCharacter()
{
    QFETCH(QString, text);
    const QByteArray frame = encode({1, MessageSendFrame{RoomId(u"r"_s), Nonce(u"n"_s), text, 0}});
    for (const QByteArray &each : {frame, frame + ' '}) { // in the plain way and in the general one
        const auto decoded = decodeClientFrame(each);
        QVERIFY(decoded);
        QCOMPARE(std::get<MessageSendFrame>(decoded->frame).text, text);
    }
}

void TestClientCodec::absentWhenThereIsNothing()
{
    const QJsonObject send =
        objectOf(encode({{}, MessageSendFrame{RoomId(u"r"_s), Nonce(u"n"_s), u"t"_s, 0}}));
    QVERIFY(!send.contains(u"id"_s));
    QVERIFY(!send.contains(u"reply_to"_s));
    QCOMPARE(encode(ClientEnvelope{{}, TypingFrame{RoomId(u"r"_s), true}}),
             QByteArray(R"({"room":"r","type":"typing_start"})"));
}

void TestClientCodec::plainFramesAreReadAsEverythingElse_data()
{
    QTest::addColumn<QByteArray>("frame");
    const QByteArray longest(Limits::idLength, 'r');
    QTest::newRow("start") << QByteArray(R"({"type":"typing_start","room":"r_Ab-9"})");
    QTest::newRow("stop") << QByteArray(R"({"type":"typing_stop","room":"r"})");
    QTest::newRow("sorted") << QByteArray(R"({"room":"r","type":"typing_start"})");
    QTest::newRow("longest id") << R"({"type":"typing_start","room":")" + longest + "\"}";
    QTest::newRow("too long") << R"({"type":"typing_start","room":"x)" + longest + "\"}";
    QTest::newRow("empty") << QByteArray(R"({"type":"typing_start","room":""})");
    QTest::newRow("escape") << QByteArray(R"({"type":"typing_start","room":"\u0072"})");
    QTest::newRow("half an escape") << QByteArray(R"({"type":"typing_start","room":"r\"})");
    QTest::newRow("not ASCII") << QByteArray("{\"type\":\"typing_start\",\"room\":\"r\xc3\xa4\"}");
    QTest::newRow("not UTF-8") << QByteArray("{\"type\":\"typing_start\",\"room\":\"r\xff\"}");
    QTest::newRow("control character") << QByteArray("{\"type\":\"typing_start\",\"room\":\"r\n\"}");
    QTest::newRow("no string") << QByteArray(R"({"type":"typing_start","room":7})");
    QTest::newRow("no room") << QByteArray(R"({"type":"typing_start"})");
    QTest::newRow("room twice") << QByteArray(R"({"type":"typing_start","room":"a","room":"b"})");
    QTest::newRow("with id") << QByteArray(R"({"type":"typing_start","room":"r","id":4})");
    QTest::newRow("another type") << QByteArray(R"({"type":"typing_startle","room":"r"})");
    QTest::newRow("cut off") << QByteArray(R"({"type":"typing_start","room":"r")");
    QTest::newRow("cut off in a text") << QByteArray(R"({"type":"typing_start","room":"r)");
    QTest::newRow("something after it") << QByteArray(R"({"type":"typing_start","room":"r"}x)");
    QTest::newRow("id is text") << QByteArray(R"({"type":"typing_start","room":"r","id":"4"})");
    QTest::newRow("id is negative") << QByteArray(R"({"type":"typing_start","room":"r","id":-4})");
    QTest::newRow("id is broken") << QByteArray(R"({"type":"typing_start","room":"r","id":1.5})");
    QTest::newRow("id with a zero") << QByteArray(R"({"type":"typing_start","room":"r","id":04})");
    QTest::newRow("id is null") << QByteArray(R"({"type":"typing_start","room":"r","id":null})");
    QTest::newRow("largest id") << QByteArray(R"({"type":"typing_start","room":"r","id":9007199254740992})");
    QTest::newRow("beyond it") << QByteArray(R"({"type":"typing_start","room":"r","id":9007199254740993})");
    QTest::newRow("empty object") << QByteArray("{}");
    QTest::newRow("comma at the end") << QByteArray(R"({"type":"typing_start","room":"r",})");
    QTest::newRow("nine members") << QByteArray(
        R"({"type":"typing_start","room":"r","a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7})");
    const auto message = [](const char *members) {
        return R"({"id":3,"nonce":"n-1","room":"r","text":"hello",)" + QByteArray(members) +
               R"("type":"message_send"})";
    };
    QTest::newRow("message") << message("");
    QTest::newRow("reply") << message(R"("reply_to":12,)");
    QTest::newRow("reply to nothing") << message(R"("reply_to":0,)");
    QTest::newRow("reply to null") << message(R"("reply_to":null,)");
    QTest::newRow("reply to a text") << message(R"("reply_to":"12",)");
    QTest::newRow("text twice") << message(R"("text":"again",)");
    QTest::newRow("more than we know") << message(R"("mood":"fine",)");
    const auto saying = [](const QByteArray &text) {
        return R"({"nonce":"n","room":"r","text":")" + text + R"(","type":"message_send"})";
    };
    QTest::newRow("umlaut and emoji") << saying("\xc3\xa4 \xf0\x9f\x91\x8b");
    QTest::newRow("half a character") << saying("\xc3");
    QTest::newRow("surrogate in UTF-8") << saying("\xed\xa0\x80");
    QTest::newRow("not a character") << saying("\xef\xbf\xbe");
    QTest::newRow("delete") << saying("\x7f");
    QTest::newRow("tab") << saying("\t");
    QTest::newRow("escaped quote") << saying(R"(\")");
    QTest::newRow("nothing said") << saying("");
    QTest::newRow("long") << saying(QByteArray(20'000, 'x'));
    QTest::newRow("longer than a frame") << saying(QByteArray(70'000, 'x'));
    QTest::newRow("no nonce") << QByteArray(R"({"room":"r","text":"t","type":"message_send"})");
    QTest::newRow("long nonce") << R"({"nonce":")" + QByteArray(300, 'n') +
                                       R"(","room":"r","text":"t","type":"message_send"})";
}

void TestClientCodec::plainFramesAreReadAsEverythingElse()
{
    QFETCH(QByteArray, frame);
    const auto decoded = decodeClientFrame(frame);
    const auto general = decodeClientFrame(frame + ' '); // a space is all it takes
    QCOMPARE(bool(decoded), bool(general));
    if (decoded) {
        QCOMPARE(decoded->id, general->id);
        QCOMPARE(encode(*decoded), encode(*general));
    } else {
        QCOMPARE(toString(decoded.error().error.code), toString(general.error().error.code));
        QCOMPARE(decoded.error().error.message, general.error().error.message);
    }
}

QTEST_GUILESS_MAIN(TestClientCodec)
#include "tst_clientcodec.moc"
