#include "shared/protocol/codec.h"
#include "shared/protocol/httpbodies.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/utf8.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

/// The examples of PROTOCOL.md are the golden frames: each is decoded, encoded again, and must be the same
/// JSON.
class TestProtocolExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyExampleIsMarked();
    void frames_data() { addExamples(u"frame"_s); }
    void frames();
    void refusals_data() { addExamples(u"refused"_s); }
    void refusals();
    void replyData_data() { addExamples(u"data"_s); }
    void replyData();
    void bodies_data() { addExamples(u"body"_s); }
    void bodies();
    void everyTypeHasAnExample();
    void everyBodyHasAnExample();
    void everyErrorCodeIsListed();
    void announcedNumbersAreOurs();

private:
    struct Example
    {
        int line = 0;
        QMap<QString, QString> marks; // "frame" → "client auth"
        QByteArray json;
    };

    void addExamples(const QString &mark) const;
    QStringList typesOf(const QString &side) const;

    QString m_document;
    QList<Example> m_examples;
};

namespace {

QJsonObject objectOf(const QByteArray &bytes) { return jsonFromUtf8(bytes).object(); }

/// Decoded and encoded again; what is wrong with it when it cannot be decoded.
template <typename Body>
QByteArray thereAndBack(const QByteArray &json)
{
    const auto body = decodeBody<Body>(json, json.size());
    return body ? encodeBody(*body) : body.error().message.toUtf8();
}

const QMap<QString, QByteArray (*)(const QByteArray &)> bodyCodecs{
    {u"sign_up"_s, &thereAndBack<SignUpRequest>},
    {u"sign_in"_s, &thereAndBack<SignInRequest>},
    {u"proof"_s, &thereAndBack<ProofRequest>},
    {u"code"_s, &thereAndBack<CodeRequest>},
    {u"factor_secret"_s, &thereAndBack<FactorSecret>},
    {u"recovery_codes"_s, &thereAndBack<RecoveryCodes>},
    {u"account"_s, &thereAndBack<AccountState>},
    {u"new_room"_s, &thereAndBack<NewRoomRequest>},
    {u"room_change"_s, &thereAndBack<RoomChangeRequest>},
    {u"add_member"_s, &thereAndBack<AddMemberRequest>},
    {u"role"_s, &thereAndBack<RoleRequest>},
    {u"sanction"_s, &thereAndBack<SanctionRequest>},
    {u"report"_s, &thereAndBack<ReportRequest>},
    {u"bans"_s, &thereAndBack<BanList>},
    {u"reports"_s, &thereAndBack<ReportList>},
    {u"room_preferences"_s, &thereAndBack<RoomPreferences>},
    {u"password_change"_s, &thereAndBack<PasswordChangeRequest>},
    {u"me_change"_s, &thereAndBack<MeChangeRequest>},
    {u"signed_in"_s, &thereAndBack<SignIn>},
    {u"ticket"_s, &thereAndBack<TicketGrant>},
    {u"invite"_s, &thereAndBack<InviteGrant>},
    {u"devices"_s, &thereAndBack<DeviceList>},
    {u"users"_s, &thereAndBack<UserList>},
    {u"rooms"_s, &thereAndBack<RoomsPage>},
    {u"room"_s, &thereAndBack<RoomAnswer>},
    {u"members"_s, &thereAndBack<MembersPage>},
    {u"invited"_s, &thereAndBack<InvitedAnswer>},
    {u"me"_s, &thereAndBack<Me>},
    {u"invitations"_s, &thereAndBack<InvitationList>},
    {u"server_info"_s, &thereAndBack<ServerInfo>},
    {u"problem"_s, &thereAndBack<Problem>},
    {u"history"_s, &thereAndBack<HistoryPage>},
    {u"search"_s, &thereAndBack<SearchPage>},
};

} // namespace

void TestProtocolExamples::initTestCase()
{
    QFile file(QStringLiteral(CHINWAG_PROTOCOL_DOCUMENT));
    QVERIFY(file.open(QFile::ReadOnly));
    m_document = QString::fromUtf8(file.readAll());

    static const QRegularExpression marker(u"^<!-- (\\w+):? ?(.*?) ?-->$"_s);
    Example example;
    bool inside = false;
    int line = 0;
    for (const QString &text : m_document.split(u'\n')) {
        ++line;
        const QRegularExpressionMatch match = marker.match(text);
        if (inside && text == u"```"_s) {
            m_examples.append(std::exchange(example, {}));
            inside = false;
        } else if (inside) {
            example.json += text.toUtf8() + '\n';
        } else if (text == u"```json"_s) {
            inside = true;
            example.line = line;
        } else if (match.hasMatch()) {
            example.marks.insert(match.captured(1), match.captured(2));
        }
    }
    QVERIFY(!inside);
    QVERIFY(m_examples.size() > 40);
}

void TestProtocolExamples::addExamples(const QString &mark) const
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QByteArray>("json");
    for (const Example &example : m_examples) {
        if (example.marks.contains(mark))
            QTest::addRow("line %d: %s", example.line, qPrintable(example.marks.value(mark)))
                << example.marks.value(mark) << example.json;
    }
}

void TestProtocolExamples::everyExampleIsMarked()
{
    for (const Example &example : m_examples)
        QVERIFY2(!example.marks.isEmpty(), qPrintable(u"line %1"_s.arg(example.line)));
}

