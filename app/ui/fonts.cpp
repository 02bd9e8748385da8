#include "app/ui/fonts.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>

namespace Chinwag {

void chooseFonts()
{
    // The desktop's font is the right one; without a desktop there is none, and then Inter reads best.
    const QString inter = QStringLiteral("Inter");
    if (qEnvironmentVariableIsEmpty("XDG_CURRENT_DESKTOP") && QFontDatabase::hasFamily(inter))
        QGuiApplication::setFont(QFont(inter));
    // Before what fontconfig would look into next: DejaVu has some emoji, without colour, and a sequence of
    // them falls apart where two fonts share it. By name, since QML's fonts know one family only.
    QFont::insertSubstitution(QGuiApplication::font().family(), QStringLiteral("Noto Color Emoji"));
}

} // namespace Chinwag
