// The client behind proxies that want a name and a password: requests and the WebSocket, through a real
// proxy.
#include "app/core/connection/proxypasswords.h"
#include "app/core/memory/memorytokenstore.h"
#include "app/net/httpserverapi.h"
#include "app/net/proxies.h"
#include "app/net/qtclienttransport.h"
#include "shared/base/manualtime.h"
#include "tests/contract/client/passwordproxy.h"
#include "tests/contract/client/scriptedserver.h"

#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>

using namespace Chinwag;
using namespace Qt::StringLiterals;
using Kind = PasswordProxy::Kind;

namespace {

const ProxyLogin right{u"ann"_s, u"pass: wörd"_s};

/// This computer is set to use `proxy`, which takes every name for its own computer.
class Setting
{
public:
    explicit Setting(const PasswordProxy &proxy, Kind kind)
    {
        QNetworkProxy::setApplicationProxy(
            {kind == Kind::Socks5 ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, u"127.0.0.1"_s,
             proxy.serverPort()});
    }
    ~Setting() { QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy); }
    Q_DISABLE_COPY_MOVE(Setting)
};

} // namespace

class TestProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theRightPasswordLetsUsThrough_data();
    void theRightPasswordLetsUsThrough();
    void withoutAPasswordTheProxyIsNamed_data() { theRightPasswordLetsUsThrough_data(); }
    void withoutAPasswordTheProxyIsNamed();
    void aWrongPasswordIsToldOnce_data() { theRightPasswordLetsUsThrough_data(); }
    void aWrongPasswordIsToldOnce();
    void aChangedPasswordIsTakenUp();
    void theWebSocketGoesThroughToo_data() { theRightPasswordLetsUsThrough_data(); }
    void theWebSocketGoesThroughToo();
    void aRequestWithABodyArrivesOnce_data() { theRightPasswordLetsUsThrough_data(); }
    void aRequestWithABodyArrivesOnce();

    void theOneThatThePersonChoseIsTaken_data() { theRightPasswordLetsUsThrough_data(); }
    void theOneThatThePersonChoseIsTaken();

    void whatIsKeptIsTriedFirst();
    void thePersonIsAskedOnce();
    void whoDeclinesIsLeftInPeace();

private:
    /// Nobody but the proxy can find it.
    QUrl url() const { return QUrl(u"http://chat.example:%1"_s.arg(m_server.serverPort())); }
    std::optional<Result<QString, ReachError>> ticket(HttpServerApi &api, const QUrl &url)
    {
        std::optional<Result<QString, ReachError>> answer;
        api.account(url, u"t0k"_s)->fetchTicket([&](const Result<QString, ReachError> &result) {
            answer = result;
        });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 20'000))
            qWarning("no answer");
        return answer;
    }

    ManualClock m_clock;
    ManualTimerScheduler m_timers{m_clock};
    ScriptedServer m_server{[](const ScriptedServer::Request &request) {
        ScriptedServer::answer(request, "200 OK",
                               R"({"ticket":"one","token":"t","user":{"id":"u_1","username":"ann"}})");
    }};
};

void TestProxies::theRightPasswordLetsUsThrough_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("basic") << static_cast<int>(Kind::Basic);
    QTest::newRow("digest") << static_cast<int>(Kind::Digest);
    QTest::newRow("socks5") << static_cast<int>(Kind::Socks5);
}

void TestProxies::theRightPasswordLetsUsThrough()
{
    QFETCH(int, kind);
    PasswordProxy proxy(static_cast<Kind>(kind), right.user.toUtf8(), right.password.toUtf8());
    const Setting setting(proxy, static_cast<Kind>(kind));
    ProxyLogins logins;
    logins.set(u"127.0.0.1:%1"_s.arg(proxy.serverPort()), right);
    HttpServerApi api(m_timers, &logins);
    for (int i = 1; i <= 3; ++i) {
        const auto answer = ticket(api, url());
        QVERIFY(answer);
        QVERIFY2(answer->hasValue(), answer->hasValue() ? "" : qPrintable(answer->error().message));
        QCOMPARE(proxy.tunnels(), i);
    }
    QCOMPARE(proxy.readable(), QByteArrayList());
    QVERIFY(proxy.refusals() <= 3); // each connection hears first what it wants
}

