#include "app/ui/spelling/spellingmarks.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace Chinwag {

namespace {

constexpr qreal wave = 4; ///< from crest to crest
constexpr qreal swing = 2;

} // namespace

SpellingMarks::SpellingMarks(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void SpellingMarks::setSpelling(SpellingController *spelling)
{
    if (m_spelling == spelling)
        return;
    if (m_spelling)
        m_spelling->disconnect(this);
    m_spelling = spelling;
    if (m_spelling)
        connect(m_spelling, &SpellingController::wrongChanged, this, [this] { update(); });
    update();
    Q_EMIT spellingChanged();
}

void SpellingMarks::setColor(QColor color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
    Q_EMIT colorChanged();
}

/// Of the cursor there.
QRectF SpellingMarks::place(qsizetype position) const
{
    QRectF rectangle;
    QMetaObject::invokeMethod(parentItem(), "positionToRectangle", Q_RETURN_ARG(QRectF, rectangle),
                              Q_ARG(int, static_cast<int>(position)));
    return rectangle;
}

/// Letter by letter: a word may be on two lines, and run to the left.
void SpellingMarks::addLines(const SpelledWord &word, QList<QRectF> &lines) const
{
    QRectF line;
    for (qsizetype i = word.from; i < word.end(); ++i) {
        const QRectF before = place(i);
        const QRectF after = place(i + 1);
        if (before.bottom() != after.bottom())
            continue;
        const qreal left = std::min(before.x(), after.x());
        const QRectF letter(left, before.bottom() - swing, std::abs(after.x() - before.x()), swing);
        if (!line.isNull() && line.y() != letter.y())
            lines.append(std::exchange(line, {}));
        line = line.isNull() ? letter : line.united(letter);
    }
    if (!line.isNull())
        lines.append(line);
}

QList<QRectF> SpellingMarks::lines() const
{
    QList<QRectF> lines;
    if (!m_spelling || !parentItem())
        return lines;
    for (const SpelledWord &word : m_spelling->wrong())
        addLines(word, lines);
    return lines;
}

void SpellingMarks::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_color, 1.2));
    for (const QRectF &line : lines()) {
        QPainterPath path(line.bottomLeft());
        bool isUp = true;
        for (qreal x = line.left() + wave / 2; x <= line.right() + wave / 2; x += wave / 2) {
            path.lineTo(std::min(x, line.right()), isUp ? line.top() : line.bottom());
            isUp = !isUp;
        }
        painter->drawPath(path);
    }
}

} // namespace Chinwag
