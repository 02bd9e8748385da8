import QtQuick
import QtQuick.Layouts
import Chinwag.Theme
import Chinwag.Controls
import Chinwag.Ui

// What one does, and until when. Others see it beside one's name.
Dialog {
    id: root

    required property PresenceController presence
    property int end: PresenceController.Hour

    objectName: "statusDialog"
    title: qsTr("What are you doing?")
    explanation: qsTr("Everybody who is in a room with you sees it.")

    onAboutToShow: {
        presence.forgetError();
        words.text = presence.status;
        end = PresenceController.Hour;
    }
    onOpened: {
        words.field.forceActiveFocus();
        words.field.selectAll();
    }

    function take(): void {
        presence.setStatus(words.text, end);
    }

    Connections {
        target: root.presence
        enabled: root.visible
        function onStatusTaken(): void { root.close(); }
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 14

        FormField {
            id: words
            fieldName: "statusField"
            caption: qsTr("Status")
            placeholder: qsTr("In a meeting")
            limit: 100
            error: root.presence.error
            Layout.fillWidth: true
            onAccepted: root.take()
        }
        Label {
            text: qsTr("Until")
            size: Theme.sizeSecondary
            font.weight: Font.DemiBold
        }
        Flow {
            objectName: "statusEnds"
            spacing: 8
            Layout.fillWidth: true

            Repeater {
                model: [
                    { end: PresenceController.HalfHour, text: qsTr("30 minutes") },
                    { end: PresenceController.Hour, text: qsTr("1 hour") },
                    { end: PresenceController.FourHours, text: qsTr("4 hours") },
                    { end: PresenceController.Today, text: qsTr("Today") },
                    { end: PresenceController.Never, text: qsTr("No end") }
                ]
                delegate: Chip {
                    required property var modelData
                    text: modelData.text
                }
                onItemAdded: (index, item) => root.bind(item as Chip, model[index].end)
            }
        }
        DialogButtons {
            accept: qsTr("Set")
            busy: root.presence.busy
            Layout.fillWidth: true
            Layout.topMargin: 6
            onAccepted: root.take()
            onRejected: root.close()
        }
    }

    function bind(chip: Chip, when: int): void {
        chip.chosen = Qt.binding(() => root.end === when);
        chip.clicked.connect(() => root.end = when);
    }
}
