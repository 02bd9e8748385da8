import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// The left column: own header, rooms, and the dialogs that bring new ones.
Rectangle {
    id: root

    required property AppController app
    readonly property Item list: roomList

    implicitWidth: Theme.sideWidth
    color: Theme.side

    function newDirectMessage(): void {
        directDialog.open();
    }

    function focusRooms(): void {
        roomList.forceActiveFocus(Qt.OtherFocusReason);
    }

    function switchRoom(): void {
        switcher.open();
    }

    OwnHeader {
        id: header
        anchors { left: parent.left; right: parent.right; top: parent.top; margins: 8; topMargin: 12 }
        app: root.app
        onCreateRequested: createDialog.open()
        onBrowseRequested: browseDialog.open()
        onDirectRequested: directDialog.open()
    }
    RoomList {
        id: roomList
        anchors { left: parent.left; right: parent.right; top: header.bottom; bottom: parent.bottom; leftMargin: 8; rightMargin: 9; bottomMargin: 8 }
        rooms: root.app.rooms
    }
    Rectangle {
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: 1
        color: Theme.line
    }

    PopupPlace { id: createDialog; file: Qt.resolvedUrl("CreateRoomDialog.qml"); given: ({ rooms: root.app.rooms }) }
    PopupPlace { id: browseDialog; file: Qt.resolvedUrl("BrowseDialog.qml"); given: ({ rooms: root.app.rooms }) }
    Switcher { id: switcher; rooms: root.app.rooms }
    PopupPlace { id: directDialog; file: Qt.resolvedUrl("DirectDialog.qml"); given: ({ rooms: root.app.rooms }) }
}
