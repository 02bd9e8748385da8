// The public port with TLS: the same gate behind an encrypted socket, and certificates that change while it
// runs.
#include "tests/integration/certificates.h"
#include "tests/integration/netfixture.h"

#include <QSslConfiguration>
#include <QSslSocket>
#include <QWebSocket>
#include <QtTest>

using namespace Chinwag;

namespace {

QSslConfiguration trustingAnybody()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

class TestTlsListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void carriesRequestsAndFrames();
    void sendsManyFramesInOrder();
    void oldVersionsAreRefused();
    void onlyStrongCiphers_data();
    void onlyStrongCiphers();
    void plainTextIsRefused();
    void silentHandshakesEnd();
    void newConnectionsGetTheNewCertificate();
    void aBrokenCertificateChangesNothing();
    void saysWhatIsWrongWithFiles();

private:
    QTemporaryDir m_directory;
    std::unique_ptr<TlsContext> m_tls;
};

void TestTlsListener::initTestCase()
{
    QVERIFY(makeCertificate(m_directory.path(), QStringLiteral("first")));
    QVERIFY(makeCertificate(m_directory.path(), QStringLiteral("second")));
    m_tls = std::make_unique<TlsContext>(m_directory.filePath(QStringLiteral("cert.pem")),
                                         m_directory.filePath(QStringLiteral("key.pem")));
    QVERIFY(installCertificate(m_directory.path(), QStringLiteral("first")));
    const auto loaded = m_tls->load();
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error()));
}

void TestTlsListener::carriesRequestsAndFrames()
{
    NetServer server({}, m_tls.get());
    server.door.tickets = QStringList{QStringLiteral("t")};
    QWebSocket client;
    client.setSslConfiguration(trustingAnybody());
    QSignalSpy connected(&client, &QWebSocket::connected);
    QSignalSpy received(&client, &QWebSocket::textMessageReceived);
    client.open(QUrl(QStringLiteral("wss://127.0.0.1:%1/ws?ticket=t").arg(server.port())));
    QTRY_COMPARE(connected.size(), 1);
    QTRY_COMPARE(server.door.opened.size(), std::size_t(1));
    auto &opened = server.door.opened.front();
    QVERIFY(opened.identity);
    client.sendTextMessage(QStringLiteral("up"));
    QTRY_COMPARE(opened.frames, QByteArrayList{"up"});
    opened.transport->send("down");
    opened.transport->flush();
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.constFirst().constFirst().toString(), QStringLiteral("down"));
    QTRY_COMPARE(opened.transport->pendingBytes(), 0);
    QTRY_COMPARE(opened.drained, 1);
    QSignalSpy disconnected(&client, &QWebSocket::disconnected);
    opened.transport->close(CloseCode::GoingAway, QStringLiteral("bye"));
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(client.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
}

void TestTlsListener::sendsManyFramesInOrder()
{
    NetServer server({}, m_tls.get());
    QWebSocket client;
    client.setSslConfiguration(trustingAnybody());
    QSignalSpy received(&client, &QWebSocket::textMessageReceived);
    client.open(QUrl(QStringLiteral("wss://127.0.0.1:%1/ws").arg(server.port())));
    QTRY_COMPARE(server.door.opened.size(), std::size_t(1));
    Transport &transport = *server.door.opened.front().transport;
    for (int i = 0; i < 500; ++i)
        transport.send(QByteArray::number(i) + QByteArray(1000, ' '));
    transport.flush();
    QTRY_COMPARE(received.size(), 500);
    for (int i = 0; i < 500; ++i)
        QCOMPARE(received.at(i).constFirst().toString().trimmed(), QString::number(i));
}

void TestTlsListener::oldVersionsAreRefused()
{
    NetServer server({}, m_tls.get());
    QSslSocket client;
    QSslConfiguration configuration = trustingAnybody();
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    configuration.setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    client.setSslConfiguration(configuration);
    QSignalSpy encrypted(&client, &QSslSocket::encrypted);
    QSignalSpy errors(&client, &QSslSocket::errorOccurred);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
    QTRY_VERIFY(!errors.isEmpty());
    QVERIFY(encrypted.isEmpty());
}

