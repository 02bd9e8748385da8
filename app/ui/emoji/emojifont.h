#pragma once

#include "app/ui/emoji/emojitable.h"

namespace Chinwag {

/// Asks the font that emoji are drawn with; of a system whose emoji font is not known it is believed that it
/// has all. After QGuiApplication was made.
EmojiTable::CanDraw emojiFont();

} // namespace Chinwag
