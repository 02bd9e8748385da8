import QtQuick
import QtQuick.Templates as T

// A menu's line of reactions; left and right choose one of them.
T.MenuItem {
    id: root

    required property list<string> emoji
    property int current: 0

    signal chosen(emoji: string)

    implicitWidth: row.width + 16
    implicitHeight: 40
    Accessible.name: qsTr("React")
    onTriggered: root.chosen(emoji[current])

    Keys.onLeftPressed: current = Math.max(0, current - 1)
    Keys.onRightPressed: current = Math.min(emoji.length - 1, current + 1)

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent

            Repeater {
                model: root.emoji
                delegate: EmojiButton {
                    required property string modelData
                    required property int index
                    text: modelData
                    chosen: root.highlighted && index === root.current
                    onClicked: root.chosen(modelData)
                }
            }
        }
    }
}
