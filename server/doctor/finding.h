#pragma once

#include <QList>
#include <QString>

namespace Chinwag {

/// What one look at a server came to.
struct Finding
{
    enum class Level {
        Well,
        Notice,  ///< it works, and wants to be looked after
        Trouble, ///< something does not work
        Skipped  ///< could not be looked at, or is not there
    };

    QString check; ///< its name for programs: "database", "redis", …
    Level level = Level::Well;
    QString sentence; ///< for an administrator
};

using Findings = QList<Finding>;

} // namespace Chinwag
