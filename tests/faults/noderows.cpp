#include "app/core/presence/presencebook.h"
#include "app/core/typing/typingtracker.h"
#include "tests/faults/pages.h"
#include "tests/faults/rows.h"
#include "tests/faults/sharedservice.h"
#include "tests/faults/upgrades.h"

#include <csignal>

namespace Chinwag::Test {

namespace {

using namespace std::chrono_literals;

/// Somebody who is on that node, and somebody on another one who shares a room; null when there is no such
/// pair.
std::pair<FaultClient *, FaultClient *> pairAcross(SharedService &service, Traffic &traffic, int node)
{
    for (const auto &gone : traffic.clients()) {
        if (service.nodeOf(*gone) != node)
            continue;
        for (const auto &other : traffic.clients()) {
            const auto &rooms = other->person().rooms;
            const bool together = std::any_of(rooms.begin(), rooms.end(), [&](const RoomId &room) {
                return gone->person().rooms.contains(room);
            });
            if (together && service.nodeOf(*other) >= 0 && service.nodeOf(*other) != node)
                return {gone.get(), other.get()};
        }
    }
    return {};
}

bool seesOnline(FaultClient &observer, const FaultClient &other)
{
    return observer.session().presence().presence(other.person().user.id).presence != Presence::Offline;
}

/// One of the nodes that have many clients: nobody moves back to a node that was restarted.
int someVictim(Context &context, const SharedService &service, const Traffic &traffic)
{
    QList<int> victims;
    for (int node = 0; node < service.size(); ++node) {
        const auto there = std::count_if(traffic.clients().begin(), traffic.clients().end(),
                                         [&](const auto &client) { return service.nodeOf(*client) == node; });
        if (there * 5 >= std::ssize(traffic.clients()))
            victims.append(node);
    }
    return victims.isEmpty() ? 0 : victims.at(context.random().bounded(int(victims.size())));
}

bool killNode(Context &context, SharedService &service, Traffic &traffic, int victim)
{
    const auto [gone, observer] = pairAcross(service, traffic, victim);
    if (!context.require(gone && waitUntil([&, who = gone, by = observer] { return seesOnline(*by, *who); }),
                         QStringLiteral("nobody on another node sees somebody on the victim")))
        return false;
    traffic.resetFigures();
    ChinwagdProcess &process = service.node(victim).process;
    QElapsedTimer since;
    since.start();
    process.kill();
    gone->stop(); // has no way to say goodbye
    const auto goneUser = gone;
    context.landed(waitUntil([&] { return traffic.online() < int(traffic.clients().size()) - 1; }) &&
                       !process.isRunning(),
                   QStringLiteral("node %1 is dead").arg(victim));
    const int others = int(traffic.clients().size()) - 1;
    if (!context.require(waitUntil([&] { return traffic.online() == others; }),
                         QStringLiteral("not everybody comes back")))
        return false;
    context.figure(QStringLiteral("clients back, p99"), percentile(traffic.figures().returns, 0.99),
                   QStringLiteral("ms"), 5000);
    if (!context.require(waitUntil([&, by = observer] { return !seesOnline(*by, *goneUser); }),
                         QStringLiteral("who was on the dead node seems online for ever")))
        return false;
    context.figure(QStringLiteral("presence of its users gone"), double(since.elapsed()),
                   QStringLiteral("ms"), 20'000);
    goneUser->start();
    return service.startNode(victim) && traffic.flow(context.pick(50, 500)) && traffic.waitUntilOnline();
}

void nodeKilled(Context &context)
{
    const Population people = usualPeople(context);
    SharedService service(context);
    if (!service.start(people))
        return;
    auto traffic = std::make_unique<Traffic>(context, people, service.url());
    if (!traffic->start() || !traffic->flow(context.pick(50, 1000)))
        return;
    QElapsedTimer sinceLast;
    for (int kill = 0; kill < context.pick(1, 6); ++kill) {
        // Whoever was cut off a moment ago waits longer the second time.
        if (sinceLast.isValid() && !context.isShort())
            lastFor(std::max(milliseconds{0}, milliseconds{20s} - milliseconds{sinceLast.elapsed()}));
        sinceLast.start();
        traffic->burst(40);
        if (!killNode(context, service, *traffic, someVictim(context, service, *traffic)))
            return;
    }
    service.conclude(people, std::move(traffic));
}

void rollingRestart(Context &context)
{
    const Population people = usualPeople(context);
    SharedService service(context);
    if (!service.start(people))
        return;
    auto traffic = std::make_unique<Traffic>(context, people, service.url());
    if (!traffic->start())
        return;
    QList<double> exits;
    for (int restart = 0; restart < context.pick(1, 20); ++restart) {
        if (!traffic->flow(context.pick(50, 400)))
            return;
        ChinwagdProcess &process = service.node(restart % service.size()).process;
        QElapsedTimer leaving;
        leaving.start();
        process.sendSignal(SIGTERM);
        const bool ended = waitUntil([&] { return !process.isRunning(); });
        exits.append(double(leaving.elapsed()));
        if (!context.require(ended && process.waitForExit() == 0,
                             QStringLiteral("a node does not end by itself")) ||
            !service.startNode(restart % service.size()))
            return;
    }
    const int politely = traffic->figures().closes.value(quint16(CloseCode::GoingAway));
    context.landed(politely > 0, QStringLiteral("%1 connections were closed with 1001").arg(politely));
    context.figure(QStringLiteral("slowest exit"), percentile(exits, 1), QStringLiteral("ms"), 15'000);
    service.conclude(people, std::move(traffic));
}

void oneTicketManyConnections(Context &context)
{
    const Population people = Population::make(1, 1);
    SharedService service(context);
    if (!service.start(people))
        return;
    QList<quint16> ports;
    for (int i = 0; i < service.size(); ++i)
        ports.append(service.node(i).process.port());
    const int rounds = context.pick(20, 1000);
    constexpr int connections = 100;
    int refused = 0;
    for (int round = 0; round < rounds; ++round) {
        const QString ticket = fetchTicket(ports.at(round % ports.size()), people.people.first().token);
        const UpgradeCounts counts = upgradeAtOnce(ports, ticket, connections);
        refused += counts.unauthorized;
        if (!context.require(counts.switched == 1 && counts.unauthorized == connections - 1,
                             QStringLiteral("round %1: %2 got in, %3 got 401, %4 something else")
                                 .arg(round)
                                 .arg(counts.switched)
                                 .arg(counts.unauthorized)
                                 .arg(counts.other)))
            return;
    }
    context.landed(refused == rounds * (connections - 1),
                   QStringLiteral("%1 rounds of %2 connections with one ticket, one 101 each")
                       .arg(rounds)
                       .arg(connections));
}

/// The same account on two nodes; signs out on the first. Gives the time until the second one's socket is
/// closed.
std::optional<double> signOutAcross(Context &context, SharedService &service, const Person &person)
{
    QtTimerScheduler timers;
    HttpServerApi api(timers);
    std::optional<quint16> closed;
    FaultClient::Observer observer;
    observer.closed = [&](quint16 code) { closed = code; };
    FaultClient elsewhere(person, localUrl(service.node(1).process.port()), api,
                          context.path(person.user.username), {}, observer);
    elsewhere.start();
    if (!context.require(waitUntil([&] { return elsewhere.isOnline(); }), QStringLiteral("nobody gets in")))
        return {};
    bool answered = false;
    api.account(localUrl(service.node(0).process.port()), person.token)
        ->signOut([&](const Result<Ok, Error> &) { answered = true; });
    QElapsedTimer since;
    waitUntil([&] { return answered; });
    since.start();
    const bool ended = waitUntil([&] { return closed.has_value(); });
    context.landed(ended && *closed == quint16(CloseCode::SignedOut),
                   QStringLiteral("the socket on the other node ended with %1").arg(closed.value_or(0)));
    return double(since.elapsed());
}

void signedOutElsewhere(Context &context)
{
    const Population people = Population::make(2, 1);
    SharedService service(context, 2);
    if (!service.start(people))
        return;
    if (const auto after = signOutAcross(context, service, people.people.at(0)))
        context.figure(QStringLiteral("closed after a sign-out on another node"), *after,
                       QStringLiteral("ms"), 1000);
    if (context.isShort())
        return;
    service.redis().kill();
    context.landed(service.waitForReadiness(QStringLiteral("degraded")),
                   QStringLiteral("the nodes are without Redis"));
    if (const auto after = signOutAcross(context, service, people.people.at(1)))
        context.figure(QStringLiteral("the same without Redis"), *after, QStringLiteral("ms"), 30'000);
}

/// How long after the typist's node died everybody has stopped showing them.
void typistKilled(Context &context)
{
    const Population people = usualPeople(context);
    SharedService service(context);
    if (!service.start(people))
        return;
    auto traffic = std::make_unique<Traffic>(context, people, service.url());
    traffic->setRate(0);
    if (!traffic->start())
        return;
    const int victim = someVictim(context, service, *traffic);
    const auto [typist, observer] = pairAcross(service, *traffic, victim);
    if (!context.require(typist != nullptr,
                         QStringLiteral("nobody on another node shares a room with the typist")))
        return;
    const RoomId room =
        *std::find_if(typist->person().rooms.begin(), typist->person().rooms.end(),
                      [by = observer](const RoomId &each) { return by->person().rooms.contains(each); });
    const auto isTyping = [&, who = typist, by = observer] {
        return by->session().typing().typing(room).contains(who->person().user.id);
    };
    typist->type(room, QStringLiteral("half a sentence"));
    if (!context.landed(waitUntil(isTyping), QStringLiteral("the other node sees somebody typing")))
        return;
    service.node(victim).process.kill();
    QElapsedTimer since;
    since.start();
    context.require(waitUntil([&] { return !isTyping(); }), QStringLiteral("somebody types for ever"));
    context.figure(QStringLiteral("typing gone"), double(since.elapsed()), QStringLiteral("ms"), 6000);
    if (service.startNode(victim))
        service.conclude(people, std::move(traffic));
}

} // namespace

QList<Row> nodeRows()
{
    return {
        {"node-killed", "one of three nodes, kill -9", nodeKilled},
        {"typist-node-killed", "the node of somebody who is typing, kill -9", typistKilled},
        {"rolling-restart", "one node after the other, SIGTERM", rollingRestart},
        {"one-ticket", "one ticket, 100 connections at once, three nodes", oneTicketManyConnections},
        {"sign-out", "signed out on one node, connected to another", signedOutElsewhere},
    };
}

} // namespace Chinwag::Test
