#pragma once

#include "app/core/lab/connectionlog.h"

#include <QPolygonF>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace Chinwag {

/// The round trips of the last two minutes as lines, the heartbeats as ticks, and when there was no
/// connection. Places are parts of the width, from 0 (two minutes ago) to 1 (now).
class LabPlot : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by LabController")
    Q_PROPERTY(int revision READ revision NOTIFY changed) ///< what lines() gives is another one
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(QString topText READ topText NOTIFY changed)
    Q_PROPERTY(QString middleText READ middleText NOTIFY changed)
    Q_PROPERTY(QString bottomText READ bottomText CONSTANT)
    Q_PROPERTY(double newestX READ newestX NOTIFY changed) ///< of the newest point; negative: none
    Q_PROPERTY(double newestY READ newestY NOTIFY changed)
    Q_PROPERTY(QVariantList ticks READ ticks NOTIFY changed)
    Q_PROPERTY(QVariantList outages READ outages NOTIFY changed) ///< from, to, text

public:
    static constexpr milliseconds span{120'000};
    static constexpr milliseconds longestStep{10'000}; ///< between two points of one line

    using QObject::QObject;

    void show(const ConnectionLog &log, milliseconds now);

    int revision() const { return m_revision; }
    bool isEmpty() const { return m_lines.isEmpty(); }
    QString topText() const;
    QString middleText() const;
    static QString bottomText();
    double newestX() const { return m_lines.isEmpty() ? -1 : m_lines.last().last().x(); }
    double newestY() const { return m_lines.isEmpty() ? 0 : m_lines.last().last().y(); }
    const QVariantList &ticks() const { return m_ticks; }
    const QVariantList &outages() const { return m_outages; }
    /// For a PathMultiline of that size; one for each stretch without a break. From right to left when
    /// `mirrored`. The revision only makes a binding look again.
    Q_INVOKABLE QVariantList lines(double width, double height, bool mirrored, int revision) const;

Q_SIGNALS:
    void changed();

private:
    static double placeOf(milliseconds at, milliseconds now);
    void showSamples(const ConnectionLog &log, milliseconds now);
    void showOutages(const ConnectionLog &log, milliseconds now);

    QList<QPolygonF> m_lines; // y: 0 at the bottom, 1 at the top
    QVariantList m_ticks;     // double
    QVariantList m_outages;
    double m_top = 1; // milliseconds
    int m_revision = 0;
};

} // namespace Chinwag
