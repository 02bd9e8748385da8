import QtQuick
import QtQuick.Templates as T

// A menu's line of reactions; left and right choose one of them.
T.MenuItem {
    id: root

    property var emoji: []
    property int current: 0

    signal chosen(emoji: string)

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: 40
    horizontalPadding: 8
    Accessible.role: Accessible.MenuItem
    Accessible.name: qsTr("React")
    onTriggered: root.chosen(emoji[current])

    Keys.onLeftPressed: current = Math.max(0, current - 1)
    Keys.onRightPressed: current = Math.min(emoji.length - 1, current + 1)

    contentItem: EmojiRow {
        emoji: root.emoji
        current: root.highlighted ? root.current : -1
        onChosen: emoji => root.chosen(emoji)
    }
}
