#include "shared/protocol/codec.h"
#include "shared/protocol/eventrow.h"
#include "shared/protocol/limits.h"
#include "tests/support/sampleevents.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Chinwag;
using namespace Chinwag::Test;
using namespace Qt::StringLiterals;

class TestServerCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helloSurvives();
    void eventsSurviveWithTheirKind_data();
    void eventsSurviveWithTheirKind();
    void everyKindHasASample();
    void eventsNeedTheirPlace();
    void unreadableEventsKeepTheirPlace_data();
    void unreadableEventsKeepTheirPlace();
    void rowsAreReadAgain();
    void deletedMessageMayComeWithoutText();
    void typingHasANameOrACount();
    void typingNeedsAnExpiry();
    void durationsAreBounded();
    void replyIsDataOrAnError();
    void errorOfANewerServerIsInternal();
    void problemReadsLikeARefusal();
    void roomSurvives();
    void syncResultSurvives();
    void syncReplyIsAReply();
    void bytesAreThoseOfATree_data();
    void bytesAreThoseOfATree();
    void badElementsSpoilNothing();
    void gapHasItsEndsInOrder();
    void historyPageSurvives();
    void presenceSurvives();
    void everyNameReadsBack();
    void namesAreExact();
};

namespace {

QJsonObject objectOf(const QByteArray &bytes) { return QJsonDocument::fromJson(bytes).object(); }

Event eventOf(EventBody body)
{
    return {RoomId(u"r"_s), 18, UserId(u"u"_s), milliseconds(1'700'000'000'000), Nonce(u"n"_s),
            std::move(body)};
}

} // namespace

void TestServerCodec::helloSurvives()
{
    const HelloFrame hello{{UserId(u"u"_s), u"ann"_s, u"Ann"_s},
                           SessionId(u"s"_s),
                           u"n1"_s,
                           u"Chinwag"_s,
                           1,
                           milliseconds(30000),
                           milliseconds(10000),
                           milliseconds(3000),
                           milliseconds(1000),
                           milliseconds(6000),
                           4000,
                           65536,
                           100,
                           500,
                           400,
                           26'214'400};
    const auto decoded = decodeServerFrame(encode(ServerFrame{hello}));
    QVERIFY(decoded);
    const auto &read = std::get<HelloFrame>(*decoded);
    QCOMPARE(read.user, hello.user);
    QCOMPARE(read.session, hello.session);
    QCOMPARE(read.node, hello.node);
    QCOMPARE(read.server, hello.server);
    QCOMPARE(read.protocol, 1);
    QCOMPARE(read.heartbeatInterval, hello.heartbeatInterval);
    QCOMPARE(read.heartbeatTimeout, hello.heartbeatTimeout);
    QCOMPARE(read.typingRefresh, hello.typingRefresh);
    QCOMPARE(read.typingIdle, hello.typingIdle);
    QCOMPARE(read.typingExpiry, hello.typingExpiry);
    QCOMPARE(read.maxMessageLength, 4000);
    QCOMPARE(read.maxFrame, 65536);
    QCOMPARE(read.roomsPerDay, 100);
    QCOMPARE(read.addsPerDay, 500);
    QCOMPARE(read.joinsPerDay, 400);
    QCOMPARE(read.maxFileSize, 26'214'400);
}

void TestServerCodec::eventsSurviveWithTheirKind_data()
{
    QTest::addColumn<EventBody>("body");
    for (const EventBody &body : bodiesOfEveryKind())
        QTest::addRow("%s", qPrintable(kindOf(body))) << body;
    for (const QString &text : textsThatAreEasilyLost()) {
        QTest::newRow(text.toUtf8().toHex()) << EventBody(MessageBody{text, 0});
        QTest::newRow("unknown, " + text.toUtf8().toHex())
            << EventBody(UnknownBody{u"pin"_s, {{u"by"_s, text}}});
    }
    QTest::newRow("unknown") << EventBody(
        UnknownBody{u"pin"_s, {{u"target"_s, 7}, {u"by \"x\"\n"_s, QJsonArray{1, QJsonObject{}}}}});
    QTest::newRow("unknown and empty") << EventBody(UnknownBody{u"pin"_s, {}});
}

