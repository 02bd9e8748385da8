import QtQuick
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// Who I am and where, with what concerns the whole application.
Item {
    id: root

    required property AppController app

    signal createRequested()
    signal browseRequested()
    signal directRequested()

    implicitHeight: 56

    Avatar {
        id: face
        anchors { left: parent.left; leftMargin: 8; top: parent.top; topMargin: 4 }
        initials: root.app.ownInitials
        tone: root.app.ownTone
        showPresence: true
        presence: root.app.ownPresence
        backdrop: Theme.side
    }
    Label {
        anchors { left: face.right; leftMargin: 10; right: buttons.left; rightMargin: 4; top: face.top; topMargin: 0 }
        height: 20
        text: root.app.ownName
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Label {
        anchors { left: face.right; leftMargin: 10; right: buttons.left; rightMargin: 4; top: face.top; topMargin: 20 }
        height: 16
        text: root.app.serverName
        size: Theme.sizeCaption
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Row {
        id: buttons
        anchors { right: parent.right; rightMargin: 4; verticalCenter: face.verticalCenter }

        IconButton {
            id: addButton
            objectName: "addButton"
            glyph: "plus"
            glyphSize: 18
            hint: qsTr("New message or room")
            onClicked: addMenu.popup(addButton, 0, addButton.height + 4)
        }
        IconButton {
            id: gearButton
            objectName: "gearButton"
            glyph: "gear"
            glyphSize: 18
            hint: qsTr("Settings")
            onClicked: (settingsMenu.made() as SettingsMenu).popup(gearButton, 0, gearButton.height + 4)
        }
    }

    Menu {
        id: addMenu
        objectName: "addMenu"
        MenuItem { text: qsTr("New direct message"); glyph: "message"; onTriggered: root.directRequested() }
        MenuItem { objectName: "createRoomItem"; text: qsTr("Create a room"); glyph: "hash"; onTriggered: root.createRequested() }
        MenuItem { objectName: "browseItem"; text: qsTr("Browse public rooms"); glyph: "compass"; onTriggered: root.browseRequested() }
    }
    PopupPlace {
        id: settingsMenu
        file: Qt.resolvedUrl("SettingsMenu.qml")
        given: ({ app: root.app })
    }
}
