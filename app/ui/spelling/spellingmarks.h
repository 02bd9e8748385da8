#pragma once

#include "app/ui/spelling/spellingcontroller.h"

#include <QColor>
#include <QPointer>
#include <QQuickItem>
#include <QQuickPaintedItem>

namespace Chinwag {

/// Wavy lines below what is misspelled in a TextEdit, whose child this is: Qt Quick draws no such underline.
class SpellingMarks : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(Chinwag::SpellingController *spelling READ spelling WRITE setSpelling NOTIFY spellingChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)

public:
    explicit SpellingMarks(QQuickItem *parent = nullptr);

    SpellingController *spelling() const { return m_spelling; }
    void setSpelling(SpellingController *spelling);
    QColor color() const { return m_color; }
    void setColor(QColor color);

    /// Where lines are, each as wide as it is and as high as its waves; in this item.
    Q_INVOKABLE QList<QRectF> lines() const;
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void spellingChanged();
    void colorChanged();

private:
    QRectF place(qsizetype position) const;
    void addLines(const SpelledWord &word, QList<QRectF> &lines) const;

    QPointer<SpellingController> m_spelling;
    QColor m_color;
};

} // namespace Chinwag
