#pragma once

#include <QImage>
#include <QSize>
#include <QString>

#include <optional>

namespace Chinwag {

/// How a picture is wanted: `size` in pixels of the screen.
struct PictureWish
{
    enum class Form {
        Fitted, ///< all of it, in there; never larger than it is
        Filled, ///< `size` exactly, and what does not fit is cut off on both sides
    };

    QSize size;
    Form form = Form::Fitted;
    qreal radius = 0; ///< of the corners, in pixels of the screen

    friend bool operator==(const PictureWish &, const PictureWish &) = default;
};

/// Reads pictures that strangers have sent: only kinds that consist of pixels, whatever the file's name
/// says, and none that would take more memory than a window may. Any thread.
class PictureReader
{
public:
    static constexpr qint64 mostPixels = 64'000'000;
    /// What moves is read on the window's thread.
    static constexpr qint64 mostMovingPixels = 4'000'000;

    /// Its first picture, upright; null when it cannot be shown.
    static QImage read(const QString &path, const PictureWish &wish);
    /// How large it is when it moves and may; none: it is to stand still.
    static std::optional<QSize> movingSize(const QString &path);
    /// What blurhash says, stretched to `wish`; null for nothing.
    static QImage guess(const QString &blurhash, const PictureWish &wish);
};

} // namespace Chinwag
