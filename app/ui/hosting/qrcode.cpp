#include "app/ui/hosting/qrcode.h"

#include <QPainter>

#include <qrencode.h>

#include <cmath>
#include <memory>

namespace Chinwag {

QrCode::QrCode(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setFillColor(Qt::white);
    setAntialiasing(false);
}

void QrCode::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_width = 0;
    m_isDark.clear();
    struct Frees
    {
        void operator()(QRcode *code) const { QRcode_free(code); }
    };
    const std::unique_ptr<QRcode, Frees> code(
        text.isEmpty() ? nullptr
                       : QRcode_encodeString(text.toUtf8().constData(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
    if (code) {
        m_width = code->width;
        m_isDark.reserve(m_width * m_width);
        for (int i = 0; i < m_width * m_width; ++i)
            m_isDark.append(static_cast<char>(code->data[i] & 1U));
    }
    update();
    Q_EMIT textChanged();
}

void QrCode::paint(QPainter *painter)
{
    if (m_width == 0)
        return;
    const double ratio = painter->device()->devicePixelRatioF();
    const double room = std::min(width(), height()) / (m_width + 2 * quietZone);
    const double whole = std::floor(room * ratio) / ratio;
    const double dot = whole > 0 ? whole : room;
    const double left = std::floor((width() - dot * m_width) / 2 * ratio) / ratio;
    const double top = std::floor((height() - dot * m_width) / 2 * ratio) / ratio;
    for (int row = 0; row < m_width; ++row) {
        for (int column = 0; column < m_width; ++column) {
            if (m_isDark.at(row * m_width + column) != 0)
                painter->fillRect(QRectF(left + column * dot, top + row * dot, dot, dot), Qt::black);
        }
    }
}

} // namespace Chinwag
