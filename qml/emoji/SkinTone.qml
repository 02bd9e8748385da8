import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// One of SkinTones.
T.AbstractButton {
    id: root

    required property int skin

    readonly property EmojiController emoji: parent ? (parent as SkinTones).emoji : null
    readonly property bool current: emoji !== null && emoji.skin === skin

    objectName: "skin" + skin
    implicitWidth: 22
    implicitHeight: 24
    text: emoji ? emoji.skinNames[skin] : ""
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checked: current
    onClicked: emoji.skin = skin

    contentItem: Item {
        Rectangle {
            anchors.centerIn: parent
            width: 13
            height: 13
            radius: 6.5
            color: Theme.skinTones[root.skin]
        }
    }
    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: 20
            height: 20
            radius: 10
            color: "transparent"
            border.width: 1.5
            border.color: Theme.accent
            visible: root.current

            FocusRing { shown: root.parent !== null && root.parent.activeFocus; shapeRadius: parent.radius }
        }
    }
    ToolTip {
        visible: root.hovered
        text: root.text
    }
}
