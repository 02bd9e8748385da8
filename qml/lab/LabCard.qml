import QtQuick
import Chinwag.Theme

Rectangle {
    radius: Theme.radiusComposer
    color: Theme.surface
    border.width: 1
    border.color: Theme.line
}
