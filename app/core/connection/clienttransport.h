#pragma once

#include "app/core/connection/obstacle.h"
#include "shared/protocol/closecode.h"

#include <QByteArray>
#include <QUrl>

#include <functional>
#include <memory>

namespace Chinwag {

/// One WebSocket of the client, used for one attempt only. Callbacks come on the loop thread, never from
/// inside a call; after `ended` or abort() nothing comes any more.
class ClientTransport
{
public:
    struct Ending
    {
        quint16 code = 0;                   ///< 1006 when no Close frame was received
        QString detail{};                   ///< for the log
        Obstacle obstacle = Obstacle::None; ///< why it was never open; None when that is not known
        QString proxy{};                    ///< host:port, where the obstacle is one of a proxy
    };

    struct Callbacks
    {
        std::function<void()> opened;
        std::function<void(const QByteArray &)> frame;
        std::function<void()> progress; ///< bytes came in, whether they complete a frame or not; may be empty
        std::function<void(const Ending &)> ended; ///< once
    };
    virtual ~ClientTransport() = default;

    /// ws:// or wss:// URL; its query may hold a ticket, so it is never logged. Has no deadline of its own.
    virtual void open(const QUrl &url, Callbacks callbacks) = 0;
    virtual void send(const QByteArray &payload) = 0;
    virtual void close(CloseCode code) = 0;
    virtual void abort() = 0;
};

using ClientTransportFactory = std::function<std::unique_ptr<ClientTransport>()>;

} // namespace Chinwag
