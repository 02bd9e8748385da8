#include "shared/protocol/searchtext.h"

#include "shared/protocol/limits.h"
#include "shared/protocol/textrules.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace Chinwag {

using namespace Qt::StringLiterals;

namespace {

/// Qt folds character by character, which leaves a sharp s what it is.
QString comparable(const QString &text) { return searchKey(text).replace(u'\u00DF', "ss"_L1); }

/// A text as it is compared, and which part of the original each unit of it comes from.
struct Folded
{
    QString key;
    QList<TextMark> origins;
};

/// Whether only letters have become small, each in its place.
bool isFoldedInPlace(const QString &text, const QString &key)
{
    return key.size() == text.size() && key == text.toCaseFolded() && composedName(text) == text;
}

Folded folded(const QString &text)
{
    Folded result{comparable(text), {}};
    if (isFoldedInPlace(text, result.key)) {
        for (qsizetype i = 0; i < text.size(); ++i)
            result.origins.append({i, 1});
        return result;
    }
    result.key.clear();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    for (qsizetype start = 0, end = finder.toNextBoundary(); end > start;
         start = end, end = finder.toNextBoundary()) {
        const QString part = comparable(text.sliced(start, end - start));
        result.key += part;
        result.origins += QList<TextMark>(part.size(), {start, end - start});
    }
    return result;
}

/// In order, those that overlap or touch made one.
QList<TextMark> merged(QList<TextMark> marks)
{
    std::ranges::sort(marks, {}, &TextMark::start);
    QList<TextMark> result;
    for (const TextMark &mark : std::as_const(marks)) {
        if (result.isEmpty() || mark.start > result.last().start + result.last().length) {
            result.append(mark);
            continue;
        }
        TextMark &last = result.last();
        last.length = std::max(last.length, mark.start + mark.length - last.start);
    }
    return result.first(std::min<qsizetype>(result.size(), Limits::searchMarks));
}

} // namespace

SearchWords::SearchWords(const QString &typed)
{
    const QString key = comparable(typed);
    qsizetype start = 0;
    for (qsizetype i = 0; i <= key.size(); ++i) {
        if (i < key.size() && !key.at(i).isSpace())
            continue;
        if (i > start)
            m_words.append(key.sliced(start, i - start));
        start = i + 1;
    }
    m_words.removeDuplicates();
}

bool SearchWords::occurIn(const QString &text) const
{
    if (m_words.isEmpty())
        return true;
    const QString key = comparable(text);
    return std::ranges::all_of(m_words, [&key](const QString &word) { return key.contains(word); });
}

QList<TextMark> SearchWords::marksIn(const QString &text) const
{
    if (m_words.isEmpty())
        return {};
    const Folded in = folded(text);
    QList<TextMark> marks;
    for (const QString &word : m_words) {
        qsizetype found = in.key.indexOf(word);
        for (int count = 0; found >= 0 && count < Limits::searchMarks; ++count) {
            const TextMark first = in.origins.at(found);
            const TextMark last = in.origins.at(found + word.size() - 1);
            marks.append({first.start, last.start + last.length - first.start});
            found = in.key.indexOf(word, found + word.size());
        }
    }
    return merged(std::move(marks));
}

bool hasLink(const QString &text)
{
    return text.contains("http://"_L1, Qt::CaseInsensitive) ||
           text.contains("https://"_L1, Qt::CaseInsensitive);
}

} // namespace Chinwag
