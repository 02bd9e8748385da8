import QtQuick
import Chinwag.Theme

// A message: face and head for the first of a group, the text, and what became of it.
Item {
    id: root

    required property TimelineDelegate line
    readonly property alias text: content
    readonly property int textTop: line.showAuthor ? Theme.px(26) : Theme.compact ? 0 : 2

    objectName: "message"
    implicitHeight: content.y + content.height + foot.extent + (Theme.compact ? 2 : 5)
    Accessible.role: Accessible.ListItem
    Accessible.name: line.accessibleName

    HoverHandler { onHoveredChanged: root.line.hovered = hovered }
    TapHandler {
        acceptedButtons: Qt.RightButton
        onTapped: point => root.line.showMenu(root, point.position.x, point.position.y)
    }
    TapHandler {
        acceptedDevices: PointerDevice.TouchScreen
        onLongPressed: root.line.showMenu(root, point.position.x, point.position.y)
    }

    Part {
        id: ground
        anchors.fill: parent
        line: root.line
        file: "MessageGround.qml"
        wanted: false
    }
    // Made when it is first needed, and kept, so that it can fade.
    readonly property bool grounded: line.hovered || line.flashed || line.filesChosen || line.mentioned || line.pointedAt
    onGroundedChanged: ground.wanted = true
    Part {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        line: root.line
        file: "MessageHead.qml"
        wanted: root.line.showAuthor
    }
    Part {
        id: quote
        anchors { left: content.left; right: content.right }
        y: root.textTop
        line: root.line
        file: "MessageQuote.qml"
        wanted: root.line.quoteSeq > 0
    }
    Part {
        id: attached
        anchors { left: content.left; right: content.right }
        y: root.textTop + 2 + (quote.item ? quote.height + 2 : 0)
        line: root.line
        file: "MessageFiles.qml"
        wanted: root.line.attached.length > 0
    }
    MessageText {
        id: content
        objectName: "messageText"
        anchors { left: parent.left; leftMargin: root.line.textLeft }
        y: root.textTop + (quote.item ? quote.height + 2 : 0) + (attached.item ? attached.height + 4 : 0)
        width: Math.min(root.width, Theme.textWidth) - root.line.textLeft - 8
        line: root.line
    }
    Part {
        id: foot
        anchors { left: content.left; top: content.bottom }
        width: content.width
        line: root.line
        file: "MessageFoot.qml"
        wanted: root.line.failed || root.line.reactions.length > 0
    }
    Part {
        anchors { left: parent.left; leftMargin: 8 }
        y: attached.item ? attached.y : content.y
        width: root.line.textLeft - 16
        line: root.line
        file: "MessageTime.qml"
        wanted: root.line.hovered && !root.line.showAuthor
    }
    Part {
        anchors.fill: parent
        z: 2
        line: root.line
        file: "MessageHover.qml"
        wanted: root.line.hovered
    }
}