void TestTlsListener::onlyStrongCiphers_data()
{
    QTest::addColumn<QByteArray>("cipher");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char *cipher, bool accepted) {
        QTest::newRow(cipher) << QByteArray(cipher) << accepted;
    };
    row("ECDHE-RSA-AES128-GCM-SHA256", true);
    row("ECDHE-RSA-AES256-GCM-SHA384", true);
    row("ECDHE-RSA-CHACHA20-POLY1305", true);
    row("AES128-GCM-SHA256", false);       // no forward secrecy
    row("AES256-SHA", false);              // neither
    row("ECDHE-RSA-AES128-SHA256", false); // CBC
    row("ECDHE-RSA-AES256-SHA", false);
    row("DHE-RSA-AES256-SHA256", false);
}

/// With openssl's own client, because Qt offers only what it thinks well of.
void TestTlsListener::onlyStrongCiphers()
{
    QFETCH(QByteArray, cipher);
    QTemporaryDir directory;
    QVERIFY(makeCertificate(directory.path(), QStringLiteral("rsa"), KeyKind::Rsa));
    TlsContext tls(directory.filePath(QStringLiteral("rsa.cert.pem")),
                   directory.filePath(QStringLiteral("rsa.key.pem")));
    QVERIFY(tls.load());
    NetServer server({}, &tls);
    QProcess client;
    client.start(QStringLiteral("openssl"),
                 {QStringLiteral("s_client"), QStringLiteral("-tls1_2"), QStringLiteral("-cipher"),
                  QString::fromLatin1(cipher + ":@SECLEVEL=0"), QStringLiteral("-connect"),
                  QStringLiteral("127.0.0.1:%1").arg(server.port())});
    client.write("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(client.state(), QProcess::NotRunning);
    QTEST(client.readAllStandardOutput().contains("HTTP/1.1 200"), "accepted");
}

void TestTlsListener::plainTextIsRefused()
{
    NetServer server({}, m_tls.get());
    RawPeer peer(server.port());
    peer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(peer.isClosed());
    QVERIFY(server.door.requests.isEmpty());
}

void TestTlsListener::silentHandshakesEnd()
{
    GateOptions options;
    options.deadline = milliseconds(150);
    NetServer server(options, m_tls.get());
    RawPeer peer(server.port());
    peer.send(QByteArray("\x16\x03\x01", 3));
    QTRY_VERIFY(peer.isClosed());
}

void TestTlsListener::newConnectionsGetTheNewCertificate()
{
    NetServer server({}, m_tls.get());
    const auto commonName = [&server] {
        QSslSocket client;
        client.setSslConfiguration(trustingAnybody());
        QSignalSpy encrypted(&client, &QSslSocket::encrypted);
        client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), server.port());
        if (!encrypted.wait(30'000))
            return QString();
        return client.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
    };
    QCOMPARE(commonName(), QStringLiteral("first"));
    QVERIFY(installCertificate(m_directory.path(), QStringLiteral("second")));
    QCOMPARE(commonName(), QStringLiteral("first"));
    QVERIFY(m_tls->load());
    QCOMPARE(commonName(), QStringLiteral("second"));
}

void TestTlsListener::aBrokenCertificateChangesNothing()
{
    const QSslConfiguration before = m_tls->configuration();
    QFile file(m_directory.filePath(QStringLiteral("cert.pem")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("rubbish");
    file.close();
    const auto loaded = m_tls->load();
    QVERIFY(!loaded);
    QVERIFY(loaded.error().contains(QStringLiteral("cert.pem")));
    QVERIFY(m_tls->configuration() == before);
    QVERIFY(installCertificate(m_directory.path(), QStringLiteral("second")));
}

void TestTlsListener::saysWhatIsWrongWithFiles()
{
    const QString certificate = m_directory.filePath(QStringLiteral("cert.pem"));
    const QString missing = m_directory.filePath(QStringLiteral("missing.pem"));
    QVERIFY(TlsContext(missing, missing).load().error().contains(QStringLiteral("missing.pem")));
    QVERIFY(TlsContext(certificate, missing).load().error().contains(QStringLiteral("missing.pem")));
    QVERIFY(TlsContext(certificate, certificate).load().error().contains(QStringLiteral("private key")));
}

QTEST_GUILESS_MAIN(TestTlsListener)
#include "tst_tlslistener.moc"
