import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

// Asks before a message goes for everybody; the answer that changes nothing has the focus.
Dialog {
    id: root

    required property TimelineController timeline
    property string entryId

    objectName: "deleteDialog"
    title: qsTr("Delete this message for everyone?")
    explanation: qsTr("Its text leaves the server and everybody's copies. That it was there stays to be seen.")

    onOpened: buttons.focusCancel()
    onAccepted: timeline.deleteMessage(entryId)

    ColumnLayout {
        anchors.fill: parent
        DialogButtons {
            id: buttons
            accept: qsTr("Delete")
            Layout.fillWidth: true
            onAccepted: root.accept()
            onRejected: root.reject()
        }
    }
}
