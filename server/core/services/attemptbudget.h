#pragma once

#include "server/core/ports/networkof.h"
#include "shared/base/clock.h"

#include <QHash>
#include <QString>

#include <optional>
#include <vector>

namespace Chinwag {

/// How many attempts each key may make within a window of time. What is kept is proportional to the attempts
/// of the last window.
class AttemptBudget
{
public:
    AttemptBudget(const Clock &clock, int attempts, milliseconds window);

    /// None: there is room for one more. Otherwise how long until there is.
    std::optional<milliseconds> wait(const QString &key) const;
    void take(const QString &key);
    /// The newest attempt of the key does not count after all.
    void giveBack(const QString &key);

private:
    void prune(milliseconds now);

    const Clock &m_clock;
    std::size_t m_attempts;
    milliseconds m_window;
    QHash<QString, std::vector<milliseconds>> m_taken; ///< when, ascending
    qsizetype m_pruneAt;
};

/// The same for addresses. A site may do Limits::siteFactor times what a network may.
class NetworkBudget
{
public:
    NetworkBudget(const Clock &clock, int attempts, milliseconds window);

    std::optional<milliseconds> wait(const NetworkOf &from) const;
    void take(const NetworkOf &from);
    void giveBack(const NetworkOf &from);

private:
    AttemptBudget m_networks;
    AttemptBudget m_sites;
};

} // namespace Chinwag
