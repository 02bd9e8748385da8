#pragma once

#include "shared/protocol/model.h"

#include <QMetaType>
#include <QSize>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// A file of a message, as the window shows it.
struct MessageFile
{
    Q_GADGET
    QML_VALUE_TYPE(messageFile)
    Q_PROPERTY(QString id READ id)
    Q_PROPERTY(QString name READ name)
    Q_PROPERTY(QString shortName READ shortName)
    Q_PROPERTY(QString about READ about)
    Q_PROPERTY(QString glyph READ glyph)
    Q_PROPERTY(bool picture READ isPicture)
    Q_PROPERTY(bool moves READ moves)
    Q_PROPERTY(QSize size READ size)
    Q_PROPERTY(QString blurhash READ blurhash)
    Q_PROPERTY(bool opens READ mayOpen)

public:
    File file;

    QString id() const { return file.id.toString(); }
    QString name() const;      ///< as it is drawn
    QString shortName() const; ///< for where there is little room
    QString about() const;     ///< "PDF · 312 KB"
    QString glyph() const;     ///< the icon for such files
    /// It is drawn in the message itself.
    bool isPicture() const;
    bool moves() const { return file.type == u"image/gif"; } ///< or may
    QSize size() const { return {file.width, file.height}; } ///< of a picture
    QString blurhash() const { return file.blurhash; }
    bool mayOpen() const; ///< else it can only be saved

    friend bool operator==(const MessageFile &, const MessageFile &) = default;
};

/// A picture among those of a room.
struct ShownPicture
{
    Q_GADGET
    QML_VALUE_TYPE(shownPicture)
    Q_PROPERTY(Chinwag::MessageFile file MEMBER file)
    Q_PROPERTY(QString sender MEMBER sender)
    Q_PROPERTY(QString time MEMBER time)

public:
    MessageFile file;
    QString sender;
    QString time;
};

/// Of MessageFile.
QVariantList toVariants(const QList<File> &files);

} // namespace Chinwag
