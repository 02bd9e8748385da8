import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// An emoji, and how many people chose it.
Item {
    id: root

    required property var reaction // ReactionChip of the message

    implicitWidth: emoji.width + 5 + count.width
    implicitHeight: Math.max(emoji.height, count.height)
    opacity: reaction.waits ? 0.6 : 1

    Label {
        id: emoji
        anchors { left: parent.left; leftMargin: (root.width - root.implicitWidth) / 2; verticalCenter: parent.verticalCenter }
        text: root.reaction.emoji
        size: Theme.sizeSecondary
        // Other fonts have a few of them in black; that one has digits, too.
        font.family: "Noto Color Emoji"
    }
    Label {
        id: count
        anchors { left: emoji.right; leftMargin: 5; verticalCenter: parent.verticalCenter }
        text: root.reaction.count
        size: Theme.sizeSecondary
        color: root.reaction.own ? Theme.accentText : Theme.soft
    }
}
