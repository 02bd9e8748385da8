#pragma once

#include <QThread>

#include <atomic>
#include <memory>

namespace Chinwag::Test {

/// A port of 127.0.0.1 in front of one or several others: each connection goes to the next of them that
/// accepts, in turn, and ends when it does. Can cut, hold and refuse. Works on a thread of its own, so that
/// the test may block meanwhile; its functions are for the test's thread.
class TcpGate
{
public:
    enum class Way { Both, ToServer, ToClient };

    TcpGate();
    ~TcpGate();
    Q_DISABLE_COPY_MOVE(TcpGate)

    quint16 port() const { return m_port; }
    /// For connections that come from now on.
    void setServers(const QList<quint16> &ports);

    /// All connections end at once, without an orderly close.
    void cut();
    /// New ones end as soon as they are made.
    void refuse(bool on);
    /// As a cable that is pulled: nothing gets through on that way, nothing ends, and what is sent meanwhile
    /// arrives when it is plugged in again.
    void hold(Way way);
    void release();

    // What has happened so far: the proof that a fault has landed.
    int accepted() const { return m_counts.accepted; }
    int ended() const { return m_counts.cut; } ///< by cut() and refuse()
    qint64 held() const;                       ///< bytes that are waiting now for release()

private:
    struct Counts
    {
        std::atomic<int> accepted{0};
        std::atomic<int> cut{0};
    };
    class Relay;

    template <typename Call>
    void onThread(Call call) const;

    QThread m_thread;
    Counts m_counts;
    std::unique_ptr<Relay> m_relay; ///< lives on m_thread
    quint16 m_port = 0;
};

} // namespace Chinwag::Test
