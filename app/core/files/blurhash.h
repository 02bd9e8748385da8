#pragma once

#include <QStringView>

#include <vector>

namespace Chinwag {

/// The picture that `hash` stands for (https://blurha.sh), row by row, as 0xFFRRGGBB in sRGB; empty when it
/// is no such hash, or `width` or `height` is not positive. A few pixels are enough to be stretched. Any
/// thread; takes time in proportion to the pixels, whatever the hash says.
std::vector<quint32> blurhashPixels(QStringView hash, int width, int height);

} // namespace Chinwag
