#include "server/core/rooms/nodemessage.h"

#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Chinwag::NodeMessage)

namespace {

const UserId ann{u"u_ann"_s};

NodeMessage decoded(const QByteArray &bytes)
{
    const auto message = decodeNodeMessage(bytes);
    return message ? *message : NodeMessage{NodeLeaving{u"not decoded"_s}};
}

NodeMessageProblem problemOf(const QByteArray &bytes)
{
    const auto message = decodeNodeMessage(bytes);
    return message ? NodeMessageProblem{-1} : message.error();
}

} // namespace

class TestNodeMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFormIsFixed_data();
    void theFormIsFixed();
    void everyTypeIsFixed();
    void unknownFieldsAreIgnored();
    void unknownTypesAreTold();
    void aPresenceNobodyKnowsSpoilsNoOther();
    void whatIsMissingOrWrongIsMalformed_data();
    void whatIsMissingOrWrongIsMalformed();
};

void TestNodeMessage::theFormIsFixed_data()
{
    QTest::addColumn<NodeMessage>("message");
    QTest::addColumn<QByteArray>("bytes");
    const auto add = [](const NodeMessage &message, const QByteArray &bytes) {
        const auto type = std::visit([](const auto &alternative) { return alternative.type; }, message);
        QTest::addRow("%s, %zu bytes", type.data(), std::size_t(bytes.size())) << message << bytes;
    };
    add(PresenceChanged{u"n1/x"_s, ann, Presence::DoNotDisturb, {}},
        R"({"node":"n1/x","presence":"do_not_disturb","t":"presence","user":"u_ann"})");
    add(PresenceChanged{u"n1/x"_s, ann, Presence::Offline, std::chrono::milliseconds{1700000000000}},
        R"({"last_seen":1700000000000,"node":"n1/x","presence":"offline","t":"presence","user":"u_ann"})");
    add(PresenceQuestion{}, R"({"t":"presence_query"})");
    add(PresenceList{u"n1/x"_s, {{ann, Presence::Away}}},
        R"({"node":"n1/x","t":"presences","users":{"u_ann":"away"}})");
    add(PresenceList{u"n1/x"_s, {}}, R"({"node":"n1/x","t":"presences","users":{}})");
    add(PresenceChosen{Presence::Away}, R"({"presence":"away","t":"presence_set"})");
    add(RoomEntered{RoomId{u"r_1"_s}}, R"({"room":"r_1","t":"joined"})");
    add(DeviceRevoked{DeviceId{u"d_1"_s}}, R"({"device":"d_1","t":"revoked"})");
    add(UserBanned{}, R"({"t":"banned"})");
    add(BlockChanged{}, R"({"t":"blocks"})");
    add(WordsWishChanged{}, R"({"t":"words_wish"})");
    add(RoomGone{}, R"({"t":"room_gone"})");
    add(UserChanged{ann}, R"({"t":"user","user":"u_ann"})");
    add(NodeAlive{u"n1/x"_s}, R"({"node":"n1/x","t":"alive"})");
    add(NodeLeaving{u"n1/x"_s}, R"({"node":"n1/x","t":"gone"})");
}

void TestNodeMessage::theFormIsFixed()
{
    QFETCH(NodeMessage, message);
    QFETCH(QByteArray, bytes);
    QCOMPARE(encode(message), bytes);
    QVERIFY(decoded(bytes) == message);
}

/// Whoever adds a type adds its row.
void TestNodeMessage::everyTypeIsFixed()
{
    constexpr std::size_t fixed = 13;
    QCOMPARE(std::variant_size_v<NodeMessage>, fixed);
}

void TestNodeMessage::unknownFieldsAreIgnored()
{
    QVERIFY(decoded(R"({"t":"alive","node":"n1","load":0.3,"zone":{"name":"b"}})") ==
            NodeMessage{NodeAlive{u"n1"_s}});
}

void TestNodeMessage::unknownTypesAreTold()
{
    QCOMPARE(problemOf(R"({"t":"moved","node":"n1"})"), NodeMessageProblem::Unknown);
}

void TestNodeMessage::aPresenceNobodyKnowsSpoilsNoOther()
{
    QVERIFY(decoded(R"({"t":"presences","node":"n1","users":{"u_1":"invisible","u_ann":"online"}})") ==
            (NodeMessage{PresenceList{u"n1"_s, {{ann, Presence::Online}}}}));
}

void TestNodeMessage::whatIsMissingOrWrongIsMalformed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *bytes : {
             "",
             "[]",
             "{}",
             "not json",
             R"({"t":7})",
             R"({"t":"alive"})",
             R"({"t":"alive","node":""})",
             R"({"t":"alive","node":"n","node":"m"})",
             R"({"t":"presence","node":"n","user":"u"})",
             R"({"t":"presence","node":"n","user":"u","presence":"asleep"})",
             R"({"t":"presence","node":"n","user":"u","presence":"away","last_seen":-1})",
             R"({"t":"presences","node":"n","users":["u"]})",
             R"({"t":"revoked","device":{}})",
             "{\"t\":\"joined\",\"room\":\"\xff\"}",
         })
        QTest::newRow(bytes) << QByteArray(bytes);
}

void TestNodeMessage::whatIsMissingOrWrongIsMalformed()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(problemOf(bytes), NodeMessageProblem::Malformed);
}

QTEST_GUILESS_MAIN(TestNodeMessage)
#include "tst_nodemessage.moc"
