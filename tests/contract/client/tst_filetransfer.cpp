// Files over HTTP: what the server sees, and servers and lines that do not behave.
#include "app/core/files/filelibrary.h"
#include "app/net/httpserverapi.h"
#include "shared/base/timerscheduler.h"
#include "tests/contract/client/scriptedserver.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using Request = ScriptedServer::Request;

namespace {

const QString token = u"t0k"_s;
const FileId id(u"f_Ab-1"_s);

template <typename T>
struct Answer
{
    std::optional<Result<T, Error>> result;

    auto done()
    {
        return [this](const Result<T, Error> &given) { result = given; };
    }
    bool waits() const { return !result; }
    ErrorCode code() const { return *result ? ErrorCode::Internal : result->error().code; }
};

/// What came of a file.
struct Sink
{
    qint64 from = -1;
    QByteArray version;
    QByteArray bytes;
    qint64 most = std::numeric_limits<qint64>::max();

    FileSink sink()
    {
        return {[this](qint64 begins, const QByteArray &of) {
                    from = begins;
                    version = of;
                    return true;
                },
                [this](const QByteArray &more) {
                    bytes += more;
                    return bytes.size() <= most;
                }};
    }
};

/// The head of an answer of `length` bytes, of which only `body` follows before the line is cut.
void cutOff(const Request &request, const QByteArray &status, qsizetype length, const QByteArray &body,
            const QByteArray &headers = {})
{
    request.socket->write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " +
                          QByteArray::number(length) + "\r\nConnection: close\r\n\r\n" + body);
    request.socket->disconnectFromHost();
}

} // namespace

class TestFileTransfer : public QObject
{
    Q_OBJECT

private:
    QtTimerScheduler m_timers;
    std::unique_ptr<HttpServerApi> m_api;

    template <typename T>
    bool answered(const Answer<T> &answer)
    {
        return QTest::qWaitFor([&answer] { return !answer.waits(); }, 20'000);
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_api = std::make_unique<HttpServerApi>(m_timers);
    }
    void cleanup() { m_api.reset(); }

    void anUploadOnTheWire()
    {
        ScriptedServer server([](const Request &request) {
            if (request.method == "POST")
                ScriptedServer::answer(request, "201 Created", {}, "Location: /api/uploads/f_Ab-1\r\n");
            else if (request.method == "HEAD")
                ScriptedServer::answer(request, "200 OK", {}, "Upload-Offset: 3\r\nUpload-Length: 8\r\n");
            else
                ScriptedServer::answer(request, "204 No Content", {}, "Upload-Offset: 8\r\n");
        });
        File file{{}, u"Käse.jpg"_s, 8, u"image/jpeg"_s, 640, 480, u"00TSUA"_s, false};
        Answer<FileId> created;
        m_api->account(server.url(), token)->createUpload(file, created.done());
        QVERIFY(created.waits());
        QVERIFY(answered(created));
        QVERIFY(*created.result);
        QCOMPARE(**created.result, id);
        QCOMPARE(server.request().target, QByteArray("/api/uploads"));
        QCOMPARE(server.request().headers.value("upload-length"), QByteArray("8"));
        QCOMPARE(server.request().headers.value("tus-resumable"), QByteArray("1.0.0"));
        QCOMPARE(server.request().headers.value("authorization"), QByteArray("Bearer t0k"));
        QCOMPARE(server.request().headers.value("upload-metadata"),
                 QByteArray("filename S8Okc2UuanBn,width NjQw,height NDgw,blurhash MDBUU1VB"));

        Answer<qint64> offset;
        m_api->account(server.url(), token)->uploadOffset(id, offset.done());
        QVERIFY(answered(offset));
        QVERIFY(*offset.result && **offset.result == 3);
        QCOMPARE(server.request().method, QByteArray("HEAD"));
        QCOMPARE(server.request().target, QByteArray("/api/uploads/f_Ab-1"));

        Answer<qint64> arrived;
        qint64 sent = 0;
        const auto handle =
            m_api->account(server.url(), token)
                ->uploadPiece(
                    id, 3, QByteArray("ab\0de", 5), [&sent](qint64 bytes) { sent = bytes; }, arrived.done());
        QVERIFY(answered(arrived));
        QVERIFY(*arrived.result && **arrived.result == 8);
        QCOMPARE(server.request().method, QByteArray("PATCH"));
        QCOMPARE(server.request().body, QByteArray("ab\0de", 5));
        QCOMPARE(server.request().headers.value("upload-offset"), QByteArray("3"));
        QCOMPARE(server.request().headers.value("content-type"),
                 QByteArray("application/offset+octet-stream"));
        QCOMPARE(sent, 5);

        Answer<Ok> taken;
        m_api->account(server.url(), token)->putThumbnail(id, "\x89PNG\r\n", taken.done());
        QVERIFY(answered(taken));
        QVERIFY(*taken.result);
        QCOMPARE(server.request().method, QByteArray("PUT"));
        QCOMPARE(server.request().target, QByteArray("/api/files/f_Ab-1/thumbnail"));
        QCOMPARE(server.request().headers.value("content-type"), QByteArray("image/png"));

        Answer<Ok> ended;
        m_api->account(server.url(), token)->endUpload(id, ended.done());
        QVERIFY(answered(ended));
        QCOMPARE(server.request().method, QByteArray("DELETE"));
    }

    void whereTheServerPutsAnUploadIsNoWayElsewhere_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("nothing") << QByteArray("Location: /api/uploads/\r\n");
        QTest::newRow("dots") << QByteArray("Location: /api/uploads/..\r\n");
        QTest::newRow("slash") << QByteArray("Location: /api/uploads/a%2Fb\r\n");
        QTest::newRow("query") << QByteArray("Location: /api/uploads/a?b=c\r\n");
        QTest::newRow("long") << QByteArray("Location: /api/uploads/" + QByteArray(200, 'a') + "\r\n");
    }
    void whereTheServerPutsAnUploadIsNoWayElsewhere()
    {
        QFETCH(QByteArray, header);
        ScriptedServer server(
            [header](const Request &request) { ScriptedServer::answer(request, "201 Created", {}, header); });
        Answer<FileId> created;
        m_api->account(server.url(), token)->createUpload({}, created.done());
        QVERIFY(answered(created));
        QVERIFY(!*created.result);
        QVERIFY(created.code() == ErrorCode::Temporary);
    }

