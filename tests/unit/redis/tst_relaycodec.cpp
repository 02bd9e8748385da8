#include "server/redis/relaycodec.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Chinwag;
using Kind = Relayed::Kind;

namespace {

const QByteArray origin = QByteArrayLiteral("node-1");

Relayed sample()
{
    return {QStringLiteral("room:r_1"), Kind::Event, 0x0102030405060708, UserId(QStringLiteral("u_ä")),
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
    void theBytesAreFixed();
    void everyTruncationIsRefused();
    void oneByteMoreIsRefused();
    void otherVersionsAreRefused();
    void unknownKindsAreRefused_data();
    void unknownKindsAreRefused();
    void negativeSeqIsRefused();
    void aUserThatIsNoTextIsRefused();
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
    const Relayed push{QStringLiteral("room:r"), Kind(kind), seq, UserId(user), payload};
    const auto decoded = RelayCodec::decode(RelayCodec::encode(origin, push));
    QVERIFY(decoded);
    QCOMPARE(decoded->origin, origin);
    QVERIFY(decoded->push.channel.isEmpty());
    QCOMPARE(int(decoded->push.kind), kind);
    QCOMPARE(decoded->push.seq, seq);
    QCOMPARE(decoded->push.typist, UserId(user));
    QCOMPARE(decoded->push.payload, payload);
}

void RelayCodecTest::itsOwnIsKnownAtOnce()
{
    const QByteArray bytes = RelayCodec::encode(origin, sample());
    QVERIFY(RelayCodec::isFrom(origin, bytes));
    QVERIFY(!RelayCodec::isFrom("node-2", bytes));
    QVERIFY(!RelayCodec::isFrom("node-", bytes));
    QVERIFY(!RelayCodec::isFrom("node-11", bytes));
    QVERIFY(!RelayCodec::isFrom({}, bytes));
    QVERIFY(!RelayCodec::isFrom(origin, {}));
    for (qsizetype size = 0; size < 12 + 1 + origin.size(); ++size)
        QVERIFY(!RelayCodec::isFrom(origin, bytes.first(size)));
    QByteArray other = bytes;
    other[2] = 2; // another version may have its origin elsewhere
    QVERIFY(!RelayCodec::isFrom(origin, other));
}

/// Nodes of two releases talk to each other: the form is a contract.
void RelayCodecTest::theBytesAreFixed()
{
    QCOMPARE(
        RelayCodec::encode("ab", {{}, Kind::TypingStart, 258, UserId(QStringLiteral("u")), "{}"}).toHex(' '),
        QByteArrayLiteral("63 77 01 04 00 00 00 00 00 00 01 02 02 61 62 01 75 00 00 00 02 7b 7d"));
}

void RelayCodecTest::everyTruncationIsRefused()
{
    const QByteArray whole = RelayCodec::encode(origin, sample());
    QVERIFY(RelayCodec::decode(whole));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!RelayCodec::decode(whole.first(size)), qPrintable(QString::number(size)));
}

void RelayCodecTest::oneByteMoreIsRefused()
{
    QVERIFY(!RelayCodec::decode(RelayCodec::encode(origin, sample()) + '\0'));
}

void RelayCodecTest::otherVersionsAreRefused()
{
    QByteArray bytes = RelayCodec::encode(origin, sample());
    for (int version = 0; version < 256; ++version) {
        bytes[2] = static_cast<char>(version);
        QCOMPARE(RelayCodec::decode(bytes).has_value(), version == 1);
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
    QByteArray bytes = RelayCodec::encode(origin, sample());
    bytes[3] = static_cast<char>(kind);
    QVERIFY(!RelayCodec::decode(bytes));
}

void RelayCodecTest::negativeSeqIsRefused()
{
    QByteArray bytes = RelayCodec::encode(origin, sample());
    bytes[4] = static_cast<char>(0x80);
    QVERIFY(!RelayCodec::decode(bytes));
}

void RelayCodecTest::aUserThatIsNoTextIsRefused()
{
    QByteArray bytes = RelayCodec::encode(origin, sample());
    bytes.replace("\xc3\xa4", "\xc3\xc3");
    QVERIFY(!RelayCodec::decode(bytes));
}

void RelayCodecTest::aHugePayloadIsRefused()
{
    Relayed push = sample();
    push.payload.clear();
    QByteArray bytes = RelayCodec::encode(origin, push);
    const quint32 size = RelayCodec::payloadMax + 1;
    bytes.chop(4);
    for (const quint32 shift : {24U, 16U, 8U, 0U})
        bytes.append(static_cast<char>(size >> shift));
    QVERIFY(!RelayCodec::decode(bytes + QByteArray(size, 'x')));
}

void RelayCodecTest::whatCannotBeCarriedIsNotEncoded()
{
    Relayed push = sample();
    QVERIFY(RelayCodec::encode({}, push).isEmpty());
    QVERIFY(RelayCodec::encode(QByteArray(256, 'n'), push).isEmpty());
    push.typist = UserId(QString(256, QLatin1Char('u')));
    QVERIFY(RelayCodec::encode(origin, push).isEmpty());
    push = sample();
    push.payload = QByteArray(RelayCodec::payloadMax + 1, 'x');
    QVERIFY(RelayCodec::encode(origin, push).isEmpty());
}

void RelayCodecTest::randomBytesAreRefused()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes(random.bounded(200), '\0');
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        QVERIFY2(!RelayCodec::decode(bytes), bytes.toHex().constData());
    }
}

void RelayCodecTest::damagedBytesNeverGiveMoreThanWasThere()
{
    QRandomGenerator random(11);
    const QByteArray whole = RelayCodec::encode(origin, sample());
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes = whole;
        for (int flips = random.bounded(1, 4); flips > 0; --flips)
            bytes[random.bounded(int(bytes.size()))] = static_cast<char>(random.bounded(256));
        const auto decoded = RelayCodec::decode(bytes);
        if (!decoded)
            continue;
        ++accepted;
        // What is accepted is exactly what encode() would write.
        QCOMPARE(RelayCodec::encode(decoded->origin, decoded->push), bytes);
    }
    QVERIFY(accepted > 0);
}

QTEST_GUILESS_MAIN(RelayCodecTest)
#include "tst_relaycodec.moc"
