import QtQuick
import Chinwag.Controls
import Chinwag.Ui

Menu {
    id: root

    required property AppController app

    objectName: "settingsMenu"

    MenuItem {
        objectName: "settingsItem"
        text: qsTr("Settings")
        glyph: "gear"
        onTriggered: root.app.showSettings("")
    }
    MenuItem {
        objectName: "accountItem"
        text: qsTr("Account")
        glyph: "person"
        onTriggered: root.app.showSettings("account")
    }
    MenuItem {
        objectName: "appearanceItem"
        text: qsTr("Appearance")
        glyph: "palette"
        onTriggered: root.app.showSettings("appearance")
    }
    MenuItem {
        objectName: "noticesItem"
        text: qsTr("Notifications")
        glyph: "bell"
        onTriggered: root.app.showSettings("notices")
    }
    MenuItem {
        objectName: "privacyItem"
        text: qsTr("Privacy")
        glyph: "shield"
        onTriggered: root.app.showSettings("privacy")
    }
    MenuRule {}
    MenuItem {
        objectName: "keysItem"
        text: qsTr("Keys")
        glyph: "keyboard"
        onTriggered: root.app.showSettings("keys")
    }
    MenuItem {
        objectName: "hostItem"
        text: qsTr("Your server")
        glyph: "server"
        enabled: root.app.host.running
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.app.host.show()
    }
    MenuItem {
        objectName: "helpItem"
        text: qsTr("Help")
        glyph: "help"
        onTriggered: root.app.showHelp()
    }
    MenuItem {
        objectName: "labItem"
        text: qsTr("Connection Lab")
        glyph: "pulse"
        onTriggered: root.app.lab.show()
    }
    MenuItem {
        objectName: "signOutItem"
        text: qsTr("Sign out")
        glyph: "leave"
        danger: true
        onTriggered: root.app.signOut()
    }
}
