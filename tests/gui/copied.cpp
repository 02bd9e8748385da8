// Another program of the desktop: holds a picture on the clipboard until it is ended.
// chinwag-copied WIDTH HEIGHT

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QRandomGenerator>

#include <cstdio>

namespace {

/// No encoder makes it smaller, and it is the same in every run. With transparency, so that it is sent as it
/// is.
QImage noise(int width, int height)
{
    QImage image(width, height, QImage::Format_ARGB32);
    QRandomGenerator random(7);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, random.generate() | 0xff000000U);
    }
    return image;
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 3)
        return 2;
    QGuiApplication::clipboard()->setImage(noise(arguments[1].toInt(), arguments[2].toInt()));
    std::puts("copied");
    std::fflush(stdout);
    return QGuiApplication::exec();
}
