#pragma once

#include "shared/protocol/errorcode.h"

namespace Chinwag {

/// What stands between this computer and a server. Told apart because what a person can do differs.
enum class Obstacle {
    None,        ///< the server was reached; what is wrong is its own to say
    Unreachable, ///< nobody answers there, not in time, or not to the end
    UnknownHost,
    NotChinwag,    ///< something else answers, the sign-in page of a hotel say
    ProxyUnusable, ///< the way leads through a proxy that is not there, or not for this server
    ProxyPassword, ///< a proxy on the way wants a name and a password, or others
    // Somebody answers and cannot prove to be the server. What is first in this list is told first:
    SelfSigned,
    UnknownIssuer,
    NotYetValid,
    Expired,
    WrongName,
    Insecure, ///< there is no encryption, or it failed in another way
};

/// Why a server gave no answer, or which one it gave.
struct ReachError : Error
{
    Obstacle obstacle = Obstacle::None;
    QString proxy = {}; ///< host:port, of ProxyPassword
};

} // namespace Chinwag
