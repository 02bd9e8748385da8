#include "app/ui/timeline/textediting.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QMimeData>
#include <QStringDecoder>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextLayout>

namespace Chinwag {

namespace {

// A document takes U+FFFC for a picture and draws nothing of its line: in there it is this noncharacter,
// which nobody writes.
constexpr QChar pictureMark(0xFFFC);
constexpr QChar standIn(0xFDEF);

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

void TextEditing::copy(const QString &text) { QGuiApplication::clipboard()->setText(text); }

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
