import QtQuick
import Chinwag.Theme

// How much of a file has gone or come.
Rectangle {
    id: root

    property real part: 0 // from 0 to 1
    property color ground: Theme.hover
    property color ink: Theme.accent

    implicitHeight: 4
    radius: 2
    color: ground
    Accessible.role: Accessible.ProgressBar
    Accessible.name: qsTr("Progress")

    Rectangle {
        anchors.left: parent.left
        width: Math.max(parent.radius * 2, parent.width * root.part)
        height: parent.height
        radius: parent.radius
        color: root.ink
        visible: root.part > 0
    }
}
