#include "server/doctor/webprobe.h"

#include "server/core/foundation/crypto.h"
#include "shared/protocol/utf8.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QSslSocket>

namespace Chinwag {

namespace {

constexpr int patience = 10'000; // ms
constexpr qsizetype headMost = 32 * 1024;
constexpr qsizetype bodyMost = 4 * 1024 * 1024;
constexpr quint64 frameMost = 1024 * 1024;

constexpr int textFrame = 1;
constexpr int closeFrame = 8;
constexpr int pingFrame = 9;
constexpr int pongFrame = 10;

QString sentenceEnd(QString text)
{
    while (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

/// Exactly so many bytes.
Result<QByteArray, QString> take(QSslSocket &socket, qint64 count)
{
    const QDeadlineTimer end(patience);
    while (socket.bytesAvailable() < count) {
        if (end.hasExpired() || !socket.waitForReadyRead(int(std::max<qint64>(1, end.remainingTime()))))
            return QStringLiteral("stops answering (%1)").arg(sentenceEnd(socket.errorString()));
    }
    return socket.read(count);
}

WebProbe::Answer parsed(const QByteArray &head)
{
    WebProbe::Answer answer;
    const QList<QByteArray> lines = head.split('\n');
    answer.status = lines.constFirst().mid(9, 3).toInt();
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            answer.headers.insert(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
    }
    return answer;
}

/// A control frame of a client.
QByteArray masked(int opcode, const QByteArray &payload)
{
    const QByteArray mask = Crypto::randomBytes(4);
    QByteArray frame;
    frame.append(char(0x80 | opcode));
    frame.append(char(0x80 | payload.size()));
    frame.append(mask);
    for (qsizetype i = 0; i < payload.size(); ++i)
        frame.append(char(payload[i] ^ mask[i % 4]));
    return frame;
}

bool isAccepted(const WebProbe::Answer &answer, const QByteArray &key)
{
    const QByteArray expected =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
            .toBase64();
    return answer.headers.value("sec-websocket-accept") == expected;
}

} // namespace

struct WebProbe::Frame
{
    int opcode = 0;
    QByteArray payload;
};

WebProbe::WebProbe(QUrl url)
    : m_url(std::move(url))
{
}

WebProbe::~WebProbe() = default;

Result<std::unique_ptr<QSslSocket>, QString> WebProbe::connected()
{
    const bool isEncrypted = m_url.scheme() == QLatin1String("https");
    const auto port = quint16(m_url.port(isEncrypted ? 443 : 80));
    auto socket = std::make_unique<QSslSocket>();
    if (isEncrypted) {
        m_complaints.clear();
        QObject::connect(socket.get(), &QSslSocket::sslErrors, socket.get(),
                         [this, raw = socket.get()](const QList<QSslError> &errors) {
                             m_complaints += errors;
                             raw->ignoreSslErrors();
                         });
        socket->connectToHostEncrypted(m_url.host(), port);
    } else {
        socket->connectToHost(m_url.host(), port);
    }
    if (isEncrypted ? !socket->waitForEncrypted(patience) : !socket->waitForConnected(patience))
        return QStringLiteral("does not answer (%1)").arg(sentenceEnd(socket->errorString()));
    if (isEncrypted)
        m_certificate = socket->peerCertificate();
    return Result<std::unique_ptr<QSslSocket>, QString>(std::move(socket));
}

QByteArray WebProbe::head(const QByteArray &method, const QString &path) const
{
    QString base = m_url.path();
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    return method + ' ' + (base + path).toLatin1() +
           " HTTP/1.1\r\nHost: " + m_url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1() +
           "\r\n";
}

Result<QByteArray, QString> WebProbe::headFrom(QSslSocket &socket)
{
    const QDeadlineTimer end(patience);
    QByteArray text;
    while (!text.endsWith("\r\n\r\n")) {
        const auto next = take(socket, 1);
        if (!next)
            return next.error();
        text += *next;
        if (text.size() > headMost || end.hasExpired())
            return QStringLiteral("answers without an end");
    }
    if (!text.startsWith("HTTP/1."))
        return QStringLiteral("does not speak HTTP");
    return text;
}

Result<WebProbe::Answer, QString> WebProbe::ask(const QByteArray &method, const QString &path,
                                                const QString &token)
{
    auto opened = connected();
    if (!opened)
        return opened.error();
    QSslSocket &socket = **opened;
    QByteArray request = head(method, path) + "Connection: close\r\n";
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token.toLatin1() + "\r\n";
    if (method != "GET")
        request += "Content-Length: 0\r\n";
    socket.write(request + "\r\n");
    const auto text = headFrom(socket);
    if (!text)
        return text.error();
    Answer answer = parsed(*text);
    const QDeadlineTimer end(patience);
    while (answer.body.size() < bodyMost && !end.hasExpired() &&
           (socket.bytesAvailable() > 0 || socket.waitForReadyRead(int(end.remainingTime()))))
        answer.body += socket.readAll();
    return answer;
}

Result<WebProbe::Frame, QString> WebProbe::frameFrom(QSslSocket &socket)
{
    const auto start = take(socket, 2);
    if (!start)
        return start.error();
    quint64 length = quint8(start->at(1)) & 0x7F;
    if (length >= 126) {
        const auto more = take(socket, length == 126 ? 2 : 8);
        if (!more)
            return more.error();
        length = 0;
        for (const char byte : *more)
            length = length << 8 | quint8(byte);
    }
    if (length > frameMost)
        return QStringLiteral("sends what is no frame of ours");
    const auto payload =
        length > 0 ? take(socket, qint64(length)) : Result<QByteArray, QString>(QByteArray());
    if (!payload)
        return payload.error();
    return Frame{quint8(start->at(0)) & 0x0F, *payload};
}

Result<qint64, QString> WebProbe::echo(const QString &ticket)
{
    auto opened = connected();
    if (!opened)
        return opened.error();
    QSslSocket &socket = **opened;
    const QByteArray key = Crypto::randomBytes(16).toBase64();
    socket.write(head("GET", QStringLiteral("/ws?ticket=") + ticket) +
                 "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: " +
                 key + "\r\n\r\n");
    const auto text = headFrom(socket);
    if (!text)
        return text.error();
    const Answer answer = parsed(*text);
    if (answer.status != 101)
        return QStringLiteral("opens no WebSocket (status %1)").arg(answer.status);
    if (!isAccepted(answer, key))
        return QStringLiteral("opens no WebSocket of ours (its Sec-WebSocket-Accept is wrong)");
    const QByteArray payload = Crypto::randomBytes(16);
    QElapsedTimer timer;
    bool hasHello = false;
    const QDeadlineTimer end(patience);
    while (!end.hasExpired()) {
        const auto frame = frameFrom(socket);
        if (!frame)
            return frame.error();
        if (frame->opcode == closeFrame)
            return QStringLiteral("closes the WebSocket (%1)").arg(textFromUtf8(frame->payload.mid(2)));
        if (frame->opcode == textFrame && !hasHello && frame->payload.contains("\"hello\"")) {
            hasHello = true;
            socket.write(masked(pingFrame, payload));
            timer.start();
        }
        if (frame->opcode == pongFrame && hasHello && frame->payload == payload) {
            const qint64 took = timer.elapsed();
            socket.write(masked(closeFrame, QByteArray::fromHex("03e8")));
            socket.waitForBytesWritten(patience);
            socket.disconnectFromHost();
            return took;
        }
    }
    return QStringLiteral("does not give a ping back");
}

} // namespace Chinwag
