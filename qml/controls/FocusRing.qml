import QtQuick
import Chinwag.Theme

// What has the focus: a 1 px accent border with a 3 px glow around it. Fill the focused shape with it. On a shape that is
// filled with the accent colour the border is a line inside, in the colour of its text.
Rectangle {
    id: root

    property bool shown: false
    property real shapeRadius: Theme.radiusRow
    property bool filled: false

    objectName: "focusRing"
    anchors.fill: parent
    color: "transparent"
    radius: shapeRadius
    border.width: filled ? 0 : 1
    border.color: Theme.accent
    visible: shown

    Rectangle {
        anchors { fill: parent; margins: 3 }
        color: "transparent"
        radius: root.shapeRadius - 3
        border.width: 1.5
        border.color: Theme.accentInk
        visible: root.filled
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -3
        color: "transparent"
        radius: root.shapeRadius + 3
        border.width: 3
        border.color: Theme.glow
    }
}