void TestServerCodec::eventsSurviveWithTheirKind()
{
    QFETCH(EventBody, body);
    const Event event = eventOf(body);
    const QByteArray bytes = encode(ServerFrame{EventFrame{event}});
    const auto decoded = decodeServerFrame(bytes);
    QVERIFY(decoded);
    QVERIFY(std::get<EventFrame>(*decoded).event == event);
    const auto part = eventFromJson(toJson(event));
    QVERIFY(part);
    QVERIFY(*part == event);
    QVERIFY(!toJson(event).contains(u"type"_s));
    QVERIFY(eventOf(event.room, rowOf(event)) == event);
}

void TestServerCodec::everyKindHasASample()
{
    QStringList known;
    for (const EventBody &body : blankBodies())
        known.append(kindOf(body));
    QStringList sampled;
    for (const EventBody &body : bodiesOfEveryKind())
        sampled.append(kindOf(body));
    QCOMPARE(sampled, known);
}

void TestServerCodec::eventsNeedTheirPlace()
{
    for (const QString &field : {u"room"_s, u"seq"_s}) {
        QJsonObject json = toJson(eventOf(MessageBody{u"Hello"_s, 0}));
        json.remove(field);
        const auto decoded = eventFromJson(json);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().message, u"Field \"%1\" is missing."_s.arg(field));
    }
}

void TestServerCodec::unreadableEventsKeepTheirPlace_data()
{
    QTest::addColumn<QJsonObject>("json");
    for (const EventBody &body : bodiesOfEveryKind()) {
        const QJsonObject whole = toJson(eventOf(body));
        for (const QString &field : {u"kind"_s, u"target"_s, u"subject"_s, u"emoji"_s}) {
            QJsonObject json = whole;
            if (json.contains(field)) {
                json.remove(field);
                QTest::addRow("%s without %s", qPrintable(kindOf(body)), qPrintable(field)) << json;
            }
        }
        for (const QString &field : whole.keys()) {
            QJsonObject json = whole;
            json.insert(field, QJsonObject{{u"new"_s, true}});
            if (field != u"room"_s && field != u"seq"_s)
                QTest::addRow("%s with another %s", qPrintable(kindOf(body)), qPrintable(field)) << json;
        }
    }
}

void TestServerCodec::unreadableEventsKeepTheirPlace()
{
    QFETCH(QJsonObject, json);
    const auto event = eventFromJson(json);
    QVERIFY(event);
    QCOMPARE(event->room, RoomId(u"r"_s));
    QCOMPARE(event->seq, Seq(18));
    QVERIFY(event->as<UnknownBody>());
    // Nothing of it is lost, neither on the wire nor in a table: a newer program may read it.
    QCOMPARE(objectOf(encode(ServerFrame{EventFrame{*event}})).value(u"seq"_s).toInt(), 18);
    const Event kept = eventOf(event->room, rowOf(*event));
    QVERIFY(kept == *event);
    QCOMPARE(toJson(kept), json);
}

void TestServerCodec::rowsAreReadAgain()
{
    // As a program that did not know reactions would have kept it.
    const QJsonObject json = toJson(eventOf(ReactionBody{4, u"👍"_s, true}));
    Event kept = eventOf(UnknownBody{u"reaction_add"_s, {{u"target"_s, 4}, {u"emoji"_s, u"👍"_s}}});
    QCOMPARE(toJson(kept), json);
    QVERIFY(eventOf(kept.room, rowOf(kept)) == eventOf(ReactionBody{4, u"👍"_s, true}));
}

void TestServerCodec::deletedMessageMayComeWithoutText()
{
    const Event event = eventOf(MessageBody());
    QVERIFY(!toJson(event).contains(u"text"_s));
    const auto decoded = eventFromJson(toJson(event));
    QVERIFY(decoded);
    QVERIFY(*decoded == event);
}

void TestServerCodec::typingHasANameOrACount()
{
    const TypingPush named{RoomId(u"r"_s), UserId(u"u"_s), true, milliseconds(6000), 0};
    QCOMPARE(objectOf(encode(ServerFrame{named})).keys(),
             (QStringList{u"expires_in_ms"_s, u"room"_s, u"type"_s, u"user"_s}));
    const TypingPush counted{RoomId(u"r"_s), {}, true, milliseconds(6000), 3};
    const auto decoded = decodeServerFrame(encode(ServerFrame{counted}));
    QVERIFY(decoded);
    QCOMPARE(std::get<TypingPush>(*decoded).count, 3);
    QVERIFY(std::get<TypingPush>(*decoded).user.isEmpty());
    QCOMPARE(std::get<TypingPush>(*decoded).expiresIn, milliseconds(6000));
    QVERIFY(!decodeServerFrame(R"({"type":"typing_start","room":"r","expires_in_ms":6000})"));
    QVERIFY(!decodeServerFrame(R"({"type":"typing_start","room":"r","expires_in_ms":6000,"count":0})"));
    QVERIFY(decodeServerFrame(R"({"type":"typing_stop","room":"r"})"));
}

