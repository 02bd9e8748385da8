#include "server/core/foundation/crypto.h"
#include "server/redis/relaycodec.h"
#include "tests/support/testservice.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Chinwag;
using Kind = Relayed::Kind;

Q_DECLARE_METATYPE(Chinwag::Relayed)

namespace {

const QByteArray origin = QByteArrayLiteral("node-1");
const QString room = QStringLiteral("room:r_1");
const RelayCodec codec(testService());

using Problem = RelayCodec::Problem;

std::optional<Problem> problemOf(const QByteArray &bytes, const QString &channel = room)
{
    const auto decoded = codec.decode(channel, bytes);
    return decoded ? std::nullopt : std::optional(decoded.error());
}

/// As a node of another release would write it.
QByteArray signedAgain(const QByteArray &unsignedBytes, const QString &channel = room)
{
    const auto tag =
        Crypto::shortTag(Crypto::keyedHash(testService().key, "relay"), unsignedBytes + channel.toUtf8());
    return unsignedBytes + QByteArray(tag.data(), tag.size());
}

QByteArray withoutTag(const QByteArray &bytes) { return bytes.chopped(16); }

Relayed sample()
{
    return {room, Kind::Event, 0x0102030405060708, UserId(QStringLiteral("u_ä")),
            QByteArrayLiteral("{\"type\":\"event\"}")};
}

} // namespace

class RelayCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void itsOwnIsKnownAtOnce();
    void theBytesAreFixed_data();
    void theBytesAreFixed();
    void appendedFieldsAreSkipped();
    void anotherChannelIsForged();
    void anotherKeyIsForged();
    void everyChangedBitIsRefused();
    void everyTruncationIsRefused();
    void otherVersionsAreRefused();
    void unknownKindsAreRefused_data();
    void unknownKindsAreRefused();
    void negativeSeqIsRefused();
    void aTypistThatIsNoTextIsRefused();
    void aHugePayloadIsRefused();
    void whatCannotBeCarriedIsNotEncoded();
    void randomBytesAreRefused();
    void damagedBytesNeverGiveMoreThanWasThere();
};

void RelayCodecTest::roundTrip_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<Seq>("seq");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("payload");
    QByteArray binary;
    for (int i = 0; i < 64 * 1024; ++i)
        binary.append(static_cast<char>(i));
    for (int kind = 1; kind <= 5; ++kind)
        QTest::addRow("kind %d", kind) << kind << Seq{1} << QStringLiteral("u_1") << QByteArrayLiteral("{}");
    QTest::newRow("largest seq") << 1 << std::numeric_limits<Seq>::max() << QString()
                                 << QByteArrayLiteral("{}");
    QTest::newRow("nothing in it") << 2 << Seq{0} << QString() << QByteArray();
    QTest::newRow("binary 64 KiB") << 3 << Seq{0} << QString() << binary;
    QTest::newRow("longest user") << 4 << Seq{0} << QString(255, QLatin1Char('u')) << QByteArrayLiteral("x");
    QTest::newRow("largest payload") << 2 << Seq{0} << QString() << QByteArray(RelayCodec::payloadMax, 'x');
}

void RelayCodecTest::roundTrip()
{
    QFETCH(int, kind);
    QFETCH(Seq, seq);
    QFETCH(QString, user);
    QFETCH(QByteArray, payload);
    const Relayed push{room, Kind(kind), seq, UserId(user), payload};
    const auto decoded = codec.decode(room, codec.encode(origin, push));
    QVERIFY(decoded);
    QCOMPARE(decoded->origin, origin);
    QCOMPARE(decoded->push.channel, room);
    QCOMPARE(int(decoded->push.kind), kind);
    QCOMPARE(decoded->push.seq, seq);
    QCOMPARE(decoded->push.typist, UserId(user));
    QCOMPARE(decoded->push.payload, payload);
}

