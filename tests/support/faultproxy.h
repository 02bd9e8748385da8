#pragma once

#include <QByteArray>
#include <QThread>

#include <atomic>
#include <memory>

namespace Chinwag::Test {

/// Stands between a client and a server on loopback and cuts their connection at a moment that the test
/// chooses, or is slow. Works on a thread of its own, so that the test may block meanwhile; its functions are
/// for the test's thread.
class FaultProxy
{
public:
    explicit FaultProxy(quint16 server);
    ~FaultProxy();
    Q_DISABLE_COPY_MOVE(FaultProxy)

    quint16 port() const { return m_port; }

    /// What happens to the bytes that hold the marker.
    enum class Cut {
        BeforeDelivery, ///< the server never sees them
        BeforeAnswer    ///< the server acts on them, and its answer is thrown away
    };
    /// Cuts the connection on which the client next sends `marker` (inside one segment), with `after` given:
    /// once it has sent that.
    void cutAt(const QByteArray &marker, Cut cut, const QByteArray &after = {});
    /// From now on nothing that the server says reaches the clients that have said `marker` on the
    /// connections they have: these stay open, and the server believes that it is heard.
    void deafen(const QByteArray &marker);
    /// From now on what the server says on each connection reaches its client at so many bytes a second only.
    void throttle(int bytesPerSecond);
    /// From now on no more than so many bytes of what clients say on connections on which they say `marker`
    /// get through, of all of them together; the rest waits for the next call. -1: all gets through.
    void holdBack(const QByteArray &marker, qint64 bytes);
    /// What has got through on those so far.
    qint64 carried() const { return m_carried; }
    /// Bytes that deaf clients did not hear so far: the proof, again.
    qint64 unheard() const { return m_unheard; }
    /// How many connections were cut so far: the proof that a fault has landed.
    int cuts() const { return m_cuts; }

private:
    class Relay;

    QThread m_thread;
    std::unique_ptr<Relay> m_relay; ///< lives on m_thread
    std::atomic<int> m_cuts{0};
    std::atomic<qint64> m_unheard{0};
    std::atomic<qint64> m_carried{0};
    quint16 m_port = 0;
};

} // namespace Chinwag::Test
