#include "app/ui/timeline/marks.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr int italic = 1; // asterisks
constexpr int bold = 2;

int marksBefore(const QString &text, int at, QChar sign)
{
    int count = 0;
    while (at - count > 0 && text.at(at - count - 1) == sign)
        ++count;
    return count;
}

int marksAfter(const QString &text, int at, QChar sign)
{
    int count = 0;
    while (at + count < text.size() && text.at(at + count) == sign)
        ++count;
    return count;
}

/// Three asterisks are bold and italic: one sign, two meanings.
bool isThere(int count, const QString &mark)
{
    if (mark == u"*")
        return count == italic || count == italic + bold;
    if (mark == u"**")
        return count == bold || count == italic + bold;
    return count >= mark.size();
}

MarkedText fenced(const QString &text, int from, int to)
{
    const QString before =
        from > 0 && text.at(from - 1) != u'\n' ? QStringLiteral("\n```\n") : QStringLiteral("```\n");
    const QString after =
        to < text.size() && text.at(to) != u'\n' ? QStringLiteral("\n```\n") : QStringLiteral("\n```");
    const int begin = from + static_cast<int>(before.size());
    return {from, to, before + text.mid(from, to - from) + after, begin, begin + to - from};
}

} // namespace

MarkedText withMarkToggled(const QString &text, int from, int to, const QString &mark)
{
    while (from < to && text.at(from).isSpace())
        ++from;
    while (to > from && text.at(to - 1).isSpace())
        --to;
    const QChar sign = mark.at(0);
    const int size = static_cast<int>(mark.size());
    const int inside = std::min(marksAfter(text, from, sign), marksBefore(text, to, sign));
    if (to - from > 2 * inside && isThere(inside, mark))
        return {from, to, text.mid(from + size, to - from - 2 * size), from, to - 2 * size};
    const int outside = std::min(marksBefore(text, from, sign), marksAfter(text, to, sign));
    if (isThere(outside, mark))
        return {from - size, to + size, text.mid(from, to - from), from - size, to - size};
    if (mark == u"`" && text.mid(from, to - from).contains(u'\n'))
        return fenced(text, from, to);
    return {from, to, mark + text.mid(from, to - from) + mark, from + size, to + size};
}

} // namespace Chinwag
