import QtQuick
import Chinwag.Ui

// What one is told of while one looks elsewhere, on this computer.
SettingsPage {
    id: root

    required property AppController app
    readonly property NoticeController notices: app.notices

    objectName: "noticesPage"
    title: qsTr("Notifications")
    explanation: qsTr("For this computer. A room can have its own: see the menu in its head.")

    SettingsGroup {
        width: parent.width
        heading: qsTr("Tell me of")

        Choice {
            id: everything
            objectName: "everythingChoice"
            width: parent.width
            text: qsTr("All messages")
            detail: qsTr("In every room, whoever writes.")
            chosen: root.notices.level === NoticeController.Everything
            onClicked: root.notices.level = NoticeController.Everything
            KeyNavigation.down: important
        }
        Choice {
            id: important
            objectName: "importantChoice"
            width: parent.width
            text: qsTr("Direct messages and mentions")
            detail: qsTr("What is written to you, and where your name is.")
            chosen: root.notices.level === NoticeController.Important
            onClicked: root.notices.level = NoticeController.Important
            KeyNavigation.down: nothing
        }
        Choice {
            id: nothing
            objectName: "nothingChoice"
            width: parent.width
            text: qsTr("Nothing")
            detail: qsTr("The list of rooms still shows what is new.")
            chosen: root.notices.level === NoticeController.Nothing
            onClicked: root.notices.level = NoticeController.Nothing
        }
    }
    SettingsGroup {
        width: parent.width
        heading: qsTr("How")

        Switch {
            objectName: "doNotDisturbSwitch"
            width: parent.width
            text: qsTr("Do not disturb")
            detail: qsTr("Nothing is shown, and others see that you do not want to be disturbed.")
            on: root.notices.doNotDisturb
            onClicked: root.notices.doNotDisturb = !root.notices.doNotDisturb
        }
        Switch {
            objectName: "hideTextSwitch"
            width: parent.width
            text: qsTr("Hide the text")
            detail: qsTr("Says who has written, not what.")
            on: root.notices.hidesText
            onClicked: root.notices.hidesText = !root.notices.hidesText
        }
        Switch {
            objectName: "soundSwitch"
            width: parent.width
            text: qsTr("Play a sound")
            on: root.notices.hasSound
            onClicked: root.notices.hasSound = !root.notices.hasSound
        }
    }
}
