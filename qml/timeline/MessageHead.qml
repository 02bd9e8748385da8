import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// Whose message it is, and when it was written.
Item {
    id: root

    required property TimelineDelegate line

    implicitHeight: Theme.px(26)

    Avatar {
        objectName: "messageAvatar"
        anchors { left: parent.left; leftMargin: 8; top: parent.top; topMargin: 6 }
        initials: root.line.initials
        tone: root.line.tone
    }
    Label {
        id: author
        anchors { left: parent.left; leftMargin: root.line.textLeft; top: parent.top; topMargin: 4 }
        height: Theme.px(22)
        width: Math.min(implicitWidth, root.width - root.line.textLeft - 80)
        text: root.line.senderName
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Label {
        anchors { left: author.right; leftMargin: 8 }
        y: Theme.px(5)
        height: Theme.px(22)
        text: root.line.timeText
        size: Theme.sizeCaption
        color: Theme.soft
    }
}
