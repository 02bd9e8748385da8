#include "app/ui/text/blockreader.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qsizetype shortestFence = 3;
constexpr qsizetype longestNumber = 3; // of an item: years are no numbers of items
constexpr qsizetype longestLanguage = 20;
constexpr int deepestItem = 4;

qsizetype runOf(QChar c, QStringView line)
{
    qsizetype length = 0;
    while (length < line.size() && line[length] == c)
        ++length;
    return length;
}

qsizetype runAtEnd(QChar c, QStringView line)
{
    qsizetype length = 0;
    while (length < line.size() && line[line.size() - 1 - length] == c)
        ++length;
    return length;
}

bool isBlank(const QString &line) { return QStringView(line).trimmed().isEmpty(); }

bool isLanguage(QStringView name)
{
    const auto fits = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || QStringView(u"+#_.-").contains(c));
    };
    return name.size() <= longestLanguage && std::all_of(name.cbegin(), name.cend(), fits);
}

/// The ticks that open a block of code in this line; 0: none do.
qsizetype fenceOf(const QString &line)
{
    const qsizetype ticks = runOf(u'`', line);
    return ticks >= shortestFence && line.indexOf(u'`', ticks) < 0 ? ticks : 0;
}

/// Faces and arrows begin with the same sign: a quote has a space behind it.
bool isQuoted(const QString &line)
{
    const qsizetype marks = runOf(u'>', line);
    return marks > 0 && (marks == line.size() || line[marks] == u' ');
}

QString unquoted(const QString &line) { return line.mid(line.startsWith(QLatin1String("> ")) ? 2 : 1); }

} // namespace

BlockReader::BlockReader(const InlineWriter &writer, const QString &opening)
    : m_writer(writer)
    , m_opening(opening)
{
}

QList<MessageBlock> BlockReader::read(const QString &text)
{
    readLines(text.split(u'\n'), 0);
    return m_blocks;
}

void BlockReader::readLines(const QStringList &lines, int depth)
{
    QStringList words;
    for (qsizetype at = 0; at < lines.size();) {
        const qsizetype fence = endOfCode(lines, at);
        const qsizetype quote = depth < deepestQuote ? endOfQuote(lines, at) : at;
        if (fence > at) {
            takeWords(std::exchange(words, {}), depth);
            takeCode(lines.mid(at, fence - at), depth);
            at = fence;
        } else if (quote > at) {
            takeWords(std::exchange(words, {}), depth);
            QStringList inside;
            for (; at < quote; ++at)
                inside.append(unquoted(lines[at]));
            const auto unclosed = std::exchange(m_unclosed, std::numeric_limits<qsizetype>::max());
            readLines(inside, depth + 1);
            m_unclosed = unclosed;
        } else {
            words.append(lines[at++]);
        }
    }
    takeWords(words, depth);
}

/// Behind the last line of the code that begins at `at`; `at` itself when none does, or it does not end.
qsizetype BlockReader::endOfCode(const QStringList &lines, qsizetype at)
{
    const qsizetype ticks = fenceOf(lines[at]);
    if (ticks == 0 || ticks >= m_unclosed)
        return at;
    for (qsizetype end = at + 1; end < lines.size(); ++end) {
        if (runAtEnd(u'`', QStringView(lines[end]).trimmed()) >= ticks)
            return end + 1;
    }
    m_unclosed = ticks;
    return at;
}

void BlockReader::takeCode(const QStringList &lines, int depth)
{
    const qsizetype ticks = fenceOf(lines.first());
    MessageBlock block;
    block.code = true;
    block.depth = depth;
    QStringList code = lines.mid(1, lines.size() - 2);
    // People also begin and end on the lines of the fences.
    const QString behind = lines.first().mid(ticks);
    if (isLanguage(QStringView(behind).trimmed()))
        block.language = behind.trimmed();
    else
        code.prepend(behind);
    const QString last = lines.last().trimmed();
    if (const QString before = last.chopped(runAtEnd(u'`', last)); !before.isEmpty())
        code.append(before);
    block.text = code.join(u'\n');
    m_blocks.append(block);
}