void TestServerCodec::typingNeedsAnExpiry()
{
    const auto decoded = decodeServerFrame(R"({"type":"typing_start","room":"r","user":"u"})");
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().message, u"Field \"expires_in_ms\" is missing."_s);
}

void TestServerCodec::durationsAreBounded()
{
    QVERIFY(decodeServerFrame(R"({"type":"draining","reconnect_in_ms":86400000})"));
    QVERIFY(!decodeServerFrame(R"({"type":"draining","reconnect_in_ms":86400001})"));
    QVERIFY(!decodeServerFrame(R"({"type":"draining","reconnect_in_ms":-1})"));
}

void TestServerCodec::replyIsDataOrAnError()
{
    const auto good = decodeServerFrame(encode(ServerFrame{ReplyFrame{2, QJsonObject{{u"seq"_s, 5}}}}));
    QVERIFY(good);
    QCOMPARE(std::get<ReplyFrame>(*good).id, 2);
    QCOMPARE(std::get<QJsonObject>(std::get<ReplyFrame>(*good).result).value(u"seq"_s).toInt(), 5);

    const Error slow{ErrorCode::RateLimited, u"Slow down."_s, milliseconds(200)};
    const auto bad = decodeServerFrame(encode(ServerFrame{ReplyFrame{3, slow}}));
    QVERIFY(bad);
    const Error error = std::get<Error>(std::get<ReplyFrame>(*bad).result);
    QCOMPARE(toString(error.code), toString(slow.code));
    QCOMPARE(error.message, slow.message);
    QVERIFY(error.retryAfter == slow.retryAfter);

    QVERIFY(decodeServerFrame(R"({"type":"reply","id":1,"ok":true})"));
    QVERIFY(!decodeServerFrame(R"({"type":"reply","id":1})"));
    QVERIFY(!decodeServerFrame(R"({"type":"reply","id":1,"ok":1,"data":{}})"));
    QVERIFY(!decodeServerFrame(R"({"type":"reply","ok":true,"data":{}})"));
    QVERIFY(!decodeServerFrame(R"({"type":"reply","id":1,"ok":true,"data":[]})"));
    QVERIFY(!decodeServerFrame(R"({"type":"reply","id":1,"ok":false})"));
    QVERIFY(!decodeServerFrame(R"({"type":"reply","id":1,"ok":false,"error":{"message":"no code"}})"));
}

void TestServerCodec::errorOfANewerServerIsInternal()
{
    const auto error = errorFromJson({{u"code"_s, u"out_of_tea"_s}, {u"message"_s, u"No tea."_s}});
    QVERIFY(error);
    QCOMPARE(toString(error->code), toString(ErrorCode::Internal));
    QCOMPARE(error->message, u"No tea."_s);
}

void TestServerCodec::problemReadsLikeARefusal()
{
    const auto error = errorFromJson({{u"type"_s, u"about:blank"_s},
                                      {u"title"_s, u"Later."_s},
                                      {u"status"_s, 429},
                                      {u"code"_s, u"rate_limited"_s},
                                      {u"message"_s, u"Later."_s},
                                      {u"retry_after_ms"_s, 1500}});
    QVERIFY(error);
    QCOMPARE(toString(error->code), toString(ErrorCode::RateLimited));
    QVERIFY(error->retryAfter == milliseconds(1500));
    QVERIFY(error->isTemporary());
    QVERIFY(!errorFromJson({}));
    QVERIFY(!errorFromJson({{u"code"_s, 404}}));
}

void TestServerCodec::roomSurvives()
{
    const User bob{UserId(u"b"_s), u"bob"_s, u"Bob"_s};
    const Room rooms[] = {
        {RoomId(u"r"_s), u"general"_s, RoomKind::Public, {}, 2, 18, 17, {}, {}},
        {RoomId(u"r"_s), u"Plans"_s, RoomKind::Private, u"Summer"_s, 3, 0, 0, Role::Moderator, {}},
        {RoomId(u"r"_s), {}, RoomKind::Direct, {}, 2, 1, 1, Role::Member, bob},
    };
    for (const Room &room : rooms) {
        const auto decoded = roomFromJson(toJson(room));
        QVERIFY(decoded);
        QCOMPARE(*decoded, room);
        const auto added = decodeServerFrame(encode(ServerFrame{RoomAddedPush{room}}));
        QVERIFY(added);
        QCOMPARE(std::get<RoomAddedPush>(*added).room, room);
        const auto updated = decodeServerFrame(encode(ServerFrame{RoomUpdatedPush{room}}));
        QVERIFY(updated);
        QCOMPARE(std::get<RoomUpdatedPush>(*updated).room, room);
    }
}

