#pragma once

#include <QStringList>

namespace Chinwag {

/// What `text` is when one looks for it: without case and without accents ("Füße" is "fusse").
QString folded(const QString &text);

/// The words of `text`, folded: runs of letters and digits.
QStringList foldedWords(const QString &text);

} // namespace Chinwag
