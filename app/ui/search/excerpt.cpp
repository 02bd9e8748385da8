#include "app/ui/search/excerpt.h"

#include "app/core/text/foreigntext.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qsizetype before = 40; // units of context in front of the first mark
constexpr qsizetype longest = 240;
constexpr QChar ellipsis(0x2026);

qsizetype boundaryAtOrBefore(const QString &text, qsizetype at)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(at);
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    return std::max<qsizetype>(finder.position(), 0);
}

QString escaped(QStringView text) { return text.toString().toHtmlEscaped(); }

} // namespace

QString excerpt(const QString &text, const QList<TextMark> &marks)
{
    QString shown = ForeignText::drawable(text);
    std::replace_if(
        shown.begin(), shown.end(), [](QChar c) { return c.isSpace(); }, QChar(u' '));
    const qsizetype first = marks.isEmpty() ? 0 : marks.constFirst().start;
    const qsizetype start = first <= before ? 0 : boundaryAtOrBefore(shown, first - before);
    const bool isCut = shown.size() - start > longest;
    const qsizetype end = isCut ? boundaryAtOrBefore(shown, start + longest) : shown.size();

    QString result = start > 0 ? QString(ellipsis) : QString();
    qsizetype at = start;
    for (const TextMark &mark : marks) {
        const qsizetype stop = std::min(mark.start + mark.length, end);
        if (mark.start < at || mark.start >= stop)
            continue;
        result += escaped(QStringView(shown).mid(at, mark.start - at)) + QStringLiteral("<b>") +
                  escaped(QStringView(shown).mid(mark.start, stop - mark.start)) + QStringLiteral("</b>");
        at = stop;
    }
    result += escaped(QStringView(shown).mid(at, end - at));
    return isCut ? result + ellipsis : result;
}

} // namespace Chinwag
