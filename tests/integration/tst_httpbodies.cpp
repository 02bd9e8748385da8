// Bodies that do not fit in memory, over real sockets, plain and encrypted.
#include "tests/integration/certificates.h"
#include "tests/integration/netfixture.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace Chinwag;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;

/// The same bytes every time, in any length.
class PatternSource final : public QObject, public BodySource
{
public:
    explicit PatternSource(qint64 size)
        : m_size(size)
    {
    }

    std::optional<qint64> size() const override { return m_size; }
    void read(qint64 offset, qint64 most, Continuation<Result<QByteArray, Error>> done) override
    {
        QMetaObject::invokeMethod(
            this,
            [this, offset, most, done = std::move(done)] {
                done(bytes(offset, std::min(most, m_size - offset)));
            },
            Qt::QueuedConnection);
    }
    static QByteArray bytes(qint64 offset, qint64 size)
    {
        QByteArray result(size, Qt::Uninitialized);
        for (qint64 i = 0; i < size; ++i)
            result[i] = static_cast<char>((offset + i) * 31 / 7);
        return result;
    }

private:
    qint64 m_size;
};

/// Takes an upload to its end, then answers with its digest.
void digest(const std::shared_ptr<RequestBody> &body, const std::shared_ptr<QCryptographicHash> &hash,
            const Continuation<HttpResponse> &respond)
{
    body->read([body, hash, respond](const Result<QByteArray, Error> &piece) {
        if (!piece)
            return;
        if (piece->isEmpty())
            return respond({200, "text/plain", hash->result().toHex(), {}});
        hash->addData(*piece);
        digest(body, hash, respond);
    });
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').at(1).toLongLong() * 4096 : 0;
}

QByteArray bodyOf(const QByteArray &answer) { return answer.sliced(answer.indexOf("\r\n\r\n") + 4); }

} // namespace

class TestHttpBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bothWays_data();
    void bothWays();
    void partsOfIt_data() { bothWays_data(); }
    void partsOfIt();
    void slowReadersCostLittle_data() { bothWays_data(); }
    void slowReadersCostLittle();
    void anUploadNobodyReadsStaysWithThePeer_data() { bothWays_data(); }
    void anUploadNobodyReadsStaysWithThePeer();
    void longAnswersAreCompressedInPieces_data() { bothWays_data(); }
    void longAnswersAreCompressedInPieces();

private:
    const TlsContext *context(bool tls) const { return tls ? m_tls.get() : nullptr; }
    static std::unique_ptr<QSslSocket> connected(const NetServer &server, bool tls);

    QTemporaryDir m_directory;
    std::unique_ptr<TlsContext> m_tls;
};

void TestHttpBodies::initTestCase()
{
    QVERIFY(makeCertificate(m_directory.path(), QStringLiteral("first")));
    QVERIFY(installCertificate(m_directory.path(), QStringLiteral("first")));
    m_tls = std::make_unique<TlsContext>(m_directory.filePath(QStringLiteral("cert.pem")),
                                         m_directory.filePath(QStringLiteral("key.pem")));
    QVERIFY(m_tls->load());
}

std::unique_ptr<QSslSocket> TestHttpBodies::connected(const NetServer &server, bool tls)
{
    auto socket = std::make_unique<QSslSocket>();
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    if (tls)
        socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
    else
        socket->connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    const auto isReady = [&] {
        return tls ? socket->isEncrypted() : socket->state() == QAbstractSocket::ConnectedState;
    };
    return QTest::qWaitFor(isReady) ? std::move(socket) : nullptr;
}

void TestHttpBodies::bothWays_data()
{
    QTest::addColumn<bool>("tls");
    QTest::newRow("plain") << false;
    QTest::newRow("TLS") << true;
}

