// Servers whose certificate is wrong in one way each: what the client makes of it, over HTTP and over the
// WebSocket. Certificates of a real authority, real handshakes.
#include "app/core/memory/memorytruststore.h"
#include "app/core/trust/servertrust.h"
#include "app/net/httpserverapi.h"
#include "app/net/qtclienttransport.h"
#include "app/net/serverurl.h"
#include "shared/base/manualtime.h"
#include "shared/protocol/fingerprint.h"
#include "tests/contract/client/testauthority.h"

#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

enum class Trust { Authority, Nobody };

struct Case
{
    TestAuthority::Wish wish;
    Trust trust = Trust::Authority;
};

} // namespace

Q_DECLARE_METATYPE(Case)

class TestCertificates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { QSslConfiguration::setDefaultConfiguration(m_usual); }
    void theObstacleIsNamed_data();
    void theObstacleIsNamed();
    void theSocketNamesIt_data() { theObstacleIsNamed_data(); }
    void theSocketNamesIt();
    void nobodyElseIsTrusted_data();
    void nobodyElseIsTrusted();
    void whoIsTrustedIsTalkedTo_data();
    void whoIsTrustedIsTalkedTo();
    void whoIsTrustedIsConnectedTo();
    void anotherCertificateIsRefused();

private:
    void listenWith(const Case &each);
    Obstacle askedOverHttp(ServerTrust &trust);
    Obstacle askedOverWebSocket(ServerTrust &trust);
    QString address() const { return addressForPeople(url(QStringLiteral("https"))); }
    QUrl url(const QString &scheme) const
    {
        return QUrl(u"%1://127.0.0.1:%2/ws"_s.arg(scheme).arg(m_server->serverPort()));
    }

    std::unique_ptr<TestAuthority> m_authority;
    QSslConfiguration m_usual = QSslConfiguration::defaultConfiguration();
    std::unique_ptr<QSslServer> m_server;
    QByteArray m_fingerprint; ///< of the server's certificate
};

void TestCertificates::initTestCase()
{
    m_authority = std::make_unique<TestAuthority>();
    QVERIFY(m_authority->isReady());
}

void TestCertificates::init() { m_server = std::make_unique<QSslServer>(); }

void TestCertificates::listenWith(const Case &each)
{
    const TestAuthority::Pair pair = m_authority->issue(each.wish);
    QVERIFY(!pair.chain.isEmpty() && !pair.chain.first().isNull() && !pair.key.isNull());
    m_fingerprint = Fingerprint::of(pair.chain.first().toDer());
    QSslConfiguration ours = m_usual;
    ours.setLocalCertificateChain(pair.chain);
    ours.setPrivateKey(pair.key);
    m_server->setSslConfiguration(ours);
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, [this] {
        QTcpSocket *const socket = m_server->nextPendingConnection();
        connect(socket, &QIODevice::readyRead, socket, [socket] {
            const QByteArray request = socket->readAll();
            if (request.contains("Upgrade: websocket"))
                socket->write("HTTP/1.1 418 I'm a teapot\r\nContent-Length: 0\r\n\r\n");
            else if (request.contains("\r\n\r\n"))
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 16\r\nConnection: close\r\n\r\n"
                              R"({"ticket":"one"})");
        });
    });
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    if (each.trust == Trust::Nobody)
        return;
    QSslConfiguration theirs = m_usual;
    theirs.addCaCertificate(m_authority->root());
    QSslConfiguration::setDefaultConfiguration(theirs);
}

void TestCertificates::theObstacleIsNamed_data()
{
    QTest::addColumn<Case>("given");
    QTest::addColumn<int>("obstacle");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto row = [](const char *name, const Case &given, Obstacle obstacle) {
        QTest::newRow(name) << given << static_cast<int>(obstacle);
    };
    TestAuthority::Wish own;
    own.selfSigned = true;
    TestAuthority::Wish old;
    old.from = now.addDays(-60);
    old.until = now.addDays(-1);
    TestAuthority::Wish early;
    early.from = now.addDays(1);
    TestAuthority::Wish other;
    other.subject = "DNS:other.example";
    TestAuthority::Wish oldAndOther = old;
    oldAndOther.subject = other.subject;
    row("good", {}, Obstacle::None);
    row("self-signed", {own, Trust::Nobody}, Obstacle::SelfSigned);
    row("unknown issuer", {{}, Trust::Nobody}, Obstacle::UnknownIssuer);
    row("expired", {old, Trust::Authority}, Obstacle::Expired);
    row("not yet valid", {early, Trust::Authority}, Obstacle::NotYetValid);
    row("another name", {other, Trust::Authority}, Obstacle::WrongName);
    row("expired, of another name", {oldAndOther, Trust::Authority}, Obstacle::Expired);
    row("expired, unknown issuer", {old, Trust::Nobody}, Obstacle::Expired);
}

void TestCertificates::theObstacleIsNamed()
{
    QFETCH(Case, given);
    QFETCH(int, obstacle);
    listenWith(given);
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    HttpServerApi api(timers);
    std::optional<Result<QString, ReachError>> answer;
    api.account(url(u"https"_s), u"t0k"_s)->fetchTicket([&](const Result<QString, ReachError> &result) {
        answer = result;
    });
    QTRY_VERIFY(answer.has_value());
    QCOMPARE(answer->hasValue(), obstacle == static_cast<int>(Obstacle::None));
    if (!*answer) {
        QCOMPARE(static_cast<int>(answer->error().obstacle), obstacle);
        QVERIFY(answer->error().code == ErrorCode::Temporary);
        QVERIFY2(answer->error().message.contains("ertificate"_L1) ||
                     answer->error().message.contains("name"_L1),
                 qPrintable(answer->error().message));
    }
}

