// A first sync that takes far longer than any deadline of the connection, over a line that is slow and not
// dead: the real client's core and sockets, a proxy in between, a real server.
#include "app/core/chatsession.h"
#include "app/core/connection/nullnetworkmonitor.h"
#include "app/core/memory/memorycache.h"
#include "app/core/memory/memoryoutboxstore.h"
#include "app/net/httpserverapi.h"
#include "app/net/qtclienttransport.h"
#include "tests/integration/serverclient.h"
#include "tests/support/chinwagdprocess.h"
#include "tests/support/faultproxy.h"

#include <QtTest>

using namespace Chinwag;
using State = ServerConnection::State;

namespace {

/// What a line is worth; other figures for measuring: CHINWAG_SLOWLINE="250 2".
struct Line
{
    int kilobytes = 45; ///< that the sync has to carry
    int perSecond = 4;  ///< kB
};

Line line()
{
    const QStringList figures = qEnvironmentVariable("CHINWAG_SLOWLINE").split(QLatin1Char(' '));
    return figures.size() == 2 ? Line{figures.first().toInt(), figures.last().toInt()} : Line{};
}

constexpr int messageBytes = 1000;

} // namespace

class TestSlowLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlowFirstSyncEnds();
};

void TestSlowLine::aSlowFirstSyncEnds()
{
    ChinwagdProcess server;
    QVERIFY2(server.start(), server.log().constData());
    ServerClient bob(server.url());
    QVERIFY(bob.registerUser(QStringLiteral("bob"), QStringLiteral("correct horse")));
    QVERIFY(bob.goOnline());
    const int messages = line().kilobytes * 1000 / messageBytes;
    for (int i = 0; i < messages; ++i) {
        const QJsonObject reply =
            bob.call({{QStringLiteral("type"), QStringLiteral("message_send")},
                      {QStringLiteral("room"), bob.generalRoom()},
                      {QStringLiteral("nonce"), QStringLiteral("n%1").arg(i)},
                      {QStringLiteral("text"), QString(messageBytes - 200, QLatin1Char('x'))}});
        QVERIFY(reply.value(QLatin1String("ok")).toBool());
    }
    ServerClient ann(server.url());
    QVERIFY(ann.registerUser(QStringLiteral("ann"), QStringLiteral("correct horse")));

    Test::FaultProxy proxy(server.port());
    proxy.throttle(line().perSecond * 1000);
    SystemClock clock;
    QtTimerScheduler timers;
    HttpServerApi api(timers);
    NullNetworkMonitor network;
    MemoryCache cache(timers);
    MemoryOutboxStore outbox(timers);
    ChatSession session(
        {QUrl(QStringLiteral("http://127.0.0.1:%1").arg(proxy.port())), ann.token(),
         User{UserId(ann.userId()), QStringLiteral("ann"), QStringLiteral("ann")}},
        {{clock, timers, api, qtClientTransports(), network, [] { return 0.5; }}, cache, outbox});
    int losses = 0;
    connect(&session.connection(), &ServerConnection::stateChanged, this,
            [&losses](State state) { losses += state == State::Waiting ? 1 : 0; });
    session.start();
    const int longest = 4 * line().kilobytes / line().perSecond + 20;
    QTRY_VERIFY_WITH_TIMEOUT(session.connection().isOnline() || losses > 0, longest * 1000);
    QCOMPARE(losses, 0);
    QVERIFY(session.timeline(RoomId(bob.generalRoom())).count() >= messages);
}

QTEST_GUILESS_MAIN(TestSlowLine)
#include "tst_slowline.moc"