    void refusalsOfUploads_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<ErrorCode>("expected");
        QTest::newRow("elsewhere") << QByteArray("409 Conflict") << QByteArray("bad_request")
                                   << ErrorCode::Temporary;
        QTest::newRow("elsewhere, in short")
            << QByteArray("409 Conflict") << QByteArray() << ErrorCode::Temporary;
        QTest::newRow("gone") << QByteArray("404 Not Found") << QByteArray("not_found")
                              << ErrorCode::NotFound;
        QTest::newRow("gone for good") << QByteArray("410 Gone") << QByteArray() << ErrorCode::NotFound;
        QTest::newRow("large") << QByteArray("413 Payload Too Large") << QByteArray("too_large")
                               << ErrorCode::TooLarge;
        QTest::newRow("busy") << QByteArray("503 Service Unavailable") << QByteArray("too_large")
                              << ErrorCode::Temporary;
    }
    void refusalsOfUploads()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, code);
        QFETCH(ErrorCode, expected);
        ScriptedServer server([=](const Request &request) {
            const QByteArray problem = R"({"type":"about:blank","title":"No.","status":1,"code":")" + code +
                                       R"(","message":"You may keep 1 GB."})";
            ScriptedServer::answer(request, status, code.isEmpty() ? QByteArray() : problem,
                                   "Content-Type: application/problem+json\r\n");
        });
        Answer<qint64> arrived;
        const auto handle = m_api->account(server.url(), token)
                                ->uploadPiece(
                                    id, 0, "abc", [](qint64) {}, arrived.done());
        QVERIFY(answered(arrived));
        QVERIFY(!*arrived.result);
        QVERIFY(arrived.code() == expected);
        if (!code.isEmpty())
            QCOMPARE(arrived.result->error().message, u"You may keep 1 GB."_s);
    }

    void aPieceIsSentOnce()
    {
        ScriptedServer server([](const Request &request) { request.socket->abort(); });
        Answer<qint64> arrived;
        const auto handle = m_api->account(server.url(), token)
                                ->uploadPiece(
                                    id, 0, QByteArray(500'000, 'x'), [](qint64) {}, arrived.done());
        QVERIFY(answered(arrived));
        QVERIFY(arrived.code() == ErrorCode::Temporary);
        QCOMPARE(server.requests().size(), 1);
    }

    void anOffsetThatIsNoneIsNotBelieved()
    {
        for (const QByteArray &header :
             {QByteArray(), QByteArray("Upload-Offset: -1\r\n"), QByteArray("Upload-Offset: 1e3\r\n")}) {
            ScriptedServer server(
                [&header](const Request &request) { ScriptedServer::answer(request, "200 OK", {}, header); });
            Answer<qint64> offset;
            m_api->account(server.url(), token)->uploadOffset(id, offset.done());
            QVERIFY(answered(offset));
            QVERIFY(!*offset.result);
        }
    }

    void aFileIsFetched()
    {
        // More than any other answer may have.
        const QByteArray content(6 * 1024 * 1024, 'x');
        ScriptedServer server([&content](const Request &request) {
            ScriptedServer::answer(request, "200 OK", content, "ETag: \"v1\"\r\n");
        });
        Sink sink;
        Answer<Ok> answer;
        const auto handle =
            m_api->account(server.url(), token)->fetchFile({id, false}, sink.sink(), answer.done());
        QVERIFY(answered(answer));
        QVERIFY(*answer.result);
        QCOMPARE(sink.from, 0);
        QCOMPARE(sink.version, QByteArray("\"v1\""));
        QVERIFY(sink.bytes == content);
        QCOMPARE(server.request().target, QByteArray("/api/files/f_Ab-1"));
        QVERIFY(!server.request().headers.contains("range"));
    }

    void whatIsHereIsNotFetchedAgain()
    {
        ScriptedServer server([](const Request &request) {
            ScriptedServer::answer(request, "206 Partial Content", "lo",
                                   "ETag: \"v1\"\r\nContent-Range: bytes 3-4/5\r\n");
        });
        Sink sink;
        Answer<Ok> answer;
        const auto handle = m_api->account(server.url(), token)
                                ->fetchFile({id, true, 3, "\"v1\""}, sink.sink(), answer.done());
        QVERIFY(answered(answer));
        QVERIFY(*answer.result);
        QCOMPARE(sink.from, 3);
        QCOMPARE(sink.bytes, QByteArray("lo"));
        QCOMPARE(server.request().target, QByteArray("/api/files/f_Ab-1/thumbnail"));
        QCOMPARE(server.request().headers.value("range"), QByteArray("bytes=3-"));
        QCOMPARE(server.request().headers.value("if-range"), QByteArray("\"v1\""));
    }

    void anotherVersionComesWhole()
    {
        ScriptedServer server([](const Request &request) {
            ScriptedServer::answer(request, "200 OK", "other", "ETag: \"v2\"\r\n");
        });
        Sink sink;
        Answer<Ok> answer;
        const auto handle = m_api->account(server.url(), token)
                                ->fetchFile({id, false, 3, "\"v1\""}, sink.sink(), answer.done());
        QVERIFY(answered(answer));
        QVERIFY(*answer.result);
        QCOMPARE(sink.from, 0);
        QCOMPARE(sink.bytes, QByteArray("other"));
    }

    void answersThatFitNothing_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<ErrorCode>("expected");
        QTest::newRow("elsewhere in the file")
            << QByteArray("206 Partial Content") << QByteArray("Content-Range: bytes 2-4/5\r\n")
            << ErrorCode::Temporary;
        QTest::newRow("nowhere") << QByteArray("206 Partial Content") << QByteArray() << ErrorCode::Temporary;
        QTest::newRow("several parts")
            << QByteArray("206 Partial Content")
            << QByteArray("Content-Type: multipart/byteranges; boundary=x\r\n") << ErrorCode::Temporary;
        QTest::newRow("redirect") << QByteArray("302 Found")
                                  << QByteArray("Location: http://127.0.0.1:1/evil\r\n")
                                  << ErrorCode::Temporary;
        QTest::newRow("behind the end")
            << QByteArray("416 Range Not Satisfiable") << QByteArray("Content-Range: bytes */2\r\n")
            << ErrorCode::BadRequest;
        QTest::newRow("gone") << QByteArray("404 Not Found") << QByteArray() << ErrorCode::NotFound;
        QTest::newRow("no content") << QByteArray("204 No Content") << QByteArray() << ErrorCode::Temporary;
    }
    void answersThatFitNothing()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, headers);
        QFETCH(ErrorCode, expected);
        ScriptedServer server([&](const Request &request) {
            ScriptedServer::answer(request, status, status.startsWith("204") ? "" : "evil", headers);
        });
        Sink sink;
        Answer<Ok> answer;
        const auto handle = m_api->account(server.url(), token)
                                ->fetchFile({id, false, 3, "\"v1\""}, sink.sink(), answer.done());
        QVERIFY(answered(answer));
        QVERIFY(!*answer.result);
        QVERIFY(answer.code() == expected);
        QCOMPARE(sink.bytes, QByteArray());
        QCOMPARE(server.requests().size(), 1);
    }

    void whatNobodyWantsEnds()
    {
        ScriptedServer server([](const Request &request) {
            // Endless, as far as it says.
            cutOff(request, "200 OK", 1'000'000'000, QByteArray(2'000'000, 'x'));
        });
        Sink sink;
        sink.most = 1000;
        Answer<Ok> answer;
        const auto handle =
            m_api->account(server.url(), token)->fetchFile({id, false}, sink.sink(), answer.done());
        QVERIFY(answered(answer));
        QVERIFY(!*answer.result);
        QVERIFY(sink.bytes.size() <= 512 * 1024);
    }

    void whoLetsGoIsNotAnswered()
    {
        ScriptedServer server([](const Request &request) {
            request.socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhello");
        });
        Sink sink;
        Answer<Ok> answer;
        auto handle = m_api->account(server.url(), token)->fetchFile({id, false}, sink.sink(), answer.done());
        QTRY_COMPARE_WITH_TIMEOUT(sink.bytes, QByteArray("hello"), 20'000);
        const QPointer<QTcpSocket> socket = server.request().socket;
        handle.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!socket || socket->state() == QAbstractSocket::UnconnectedState, 20'000);
        QVERIFY(answer.waits());
        handle = m_api->account(server.url(), token)->fetchFile({id, false}, sink.sink(), answer.done());
        m_api.reset(); // before the handle
        handle.reset();
        QVERIFY(answer.waits());
    }

    void aCutFileIsGoneOnWith()
    {
        const QByteArray content = QByteArray(300'000, 'a') + QByteArray(300'000, 'b');
        int requests = 0;
        ScriptedServer server([&](const Request &request) {
            const QByteArray tag = "ETag: \"v1\"\r\n";
            if (++requests == 1)
                return cutOff(request, "200 OK", content.size(), content.first(200'000), tag);
            const qint64 from = request.headers.value("range").sliced(6).chopped(1).toLongLong();
            const QByteArray range =
                "Content-Range: bytes " + QByteArray::number(from) + "-599999/600000\r\n";
            ScriptedServer::answer(request, "206 Partial Content", content.sliced(from), tag + range);
        });
        QTemporaryDir folder;
        const auto account = m_api->account(server.url(), token);
        FileLibrary library({*account, m_timers, [] { return 0.0; }, folder.path(), 10'000'000});
        const File file{id, u"a.bin"_s, content.size(), u"application/octet-stream"_s, 0, 0, {}, false};
        library.setOnline(true);
        library.want(file, FileLibrary::Form::Whole);
        const auto copy = [&] { return library.copy(file, FileLibrary::Form::Whole); };
        QTRY_VERIFY_WITH_TIMEOUT(copy().state == FileLibrary::Copy::State::Here, 20'000);
        QCOMPARE(requests, 2);
        QCOMPARE(server.request().headers.value("range"), QByteArray("bytes=200000-"));
        QFile here(copy().path);
        QVERIFY(here.open(QIODevice::ReadOnly));
        QVERIFY(here.readAll() == content);
    }
};

QTEST_GUILESS_MAIN(TestFileTransfer)
#include "tst_filetransfer.moc"
