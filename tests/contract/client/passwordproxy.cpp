#include "tests/contract/client/passwordproxy.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

QByteArray md5(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex();
}

QByteArray field(const QByteArray &header, const QString &name)
{
    const QRegularExpression form(u"[ ,]%1=\"?([^\",]*)\"?"_s.arg(name));
    return form.match(QString::fromLatin1(header)).captured(1).toLatin1();
}

QByteArray headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

} // namespace

PasswordProxy::PasswordProxy(Kind kind, const QByteArray &user, const QByteArray &password)
    : m_kind(kind)
    , m_user(user)
    , m_password(password)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = nextPendingConnection()) {
            m_talks.insert(client, {});
            connect(client, &QIODevice::readyRead, this, [this, client] { read(client); });
            connect(client, &QAbstractSocket::disconnected, this, [this, client] {
                m_talks.remove(client);
                client->deleteLater();
            });
        }
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("no free port on loopback");
}

void PasswordProxy::read(QTcpSocket *client)
{
    Talk &talk = m_talks[client];
    if (talk.server) {
        talk.server->write(client->readAll());
        return;
    }
    talk.input += client->readAll();
    m_kind == Kind::Socks5 ? readSocks(client) : readHttp(client);
}

void PasswordProxy::readHttp(QTcpSocket *client)
{
    Talk &talk = m_talks[client];
    const qsizetype end = talk.input.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = talk.input.first(end);
    talk.input.remove(0, end + 4);
    const QByteArrayList first = head.split('\r').first().split(' ');
    if (first.value(0) != "CONNECT") {
        m_readable.append(head.split('\r').first());
        client->write("HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        client->disconnectFromHost();
        return;
    }
    if (!isWelcome(head))
        return demand(client);
    const QByteArrayList target = first.value(1).split(':');
    openTunnel(client, target.value(1).toUShort(), "HTTP/1.1 200 Connection established\r\n\r\n");
}

bool PasswordProxy::isWelcome(const QByteArray &head) const
{
    const QByteArray said = headerOf(head, "Proxy-Authorization");
    if (m_kind == Kind::Basic)
        return said == "Basic " + (m_user + ':' + m_password).toBase64();
    if (!said.startsWith("Digest "))
        return false;
    const QByteArray ha1 = md5(m_user + ":realm:" + m_password);
    const QByteArray ha2 = md5("CONNECT:" + field(said, u"uri"_s));
    const QByteArray wanted =
        md5(ha1 + ":once:" + field(said, u"nc"_s) + ':' + field(said, u"cnonce"_s) + ":auth:" + ha2);
    return field(said, u"username"_s) == m_user && field(said, u"response"_s) == wanted;
}

void PasswordProxy::demand(QTcpSocket *client)
{
    ++m_refusals;
    const QByteArray challenge = m_kind == Kind::Basic
                                     ? QByteArray("Basic realm=\"realm\"")
                                     : QByteArray("Digest realm=\"realm\", nonce=\"once\", qop=\"auth\"");
    client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: " + challenge +
                  "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    client->disconnectFromHost();
}

// RFC 1928 and 1929, as far as a client with a name and a password goes.
void PasswordProxy::readSocks(QTcpSocket *client)
{
    Talk &talk = m_talks[client];
    const auto byte = [&talk](qsizetype at) { return static_cast<quint8>(talk.input.at(at)); };
    if (talk.step == 0 && talk.input.size() >= 2 && talk.input.size() >= 2 + byte(1)) {
        const bool offered = talk.input.mid(2, byte(1)).contains('\x02');
        talk.input.remove(0, 2 + byte(1));
        client->write(offered ? QByteArray("\x05\x02") : QByteArray("\x05\xff"));
        m_refusals += offered ? 0 : 1;
        talk.step = 1;
    }
    if (talk.step == 1 && talk.input.size() >= 2) {
        const qsizetype userEnd = 2 + byte(1);
        if (talk.input.size() <= userEnd || talk.input.size() < userEnd + 1 + byte(userEnd))
            return;
        const bool welcome =
            talk.input.mid(2, byte(1)) == m_user && talk.input.mid(userEnd + 1, byte(userEnd)) == m_password;
        talk.input.remove(0, userEnd + 1 + byte(userEnd));
        client->write(welcome ? QByteArray("\x01\x00", 2) : QByteArray("\x01\x01", 2));
        m_refusals += welcome ? 0 : 1;
        talk.step = 2;
        if (!welcome)
            return client->disconnectFromHost();
    }
    if (talk.step == 2 && talk.input.size() >= 10) {
        const bool isName = byte(3) == 3;
        const qsizetype length = isName ? 1 + byte(4) : 4;
        const auto port = static_cast<quint16>(byte(4 + length) << 8 | byte(5 + length));
        openTunnel(client, port, QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00", 10));
    }
}

void PasswordProxy::openTunnel(QTcpSocket *client, quint16 port, const QByteArray &reply)
{
    auto *const server = new QTcpSocket(client);
    m_talks[client].server = server;
    ++m_tunnels;
    connect(server, &QAbstractSocket::connected, client, [client, reply] { client->write(reply); });
    connect(server, &QIODevice::readyRead, client, [client, server] { client->write(server->readAll()); });
    connect(server, &QAbstractSocket::disconnected, client, [client] { client->disconnectFromHost(); });
    server->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}