void TestHttpBodies::bothWays()
{
    QFETCH(bool, tls);
    NetServer server({}, context(tls));
    server.door.rule = {BodyRule::Way::InPieces, 100 * mebibyte};
    server.door.onRequest = [](const HttpRequest &request, const Continuation<HttpResponse> &respond) {
        if (request.method == "PUT")
            return digest(request.pieces, std::make_shared<QCryptographicHash>(QCryptographicHash::Sha256),
                          respond);
        HttpResponse response;
        response.source = std::make_shared<PatternSource>(8 * mebibyte);
        respond(response);
    };
    const auto socket = connected(server, tls);
    QVERIFY(socket);
    const QByteArray file = PatternSource::bytes(0, 8 * mebibyte);
    socket->write("PUT /file HTTP/1.1\r\nHost: a\r\nContent-Length: " + QByteArray::number(file.size()) +
                  "\r\n\r\n" + file);
    QByteArray received;
    QTRY_VERIFY_WITH_TIMEOUT((received += socket->readAll()).endsWith(sha256(file).toHex()), 60'000);

    socket->write("GET /file HTTP/1.1\r\nHost: a\r\n\r\n"); // on the same connection
    received.clear();
    const auto isWhole = [&] {
        received += socket->readAll();
        return received.size() > file.size() && bodyOf(received).size() >= file.size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), 60'000);
    QVERIFY(bodyOf(received) == file);
}

void TestHttpBodies::partsOfIt()
{
    QFETCH(bool, tls);
    NetServer server({}, context(tls));
    server.door.onRequest = [](const HttpRequest &, const Continuation<HttpResponse> &respond) {
        HttpResponse response;
        response.source = std::make_shared<PatternSource>(mebibyte);
        response.etag = "\"v1\"";
        respond(response);
    };
    const auto socket = connected(server, tls);
    QVERIFY(socket);
    QByteArray received;
    const auto ask = [&](const QByteArray &fields, const QByteArray &end) {
        received.clear();
        socket->write("GET /file HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n\r\n");
        return QTest::qWaitFor([&] { return (received += socket->readAll()).endsWith(end); });
    };
    QVERIFY(ask("Range: bytes=700000-899999\r\nIf-Range: \"v1\"", PatternSource::bytes(899'990, 10)));
    QVERIFY(received.startsWith("HTTP/1.1 206 Partial Content\r\n"));
    QCOMPARE(bodyOf(received), PatternSource::bytes(700'000, 200'000));
    QVERIFY(ask("If-None-Match: \"v1\"", "\r\n\r\n"));
    QVERIFY(received.startsWith("HTTP/1.1 304 Not Modified\r\n"));
    QVERIFY(ask("Range: bytes=2000000-", "}"));
    QVERIFY(received.startsWith("HTTP/1.1 416 "));
}

void TestHttpBodies::slowReadersCostLittle()
{
    QFETCH(bool, tls);
    NetServer server({}, context(tls));
    server.door.onRequest = [](const HttpRequest &, const Continuation<HttpResponse> &respond) {
        HttpResponse response;
        response.source = std::make_shared<PatternSource>(1000 * mebibyte);
        respond(response);
    };
    constexpr int peers = 16;
    std::vector<std::unique_ptr<QSslSocket>> sockets;
    for (int i = 0; i < peers; ++i) {
        sockets.push_back(connected(server, tls));
        QVERIFY(sockets.back());
        sockets.back()->setReadBufferSize(64 * 1024);
    }
    const qint64 before = residentBytes();
    for (const auto &socket : sockets)
        socket->write("GET /file HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto haveBegun = [&] {
        return std::all_of(sockets.begin(), sockets.end(),
                           [](const auto &socket) { return socket->bytesAvailable() >= 32 * 1024; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(haveBegun(), 30'000);
    for (int round = 0; round < 20; ++round) { // each takes a little
        for (const auto &socket : sockets)
            socket->read(10'000);
        QTest::qWait(0);
        QCoreApplication::processEvents();
    }
    const qint64 each = (residentBytes() - before) / peers;
    QVERIFY2(each < 2 * mebibyte, qPrintable(QString::number(each)));
}

void TestHttpBodies::anUploadNobodyReadsStaysWithThePeer()
{
    QFETCH(bool, tls);
    NetServer server({}, context(tls));
    server.door.rule = {BodyRule::Way::InPieces, 100 * mebibyte};
    std::shared_ptr<RequestBody> body;
    server.door.onRequest = [&body](const HttpRequest &request, const Continuation<HttpResponse> &) {
        body = request.pieces;
    };
    const auto socket = connected(server, tls);
    QVERIFY(socket);
    socket->write("PUT /file HTTP/1.1\r\nHost: a\r\nContent-Length: 50000000\r\n\r\n");
    QTRY_VERIFY(body);
    const qint64 before = residentBytes();
    const QByteArray piece(100'000, 'x');
    qint64 given = 0;
    for (int turnsWithoutNews = 0; turnsWithoutNews < 100; ++turnsWithoutNews) {
        if (socket->bytesToWrite() + socket->encryptedBytesToWrite() < piece.size() && given < 50'000'000) {
            given += socket->write(piece);
            turnsWithoutNews = 0;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    QVERIFY2(given < 20'000'000, qPrintable(QString::number(given))); // what both kernels' buffers take
    QVERIFY(residentBytes() - before < 2 * mebibyte);
    std::optional<QByteArray> first;
    body->read([&first](const Result<QByteArray, Error> &read) { first = read ? *read : QByteArray(); });
    QTRY_VERIFY(first);
    QVERIFY(!first->isEmpty());
}

void TestHttpBodies::longAnswersAreCompressedInPieces()
{
    QFETCH(bool, tls);
    NetServer server({}, context(tls));
    server.door.onRequest = [](const HttpRequest &, const Continuation<HttpResponse> &respond) {
        HttpResponse response;
        response.body = "[\"" + QByteArray(2'000'000, 'x') + "\"]";
        response.compression = HttpResponse::Compression::WhereAsked;
        respond(response);
    };
    const auto socket = connected(server, tls);
    QVERIFY(socket);
    QByteArray received;
    socket->write("GET /file HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n");
    QTRY_VERIFY((received += socket->readAll()).endsWith("\r\n0\r\n\r\n"));
    QVERIFY(received.contains("Content-Encoding: gzip\r\n"));
    QVERIFY(received.size() < 10'000);
}

QTEST_GUILESS_MAIN(TestHttpBodies)
#include "tst_httpbodies.moc"
