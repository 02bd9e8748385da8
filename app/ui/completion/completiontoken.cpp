#include "app/ui/completion/completiontoken.h"

namespace Chinwag {

namespace {

constexpr qsizetype lettersOfAnEmoji = 2;

constexpr QChar emojiStyle(0xFE0F); // ends an emoji, and no word
constexpr QChar keycap(0x20E3);

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || (c.isMark() && c != emojiStyle && c != keycap);
}

// What names have in them besides.
bool isTyped(QChar c) { return isWordCharacter(c) || c == u'.' || c == u'-'; }

} // namespace

std::optional<CompletionToken> completionTokenAt(const QString &text, int cursor)
{
    if (cursor < 1 || cursor > text.size() || (cursor < text.size() && isTyped(text.at(cursor))))
        return std::nullopt;
    int start = cursor;
    while (start > 0 && isTyped(text.at(start - 1)))
        --start;
    const int sign = start - 1;
    if (sign < 0)
        return std::nullopt;
    const QString typed = text.mid(start, cursor - start);
    const bool isFirst = sign == 0;
    const bool isAlone =
        isFirst || (!isWordCharacter(text.at(sign - 1)) && text.at(sign - 1) != text.at(sign));
    switch (text.at(sign).unicode()) {
    case u'@':
        return isAlone
                   ? std::optional(CompletionToken{CompletionToken::Kind::PersonName, sign, cursor, typed})
                   : std::nullopt;
    case u':':
        if (!isAlone || typed.size() < lettersOfAnEmoji || !typed.at(0).isLetterOrNumber())
            return std::nullopt;
        return CompletionToken{CompletionToken::Kind::EmojiName, sign, cursor, typed};
    case u'/':
        return isFirst
                   ? std::optional(CompletionToken{CompletionToken::Kind::CommandName, sign, cursor, typed})
                   : std::nullopt;
    default:
        return std::nullopt;
    }
}

} // namespace Chinwag
