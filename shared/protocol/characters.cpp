#include "shared/protocol/characters.h"

#include <algorithm>
#include <iterator>

namespace Chinwag::Characters {

namespace {

struct CharacterRange
{
    char32_t first;
    char32_t last;
};

#include "unicodetables.inc" // made by unicodetables.cpp

template <std::size_t size>
bool isIn(const CharacterRange (&table)[size], char32_t c)
{
    const auto after =
        std::upper_bound(std::begin(table), std::end(table), c,
                         [](char32_t value, const CharacterRange &range) { return value < range.first; });
    return after != std::begin(table) && c <= std::prev(after)->last;
}

bool isSkinTone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

char32_t charAt(const QList<uint> &text, qsizetype at)
{
    return at >= 0 && at < text.size() ? text.at(at) : char32_t(0);
}

bool joinsEmoji(const QList<uint> &text, qsizetype at)
{
    qsizetype before = at - 1;
    while (charAt(text, before) == emojiStyle || isSkinTone(charAt(text, before)))
        --before;
    return isPictograph(charAt(text, before)) && isPictograph(charAt(text, at + 1));
}

/// Between two letters that would be connected.
bool separatesLetters(const QList<uint> &text, qsizetype at)
{
    qsizetype before = at - 1;
    while (isIn(joiningTransparent, charAt(text, before)))
        --before;
    qsizetype after = at + 1;
    while (isIn(joiningTransparent, charAt(text, after)))
        ++after;
    return isIn(joiningLeft, charAt(text, before)) && isIn(joiningRight, charAt(text, after));
}

} // namespace

bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

bool deceives(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    case QChar::Other_Format:
        return c.unicode() != nonJoiner && c.unicode() != joiner;
    default:
        return false;
    }
}

bool isNobodys(char32_t c)
{
    const bool isPrivate = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    return isPrivate || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

bool isIgnorable(char32_t c)
{
    const bool isAnnotation = c >= 0xFFF9 && c <= 0xFFFB;
    return isAnnotation || isIn(ignorable, c);
}

bool isMark(char32_t c) { return isStacking(c) || isIn(spacingMarks, c); }

bool isStacking(char32_t c) { return isIn(stacking, c); }

bool isPictograph(char32_t c) { return isIn(pictographs, c); }

Alphabet alphabetOf(char32_t c)
{
    if (isIn(latin, c))
        return Alphabet::Latin;
    if (isIn(greek, c))
        return Alphabet::Greek;
    return isIn(cyrillic, c) ? Alphabet::Cyrillic : Alphabet::None;
}

bool mayJoin(const QList<uint> &text, qsizetype at)
{
    if (isIn(viramas, charAt(text, at - 1)))
        return true;
    if (text.at(at) == nonJoiner)
        return separatesLetters(text, at);
    // Bengali writes it before the virama, too.
    return isIn(viramas, charAt(text, at + 1)) || joinsEmoji(text, at);
}

} // namespace Chinwag::Characters
