import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// A message: face and head for the first of a group, the text, and what became of it.
Item {
    id: root

    required property bool showAuthor
    required property string senderName
    required property string initials
    required property int tone
    required property string timeText
    required property string body
    required property bool edited
    required property bool deleted
    required property int delivery
    required property string failure
    required property string accessibleName

    readonly property int headHeight: showAuthor ? 22 : 0
    readonly property int textLeft: 56
    readonly property bool failed: delivery === TimelineModel.Failed

    signal retried()
    signal removed()

    implicitHeight: content.y + content.height + (failed ? problem.height : 0) + 5
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    HoverHandler { id: hover }

    Rectangle {
        anchors.left: parent.left
        width: Math.min(parent.width, Theme.textWidth)
        height: parent.height
        radius: Theme.radiusRow
        color: Theme.hover
        opacity: hover.hovered ? 0.6 : 0
        Behavior on opacity { NumberAnimation { duration: Theme.fade } }
    }
    Avatar {
        objectName: "messageAvatar"
        anchors { left: parent.left; leftMargin: 8; top: parent.top; topMargin: 6 }
        initials: root.initials
        tone: root.tone
        visible: root.showAuthor
    }
    Label {
        id: author
        anchors { left: parent.left; leftMargin: root.textLeft; top: parent.top; topMargin: 4 }
        height: 22
        width: Math.min(implicitWidth, root.width - root.textLeft - 80)
        text: root.senderName
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        maximumLineCount: 1
        visible: root.showAuthor
    }
    Label {
        anchors { left: root.showAuthor ? author.right : parent.left; leftMargin: 8 }
        y: root.showAuthor ? 5 : content.y
        width: root.showAuthor ? implicitWidth : 40
        height: 22
        horizontalAlignment: root.showAuthor ? Text.AlignLeft : Text.AlignRight
        text: root.timeText
        size: root.showAuthor ? Theme.sizeCaption : Theme.sizeLabel
        color: Theme.soft
        visible: root.showAuthor || hover.hovered
    }

    MessageText {
        id: content
        objectName: "messageText"
        anchors { left: parent.left; leftMargin: root.textLeft }
        y: root.headHeight + (root.showAuthor ? 4 : 2)
        width: Math.min(root.width, Theme.textWidth) - root.textLeft - 8
        body: root.body
        quiet: root.deleted
        edited: root.edited
        delivery: root.delivery
    }

    FailureRow {
        id: problem
        anchors { left: content.left; top: content.bottom }
        width: content.width
        visible: root.failed
        reason: root.failure
        onRetried: root.retried()
        onRemoved: root.removed()
    }
}