void RelayCodecTest::itsOwnIsKnownAtOnce()
{
    const QByteArray bytes = codec.encode(origin, sample());
    QVERIFY(RelayCodec::isFrom(origin, bytes));
    QVERIFY(!RelayCodec::isFrom("node-2", bytes));
    QVERIFY(!RelayCodec::isFrom("node-", bytes));
    QVERIFY(!RelayCodec::isFrom("node-11", bytes));
    QVERIFY(!RelayCodec::isFrom({}, bytes));
    QVERIFY(!RelayCodec::isFrom(origin, {}));
    for (qsizetype size = 0; size < 12 + 1 + origin.size(); ++size)
        QVERIFY(!RelayCodec::isFrom(origin, bytes.first(size)));
    QByteArray other = bytes;
    other[2] = 3; // another version may have its origin elsewhere
    QVERIFY(!RelayCodec::isFrom(origin, other));
}

/// Nodes of two releases talk to each other: the form is a contract.
void RelayCodecTest::theBytesAreFixed_data()
{
    QTest::addColumn<Relayed>("push");
    const UserId ann(QStringLiteral("u_ann"));
    QTest::newRow("event") << Relayed{room,
                                      Kind::Event,
                                      258,
                                      {},
                                      R"({"at":1,"kind":"message","nonce":"n","room":"r_1","sender":"u_ann",)"
                                      R"("seq":258,"text":"Ä","type":"event"})"};
    QTest::newRow("typing-start") << Relayed{room, Kind::TypingStart, 0, ann, {}};
    QTest::newRow("typing-stop") << Relayed{room, Kind::TypingStop, 0, ann, {}};
    QTest::newRow("push") << Relayed{QStringLiteral("user:u_ann"),
                                     Kind::Ephemeral,
                                     0,
                                     {},
                                     R"({"room":"r_1","seq":3,"type":"read","user":"u_ann"})"};
    QTest::newRow("node-message") << Relayed{
        QStringLiteral("control"), Kind::Control, 0, {}, R"({"node":"n1/x","t":"alive"})"};
}

void RelayCodecTest::theBytesAreFixed()
{
    QFETCH(Relayed, push);
    QFile file(QStringLiteral(CHINWAG_RELAY_DATA "/%1.hex").arg(QLatin1String(QTest::currentDataTag())));
    const QByteArray written = codec.encode("ab", push);
    QVERIFY2(file.open(QIODevice::ReadOnly), written.toHex().constData());
    const QByteArray bytes = QByteArray::fromHex(file.readAll());
    QCOMPARE(written.toHex(' '), bytes.toHex(' '));
    const auto decoded = codec.decode(push.channel, bytes);
    QVERIFY(decoded);
    QCOMPARE(decoded->origin, QByteArrayLiteral("ab"));
    QCOMPARE(int(decoded->push.kind), int(push.kind));
    QCOMPARE(decoded->push.seq, push.seq);
    QCOMPARE(decoded->push.typist, push.typist);
    QCOMPARE(decoded->push.payload, push.payload);
}

/// A later release may say more.
void RelayCodecTest::appendedFieldsAreSkipped()
{
    const QByteArray longer = signedAgain(withoutTag(codec.encode(origin, sample())) + "something new");
    const auto decoded = codec.decode(room, longer);
    QVERIFY(decoded);
    QCOMPARE(decoded->push.payload, sample().payload);
}

void RelayCodecTest::anotherChannelIsForged()
{
    const QByteArray bytes = codec.encode(origin, sample());
    QVERIFY(!problemOf(bytes));
    QCOMPARE(problemOf(bytes, QStringLiteral("room:r_2")), Problem::Forged);
    QCOMPARE(problemOf(bytes, QStringLiteral("control")), Problem::Forged);
}

void RelayCodecTest::anotherKeyIsForged()
{
    const RelayCodec copy(testService(QStringLiteral("test"), 'x'));
    QCOMPARE(problemOf(copy.encode(origin, sample())), Problem::Forged);
}

void RelayCodecTest::everyChangedBitIsRefused()
{
    const QByteArray whole = codec.encode(origin, sample());
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
            QVERIFY2(problemOf(bytes), qPrintable(QString::number(at)));
        }
    }
}

