#pragma once

#include <QStringList>

class QQuickWindow;

namespace Chinwag::Test {

/// What of a window a screen reader can say, line by line: role, name, whether one can go there.
QStringList accessibleTree(QQuickWindow &window);

/// Where the keyboard or a screen reader can go and nothing says what it is; how to find each in the window.
QStringList namelessControls(QQuickWindow &window);

} // namespace Chinwag::Test
