#pragma once

#include <QByteArray>
#include <QObject>

#include <array>
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
    /// fan-out) is answered with the same frame, without a copy. Good until the next call.
    const QByteArray &textFrame(const QByteArray &payload);
    /// Asks for flush() at the end of this turn. Once per turn and client.
    void schedule(Client *client);
    /// The client is going away.
    void forget(Client *client);

protected:
    bool event(QEvent *event) override;

private:
    /// One turn often has several payloads for the same clients, who are then served one after the other.
    static constexpr std::size_t remembered = 16;
    struct Built
    {
        QByteArray payload; ///< holding it keeps its address from being reused
        QByteArray frame;
    };

    void flushAll();

    std::vector<Client *> m_waiting;
    std::vector<Client *> m_flushing; ///< forgotten ones become null: clients die inside flush()
    bool m_posted = false;
    std::array<Built, remembered> m_built;
    std::size_t m_builtCount = 0; ///< since the last flush; the newest of them are remembered
};

} // namespace Chinwag
