#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The users' help: app/README.md or its translation, which are part of the program, cut into blocks. It
/// understands what that document uses of Markdown; everything else appears as it is written. The rich text
/// has no markup but that which is made here, and no link but to http, https, mailto and chinwag: a path
/// inside the sources would lead nowhere.
class HelpModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT

public:
    enum Kind { Heading, Paragraph, Item, Code, TableHead, TableRow };
    Q_ENUM(Kind)
    enum Role { KindRole = Qt::UserRole + 1, TextRole, SecondTextRole, PlainRole, LinkRole };

    struct Block
    {
        Kind kind = Paragraph;
        QString text;       ///< rich text, or the plain words of Code
        QString secondText; ///< rich text of a table's second column
        QString plain;      ///< for screen readers
        QString link;       ///< target of the first link; empty without one
    };

    explicit HelpModel(QObject *parent = nullptr); ///< in the language of the program, whichever it becomes

    /// In the first of `languages` ("de-AT") that there is one in; English is always there.
    static QString documentFor(const QStringList &languages);
    /// Without the document's title, comments, images, and what is for people who do not have the program.
    static QList<Block> parse(const QString &markdown);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    void read();

    QList<Block> m_blocks;
};

} // namespace Chinwag
