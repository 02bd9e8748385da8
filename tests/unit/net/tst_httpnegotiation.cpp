#include "server/net/gzip.h"
#include "server/net/httpnegotiation.h"
#include "server/net/httpwire.h"

#include <QtTest>
#include <zlib.h>

using namespace Chinwag;

namespace {

RequestHead headWith(const QByteArray &fields, const QByteArray &method = "GET",
                     const QByteArray &version = "1.1")
{
    const auto parsed =
        parseRequestHead(method + " /x HTTP/" + version + "\r\nHost: a\r\n" + fields + "\r\n\r\n");
    return std::get<RequestHead>(parsed);
}

QByteArray gunzipped(const QByteArray &bytes)
{
    QByteArray plain(4'000'000, '\0');
    z_stream stream{};
    inflateInit2(&stream, MAX_WBITS + 16);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    const int result = inflate(&stream, Z_FINISH);
    plain.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    return result == Z_STREAM_END ? plain : QByteArray("no gzip");
}

HttpResponse jsonAnswer(qsizetype size)
{
    HttpResponse response;
    response.body = QByteArray(size, 'a');
    response.compression = HttpResponse::Compression::WhereAsked;
    return response;
}

class FixedSource final : public BodySource
{
public:
    explicit FixedSource(std::optional<qint64> size)
        : m_size(size)
    {
    }
    std::optional<qint64> size() const override { return m_size; }
    void read(qint64, qint64, Continuation<Result<QByteArray, Error>>) override {}

private:
    std::optional<qint64> m_size;
};

HttpResponse fileAnswer(const QByteArray &etag = "\"v1\"")
{
    HttpResponse response;
    response.contentType = "image/png";
    response.source = std::make_shared<FixedSource>(1000);
    response.etag = etag;
    return response;
}

OutgoingAnswer outgoingTo(const RequestHead &head, HttpResponse response)
{
    return outgoing(std::move(response), head, Afterwards::KeepOpen);
}

QByteArray bodyOf(const OutgoingAnswer &answer)
{
    return answer.bytes.sliced(answer.bytes.indexOf("\r\n\r\n") + 4);
}

} // namespace

class TestHttpNegotiation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAcceptEncoding_data();
    void readsAcceptEncoding();
    void compressesLongJsonWhereAsked();
    void compressesNothingElse();
    void longOnesAreCompressedInPieces();
    void readsIfNoneMatch_data();
    void readsIfNoneMatch();
    void answersNothingNew();
    void readsRange_data();
    void readsRange();
    void sendsParts();
    void refusesPartsThatDoNotExist();
    void saysHowLongTheBodyIs();
};

void TestHttpNegotiation::readsAcceptEncoding_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("accepts");
    const auto row = [](const char *name, const QByteArray &value, bool accepts) {
        QTest::newRow(name) << QByteArray("Accept-Encoding: " + value) << accepts;
    };
    QTest::newRow("none") << QByteArray("X: y") << false;
    row("empty", "", false);
    row("gzip", "gzip", true);
    row("upper case", "GZIP", true);
    row("its old name", "x-gzip", true);
    row("a list", "deflate, gzip;q=1.0, *;q=0.5", true);
    row("another one", "deflate, br", false);
    row("part of a name", "gzipped", false);
    row("refused", "gzip;q=0", false);
    row("refused in full", "gzip; q=0.000", false);
    row("anything", "*", true);
    row("anything but it", "gzip;q=0, *", false);
    row("nothing else", "*;q=0", false);
    row("less than identity", "gzip;q=0.5, identity", false);
    row("as much as identity", "gzip;q=0.5, identity;q=0.5", true);
    row("more than identity", "identity; q=0.5, gzip;q=0.501", true);
    row("anything but identity", "identity;q=0, *;q=0.1", true);
    row("a weight that is none", "gzip;q=2", false);
    row("another weight that is none", "gzip;quality=1", false);
    row("spaces", " br ,\tgzip ; Q=0.3 ", true);
    QTest::newRow("two fields") << QByteArray("Accept-Encoding: br\r\nAccept-Encoding: gzip") << true;
}

void TestHttpNegotiation::readsAcceptEncoding()
{
    QFETCH(QByteArray, fields);
    QTEST(acceptsGzip(headWith(fields)), "accepts");
}

void TestHttpNegotiation::compressesLongJsonWhereAsked()
{
    const auto answer = outgoingTo(headWith("Accept-Encoding: gzip"), jsonAnswer(5000));
    QVERIFY(answer.bytes.contains("Content-Encoding: gzip\r\n"));
    QVERIFY(answer.bytes.contains("Vary: Accept-Encoding\r\n"));
    QVERIFY(answer.bytes.contains("Content-Length: " + QByteArray::number(bodyOf(answer).size()) + "\r\n"));
    QVERIFY(bodyOf(answer).size() < 100);
    QCOMPARE(gunzipped(bodyOf(answer)), QByteArray(5000, 'a'));

    const auto head = outgoingTo(headWith("Accept-Encoding: gzip", "HEAD"), jsonAnswer(5000));
    QCOMPARE(bodyOf(head), QByteArray());
    QVERIFY(head.bytes.contains("Content-Length: " + QByteArray::number(bodyOf(answer).size()) + "\r\n"));
}

