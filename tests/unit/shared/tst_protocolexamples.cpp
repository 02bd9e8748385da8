#include "shared/protocol/codec.h"
#include "shared/protocol/limits.h"

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
    void parts_data() { addExamples(u"part"_s); }
    void parts();
    void everyTypeHasAnExample();
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

QJsonObject objectOf(const QByteArray &bytes) { return QJsonDocument::fromJson(bytes).object(); }

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

void TestProtocolExamples::parts()
{
    QFETCH(QString, what);
    QFETCH(QByteArray, json);
    if (what == u"history"_s) {
        const auto page = historyPageFromJson(objectOf(json));
        QVERIFY2(page, page ? "" : qPrintable(page.error().message));
        QCOMPARE(toJson(*page), objectOf(json));
    } else {
        QCOMPARE(what, u"error"_s);
        const auto error = errorFromJson(objectOf(json));
        QVERIFY(error);
        QCOMPARE(toString(error->code), objectOf(json).value(u"code"_s).toString());
    }
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
                          u"typing_start"_s, u"typing_stop"_s}));
    QCOMPARE(typesOf(u"server"_s),
             (QStringList{u"draining"_s, u"event"_s, u"hello"_s, u"ping"_s, u"presence"_s, u"read"_s,
                          u"reply"_s, u"room_added"_s, u"room_invited"_s, u"room_removed"_s,
                          u"room_updated"_s, u"typing_start"_s, u"typing_stop"_s}));
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
        return;
    }
    QFAIL("no hello in the document");
}

QTEST_GUILESS_MAIN(TestProtocolExamples)
#include "tst_protocolexamples.moc"
