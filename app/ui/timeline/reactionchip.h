#pragma once

#include <QMetaType>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// One emoji below a message, with everybody who chose it.
struct ReactionChip
{
    Q_GADGET
    QML_VALUE_TYPE(reactionChip)
    Q_PROPERTY(QString emoji MEMBER emoji)
    Q_PROPERTY(int count MEMBER count)
    Q_PROPERTY(bool own MEMBER own)
    Q_PROPERTY(bool waits MEMBER waits)
    Q_PROPERTY(QString people MEMBER people)

public:
    QString emoji;
    int count = 0;
    bool own = false;   ///< the reader is among them
    bool waits = false; ///< the server does not know yet that they are, or are not any more
    QString people;     ///< their names, for a tooltip

    friend bool operator==(const ReactionChip &, const ReactionChip &) = default;
};

} // namespace Chinwag
