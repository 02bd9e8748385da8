// Bodies that pass in pieces, over a socket that the test turns by hand.
#include "server/net/httpconnection.h"
#include "shared/base/manualtime.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Chinwag;

namespace {

/// A peer that takes and sends what the test says.
class ManualStream final : public ByteStream
{
public:
    struct Peer
    {
        Callbacks callbacks;
        QByteArray taken;
        QByteArray waiting;
        qint64 room = 0; ///< of the kernel's buffer
        qint64 mostWaiting = 0;
        bool isReading = false;
        bool isGone = false;
        bool isEnded = false;

        void takeWaiting()
        {
            const qsizetype count = std::min<qsizetype>(waiting.size(), room);
            taken += waiting.first(count);
            waiting.remove(0, count);
            room -= count;
        }
        /// Makes room, as a reader does.
        void read(qint64 bytes)
        {
            room += bytes;
            takeWaiting();
            if (callbacks.written && !isGone)
                callbacks.written();
        }
        void send(QByteArray bytes)
        {
            QVERIFY(isReading);
            callbacks.received({bytes.data(), static_cast<std::size_t>(bytes.size())});
        }
    };

    explicit ManualStream(std::shared_ptr<Peer> peer)
        : m_peer(std::move(peer))
    {
    }

    void setCallbacks(Callbacks callbacks) override { m_peer->callbacks = std::move(callbacks); }
    void setReading(bool reading) override { m_peer->isReading = reading; }
    void write(std::span<const QByteArray> parts) override
    {
        for (const QByteArray &part : parts)
            m_peer->waiting += part;
        m_peer->takeWaiting();
        m_peer->mostWaiting = std::max(m_peer->mostWaiting, waiting());
    }
    qint64 waiting() const override { return m_peer->waiting.size(); }
    qint64 outstanding() const override { return waiting(); }
    void endWriting() override { m_peer->isEnded = true; }
    void abort() override { m_peer->isGone = true; }
    QHostAddress peerAddress() const override { return QHostAddress(QHostAddress::LocalHost); }

private:
    std::shared_ptr<Peer> m_peer;
};

/// Numbers, in any length; each piece in its own turn.
class NumberSource final : public QObject, public BodySource
{
public:
    explicit NumberSource(std::optional<qint64> size, qint64 end)
        : m_size(size)
        , m_end(end)
    {
    }

    std::optional<qint64> size() const override { return m_size; }
    void read(qint64 offset, qint64 most, Continuation<Result<QByteArray, Error>> done) override
    {
        ++reads;
        if (isStuck)
            return;
        QMetaObject::invokeMethod(
            this,
            [this, offset, most, done = std::move(done)] {
                if (failsAt >= 0 && offset >= failsAt)
                    return done(Error{ErrorCode::Internal, QStringLiteral("the disk is broken"), {}});
                done(bytes(offset, std::min(most, m_end - offset)));
            },
            Qt::QueuedConnection);
    }
    static QByteArray bytes(qint64 offset, qint64 size)
    {
        QByteArray result;
        for (qint64 at = offset; at < offset + size; ++at)
            result += static_cast<char>('a' + at % 23);
        return result;
    }

