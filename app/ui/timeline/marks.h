#pragma once

#include <QString>

namespace Chinwag {

/// A change of a text that makes some of it bold, or not any more.
struct MarkedText
{
    int from = 0; ///< what is replaced
    int to = 0;
    QString text;          ///< by this
    int selectionFrom = 0; ///< the same words, where they are then
    int selectionTo = 0;
};

/// Puts `mark` ("**", "*", "~~", "`") around what is selected of `text`, without the spaces at its ends, or
/// takes it away when it is there, inside or outside of the selection. Code of several lines gets a fence.
/// With nothing selected the cursor is between the marks.
MarkedText withMarkToggled(const QString &text, int from, int to, const QString &mark);

} // namespace Chinwag
