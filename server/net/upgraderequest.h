#pragma once

#include "server/net/requesthead.h"

#include <QStringList>

namespace Chinwag {

struct UpgradePolicy
{
    QStringList allowedOrigins; ///< "https://chat.example.org"; browsers only, native clients send no Origin
    bool allowQueryToken = false;
};

/// A request for a WebSocket that may go to the ticket check.
struct UpgradeRequest
{
    enum class Credential { None, Ticket, Token };

    Credential kind = Credential::None; ///< None: the first frame must be `auth`
    QString secret;
};

inline constexpr char webSocketPath[] = "/ws";
inline constexpr char webSocketSubprotocol[] = "chinwag.v1";

/// Decides everything that can be said about a request for webSocketPath without asking anybody.
/// QWebSocketServer 6.4 accepts any key, two keys and a body, and answers most bad handshakes with a bare
/// close; so nothing gets there that was not checked here. `bytesAfterHead`: the peer has sent more already,
/// which QWebSocketServer would lose.
std::variant<UpgradeRequest, Refusal> checkUpgrade(const RequestHead &head, bool bytesAfterHead,
                                                   const UpgradePolicy &policy);

/// Scheme, host and port of an origin in one spelling, without the scheme's default port; empty when it is
/// none.
QString normalizedOrigin(const QString &origin);

} // namespace Chinwag