void TestHttpNegotiation::compressesNothingElse()
{
    const RequestHead gzip = headWith("Accept-Encoding: gzip");
    const auto isPlain = [](const OutgoingAnswer &answer) {
        return !answer.bytes.contains("Content-Encoding") && !answer.body;
    };
    const auto unasked = outgoingTo(headWith("X: y"), jsonAnswer(5000));
    QVERIFY(isPlain(unasked));
    QVERIFY(unasked.bytes.contains("Vary: Accept-Encoding\r\n")); // a cache must not give it to all
    QVERIFY(isPlain(outgoingTo(gzip, jsonAnswer(1023))));
    HttpResponse secret = jsonAnswer(5000);
    secret.compression = HttpResponse::Compression::Never;
    QVERIFY(isPlain(outgoingTo(gzip, secret)));
    QVERIFY(isPlain(outgoingTo(headWith("Accept-Encoding: gzip", "POST"), jsonAnswer(5000))));
    HttpResponse failure = jsonAnswer(5000);
    failure.status = 500;
    QVERIFY(isPlain(outgoingTo(gzip, failure)));
}

void TestHttpNegotiation::longOnesAreCompressedInPieces()
{
    QByteArray text;
    for (int i = 0; text.size() < 3'000'000; ++i)
        text += QByteArray::number(i * i) + ", ";
    HttpResponse response;
    response.body = text;
    response.compression = HttpResponse::Compression::WhereAsked;
    const auto answer = outgoingTo(headWith("Accept-Encoding: gzip"), response);
    QVERIFY(answer.bytes.contains("Transfer-Encoding: chunked\r\n"));
    QVERIFY(!answer.bytes.contains("Content-Length"));
    QVERIFY(answer.body);

    QByteArray received;
    bool isOver = false;
    int pieces = 0;
    while (!isOver) {
        std::optional<QByteArray> piece;
        answer.body->source->read(received.size(), bodyPiece,
                                  [&piece](const Result<QByteArray, Error> &made) { piece = *made; });
        QVERIFY(!piece); // in a later turn
        QTRY_VERIFY(piece);
        QVERIFY(piece->size() <= bodyPiece);
        isOver = piece->isEmpty();
        received += *piece;
        ++pieces;
    }
    QVERIFY(pieces > 5);
    QCOMPARE(gunzipped(received), text);
}

void TestHttpNegotiation::readsIfNoneMatch_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("has");
    QTest::newRow("same") << QByteArray("\"v1\"") << true;
    QTest::newRow("other") << QByteArray("\"v2\"") << false;
    QTest::newRow("weak") << QByteArray("W/\"v1\"") << true;
    QTest::newRow("list") << QByteArray("\"v0\", W/\"a,b\", \"v1\"") << true;
    QTest::newRow("any") << QByteArray("*") << true;
    QTest::newRow("without quotes") << QByteArray("v1") << false;
    QTest::newRow("between two") << QByteArray("\"a\"v1\"b\"") << false;
    QTest::newRow("empty") << QByteArray("") << false;
}

void TestHttpNegotiation::readsIfNoneMatch()
{
    QFETCH(QByteArray, value);
    QTEST(hasAlready(headWith("If-None-Match: " + value), "\"v1\""), "has");
    QVERIFY(!hasAlready(headWith("If-None-Match: " + value), {}));
    QVERIFY(!hasAlready(headWith("X: y"), "\"v1\""));
}

void TestHttpNegotiation::answersNothingNew()
{
    for (const QByteArray method : {"GET", "HEAD"}) {
        const auto answer =
            outgoingTo(headWith("If-None-Match: \"v1\"\r\nRange: bytes=0-1", method), fileAnswer());
        QVERIFY(answer.bytes.startsWith("HTTP/1.1 304 Not Modified\r\n"));
        QVERIFY(answer.bytes.contains("ETag: \"v1\"\r\n"));
        QVERIFY(!answer.bytes.contains("Content-Length"));
        QVERIFY(!answer.bytes.contains("\r\nContent-Type"));
        QVERIFY(!answer.body);
        QVERIFY(answer.afterwards == Afterwards::KeepOpen);
    }
    const auto deleted = outgoingTo(headWith("If-None-Match: \"v1\"", "DELETE"), fileAnswer());
    QVERIFY(deleted.bytes.startsWith("HTTP/1.1 200 OK\r\n"));
}

