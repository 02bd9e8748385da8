#include "app/ui/timeline/textediting.h"

#include "app/ui/timeline/marks.h"
#include "shared/protocol/characters.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QStringDecoder>
#include <QTextBlock>
#include <QTextBoundaryFinder>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

namespace Chinwag {

namespace {

// A document takes U+FFFC for a picture and draws nothing of its line: in there it is this noncharacter,
// which nobody writes.
constexpr QChar pictureMark(0xFFFC);
constexpr QChar standIn(0xFDEF);

constexpr char32_t keycap = 0x20E3;
constexpr char32_t firstFlagLetter = 0x1F1E6;
constexpr char32_t lastFlagLetter = 0x1F1FF;

bool makesEmoji(char32_t c)
{
    return Characters::isPictograph(c) || c == keycap || (c >= firstFlagLetter && c <= lastFlagLetter);
}

int graphemeBefore(const QString &text, int position)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(position);
    return static_cast<int>(finder.toPreviousBoundary());
}

} // namespace

QRectF TextEditing::lastLine(QQuickTextDocument *document)
{
    const QTextDocument *const text = document ? document->textDocument() : nullptr;
    if (!text)
        return {};
    const QTextBlock block = text->lastBlock();
    const QPointF place = text->documentLayout()->blockBoundingRect(block).topLeft(); // lays it out
    const QTextLayout &layout = *block.layout();
    if (layout.lineCount() == 0)
        return {place, QSizeF()};
    return layout.lineAt(layout.lineCount() - 1).naturalTextRect().translated(place);
}

QString TextEditing::text(QQuickTextDocument *document)
{
    QString text = document->textDocument()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text.replace(standIn, pictureMark);
}

QString TextEditing::forDocument(QString text) { return text.replace(pictureMark, standIn); }

void TextEditing::replace(QQuickTextDocument *document, int from, int to, const QString &text)
{
    QTextCursor cursor(document->textDocument());
    cursor.setPosition(from);
    cursor.setPosition(to, QTextCursor::KeepAnchor);
    cursor.insertText(forDocument(text));
}

QPoint TextEditing::toggleMark(QQuickTextDocument *document, int from, int to, const QString &mark)
{
    const MarkedText marked = withMarkToggled(text(document), from, to, mark);
    replace(document, marked.from, marked.to, marked.text);
    return {marked.selectionFrom, marked.selectionTo};
}

int TextEditing::emojiBefore(const QString &text, int position)
{
    if (position <= 0 || position > text.size())
        return -1;
    const int start = graphemeBefore(text, position);
    const QList<uint> characters = start < 0 ? QList<uint>() : text.mid(start, position - start).toUcs4();
    const bool isEmoji =
        characters.size() > 1 && std::any_of(characters.cbegin(), characters.cend(), makesEmoji);
    return isEmoji ? start : -1;
}

int TextEditing::excessBefore(const QString &text, int position, int limit)
{
    const int start = std::max(0, position - std::max(0, static_cast<int>(text.size()) - limit));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    finder.setPosition(start);
    return finder.isAtBoundary() ? start : static_cast<int>(finder.toPreviousBoundary());
}

void TextEditing::copy(const QString &text) { QGuiApplication::clipboard()->setText(text); }

void TextEditing::offer(const QString &text)
{
    QClipboard *const clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection())
        clipboard->setText(text, QClipboard::Selection);
}

QString TextEditing::copied(Source source)
{
    const auto mode = source == Selection ? QClipboard::Selection : QClipboard::Clipboard;
    const QMimeData *const data = QGuiApplication::clipboard()->mimeData(mode);
    if (!data)
        return {};
    const QString utf8 = QStringLiteral("text/plain;charset=utf-8");
    if (!data->hasFormat(utf8))
        return data->text();
    // Qt's own way takes a U+FEFF at the beginning for a byte order mark.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decode(data->data(utf8));
}

void TextEditing::commitComposing(QQuickItem *input)
{
    QGuiApplication::inputMethod()->commit();
    const QString left = input->property("preeditText").toString();
    if (left.isEmpty())
        return;
    QInputMethodEvent event;
    event.setCommitString(left);
    QCoreApplication::sendEvent(input, &event);
    QGuiApplication::inputMethod()->reset();
}

} // namespace Chinwag
