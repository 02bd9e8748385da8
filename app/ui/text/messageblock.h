#pragma once

#include <QMetaType>
#include <QString>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// Something in a message that leads somewhere.
struct MessageLink
{
    Q_GADGET
    QML_VALUE_TYPE(messageLink)
    Q_PROPERTY(QString words MEMBER words)
    Q_PROPERTY(QString target MEMBER target)

public:
    QString words;  ///< as they are shown
    QString target; ///< that LinkPolicy allows

    friend bool operator==(const MessageLink &, const MessageLink &) = default;
};

/// How some characters of a MessageBlock look; `link` is an index of its links, or -1.
struct MessageSpan
{
    enum Style : quint8 { Plain = 0, Bold = 1, Italic = 2, Strike = 4, Code = 8, Mention = 16 };

    qsizetype from = 0;
    qsizetype length = 0;
    int style = Plain; ///< of Style
    int link = -1;

    friend bool operator==(const MessageSpan &, const MessageSpan &) = default;
};

/// A line of a MessageBlock that is an item of a list; its mark and a tab are in the text.
struct MessageItem
{
    qsizetype at = 0; ///< where the line begins
    int level = 0;

    friend bool operator==(const MessageItem &, const MessageItem &) = default;
};

/// A part of a message that stands below the one before it: words, or code. `text` has no marks any more, and
/// no markup ever: what is bold is in the spans.
struct MessageBlock
{
    Q_GADGET
    QML_VALUE_TYPE(messageBlock)
    Q_PROPERTY(bool code MEMBER code)
    Q_PROPERTY(int depth MEMBER depth)
    Q_PROPERTY(QString language MEMBER language)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QVariantList links READ linkList)

public:
    bool code = false;
    int depth = 0;    ///< that many times quoted
    QString language; ///< of code; "" when nobody said
    QString text;
    QList<MessageSpan> spans; ///< in order, without overlaps
    QList<MessageItem> items; ///< in order
    QList<MessageLink> links;

    QVariantList linkList() const
    {
        QVariantList list;
        for (const MessageLink &link : links)
            list.append(QVariant::fromValue(link));
        return list;
    }

    friend bool operator==(const MessageBlock &, const MessageBlock &) = default;
};

} // namespace Chinwag
