#include "tests/faults/upgrades.h"

#include "app/net/httpserverapi.h"
#include "tests/faults/context.h"
#include "tests/faults/pages.h"

#include <QTcpSocket>

namespace Chinwag::Test {

namespace {

QByteArray statusOf(QTcpSocket &socket)
{
    const QByteArray head = socket.peek(64);
    const auto space = head.indexOf(' ');
    return head.contains("\r\n") && space > 0 ? head.mid(space + 1, 3) : QByteArray();
}

bool isAnswered(QTcpSocket &socket)
{
    return !statusOf(socket).isEmpty() || socket.state() != QAbstractSocket::ConnectedState;
}

} // namespace

QString fetchTicket(quint16 port, const QString &token)
{
    QtTimerScheduler timers;
    HttpServerApi api(timers);
    std::optional<QString> ticket;
    api.account(localUrl(port), token)->fetchTicket([&](const Result<QString, ReachError> &answer) {
        ticket = answer ? *answer : QString();
    });
    waitUntil([&] { return ticket.has_value(); });
    return ticket.value_or(QString());
}

UpgradeCounts upgradeAtOnce(const QList<quint16> &ports, const QString &ticket, int connections)
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < connections; ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), ports.at(i % ports.size()));
    }
    const auto all = [&](const auto &holds) {
        return std::all_of(sockets.begin(), sockets.end(),
                           [&](const auto &socket) { return holds(*socket); });
    };
    waitUntil([&] {
        return all(
            [](const QTcpSocket &socket) { return socket.state() == QAbstractSocket::ConnectedState; });
    });
    const QByteArray request =
        "GET /ws?ticket=" + ticket.toLatin1() +
        " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    for (const auto &socket : sockets) {
        socket->write(request);
        socket->flush();
    }
    waitUntil([&] { return all([](QTcpSocket &socket) { return isAnswered(socket); }); });
    UpgradeCounts counts;
    for (const auto &socket : sockets) {
        const QByteArray status = statusOf(*socket);
        ++(status == "101" ? counts.switched : status == "401" ? counts.unauthorized : counts.other);
        socket->abort();
    }
    return counts;
}

} // namespace Chinwag::Test
