#pragma once

#include "app/core/chatsession.h"
#include "app/ui/completion/completionmodel.h"
#include "app/ui/emoji/emojicontroller.h"

#include <QCoreApplication>

namespace Chinwag {

/// Where the rows come from, for each kind of word. `typed` is what stands behind the sign.
class Completions
{
    Q_DECLARE_TR_FUNCTIONS(Completions)

public:
    static constexpr qsizetype most = 8;

    /// Whose user name, or a word of whose name, begins so: those of the room first, then those with whom one
    /// has direct messages; without oneself. At the end the room itself, for who may name everybody.
    static QList<CompletionRow> people(ChatSession &session, const RoomId &room, const QString &typed);
    static QList<CompletionRow> emoji(EmojiController &emoji, const QString &typed);
    /// Those that can be used in `room`.
    static QList<CompletionRow> commands(const Room &room, const QString &typed);
};

} // namespace Chinwag