void TestServerCodec::syncResultSurvives()
{
    const Room room{RoomId(u"r"_s), u"general"_s, RoomKind::Public, {}, 2, 18, 17, Role::Owner, {}};
    const SyncResult result{
        {{room, {UserId(u"b"_s)}, {eventOf(MessageBody{u"Hello"_s, 3})}, Gap{1, 17}}, {room, {}, {}, {}}},
        {{UserId(u"b"_s), u"bob"_s, u"Bob"_s}},
        {{UserId(u"b"_s), Presence::Away, milliseconds(0)}}};
    const auto decoded = syncResultFromJson(toJson(result));
    QVERIFY(decoded);
    QCOMPARE(decoded->rooms.size(), 2);
    QCOMPARE(decoded->rooms.first().room, room);
    QCOMPARE(decoded->rooms.first().typing, result.rooms.first().typing);
    QCOMPARE(decoded->rooms.first().events, result.rooms.first().events);
    QCOMPARE(decoded->rooms.first().gap->from, Seq(1));
    QCOMPARE(decoded->rooms.first().gap->to, Seq(17));
    QVERIFY(!decoded->rooms.last().gap);
    QCOMPARE(decoded->users, result.users);
    QCOMPARE(decoded->presences, result.presences);
    QVERIFY2(syncResultFromJson({}), "no rooms at all");
}

void TestServerCodec::syncReplyIsAReply()
{
    const User bob{UserId(u"b"_s), u"bob"_s, u"Bob"_s};
    const Room room{RoomId(u"r"_s), u"general"_s, RoomKind::Direct, u"Tea"_s, 2, 18, 17, Role::Owner, bob};
    QList<Event> events;
    for (const EventBody &body : bodiesOfEveryKind())
        events.append(eventOf(body));
    const SyncResult result{
        {{room, {UserId(u"b"_s), UserId(u"c"_s)}, events, Gap{1, 17}}, {room, {}, {}, {}}},
        {bob, bob},
        {{UserId(u"b"_s), Presence::Away, milliseconds(5)}}};
    const auto tree = [](const QJsonObject &data) {
        return QJsonObject{{u"type"_s, u"reply"_s}, {u"id"_s, 7}, {u"ok"_s, true}, {u"data"_s, data}};
    };
    for (const SyncResult &each : {result, SyncResult()}) {
        QCOMPARE(objectOf(encodeReply(7, each)), tree(toJson(each)));
        QCOMPARE(objectOf(encode(ServerFrame{ReplyFrame{7, toJson(each)}})), tree(toJson(each)));
    }
    const SendResult sent{18, milliseconds(5)};
    QCOMPARE(objectOf(encodeReply(7, sent)), tree(toJson(sent)));
}

void TestServerCodec::bytesAreThoseOfATree_data()
{
    QTest::addColumn<QString>("text");
    QString controls;
    for (char16_t c = 0; c < 0xa0; ++c)
        controls += QChar(c);
    QTest::newRow("nothing") << u""_s;
    QTest::newRow("everything below 160") << controls;
    QTest::newRow("quotes at both ends") << u"\"\\ \\\""_s;
    QTest::newRow("braces at the end") << u"{["_s;
    QTest::newRow("two to four bytes") << u"ä€👍\u2028\uFEFF"_s;
}

void TestServerCodec::bytesAreThoseOfATree()
{
    QFETCH(QString, text);
    Room room{RoomId(u"r"_s), text, RoomKind::Public, {}, 2, Limits::largestNumber - 1, 17, {}, {}};
    const QJsonObject tree{{u"room"_s, toJson(room)}, {u"type"_s, u"room_added"_s}};
    QCOMPARE(encode(ServerFrame{RoomAddedPush{room}}), QJsonDocument(tree).toJson(QJsonDocument::Compact));
}

