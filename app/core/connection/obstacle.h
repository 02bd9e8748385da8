#pragma once

#include "shared/protocol/errorcode.h"

namespace Chinwag {

/// What stands between this computer and a server. Told apart because what a person can do differs.
enum class Obstacle {
    None,        ///< the server was reached; what is wrong is its own to say
    Unreachable, ///< in a way that says nothing more
    UnknownHost,
    NoRoute,
    NobodyListens, ///< the computer is there, and takes no connection
    Silent,        ///< no answer in time
    CutOff,        ///< the connection ended before the answer did
    // What follows does not go away by waiting:
    NotChinwag, ///< something else answers, the sign-in page of a hotel say
    // The way leads through a proxy:
    ProxyUnknown,     ///< there is no computer of its name
    ProxyAbsent,      ///< it takes no connection
    ProxySilent,      ///< it, or what is behind it, does not answer in time
    ProxyRefuses,     ///< it does not let us through to this server
    ProxyFindsNobody, ///< of the name of this server; some say so when they refuse
    ProxyUnusable,    ///< it fails in another way
    ProxyPassword,    ///< it wants a name and a password, or others
    // Somebody answers and cannot prove to be the server. What is first in this list is told first:
    NotYetValid,
    Expired,
    WrongName,
    Insecure, ///< there is no encryption, or it failed in another way
    // The person may know better than this computer, by comparing the certificate's fingerprint:
    CertificateChanged, ///< another one is trusted there
    SelfSigned,
    UnknownIssuer,
};

/// Nothing stands in the way but that nobody vouches for the server.
inline bool isMatterOfTrust(Obstacle obstacle) { return obstacle >= Obstacle::CertificateChanged; }

/// Why a server gave no answer, or which one it gave.
struct ReachError : Error
{
    Obstacle obstacle = Obstacle::None;
    QString proxy = {}; ///< host:port, where the obstacle is one of a proxy
};

} // namespace Chinwag
