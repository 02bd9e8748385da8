#pragma once

#include "server/net/bytestream.h"

#include <QTcpSocket>

class QSslSocket;

namespace Chinwag {

/// A stream over Qt's sockets: encrypted ones everywhere, and all of them where there is no PlainStream.
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

    std::unique_ptr<QTcpSocket> m_socket; ///< null after abort()
    QSslSocket *m_encrypted;              ///< the same one, or null
    QHostAddress m_peerAddress;
    Callbacks m_callbacks;
    bool m_isReading = false;
    bool m_willRead = false;
};

} // namespace Chinwag
