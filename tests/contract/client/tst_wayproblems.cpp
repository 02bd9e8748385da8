// Each stage of the way to a server at which a connection can fail, over real sockets: what the client makes
// of it, for a request and for the WebSocket, and that each has a sentence of its own.
#include "app/core/connection/obstaclewords.h"
#include "app/net/httpexchange.h"
#include "app/net/httpserverapi.h"
#include "app/net/qtclienttransport.h"
#include "shared/base/manualtime.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Chinwag;
using namespace Qt::StringLiterals;

namespace {

/// Answers the first request of each connection with `reply`; empty: never.
class Peer
{
public:
    enum class Manner { Answers, Cuts };

    explicit Peer(QByteArray reply, Manner manner = Manner::Answers)
        : m_reply(std::move(reply))
        , m_manner(manner)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *const socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QIODevice::readyRead, socket, [this, socket] {
                ++m_asked;
                socket->readAll();
                if (!m_reply.isEmpty())
                    socket->write(m_reply);
                if (cuts())
                    socket->disconnectFromHost();
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no free port on loopback");
    }
    quint16 port() const { return m_server.serverPort(); }
    int asked() const { return m_asked; }
    bool cuts() const { return m_manner == Manner::Cuts; }

private:
    QTcpServer m_server;
    QByteArray m_reply;
    Manner m_manner;
    int m_asked = 0;
};

quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

/// What stands at the end of the way, or in the middle of it.
struct Way
{
    QString host = u"127.0.0.1"_s;
    std::shared_ptr<Peer> server = {};                         ///< none: a closed port
    QNetworkProxy::ProxyType through = QNetworkProxy::NoProxy; ///< to `proxyHost`
    QString proxyHost = u"127.0.0.1"_s;
    std::shared_ptr<Peer> proxy = {}; ///< none: a closed port

    Peer &last() const { return proxy ? *proxy : *server; } ///< that is reached
};

bool isSilent(Obstacle obstacle) { return obstacle == Obstacle::Silent || obstacle == Obstacle::ProxySilent; }
bool isOfProxy(Obstacle obstacle)
{
    return obstacle >= Obstacle::ProxyUnknown && obstacle <= Obstacle::ProxyPassword;
}

constexpr auto http = QNetworkProxy::HttpProxy;
constexpr auto socks = QNetworkProxy::Socks5Proxy;

} // namespace

Q_DECLARE_METATYPE(Way)

class TestWayProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    void aRequestSaysWhere_data();
    void aRequestSaysWhere();
    void theSocketSaysWhere_data() { aRequestSaysWhere_data(); }
    void theSocketSaysWhere();
    void eachHasASentenceOfItsOwn();

private:
    /// The server's address; the proxy's is kept in m_proxy.
    QString take(const Way &way);

    ManualClock m_clock;
    ManualTimerScheduler m_timers{m_clock};
    QString m_proxy;
};

QString TestWayProblems::take(const Way &way)
{
    const quint16 port = way.proxy ? way.proxy->port() : closedPort();
    QNetworkProxy::setApplicationProxy({way.through, way.proxyHost, port});
    m_proxy = way.through == QNetworkProxy::NoProxy ? QString() : u"%1:%2"_s.arg(way.proxyHost).arg(port);
    return u"%1:%2"_s.arg(way.host).arg(way.server ? way.server->port() : closedPort());
}

