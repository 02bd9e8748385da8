#include "server/net/bytestream.h"

#include "server/net/platformsocket.h"
#include "server/net/qtstream.h"

#ifdef Q_OS_UNIX
#include "server/net/plainstream.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

#include <QSslConfiguration>
#include <QSslSocket>

namespace Chinwag {

namespace {

std::unique_ptr<ByteStream> adoptByQt(qintptr descriptor, const QSslConfiguration *tls)
{
    std::unique_ptr<QTcpSocket> socket(tls ? static_cast<QTcpSocket *>(new QSslSocket) : new QTcpSocket);
    if (!socket->setSocketDescriptor(descriptor)) {
        PlatformSocket::turnAway(descriptor, {});
        return nullptr;
    }
    // Typing and messages are small and wanted now.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (tls) {
        auto *encrypted = static_cast<QSslSocket *>(socket.get());
        encrypted->setSslConfiguration(*tls);
        encrypted->startServerEncryption();
    }
    return std::make_unique<QtStream>(std::move(socket));
}

} // namespace

std::unique_ptr<ByteStream> ByteStream::adopt(qintptr descriptor, const QSslConfiguration *tls)
{
#ifdef Q_OS_UNIX
    if (!tls) {
        const int fd = static_cast<int>(descriptor);
        const int on = 1;
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // small things, wanted now
        return std::make_unique<PlainStream>(fd);
    }
#endif
    return adoptByQt(descriptor, tls);
}

} // namespace Chinwag
