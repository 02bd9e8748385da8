#include "app/ui/emoji/emojifont.h"

#include <QFontDatabase>
#include <QRawFont>

using namespace Qt::StringLiterals;

namespace Chinwag {

EmojiTable::CanDraw emojiFont()
{
    for (const QString &family : {u"Noto Color Emoji"_s, u"Segoe UI Emoji"_s, u"Apple Color Emoji"_s}) {
        if (!QFontDatabase::hasFamily(family))
            continue;
        const QRawFont font = QRawFont::fromFont(QFont(family));
        return [font](char32_t c) { return font.supportsCharacter(c); };
    }
    return [](char32_t) { return true; };
}

} // namespace Chinwag
