#pragma once

#include "app/ui/text/messageblock.h"

namespace Chinwag {

/// How the text of a message reads. It understands the part of Markdown that people mean when they write it
/// in a chat; everything else is shown as it was typed. Text stays text throughout: no markup is made of it.
///
/// Marks: **bold**, *italic*, _italic_, ~~strike~~, `code`, ```code blocks```, [words](address), "> " quotes,
/// and two or more lines with "- ", "* " or "1. ". A line break is a line break.
class MessageFormat
{
public:
    /// Who is meant where a message is not only its own words.
    struct People
    {
        QString reader;    ///< the username whose mentions stand out
        QString author;    ///< the display name, for "/me waves"
        bool room = false; ///< "@room" stands out, too

        friend bool operator==(const People &, const People &) = default;
    };

    /// False: blocks() would find nothing. A single look at each character.
    static bool mayHaveMarks(const QString &text);

    /// As people see it; nothing when that is the text itself.
    static QList<MessageBlock> blocks(const QString &text, const People &people);

    /// The text without marks, for where it is one among other things: previews, quotes, notices, what a
    /// screen reader says. `author` as above.
    static QString words(const QString &text, const QString &author);

    /// "/me waves": the author is in the words already.
    static bool isAction(const QString &text);

    /// Too long to be shown at once.
    static bool isLong(const QString &text);
    /// The beginning of what is long; of `text` itself when it has no blocks.
    static QList<MessageBlock> beginning(const QString &text, const QList<MessageBlock> &blocks);

    /// A message that is longer than this is folded to so many lines, less some so that it is worth it.
    static constexpr int mostLines = 24;
    static constexpr int shownLines = 20;
    static constexpr int lineLength = 100; ///< what counts as a line of its own when it has no breaks
};

} // namespace Chinwag
