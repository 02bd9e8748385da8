import QtQuick
import Chinwag.Controls
import Chinwag.Ui

Menu {
    id: root

    required property AppController app
    readonly property SettingsController settings: app.settings

    objectName: "settingsMenu"

    MenuCaption { text: qsTr("Theme") }
    MenuItem {
        text: qsTr("Follow the system")
        checkable: true
        checked: root.settings.theme === SettingsController.System
        onTriggered: root.settings.theme = SettingsController.System
    }
    MenuItem {
        text: qsTr("Light")
        checkable: true
        checked: root.settings.theme === SettingsController.Light
        onTriggered: root.settings.theme = SettingsController.Light
    }
    MenuItem {
        text: qsTr("Dark")
        checkable: true
        checked: root.settings.theme === SettingsController.Dark
        onTriggered: root.settings.theme = SettingsController.Dark
    }
    MenuRule {}
    MenuItem {
        objectName: "sendTypingItem"
        text: qsTr("Tell others that I am typing")
        checkable: true
        checked: root.settings.sendTyping
        onTriggered: root.settings.sendTyping = !root.settings.sendTyping
    }
    MenuItem {
        objectName: "showTypingItem"
        text: qsTr("Show who is typing")
        checkable: true
        checked: root.settings.showTyping
        onTriggered: root.settings.showTyping = !root.settings.showTyping
    }
    MenuItem {
        objectName: "reduceMotionItem"
        text: qsTr("Reduce motion")
        checkable: true
        checked: root.settings.reduceMotion
        onTriggered: root.settings.reduceMotion = !root.settings.reduceMotion
    }
    MenuRule {}
    MenuItem {
        objectName: "keepsRunningItem"
        text: qsTr("Keep running when the window is closed")
        checkable: true
        checked: root.app.desktop.keepsRunning
        enabled: root.app.desktop.hasTray
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.app.desktop.keepsRunning = !root.app.desktop.keepsRunning
    }
    MenuItem {
        objectName: "autostartItem"
        text: qsTr("Start when I sign in to the computer")
        checkable: true
        checked: root.app.desktop.autostarts
        enabled: root.app.desktop.hasAutostart
        visible: enabled
        height: enabled ? implicitHeight : 0
        onTriggered: root.app.desktop.autostarts = !root.app.desktop.autostarts
    }
    MenuRule {}
    MenuItem {
        objectName: "accountItem"
        text: qsTr("Account")
        glyph: "person"
        onTriggered: root.app.showAccount()
    }
    MenuItem {
        objectName: "noticesItem"
        text: qsTr("Notifications")
        glyph: "bell"
        onTriggered: root.app.showNotices()
    }
    MenuItem {
        objectName: "privacyItem"
        text: qsTr("Privacy")
        glyph: "lock"
        onTriggered: root.app.showPrivacy()
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
