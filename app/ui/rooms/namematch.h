#pragma once

#include <QString>

namespace Chinwag {

/// How well a name answers what somebody typed to find it, best first.
enum class NameMatch {
    Start,     ///< it begins with that
    Words,     ///< each word typed begins one of its words, in any order
    Within,    ///< that stands somewhere in it
    Scattered, ///< the letters stand in it in this order, the first at the beginning of a word
    None,
};

/// Names and what is typed are compared in this form: without case, accents and width.
QString foldedName(const QString &name);

/// Both folded. Nothing typed is the start of every name.
NameMatch matchName(const QString &name, const QString &typed);

} // namespace Chinwag
