import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// What a key does, and the key.
Item {
    id: root

    required property var modelData

    implicitHeight: Math.max(Theme.px(36), words.implicitHeight + 14)
    Accessible.role: Accessible.ListItem
    Accessible.name: modelData.words + ": " + modelData.keys

    Label {
        id: words
        anchors { left: parent.left; leftMargin: 14; right: key.left; rightMargin: 12; verticalCenter: parent.verticalCenter }
        text: root.modelData.words
        size: Theme.sizeButton
        wrapMode: Text.Wrap
    }
    Rectangle {
        id: key
        anchors { right: parent.right; rightMargin: 14; verticalCenter: parent.verticalCenter }
        width: name.implicitWidth + 16
        height: name.implicitHeight + 8
        radius: 6
        color: Theme.window
        border.width: 1
        border.color: Theme.line
        // Keys are read from left to right everywhere.
        LayoutMirroring.enabled: false

        Label {
            id: name
            anchors.centerIn: parent
            text: root.modelData.keys
            size: Theme.sizeCaption
            color: Theme.soft
        }
    }
}
