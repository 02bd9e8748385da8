import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// Over the message that is pointed at: what one does most often.
Card {
    id: root

    required property TimelineDelegate line

    objectName: "messageBar"
    implicitWidth: row.width + 8
    implicitHeight: 38
    radius: Theme.radiusRow

    Row {
        id: row
        anchors.centerIn: parent

        EmojiRow {
            emoji: root.line.timeline.quickReactions
            onChosen: emoji => root.line.react(emoji)
        }
        IconButton {
            objectName: "reactButton"
            glyph: "smile-plus"
            hint: qsTr("More reactions…")
            focusPolicy: Qt.NoFocus
            onClicked: root.line.pickReaction()
        }
        IconButton {
            objectName: "replyButton"
            glyph: "reply"
            hint: qsTr("Reply")
            focusPolicy: Qt.NoFocus
            visible: !root.line.readOnly
            onClicked: root.line.reply()
        }
        IconButton {
            objectName: "moreButton"
            glyph: "more"
            hint: qsTr("More")
            focusPolicy: Qt.NoFocus
            onClicked: root.line.showMenu(root, root.width, root.height)
        }
    }
}
