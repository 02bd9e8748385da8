import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Over the message that is pointed at: what one does most often.
Card {
    id: root

    required property TimelineController timeline

    signal reacted(emoji: string)
    signal reactionWanted() // one that is not here
    signal replied()
    signal menuWanted()

    objectName: "messageBar"
    implicitWidth: row.width + 8
    implicitHeight: 38
    radius: Theme.radiusRow

    Row {
        id: row
        anchors.centerIn: parent

        EmojiRow {
            emoji: root.timeline.quickReactions
            onChosen: emoji => root.reacted(emoji)
        }
        IconButton {
            objectName: "reactButton"
            glyph: "smile-plus"
            hint: qsTr("More reactions…")
            focusPolicy: Qt.NoFocus
            onClicked: root.reactionWanted()
        }
        IconButton {
            objectName: "replyButton"
            glyph: "reply"
            hint: qsTr("Reply")
            focusPolicy: Qt.NoFocus
            onClicked: root.replied()
        }
        IconButton {
            objectName: "moreButton"
            glyph: "more"
            hint: qsTr("More")
            focusPolicy: Qt.NoFocus
            onClicked: root.menuWanted()
        }
    }
}
