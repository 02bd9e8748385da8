#pragma once

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What people wrote where it stands among our words, or has to be shorter than it is.
class ForeignText : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /// `text` with its own direction of writing, which ends with it: neither turns the sentence around it
    /// round nor is turned by it. Every name, topic or message that becomes part of a sentence goes through
    /// here. Drawable; nothing stays nothing.
    Q_INVOKABLE static QString isolated(const QString &text);
    /// `text` with a visible sign in place of what would make its line vanish or break. For the screen only.
    static QString drawable(QString text);
    /// At most `units` UTF-16 units, with an ellipsis as the last of them when something was cut off; what
    /// people see as one character stays whole.
    static QString shortened(const QString &text, int units);
};

} // namespace Chinwag