    int reads = 0;
    qint64 failsAt = -1;
    bool isStuck = false;

private:
    std::optional<qint64> m_size;
    qint64 m_end;
};

QByteArray unchunked(QByteArray chunks)
{
    QByteArray body;
    for (;;) {
        const qsizetype lineEnd = chunks.indexOf("\r\n");
        const qsizetype size = chunks.first(lineEnd).toInt(nullptr, 16);
        if (size == 0)
            return chunks == "0\r\n\r\n" ? body : QByteArray("does not end");
        body += chunks.sliced(lineEnd + 2, size);
        chunks.remove(0, lineEnd + 2 + size + 2);
    }
}

struct Connected
{
    Connected()
        : peer(std::make_shared<ManualStream::Peer>())
        , environment{timers,
                      milliseconds(10'000),
                      milliseconds(30'000),
                      [this](HttpRequest request, Continuation<HttpResponse> done) {
                          requests.append(std::move(request));
                          respond = std::move(done);
                      },
                      {},
                      {},
                      {},
                      {},
                      [this](const QByteArray &, const QStringList &) { return rule; }}
        , connection(std::make_unique<HttpConnection>(std::make_unique<ManualStream>(peer), environment))
    {
        QObject::connect(connection.get(), &HttpConnection::finished, [this] { isFinished = true; });
    }

    QByteArray body() const { return peer->taken.sliced(peer->taken.indexOf("\r\n\r\n") + 4); }
    int status() const { return peer->taken.startsWith("HTTP/1.1 ") ? peer->taken.sliced(9, 3).toInt() : 0; }
    void answerWith(const std::shared_ptr<BodySource> &source) const
    {
        HttpResponse response;
        response.contentType = "image/png";
        response.source = source;
        response.etag = "\"v1\"";
        respond(response);
    }
    void beginUpload(qint64 size, const QByteArray &fields = {})
    {
        rule = {BodyRule::Way::InPieces, 100'000'000};
        peer->room = 1'000'000;
        peer->send("PUT /file HTTP/1.1\r\nHost: a\r\n" + fields +
                   "Content-Length: " + QByteArray::number(size) + "\r\n\r\n");
    }
    /// What the next read() of the upload gives; in `piece` or `failure`.
    void readPiece()
    {
        piece.reset();
        requests.constLast().pieces->read([this](const Result<QByteArray, Error> &given) {
            if (given)
                piece = *given;
            else
                failure = given.error();
        });
        QCoreApplication::processEvents();
    }

    ManualClock clock;
    ManualTimerScheduler timers{clock};
    std::shared_ptr<ManualStream::Peer> peer;
    BodyRule rule;
    QList<HttpRequest> requests;
    Continuation<HttpResponse> respond;
    std::optional<QByteArray> piece;
    std::optional<Error> failure;
    bool isFinished = false;
    HttpConnection::Environment environment;
    std::unique_ptr<HttpConnection> connection;
};

const QByteArray get("GET /file HTTP/1.1\r\nHost: a\r\n\r\n");
constexpr qint64 mebibyte = 1024 * 1024;

} // namespace

class TestLongBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersInPieces();
    void aSlowReaderCostsLittle();
    void aSlowReaderIsNotClosed();
    void whoTakesNothingIsClosed();
    void aSlowSourceIsNobodysFault();
    void partsBeginWhereTheyShould();
    void ofUnknownLengthInChunks();
    void ofUnknownLengthToTheEnd();
    void aSourceThatFailsEndsTheConnection();
    void aSourceThatEndsEarlyEndsTheConnection();
    void headReadsNothing();
    void destroyedInTheMiddle();
    void uploadsComeInPieces();
    void uploadsWaitForTheirReader();
    void tooLargeIsKnownBeforeTheFirstByte();
    void says100WhenTheBodyIsWanted();
    void anUploadThatStopsIsEnded();
    void aPeerThatLeavesEndsTheUpload();
    void anAnswerBeforeTheEndCloses();
    void theNextRequestFollowsAnUpload();
    void compressedBodiesAreRefused_data();
    void compressedBodiesAreRefused();
};

void TestLongBodies::answersInPieces()
{
    Connected door;
    door.peer->room = 100 * mebibyte;
    door.peer->send(get);
    const auto source = std::make_shared<NumberSource>(3 * mebibyte + 7, 3 * mebibyte + 7);
    door.answerWith(source);
    QTRY_COMPARE(door.body().size(), 3 * mebibyte + 7);
    QCOMPARE(door.body(), NumberSource::bytes(0, 3 * mebibyte + 7));
    QCOMPARE(source->reads, 49);
    QVERIFY(!door.isFinished);
    door.peer->taken.clear();
    door.peer->send(get); // and so on
    door.answerWith(std::make_shared<NumberSource>(5, 5));
    QTRY_COMPARE(door.body(), QByteArray("abcde"));
}

void TestLongBodies::aSlowReaderCostsLittle()
{
    Connected door;
    door.peer->send(get);
    const auto source = std::make_shared<NumberSource>(100 * mebibyte, 100 * mebibyte);
    door.answerWith(source);
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents();
    const int readAtOnce = source->reads;
    QVERIFY(door.peer->mostWaiting < 256 * 1024);
    for (int i = 0; i < 1000; ++i) {
        door.peer->read(10'000);
        QCoreApplication::processEvents();
    }
    QVERIFY(door.peer->mostWaiting < 256 * 1024);
    QVERIFY(source->reads > readAtOnce + 100);
    QCOMPARE(door.peer->taken.size(), 10'000'000);
}

void TestLongBodies::aSlowReaderIsNotClosed()
{
    Connected door;
    door.peer->send(get);
    door.answerWith(std::make_shared<NumberSource>(mebibyte, mebibyte));
    QCoreApplication::processEvents();
    for (int i = 0; i < 175; ++i) {
        door.timers.advance(milliseconds(9'900));
        door.peer->read(6'000);
        QCoreApplication::processEvents();
    }
    QVERIFY(!door.isFinished);
    QCOMPARE(door.body(), NumberSource::bytes(0, mebibyte));
}

void TestLongBodies::whoTakesNothingIsClosed()
{
    Connected door;
    door.peer->send(get);
    door.answerWith(std::make_shared<NumberSource>(mebibyte, mebibyte));
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    door.timers.advance(milliseconds(10'000)); // while it grew
    door.timers.advance(milliseconds(10'000));
    QVERIFY(door.isFinished);
    QVERIFY(door.peer->isGone);
}

void TestLongBodies::aSlowSourceIsNobodysFault()
{
    Connected door;
    door.peer->room = 10 * mebibyte;
    door.peer->send(get);
    const auto source = std::make_shared<NumberSource>(mebibyte, mebibyte);
    source->isStuck = true;
    door.answerWith(source);
    for (int i = 0; i < 10; ++i)
        door.timers.advance(milliseconds(10'000));
    QVERIFY(!door.isFinished);
}

void TestLongBodies::partsBeginWhereTheyShould()
{
    Connected door;
    door.peer->room = 10 * mebibyte;
    door.peer->send("GET /file HTTP/1.1\r\nHost: a\r\nRange: bytes=500000-700000\r\n\r\n");
    door.answerWith(std::make_shared<NumberSource>(mebibyte, mebibyte));
    QTRY_COMPARE(door.body().size(), 200'001);
    QCOMPARE(door.body(), NumberSource::bytes(500'000, 200'001));
    QCOMPARE(door.status(), 206);
}

void TestLongBodies::ofUnknownLengthInChunks()
{
    Connected door;
    door.peer->room = 10 * mebibyte;
    door.peer->send(get);
    door.answerWith(std::make_shared<NumberSource>(std::nullopt, 200'000));
    QTRY_VERIFY(door.body().endsWith("\r\n0\r\n\r\n"));
    QCOMPARE(unchunked(door.body()), NumberSource::bytes(0, 200'000));
    QVERIFY(!door.peer->isEnded);
}

void TestLongBodies::ofUnknownLengthToTheEnd()
{
    Connected door;
    door.peer->room = 10 * mebibyte;
    door.peer->send("GET /file HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    QCOMPARE(door.requests.size(), 1); // HTTP/1.0 has no Host
    door.answerWith(std::make_shared<NumberSource>(std::nullopt, 200'000));
    QTRY_VERIFY(door.peer->isEnded);
    QCOMPARE(door.body(), NumberSource::bytes(0, 200'000));
}

void TestLongBodies::aSourceThatFailsEndsTheConnection()
{
    Connected door;
    door.peer->room = 10 * mebibyte;
    door.peer->send(get);
    const auto source = std::make_shared<NumberSource>(mebibyte, mebibyte);
    source->failsAt = 300'000;
    door.answerWith(source);
    QTRY_VERIFY(door.isFinished);
    QVERIFY(door.peer->isGone);
    QVERIFY(door.body().size() < mebibyte);
}

void TestLongBodies::aSourceThatEndsEarlyEndsTheConnection()
{
    Connected door;
    door.peer->room = 10 * mebibyte;
    door.peer->send(get);
    door.answerWith(std::make_shared<NumberSource>(mebibyte, 300'000)); // the file was cut meanwhile
    QTRY_VERIFY(door.isFinished);
    QVERIFY(door.body().size() < mebibyte);
}

void TestLongBodies::headReadsNothing()
{
    Connected door;
    door.peer->room = mebibyte;
    door.peer->send("HEAD /file HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto source = std::make_shared<NumberSource>(mebibyte, mebibyte);
    door.answerWith(source);
    QCoreApplication::processEvents();
    QVERIFY(door.peer->taken.contains("Content-Length: 1048576\r\n"));
    QCOMPARE(door.body(), QByteArray());
    QCOMPARE(source->reads, 0);
}

void TestLongBodies::destroyedInTheMiddle()
{
    Connected door;
    door.peer->send(get);
    auto source = std::make_shared<NumberSource>(mebibyte, mebibyte);
    const std::weak_ptr<NumberSource> watched = source;
    door.answerWith(source);
    door.connection.reset();
    QCoreApplication::processEvents(); // its piece finds nobody
    source.reset();
    QVERIFY(watched.expired());

    Connected upload;
    upload.beginUpload(100);
    upload.readPiece();
    upload.connection.reset();
    QVERIFY(upload.failure);
    upload.failure.reset();
    upload.readPiece(); // as often as it is asked
    QVERIFY(upload.failure);
}

void TestLongBodies::uploadsComeInPieces()
{
    Connected door;
    const QByteArray file = NumberSource::bytes(0, mebibyte);
    door.beginUpload(file.size());
    QCOMPARE(door.requests.size(), 1); // before the first byte of the body
    QCOMPARE(door.requests.constFirst().pieces->size(), mebibyte);
    QByteArray received;
    for (qsizetype at = 0; at < file.size(); at += 50'000) {
        door.readPiece();
        QVERIFY(!door.piece);
        door.peer->send(file.mid(at, 50'000));
        QVERIFY(door.piece);
        received += *door.piece;
    }
    QCOMPARE(received, file);
    door.readPiece();
    QCOMPARE(door.piece, QByteArray());
    door.respond({});
    QCOMPARE(door.status(), 200);
    QVERIFY(!door.isFinished);
}

/// What is not asked for stays with the peer, but for what one look at the socket brings.
void TestLongBodies::uploadsWaitForTheirReader()
{
    Connected door;
    door.beginUpload(mebibyte);
    door.readPiece();
    door.peer->send(QByteArray(100'000, 'x'));
    QCOMPARE(door.piece->size(), bodyPiece);
    door.peer->send(QByteArray(64 * 1024, 'x'));
    QVERIFY(!door.peer->isReading);
    for (qint64 left = 164 * 1024 - 100'000 % 1024 - bodyPiece; left > bodyPiece; left -= bodyPiece) {
        door.readPiece();
        QVERIFY(door.piece); // from what is here
    }
    door.timers.advance(milliseconds(100'000)); // the reader may take its time
    QVERIFY(!door.isFinished);
    while (!door.peer->isReading)
        door.readPiece();
}

void TestLongBodies::tooLargeIsKnownBeforeTheFirstByte()
{
    Connected door;
    door.beginUpload(100'000'001);
    QVERIFY(door.requests.isEmpty());
    QCOMPARE(door.status(), 413);
    QVERIFY(door.peer->isEnded);
}

void TestLongBodies::says100WhenTheBodyIsWanted()
{
    Connected door;
    door.beginUpload(5, "Expect: 100-continue\r\n");
    QCOMPARE(door.peer->taken, QByteArray());
    door.readPiece();
    QCOMPARE(door.peer->taken, QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    door.peer->send("hello");
    QCOMPARE(door.piece, QByteArray("hello"));

    Connected refused;
    refused.beginUpload(5, "Expect: 100-continue\r\n");
    refused.respond({403, "text/plain", {}, {}}); // without having seen it
    QCOMPARE(refused.status(), 403);
}

void TestLongBodies::anUploadThatStopsIsEnded()
{
    Connected door;
    door.beginUpload(mebibyte);
    for (int i = 0; i < 5; ++i) {
        door.readPiece();
        door.timers.advance(milliseconds(9'000)); // slow is fine
        door.peer->send("x");
        QCOMPARE(door.piece, QByteArray("x"));
    }
    door.readPiece();
    door.timers.advance(milliseconds(10'000));
    QVERIFY(door.failure);
    QCOMPARE(door.status(), 408);
    door.respond({}); // finds nobody
    QCOMPARE(door.peer->taken.count("HTTP/1.1"), 1);
}

void TestLongBodies::aPeerThatLeavesEndsTheUpload()
{
    Connected waiting;
    waiting.beginUpload(100);
    waiting.readPiece();
    waiting.peer->callbacks.ended(ByteStream::End::Gone);
    QVERIFY(waiting.failure);
    QVERIFY(waiting.isFinished);

    Connected busy;
    busy.beginUpload(100);
    busy.peer->isReading = false;
    busy.peer->callbacks.ended(ByteStream::End::HalfClosed);
    QVERIFY(!busy.isFinished); // there may be an answer to half of it
    busy.readPiece();
    QVERIFY(busy.failure);
    QVERIFY(busy.isFinished);
}

void TestLongBodies::anAnswerBeforeTheEndCloses()
{
    Connected door;
    door.beginUpload(100);
    door.readPiece();
    door.peer->send("half");
    door.respond({409, "text/plain", "no", {}});
    QCOMPARE(door.status(), 409);
    QVERIFY(door.peer->taken.contains("Connection: close\r\n"));
    QVERIFY(door.peer->isEnded);
    door.readPiece();
    QVERIFY(door.failure);
}

void TestLongBodies::theNextRequestFollowsAnUpload()
{
    Connected door;
    door.beginUpload(5);
    door.readPiece();
    door.peer->send("hello" + get);
    QCOMPARE(door.piece, QByteArray("hello"));
    door.respond({});
    QTRY_COMPARE(door.requests.size(), 2);
    QCOMPARE(door.requests.constLast().method, QByteArray("GET"));
}

void TestLongBodies::compressedBodiesAreRefused_data()
{
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<int>("status");
    QTest::newRow("gzip") << QByteArray("gzip") << 415;
    QTest::newRow("two") << QByteArray("identity, gzip") << 415;
    QTest::newRow("unknown") << QByteArray("zstd") << 415;
    QTest::newRow("two fields") << QByteArray("identity\r\nContent-Encoding: gzip") << 415;
    QTest::newRow("none") << QByteArray("Identity") << 0;
}

void TestLongBodies::compressedBodiesAreRefused()
{
    QFETCH(QByteArray, coding);
    Connected door;
    door.beginUpload(5, "Content-Encoding: " + coding + "\r\n");
    QTEST(door.status(), "status");
}

QTEST_GUILESS_MAIN(TestLongBodies)
#include "tst_longbodies.moc"
