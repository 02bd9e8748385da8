import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// A time without a connection, in the plot.
Rectangle {
    id: root

    required property var modelData
    readonly property real room: parent ? parent.width : 0

    anchors.left: parent ? parent.left : undefined
    anchors.leftMargin: modelData.from * room
    width: Math.max(2, (modelData.to - modelData.from) * room)
    height: parent ? parent.height : 0
    radius: Math.min(4, width / 2)
    color: Theme.warn

    Label {
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: 6 }
        text: root.modelData.text
        size: Theme.sizeCaption
        color: Theme.warnInk
        font.weight: Font.DemiBold
        visible: implicitWidth + 8 < root.width
    }
}
