#pragma once

#include <QPoint>
#include <QQuickItem>
#include <QQuickTextDocument>
#include <QRectF>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// What QML cannot ask or tell a TextEdit. `document` is a TextEdit's textDocument.
class TextEditing : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    enum Source { Clipboard, Selection }; ///< Selection: the middle button's, where there is one
    Q_ENUM(Source)

    using QObject::QObject;

    /// Where the words of the last line are, in either direction of writing; without the text's padding.
    Q_INVOKABLE static QRectF lastLine(QQuickTextDocument *document);

    /// What stands there, character by character; TextEdit.text makes other spaces of some and loses others.
    Q_INVOKABLE static QString text(QQuickTextDocument *document);
    /// The opposite of text(): what the TextEdit is to be given.
    Q_INVOKABLE static QString forDocument(QString text);
    /// As one step to undo.
    Q_INVOKABLE static void replace(QQuickTextDocument *document, int from, int to, const QString &text);

    /// Makes what is selected bold with "**", and so on, or takes that away; as one step to undo. Answers
    /// what is selected then, from x to y.
    Q_INVOKABLE static QPoint toggleMark(QQuickTextDocument *document, int from, int to, const QString &mark);

    /// Where the emoji begins that ends at `position`, when it consists of several characters: it goes as a
    /// whole. Else -1: marks and vowels are taken away one by one.
    Q_INVOKABLE static int emojiBefore(const QString &text, int position);
    /// From where on what ends at `position` has to go so that `text` is no longer than `limit`, and nothing
    /// that is seen as one character is cut.
    Q_INVOKABLE static int excessBefore(const QString &text, int position, int limit);

    Q_INVOKABLE static void copy(const QString &text);
    /// To whoever pastes with the middle button, where that is done.
    Q_INVOKABLE static void offer(const QString &text);
    Q_INVOKABLE static QString copied(Chinwag::TextEditing::Source source);

    /// Makes text of what is being composed in `input`, whether or not its input method does.
    Q_INVOKABLE static void commitComposing(QQuickItem *input);
};

} // namespace Chinwag
