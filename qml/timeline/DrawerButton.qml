import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Brings the rooms over a window with one column. Its dot says that something is new in them.
IconButton {
    id: root

    required property DesktopController desktop

    objectName: "drawerButton"
    glyph: "menu"
    hint: desktop.unread > 0 ? qsTr("Rooms, %n new message(s)", "", desktop.unread) : qsTr("Rooms")
    visible: Theme.narrow

    Rectangle {
        objectName: "drawerDot"
        anchors { right: parent.right; rightMargin: 3; top: parent.top; topMargin: 5 }
        width: 9
        height: 9
        radius: 4.5
        color: root.desktop.mentions ? Theme.mention : Theme.soft
        border.width: 1.5
        border.color: Theme.window
        visible: root.desktop.unread > 0
    }
}
