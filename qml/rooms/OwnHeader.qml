import QtQuick
import QtQuick.Templates as T
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

    implicitHeight: Theme.px(56)

    T.AbstractButton {
        id: ownButton
        objectName: "ownButton"
        anchors { left: face.left; leftMargin: -4; right: buttons.left; top: face.top; topMargin: -4; bottom: face.bottom; bottomMargin: -4 }
        focusPolicy: Qt.TabFocus
        Keys.onReturnPressed: clicked()
        Keys.onEnterPressed: clicked()
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("%1, %2. Change what others see").arg(ForeignText.isolated(root.app.ownName)).arg(root.app.presence.nameOf(root.app.ownPresence))
        onClicked: presenceMenu.popup(ownButton, 4, ownButton.height)
        background: Rectangle {
            radius: Theme.radiusControl
            color: ownButton.hovered || ownButton.down ? Theme.hover : "transparent"
            FocusRing { shown: ownButton.visualFocus; shapeRadius: parent.radius }
        }
        HoverHandler { cursorShape: Qt.PointingHandCursor }
    }
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
        height: Theme.px(20)
        text: root.app.ownName
        font.weight: Font.DemiBold
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Label {
        anchors { left: face.right; leftMargin: 10; right: buttons.left; rightMargin: 4; top: face.top; topMargin: Theme.px(20) }
        height: Theme.px(16)
        objectName: "ownLine"
        text: root.app.ownStatus.length > 0 ? root.app.ownStatus : root.app.serverName
        size: Theme.sizeCaption
        color: Theme.soft
        elide: Text.ElideRight
        maximumLineCount: 1
    }
    Row {
        id: buttons
        anchors { right: parent.right; rightMargin: 4; verticalCenter: face.verticalCenter }

        IconButton {
            objectName: "newOnlyButton"
            glyph: "filter"
            glyphSize: 18
            checked: root.app.rooms.newOnly
            hint: checked ? qsTr("Show all rooms") : qsTr("Show only what is new")
            onClicked: root.app.rooms.newOnly = !root.app.rooms.newOnly
        }
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
        id: presenceMenu
        objectName: "presenceMenu"
        MenuItem {
            objectName: "onlineItem"
            text: root.app.presence.nameOf(PresenceController.Online)
            checkable: true
            checked: root.app.presence.choice === PresenceController.Online
            onTriggered: root.app.presence.choice = PresenceController.Online
        }
        MenuItem {
            objectName: "awayItem"
            text: root.app.presence.nameOf(PresenceController.Away)
            checkable: true
            checked: root.app.presence.choice === PresenceController.Away
            onTriggered: root.app.presence.choice = PresenceController.Away
        }
        MenuItem {
            objectName: "doNotDisturbItem"
            text: root.app.presence.nameOf(PresenceController.DoNotDisturb)
            checkable: true
            checked: root.app.presence.choice === PresenceController.DoNotDisturb
            onTriggered: root.app.presence.choice = PresenceController.DoNotDisturb
        }
        MenuRule {}
        MenuItem {
            objectName: "setStatusItem"
            text: root.app.presence.status.length > 0 ? qsTr("Change what you do…") : qsTr("Say what you do…")
            glyph: "edit"
            onTriggered: statusDialog.open()
        }
        MenuItem {
            objectName: "clearStatusItem"
            text: qsTr("Take your status back")
            glyph: "close"
            enabled: root.app.presence.status.length > 0
            visible: enabled
            height: enabled ? implicitHeight : 0
            onTriggered: root.app.presence.setStatus("", PresenceController.Never)
        }
    }
    PopupPlace { id: statusDialog; file: Qt.resolvedUrl("StatusDialog.qml"); given: ({ presence: root.app.presence }) }
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
