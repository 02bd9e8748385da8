import QtQuick
import QtQuick.Layouts
import Chinwag.Controls
import Chinwag.Ui

// Asks before somebody is blocked; the answer that changes nothing has the focus.
Dialog {
    id: root

    property string person

    objectName: "blockDialog"
    title: qsTr("Block %1?").arg(ForeignText.isolated(person))
    explanation: qsTr("They can neither add you to rooms nor begin a direct message with you, and what they have asked of you is declined. They are not told. You can unblock them in the settings, under Privacy.")

    onOpened: buttons.focusCancel()

    ColumnLayout {
        anchors.fill: parent
        DialogButtons {
            id: buttons
            accept: qsTr("Block")
            Layout.fillWidth: true
            onAccepted: root.accept()
            onRejected: root.reject()
        }
    }
}
