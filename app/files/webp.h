#pragma once

#include <QByteArray>

#include <optional>

namespace Chinwag {

/// The same WebP without what was written into it about the picture: EXIF (camera, place) and XMP. None: it
/// is no whole WebP. Any thread.
std::optional<QByteArray> webpWithoutMetadata(const QByteArray &webp);

} // namespace Chinwag
