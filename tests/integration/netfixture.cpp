#include "tests/integration/netfixture.h"

#include <QCoreApplication>
#include <QEvent>
#include <QJsonDocument>
#include <QtEndian>

namespace Chinwag {

void FakeFrontDoor::answerLater(std::function<void()> answer)
{
    if (holdAnswers)
        held.push_back(std::move(answer));
    else
        QMetaObject::invokeMethod(qApp, std::move(answer), Qt::QueuedConnection);
}

void FakeFrontDoor::handle(HttpRequest request, Continuation<HttpResponse> respond)
{
    if (onRequest)
        return onRequest(std::move(request), std::move(respond));
    const QJsonObject echo{{QStringLiteral("method"), QString::fromLatin1(request.method)},
                           {QStringLiteral("path"), request.path},
                           {QStringLiteral("body"), QString::fromUtf8(request.body)},
                           {QStringLiteral("address"), request.remoteAddress}};
    requests.append(std::move(request));
    const QByteArray body = fixedAnswer.isEmpty() ? QJsonDocument(echo).toJson() : fixedAnswer;
    answerLater([respond, body] { respond({200, "application/json", body, {}}); });
}

void FakeFrontDoor::redeemTicket(const QString &ticket, const Principal &asker,
                                 Continuation<Result<Identity, Error>> done)
{
    askers.append(asker.key());
    const bool good = tickets.removeOne(ticket);
    answerLater([this, good, done] {
        if (good)
            done(Identity{{UserId(QStringLiteral("u_1")), QStringLiteral("ann"), QStringLiteral("Ann")}, {}});
        else
            done(ticketError);
    });
}

void FakeFrontDoor::checkToken(const QString &given, const Principal &asker,
                               Continuation<Result<Identity, Error>> done)
{
    askers.append(asker.key());
    answerLater([good = !token.isEmpty() && given == token, done, error = ticketError] {
        if (good)
            done(Identity{});
        else
            done(error);
    });
}

void FakeFrontDoor::open(std::unique_ptr<Transport> transport, std::optional<Identity> identity)
{
    Opened &connection = opened.emplace_back();
    connection.transport = std::move(transport);
    connection.identity = std::move(identity);
    connection.transport->setCallbacks({[this, &connection](const QByteArray &frame) {
                                            connection.frames.append(frame);
                                            if (onFrame)
                                                onFrame(connection, frame);
                                        },
                                        [&connection](quint16 code) { connection.closes.append(code); },
                                        [&connection] { ++connection.drained; }});
}

NetServer::NetServer(GateOptions options, const TlsContext *tls, const QHostAddress &address,
                     TimerScheduler *timers)
    : m_gate(
          [this](HttpRequest request, Continuation<HttpResponse> respond) {
              door.handle(std::move(request), std::move(respond));
          },
          &door, timers ? *timers : m_ownTimers, std::move(options), m_metrics)
    , m_listener([this](std::unique_ptr<ByteStream> stream) { m_gate.accept(std::move(stream)); }, tls,
                 timers ? *timers : m_ownTimers, m_metrics)
{
    if (auto started = m_listener.start(address, 0); !started)
        qFatal("%s", qPrintable(started.error()));
}

NetServer::~NetServer()
{
    door.opened.clear(); // transports go before the gate
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

RawPeer::RawPeer(quint16 port, const QHostAddress &address)
{
    m_socket.connectToHost(address, port);
    m_socket.waitForConnected();
}

void RawPeer::send(const QByteArray &bytes)
{
    m_socket.write(bytes);
    m_socket.flush();
}

QByteArray RawPeer::received()
{
    m_received += m_socket.readAll();
    return m_received;
}

int RawPeer::status()
{
    const QByteArray bytes = received();
    return bytes.startsWith("HTTP/1.1 ") ? bytes.sliced(9, 3).toInt() : 0;
}

QByteArray upgradeRequest(const QByteArray &target, const QByteArray &moreFields)
{
    return "GET " + target +
           " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           moreFields + "\r\n";
}

QByteArray clientFrame(const QByteArray &payload, int opcode)
{
    QByteArray frame(1, static_cast<char>(0x80 | opcode));
    if (payload.size() < 126) {
        frame.append(static_cast<char>(0x80 | payload.size()));
    } else if (payload.size() < 65536) {
        frame.append(static_cast<char>(0x80 | 126)).append(2, '\0');
        qToBigEndian(static_cast<quint16>(payload.size()), frame.data() + 2);
    } else {
        frame.append(static_cast<char>(0x80 | 127)).append(8, '\0');
        qToBigEndian(static_cast<quint64>(payload.size()), frame.data() + 2);
    }
    return frame + QByteArray(4, '\0') + payload; // masked with zeros
}

QList<ServerFrameBytes> serverFrames(const QByteArray &bytes)
{
    QList<ServerFrameBytes> frames;
    for (qsizetype at = 0; at + 2 <= bytes.size();) {
        qsizetype header = 2;
        quint64 length = static_cast<quint8>(bytes[at + 1]);
        if (length == 126) {
            header = 4;
            length = at + header <= bytes.size() ? qFromBigEndian<quint16>(bytes.constData() + at + 2)
                                                 : quint64(1) << 40;
        } else if (length == 127) {
            header = 10;
            length = at + header <= bytes.size() ? qFromBigEndian<quint64>(bytes.constData() + at + 2)
                                                 : quint64(1) << 40;
        }
        if (static_cast<quint64>(bytes.size() - at - header) < length || at + header > bytes.size())
            break;
        frames.append({bytes[at] & 0x0f, bytes.sliced(at + header, static_cast<qsizetype>(length))});
        at += header + static_cast<qsizetype>(length);
    }
    return frames;
}

QByteArray afterUpgrade(const QByteArray &received)
{
    const qsizetype end = received.indexOf("\r\n\r\n");
    return received.startsWith("HTTP/1.1 101") && end >= 0 ? received.sliced(end + 4) : QByteArray();
}

} // namespace Chinwag
