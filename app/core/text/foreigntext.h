#pragma once

#include <QString>

namespace Chinwag {

/// What people wrote, or a name that comes from outside, where it stands among our words or has to be shorter
/// than it is. Any thread.
class ForeignText
{
public:
    /// `text` with its own direction of writing, which ends with it (UAX #9, FSI and PDI): neither turns the
    /// sentence around it round nor is turned by it. Every name, topic, address or message that becomes part
    /// of a sentence goes through here. Drawable; nothing stays nothing.
    static QString isolated(const QString &text);
    /// `text` with a visible sign in place of what would make its line vanish or break. For the screen only.
    static QString drawable(QString text);
    /// At most `units` UTF-16 units, with an ellipsis as the last of them when something was cut off; what
    /// people see as one character stays whole.
    static QString shortened(const QString &text, int units);
};

} // namespace Chinwag
