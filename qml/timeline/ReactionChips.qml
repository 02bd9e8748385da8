import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// How people reacted to a message; a click joins them, or takes that back.
Flow {
    id: root

    property var reactions: []

    signal toggled(emoji: string)

    spacing: 6
    topPadding: 4

    Repeater {
        model: root.reactions

        delegate: T.AbstractButton {
            id: chip

            required property var modelData

            objectName: "reactionChip"
            implicitWidth: words.implicitWidth + 18
            implicitHeight: 26
            focusPolicy: Qt.NoFocus
            hoverEnabled: true
            text: modelData.emoji + " " + modelData.count
            Accessible.role: Accessible.Button
            Accessible.name: qsTr("%1: %2", "an emoji, the people who chose it").arg(modelData.emoji).arg(modelData.people)
            onClicked: root.toggled(modelData.emoji)

            contentItem: Label {
                id: words
                text: chip.text
                size: Theme.sizeSecondary
                color: chip.modelData.own ? Theme.accent : Theme.soft
                horizontalAlignment: Text.AlignHCenter
            }
            background: Rectangle {
                radius: height / 2
                color: chip.modelData.own ? Theme.tint : chip.hovered ? Theme.hover : Theme.surface
                border.width: 1
                border.color: chip.modelData.own ? Theme.accent : Theme.line
            }
            ToolTip {
                visible: chip.hovered
                text: chip.modelData.people
            }
        }
    }
}