void TestProtocolExamples::frames()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, json);
    const QString side = what.section(u' ', 0, 0);
    QCOMPARE(objectOf(json).value(u"type"_s).toString(), what.section(u' ', 1));
    if (side == u"client"_s) {
        const auto decoded = decodeClientFrame(json);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().error.message));
        QCOMPARE(objectOf(encode(*decoded)), objectOf(json));
    } else {
        QCOMPARE(side, u"server"_s);
        const auto decoded = decodeServerFrame(json);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().message));
        QCOMPARE(objectOf(encode(*decoded)), objectOf(json));
    }
}

void TestProtocolExamples::refusals()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, json);
    const auto expected = errorCodeFromString(what.section(u' ', 1));
    QVERIFY(expected);
    if (what.startsWith(u"client"_s)) {
        const auto decoded = decodeClientFrame(json);
        QVERIFY(!decoded);
        QCOMPARE(toString(decoded.error().error.code), toString(*expected));
        const QJsonValue id = objectOf(json).value(u"id"_s);
        QCOMPARE(decoded.error().id.value_or(-1), id.toInteger(-1));
    } else {
        const auto decoded = decodeServerFrame(json);
        QVERIFY(!decoded);
        QCOMPARE(toString(decoded.error().code), toString(*expected));
    }
}

void TestProtocolExamples::replyData()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, json);
    const QJsonObject data = objectOf(json).value(u"data"_s).toObject();
    if (what == u"sync"_s) {
        const auto result = syncResultFromJson(data);
        QVERIFY2(result, result ? "" : qPrintable(result.error().message));
        QCOMPARE(toJson(*result), data);
    } else {
        QCOMPARE(what, u"send"_s);
        const auto result = sendResultFromJson(data);
        QVERIFY(result);
        QCOMPARE(toJson(*result), data);
    }
}

void TestProtocolExamples::bodies()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, json);
    QVERIFY(bodyCodecs.contains(what));
    const QByteArray again = bodyCodecs.value(what)(json);
    QVERIFY2(objectOf(again) == objectOf(json), again);
}

QStringList TestProtocolExamples::typesOf(const QString &side) const
{
    QSet<QString> types;
    for (const Example &example : m_examples) {
        const QString what = example.marks.value(u"frame"_s);
        if (what.startsWith(side))
            types.insert(what.section(u' ', 1));
    }
    QStringList sorted(types.begin(), types.end());
    sorted.sort();
    return sorted;
}

void TestProtocolExamples::everyTypeHasAnExample()
{
    QCOMPARE(typesOf(u"client"_s),
             (QStringList{u"auth"_s, u"message_delete"_s, u"message_edit"_s, u"message_send"_s, u"pong"_s,
                          u"presence_set"_s, u"reaction_add"_s, u"reaction_remove"_s, u"read"_s, u"sync"_s,
                          u"typing_start"_s, u"typing_stop"_s, u"typing_text"_s}));
    QCOMPARE(
        typesOf(u"server"_s),
        (QStringList{u"draining"_s, u"event"_s, u"hello"_s, u"ping"_s, u"presence"_s, u"read"_s, u"reply"_s,
                     u"room_added"_s, u"room_invited"_s, u"room_removed"_s, u"room_updated"_s,
                     u"typing_start"_s, u"typing_stop"_s, u"typing_text"_s, u"user_updated"_s}));
}

void TestProtocolExamples::everyBodyHasAnExample()
{
    QSet<QString> bodies;
    for (const Example &example : std::as_const(m_examples))
        bodies.insert(example.marks.value(u"body"_s));
    for (auto codec = bodyCodecs.keyBegin(); codec != bodyCodecs.keyEnd(); ++codec)
        QVERIFY2(bodies.contains(*codec), qPrintable(*codec));
}

void TestProtocolExamples::everyErrorCodeIsListed()
{
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        const QString row = u"| `%1` | "_s.arg(toString(static_cast<ErrorCode>(i)));
        QCOMPARE(m_document.count(row), 1);
    }
}

void TestProtocolExamples::announcedNumbersAreOurs()
{
    for (const Example &example : std::as_const(m_examples)) {
        if (example.marks.value(u"frame"_s) != u"server hello"_s)
            continue;
        const auto decoded = decodeServerFrame(example.json);
        QVERIFY(decoded);
        const auto &hello = std::get<HelloFrame>(*decoded);
        QCOMPARE(hello.protocol, Limits::protocolVersion);
        QCOMPARE(hello.heartbeatInterval, milliseconds(Limits::heartbeatInterval));
        QCOMPARE(hello.heartbeatTimeout, milliseconds(Limits::heartbeatTimeout));
        QCOMPARE(hello.typingRefresh, milliseconds(Limits::typingRefresh));
        QCOMPARE(hello.typingIdle, milliseconds(Limits::typingIdle));
        QCOMPARE(hello.typingExpiry, milliseconds(Limits::typingExpiry));
        QCOMPARE(hello.maxMessageLength, Limits::messageLength);
        QCOMPARE(hello.maxFrame, Limits::frameAfterAuth);
        QCOMPARE(hello.roomsPerDay, Limits::roomsPerDay);
        QCOMPARE(hello.addsPerDay, Limits::addsPerDay);
        QCOMPARE(hello.joinsPerDay, Limits::joinsPerDay);
        QCOMPARE(hello.maxFileSize, Limits::fileSize);
        return;
    }
    QFAIL("no hello in the document");
}

QTEST_GUILESS_MAIN(TestProtocolExamples)
#include "tst_protocolexamples.moc"