void RelayCodecTest::everyTruncationIsRefused()
{
    const QByteArray whole = codec.encode(origin, sample());
    for (qsizetype size = 0; size < whole.size(); ++size) {
        QVERIFY2(problemOf(whole.first(size)), qPrintable(QString::number(size)));
        if (size < whole.size() - 16)
            QCOMPARE(problemOf(signedAgain(whole.first(size))), Problem::Foreign);
    }
}

void RelayCodecTest::otherVersionsAreRefused()
{
    QByteArray bytes = withoutTag(codec.encode(origin, sample()));
    for (int version = 0; version < 256; ++version) {
        bytes[2] = static_cast<char>(version);
        QCOMPARE(problemOf(signedAgain(bytes)).has_value(), version != 2);
    }
}

void RelayCodecTest::unknownKindsAreRefused_data()
{
    QTest::addColumn<int>("kind");
    for (const int kind : {0, 6, 127, 128, 255})
        QTest::addRow("%d", kind) << kind;
}

void RelayCodecTest::unknownKindsAreRefused()
{
    QFETCH(int, kind);
    QByteArray bytes = withoutTag(codec.encode(origin, sample()));
    bytes[3] = static_cast<char>(kind);
    QCOMPARE(problemOf(signedAgain(bytes)), Problem::Foreign);
}

void RelayCodecTest::negativeSeqIsRefused()
{
    QByteArray bytes = withoutTag(codec.encode(origin, sample()));
    bytes[4] = static_cast<char>(0x80);
    QCOMPARE(problemOf(signedAgain(bytes)), Problem::Foreign);
}

void RelayCodecTest::aTypistThatIsNoTextIsRefused()
{
    QByteArray bytes = withoutTag(codec.encode(origin, sample()));
    bytes.replace("\xc3\xa4", "\xc3\xc3");
    QCOMPARE(problemOf(signedAgain(bytes)), Problem::Foreign);
}

void RelayCodecTest::aHugePayloadIsRefused()
{
    Relayed push = sample();
    push.payload.clear();
    QByteArray bytes = withoutTag(codec.encode(origin, push));
    const quint32 size = RelayCodec::payloadMax + 1;
    bytes.chop(4);
    for (const quint32 shift : {24U, 16U, 8U, 0U})
        bytes.append(static_cast<char>(size >> shift));
    QCOMPARE(problemOf(signedAgain(bytes + QByteArray(size, 'x'))), Problem::Foreign);
}

void RelayCodecTest::whatCannotBeCarriedIsNotEncoded()
{
    Relayed push = sample();
    QVERIFY(codec.encode({}, push).isEmpty());
    QVERIFY(codec.encode(QByteArray(256, 'n'), push).isEmpty());
    push.typist = UserId(QString(256, QLatin1Char('u')));
    QVERIFY(codec.encode(origin, push).isEmpty());
    push = sample();
    push.payload = QByteArray(RelayCodec::payloadMax + 1, 'x');
    QVERIFY(codec.encode(origin, push).isEmpty());
}

void RelayCodecTest::randomBytesAreRefused()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes(random.bounded(200), '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        QVERIFY2(problemOf(bytes), bytes.toHex().constData());
    }
}

/// Signed by a node that has gone mad: whatever it is, nothing that was not there comes out.
void RelayCodecTest::damagedBytesNeverGiveMoreThanWasThere()
{
    QRandomGenerator random(11);
    const QByteArray whole = withoutTag(codec.encode(origin, sample()));
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = whole;
        for (int flips = random.bounded(1, 4); flips > 0; --flips)
            bytes[random.bounded(int(bytes.size()))] = static_cast<char>(random.bounded(256));
        const auto decoded = codec.decode(room, signedAgain(bytes));
        if (!decoded)
            continue;
        ++accepted;
        QVERIFY(bytes.startsWith(withoutTag(codec.encode(decoded->origin, decoded->push))));
    }
    QVERIFY(accepted > 0);
}

QTEST_GUILESS_MAIN(RelayCodecTest)
#include "tst_relaycodec.moc"