/// As endOfCode(). A quote begins with words.
qsizetype BlockReader::endOfQuote(const QStringList &lines, qsizetype at)
{
    const auto isNothing = [](QChar c) { return c == u'>' || c.isSpace(); };
    if (std::all_of(lines[at].cbegin(), lines[at].cend(), isNothing))
        return at;
    while (at < lines.size() && isQuoted(lines[at]))
        ++at;
    return at;
}

void BlockReader::takeWords(QStringList lines, int depth)
{
    while (!lines.isEmpty() && isBlank(lines.last()))
        lines.removeLast();
    MessageBlock block;
    block.depth = depth;
    block.text = std::exchange(m_opening, {});
    qsizetype at = 0;
    while (at < lines.size() && isBlank(lines[at]))
        ++at;
    for (bool first = true; at < lines.size(); first = false) {
        if (!first)
            block.text.append(u'\n');
        const auto item = listedItem(lines, at);
        if (!item)
            m_indents.clear();
        at = item ? takeItem(lines, at, *item, block) : takeParagraph(lines, at, block);
    }
    m_indents.clear();
    if (!block.text.isEmpty())
        m_blocks.append(block);
}

/// Lines that belong together: marks may begin on one of them and end on another.
qsizetype BlockReader::takeParagraph(const QStringList &lines, qsizetype at, MessageBlock &block) const
{
    if (isBlank(lines[at]))
        return at + 1;
    QStringList paragraph;
    while (at < lines.size() && !isBlank(lines[at]) && !listedItem(lines, at))
        paragraph.append(lines[at++]);
    m_writer.write(paragraph.join(u'\n'), block);
    return at;
}

qsizetype BlockReader::takeItem(const QStringList &lines, qsizetype at, const Item &item, MessageBlock &block)
{
    block.items.append({block.text.size(), levelOf(item.indent)});
    block.text.append(item.mark + u'\t');
    QStringList words{item.words};
    for (++at; at < lines.size() && continuesItem(lines[at]); ++at)
        words.append(lines[at].trimmed());
    m_writer.write(words.join(u' '), block);
    return at;
}

int BlockReader::levelOf(qsizetype indent)
{
    while (!m_indents.isEmpty() && m_indents.last() > indent)
        m_indents.removeLast();
    if (m_indents.isEmpty() || m_indents.last() + 1 < indent)
        m_indents.append(indent);
    return std::min(static_cast<int>(m_indents.size()), deepestItem) - 1;
}

std::optional<BlockReader::Item> BlockReader::itemOf(const QString &line)
{
    Item item;
    item.indent = runOf(u' ', line);
    qsizetype end = item.indent;
    while (end < line.size() && line[end] >= u'0' && line[end] <= u'9')
        ++end;
    item.numbered = end > item.indent;
    const QStringView marks = item.numbered ? QStringView(u".)") : QStringView(u"-*•");
    const bool isMarked = end + 1 < line.size() && marks.contains(line[end]) && line[end + 1] == u' ';
    item.words = isMarked ? line.mid(end + 2).trimmed() : QString();
    if (item.words.isEmpty() || end - item.indent > longestNumber)
        return {};
    item.mark = item.numbered ? line.mid(item.indent, end + 1 - item.indent) : QStringLiteral("•");
    return item;
}

bool BlockReader::continuesItem(const QString &line)
{
    return line.startsWith(QLatin1String("  ")) && !isBlank(line) && !itemOf(line);
}

/// One line alone is no list: people begin a sentence like that.
std::optional<BlockReader::Item> BlockReader::listedItem(const QStringList &lines, qsizetype at)
{
    auto item = itemOf(lines[at]);
    if (!item)
        return {};
    const auto isLike = [&](qsizetype step) {
        qsizetype other = at + step;
        while (other >= 0 && other < lines.size() && continuesItem(lines[other]))
            other += step;
        const auto neighbour = other >= 0 && other < lines.size() ? itemOf(lines[other]) : std::nullopt;
        return neighbour && (neighbour->numbered == item->numbered || neighbour->indent != item->indent);
    };
    if (!isLike(-1) && !isLike(1))
        item.reset();
    return item;
}

} // namespace Chinwag