void TestProxies::theOneThatThePersonChoseIsTaken()
{
    QFETCH(int, kind);
    PasswordProxy proxy(static_cast<Kind>(kind), right.user.toUtf8(), right.password.toUtf8());
    const auto back = qScopeGuard([] { useProxy({}); });
    const ProxyChoice choice{ProxyChoice::Use::Manual,
                             static_cast<Kind>(kind) == Kind::Socks5 ? ProxyChoice::Kind::Socks5
                                                                     : ProxyChoice::Kind::Http,
                             u"127.0.0.1"_s, proxy.serverPort()};
    useProxy(choice);
    ProxyLogins logins;
    logins.set(nameOf(choice), right);
    HttpServerApi api(m_timers, &logins);
    const auto answer = ticket(api, url());
    QVERIFY(answer);
    QVERIFY2(answer->hasValue(), answer->hasValue() ? "" : qPrintable(answer->error().message));
    QCOMPARE(proxy.tunnels(), 1);
    // What is on this computer needs none.
    QCOMPARE(proxyFor(QUrl(u"ws://localhost:7420"_s), &logins).type(), QNetworkProxy::NoProxy);
    useProxy({ProxyChoice::Use::None, {}, {}, 0});
    QCOMPARE(proxyFor(url(), &logins).type(), QNetworkProxy::NoProxy);
}

void TestProxies::withoutAPasswordTheProxyIsNamed()
{
    QFETCH(int, kind);
    PasswordProxy proxy(static_cast<Kind>(kind), "ann", "right");
    const Setting setting(proxy, static_cast<Kind>(kind));
    const ProxyLogins logins;
    HttpServerApi api(m_timers, &logins);
    const auto answer = ticket(api, url());
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().obstacle == Obstacle::ProxyPassword, qPrintable(answer->error().message));
    QCOMPARE(answer->error().proxy, u"127.0.0.1:%1"_s.arg(proxy.serverPort()));
    QCOMPARE(proxy.tunnels(), 0);
}

void TestProxies::aWrongPasswordIsToldOnce()
{
    QFETCH(int, kind);
    PasswordProxy proxy(static_cast<Kind>(kind), "ann", "right");
    const Setting setting(proxy, static_cast<Kind>(kind));
    ProxyLogins logins;
    logins.set(u"127.0.0.1:%1"_s.arg(proxy.serverPort()), {u"ann"_s, u"wrong"_s});
    HttpServerApi api(m_timers, &logins);
    const auto answer = ticket(api, url());
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().obstacle == Obstacle::ProxyPassword, qPrintable(answer->error().message));
    QVERIFY2(proxy.refusals() <= 3, qPrintable(QString::number(proxy.refusals()))); // no account is locked
}

void TestProxies::aChangedPasswordIsTakenUp()
{
    PasswordProxy proxy(Kind::Basic, "ann", "old");
    const Setting setting(proxy, Kind::Basic);
    const QString name = u"127.0.0.1:%1"_s.arg(proxy.serverPort());
    ProxyLogins logins;
    logins.set(name, {u"ann"_s, u"old"_s});
    HttpServerApi api(m_timers, &logins);
    auto answer = ticket(api, url());
    QVERIFY(answer && *answer);
    proxy.setPassword("new");
    answer = ticket(api, url());
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().obstacle == Obstacle::ProxyPassword);
    logins.set(name, {u"ann"_s, u"new"_s});
    answer = ticket(api, url());
    QVERIFY(answer && *answer);
}

void TestProxies::theWebSocketGoesThroughToo()
{
    QFETCH(int, kind);
    PasswordProxy proxy(static_cast<Kind>(kind), right.user.toUtf8(), right.password.toUtf8());
    const Setting setting(proxy, static_cast<Kind>(kind));
    QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ProxyLogins logins;
    logins.set(u"127.0.0.1:%1"_s.arg(proxy.serverPort()), right);
    QtClientTransport transport(&logins);
    int opened = 0;
    QString why;
    transport.open(QUrl(u"ws://chat.example:%1/ws"_s.arg(server.serverPort())),
                   {[&] { ++opened; },
                    [](const QByteArray &) {},
                    {},
                    [&](const ClientTransport::Ending &ending) { why = ending.detail; }});
    QTRY_VERIFY2(opened == 1 || !why.isEmpty(), qPrintable(why));
    QVERIFY2(why.isEmpty(), qPrintable(why));
    QCOMPARE(proxy.tunnels(), 1);
}

