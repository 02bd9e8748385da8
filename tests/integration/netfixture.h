#pragma once

#include "server/net/httpgate.h"
#include "server/net/listener.h"

#include <QJsonObject>
#include <QTcpSocket>

#include <deque>

namespace Chinwag {

/// A front door that records what reaches it. Tickets are given out by the test; each is good once. Requests
/// are answered with what they were.
class FakeFrontDoor final : public FrontDoor
{
public:
    struct Opened
    {
        std::unique_ptr<Transport> transport; ///< empty when dropTransports
        std::optional<Identity> identity;
        QByteArrayList frames;
        QList<quint16> closes;
        int drained = 0;
    };

    BodyRule bodyRule(const QByteArray &, const QStringList &) const override { return rule; }
    void handle(HttpRequest request, Continuation<HttpResponse> respond) override;
    void redeemTicket(const QString &ticket, const Principal &asker,
                      Continuation<Result<Identity, Error>> done) override;
    void checkToken(const QString &token, const Principal &asker,
                    Continuation<Result<Identity, Error>> done) override;
    void open(std::unique_ptr<Transport> transport, std::optional<Identity> identity) override;

    QList<HttpRequest> requests;
    QStringList tickets; ///< still good
    QStringList askers;  ///< the principal of every credential, in order
    QString token;
    Error ticketError{ErrorCode::Unauthorized, QStringLiteral("The ticket is not valid."), {}};
    std::deque<Opened> opened; ///< addresses stay: callbacks point into it
    bool holdAnswers = false;
    QByteArray fixedAnswer; ///< to every request, instead of what it was
    BodyRule rule;          ///< of every request
    /// When given, answers the requests in place of all of this.
    std::function<void(HttpRequest, Continuation<HttpResponse>)> onRequest;
    std::vector<std::function<void()>> held; ///< answers that wait for the test
    std::function<void(Opened &, const QByteArray &)> onFrame;

private:
    void answerLater(std::function<void()> answer);
};

/// The network layer of a server on a free loopback port. Time passes by itself unless `timers` are given.
class NetServer
{
public:
    explicit NetServer(GateOptions options = {}, const TlsContext *tls = nullptr,
                       const QHostAddress &address = QHostAddress(QHostAddress::LocalHost),
                       TimerScheduler *timers = nullptr);
    ~NetServer();

    quint16 port() const { return m_listener.serverPort(); }
    HttpGate &gate() { return m_gate; }
    const NetMetrics &metrics() const { return m_metrics; }

    FakeFrontDoor door;

private:
    QtTimerScheduler m_ownTimers;
    NetMetrics m_metrics;
    HttpGate m_gate;
    Listener m_listener;
};

/// A peer that sends exactly the bytes it is told to and keeps what it gets.
class RawPeer
{
public:
    explicit RawPeer(quint16 port, const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));

    void send(const QByteArray &bytes);
    /// Everything received so far.
    QByteArray received();
    /// Status of the first response, 0 as long as there is none.
    int status();
    bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    /// Leaves bytes in the kernel from now on.
    void stopReading() { m_socket.setReadBufferSize(1); }
    QTcpSocket &socket() { return m_socket; }
    const QTcpSocket &socket() const { return m_socket; }

private:
    QTcpSocket m_socket;
    QByteArray m_received;
};

/// A complete upgrade request.
QByteArray upgradeRequest(const QByteArray &target = "/ws", const QByteArray &moreFields = {});
/// A masked client frame with FIN; `opcode` 1 is text.
QByteArray clientFrame(const QByteArray &payload, int opcode = 1);

struct ServerFrameBytes
{
    int opcode = 0;
    QByteArray payload;
};
/// The complete unmasked frames at the start of `bytes`.
QList<ServerFrameBytes> serverFrames(const QByteArray &bytes);
/// What follows the 101 in what a peer received; null without one.
QByteArray afterUpgrade(const QByteArray &received);

} // namespace Chinwag
