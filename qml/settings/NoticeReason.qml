import QtQuick
import Chinwag.Theme
import Chinwag.Controls

// Why one was told of a message, or not.
Item {
    id: root

    required property string sender
    required property string time
    required property string reason
    required property bool told

    implicitHeight: words.implicitHeight + 16
    Accessible.role: Accessible.ListItem
    Accessible.name: sender + ", " + time + ", " + reason

    Icon {
        id: sign
        anchors { left: parent.left; leftMargin: 14; verticalCenter: parent.verticalCenter }
        size: 18
        glyph: root.told ? "bell" : "bell-off"
        color: root.told ? Theme.accent : Theme.soft
    }
    Column {
        id: words
        anchors { left: sign.right; leftMargin: 14; right: at.left; rightMargin: 12; verticalCenter: parent.verticalCenter }

        Label {
            width: parent.width
            text: root.sender
            size: Theme.sizeSecondary
            elide: Text.ElideRight
            maximumLineCount: 1
        }
        Label {
            width: parent.width
            text: root.reason
            size: Theme.sizeSecondary
            color: Theme.soft
            wrapMode: Text.Wrap
        }
    }
    Label {
        id: at
        anchors { right: parent.right; rightMargin: 14; top: words.top }
        text: root.time
        size: Theme.sizeLabel
        color: Theme.soft
    }
}
