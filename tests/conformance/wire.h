#pragma once

#include <QByteArrayList>
#include <QTcpSocket>

#include <memory>

namespace Chinwag {

class NetServer;
class TlsContext;

/// A peer on a socket, plain or encrypted, that says exactly the bytes it is told to.
class WirePeer
{
public:
    WirePeer(quint16 port, bool encrypted);

    void send(const QByteArray &bytes);
    /// Everything received so far.
    const QByteArray &received();
    bool isClosed() const { return m_socket->state() == QAbstractSocket::UnconnectedState; }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_received;
};

/// A server that gives each text message back. `tls` outlives it.
std::unique_ptr<NetServer> echoServer(const TlsContext *tls = nullptr);
/// With a certificate of its own, made in that directory; null when that fails.
std::unique_ptr<TlsContext> freshTls(const QString &directory);

/// The ways to cut a stream: whole, once at every byte (at `most` places when it is longer), byte by byte.
QList<QByteArrayList> everyCut(const QByteArray &bytes, qsizetype most = 400);
/// Whole and byte by byte, or in pieces of 997 bytes when that would be too many.
QList<QByteArrayList> twoCuts(const QByteArray &bytes);

/// A masked frame with this first byte; its length is in the shortest form.
QByteArray maskedFrame(int first, const QByteArray &payload = {});
/// One line per frame of a server: "text …", "pong …", "close CODE" or "close nothing"; "wrong" for one that
/// no server may send, and for bytes that are no whole frame.
QByteArrayList frameLines(const QByteArray &bytes);
/// One line per response: "STATUS" and, when the body is an echo of FakeFrontDoor, the method, the path and
/// the body that arrived; " chunked" and the like do not occur. "wrong: why" for what no server may send.
/// `methods`: of the requests, in order; what is missing is GET.
QByteArrayList responseLines(const QByteArray &bytes, const QByteArrayList &methods = {});

} // namespace Chinwag
