#pragma once

#include "server/core/ports/networkof.h"
#include "shared/protocol/model.h"

namespace Chinwag {

/// On whose account work is done: whoever asks for much waits for it alone. A value.
class Principal
{
public:
    /// Somebody who has signed in.
    Principal(const UserId &person)
        : m_key(QLatin1Char('u') + person.toString())
    {
    }
    /// The node, for what nobody asked for.
    static Principal server() { return {}; }
    /// Somebody who has not signed in yet, known by where they come from: one machine has many addresses.
    static Principal stranger(const NetworkOf &from)
    {
        Principal stranger;
        stranger.m_key = QLatin1Char('a') + from.network;
        return stranger;
    }

    bool isServer() const { return m_key.isEmpty(); }
    /// Different for different principals.
    const QString &key() const { return m_key; }

private:
    Principal() = default;

    QString m_key;
};

} // namespace Chinwag
