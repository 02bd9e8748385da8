import QtQuick
import Chinwag.Controls
import Chinwag.Ui

SettingsPage {
    id: root

    required property AppController app
    readonly property StorageController storage: app.storage

    objectName: "storagePage"
    title: qsTr("Storage")
    explanation: qsTr("Copies on this computer of what the server has. Drafts and what is not sent yet are never cleared.")

    Component.onCompleted: storage.refresh()

    SettingsGroup {
        width: parent.width
        heading: qsTr("On this computer")

        SettingsRow {
            width: parent.width
            text: qsTr("Messages, rooms and people")
            detail: root.storage.messages

            Button {
                objectName: "clearMessagesButton"
                kind: Button.Outline
                text: qsTr("Clear…")
                Accessible.name: qsTr("Clear messages, rooms and people")
                onClicked: messages.open()
            }
        }
        SettingsRule {}
        SettingsRow {
            width: parent.width
            text: qsTr("Pictures and files of others")
            detail: root.storage.files

            Button {
                objectName: "clearFilesButton"
                kind: Button.Outline
                text: qsTr("Clear…")
                enabled: root.storage.hasFiles
                Accessible.name: qsTr("Clear pictures and files of others")
                onClicked: files.open()
            }
        }
    }
    QuestionDialog {
        id: messages
        objectName: "clearMessagesDialog"
        title: qsTr("Clear the copies of messages?")
        explanation: qsTr("They are fetched from the server again when you look at them. Drafts and what is not sent yet stay.")
        yes: qsTr("Clear")
        onAccepted: root.storage.clearMessages()
    }
    QuestionDialog {
        id: files
        objectName: "clearFilesDialog"
        title: qsTr("Clear the copies of files?")
        explanation: qsTr("They are fetched from the server again when you look at them. What you saved elsewhere stays there.")
        yes: qsTr("Clear")
        onAccepted: root.storage.clearFiles()
    }
}
