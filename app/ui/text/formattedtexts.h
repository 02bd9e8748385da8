#pragma once

#include "app/ui/text/messageformat.h"

#include <QCache>
#include <QSet>

namespace Chinwag {

/// The messages of a room as they read, each of them read once, and which of the long ones are unfolded.
class FormattedTexts
{
public:
    enum Fold { Whole, Folded, Unfolded }; ///< Whole: short enough

    struct Shown
    {
        QList<MessageBlock> blocks; ///< empty: the text itself
        Fold fold = Whole;
        QList<MessageBlock> whole; ///< the same as if it were not folded
    };

    /// `id` is the message's, for toggleFold().
    Shown shown(const QString &id, const QString &text, const MessageFormat::People &people);
    void toggleFold(const QString &id);

    static constexpr int mostKept = 500;

private:
    struct Read
    {
        MessageFormat::People people;
        QList<MessageBlock> blocks;
    };

    QList<MessageBlock> read(const QString &text, const MessageFormat::People &people);

    QCache<QString, Read> m_read{mostKept};
    QSet<QString> m_unfolded;
};

} // namespace Chinwag
