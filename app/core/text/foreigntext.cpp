#include "app/core/text/foreigntext.h"

#include <QTextBoundaryFinder>

namespace Chinwag {

namespace {

constexpr QChar ellipsis(0x2026);
constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);
// Qt's text documents take these for pictures and frames.
constexpr QChar notDrawn[] = {QChar(0xFFFC), QChar(0xFDD0), QChar(0xFDD1)};

bool opensIsolate(QChar c) { return c >= QChar(0x2066) && c <= firstStrongIsolate; }

} // namespace

QString ForeignText::isolated(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString result(firstStrongIsolate);
    qsizetype open = 1;
    const QString shown = drawable(text);
    for (const QChar c : shown) {
        if (c == popIsolate && open == 1)
            continue; // would let the rest out
        open += opensIsolate(c) ? 1 : c == popIsolate ? -1 : 0;
        result.append(c);
    }
    return result + QString(open, popIsolate);
}

QString ForeignText::drawable(QString text)
{
    for (const QChar c : notDrawn)
        text.replace(c, QChar::ReplacementCharacter);
    return text;
}

QString ForeignText::shortened(const QString &text, int units)
{
    if (text.size() <= units)
        return text;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(units - 1);
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    return text.left(finder.position()) + ellipsis;
}

} // namespace Chinwag
