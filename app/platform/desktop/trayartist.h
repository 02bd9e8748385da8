#pragma once

#include <QImage>
#include <QList>

namespace Chinwag {

/// The icon of the tray, in the sizes that trays have: the program's, with a dot when messages wait, in
/// another colour when some of them concern the person. GUI thread.
QList<QImage> trayPictures(bool isUnread, bool isMentioned);

} // namespace Chinwag
