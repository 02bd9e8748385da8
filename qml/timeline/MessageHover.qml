import QtQuick
import Chinwag.Theme

// Over the message that is pointed at, after a moment: what one can do with it.
Item {
    id: root

    required property TimelineDelegate line
    property bool waited: false

    Timer {
        interval: 80
        running: true
        onTriggered: root.waited = true
    }
    Part {
        anchors { right: parent.right; rightMargin: 8 + Math.max(0, parent.width - Theme.textWidth); verticalCenter: parent.top; verticalCenterOffset: 6 }
        line: root.line
        file: "MessageBar.qml"
        wanted: root.waited && root.line.stored
    }
}
