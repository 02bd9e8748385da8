import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What a room is called and about, and its rules; for those who moderate it.
Dialog {
    id: root

    required property RoomDetailsController details

    signal deletionWanted()

    objectName: "roomSettingsDialog"
    title: qsTr("Room settings")
    width: Math.min(520, parent.width - 40)

    onAboutToShow: {
        details.clearError();
        name.text = details.name;
        topic.text = details.topic;
        pause.currentIndex = details.slowModeChoice;
        writers.currentIndex = details.onlyModeratorsWrite ? 1 : 0;
    }
    onOpened: name.field.forceActiveFocus()

    function submit(): void {
        details.change(name.text, topic.text, pause.currentIndex, writers.currentIndex === 1);
    }

    Connections {
        target: root.details
        enabled: root.visible
        function onSucceeded(): void { root.close(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14
        FormField {
            id: name
            fieldName: "settingsRoomName"
            caption: qsTr("Name")
            limit: 64
            Layout.fillWidth: true
            onEdited: root.details.clearError()
            onAccepted: root.submit()
        }
        FormField {
            id: topic
            fieldName: "settingsRoomTopic"
            caption: qsTr("What it is about")
            limit: 256
            Layout.fillWidth: true
            onAccepted: root.submit()
        }
        Label {
            text: qsTr("Slow mode: between two messages of one member")
            size: Theme.sizeSecondary
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Layout.bottomMargin: -8
        }
        Segmented {
            id: pause
            objectName: "slowModeSegments"
            name: qsTr("Slow mode")
            options: root.details.slowModeChoices
            Layout.fillWidth: true
            onChosen: index => pause.currentIndex = index
        }
        Label {
            text: qsTr("Who may write")
            size: Theme.sizeSecondary
            font.weight: Font.DemiBold
            Layout.fillWidth: true
            Layout.bottomMargin: -8
        }
        Segmented {
            id: writers
            objectName: "writersSegments"
            name: qsTr("Who may write")
            options: [qsTr("Everybody"), qsTr("Only moderators")]
            Layout.fillWidth: true
            onChosen: index => writers.currentIndex = index
        }
        Label {
            objectName: "roomSettingsError"
            text: root.details.error
            size: Theme.sizeCaption
            color: Theme.danger
            wrapMode: Text.Wrap
            visible: text.length > 0
            Layout.fillWidth: true
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Button {
            objectName: "deleteRoomButton"
            text: qsTr("Delete the room…")
            kind: Button.Danger
            visible: root.details.owner
            onClicked: root.deletionWanted()
        }
        DialogButtons {
            accept: qsTr("Save")
            busy: root.details.busy
            Layout.fillWidth: true
            onAccepted: root.submit()
            onRejected: root.close()
        }
    }
}
