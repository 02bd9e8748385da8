#include "app/ui/settings/windowplace.h"

#include <algorithm>

namespace Chinwag {

namespace {

int areaOf(const QRect &rect) { return rect.isEmpty() ? 0 : rect.width() * rect.height(); }

} // namespace

QRect WindowPlace::within(const QList<QRect> &screens, const QRect &wished)
{
    if (screens.isEmpty())
        return wished;
    const auto screen =
        std::max_element(screens.cbegin(), screens.cend(), [&](const QRect &a, const QRect &b) {
            return areaOf(a & wished) < areaOf(b & wished);
        });
    const QSize room = screen->size() - QSize(0, frame);
    const QSize size = wished.size().boundedTo(room);
    const int left = std::clamp(wished.x(), screen->x(), screen->x() + room.width() - size.width());
    const int top =
        std::clamp(wished.y(), screen->y() + frame, screen->y() + frame + room.height() - size.height());
    return {QPoint(left, top), size};
}

} // namespace Chinwag
