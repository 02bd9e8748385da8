#pragma once

#include <QList>
#include <QRect>

namespace Chinwag::WindowPlace {

/// Left free above a window for its title.
constexpr int frame = 40;

/// Where a window that wants to be at `wished` can be seen as a whole: on the screen that has most of it,
/// else on the first, and not larger than that. `screens` are the parts that panels leave free; without any
/// the wish is granted.
QRect within(const QList<QRect> &screens, const QRect &wished);

} // namespace Chinwag::WindowPlace