void TestHttpNegotiation::readsRange_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<qint64>("offset"); // -1: all of it; -2: there is no such part
    QTest::addColumn<qint64>("size");
    const auto row = [](const char *name, const QByteArray &fields, qint64 offset, qint64 size = 0) {
        QTest::newRow(name) << fields << offset << size;
    };
    row("none", "X: y", -1);
    row("first and last", "Range: bytes=10-19", 10, 10);
    row("one byte", "Range: bytes=0-0", 0, 1);
    row("open", "Range: bytes=990-", 990, 10);
    row("beyond the end", "Range: bytes=990-5000", 990, 10);
    row("the end", "Range: bytes=-5", 995, 5);
    row("more than all", "Range: bytes=-5000", 0, 1000);
    row("nothing of the end", "Range: bytes=-0", -2);
    row("behind the end", "Range: bytes=1000-", -2);
    row("far behind the end", "Range: bytes=9007199254740990-", -2);
    row("no number", "Range: bytes=99999999999999999999-", -1);
    row("backwards", "Range: bytes=20-10", -1);
    row("neither", "Range: bytes=-", -1);
    row("negative", "Range: bytes=--5", -1);
    row("several", "Range: bytes=0-1, 5-6", -1);
    row("another unit", "Range: lines=0-1", -1);
    row("another case", "Range: Bytes=0-1", 0, 2);
    row("two fields", "Range: bytes=0-1\r\nRange: bytes=0-1", -1);
    row("if same", "Range: bytes=0-1\r\nIf-Range: \"v1\"", 0, 2);
    row("if other", "Range: bytes=0-1\r\nIf-Range: \"v2\"", -1);
    row("if weak", "Range: bytes=0-1\r\nIf-Range: W/\"v1\"", -1);
    row("if of a time", "Range: bytes=0-1\r\nIf-Range: Sat, 29 Oct 1994 19:43:31 GMT", -1);
}

void TestHttpNegotiation::readsRange()
{
    QFETCH(QByteArray, fields);
    QFETCH(qint64, offset);
    QFETCH(qint64, size);
    const auto wanted = wantedPart(headWith(fields), 1000, "\"v1\"");
    QCOMPARE(std::holds_alternative<WholeThing>(wanted), offset == -1);
    QCOMPARE(std::holds_alternative<NoSuchPart>(wanted), offset == -2);
    if (const auto *range = std::get_if<ByteRange>(&wanted))
        QVERIFY((*range == ByteRange{offset, size}));
    QVERIFY(std::holds_alternative<WholeThing>(wantedPart(headWith(fields, "HEAD"), 1000, "\"v1\"")));
}

void TestHttpNegotiation::sendsParts()
{
    const auto answer = outgoingTo(headWith("Range: bytes=10-19"), fileAnswer());
    QVERIFY(answer.bytes.startsWith("HTTP/1.1 206 Partial Content\r\n"));
    QVERIFY(answer.bytes.contains("Content-Range: bytes 10-19/1000\r\n"));
    QVERIFY(answer.bytes.contains("Content-Length: 10\r\n"));
    QVERIFY(answer.body);
    QCOMPARE(answer.body->offset, 10);
    QCOMPARE(answer.body->size, 10);

    const auto whole = outgoingTo(headWith("X: y"), fileAnswer());
    QVERIFY(whole.bytes.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(whole.bytes.contains("Accept-Ranges: bytes\r\n"));
    QVERIFY(whole.bytes.contains("Content-Length: 1000\r\n"));
    QVERIFY(whole.bytes.contains("Cache-Control: private, no-cache\r\n"));
    QCOMPARE(whole.body->size, 1000);
}

void TestHttpNegotiation::refusesPartsThatDoNotExist()
{
    const auto answer = outgoingTo(headWith("Range: bytes=1000-"), fileAnswer());
    QVERIFY(answer.bytes.startsWith("HTTP/1.1 416 "));
    QVERIFY(answer.bytes.contains("Content-Range: bytes */1000\r\n"));
    QVERIFY(!answer.bytes.contains("ETag"));
    QVERIFY(!answer.body);
    QVERIFY(bodyOf(answer).startsWith('{'));
}

void TestHttpNegotiation::saysHowLongTheBodyIs()
{
    HttpResponse unknown;
    unknown.source = std::make_shared<FixedSource>(std::nullopt);
    const auto chunked = outgoingTo(headWith("Range: bytes=0-1"), unknown);
    QVERIFY(chunked.bytes.startsWith("HTTP/1.1 200"));
    QVERIFY(chunked.bytes.contains("Transfer-Encoding: chunked\r\n"));
    QVERIFY(chunked.body->framing == Framing::Chunked);
    const auto closing = outgoingTo(headWith("Connection: keep-alive", "GET", "1.0"), unknown);
    QVERIFY(!closing.bytes.contains("Transfer-Encoding"));
    QVERIFY(!closing.bytes.contains("Content-Length"));
    QVERIFY(closing.bytes.contains("Connection: close\r\n"));
    QVERIFY(closing.body->framing == Framing::Closing);
    QVERIFY(closing.afterwards == Afterwards::Close);
    const auto head = outgoingTo(headWith("X: y", "HEAD"), fileAnswer());
    QVERIFY(head.bytes.contains("Content-Length: 1000\r\n"));
    QVERIFY(!head.body);
}

QTEST_GUILESS_MAIN(TestHttpNegotiation)
#include "tst_httpnegotiation.moc"