void TestCertificates::theSocketNamesIt()
{
    QFETCH(Case, given);
    QFETCH(int, obstacle);
    if (obstacle == static_cast<int>(Obstacle::None))
        return;
    listenWith(given);
    QtClientTransport transport;
    ClientTransport::Ending ended;
    transport.open(url(u"wss"_s), {[] {},
                                   [](const QByteArray &) {},
                                   {},
                                   [&](const ClientTransport::Ending &ending) { ended = ending; }});
    QTRY_VERIFY(!ended.detail.isEmpty());
    QVERIFY2(ended.detail.contains("ertificate"_L1) || ended.detail.contains("name"_L1),
             qPrintable(ended.detail));
    QCOMPARE(static_cast<int>(ended.obstacle), obstacle);
}

Obstacle TestCertificates::askedOverHttp(ServerTrust &trust)
{
    ManualClock clock;
    ManualTimerScheduler timers(clock);
    HttpServerApi api(timers, nullptr, &trust);
    std::optional<Result<QString, ReachError>> answer;
    api.account(url(u"https"_s), u"t0k"_s)->fetchTicket([&](const Result<QString, ReachError> &result) {
        answer = result;
    });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }))
        return Obstacle::Silent;
    return *answer ? Obstacle::None : answer->error().obstacle;
}

/// None: the server was talked to, which sends us away.
Obstacle TestCertificates::askedOverWebSocket(ServerTrust &trust)
{
    QtClientTransport transport(nullptr, &trust);
    std::optional<ClientTransport::Ending> ended;
    transport.open(url(u"wss"_s), {[] {},
                                   [](const QByteArray &) {},
                                   {},
                                   [&](const ClientTransport::Ending &ending) { ended = ending; }});
    if (!QTest::qWaitFor([&] { return ended.has_value(); }))
        return Obstacle::Silent;
    return ended->obstacle;
}

void TestCertificates::nobodyElseIsTrusted_data() { theObstacleIsNamed_data(); }

/// Whatever was compared: what is wrong in another way is said as that, and a first use is no yes.
void TestCertificates::nobodyElseIsTrusted()
{
    QFETCH(Case, given);
    QFETCH(int, obstacle);
    listenWith(given);
    const auto expected = static_cast<Obstacle>(obstacle);
    MemoryTrustStore store;
    ServerTrust trust(store);
    if (!isMatterOfTrust(expected))
        trust.trust(address(), m_fingerprint);
    QCOMPARE(static_cast<int>(askedOverHttp(trust)), obstacle);
    QCOMPARE(static_cast<int>(askedOverWebSocket(trust)), obstacle);
    QCOMPARE(trust.shown(address()), isMatterOfTrust(expected) ? m_fingerprint : QByteArray());
}

void TestCertificates::whoIsTrustedIsTalkedTo_data()
{
    QTest::addColumn<Case>("given");
    TestAuthority::Wish own;
    own.selfSigned = true;
    QTest::newRow("self-signed") << Case{own, Trust::Nobody};
    QTest::newRow("unknown issuer") << Case{{}, Trust::Nobody};
}

void TestCertificates::whoIsTrustedIsTalkedTo()
{
    QFETCH(Case, given);
    listenWith(given);
    MemoryTrustStore store;
    ServerTrust trust(store);
    QVERIFY(askedOverHttp(trust) != Obstacle::None);
    trust.trust(address(), trust.shown(address()));
    QCOMPARE(static_cast<int>(askedOverHttp(trust)), static_cast<int>(Obstacle::None));
    QCOMPARE(static_cast<int>(askedOverWebSocket(trust)), static_cast<int>(Obstacle::None));
}

/// What the WebSocket asks first is remembered as well.
void TestCertificates::whoIsTrustedIsConnectedTo()
{
    TestAuthority::Wish own;
    own.selfSigned = true;
    listenWith({own, Trust::Nobody});
    MemoryTrustStore store;
    ServerTrust trust(store);
    QCOMPARE(static_cast<int>(askedOverWebSocket(trust)), static_cast<int>(Obstacle::SelfSigned));
    QCOMPARE(trust.shown(address()), m_fingerprint);
    trust.trustForNow(address(), m_fingerprint);
    QCOMPARE(static_cast<int>(askedOverWebSocket(trust)), static_cast<int>(Obstacle::None));
}

void TestCertificates::anotherCertificateIsRefused()
{
    TestAuthority::Wish own;
    own.selfSigned = true;
    listenWith({own, Trust::Nobody});
    MemoryTrustStore store;
    ServerTrust trust(store);
    const QByteArray former(Fingerprint::length, 'f');
    trust.trust(address(), former);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"has changed: it was 66:66.* and is now "_s +
                                                          Fingerprint::hex(m_fingerprint)));
    QCOMPARE(static_cast<int>(askedOverHttp(trust)), static_cast<int>(Obstacle::CertificateChanged));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"has changed: it was 66:66"_s));
    QCOMPARE(static_cast<int>(askedOverWebSocket(trust)), static_cast<int>(Obstacle::CertificateChanged));
    QCOMPARE(trust.trusted(address()), former);
    QCOMPARE(trust.shown(address()), m_fingerprint);
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
