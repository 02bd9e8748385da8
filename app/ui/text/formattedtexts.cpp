#include "app/ui/text/formattedtexts.h"

namespace Chinwag {

FormattedTexts::Shown FormattedTexts::shown(const QString &id, const QString &text,
                                            const MessageFormat::People &people)
{
    Shown shown;
    shown.blocks = read(text, people);
    shown.whole = shown.blocks;
    if (!MessageFormat::isLong(text))
        return shown;
    shown.fold = m_unfolded.contains(id) ? Unfolded : Folded;
    if (shown.fold == Folded)
        shown.blocks = MessageFormat::beginning(text, shown.blocks);
    return shown;
}

void FormattedTexts::toggleFold(const QString &id)
{
    if (!m_unfolded.remove(id))
        m_unfolded.insert(id);
}

QList<MessageBlock> FormattedTexts::read(const QString &text, const MessageFormat::People &people)
{
    if (!MessageFormat::mayHaveMarks(text))
        return {};
    const Read *known = m_read.object(text);
    if (known && known->people == people)
        return known->blocks;
    QList<MessageBlock> blocks = MessageFormat::blocks(text, people);
    m_read.insert(text, new Read{people, blocks});
    return blocks;
}

} // namespace Chinwag
