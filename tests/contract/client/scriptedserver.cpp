#include "tests/contract/client/scriptedserver.h"

ScriptedServer::ScriptedServer(Handler handler)
    : m_handler(std::move(handler))
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            ++m_connections;
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("no free port on loopback");
}

QUrl ScriptedServer::url(const QString &scheme, const QString &path) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(serverPort()).arg(path));
}

void ScriptedServer::answer(const Request &request, const QByteArray &status, const QByteArray &body,
                            const QByteArray &headers)
{
    if (!request.socket)
        return;
    request.socket->write("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " +
                          QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    request.socket->disconnectFromHost();
}

void ScriptedServer::read(QTcpSocket *socket)
{
    QByteArray &input = m_input[socket];
    input += socket->readAll();
    const qsizetype end = input.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    QList<QByteArray> lines = input.first(end).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> first = lines.takeFirst().split(' ');
    Request request{first.value(0), first.value(1), {}, {}, socket};
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (input.size() < end + 4 + length)
        return;
    request.body = input.sliced(end + 4, length);
    input.remove(0, end + 4 + length);
    m_requests.append(request);
    if (m_handler)
        m_handler(request);
}
