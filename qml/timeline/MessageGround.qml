import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// Behind a message: that it is pointed at, selected, or meant for the reader.
Item {
    id: root

    required property TimelineDelegate line
    property bool fades: false // that it is pointed at, from the first time on
    readonly property bool marked: line.flashed || line.filesChosen || line.mentioned

    Component.onCompleted: fades = true

    Rectangle {
        id: ground
        anchors.left: parent.left
        width: Math.min(parent.width, Theme.textWidth)
        height: parent.height
        radius: Theme.radiusRow
        color: root.line.flashed || root.line.filesChosen ? Theme.tint : root.line.mentioned ? Theme.mentionRow : Theme.hover
        opacity: root.marked ? 1 : root.fades && root.line.hovered ? 0.6 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.fade } }
    }
    Rectangle {
        objectName: "mentionBar"
        anchors { left: ground.left; top: ground.top; bottom: ground.bottom }
        width: 3
        radius: 1.5
        color: Theme.mention
        visible: root.line.mentioned
    }
    FocusRing {
        anchors.fill: ground
        shown: root.line.pointedAt
    }
}
