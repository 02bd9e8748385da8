#pragma once

#include "app/core/text/foreigntext.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// ForeignText for sentences that are put together in QML.
class QmlForeignText : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(ForeignText)
    QML_SINGLETON

public:
    using QObject::QObject;

    Q_INVOKABLE static QString isolated(const QString &text) { return ForeignText::isolated(text); }
};

} // namespace Chinwag
