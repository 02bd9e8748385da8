#pragma once

#include <QString>

namespace Chinwag {

/// Through which proxy the person wants to get out.
struct ProxyChoice
{
    enum class Use {
        System, ///< as the system or the environment says
        None,
        Manual,
    };
    enum class Kind { Http, Socks5 };

    Use use = Use::System;
    // Of Manual:
    Kind kind = Kind::Http;
    QString host;
    quint16 port = 0;

    friend bool operator==(const ProxyChoice &, const ProxyChoice &) = default;
};

} // namespace Chinwag
