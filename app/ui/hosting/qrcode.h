#pragma once

#include <QQuickPaintedItem>

namespace Chinwag {

/// A QR code, black on white in every theme, with the quiet zone that readers need around it. Dots are whole
/// pixels of the screen where there is room for that.
class QrCode : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)

public:
    static constexpr int quietZone = 4; ///< dots

    explicit QrCode(QQuickItem *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    int m_width = 0;     ///< dots on a side; 0: nothing to show
    QByteArray m_isDark; ///< row by row
};

} // namespace Chinwag
