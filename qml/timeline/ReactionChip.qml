import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls

// One emoji of ReactionChips, and how many people chose it.
T.AbstractButton {
    id: root

    required property var modelData

    objectName: "reactionChip"
    implicitWidth: implicitContentWidth + 18
    implicitHeight: Theme.px(26)
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    text: modelData.emoji + " " + modelData.count
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1: %2", "an emoji, the people who chose it").arg(modelData.emoji).arg(modelData.people)
    Accessible.description: modelData.waits ? qsTr("waiting to be sent") : ""
    onClicked: (parent as ReactionChips).toggled(modelData.emoji)

    contentItem: ReactionCount { reaction: root.modelData }
    background: Rectangle {
        radius: height / 2
        color: root.modelData.own ? Theme.tint : root.hovered ? Theme.hover : Theme.surface
        border.width: 1
        border.color: root.modelData.own ? Theme.accent : Theme.line
    }
    ToolTip {
        visible: root.hovered
        text: root.modelData.people
    }
}
