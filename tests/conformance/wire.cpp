#include "tests/conformance/wire.h"

#include "tests/integration/certificates.h"
#include "tests/integration/netfixture.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSslConfiguration>
#include <QSslSocket>

#include <algorithm>
#include <array>
#include <optional>

namespace Chinwag {

WirePeer::WirePeer(quint16 port, bool encrypted)
{
    if (encrypted) {
        auto socket = std::make_unique<QSslSocket>();
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setSslConfiguration(configuration);
        socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        m_socket = std::move(socket);
    } else {
        m_socket = std::make_unique<QTcpSocket>();
        m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    m_socket->waitForConnected();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void WirePeer::send(const QByteArray &bytes)
{
    if (isClosed()) // the server may have heard enough
        return;
    m_socket->write(bytes);
    m_socket->flush();
}

const QByteArray &WirePeer::received()
{
    m_received += m_socket->readAll();
    return m_received;
}

std::unique_ptr<NetServer> echoServer(const TlsContext *tls)
{
    GateOptions options;
    options.halfOpenPerAddress = 0;
    auto server = std::make_unique<NetServer>(options, tls);
    server->door.onFrame = [](FakeFrontDoor::Opened &session, const QByteArray &message) {
        session.transport->send(message);
        session.transport->flush();
    };
    return server;
}

std::unique_ptr<TlsContext> freshTls(const QString &directory)
{
    const QString name = QStringLiteral("server");
    if (!makeCertificate(directory, name))
        return nullptr;
    const QString path = directory + QLatin1Char('/') + name;
    auto tls =
        std::make_unique<TlsContext>(path + QStringLiteral(".cert.pem"), path + QStringLiteral(".key.pem"));
    return tls->load() ? std::move(tls) : nullptr;
}

QList<QByteArrayList> everyCut(const QByteArray &bytes, qsizetype most)
{
    QList<QByteArrayList> cuts = twoCuts(bytes);
    const qsizetype step = std::max<qsizetype>(1, bytes.size() / most);
    for (qsizetype cut = 1; cut < bytes.size(); cut += step)
        cuts.append(QByteArrayList{bytes.first(cut), bytes.sliced(cut)});
    return cuts;
}

QList<QByteArrayList> twoCuts(const QByteArray &bytes)
{
    const qsizetype step = bytes.size() > 4096 ? 997 : 1;
    QByteArrayList pieces;
    for (qsizetype at = 0; at < bytes.size(); at += step)
        pieces.append(bytes.mid(at, step));
    return {{bytes}, pieces};
}

QByteArray maskedFrame(int first, const QByteArray &payload)
{
    constexpr std::array<char, 4> mask{'\xa1', '\x5c', '\x00', '\xff'};
    QByteArray bytes = clientFrame(payload, 0);
    const qsizetype maskAt = bytes.size() - payload.size() - 4;
    bytes[0] = static_cast<char>(first);
    for (std::size_t i = 0; i < mask.size(); ++i)
        bytes[maskAt + static_cast<qsizetype>(i)] = mask[i];
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes[maskAt + 4 + i] = static_cast<char>(payload[i] ^ mask[static_cast<std::size_t>(i % 4)]);
    return bytes;
}

QByteArrayList frameLines(const QByteArray &bytes)
{
    constexpr int text = 1;
    constexpr int closing = 8;
    constexpr int pong = 10;
    QByteArrayList lines;
    qsizetype used = 0;
    const QList<ServerFrameBytes> frames = serverFrames(bytes);
    for (const ServerFrameBytes &answer : frames) {
        const qsizetype size = answer.payload.size();
        const bool isWhole = (static_cast<quint8>(bytes[used]) & 0xf0) == 0x80;
        const bool isUnmasked = (bytes[used + 1] & 0x80) == 0;
        used += (size < 126 ? 2 : size < 65536 ? 4 : 10) + size;
        const bool isWell = isWhole && isUnmasked && (answer.opcode < closing || size <= 125);
        if (isWell && answer.opcode == text)
            lines << "text " + answer.payload;
        else if (isWell && answer.opcode == pong)
            lines << "pong " + answer.payload;
        else if (isWell && answer.opcode == closing)
            lines << "close " + (size < 2 ? QByteArray("nothing")
                                          : QByteArray::number(static_cast<quint8>(answer.payload[0]) * 256 +
                                                               static_cast<quint8>(answer.payload[1])));
        else
            lines << "wrong";
    }
    return used == bytes.size() ? lines : lines << "wrong";
}

namespace {

struct ResponseHead
{
    int status = 0;
    QMultiMap<QByteArray, QByteArray> fields;
};

std::optional<ResponseHead> readHead(const QByteArray &head)
{
    static const QRegularExpression statusLine(QStringLiteral("^HTTP/1\\.1 ([1-5][0-9][0-9]) [ -~]*$"));
    static const QRegularExpression field(QStringLiteral("^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ ]*([ -~]*)$"));
    const QStringList lines = QString::fromLatin1(head).split(QStringLiteral("\r\n"));
    const auto status = statusLine.match(lines.constFirst());
    if (!status.hasMatch())
        return std::nullopt;
    ResponseHead result{status.captured(1).toInt(), {}};
    for (const QString &line : lines.mid(1)) {
        const auto match = field.match(line);
        if (!match.hasMatch())
            return std::nullopt;
        result.fields.insert(match.captured(1).toLatin1().toLower(), match.captured(2).trimmed().toLatin1());
    }
    return result;
}

/// What RFC 9110 demands of a final response with this status; empty when all is there.
QByteArray whatIsMissing(const ResponseHead &head)
{
    const auto has = [&head](const char *name) { return head.fields.count(name) == 1; };
    const auto connectionSays = [&head](const char *option) {
        return head.fields.value("connection").toLower().split(',').contains(QByteArray(option)) ||
               head.fields.value("connection").toLower().contains(QByteArray(", ") + option);
    };
    if (!has("date"))
        return "Date";
    const bool hasNoBody = head.status == 204 || head.status == 304;
    if (hasNoBody == has("content-length"))
        return "Content-Length";
    if (head.status == 401 && !has("www-authenticate"))
        return "WWW-Authenticate";
    if (head.status == 405 && !has("allow"))
        return "Allow";
    if (head.status == 426 && (!has("upgrade") || !connectionSays("upgrade")))
        return "Upgrade";
    if (head.status >= 400 && !connectionSays("close"))
        return "Connection: close";
    return {};
}

QByteArray echoed(const QByteArray &body)
{
    const QJsonObject echo = QJsonDocument::fromJson(body).object();
    if (!echo.contains(QStringLiteral("method")))
        return {};
    QByteArray line;
    for (const char *key : {"method", "path", "body"}) {
        const QByteArray value = echo.value(QLatin1String(key)).toString().toUtf8();
        if (!value.isEmpty())
            line += ' ' + value;
    }
    return line;
}

} // namespace

QByteArrayList responseLines(const QByteArray &bytes, const QByteArrayList &methods)
{
    QByteArrayList lines;
    qsizetype at = 0;
    qsizetype request = 0;
    while (at < bytes.size()) {
        const qsizetype end = bytes.indexOf("\r\n\r\n", at);
        const auto head = end < 0 ? std::nullopt : readHead(bytes.mid(at, end - at));
        if (!head)
            return lines << "wrong: no head of a response";
        at = end + 4;
        if (head->status < 200) {
            lines << QByteArray::number(head->status);
            if (head->status == 101)
                return lines;
            continue;
        }
        if (const QByteArray missing = whatIsMissing(*head); !missing.isEmpty())
            return lines << "wrong: " + missing + " of " + QByteArray::number(head->status);
        const bool isHead = methods.value(request++, "GET") == "HEAD";
        const qsizetype size = isHead ? 0 : head->fields.value("content-length", "0").toLongLong();
        if (size > bytes.size() - at)
            return lines << "wrong: half a body";
        lines << QByteArray::number(head->status) + echoed(bytes.mid(at, size));
        at += size;
    }
    return lines;
}

} // namespace Chinwag
