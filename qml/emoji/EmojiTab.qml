import QtQuick
import QtQuick.Templates as T
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// One heading of EmojiTabs.
T.AbstractButton {
    id: root

    required property int group
    property string glyph

    readonly property EmojiController emoji: parent ? (parent as EmojiTabs).emoji : null
    readonly property bool current: emoji !== null && emoji.group === group

    objectName: "emojiTab" + group
    implicitWidth: 32.4
    implicitHeight: 36
    text: emoji ? emoji.groupNames[group] : ""
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: current
    onClicked: {
        emoji.showGroup(group);
        (parent as EmojiTabs).chosen();
    }

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            size: 18
            glyph: root.glyph
            color: root.current ? Theme.accent : !root.enabled ? Theme.faint : root.hovered ? Theme.text : Theme.soft
        }
    }
    background: Item {
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; leftMargin: 2; rightMargin: 2 }
            height: 2
            radius: 1
            color: Theme.accent
            visible: root.current
        }
        FocusRing {
            anchors.margins: 3
            shown: root.current && root.parent !== null && root.parent.activeFocus
            shapeRadius: Theme.radiusControl
        }
    }
    ToolTip {
        visible: root.hovered
        text: root.text
    }
}
