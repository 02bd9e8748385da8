#pragma once

#include "app/ui/text/messageblock.h"

#include <QColor>
#include <QQuickTextDocument>

namespace Chinwag {

/// Draws the spans of a MessageBlock over its text.
class MessageInk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /// `document` holds the block's text, and nothing else; the address of a link in there is its number in
    /// `block.links`.
    Q_INVOKABLE static void draw(QQuickTextDocument *document, const Chinwag::MessageBlock &block,
                                 const QColor &link, const QColor &mention, const QColor &codeGround);

    /// Two lists of values, as MessageBlock and MessageFile, that look the same.
    Q_INVOKABLE static bool isSame(const QVariantList &one, const QVariantList &other)
    {
        return one == other;
    }
};

} // namespace Chinwag
