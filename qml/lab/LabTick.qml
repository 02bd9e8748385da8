import QtQuick
import Chinwag.Theme

// A heartbeat, under the plot.
Rectangle {
    required property double modelData

    anchors.left: parent ? parent.left : undefined
    anchors.leftMargin: modelData * (parent ? parent.width : 0) - 1.5
    y: 6
    width: 3
    height: 14
    radius: 1.5
    color: Theme.accent
}
