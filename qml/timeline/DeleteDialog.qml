import QtQuick
import Chinwag.Controls
import Chinwag.Ui

// Asks before a message goes for everybody.
QuestionDialog {
    required property TimelineController timeline
    property string entryId

    objectName: "deleteDialog"
    title: qsTr("Delete this message for everyone?")
    explanation: qsTr("Its text leaves the server and everybody's copies. That it was there stays to be seen.")
    yes: qsTr("Delete")

    onAccepted: timeline.deleteMessage(entryId)
}