void TestServerCodec::badElementsSpoilNothing()
{
    const auto decoded = syncResultFromJson(objectOf(R"({
        "rooms": [7, {"id":"a","kind":"public","role":"emperor","typing":["",{},"u"]}, {"id":"x","kind":"cellar"},
                  {"id":"b","kind":"public","gap":{"from":2,"to":1},
                   "events":[{"room":"b","seq":1,"kind":"message","at":1},{"room":"b","seq":"x"},null,
                             {"room":"b","seq":3,"kind":"firework","at":1,"sparks":9}]}],
        "users": [{"id":"u","username":"ann","display_name":"Ann"}, {"id":"v"}, "w"],
        "presences": [{"user":"u","presence":"asleep"}, {"user":"u","presence":"away"}]})"));
    QVERIFY(decoded);
    QCOMPARE(decoded->rooms.size(), 2);
    QCOMPARE(decoded->rooms.first().typing, (QList{UserId(u"u"_s)}));
    QCOMPARE(int(*decoded->rooms.first().room.role), int(Role::Member));
    QVERIFY(!decoded->rooms.last().gap);
    QCOMPARE(decoded->rooms.last().events.size(), 2);
    QCOMPARE(decoded->rooms.last().events.last().seq, Seq(3));
    QVERIFY(decoded->rooms.last().events.last().as<UnknownBody>());
    QCOMPARE(decoded->users.size(), 1);
    QCOMPARE(decoded->presences.size(), 1);
    QVERIFY(!syncResultFromJson(objectOf(R"({"rooms":{}})")));
}

void TestServerCodec::gapHasItsEndsInOrder()
{
    const auto sync = [](const QByteArray &gap) {
        const auto result =
            syncResultFromJson(objectOf(R"({"rooms":[{"id":"a","kind":"public","gap":)" + gap + "}]}"));
        return result && result->rooms.first().gap;
    };
    QVERIFY(sync(R"({"from":1,"to":1})"));
    QVERIFY(!sync(R"({"from":2,"to":1})"));
    QVERIFY(!sync(R"({"from":0,"to":1})"));
    QVERIFY(!sync(R"({"from":1})"));
}

void TestServerCodec::historyPageSurvives()
{
    const HistoryPage page{{eventOf(MessageBody{u"Hello"_s, 3}), eventOf(TopicBody())},
                           20,
                           {{UserId(u"b"_s), u"bob"_s, u"B"_s}}};
    const auto decoded = historyPageFromJson(toJson(page));
    QVERIFY(decoded);
    QCOMPARE(decoded->events, page.events);
    QCOMPARE(decoded->headSeq, Seq(20));
    QCOMPARE(decoded->users, page.users);
    const auto sent = sendResultFromJson(toJson(SendResult{18, milliseconds(5)}));
    QVERIFY(sent);
    QCOMPARE(sent->seq, Seq(18));
    QCOMPARE(sent->at, milliseconds(5));
    QVERIFY(!sendResultFromJson({{u"seq"_s, 0}, {u"at"_s, 5}}));
}

void TestServerCodec::presenceSurvives()
{
    const UserPresence gone{UserId(u"b"_s), Presence::Offline, milliseconds(1'700'000'000'000)};
    const auto decoded = decodeServerFrame(encode(ServerFrame{PresencePush{gone}}));
    QVERIFY(decoded);
    QCOMPARE(std::get<PresencePush>(*decoded).presence, gone);
    QVERIFY(!toJson(UserPresence{UserId(u"b"_s), Presence::Online, {}}).contains(u"last_seen"_s));
}

void TestServerCodec::everyNameReadsBack()
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        QVERIFY(errorCodeFromString(toString(code)) == code);
    }
    for (const Presence presence :
         {Presence::Offline, Presence::Online, Presence::Away, Presence::DoNotDisturb})
        QVERIFY(presenceFromString(toString(presence)) == presence);
    for (const RoomKind kind : {RoomKind::Public, RoomKind::Private, RoomKind::Direct})
        QVERIFY(roomKindFromString(toString(kind)) == kind);
    for (const Role role : {Role::Member, Role::Moderator, Role::Owner})
        QVERIFY(roleFromString(toString(role)) == role);
}

void TestServerCodec::namesAreExact()
{
    QVERIFY(!errorCodeFromString(u"Internal"));
    QVERIFY(!errorCodeFromString(u""));
    QVERIFY(!presenceFromString(u"dnd"));
    QVERIFY(!roomKindFromString(u"public "));
    QVERIFY(!roleFromString(u"admin"));
}

QTEST_GUILESS_MAIN(TestServerCodec)
#include "tst_servercodec.moc"
