#pragma once

#include "app/core/files/filepreparer.h"

#include <QImage>

namespace Chinwag {

/// A picture as it is sent: upright, and with nothing in it but the picture.
struct PreparedPicture
{
    QByteArray bytes;
    QString type;         ///< MIME
    QSize size;           ///< not known: it is sent as any other file
    QByteArray thumbnail; ///< empty: not needed, the picture is small enough
    QString blurhash;
};

/// How pictures become what is sent. JPEG and PNG are decoded and written anew (JPEG at quality 90), which
/// takes out of them where, when and by what they were taken; WebP loses those parts of its file; GIF
/// stays as it is, since it may move. No picture of more than mostPixels is decoded. Any thread.
class Pictures
{
public:
    static constexpr qint64 mostPixels = 64'000'000;
    static constexpr int thumbnailSide = 784; ///< pixels, the longer one

    /// By what is in it, whatever it is called. Others are sent as they are.
    static bool isPicture(const QString &path);
    static Result<PreparedPicture, FileProblem> prepare(const QString &path);
    static Result<PreparedPicture, FileProblem> prepare(const QImage &pixels);
};

} // namespace Chinwag
