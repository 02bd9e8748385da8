#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QStringList>

namespace Chinwag {

/// Which names a port answers to. A page of a stranger whose name was pointed at us (DNS rebinding) asks
/// under that stranger's name, so a port that knows its names refuses it. Pure values.
struct HostPolicy
{
    enum class Numbers {
        All,      ///< any address literal: nobody can point a number elsewhere
        Loopback, ///< those of loopback, and `own`
    };

    bool answersAnyName = true;
    QStringList names = {}; ///< besides localhost, in any case, without port
    Numbers numbers = Numbers::All;
    QHostAddress own = {};

    /// `authority` is one.
    bool answersTo(const QByteArray &authority) const;
};

/// A name or address with or without a port, as a Host field has it: "chat.example.org:7420", "[::1]".
bool isAuthority(const QByteArray &text);

/// A DNS name as people write it into a browser; no port, no address.
bool isHostName(const QString &text);

} // namespace Chinwag
