#pragma once

#include <QString>

#include <span>
#include <vector>

namespace Chinwag {

/// The picture that `hash` stands for (https://blurha.sh), row by row, as 0xFFRRGGBB in sRGB; empty when it
/// is no such hash, or `width` or `height` is not positive. A few pixels are enough to be stretched. Any
/// thread; takes time in proportion to the pixels, whatever the hash says.
std::vector<quint32> blurhashPixels(QStringView hash, int width, int height);

/// What `pixels` look like from afar: as many waves `across` and `down`, 1 to 9 each, as are to be seen.
/// `pixels` as above, of rows of `width`; their alpha does not count. Empty when there are none. Any thread;
/// takes time in proportion to the pixels, of which some hundred are enough.
QString blurhashOf(std::span<const quint32> pixels, int width, int across, int down);

} // namespace Chinwag
