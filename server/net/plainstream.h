#pragma once

#include "server/net/bytestream.h"

#include <QList>
#include <QSocketNotifier>

namespace Chinwag {

/// A socket of the operating system, read straight from its descriptor: one system call a turn, no buffer of
/// its own while nothing waits.
class PlainStream final : public ByteStream
{
public:
    explicit PlainStream(int descriptor);
    ~PlainStream() override;
    Q_DISABLE_COPY_MOVE(PlainStream)

    void setCallbacks(Callbacks callbacks) override { m_callbacks = std::move(callbacks); }
    void setReading(bool reading) override;
    void write(std::span<const QByteArray> parts) override;
    qint64 waiting() const override { return m_waiting; }
    qint64 outstanding() const override;
    void endWriting() override;
    void abort() override;
    QHostAddress peerAddress() const override;

private:
    struct DeleteLater
    {
        void operator()(QSocketNotifier *notifier) const // we may be inside its signal
        {
            notifier->setEnabled(false);
            notifier->deleteLater();
        }
    };
    using Notifier = std::unique_ptr<QSocketNotifier, DeleteLater>;

    void onReadable();
    void onWritable();
    void keep(std::span<const QByteArray> parts, qint64 sent);
    void forget(qint64 sent);
    void watchWriting();
    void endIfWritten();
    void gone();

    int m_descriptor;
    Callbacks m_callbacks;
    Notifier m_reader;
    Notifier m_writer; ///< only while something waits
    QList<QByteArray> m_queue;
    qsizetype m_sentOfFirst = 0;
    qint64 m_waiting = 0;
    bool m_peerEnded = false;
    bool m_isEnding = false; ///< endWriting() was called
    bool m_isBroken = false; ///< a write failed; the loop will tell
};

} // namespace Chinwag
