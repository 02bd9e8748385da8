import QtQuick
import Chinwag.Theme
import Chinwag.Rooms
import Chinwag.Timeline
import Chinwag.Ui

FocusScope {
    id: root

    required property AppController app

    Sidebar {
        id: side
        width: Math.min(Theme.sideWidth, Math.max(180, root.width * 0.4))
        height: parent.height
        app: root.app
    }
    RoomPage {
        id: page
        anchors { left: side.right; right: parent.right; top: parent.top; bottom: parent.bottom }
        app: root.app
    }

    Component.onCompleted: page.focusComposer()

    Connections {
        target: root.app.rooms
        function onCurrentRoomChanged(): void { page.focusComposer(); }
    }

    Shortcut { sequence: "Alt+Up"; onActivated: root.app.rooms.step(-1) }
    Shortcut { sequence: "Alt+Down"; onActivated: root.app.rooms.step(1) }
    Shortcut { sequence: "Alt+Shift+Up"; onActivated: root.app.rooms.step(-1, true) }
    Shortcut { sequence: "Alt+Shift+Down"; onActivated: root.app.rooms.step(1, true) }
    Shortcut { sequence: "Ctrl+."; onActivated: page.toggleMembers() }
    Shortcut { sequence: "Ctrl+Shift+K"; onActivated: side.newDirectMessage() }
}
