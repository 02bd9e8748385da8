#include "app/ui/text/messageformat.h"

#include "app/core/text/foreigntext.h"
#include "app/ui/text/blockreader.h"

#include <algorithm>

namespace Chinwag {

namespace {

constexpr QLatin1String action("/me ");

/// Whether a line that begins with these characters could be more than a line.
bool mayBeginBlock(QStringView line)
{
    const QStringView words = line.trimmed();
    return line.startsWith(u'>') || words.startsWith(u"- ") || words.startsWith(u"• ") ||
           (!words.isEmpty() && words[0] >= u'0' && words[0] <= u'9');
}

int linesOf(const QString &text)
{
    int lines = 0;
    for (const QStringView line : QStringView(text).split(u'\n'))
        lines += 1 + static_cast<int>(line.size()) / MessageFormat::lineLength;
    return lines;
}

/// The beginning of `text` that has at most so many lines, of which it takes away what it used.
qsizetype fitting(const QString &text, int &lines)
{
    qsizetype end = 0;
    while (lines > 0 && end < text.size()) {
        const qsizetype next = text.indexOf(u'\n', end);
        const qsizetype line = (next < 0 ? text.size() : next) - end;
        const qsizetype room = qsizetype{lines} * MessageFormat::lineLength;
        if (line >= room) {
            lines = 0;
            return end + ForeignText::shortened(text.mid(end, line + 1), static_cast<int>(room)).size() - 1;
        }
        lines -= 1 + static_cast<int>(line) / MessageFormat::lineLength;
        end = next < 0 ? text.size() : next + 1;
    }
    return end < text.size() && end > 0 ? end - 1 : end;
}

void cut(MessageBlock &block, qsizetype length)
{
    block.text.truncate(length);
    const auto isBehind = [length](const auto &part) { return part.from >= length; };
    block.spans.removeIf(isBehind);
    if (!block.spans.isEmpty()) {
        MessageSpan &last = block.spans.last();
        last.length = std::min(last.length, length - last.from);
    }
    block.items.removeIf([length](const MessageItem &item) { return item.at >= length; });
}

bool isTypedText(const QList<MessageBlock> &blocks, const QString &text)
{
    if (blocks.size() != 1)
        return false;
    const MessageBlock &block = blocks.first();
    return !block.code && block.depth == 0 && block.spans.isEmpty() && block.items.isEmpty() &&
           block.text == text;
}

} // namespace

bool MessageFormat::mayHaveMarks(const QString &text)
{
    if (isAction(text))
        return true;
    bool begins = true;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char16_t c = text[at].unicode();
        if (c == '*' || c == '_' || c == '~' || c == '`' || c == '[' || c == '\\' || c == '@' || c == '\r')
            return true;
        const bool mayBeAddress = (c == ':' && at + 1 < text.size()) || (c == 'w' || c == 'W');
        if (mayBeAddress) {
            const QStringView rest = QStringView(text).mid(at);
            if (rest.startsWith(u"://") || rest.startsWith(u"www.", Qt::CaseInsensitive))
                return true;
        }
        if (begins && mayBeginBlock(QStringView(text).mid(at, 8)))
            return true;
        begins = c == '\n';
    }
    return false;
}

QList<MessageBlock> MessageFormat::blocks(const QString &text, const People &people)
{
    if (!mayHaveMarks(text))
        return {};
    const bool acts = isAction(text) && !people.author.isEmpty();
    QString lines = acts ? text.mid(action.size()) : text;
    lines.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    const InlineWriter writer(people.reader, people.room);
    const QString opening =
        acts ? QStringLiteral("* %1 ").arg(ForeignText::isolated(people.author)) : QString();
    QList<MessageBlock> blocks = BlockReader(writer, opening).read(lines);
    if (isTypedText(blocks, text))
        blocks.clear();
    return blocks;
}

QString MessageFormat::words(const QString &text, const QString &author)
{
    const QList<MessageBlock> parts = blocks(text, {{}, author, false});
    if (parts.isEmpty())
        return text;
    QStringList words;
    for (const MessageBlock &part : parts)
        words.append(QString(part.text).replace(u'\t', u' '));
    return words.join(u'\n');
}

bool MessageFormat::isAction(const QString &text) { return text.startsWith(action); }

bool MessageFormat::isLong(const QString &text)
{
    if (text.size() < mostLines)
        return false;
    return linesOf(text) > mostLines;
}

QList<MessageBlock> MessageFormat::beginning(const QString &text, const QList<MessageBlock> &blocks)
{
    QList<MessageBlock> all = blocks;
    if (all.isEmpty()) {
        all.resize(1);
        all.first().text = text;
    }
    QList<MessageBlock> shown;
    int lines = shownLines;
    for (MessageBlock &block : all) {
        if (lines <= 0)
            break;
        cut(block, fitting(block.text, lines));
        shown.append(block);
    }
    return shown;
}

} // namespace Chinwag
