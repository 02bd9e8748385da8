#pragma once

#include "app/core/lab/connectionlog.h"

namespace Chinwag {

/// What a connection did as text for somebody who mends it: always in English, and without any name or text,
/// be it of a server, a node, a room or a person.
class LabReport
{
public:
    struct Situation
    {
        QString version; ///< of this program
        QString system;
        std::optional<ServerConnection::Delay> delay;
        QString trouble; ///< that was made on purpose, in English; empty: none
    };

    static QString text(const ConnectionLog &log, const Situation &situation, const Clock &clock);
    /// The switches that are on; empty: none.
    static QString trouble(const Faults &faults);
    static QString stateName(ServerConnection::State state);
};

} // namespace Chinwag
