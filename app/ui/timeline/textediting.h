#pragma once

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

    Q_INVOKABLE static void copy(const QString &text);
    Q_INVOKABLE static QString copied(Chinwag::TextEditing::Source source);

    /// Makes text of what is being composed in `input`, whether or not its input method does.
    Q_INVOKABLE static void commitComposing(QQuickItem *input);
};

} // namespace Chinwag
