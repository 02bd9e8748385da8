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
    QByteArray key; ///< Sec-WebSocket-Key
    bool namedSubprotocol = false;
};

inline constexpr char webSocketPath[] = "/ws";
inline constexpr char webSocketSubprotocol[] = "chinwag.v1";

/// Decides everything that can be said about a request for webSocketPath without asking anybody.
/// `bytesAfterHead`: the peer has sent more already, which it may not before it knows the answer.
std::variant<UpgradeRequest, Refusal> checkUpgrade(const RequestHead &head, bool bytesAfterHead,
                                                   const UpgradePolicy &policy);

/// Scheme, host and port of an origin in one spelling, without the scheme's default port; empty when it is
/// none.
QString normalizedOrigin(const QString &origin);

} // namespace Chinwag
