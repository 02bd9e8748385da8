#pragma once

#include <QString>

namespace Chinwag {

/// WebSocket close codes in use (RFC 6455 §7.4; 4000–4999 are ours). The range tells the client what to do.
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    UnsupportedData = 1003,
    Abnormal = 1006, ///< never sent: no Close frame was received
    InvalidText = 1007,
    PolicyViolation = 1008, ///< authentication failed, or repeated abuse
    TooBig = 1009,
    ServerError = 1011,
    HeartbeatTimeout = 4000,
    SlowConsumer = 4008,
    RateLimit = 4029,
    SignedOut = 4501, ///< token revoked, or signed out elsewhere
    Banned = 4502,
    ClientTooOld = 4503,
};

/// True when the client shall come back with a new ticket; false when it must stop and tell the person.
/// 1001, 1006, 1011 and 4000–4499 reconnect, as do codes nobody defined below 4500; 1008 asks for a new
/// ticket, too, because the ticket request is what decides whether the person is still signed in, and so does
/// 1002, because QtWebSockets 6.4 makes it out of a proxy's 1012–1014. What this client sent is at fault in
/// 1003, 1007 and 1009: stop.
bool mayReconnect(quint16 code);

} // namespace Chinwag
