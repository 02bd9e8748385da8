import QtQuick
import Chinwag.Theme

// The focus of LOOK.md: a 1 px accent border with a 3 px glow around it. Fill the focused shape with it.
Rectangle {
    id: root

    property bool shown: false
    property real shapeRadius: Theme.radiusRow

    anchors.fill: parent
    color: "transparent"
    radius: shapeRadius
    border.width: 1
    border.color: Theme.accent
    visible: shown

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        color: "transparent"
        radius: root.shapeRadius + 3
        border.width: 3
        border.color: Theme.tint
    }
}
