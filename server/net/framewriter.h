#pragma once

#include <QByteArray>
#include <QObject>

#include <vector>

namespace Chinwag {

/// Builds server frames once per payload and flushes every transport that sent something once, at the end of
/// the loop turn: what one turn produced for a client leaves in one system call. Loop thread only; outlives
/// its clients.
class FrameWriter final : public QObject
{
    Q_OBJECT

public:
    class Client
    {
    public:
        virtual void flush() = 0;

    protected:
        ~Client() = default;
    };

    using QObject::QObject;

    /// The unmasked text frame with `payload`. The same payload again (the same bytes in memory, as in a
    /// fan-out) is answered with the same frame, without a copy.
    const QByteArray &textFrame(const QByteArray &payload);
    /// Asks for flush() at the end of this turn. Once per turn and client.
    void schedule(Client *client);
    /// The client is going away.
    void forget(Client *client);

protected:
    bool event(QEvent *event) override;

private:
    void flushAll();

    std::vector<Client *> m_waiting;
    std::vector<Client *> m_flushing; ///< forgotten ones become null: clients die inside flush()
    bool m_posted = false;
    QByteArray m_payload; ///< of m_frame; holding it keeps its address from being reused
    QByteArray m_frame;
};

} // namespace Chinwag
