#include "server/net/directsocket.h"

#include "server/net/platformsocket.h"

namespace Chinwag {

qint64 DirectSocket::writeData(const char *data, qint64 size)
{
    qint64 sent = 0;
    if (state() == ConnectedState && bytesToWrite() == 0) {
        const QByteArray bytes = QByteArray::fromRawData(data, size);
        sent = PlatformSocket::sendNow(socketDescriptor(), {&bytes, 1});
    }
    if (sent == size)
        return size;
    const qint64 kept = QTcpSocket::writeData(data + sent, size - sent);
    return kept < 0 ? kept : sent + kept;
}

} // namespace Chinwag
