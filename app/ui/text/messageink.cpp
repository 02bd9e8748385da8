#include "app/ui/text/messageink.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace Chinwag {

namespace {

constexpr qreal itemIndent = 22;

struct Colours
{
    QColor link;
    QColor mention;
    QColor codeGround;
};

QTextCharFormat formatOf(const MessageSpan &span, const Colours &colours)
{
    QTextCharFormat format;
    if (span.style & (MessageSpan::Bold | MessageSpan::Mention))
        format.setFontWeight(span.style & MessageSpan::Bold ? QFont::Bold : QFont::DemiBold);
    if (span.style & MessageSpan::Italic)
        format.setFontItalic(true);
    if (span.style & MessageSpan::Strike)
        format.setFontStrikeOut(true);
    if (span.style & MessageSpan::Code) {
        format.setFontFamilies({QStringLiteral("monospace")});
        format.setBackground(colours.codeGround);
    }
    if (span.style & MessageSpan::Mention)
        format.setForeground(colours.mention);
    if (span.link >= 0) {
        format.setAnchor(true);
        format.setAnchorHref(QString::number(span.link));
        format.setForeground(colours.link);
        format.setFontUnderline(true);
    }
    return format;
}

// To the side on which the line begins, whatever its direction of writing; Qt turns the tab round with it.
QTextBlockFormat formatOf(const MessageItem &item, Qt::LayoutDirection direction)
{
    const auto tab = direction == Qt::RightToLeft ? QTextOption::RightTab : QTextOption::LeftTab;
    QTextBlockFormat format;
    format.setIndent(item.level + 1);
    format.setTextIndent(-itemIndent);
    format.setTabPositions({QTextOption::Tab(itemIndent, tab)});
    return format;
}

} // namespace

void MessageInk::draw(QQuickTextDocument *document, const MessageBlock &block, const QColor &link,
                      const QColor &mention, const QColor &codeGround)
{
    QTextDocument &text = *document->textDocument();
    const Colours colours{link, mention, codeGround};
    text.setUndoRedoEnabled(false);
    text.setIndentWidth(itemIndent);
    QTextCursor cursor(&text);
    cursor.beginEditBlock();
    for (const MessageItem &item : block.items) {
        cursor.setPosition(static_cast<int>(item.at));
        cursor.mergeBlockFormat(formatOf(item, cursor.block().textDirection()));
    }
    for (const MessageSpan &span : block.spans) {
        cursor.setPosition(static_cast<int>(span.from));
        cursor.setPosition(static_cast<int>(span.from + span.length), QTextCursor::KeepAnchor);
        cursor.setCharFormat(formatOf(span, colours));
    }
    cursor.endEditBlock();
}

} // namespace Chinwag
