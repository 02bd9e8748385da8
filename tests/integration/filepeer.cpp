#include "tests/integration/filepeer.h"

#include <QHostAddress>

namespace Chinwag {

namespace {

constexpr int patience = 30'000;
constexpr qint64 sentAtOnce = 256 * 1024;

} // namespace

QByteArray FilePeer::Answer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
    }
    return {};
}

FilePeer::FilePeer(quint16 port, const QString &token)
    : m_port(port)
    , m_token(token.toLatin1())
{
}

bool FilePeer::connectNow()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_socket.abort();
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return m_socket.waitForConnected(patience);
}

QByteArray FilePeer::head(const QByteArray &method, const QByteArray &path, const Headers &headers,
                          qint64 size) const
{
    QByteArray head = method + ' ' + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nTus-Resumable: 1.0.0\r\n";
    if (!m_token.isEmpty())
        head += "Authorization: Bearer " + m_token + "\r\n";
    for (const auto &[name, value] : headers)
        head += name + ": " + value + "\r\n";
    return head + "Content-Length: " + QByteArray::number(size) + "\r\n\r\n";
}

bool FilePeer::send(const QByteArray &bytes)
{
    for (qint64 at = 0; at < bytes.size(); at += sentAtOnce) {
        m_socket.write(bytes.constData() + at, std::min<qint64>(sentAtOnce, bytes.size() - at));
        while (m_socket.bytesToWrite() > sentAtOnce) {
            if (!m_socket.waitForBytesWritten(patience))
                return false;
        }
    }
    while (m_socket.bytesToWrite() > 0) {
        if (!m_socket.waitForBytesWritten(patience))
            return false;
    }
    return true;
}

FilePeer::Answer FilePeer::receive(bool hasBody)
{
    QByteArray bytes;
    const auto more = [&] {
        const bool came = m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(patience);
        bytes += m_socket.readAll();
        return came;
    };
    while (!bytes.contains("\r\n\r\n")) {
        if (!more())
            return {};
    }
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    QByteArrayList lines = bytes.first(end).split('\n');
    Answer answer;
    answer.status = lines.takeFirst().split(' ').value(1).toInt();
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.emplaceBack(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    bytes.remove(0, end + 4);
    const qint64 size = hasBody ? answer.header("content-length").toLongLong() : 0;
    bytes.reserve(size);
    while (bytes.size() < size && more()) {
    }
    answer.body = bytes;
    if (answer.header("connection") == "close")
        m_socket.abort();
    return answer;
}

FilePeer::Answer FilePeer::ask(const QByteArray &method, const QByteArray &path, const Headers &headers,
                               const QByteArray &body)
{
    if (!connectNow())
        return {};
    if (send(head(method, path, headers, body.size())))
        send(body); // who is refused may be answered before all of it is sent
    return receive(method != "HEAD");
}

QByteArray FilePeer::begin(qint64 size, const QByteArray &name)
{
    return ask("POST", "/api/uploads",
               {{"Upload-Length", QByteArray::number(size)},
                {"Upload-Metadata", "filename " + name.toBase64()}})
        .header("location");
}

FilePeer::Answer FilePeer::patch(const QByteArray &path, qint64 offset, const QByteArray &bytes,
                                 const Headers &more)
{
    const Headers own{{"Upload-Offset", QByteArray::number(offset)},
                      {"Content-Type", "application/offset+octet-stream"}};
    return ask("PATCH", path, own + more, bytes);
}

void FilePeer::patchPartly(const QByteArray &path, const QByteArray &bytes, qint64 sent)
{
    const Headers own{{"Upload-Offset", "0"}, {"Content-Type", "application/offset+octet-stream"}};
    if (connectNow() && send(head("PATCH", path, own, bytes.size())))
        send(bytes.first(sent));
}

void FilePeer::cut() { m_socket.abort(); }

qint64 FilePeer::offset(const QByteArray &path)
{
    const Answer answer = ask("HEAD", path);
    return answer.status == 200 ? answer.header("upload-offset").toLongLong() : -1;
}

QString FilePeer::upload(const QByteArray &bytes, const QByteArray &name)
{
    const QByteArray path = begin(bytes.size(), name);
    return patch(path, 0, bytes).status == 204 ? QString::fromLatin1(path.split('/').constLast()) : QString();
}

} // namespace Chinwag
