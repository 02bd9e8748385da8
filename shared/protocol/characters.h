#pragma once

#include <QChar>
#include <QList>

/// What names ask of characters: the same on every node, whatever Unicode its Qt knows (the tables are made
/// from the Unicode Character Database when this is built). A character that is not assigned yet has no
/// property and is harmless.
namespace Chinwag::Characters {

inline constexpr char32_t nonJoiner = 0x200C;
inline constexpr char32_t joiner = 0x200D;
inline constexpr char32_t textStyle = 0xFE0E;
inline constexpr char32_t emojiStyle = 0xFE0F;

/// Those with letters that look the same and are not.
enum class Alphabet { None, Latin, Greek, Cyrillic };

bool isControl(char32_t c);    ///< and what ends a line
bool isNobodys(char32_t c);    ///< private use, noncharacters
bool isIgnorable(char32_t c);  ///< shows nothing by itself, although it may change its neighbours
bool isMark(char32_t c);       ///< stands on or beside the letter before
bool isStacking(char32_t c);   ///< a mark that takes no room of its own
bool isPictograph(char32_t c); ///< including those that are reserved for emoji to come
Alphabet alphabetOf(char32_t c);
/// Ends a text or a line for whoever reads it next, or makes it seem another one: a control character, a mark
/// of direction. Not the two that join letters or keep them apart.
bool deceives(QChar c);

/// Whether the joiner or non-joiner at `at` does something: between the letters of scripts that need it (RFC
/// 5892, appendix A), or between emoji.
bool mayJoin(const QList<uint> &text, qsizetype at);

} // namespace Chinwag::Characters