void TestProxies::aRequestWithABodyArrivesOnce()
{
    QFETCH(int, kind);
    PasswordProxy proxy(static_cast<Kind>(kind), right.user.toUtf8(), right.password.toUtf8());
    const Setting setting(proxy, static_cast<Kind>(kind));
    ProxyLogins logins;
    logins.set(u"127.0.0.1:%1"_s.arg(proxy.serverPort()), right);
    HttpServerApi api(m_timers, &logins);
    const auto before = m_server.requests().size();
    std::optional<Result<SignIn, ReachError>> answer;
    api.createAccount(url(), u"ann"_s, u"correct horse"_s, {}, {},
                      [&](const Result<SignIn, ReachError> &result) { answer = result; });
    QTRY_VERIFY(answer.has_value());
    QVERIFY2(answer->hasValue(), answer->hasValue() ? "" : qPrintable(answer->error().message));
    QCOMPARE(m_server.requests().size(), before + 1);
    QVERIFY(m_server.request().body.contains("correct horse"));
    QCOMPARE(proxy.tunnels(), 1);
    QCOMPARE(proxy.readable(), QByteArrayList());
}

void TestProxies::whatIsKeptIsTriedFirst()
{
    MemoryTokenStore store(m_timers);
    QStringList asked;
    int retries = 0;
    {
        ProxyLogins logins;
        ProxyPasswords passwords(store, logins);
        passwords.setHandlers([&](const QString &proxy, const QString &) { asked.append(proxy); },
                              [&] { ++retries; });
        passwords.refused(u"proxy:3128"_s);
        m_timers.advance(seconds{1});
        QCOMPARE(asked, QStringList{u"proxy:3128"_s});
        passwords.answer(u"proxy:3128"_s, right);
        QCOMPARE(retries, 1);
        m_timers.advance(seconds{1});
    }
    ProxyLogins logins; // the program was started again
    ProxyPasswords passwords(store, logins);
    passwords.setHandlers([&](const QString &proxy, const QString &user) { asked.append(proxy + user); },
                          [&] { ++retries; });
    passwords.refused(u"proxy:3128"_s);
    m_timers.advance(seconds{1});
    QCOMPARE(asked.size(), 1);
    QCOMPARE(retries, 2);
    QVERIFY(logins.of(u"proxy:3128"_s) == right);
    passwords.refused(u"proxy:3128"_s); // it was changed at the proxy meanwhile
    m_timers.advance(seconds{1});
    QCOMPARE(asked.last(), u"proxy:3128ann"_s);
}

void TestProxies::thePersonIsAskedOnce()
{
    MemoryTokenStore store(m_timers);
    ProxyLogins logins;
    ProxyPasswords passwords(store, logins);
    int asked = 0;
    passwords.setHandlers([&](const QString &, const QString &) { ++asked; }, [] {});
    for (int i = 0; i < 3; ++i) {
        passwords.refused(u"proxy:3128"_s);
        m_timers.advance(seconds{1});
    }
    QCOMPARE(asked, 1);
}

void TestProxies::whoDeclinesIsLeftInPeace()
{
    MemoryTokenStore store(m_timers);
    ProxyLogins logins;
    ProxyPasswords passwords(store, logins);
    int asked = 0;
    passwords.setHandlers([&](const QString &, const QString &) { ++asked; }, [] {});
    passwords.refused(u"proxy:3128"_s);
    m_timers.advance(seconds{1});
    passwords.decline(u"proxy:3128"_s);
    passwords.refused(u"proxy:3128"_s);
    m_timers.advance(seconds{1});
    QCOMPARE(asked, 1);
    passwords.askAgain(u"proxy:3128"_s);
    QCOMPARE(asked, 2);
}

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
