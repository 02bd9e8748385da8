#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

/// The numbers fit each other: what one limit allows must not break on another.
class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void longestMessageFitsAFrame_data();
    void longestMessageFitsAFrame();
    void longestMessageFitsTheQueueAsAnEvent();
    void longestTokenFitsTheFirstFrame();
    void syncOfManyRoomsFitsAFrame();
    void longestNamesReadBack();
};

namespace {

const QString longestId(Limits::idLength, u'r');

}

void TestLimits::longestMessageFitsAFrame_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << QString(Limits::messageLength, u'm');
    QTest::newRow("three bytes each") << QString(Limits::messageLength, u'李');
    QTest::newRow("pairs") << u"🫖"_s.repeated(Limits::messageLength / 2);
    QTest::newRow("escapes") << QString(Limits::messageLength, QChar(1));
    QTest::newRow("quotes") << QString(Limits::messageLength, u'"');
}

void TestLimits::longestMessageFitsAFrame()
{
    QFETCH(QString, text);
    QVERIFY(checkedMessageText(text));
    const QString nonce(Limits::nonceLength, u'n');
    const ClientEnvelope envelope{qint64(1) << 53,
                                  MessageEditFrame{RoomId(longestId), Nonce(nonce), qint64(1) << 53, text}};
    const QByteArray bytes = encode(envelope);
    QVERIFY(bytes.size() <= Limits::frameAfterAuth);
    const auto decoded = decodeClientFrame(bytes);
    QVERIFY(decoded);
    QCOMPARE(std::get<MessageEditFrame>(decoded->frame).text, text);
}

void TestLimits::longestMessageFitsTheQueueAsAnEvent()
{
    const Event event{RoomId(longestId),
                      qint64(1) << 53,
                      UserId(longestId),
                      milliseconds(1),
                      Nonce(QString(Limits::nonceLength, u'n')),
                      MessageBody{QString(Limits::messageLength, QChar(1)), 1}};
    const QByteArray bytes = encode(ServerFrame{EventFrame{event}});
    QVERIFY(bytes.size() < Limits::outboundQueueEphemeral);
    QVERIFY(decodeServerFrame(bytes));
}

void TestLimits::longestTokenFitsTheFirstFrame()
{
    const QByteArray bytes = encode(ClientEnvelope{{}, AuthFrame{QString(Limits::tokenLength, u't')}});
    QVERIFY(bytes.size() <= Limits::frameBeforeAuth);
    QVERIFY(decodeClientFrame(bytes));
}

void TestLimits::syncOfManyRoomsFitsAFrame()
{
    SyncFrame frame;
    for (int i = 0; i < 1000; ++i)
        frame.rooms.insert(RoomId(u"r_%1"_s.arg(i, 22, 10, QChar(u'0'))), 1'000'000'000);
    const QByteArray bytes = encode(ClientEnvelope{1, frame});
    QVERIFY(bytes.size() <= Limits::frameAfterAuth);
    QVERIFY(decodeClientFrame(bytes));
}

void TestLimits::longestNamesReadBack()
{
    const User user{UserId(longestId), QString(Limits::usernameLength, u'a'),
                    QString(Limits::displayNameLength, u'b')};
    const auto readUser = userFromJson(toJson(user));
    QVERIFY(readUser);
    QCOMPARE(*readUser, user);
    const Room room{RoomId(longestId),
                    QString(Limits::roomNameLength, u'c'),
                    RoomKind::Public,
                    QString(Limits::topicLength, u'd'),
                    1,
                    0,
                    0,
                    {},
                    {}};
    const auto readRoom = roomFromJson(toJson(room));
    QVERIFY(readRoom);
    QCOMPARE(*readRoom, room);
}

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