void TestWayProblems::aRequestSaysWhere_data()
{
    QTest::addColumn<Way>("way");
    QTest::addColumn<Obstacle>("obstacle");
    const auto row = [](const char *name, const Way &way, Obstacle obstacle) {
        QTest::newRow(name) << way << obstacle;
    };
    const auto peer = [](const QByteArray &reply, Peer::Manner manner = Peer::Manner::Answers) {
        return std::make_shared<Peer>(reply, manner);
    };
    const auto proxied = [&](QNetworkProxy::ProxyType type, std::shared_ptr<Peer> proxy) {
        return Way{u"chat.example"_s, {}, type, u"127.0.0.1"_s, std::move(proxy)};
    };
    const auto says = [&](const QByteArray &status) {
        return proxied(http, peer("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n"));
    };
    const auto socksSays = [&](char code) {
        return proxied(socks, peer(QByteArray("\x05\x00\x05", 3) + code +
                                   QByteArray("\x00\x01\x7f\x00\x00\x01\x00\x00", 8)));
    };
    row("no such name", {u"nowhere.invalid"_s, {}}, Obstacle::UnknownHost);
    row("no route", {u"255.255.255.255"_s, {}}, Obstacle::NoRoute);
    row("nobody listens", {}, Obstacle::NobodyListens);
    row("silent", {u"127.0.0.1"_s, peer({})}, Obstacle::Silent);
    row("cut off", {u"127.0.0.1"_s, peer({}, Peer::Manner::Cuts)}, Obstacle::CutOff);
    row("not Chinwag", {u"127.0.0.1"_s, peer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nHi")},
        Obstacle::NotChinwag);
    row("proxy: no such name", {u"chat.example"_s, {}, http, u"proxy.invalid"_s, {}}, Obstacle::ProxyUnknown);
    row("proxy: not there", proxied(http, {}), Obstacle::ProxyAbsent);
    row("proxy: silent", proxied(http, peer({})), Obstacle::ProxySilent);
    row("proxy: 403", says("403 Forbidden"), Obstacle::ProxyRefuses);
    row("proxy: 405", says("405 Method Not Allowed"), Obstacle::ProxyRefuses);
    row("proxy: 404", says("404 Not Found"), Obstacle::ProxyFindsNobody);
    row("proxy: 502", says("502 Bad Gateway"), Obstacle::ProxyUnusable);
    row("proxy: 503", says("503 Service Unavailable"), Obstacle::NobodyListens);
    row("proxy: cuts", proxied(http, peer({}, Peer::Manner::Cuts)), Obstacle::ProxyUnusable);
    row("proxy: speaks something else", proxied(http, peer("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
        Obstacle::ProxyUnusable);
    row("SOCKS: not there", proxied(socks, {}), Obstacle::ProxyAbsent);
    row("SOCKS: no such name", {u"chat.example"_s, {}, socks, u"proxy.invalid"_s, {}},
        Obstacle::ProxyUnknown);
    row("SOCKS: silent", proxied(socks, peer({})), Obstacle::ProxySilent);
    row("SOCKS: forbids", socksSays(2), Obstacle::ProxyFindsNobody);
    row("SOCKS: fails", socksSays(1), Obstacle::ProxyFindsNobody);
    row("SOCKS: finds no computer", socksSays(4), Obstacle::ProxyFindsNobody);
    row("SOCKS: is refused", socksSays(5), Obstacle::NobodyListens);
}

void TestWayProblems::aRequestSaysWhere()
{
    QFETCH(Way, way);
    QFETCH(Obstacle, obstacle);
    const QString address = take(way);
    HttpServerApi api(m_timers);
    std::optional<Result<QString, ReachError>> answer;
    api.account(QUrl("http://"_L1 + address), u"t0k"_s)
        ->fetchTicket([&](const Result<QString, ReachError> &result) { answer = result; });
    if (isSilent(obstacle)) {
        QTRY_COMPARE(way.last().asked(), 1);
        m_timers.advance(HttpExchange::standstill);
    }
    if (way.proxy && way.proxy->cuts()) { // Qt begins again, and in the end says nothing
        QTRY_VERIFY(way.proxy->asked() > 1);
        QTRY_VERIFY((m_timers.advance(HttpExchange::standstill), answer.has_value()));
    }
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 30'000);
    QVERIFY(!*answer);
    const ReachError &error = answer->error();
    QVERIFY2(error.obstacle == obstacle,
             qPrintable(u"%1: %2"_s.arg(static_cast<int>(error.obstacle)).arg(error.message)));
    QVERIFY(error.code == ErrorCode::Temporary);
    QCOMPARE(error.message, ObstacleWords::sentence(obstacle, address, m_proxy));
    if (isOfProxy(obstacle))
        QCOMPARE(error.proxy, m_proxy);
}

void TestWayProblems::theSocketSaysWhere()
{
    QFETCH(Way, way);
    QFETCH(Obstacle, obstacle);
    const QString address = take(way);
    QtClientTransport transport;
    std::optional<ClientTransport::Ending> ending;
    transport.open(QUrl("ws://"_L1 + address + "/ws"_L1),
                   {[] {},
                    [](const QByteArray &) {},
                    {},
                    [&](const ClientTransport::Ending &given) { ending = given; }});
    if (isSilent(obstacle)) { // for how long is the caller's to say
        QTRY_COMPARE(way.last().asked(), 1);
        QVERIFY(!ending);
        return;
    }
    // What answered was a Chinwag server a moment ago.
    if (obstacle == Obstacle::NotChinwag || obstacle == Obstacle::CutOff)
        obstacle = Obstacle::None;
    QTRY_VERIFY_WITH_TIMEOUT(ending.has_value(), 30'000);
    QVERIFY2(ending->obstacle == obstacle,
             qPrintable(u"%1: %2"_s.arg(static_cast<int>(ending->obstacle)).arg(ending->detail)));
    QCOMPARE(ending->code, quint16(1006));
    if (isOfProxy(obstacle))
        QCOMPARE(ending->proxy, m_proxy);
}

void TestWayProblems::eachHasASentenceOfItsOwn()
{
    QStringList sentences;
    for (int i = 1; i <= static_cast<int>(Obstacle::Insecure); ++i)
        sentences.append(
            ObstacleWords::sentence(static_cast<Obstacle>(i), u"chat.example"_s, u"proxy.example:3128"_s));
    QVERIFY(!sentences.contains(QString()));
    QCOMPARE(sentences.removeDuplicates(), 0);
    QVERIFY(ObstacleWords::sentence(Obstacle::None, u"chat.example"_s).isEmpty());
    for (int i = static_cast<int>(Obstacle::ProxyUnknown); i <= static_cast<int>(Obstacle::ProxyPassword);
         ++i)
        QVERIFY2(sentences.at(i - 1).contains("proxy.example:3128"_L1), qPrintable(sentences.at(i - 1)));
    // A name from right to left must not turn the sentence round.
    for (const QString &sentence : std::as_const(sentences)) {
        const QString inside = sentence.section(QChar(0x2068), 1).section(QChar(0x2069), 0, 0);
        QVERIFY2(inside == "chat.example"_L1 || inside == "proxy.example:3128"_L1, qPrintable(sentence));
        QVERIFY2(!QString(sentence).remove(u"\u2068chat.example\u2069"_s).contains("chat.example"_L1),
                 qPrintable(sentence));
    }
}

QTEST_GUILESS_MAIN(TestWayProblems)
#include "tst_wayproblems.moc"
