#pragma once

#include "server/net/bytestream.h"

#include <QTcpSocket>

#include <memory>

class QSslSocket;

namespace Chinwag {

class PlainStream; // where there is one

/// A stream over Qt's sockets: encrypted ones everywhere, and all of them where there is no PlainStream.
/// After endWriting() nothing is received any more; what still comes is thrown away until the peer ends.
class QtStream final : public QObject, public ByteStream
{
    Q_OBJECT

public:
    explicit QtStream(std::unique_ptr<QTcpSocket> socket);
    ~QtStream() override;

    void setCallbacks(Callbacks callbacks) override { m_callbacks = std::move(callbacks); }
    void setReading(bool reading) override;
    void write(std::span<const QByteArray> parts) override;
    qint64 waiting() const override;
    qint64 outstanding() const override;
    void endWriting() override;
    void abort() override;
    QHostAddress peerAddress() const override { return m_peerAddress; }

private:
    void onReadyRead();
    void readLater();
    void onWritten();
    void onDisconnected();
    void keepDescriptor();
    bool discardTheRest();

    std::unique_ptr<QTcpSocket> m_socket; ///< null after abort()
    QSslSocket *m_encrypted;              ///< the same one, or null
    QHostAddress m_peerAddress;
    Callbacks m_callbacks;
    bool m_isReading = false;
    bool m_willRead = false;
#ifdef Q_OS_UNIX
    std::unique_ptr<PlainStream> m_rest; ///< the connection when Qt has closed its own descriptor
#endif
    int m_kept = -1; ///< another descriptor of it, until then
};

} // namespace Chinwag
